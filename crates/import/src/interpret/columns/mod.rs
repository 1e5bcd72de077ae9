//! What the columns of a table are: which one says what is to be done, which are parties.

mod header;
mod ids;
mod misplaced;
mod owners;
mod uses;

use std::collections::BTreeSet;

use super::shape::{Shape, is_letters_line, shape_of};
use crate::choose::TableChoice;
use crate::facts::{ColumnUse, Orientation, OwnersFacts};
use crate::vendors::is_vendor;
use crate::words::{self, is_customer, is_provider, says};
use header::header_rows;
pub(super) use header::lost_groups;
pub(crate) use header::role_letter;
pub(super) use misplaced::names_roles;
use misplaced::{is_row, is_shifted};
pub(super) use owners::guessed_columns;
use remit_core::matrix::{Kind, Letters, Text};
use remit_core::steps;
use remit_formats::page::{Cell, Row, Table};
use uses::{across, down, names_in_cells};

/// Columns beyond these are not looked at: no matrix has so many.
pub(super) const MOST_COLUMNS: usize = 400;

/// A table as it is understood.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) orientation: Orientation,
    /// How many rows are the header and what stands above it.
    pub(super) header: usize,
    /// The headers of the columns.
    pub(super) names: Vec<Text>,
    pub(super) uses: Vec<ColumnUse>,
    /// What the column of the activities is where a person says that another one is.
    pub(super) otherwise: ColumnUse,
    /// How sure it is that this is a table of who does what.
    pub(super) sure: Sure,
    /// How owners are taken, where cells name them.
    pub(super) owners: Option<OwnersFacts>,
    /// Whether the header stood one column too far left, and was moved.
    pub(super) is_shifted: bool,
    /// Whether it has no header and goes on with the columns of the table above.
    pub(super) goes_on: bool,
    /// Whether a person said how the table is laid out.
    pub(super) is_chosen: bool,
}

impl Layout {
    /// A layout as the cells alone show it.
    fn new(
        orientation: Orientation,
        header: usize,
        names: Vec<Text>,
        (uses, sure): (Vec<ColumnUse>, Sure),
        counts: &[Counts],
    ) -> Self {
        Self {
            orientation,
            header,
            names,
            otherwise: otherwise(&uses, counts),
            uses,
            sure,
            owners: None,
            is_shifted: false,
            goes_on: false,
            is_chosen: false,
        }
    }

    /// Says how the owners are taken that cells name.
    pub(super) fn take_owners(&mut self, chosen: &TableChoice, letters: &Letters) {
        let names = self.uses.iter().filter_map(|taken| match taken {
            ColumnUse::Owners(name) => Some(name.clone()),
            _ => None,
        });
        let names: Vec<String> = names.collect();
        let responsible = letters.iter().find(|letter| letter.kind == Kind::Responsible);
        let responsible = responsible.or_else(|| letters.iter().next());
        let usual = responsible.map(|letter| letter.code.to_string()).unwrap_or_default();
        self.owners = (!names.is_empty()).then(|| OwnersFacts {
            columns: chosen.owner_columns.unwrap_or_else(|| guessed_columns(&names)),
            letters: chosen.owner_letters.clone().unwrap_or(usual),
            are_columns_chosen: chosen.owner_columns.is_some(),
            are_letters_chosen: chosen.owner_letters.is_some(),
        });
    }

    /// Takes columns for what a person says they are. One column says what is to be done: where
    /// that is said of several, the last one counts, and the others are what they seem to be.
    pub(super) fn choose(&mut self, columns: &[(usize, ColumnUse)]) {
        let seem = self.uses.clone();
        for (column, taken) in columns {
            if let Some(slot) = self.uses.get_mut(*column) {
                *slot = taken.clone().or_named(|| header::name_of(&self.names, *column));
            }
        }
        let mut said = columns.iter().rev();
        let said = said.find(|(_, taken)| *taken == ColumnUse::Activity).map(|(column, _)| *column);
        let Some(said) = said.filter(|column| *column < self.uses.len()) else { return };
        for (column, slot) in self.uses.iter_mut().enumerate() {
            if column != said && *slot == ColumnUse::Activity {
                let seems = seem.get(column).filter(|taken| **taken != ColumnUse::Activity);
                *slot = seems.unwrap_or(&self.otherwise).clone();
            }
        }
    }
}

/// How sure it is that a table says who does what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// It says something else.
    No,
    /// Its header looks like one, but nothing stands in its cells.
    Template,
    /// Letters stand in a column.
    Maybe,
    /// Letters stand in the columns of parties.
    Yes,
}

