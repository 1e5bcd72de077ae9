//! What the columns of a table are: which one says what is to be done, which are parties.

use super::super::facts::{ColumnUse, Orientation};
use super::super::page::Table;
use super::super::words::{self, Says, fold, is_customer, is_provider, party_name, says};
use super::shape::{Shape, shape};
use crate::matrix::{Kind, Letters, Text};

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
    /// How sure it is that this is a table of who does what.
    pub(super) sure: Sure,
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
    strangers: usize,
    ticks: usize,
    numbers: usize,
    texts: usize,
    chars: usize,
}

impl Counts {
    fn filled(&self) -> usize {
        self.letters + self.strangers + self.ticks + self.numbers + self.texts
    }

    /// Whether most of what stands here is letters.
    fn is_letters(&self) -> bool {
        self.letters > 0 && self.letters * 2 >= self.filled() && self.letters >= self.strangers
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
    let header = chosen.1.unwrap_or_else(|| header_rows(table, letters)).min(table.rows.len());
    let width = table.width().min(MOST_COLUMNS);
    let names: Vec<Text> = (0..width).map(|column| name(table, header, column)).collect();
    let plain: Vec<String> = names.iter().map(|name| name.to_plain().trim().to_owned()).collect();
    let counts: Vec<Counts> =
        (0..width).map(|column| count(table, header, column, letters)).collect();
    if chosen.0 == Some(Orientation::LettersAcross)
        || (chosen.0.is_none() && names_in_cells(&plain, &counts, letters))
    {
        let (uses, sure) = across(&plain, &counts, letters);
        return Layout { orientation: Orientation::LettersAcross, header, names, uses, sure };
    }
    let (uses, sure) = down(&plain, &counts, known);
    Layout { orientation: Orientation::ActivitiesDown, header, names, uses, sure }
}

/// How many rows at the top are the header and what stands above it.
fn header_rows(table: &Table, letters: &Letters) -> usize {
    if let Some(rows) = table.header {
        return rows;
    }
    let mut header = None;
    for (at, row) in table.rows.iter().take(40).enumerate() {
        let mut texts = 0;
        let mut others = 0;
        let mut with_letters = false;
        for cell in row.cells.iter().take(MOST_COLUMNS) {
            match shape(&cell.text, letters) {
                Shape::Blank => {}
                Shape::Text => texts += 1,
                other => {
                    others += 1;
                    with_letters |= other == Shape::Letters;
                }
            }
        }
        let single = row.cells.iter().filter(|cell| !cell.text.is_empty()).count() < 2;
        let known = row.cells.iter().any(|cell| {
            matches!(
                says(&cell.text.to_plain()),
                Some(Says::Activity | Says::Customer | Says::Provider)
            ) || role_letter(&cell.text.to_plain(), letters).is_some()
        });
        // "Task, R, A" is a header, though its other cells are letters.
        let says_activity = row.cells.iter().any(|cell| {
            cell.text.chars() <= 40 && says(&cell.text.to_plain()) == Some(Says::Activity)
        });
        if says_activity && !single && texts + others >= 2 {
            header = Some((at, true));
            break;
        }
        if texts >= 2 && others <= texts {
            // The last such row above the letters is the header, unless one has said so.
            if known || header.is_none() || others == 0 && !header.is_some_and(|(_, known)| known) {
                header = Some((at, known));
            }
            if known {
                break;
            }
        } else if with_letters && !single {
            break;
        }
    }
    header.map_or(0, |(at, _)| at + 1)
}

/// The header of a column: the lowest of the header rows that has something there.
fn name(table: &Table, header: usize, column: usize) -> Text {
    let rows = table.rows.iter().take(header).rev();
    let mut cells = rows.map(|row| &row.cell(column).text).filter(|text| !text.is_empty());
    cells.next().cloned().unwrap_or_default()
}

fn count(table: &Table, header: usize, column: usize, letters: &Letters) -> Counts {
    let mut counts = Counts::default();
    for row in table.rows.iter().skip(header).filter(|row| !row.merged) {
        let text = &row.cell(column).text;
        match shape(text, letters) {
            Shape::Blank => {}
            Shape::Letters => counts.letters += 1,
            Shape::Stranger => counts.strangers += 1,
            Shape::Tick => counts.ticks += 1,
            Shape::Number => counts.numbers += 1,
            Shape::Text => {
                counts.texts += 1;
                counts.chars += text.to_plain().len();
            }
        }
    }
    counts
}

/// The letter that a header stands for: "R", "Responsible", "Responsible (R)".
pub(super) fn role_letter(header: &str, letters: &Letters) -> Option<char> {
    let header = header.trim().trim_end_matches(':');
    if header.is_empty() || header.len() > 60 {
        return None;
    }
    let mut chars = header.chars();
    if let (Some(code), None) = (chars.next(), chars.next()) {
        return letters.iter().find(|letter| letter.code == code).map(|letter| letter.code);
    }
    let in_brackets = header
        .split_once(['(', '['])
        .map(|(before, inside)| (before.trim(), inside.trim_end_matches([')', ']']).trim()));
    if let Some((before, inside)) = in_brackets {
        return role_letter(inside, letters).or_else(|| role_letter(before, letters));
    }
    let folded = fold(header);
    let word = folded.split(' ').find(|word| word.len() > 1)?;
    let count = folded.split(' ').count();
    let own = |letter: &&crate::matrix::Letter| fold(letter.shown_name()) == folded;
    if let Some(letter) = letters.iter().find(own) {
        return Some(letter.code);
    }
    let starts: [(&str, Kind); 8] = [
        ("responsib", Kind::Responsible),
        ("realisat", Kind::Responsible),
        ("durchf", Kind::Responsible),
        ("accountab", Kind::Accountable),
        ("approb", Kind::Accountable),
        ("consult", Kind::Consulted),
        ("konsult", Kind::Consulted),
        ("inform", Kind::Informed),
    ];
    let kind = starts.iter().find(|(start, _)| word.starts_with(start)).map(|(_, kind)| *kind)?;
    // "Responsible team" is still the column of the responsible; a sentence is none.
    let of_kind = letters.iter().find(|letter| letter.kind == kind).map(|letter| letter.code);
    of_kind.filter(|_| count <= 2 && word.len() <= 14 && !word.starts_with("responsibilit"))
}

/// Whether headers are letters and cells name the parties.
fn names_in_cells(names: &[String], counts: &[Counts], letters: &Letters) -> bool {
    let roles: Vec<&Counts> = names
        .iter()
        .zip(counts)
        .skip(1)
        .filter(|(name, _)| role_letter(name, letters).is_some())
        .map(|(_, counts)| counts)
        .collect();
    let texts: usize = roles.iter().map(|counts| counts.texts).sum();
    let others: usize = roles.iter().map(|counts| counts.filled()).sum();
    roles.len() >= 2 && texts * 2 > others
}

fn across(names: &[String], counts: &[Counts], letters: &Letters) -> (Vec<ColumnUse>, Sure) {
    let role = |name: &String| role_letter(name, letters).map(ColumnUse::Letter);
    let activity = activity_column(names, counts, |column| {
        names.get(column).is_some_and(|name| role(name).is_some())
    });
    let uses = names.iter().zip(counts).enumerate().map(|(column, (name, counts))| {
        if Some(column) == activity {
            return ColumnUse::Activity;
        }
        role(name).unwrap_or_else(|| other_use(name, counts, activity, column))
    });
    let uses: Vec<ColumnUse> = uses.collect();
    let roles = uses.iter().filter(|taken| matches!(taken, ColumnUse::Letter(_))).count();
    let sure = if activity.is_some() && roles >= 2 { Sure::Yes } else { Sure::No };
    (uses, sure)
}

/// The column that says what is to be done.
fn activity_column(
    names: &[String],
    counts: &[Counts],
    taken: impl Fn(usize) -> bool,
) -> Option<usize> {
    let said = names
        .iter()
        .enumerate()
        .find(|(column, name)| says(name) == Some(Says::Activity) && !taken(*column));
    if let Some((column, _)) = said {
        return Some(column);
    }
    // Otherwise the first with texts, and of those that come before letters the one with most.
    let texts = counts.iter().enumerate().filter(|(column, counts)| {
        let header = names.get(*column).map(String::as_str).unwrap_or_default();
        let other = matches!(says(header), Some(Says::Comment | Says::Plan | Says::Number));
        counts.texts > 0 && !counts.is_letters() && !taken(*column) && !other
    });
    let first = texts.clone().map(|(column, _)| column).next();
    let letters = counts.iter().position(Counts::is_letters).unwrap_or(counts.len());
    let before = texts.filter(|(column, _)| *column < letters);
    before
        .max_by_key(|(column, counts)| (counts.chars, usize::MAX - column))
        .map(|(c, _)| c)
        .or(first)
}

fn down(names: &[String], counts: &[Counts], known: &[String]) -> (Vec<ColumnUse>, Sure) {
    let is_known = |name: &str| {
        let folded = fold(&party_name(name));
        !folded.is_empty() && known.contains(&folded)
    };
    let by_header =
        |name: &str| is_known(name) || matches!(says(name), Some(Says::Customer | Says::Provider));
    let activity = activity_column(names, counts, |column| {
        names.get(column).is_some_and(|name| by_header(name))
            && counts.get(column).is_some_and(|counts| counts.texts == 0)
    });
    let any_letters = counts
        .iter()
        .enumerate()
        .any(|(column, counts)| Some(column) != activity && counts.is_letters());
    let empty = counts
        .iter()
        .enumerate()
        .all(|(column, counts)| Some(column) == activity || counts.filled() == 0);
    let said = activity
        .and_then(|at| names.get(at))
        .is_some_and(|name| says(name) == Some(Says::Activity));
    let mut parties = 0;
    let mut by_name = 0;
    let uses = names.iter().zip(counts).enumerate().map(|(column, (name, counts))| {
        if Some(column) == activity {
            return ColumnUse::Activity;
        }
        let blank = counts.filled() == 0;
        let other =
            matches!(says(name), Some(Says::Plan | Says::Comment | Says::Number | Says::Section));
        let header = by_header(name) && !name.is_empty();
        // An empty column among parties is a party's that holds nothing here.
        let empty_party = blank
            && !name.is_empty()
            && !other
            && activity.is_some_and(|activity| column > activity)
            && (any_letters || header || (empty && said));
        let ticks = counts.is_ticks()
            && !any_letters
            && !other
            && activity.is_some_and(|activity| column > activity)
            && header;
        if counts.is_letters() || (header && !counts.is_ticks()) || empty_party || ticks {
            parties += 1;
            by_name += usize::from(header);
            let shown = party_name(name);
            let shown = if shown.is_empty() { format!("Column {}", column + 1) } else { shown };
            return ColumnUse::Party(shown);
        }
        other_use(name, counts, activity, column)
    });
    let uses: Vec<ColumnUse> = uses.collect();
    let with_letters = || {
        let others = counts.iter().enumerate().filter(|(column, _)| Some(*column) != activity);
        others.map(|(_, counts)| counts).filter(|counts| counts.is_letters())
    };
    let letters: usize = with_letters().map(|counts| counts.letters).sum();
    let columns = with_letters().count();
    let sure = if activity.is_none() || parties == 0 {
        Sure::No
    } else if columns >= 2 || (columns == 1 && (said || by_name > 0)) {
        Sure::Yes
    } else if letters >= 2 {
        Sure::Maybe
    } else if (by_name > 0 && (said || known.len() >= 2)) || (said && empty && parties > 0) {
        if empty { Sure::Template } else { Sure::Maybe }
    } else {
        Sure::No
    };
    (uses, sure)
}

/// What a column is that is neither of activities nor of parties.
fn other_use(name: &str, counts: &Counts, activity: Option<usize>, column: usize) -> ColumnUse {
    let before = activity.is_some_and(|activity| column < activity);
    match says(name) {
        // A lone star means all plans, though it looks like no more than a footnote's mark.
        Some(Says::Plan) => return ColumnUse::Plan,
        _ if counts.filled() == 0 => return ColumnUse::Ignore,
        Some(Says::Comment) => return ColumnUse::Comment,
        Some(Says::Number) => return ColumnUse::Ignore,
        Some(Says::Section) if before => return ColumnUse::Section,
        _ => {}
    }
    if counts.is_ticks() && !name.is_empty() {
        return ColumnUse::Variant(name.to_owned());
    }
    if counts.numbers * 2 > counts.filled() && before {
        return ColumnUse::Ignore;
    }
    ColumnUse::Comment
}

/// Whether a table's first column names the parties, so that its columns are activities.
pub(super) fn is_across(table: &Table, layout: &Layout) -> bool {
    let first = layout.names.first().map(|name| name.to_plain().into_owned()).unwrap_or_default();
    let body = || table.rows.iter().skip(layout.header).map(|row| row.cell(0).text.to_plain());
    let parties = |name: &str| is_customer(name) || is_provider(name);
    let headed = words::is_role(&first)
        && layout.names.iter().skip(1).any(|name| name.to_plain().split_whitespace().count() > 2);
    headed
        || (says(&first).is_none()
            && body().next().is_some()
            && body().all(|name| parties(&name) && name.split_whitespace().count() <= 2))
}

/// A table with rows and columns exchanged.
pub(super) fn turned(table: &Table) -> Table {
    let width = table.width().min(MOST_COLUMNS);
    let line = table.rows.first().map_or(0, |row| row.line);
    let rows = (0..width).map(|column| super::super::page::Row {
        line,
        cells: table.rows.iter().take(MOST_COLUMNS).map(|row| row.cell(column).clone()).collect(),
        merged: false,
    });
    Table { rows: rows.collect(), header: Some(1) }
}
