//! The tables.

use super::sheets::{PaperTable, Sheets};
use super::{Pen, chosen, text};
use remit_core::matrix::{
    Activity, Basis, Cell, Holding, Kind, Matrix, NOT_APPLICABLE, Row, Section,
};

/// What a party without a name is called.
pub const UNNAMED: &str = "(unnamed)";

/// Draws all tables, of these rows or of all. `filtered` says on each page that some are missing.
pub fn tables(
    pen: &mut dyn Pen,
    matrix: &Matrix,
    sheets: &Sheets,
    rows: Option<&[usize]>,
    filtered: Option<&str>,
) {
    for (at, table) in sheets.tables.iter().enumerate() {
        let is_first = at == 0;
        let drawn = Drawn { matrix, sheets, table, is_first };
        let class = sheets.density.class();
        pen.element("table", &[("class", class)], |pen| {
            drawn.columns(pen);
            drawn.head(pen, filtered);
            drawn.body(pen, rows);
        });
    }
}

/// How the style sheet calls a kind of letter.
pub fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Responsible => "responsible",
        Kind::Accountable => "accountable",
        Kind::Consulted => "consulted",
        Kind::Informed => "informed",
        Kind::Support => "support",
        Kind::Other => "other",
    }
}

/// A table while it is drawn.
struct Drawn<'a> {
    matrix: &'a Matrix,
    sheets: &'a Sheets,
    table: &'a PaperTable,
    /// Notes of sections stand in the first table alone.
    is_first: bool,
}

impl Drawn<'_> {
    fn columns(&self, pen: &mut dyn Pen) {
        pen.element("colgroup", &[], |pen| {
            for width in &self.table.widths {
                pen.element("col", &[("width", &percent(*width))], |_| ());
            }
        });
    }

    /// How many columns there are.
    fn count(&self) -> String {
        self.table.widths.len().to_string()
    }

    /// Stands on every page: browsers repeat it.
    fn head(&self, pen: &mut dyn Pen, filtered: Option<&str>) {
        let names = self.sheets.names.get(self.table.parties.clone()).unwrap_or_default();
        let all = self.sheets.names.len();
        let part = (self.sheets.tables.len() > 1).then(|| {
            let parties = &self.table.parties;
            format!("Parties {} to {} of {all}", parties.start + 1, parties.end)
        });
        let said: Vec<&str> = part.as_deref().into_iter().chain(filtered).collect();
        pen.element("thead", &[], |pen| {
            if !said.is_empty() {
                pen.element("tr", &[], |pen| {
                    let span = [("class", "said"), ("colspan", &self.count())];
                    pen.words("th", &span, &said.join(". "));
                });
            }
            pen.element("tr", &[], |pen| {
                let col = ("scope", "col");
                pen.words("th", &[col], "Activity");
                if self.table.plan {
                    pen.words("th", &[col], "Plan");
                }
                for name in names {
                    let party = [col, ("class", "party")];
                    pen.element("th", &party, |pen| pen.words("span", &[], name.shown()));
                }
                if self.table.comment {
                    pen.words("th", &[col], "Comment");
                }
            });
        });
    }

    fn body(&self, pen: &mut dyn Pen, rows: Option<&[usize]>) {
        let mut after: Option<&Section> = None;
        let mut is_open = false;
        for row in chosen(self.matrix, rows) {
            match row {
                Row::Section(section) => {
                    self.end(pen, after, is_open);
                    pen.open("tbody", &[]);
                    self.section(pen, section);
                    after = Some(section);
                }
                Row::Activity(activity) => {
                    if !is_open {
                        pen.open("tbody", &[]);
                    }
                    self.activity(pen, activity);
                }
            }
            is_open = true;
        }
        self.end(pen, after, is_open);
    }

    /// The end of what stands under a section.
    fn end(&self, pen: &mut dyn Pen, section: Option<&Section>, is_open: bool) {
        if let Some(section) = section {
            self.note(pen, &section.after);
        }
        if is_open {
            pen.close();
        }
    }

    fn section(&self, pen: &mut dyn Pen, section: &Section) {
        let class = format!("section level-{}", section.level);
        pen.element("tr", &[], |pen| {
            let count = self.count();
            let span = [("class", &*class), ("scope", "rowgroup"), ("colspan", &count)];
            pen.words("th", &span, &section.heading());
        });
        self.note(pen, &section.before);
    }

    fn note(&self, pen: &mut dyn Pen, note: &remit_core::matrix::Text) {
        if self.is_first && !note.is_empty() {
            pen.element("tr", &[], |pen| {
                let span = [("class", "note"), ("colspan", &*self.count())];
                pen.element("td", &span, |pen| text::blocks(pen, note));
            });
        }
    }

    fn activity(&self, pen: &mut dyn Pen, activity: &Activity) {
        pen.element("tr", &[], |pen| {
            pen.element("th", &[("scope", "row")], |pen| text::cell(pen, &activity.text));
            if self.table.plan {
                pen.words("td", &[], &activity.plan.printed);
            }
            let parties = &self.table.parties;
            for (party, cell) in self.matrix.cells(activity).skip(parties.start).take(parties.len())
            {
                let is_inferred = cell.basis == Basis::Inferred && !is_empty(cell);
                let class = if is_inferred { "cell inferred" } else { "cell" };
                pen.element("td", &[("class", class)], |pen| {
                    self.cell(pen, cell);
                    for mark in activity.marks_of(party.id) {
                        text::mark(pen, mark);
                    }
                });
            }
            if self.table.comment {
                pen.element("td", &[], |pen| text::cell(pen, &activity.comment));
            }
        });
    }

    fn cell(&self, pen: &mut dyn Pen, cell: Cell) {
        match cell.holding {
            Holding::NotApplicable => pen.words("small", &[], NOT_APPLICABLE),
            Holding::Letters(held) => {
                for letter in self.matrix.letters.in_set(held) {
                    let code = letter.code.to_string();
                    pen.words("b", &[("class", class(letter.kind))], &code);
                }
            }
        }
    }
}

/// Whether a cell says nothing.
pub(super) fn is_empty(cell: Cell) -> bool {
    cell == Cell::default().with_basis(cell.basis)
}

/// A width as the style of a column has it.
pub fn percent(hundredths: usize) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
