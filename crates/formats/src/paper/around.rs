//! What stands before and after the tables.

use super::sheets::{Name, Sheets};
use super::table::{class, is_empty};
use super::{Choice, Pen, text};
use crate::versions::{RECORD, Told};
use remit_core::matrix::{Basis, Cell, Letter, Matrix, Source};

/// What is said of cells that nobody has confirmed.
const INFERRED: &str = "Roles in a dashed frame are inferred and not yet confirmed.";

/// The title, where the matrix comes from, and what its source says before the table.
pub(super) fn before(pen: &mut dyn Pen, matrix: &Matrix, choice: &Choice) {
    let title = if matrix.title.trim().is_empty() { "RACI matrix" } else { &matrix.title };
    pen.words("h1", &[], title);
    if !choice.origin.is_empty() {
        pen.words("p", &[("class", "quiet")], &choice.origin);
    }
    text::blocks(pen, &matrix.introduction);
    let full = Sheets::of(matrix, choice.comments).names.into_iter();
    let full = (1..).zip(full.zip(&matrix.parties)).filter_map(|(number, (name, party))| {
        matches!(name, Name::Short(_)).then(|| format!("{number}. {}", party.name))
    });
    pen.list("Full names of parties", &full.collect::<Vec<_>>());
}

/// What explains the table, and what was asked for besides.
pub(super) fn after(pen: &mut dyn Pen, matrix: &Matrix, choice: &Choice) {
    let unsure = |cell: &Cell| cell.basis == Basis::Inferred && !is_empty(*cell);
    if matrix.activities().any(|activity| activity.cells.iter().any(unsure)) {
        pen.words("p", &[], INFERRED);
    }
    if !matrix.footnotes.is_empty() {
        pen.words("h2", &[], "Footnotes");
        pen.element("dl", &[], |pen| {
            for footnote in &matrix.footnotes {
                pen.words("dt", &[], footnote.mark.as_str());
                pen.element("dd", &[], |pen| text::blocks(pen, &footnote.text));
            }
        });
    }
    if choice.letters {
        legends(pen, matrix);
    }
    source(pen, &matrix.source);
    if let Some(date) = matrix.review_by {
        pen.words("p", &[], &format!("Next review date: {}", date.long()));
    }
    pen.list("Findings", &choice.findings);
    pen.list("Accepted findings", &choice.acceptances);
    if choice.signatures {
        pen.words("h2", &[], "Signatures");
        for party in &matrix.parties {
            let line = format!("{}: name, date, signature", party.name);
            pen.words("p", &[("class", "signature")], &line);
        }
    }
    versions(pen, &choice.told);
}

/// The log of named versions: what each is called, who approved, why and what changed.
pub fn versions(pen: &mut dyn Pen, told: &Told) {
    if told.versions.is_empty() {
        return;
    }
    pen.words("h2", &[], "Versions");
    for words in [RECORD, &told.since].into_iter().filter(|words| !words.is_empty()) {
        pen.words("p", &[], words);
    }
    for version in &told.versions {
        pen.words("h3", &[], &version.title);
        let note = Some(&version.note).filter(|note| !note.is_empty());
        for words in version.approvals.iter().chain(note) {
            pen.words("p", &[], words);
        }
        if !version.changes.is_empty() {
            pen.element("ul", &[], |pen| {
                for line in &version.changes {
                    pen.words("li", &[], line);
                }
            });
        }
    }
}

fn legends(pen: &mut dyn Pen, matrix: &Matrix) {
    pen.words("h2", &[], "Roles");
    text::blocks(pen, &matrix.letters_introduction);
    pen.element("ul", &[("class", "roles")], |pen| {
        for letter in matrix.letters.iter() {
            pen.element("li", &[], |pen| role(pen, letter));
        }
    });
    if matrix.plans.is_empty() {
        return;
    }
    pen.words("h2", &[], "Plans");
    pen.element("dl", &[], |pen| {
        for plan in &matrix.plans {
            pen.words("dt", &[], &plan.name);
            pen.element("dd", &[], |pen| text::blocks(pen, &plan.description));
        }
    });
}

fn role(pen: &mut dyn Pen, letter: &Letter) {
    pen.words("b", &[("class", class(letter.kind))], &letter.code.to_string());
    let name = letter.shown_name();
    pen.text(": ");
    pen.text(name);
    if !letter.definition.is_empty() && letter.definition.to_plain() != name {
        pen.text(". ");
        text::cell(pen, &letter.definition);
    }
}

/// Where the matrix was published, and that it is somebody else's.
fn source(pen: &mut dyn Pen, source: &Source) {
    if *source == Source::default() {
        return;
    }
    pen.words("h2", &[], "Source");
    pen.element("p", &[], |pen| {
        pen.text(source.shown_title());
        for part in [&source.provider, &source.service, &source.shown_date()] {
            if !part.is_empty() {
                pen.text(", ");
                pen.text(part);
            }
        }
        if let Some(link) = &source.link {
            pen.text(": ");
            let to = [("href", link.as_str()), ("rel", "noopener noreferrer")];
            pen.words("a", &to, link.as_str());
        }
    });
    text::blocks(pen, &source.note);
    if !source.provider.is_empty() {
        let said = format!("Remit is not affiliated with {}.", source.provider);
        pen.words("p", &[("class", "quiet")], &said);
    }
}
