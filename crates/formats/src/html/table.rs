//! The table of a matrix, for a page and for a mail alike.

use super::super::OnRow;
use super::text::{self, Marks, escape};
use crate::paper::{Sheets, UNNAMED, percent};
use remit_core::matrix::{
    Activity, Basis, Cell, Holding, Kind, Matrix, NOT_APPLICABLE, Row, Section,
};

/// What an element of the table is, which says how it looks.
#[derive(Clone, Copy)]
pub(super) enum TablePart {
    Table,
    Head,
    Party,
    Section(u8),
    Note,
    Activity,
    Text,
    Cell,
    Inferred,
    Letter(Kind),
}

/// How a table is written.
pub(super) struct Look<'a> {
    /// The attributes of an element, each with a space before it.
    pub(super) attributes: fn(TablePart) -> String,
    /// How marks lead to footnotes.
    pub(super) marks: Marks<'a>,
    /// Whether comments are written.
    pub(super) comments: bool,
    /// Whether activities are headers of their rows. Mail programs would show them in bold.
    pub(super) headed: bool,
    /// How it is printed, where that is as it stands.
    pub(super) printed: Option<&'a Sheets>,
}

/// The table of all rows.
pub(super) fn table(out: &mut String, matrix: &Matrix, look: &Look, on_row: OnRow) {
    let columns = Columns {
        plan: matrix.prints_plans(),
        comment: look.comments && matrix.has_comments(),
        parties: matrix.parties.len(),
    };
    begin(out, &matrix.title, look);
    out.push_str("<thead><tr>");
    let head = |out: &mut String, name: &str, part: TablePart| {
        out.push_str("<th scope=\"col\"");
        out.push_str(&(look.attributes)(part));
        out.push('>');
        // On paper the names of many parties are turned, which takes an element of their own.
        let is_turnable = matches!(part, TablePart::Party) && look.printed.is_some();
        out.push_str(if is_turnable { "<span>" } else { "" });
        // A header without a name is none for a screen reader.
        escape(out, if name.trim().is_empty() { UNNAMED } else { name });
        out.push_str(if is_turnable { "</span></th>" } else { "</th>" });
    };
    head(out, "Activity", TablePart::Head);
    if columns.plan {
        head(out, "Plan", TablePart::Head);
    }
    for party in &matrix.parties {
        head(out, &party.name, TablePart::Party);
    }
    if columns.comment {
        head(out, "Comment", TablePart::Head);
    }
    out.push_str("</tr></thead>\n");
    let mut after: Option<&Section> = None;
    let mut is_open = false;
    for (done, row) in matrix.rows.iter().enumerate() {
        on_row(done);
        if let Row::Section(section) = row {
            end(out, after, &columns, look, is_open);
            out.push_str("<tbody>\n");
            is_open = true;
            self::section(out, section, &columns, look);
            after = Some(section);
        } else if !is_open {
            out.push_str("<tbody>\n");
            is_open = true;
        }
        if let Row::Activity(activity) = row {
            self::activity(out, activity, matrix, &columns, look);
        }
    }
    end(out, after, &columns, look, is_open);
    out.push_str("</table>\n");
}

/// The beginning of the table: what it is, and the widths that its columns have on paper.
fn begin(out: &mut String, title: &str, look: &Look) {
    let printed = look.printed.and_then(|sheets| match sheets.tables.as_slice() {
        [table] => Some((sheets.density.class(), table)),
        _ => None,
    });
    match printed {
        Some((class, _)) => {
            out.push_str("<table class=\"");
            out.push_str(class);
            out.push_str("\">");
        }
        None => open(out, "table", look, TablePart::Table),
    }
    out.push_str("<caption>");
    escape(out, title);
    out.push_str("</caption>\n");
    if let Some((_, table)) = printed {
        out.push_str("<colgroup>");
        for width in &table.widths {
            out.push_str("<col style=\"width:");
            out.push_str(&percent(*width));
            out.push_str("\">");
        }
        out.push_str("</colgroup>\n");
    }
}

/// Which columns there are.
struct Columns {
    plan: bool,
    comment: bool,
    parties: usize,
}

impl Columns {
    fn count(&self) -> usize {
        1 + usize::from(self.plan) + self.parties + usize::from(self.comment)
    }
}

fn open(out: &mut String, element: &str, look: &Look, part: TablePart) {
    out.push('<');
    out.push_str(element);
    out.push_str(&(look.attributes)(part));
    out.push('>');
}

fn section(out: &mut String, section: &Section, columns: &Columns, look: &Look) {
    out.push_str("<tr><th scope=\"rowgroup\" colspan=\"");
    out.push_str(&columns.count().to_string());
    out.push('"');
    out.push_str(&(look.attributes)(TablePart::Section(section.level)));
    out.push('>');
    escape(out, &section.heading());
    out.push_str("</th></tr>\n");
    note(out, &section.before, columns, look);
}

fn note(out: &mut String, text: &remit_core::matrix::Text, columns: &Columns, look: &Look) {
    if text.is_empty() {
        return;
    }
    out.push_str("<tr><td colspan=\"");
    out.push_str(&columns.count().to_string());
    out.push('"');
    out.push_str(&(look.attributes)(TablePart::Note));
    out.push('>');
    text::blocks(out, text, look.marks);
    out.push_str("</td></tr>\n");
}

/// The end of what stands under a section.
fn end(out: &mut String, section: Option<&Section>, columns: &Columns, look: &Look, is_open: bool) {
    if let Some(section) = section {
        note(out, &section.after, columns, look);
    }
    out.push_str(if is_open { "</tbody>\n" } else { "" });
}

fn activity(
    out: &mut String,
    activity: &Activity,
    matrix: &Matrix,
    columns: &Columns,
    look: &Look,
) {
    out.push_str("<tr>");
    open(out, if look.headed { "th scope=\"row\"" } else { "td" }, look, TablePart::Activity);
    text::cell(out, &activity.text, look.marks);
    out.push_str(if look.headed { "</th>" } else { "</td>" });
    if columns.plan {
        open(out, "td", look, TablePart::Text);
        escape(out, &activity.plan.printed);
        out.push_str("</td>");
    }
    for (party, cell) in matrix.cells(activity) {
        self::cell(out, cell, matrix, look);
        for mark in activity.marks_of(party.id) {
            text::mark(out, mark, look.marks);
        }
        out.push_str("</td>");
    }
    if columns.comment {
        open(out, "td", look, TablePart::Text);
        text::cell(out, &activity.comment, look.marks);
        out.push_str("</td>");
    }
    out.push_str("</tr>\n");
}

/// A party's cell, left open for its marks.
fn cell(out: &mut String, cell: Cell, matrix: &Matrix, look: &Look) {
    let empty = cell == Cell::default().with_basis(cell.basis);
    let inferred = cell.basis == Basis::Inferred && !empty;
    open(out, "td", look, if inferred { TablePart::Inferred } else { TablePart::Cell });
    match cell.holding {
        Holding::NotApplicable => out.push_str(NOT_APPLICABLE),
        Holding::Letters(held) => {
            for letter in matrix.letters.in_set(held) {
                open(out, "b", look, TablePart::Letter(letter.kind));
                out.push(letter.code);
                out.push_str("</b>");
            }
        }
    }
}
