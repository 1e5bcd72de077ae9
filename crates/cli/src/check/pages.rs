//! Pages that show a matrix: whether they still say the same.

use remit_core::checks::Place;
use remit_core::matrix::{Basis, Matrix, Numbering, Row, RowId, Text};
use remit_import::Corrections;

use super::found::Found;
use crate::config::{Config, Page};
use crate::diff::{Change, What, align, changes};
use crate::document::Document;
use crate::failure::Failure;
use crate::name::Name;
use crate::rules::PAGE_DIFFERS;
use crate::spot::Finder;
use crate::text::one_line;

/// What a page says differently, each where the page says it; what it leaves out, where the
/// matrix has it.
pub(super) fn check(page: &Page, config: &Config) -> Result<Vec<Found>, Failure> {
    let Some(severity) = config.page_differs else { return Ok(Vec::new()) };
    let none = Corrections::default();
    let (matrix, source) =
        (Document::open(&page.matrix, &none)?, Document::open(&page.source, &none)?);
    let shown = shown(matrix.matrix());
    let said = align(&shown, &self::shown(source.matrix()));
    let changes = changes(&shown, &said);
    if changes.rows.is_empty() && changes.parties.is_empty() {
        return Ok(Vec::new());
    }
    let finders = (Finder::of(&matrix), Finder::of(&source));
    let found = |change: &Change| {
        let is_missing = change.what == What::Removed;
        let (document, finder, held) =
            if is_missing { (&matrix, &finders.0, &shown) } else { (&source, &finders.1, &said) };
        // The page as it was read has other ids; rows stand in the same order.
        let at = held.position(change.row);
        let row = at.and_then(|at| document.matrix().rows.get(at)).map(Row::id);
        let place = row.map_or(Place::Matrix, |row| place(document.matrix(), row, change));
        Found {
            file: document.name.clone(),
            rule: PAGE_DIFFERS,
            severity,
            section: change.section.clone(),
            place: change.name.clone(),
            message: message(change, &matrix.name),
            help: vec![format!("Change {} or {}", source.name, matrix.name)],
            spot: finder.find(document, &place),
            accepted: None,
            is_known: false,
        }
    };
    let mut all: Vec<Found> = changes.rows.iter().map(found).collect();
    all.extend(changes.parties.iter().map(|words| Found {
        file: source.name.clone(),
        rule: PAGE_DIFFERS,
        severity,
        section: String::new(),
        place: "Matrix".to_owned(),
        message: format!("The page differs from {}: {words}.", matrix.name),
        help: vec![format!("Change {} or {}", source.name, matrix.name)],
        spot: finders.1.find(&source, &Place::Matrix),
        accepted: None,
        is_known: false,
    }));
    Ok(all)
}

/// The cells that differ, or the row.
fn place(matrix: &Matrix, row: RowId, change: &Change) -> Place {
    let differs = |name: &str| {
        change.details.iter().any(|detail| detail.is_cell && detail.field == one_line(name))
    };
    let parties = matrix.parties.iter().filter(|party| differs(&party.name));
    let parties: Vec<_> = parties.map(|party| party.id).collect();
    if parties.is_empty() || change.what != What::Changed {
        return Place::Row(row);
    }
    Place::Cells(row, parties)
}

fn message(change: &Change, matrix: &Name) -> String {
    let or_nothing = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    match change.what {
        What::Added => format!("The page has this row, and {matrix} doesn't."),
        What::Removed => "The page doesn't have this row.".to_owned(),
        What::Changed => {
            let words = change.details.iter().map(|detail| {
                let (here, there) = (or_nothing(&detail.after), or_nothing(&detail.before));
                match (here.as_str(), there.as_str()) {
                    ("–", "–") => detail.field.clone(),
                    _ => format!("{}: {here} here, {there} in {matrix}", detail.field),
                }
            });
            format!("The page and the matrix differ. {}.", words.collect::<Vec<_>>().join("; "))
        }
    }
}

/// A matrix as far as a page can show it: without what says how sure it is, how it is checked
/// and where it comes from.
fn shown(matrix: &Matrix) -> Matrix {
    let mut data = matrix.clone().into_data();
    let plain = |text: &Text| Text::plain(text.to_plain().trim());
    data.numbering = Numbering::Kept;
    data.rules.clear();
    data.acceptances.clear();
    for row in &mut data.rows {
        match row {
            Row::Section(section) => {
                // A page may begin its headings at any level.
                let number = section.number().to_owned();
                section.written = number;
                section.level = 1;
                section.before = Text::default();
                section.after = Text::default();
            }
            Row::Activity(activity) => {
                activity.evidence = Text::default();
                // Where lines are broken and what is bold is a matter of the format.
                activity.text = plain(&activity.text);
                activity.comment = plain(&activity.comment);
                activity.cells.iter_mut().for_each(|cell| cell.basis = Basis::Source);
            }
        }
    }
    Matrix::new(data).unwrap_or_else(|_| matrix.clone())
}