/// What stands in a column, counted.
#[derive(Debug, Clone, Default)]
struct Counts {
    letters: usize,
    /// Those of them that are nothing but letters.
    pure: usize,
    /// Those that are one letter.
    single: usize,
    strangers: usize,
    ticks: usize,
    /// Words that are roles where other cells of the column hold some, and names elsewhere.
    likely: usize,
    numbers: usize,
    texts: usize,
    chars: usize,
    /// All different cells of letters with a number behind.
    labels: BTreeSet<String>,
    /// How many cells are codes like "1a" and "REQ-01", and all different ones of them.
    codes: usize,
    different: BTreeSet<String>,
    /// How many cells are days.
    days: usize,
    /// The first cells that are not empty.
    first: Vec<String>,
    /// Whether these count the rows: "A", "B", "C".
    listed: bool,
}

impl Counts {
    fn add(&mut self, text: &Text, letters: &Letters) {
        let plain = text.to_plain();
        steps::look(plain.len());
        if is_label(plain.trim()) {
            self.labels.insert(plain.trim().to_owned());
        }
        match shape_of(text, &plain, letters) {
            Shape::Blank => {}
            Shape::Letters => {
                self.letters += 1;
                self.pure += usize::from(is_letters_line(plain.trim(), letters));
                self.single += usize::from(plain.trim().chars().count() == 1);
            }
            Shape::Stranger => self.strangers += 1,
            Shape::Tick => self.ticks += 1,
            Shape::Likely => {
                self.likely += 1;
                self.texts += 1;
                self.chars += plain.len();
            }
            Shape::Number | Shape::Text if ids::is_day(&plain) => self.days += 1,
            Shape::Number => self.numbers += 1,
            Shape::Text => {
                self.texts += 1;
                self.chars += plain.len();
                if ids::is_id(&plain) {
                    self.codes += 1;
                    self.different.insert(plain.trim().to_owned());
                }
            }
        }
        if self.first.len() < MOST_LISTED && !plain.trim().is_empty() {
            self.first.push(plain.into_owned());
        }
    }

    fn filled(&self) -> usize {
        self.letters + self.strangers + self.ticks + self.numbers + self.days + self.texts
    }

    /// Whether most of what stands here is letters.
    fn is_letters(&self) -> bool {
        self.letters > 0
            && (self.letters + self.likely) * 2 >= self.filled()
            && self.letters >= self.strangers
            && !self.is_labels()
            && !self.listed
    }

    /// Whether nothing but letters stands here, though more of them are not defined than are.
    fn is_letters_too(&self) -> bool {
        self.letters > 0
            && self.letters + self.strangers == self.filled()
            && !self.is_labels()
            && !self.listed
    }

    /// Whether the cells number the rows, and say nothing else of them.
    fn is_ids(&self) -> bool {
        let ids = self.numbers + self.codes;
        let differ = self.different.len() * 5 >= self.codes * 4;
        self.listed || self.is_labels() || (ids > 0 && ids * 3 >= self.filled() * 2 && differ)
    }

    /// Whether each cell is a label of its row: "P1", "C2".
    fn is_labels(&self) -> bool {
        self.labels.len() >= 3 && self.labels.len() == self.filled()
    }

    fn is_ticks(&self) -> bool {
        self.ticks > 0 && self.ticks * 2 > self.filled()
    }
}

/// Understands a table. The names of the parties that are known from other tables help where
/// the cells say nothing.
pub(super) fn understand(
    table: &Table,
    letters: &Letters,
    known: &[String],
    chosen: (Option<Orientation>, Option<usize>),
) -> Layout {
    let header = chosen.1.unwrap_or_else(|| {
        let rows = header_rows(table, letters);
        if is_row(table, rows, letters) { 0 } else { rows }
    });
    let header = header.min(table.rows.len());
    let width = table.width().min(MOST_COLUMNS);
    let mut names = header::names(table, header, width);
    let counts = count(table, header, width, letters);
    let is_shifted = is_shifted(&names, &counts);
    if is_shifted {
        names.rotate_right(1);
    }
    let plain: Vec<String> = names.iter().map(|name| name.to_plain().trim().to_owned()).collect();
    if chosen.0 == Some(Orientation::LettersAcross)
        || (chosen.0.is_none() && names_in_cells(&plain, &counts, letters))
    {
        let used = across(&plain, &counts, letters);
        let layout = Layout::new(Orientation::LettersAcross, header, names, used, &counts);
        return Layout { is_shifted, ..layout };
    }
    let (uses, sure) = down(&plain, &counts, known);
    let may_own = chosen.0 == Some(Orientation::OwnersInCells)
        || (chosen.0.is_none() && matches!(sure, Sure::No | Sure::Template));
    if may_own && let Some(owned) = owned(table, (header, chosen.1), letters) {
        return owned;
    }
    let layout = Layout::new(Orientation::ActivitiesDown, header, names, (uses, sure), &counts);
    Layout { is_shifted, ..layout }
}

