//! Made-up matrices of any size, the same each time.

use remit_core::matrix::text::notation;
use remit_core::matrix::{
    Activity, Basis, Cell, Letters, Matrix, MatrixData, MatrixId, Party, PartyId, Row, RowId,
    Section, Text,
};

const ACTIVITIES_PER_SECTION: usize = 20;

const PARTIES: [&str; 8] =
    ["Customer", "Users", "Integrator", "Provider", "Network", "Security", "Support", "Regulator"];

const VERBS: [&str; 8] =
    ["Monitor", "Back up", "Configure", "Restore", "Document", "Patch", "Audit", "Decommission"];
const THINGS: [&str; 8] = [
    "the virtual machines",
    "the mailboxes",
    "the encryption keys",
    "the network equipment",
    "the databases",
    "the access rights",
    "the storage volumes",
    "the service agreement",
];
const PLACES: [&str; 4] =
    ["of the production site", "of the fallback site", "of all tenants", "for the next release"];

/// Cells of activities with which nothing is wrong.
const GOOD: [&str; 6] =
    ["RA|I||||||", "RA||||||C|I", "R|A|C|I||||", "RA|C|C|I|I|||", "A|R|R|I||C||", "R|A|I|I|I|C||"];
/// Cells of activities in which the checks find something.
const BAD: [&str; 5] = ["R|I||||||", "RA|A|C|||||", "A|C|I|||||", "|||||||", "RAI|R||C||||"];

/// Chance that always falls the same way.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % limit
    }

    fn one_of(&mut self, all: &[&'static str]) -> &'static str {
        all[self.below(all.len())]
    }

    /// An id, unlike any before it: a generator of full period repeats no state.
    fn id(&mut self) -> u64 {
        self.below(1);
        self.0
    }
}

/// A matrix of so many activities and eight parties, a section before every twentieth.
pub fn matrix(activities: usize) -> Matrix {
    let chance = &mut Chance(2026);
    let mut data = MatrixData::empty(MatrixId::from_bits(chance.id()), "Generated");
    data.parties =
        PARTIES.iter().map(|name| Party::new(PartyId::from_bits(chance.id()), *name)).collect();
    for number in 0..activities {
        if number % ACTIVITIES_PER_SECTION == 0 {
            data.rows.push(section(chance, number / ACTIVITIES_PER_SECTION));
        }
        let activity = activity(chance, number, &data.letters);
        data.rows.push(Row::Activity(Box::new(activity)));
    }
    Matrix::new(data).unwrap()
}

fn section(chance: &mut Chance, number: usize) -> Row {
    let level = if number.is_multiple_of(5) { 1 } else { 2 };
    let title = format!("{} {}", chance.one_of(&VERBS), chance.one_of(&THINGS));
    let mut section = Section::new(RowId::from_bits(chance.id()), level, title);
    section.written = format!("{}.", number + 1);
    Row::Section(Box::new(section))
}

fn activity(chance: &mut Chance, number: usize, letters: &Letters) -> Activity {
    let (verb, thing) = (chance.one_of(&VERBS), chance.one_of(&THINGS));
    // The number makes the text unlike all others.
    let text = format!("{verb} {thing} {}, part {number}", chance.one_of(&PLACES));
    let id = RowId::from_bits(chance.id());
    let mut activity = Activity::new(id, Text::plain(&text), PARTIES.len());
    if chance.below(10) == 0 {
        activity.comment =
            notation::read("Within **one** working day, and\n\n- by day\n- by night");
    }
    let codes = if chance.below(12) == 0 { chance.one_of(&BAD) } else { chance.one_of(&GOOD) };
    for (cell, codes) in activity.cells.iter_mut().zip(codes.split('|')) {
        *cell = Cell::of(letters.read(codes).unwrap());
    }
    activity.cells.rotate_right(chance.below(PARTIES.len()));
    if chance.below(50) == 0 {
        activity.cells[0].basis = Basis::Inferred;
    }
    activity
}
