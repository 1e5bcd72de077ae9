//! What a person chooses in a preview: corrections for the next reading, and what of a reading
//! is taken in the end.

use super::cell::same_letters;
use super::facts::{
    Choice, ColumnFacts, ColumnUse, LetterUse, LineUse, Orientation, OwnerColumns, Reading,
    TableFacts, TableRow,
};
use super::{Encoding, Format};
use remit_core::matrix::{Activity, Basis, Broken, Holding, Matrix, Row, RowId};

/// What a person chose in place of what was understood. Everything left out is understood anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Corrections {
    /// The format.
    pub format: Option<Format>,
    /// The encoding, where the file does not say it.
    pub encoding: Option<Encoding>,
    /// The title.
    pub title: Option<String>,
    /// Choices for tables.
    pub tables: Vec<TableChoice>,
    /// Choices for letters, words and signs: as written, and what it is to be taken for.
    pub letters: Vec<(String, LetterUse)>,
    /// Lines of a copied text by their number, and what each is to be taken for.
    pub lines: Vec<(usize, LineUse)>,
}

/// What a person chose for one table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableChoice {
    /// Which of [`Reading::tables`], from 0 on.
    pub table: usize,
    /// Whether it is part of the matrix.
    pub taken: Option<bool>,
    /// How it is laid out.
    pub orientation: Option<Orientation>,
    /// How many of its rows are the header and what stands above it.
    pub header: Option<usize>,
    /// Columns by their number from 0 on, and what each is used as. One whose name is empty is
    /// called as its header says.
    pub columns: Vec<(usize, ColumnUse)>,
    /// Rows by their number from 0 on, the header included, and what each is taken for.
    pub rows: Vec<(usize, LineUse)>,
    /// What the columns are in which owners are named.
    pub owner_columns: Option<OwnerColumns>,
    /// The letters that an owner holds.
    pub owner_letters: Option<String>,
}

impl Corrections {
    /// The choice for a table.
    pub fn table(&self, table: usize) -> Option<&TableChoice> {
        self.tables.iter().rev().find(|choice| choice.table == table)
    }

    /// The choice for a line.
    pub fn line(&self, line: usize) -> Option<LineUse> {
        self.lines.iter().rev().find(|(other, _)| *other == line).map(|(_, taken)| *taken)
    }

    /// The choice for a letter, a word or a sign, however its case is written.
    pub fn letter(&self, written: &str) -> Option<LetterUse> {
        let same = |other: &str| other == written || same_letters(other, written);
        self.letters.iter().rev().find(|(other, _)| same(other)).map(|(_, taken)| *taken)
    }

    /// Takes the source for this format. What was chosen before was chosen of something else.
    pub fn set_format(&mut self, format: Format) {
        *self = Self { format: Some(format), encoding: self.encoding, ..Self::default() };
    }

    /// Takes the text for one in this encoding. What else was chosen stays: only characters
    /// become others.
    pub fn set_encoding(&mut self, encoding: Encoding) {
        self.encoding = Some(encoding);
    }

    /// Takes a letter, a word or a sign for this.
    pub fn set_letter(&mut self, written: &str, taken: LetterUse) {
        self.letters.retain(|(other, _)| other != written);
        self.letters.push((written.to_owned(), taken));
    }

    /// Takes an answer to a question.
    pub fn answer(&mut self, choice: &Choice) {
        match choice {
            Choice::Columns(tables, columns) => {
                for table in tables {
                    self.choice(*table).owner_columns = Some(*columns);
                }
            }
            Choice::Roles(tables, letters) => {
                for table in tables {
                    self.choice(*table).owner_letters = Some(letters.clone());
                }
            }
            Choice::Letters(letters) => {
                for (written, taken) in letters {
                    self.set_letter(written, *taken);
                }
            }
        }
    }

    /// Takes a line of a copied text for this.
    pub fn set_line(&mut self, line: usize, taken: LineUse) {
        self.lines.retain(|(other, _)| *other != line);
        self.lines.push((line, taken));
    }

    /// Takes a row of a table for what it seems to be.
    pub fn unset_row(&mut self, at: TableRow) {
        self.choice(at.table).rows.retain(|(other, _)| *other != at.row);
    }

    /// Whether a table is part of the matrix.
    pub fn set_taken(&mut self, table: usize, taken: bool) {
        self.choice(table).taken = Some(taken);
    }

