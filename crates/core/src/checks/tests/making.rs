//! Makes matrices from a few lines, and writes them so.

use crate::arbitrary::gold_and_silver;
use crate::matrix::text::notation;
use crate::matrix::{
    Activity, Basis, Cell, Footnote, FootnoteId, Holding, Mark, Matrix, MatrixData, MatrixId,
    Party, PartyId, PlanUse, Row, RowId, Section, Side, Text,
};

const PARTIES: [&str; 8] =
    ["Customer", "Provider", "Users", "Network", "Security", "Support", "Integrator", "Regulator"];

/// A matrix of Customer and Provider, and of more where a row has more cells. `# 1. Title` is a
/// section; `Text [Plan]: RA|I ; comment` is an activity with the letters of each, `?` behind
/// letters marks them as inferred; `^1` is a footnote. The plans are Gold and Silver.
pub(in crate::checks) fn matrix(rows: &[impl AsRef<str>]) -> Matrix {
    let cells = |row: &str| row.split_once(": ").map_or(0, |(_, cells)| cells.split('|').count());
    let parties = rows.iter().map(|row| cells(row.as_ref())).max().unwrap_or(0).max(2);
    matrix_of(&PARTIES[..parties], rows)
}

/// The same, of these parties.
pub(in crate::checks) fn matrix_of(parties: &[&str], rows: &[impl AsRef<str>]) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Test");
    data.parties = parties
        .iter()
        .zip(1..)
        .map(|(name, bits)| Party {
            id: PartyId::from_bits(bits),
            name: (*name).to_owned(),
            side: if *name == "Provider" { Side::Provider } else { Side::Customer },
        })
        .collect();
    data.plans = gold_and_silver(1);
    for (row, bits) in rows.iter().map(AsRef::as_ref).zip(1..) {
        match row.strip_prefix('^') {
            Some(mark) => data.footnotes.push(Footnote {
                id: FootnoteId::from_bits(bits),
                mark: Mark::new(mark).unwrap(),
                text: Text::plain("So it is."),
            }),
            None => data.rows.push(self::row(row, RowId::from_bits(bits), &data)),
        }
    }
    Matrix::new(data).unwrap()
}

fn row(row: &str, id: RowId, data: &MatrixData) -> Row {
    let (row, note) = row.split_once(" ; ").unwrap_or((row, ""));
    if row.starts_with('#') {
        let heading = row.trim_start_matches('#');
        let (number, title) = Section::split_heading(heading);
        let mut section = Section::new(id, (row.len() - heading.len()) as u8, title);
        section.written = number;
        // "1 A" has a number, too.
        if let Some((number, title)) = section.title.split_once(' ')
            && number.parse::<u32>().is_ok()
        {
            (section.written, section.title) = (number.to_owned(), title.to_owned());
        }
        section.before = notation::read(note);
        return Row::Section(Box::new(section));
    }
    let (text, cells) = row.rsplit_once(": ").unwrap();
    let (text, plan) = match text.strip_suffix(']').and_then(|text| text.rsplit_once(" [")) {
        Some((text, plan)) => (text, plan),
        None => (text, ""),
    };
    let mut activity = Activity::new(id, notation::read(text), data.parties.len());
    activity.plan = PlanUse::read(plan, &data.plans);
    activity.comment = notation::read(note);
    for (slot, written) in activity.cells.iter_mut().zip(cells.split('|')) {
        let codes = written.trim_end_matches('?');
        let holding = match codes {
            "n/a" => Holding::NotApplicable,
            codes => Holding::Letters(data.letters.read(codes).unwrap()),
        };
        let basis = if codes == written { Basis::Source } else { Basis::Inferred };
        *slot = Cell { holding, basis };
    }
    Row::Activity(Box::new(activity))
}

/// The rows of a matrix, written as [`matrix`] reads them.
pub(super) fn written(matrix: &Matrix) -> Vec<String> {
    let write = |row: &Row| match row {
        Row::Section(section) => {
            format!("{} {}", "#".repeat(section.level.into()), section.heading())
        }
        Row::Activity(activity) => {
            let text = notation::write(&activity.text);
            let plan = match activity.plan.printed.as_str() {
                "" => String::new(),
                plan => format!(" [{plan}]"),
            };
            let cells = activity.cells.iter().map(|cell| matrix.letters.write(cell.letters()));
            format!("{text}{plan}: {}", cells.collect::<Vec<_>>().join("|"))
        }
    };
    matrix.rows.iter().map(write).collect()
}

pub(super) fn one(cells: &str) -> Matrix {
    matrix(&[&format!("Do it: {cells}")])
}