/// The layout of a table whose cells name owners. Names look like headers: where nothing says
/// which row is one, it is the first with names for the columns.
fn owned(
    table: &Table,
    (header, chosen): (usize, Option<usize>),
    letters: &Letters,
) -> Option<Layout> {
    let is_said = chosen.is_some() || table.header.is_some();
    let is_wide = |row: &Row| row.cells.iter().filter(|cell| !cell.text.is_empty()).count() > 1;
    let first = || table.rows.iter().position(is_wide).map_or(header, |at| at + 1);
    let header = if is_said { header } else { first() };
    let names = header::names(table, header, table.width().min(MOST_COLUMNS));
    let plain: Vec<String> = names.iter().map(|name| name.to_plain().trim().to_owned()).collect();
    let counts = count(table, header, names.len(), letters);
    let used = owners::owners(table, header, &plain, &counts)?;
    Some(Layout::new(Orientation::OwnersInCells, header, names, used, &counts))
}

/// What the column of the activities is where another one is.
fn otherwise(uses: &[ColumnUse], counts: &[Counts]) -> ColumnUse {
    let mut columns = uses.iter().zip(counts);
    let activity = columns.find(|(taken, _)| **taken == ColumnUse::Activity);
    match activity {
        Some((_, counts)) if counts.is_ids() => ColumnUse::Ignore,
        _ => ColumnUse::Comment,
    }
}

/// What stands in each column. Of a table with one wide row most cells are not there.
fn count(table: &Table, header: usize, width: usize, letters: &Letters) -> Vec<Counts> {
    let mut all = vec![Counts::default(); width];
    for row in table.rows.iter().skip(header).filter(|row| !row.merged) {
        for (counts, cell) in all.iter_mut().zip(&row.cells) {
            counts.add(&cell.text, letters);
        }
    }
    for counts in &mut all {
        counts.listed = ids::are_in_order(counts.first.iter().map(String::as_str));
    }
    all
}

/// So many cells are looked at to see whether they count their rows.
const MOST_LISTED: usize = 200;

/// Whether a cell is capitals with a number behind: "P1", "A-12", "SEC 3".
fn is_label(plain: &str) -> bool {
    let digits = plain.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let capitals = plain.len() - digits.len();
    let digits = digits.strip_prefix(['-', '.', ' ', '_']).unwrap_or(digits);
    (1..=5).contains(&capitals)
        && (1..=5).contains(&digits.len())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a table's first column names the parties, so that its columns are activities.
pub(super) fn is_across(table: &Table, layout: &Layout) -> bool {
    let first = layout.names.first().map(|name| name.to_plain().into_owned()).unwrap_or_default();
    let body = || table.rows.iter().skip(layout.header).map(|row| row.cell(0).text.to_plain());
    let parties = |name: &str| is_customer(name) || is_provider(name) || is_vendor(name);
    // "Team | Choose it | Run it": below a word for parties stand parties.
    let others = || layout.names.iter().skip(1).map(Text::to_plain);
    let headed = words::is_role(&first)
        && others().any(|name| name.split_whitespace().count() > 1)
        && !others().any(|name| parties(&name));
    // "| | Build | Run |" with teams below the empty corner.
    let are_teams = || {
        let teams = body().filter(|name| words::names_party(name)).count();
        teams >= 2 && teams * 2 >= body().count()
    };
    let cornered =
        first.trim().is_empty() && are_teams() && !others().any(|name| words::names_party(&name));
    headed
        || cornered
        || (says(&first).is_none()
            && body().next().is_some()
            && body().all(|name| parties(&name) && name.split_whitespace().count() <= 2))
}

/// A table with rows and columns exchanged.
pub(super) fn turned(table: &Table) -> Table {
    let width = table.width().min(MOST_COLUMNS);
    let line = table.rows.first().map_or(0, |row| row.line);
    let rows = (0..width).map(|column| Row {
        line,
        cells: table.rows.iter().take(MOST_COLUMNS).map(|row| unplaced(row.cell(column))).collect(),
        merged: false,
    });
    Table { rows: rows.collect(), header: Some(1) }
}

/// A cell that stands in another row than in the source.
fn unplaced(cell: &Cell) -> Cell {
    Cell { column: None, ..cell.clone() }
}