    /// How a table is laid out that `was` laid out so before. What was said of its rows stays, and
    /// of its columns what they are in every layout, unless rows become columns.
    pub fn set_orientation(&mut self, table: usize, was: Orientation, orientation: Orientation) {
        let is_turned = |it| it == Orientation::ActivitiesAcross;
        let choice = self.choice(table);
        choice.orientation = Some(orientation);
        if is_turned(was) != is_turned(orientation) {
            choice.columns.clear();
            choice.rows.clear();
        }
        let is_of_any = |taken: &ColumnUse| match taken {
            ColumnUse::Activity
            | ColumnUse::Plan
            | ColumnUse::Comment
            | ColumnUse::Section
            | ColumnUse::Ignore => true,
            ColumnUse::Party(_)
            | ColumnUse::Letter(_)
            | ColumnUse::Owners(_)
            | ColumnUse::Variant(_) => false,
        };
        choice.columns.retain(|(_, taken)| is_of_any(taken));
    }

    /// How many rows of a table are its header. Columns stay what they were said to be.
    pub fn set_header(&mut self, table: usize, header: usize) {
        self.choice(table).header = Some(header);
    }

    /// Takes a row of a table for this. What is said to name the columns ends the header.
    pub fn set_row(&mut self, at: TableRow, taken: LineUse) {
        let choice = self.choice(at.table);
        choice.rows.retain(|(other, _)| *other != at.row);
        if taken == LineUse::Header {
            choice.header = Some(at.row + 1);
        } else {
            // Within the header no row is anything else.
            choice.header = choice.header.map(|rows| rows.min(at.row));
            choice.rows.push((at.row, taken));
        }
    }

    /// What a column of a table is used as.
    pub fn set_column(&mut self, table: usize, column: usize, taken: ColumnUse) {
        let choice = self.choice(table);
        choice.columns.retain(|(other, _)| *other != column);
        choice.columns.push((column, taken));
    }

    fn choice(&mut self, table: usize) -> &mut TableChoice {
        let known = self.tables.iter().rposition(|choice| choice.table == table);
        let at = known.unwrap_or_else(|| {
            self.tables.push(TableChoice { table, ..TableChoice::default() });
            self.tables.len() - 1
        });
        &mut self.tables[at]
    }
}

