//! Larger changes of a matrix, made of commands: rows are moved, copied, split and merged,
//! parties become one, footnotes are numbered. Nothing here changes anything: each function says
//! what would be done, as one command with a name, or why it cannot be.

mod copies;
pub mod footnotes;
mod moves;
mod numbers;
mod origin;
mod parties;
mod plans;
mod sections;

pub use copies::{delete, duplicate};
pub use moves::{Direction, indent, move_before, move_to, moved, outdent};
pub use numbers::number;
pub use origin::{Was, is_origin, taken_back, was};
pub use parties::{Both, behind as party_behind, conflicts, merge as merge_parties};
pub use plans::change_plans;
pub use sections::{above as section_above, merge, merge_all, split};

use crate::edit::{Command, EditError};
use crate::matrix::{MAX_LEVEL, Matrix, Row, RowId};

/// What would be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shaped {
    /// Its name, like "Move 3 activities up".
    pub name: String,
    /// The command.
    pub command: Command,
}

impl Shaped {
    fn new(name: impl Into<String>, command: Command) -> Self {
        Self { name: name.into(), command }
    }
}

/// Why it cannot be done, in words for the screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No row is meant.
    #[error("select a row first")]
    NoRow,
    /// Nothing stands above.
    #[error("already at the top")]
    AtTop,
    /// Nothing stands below.
    #[error("already at the bottom")]
    AtBottom,
    /// A section cannot stand there.
    #[error("a section of this level can't go there")]
    NoPlace,
    /// A section can be one level deeper than the one above it at most.
    #[error("there is no section above to move into")]
    NoSectionAbove,
    /// Sections nest so deep and no deeper.
    #[error("sections can't be nested any deeper")]
    TooDeep,
    /// It is on the outermost level.
    #[error("already at the top level")]
    Outermost,
    /// The section of the activities has no section in it.
    #[error("there is no section below to move into")]
    NoSectionBelow,
    /// An activity was meant.
    #[error("select the activity where the new section should start")]
    NotAnActivity,
    /// A section was meant.
    #[error("select a section heading first")]
    NotASection,
    /// Two of something were meant.
    #[error("select another one to merge with")]
    Same,
    /// No party is meant.
    #[error("select a party's column first")]
    NoParty,
    /// The footnotes are numbered as they are read.
    #[error("the footnotes are already in order")]
    InSequence,
    /// A command was refused.
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// The positions of these rows and, for sections, of all that stands under them; each once, from
/// top to bottom.
fn whole(matrix: &Matrix, rows: &[usize]) -> Result<Vec<usize>, Refusal> {
    let mut all: Vec<usize> = Vec::new();
    let mut rows = rows.to_vec();
    rows.sort_unstable();
    for row in rows {
        if all.last().is_some_and(|last| row <= *last) {
            continue;
        }
        let Some(row) = matrix.rows.get(row) else { continue };
        all.extend(matrix.extent(row.id()));
    }
    if all.is_empty() { Err(Refusal::NoRow) } else { Ok(all) }
}

fn ids(matrix: &Matrix, rows: &[usize]) -> Vec<RowId> {
    rows.iter().filter_map(|at| matrix.rows.get(*at)).map(Row::id).collect()
}

/// How many activities stand right under the heading at a position.
fn direct(matrix: &Matrix, heading: usize) -> usize {
    let below = matrix.rows.iter().skip(heading + 1);
    below.take_while(|row| row.activity().is_some()).count()
}

/// The section in which the row at a position stands: its position and level. For a section,
/// itself.
fn section_of(matrix: &Matrix, row: usize) -> Option<(usize, u8)> {
    let above = matrix.rows.iter().enumerate().take(row + 1).rev();
    above.into_iter().find_map(|(at, row)| Some((at, row.section()?.level)))
}

/// "an activity", "3 activities", "a section", "a section of 12 rows".
fn named(matrix: &Matrix, rows: &[usize]) -> String {
    let sections = rows.iter().filter(|at| level(matrix, **at).is_some()).count();
    let first_is_section = rows.first().is_some_and(|at| level(matrix, *at).is_some());
    match (sections, rows.len()) {
        (0, 1) => "an activity".to_owned(),
        (0, count) => format!("{count} activities"),
        (1, 1) => "a section".to_owned(),
        (1, count) if first_is_section => format!("a section of {count} rows"),
        (_, count) => format!("{count} rows"),
    }
}

fn level(matrix: &Matrix, at: usize) -> Option<u8> {
    Some(matrix.rows.get(at)?.section()?.level)
}

/// Whether rows in this order are an outline, each by its position and, where it is to be
/// another one, the level that it has then.
fn is_outline<'a>(
    matrix: &'a Matrix,
    order: impl Iterator<Item = usize> + 'a,
    level_of: impl Fn(usize, u8) -> Option<u8>,
) -> bool {
    let mut above = 0;
    for at in order {
        let Some(level) = level(matrix, at) else { continue };
        let Some(level) = level_of(at, level) else { return false };
        if level == 0 || level > MAX_LEVEL.min(above + 1) {
            return false;
        }
        above = level;
    }
    true
}

/// One command of several.
fn group(mut commands: Vec<Command>) -> Command {
    match commands.len() {
        1 => commands.remove(0),
        _ => Command::Group(commands),
    }
}

#[cfg(test)]
mod tests;
