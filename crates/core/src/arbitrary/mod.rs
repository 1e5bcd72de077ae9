//! Arbitrary matrices and commands, for property tests.

mod commands;
mod texts;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::matrix::*;

pub use commands::{LooseCommand, edited, fit_command, loose_command};
pub use texts::any_text;

/// Ids that go on from this one.
pub fn counted(mut last: u64) -> impl NewIds {
    move || {
        last += 1;
        last
    }
}

/// The plans Gold and Silver, with ids from this one on.
pub fn gold_and_silver(first: u64) -> Vec<Plan> {
    let names = ["Gold", "Silver"].into_iter().zip(first..);
    names.map(|(name, bits)| Plan::new(PlanId::from_bits(bits), name)).collect()
}

/// Any cell of the four RACI letters.
pub fn any_cell() -> impl Strategy<Value = Cell> {
    let basis = prop_oneof![
        4 => Just(Basis::Source),
        1 => Just(Basis::Original),
        1 => Just(Basis::Inferred),
    ];
    let holding = prop_oneof![
        8 => "R?A?C?I?".prop_map(|codes| {
            Holding::Letters(Letters::raci().read(&codes).unwrap_or_default())
        }),
        1 => Just(Holding::NotApplicable),
    ];
    (holding, basis).prop_map(|(holding, basis)| Cell { holding, basis })
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Z][a-z ]{0,6}", "\\PC{0,3}", Just(String::new())]
}

/// Row kinds and contents before they are fitted together: a level makes a section.
type LooseRow = (Option<u8>, String, Text, Text, Vec<Cell>, Option<(usize, String)>, String);

fn loose_row() -> impl Strategy<Value = LooseRow> {
    (
        proptest::option::weighted(0.4, 1..=MAX_LEVEL),
        any_name(),
        any_text(),
        any_text(),
        vec(any_cell(), 4),
        proptest::option::weighted(0.2, (0..4_usize, "[0-9*]{1,2}")),
        prop_oneof![4 => Just(String::new()), 1 => Just("*".to_owned()), 2 => "(Gold|silver|Gold or Silver|Brass)"],
    )
}

fn fit_row(bits: u64, above: &mut u8, loose: LooseRow, parties: &[Party], plans: &[Plan]) -> Row {
    let (level, name, text, other, cells, mark, printed) = loose;
    let id = RowId::from_bits(bits);
    if let Some(level) = level {
        *above = level.min(*above + 1);
        let mut section = Section::new(id, *above, name.clone());
        section.written = if name.len() > 3 { format!("{bits}.") } else { String::new() };
        section.before = text;
        section.after = other;
        return Row::Section(Box::new(section));
    }
    let mut activity = Activity::new(id, text, parties.len());
    activity.cells = cells.into_iter().take(parties.len()).collect();
    activity.plan = PlanUse::read(&printed, plans);
    activity.comment = other.clone();
    if name.is_empty() {
        activity.evidence = other;
    }
    if let Some((at, mark)) = mark
        && let Some(party) = parties.get(at)
        && let Some(mark) = Mark::new(&mark)
    {
        activity.marks.push(CellMark { party: party.id, mark });
    }
    Row::Activity(Box::new(activity))
}

fn fit_rows(first: u64, rows: Vec<LooseRow>, parties: &[Party], plans: &[Plan]) -> Vec<Row> {
    let mut above = 0;
    let rows = rows.into_iter().zip(first..);
    rows.map(|(row, bits)| fit_row(bits, &mut above, row, parties, plans)).collect()
}

fn any_parties() -> impl Strategy<Value = Vec<Party>> {
    let side = prop_oneof![Just(Side::Customer), Just(Side::Provider), Just(Side::Other)];
    vec((any_name(), side), 0..=4).prop_map(|parties| {
        let parties = parties.into_iter().zip(100..);
        parties
            .map(|((name, side), bits)| Party { id: PartyId::from_bits(bits), name, side })
            .collect()
    })
}

/// Any matrix with a handful of rows.
pub fn any_matrix() -> impl Strategy<Value = Matrix> {
    let about = (any_name(), any_text(), any_text(), any_name(), any::<bool>());
    (about, any_parties(), vec(loose_row(), 0..12), vec(("[0-9*]{1,2}", any_text()), 0..3))
        .prop_map(|((title, introduction, note, name, full), parties, rows, footnotes)| {
            let mut data = MatrixData::empty(MatrixId::from_bits(7), title);
            data.plans = gold_and_silver(50);
            for plan in &mut data.plans {
                plan.description = note.clone();
            }
            data.rows = fit_rows(1_000, rows, &parties, &data.plans);
            data.parties = parties;
            data.introduction = introduction;
            data.footnotes = footnotes
                .into_iter()
                .zip(70..)
                .filter_map(|((mark, text), bits)| {
                    Some(Footnote {
                        id: FootnoteId::from_bits(bits),
                        mark: Mark::new(&mark)?,
                        text,
                    })
                })
                .collect();
            if full {
                fill_about(&mut data, &name, note);
            }
            Matrix::new(data).unwrap()
        })
}

/// Fills all that a matrix says of itself, so that no format can forget a field unseen.
fn fill_about(data: &mut MatrixData, name: &str, note: Text) {
    data.edition = 3;
    data.numbering = Numbering::Automatic;
    data.language = "en".to_owned();
    data.letters_introduction = note.clone();
    data.source = Source {
        title: name.to_owned(),
        provider: name.to_owned(),
        service: name.to_owned(),
        link: Link::new("https://example.org/raci"),
        date: Date::new(2024, 2, 29),
        note,
    };
    data.review_by = Date::new(2027, 1, 1);
    data.base = Some(Base { matrix: MatrixId::from_bits(9), edition: 2, title: name.to_owned() });
    data.rules = vec![
        RuleSetting { rule: "no-accountable".to_owned(), severity: None, limit: None },
        RuleSetting {
            rule: "many-informed".to_owned(),
            severity: Some(Severity::Hint),
            limit: Some(2),
        },
    ];
    let party = data.parties.first().map(|party| party.id);
    data.acceptances = vec![acceptance(data.rows.first().map(Row::id), party, name)];
}

fn acceptance(row: Option<RowId>, party: Option<PartyId>, name: &str) -> Acceptance {
    Acceptance {
        rule: "no-accountable".to_owned(),
        row,
        party,
        letters: party.map(|party| format!("{party}=R")).unwrap_or_default(),
        reason: name.to_owned(),
        name: name.to_owned(),
        date: Date::new(2026, 1, 31),
    }
}