/// Tables that look the same, together: what is chosen for one of them is meant for all.
/// Each group has the numbers of its tables.
pub fn alike(tables: &[TableFacts]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let same = |group: &&mut Vec<usize>| {
            let first = group.first().and_then(|first| tables.get(*first));
            first.is_some_and(|first| look_alike(first, table))
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

fn look_alike(a: &TableFacts, b: &TableFacts) -> bool {
    let same = |(a, b): (&ColumnFacts, &ColumnFacts)| a.taken == b.taken && a.header == b.header;
    (a.orientation, a.header, a.columns.len()) == (b.orientation, b.header, b.columns.len())
        && a.columns.iter().zip(&b.columns).all(same)
}

impl Reading {
    /// All choices as they were taken: reading again with them gives the same result. What was
    /// assumed is none: whoever says it confirms it.
    pub fn choices(&self) -> Corrections {
        let table = |(table, facts): (usize, &TableFacts)| TableChoice {
            table,
            taken: Some(facts.taken),
            orientation: Some(facts.orientation),
            header: Some(facts.header),
            columns: facts.columns.iter().map(|column| column.taken.clone()).enumerate().collect(),
            rows: facts.chosen_rows.iter().map(|row| (row.row, row.taken)).collect(),
            owner_columns: facts
                .owners
                .as_ref()
                .filter(|it| it.are_columns_chosen)
                .map(|it| it.columns),
            owner_letters: facts
                .owners
                .as_ref()
                .filter(|it| it.are_letters_chosen)
                .map(|it| it.letters.clone()),
        };
        Corrections {
            format: Some(self.format),
            encoding: self.encoding,
            title: Some(self.matrix.title.clone()),
            tables: self.tables.iter().enumerate().map(table).collect(),
            letters: self
                .letters
                .iter()
                .filter(|letter| !letter.is_assumed)
                .map(|letter| (letter.written.clone(), letter.taken))
                .collect(),
            // Of a text that is read again nothing else is made; what one line is depends on
            // what the lines around it are.
            lines: Vec::new(),
        }
    }

    /// The matrix with this title, and with these rows read in another way: each with the number
    /// of the one of its alternatives that a person chose, who thereby confirms the row.
    pub fn with(&self, title: &str, chosen: &[(RowId, usize)]) -> Result<Matrix, Broken> {
        let mut data = self.matrix.clone().into_data();
        if !title.trim().is_empty() {
            title.trim().clone_into(&mut data.title);
        }
        for (row, number) in chosen {
            let open = self.open.iter().find(|open| open.row == *row);
            let way = open.and_then(|open| open.alternatives.get(*number));
            let at = self.matrix.position(*row);
            let activity = at.and_then(|at| data.rows.get_mut(at));
            if let (Some(way), Some(Row::Activity(activity))) = (way, activity) {
                read_so(activity, way);
            }
        }
        Matrix::new(data)
    }
}

fn read_so(activity: &mut Activity, way: &[Holding]) {
    for (cell, holding) in activity.cells.iter_mut().zip(way) {
        cell.holding = *holding;
        if cell.basis == Basis::Inferred {
            cell.basis = Basis::Source;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests_shown::{lines, reading};
    use super::*;

    #[test]
    fn the_last_choice_for_a_thing_counts() {
        let mut corrections = Corrections::default();
        corrections.set_column(1, 0, ColumnUse::Plan);
        corrections.set_column(1, 0, ColumnUse::Comment);
        corrections.set_column(1, 2, ColumnUse::Ignore);
        corrections.set_taken(0, false);
        corrections.set_letter("K", LetterUse::Nothing);
        corrections.set_letter("K", LetterUse::Other('C'));
        let columns = vec![(0, ColumnUse::Comment), (2, ColumnUse::Ignore)];
        assert_eq!(corrections.table(1).map(|choice| &choice.columns), Some(&columns));
        assert_eq!(corrections.table(0).and_then(|choice| choice.taken), Some(false));
        assert_eq!(corrections.letters, [("K".to_owned(), LetterUse::Other('C'))]);
        corrections.set_header(1, 2);
        assert_eq!(corrections.table(1).map(|choice| &choice.columns), Some(&columns));
        corrections.set_column(1, 1, ColumnUse::Party("Ops".to_owned()));
        let row = TableRow { table: 1, row: 4 };
        corrections.set_row(row, LineUse::Section);
        let rows = |corrections: &Corrections| corrections.table(1).map(|it| it.rows.clone());
        // What a row was said to be was lost with another layout, though the row stays one.
        let (down, across) = (Orientation::ActivitiesDown, Orientation::ActivitiesAcross);
        corrections.set_orientation(1, down, Orientation::LettersAcross);
        assert_eq!(corrections.table(1).map(|choice| &choice.columns), Some(&columns));
        assert_eq!(rows(&corrections), Some(vec![(4, LineUse::Section)]));
        corrections.set_orientation(1, Orientation::LettersAcross, across);
        assert_eq!(corrections.table(1).map(|choice| choice.columns.len()), Some(0));
        assert_eq!(rows(&corrections), Some(Vec::new()));
        corrections.set_format(Format::Text);
        assert_eq!(corrections.tables, []);
    }

    #[test]
    fn tables_that_look_the_same_are_corrected_together() {
        let page = "# A\n\n|Task|PM|Dev|\n|-|-|-|\n|a|R|A|\n\n# B\n\n|Task|PM|Dev|\n|-|-|-|\n\
                    |b|A|R|\n\n# C\n\n|Task|PM|Dev|Note|\n|-|-|-|-|\n|c|A|R|n|\n";
        let reading = reading(page.as_bytes(), "x.md").unwrap();
        assert_eq!(alike(&reading.tables), [vec![0, 1], vec![2]]);
    }

    /// The last row lost the place of its empty cell.
    const TEXT: &str = "Activity\nCustomer\nAcme\nOne\nRA\nI\nTwo\nI\nRA\nThree\nRA\n";

    #[test]
    fn another_way_to_read_a_row_is_taken_and_confirmed() {
        let reading = reading(TEXT.as_bytes(), "x.txt").unwrap();
        let open = reading.open.first().unwrap();
        assert!(!open.alternatives.is_empty(), "{:?}", lines(&reading));
        let taken = reading.with("Mine", &[(open.row, 0)]).unwrap();
        assert_eq!(taken.title, "Mine");
        let activity = taken.activities().find(|activity| activity.id == open.row).unwrap();
        let held: Vec<Holding> = activity.cells.iter().map(|cell| cell.holding).collect();
        assert_eq!(Some(&held), open.alternatives.first());
        assert!(activity.cells.iter().all(|cell| cell.basis == Basis::Source));
    }

    #[test]
    fn without_choices_it_is_as_it_was_read() {
        let reading = reading(TEXT.as_bytes(), "x.txt").unwrap();
        assert_eq!(reading.with(" ", &[]).as_ref(), Ok(&reading.matrix));
    }
}
