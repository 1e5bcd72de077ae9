//! What holds for every matrix, checked once when it comes from outside.

use super::positions::Positions;
use super::row::{Activity, CellMark, MAX_LEVEL, Row};
use super::{
    Acceptance, MatrixData, Plan, PlanUse, Plans, RuleSetting, Source, Text, limits, totals,
};

/// What is wrong with data that would be a matrix. The row, where one is at fault, is its
/// position in the list of rows, from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Over one of the [`limits`].
    #[error("it has {count} {what}; the limit is {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        count: usize,
        /// The limit.
        limit: usize,
    },
    /// Two things with one id.
    #[error("the ID {id} is used twice among the {among}")]
    SameId {
        /// Among which things.
        among: &'static str,
        /// The id.
        id: String,
    },
    /// A section that cannot stand where it stands.
    #[error("section {row} has level {level}, but its level must be from 1 to {highest}")]
    Level {
        /// Where.
        row: usize,
        /// The level it has.
        level: u8,
        /// The deepest it could have.
        highest: u8,
    },
    /// An activity whose cells do not match the parties.
    #[error("activity {row} has {cells} cells for {parties} parties")]
    Cells {
        /// Where.
        row: usize,
        /// How many cells.
        cells: usize,
        /// How many parties.
        parties: usize,
    },
    /// A cell with a letter that the matrix does not define.
    #[error("activity {row} has a role that the matrix doesn't define")]
    Letter {
        /// Where.
        row: usize,
    },
    /// Footnote marks in the cell of a party that the matrix does not have, or not in the order
    /// of the columns, in which the same marks are always the same list.
    #[error("activity {row} has a footnote mark in the cell of an unknown party, or out of order")]
    MarkParty {
        /// Where.
        row: usize,
    },
    /// A name or text over its limit.
    #[error("a {what} has {count} characters; the limit is {limit}")]
    TooLong {
        /// What.
        what: &'static str,
        /// How many characters.
        count: usize,
        /// The limit.
        limit: usize,
    },
    /// Two settings for one rule.
    #[error("the rule {rule} is set twice")]
    RuleTwice {
        /// The rule.
        rule: String,
    },
    /// Plans that are not a list from the legend.
    #[error(
        "the plans of activity {row} must be in the legend: at least one, each once, in legend \
        order"
    )]
    Plan {
        /// Where.
        row: usize,
    },
}

/// Checks everything and returns where each row stands.
pub(super) fn check(data: &MatrixData) -> Result<Positions, Broken> {
    count("rows", data.rows.len(), limits::ROWS)?;
    count("parties", data.parties.len(), limits::PARTIES)?;
    count("footnotes", data.footnotes.len(), limits::FOOTNOTES)?;
    count("acceptances", data.acceptances.len(), limits::ACCEPTANCES)?;
    unique("parties", data.parties.iter().map(|party| party.id.bits()))?;
    legend(&data.plans)?;
    unique("footnotes", data.footnotes.iter().map(|footnote| footnote.id.bits()))?;
    let positions = Positions::new(&data.rows);
    if let Some(id) = positions.twice() {
        return Err(Broken::SameId { among: "rows", id: id.to_string() });
    }
    levels(&data.rows)?;
    check_names(data)?;
    for (at, each) in data.rows.iter().enumerate() {
        row(data, at, each)?;
    }
    totals::check(data)?;
    Ok(positions)
}

fn check_names(data: &MatrixData) -> Result<(), Broken> {
    source(&data.source)?;
    name(&data.title)?;
    name(&data.language)?;
    text(&data.introduction)?;
    text(&data.letters_introduction)?;
    for letter in data.letters.iter() {
        name(&letter.name)?;
        text(&letter.definition)?;
    }
    for party in &data.parties {
        name(&party.name)?;
    }
    for footnote in &data.footnotes {
        text(&footnote.text)?;
    }
    rules(&data.rules)?;
    data.acceptances.iter().try_for_each(acceptance)?;
    data.base.as_ref().map_or(Ok(()), |base| name(&base.title))
}

/// Whether what is said of a source is within its limits.
pub fn source(source: &Source) -> Result<(), Broken> {
    for each in [&source.title, &source.provider, &source.service] {
        name(each)?;
    }
    text(&source.note)
}

/// Whether settings of the checks are within their limits, and none is of a rule that another
/// is of.
pub fn rules(rules: &[RuleSetting]) -> Result<(), Broken> {
    count("rule settings", rules.len(), limits::RULE_SETTINGS)?;
    for (at, setting) in rules.iter().enumerate() {
        name(&setting.rule)?;
        if rules.iter().take(at).any(|other| other.rule == setting.rule) {
            return Err(Broken::RuleTwice { rule: setting.rule.clone() });
        }
    }
    Ok(())
}

/// Whether an acceptance is within its limits.
pub fn acceptance(accepted: &Acceptance) -> Result<(), Broken> {
    name(&accepted.rule)?;
    name(&accepted.letters)?;
    name(&accepted.reason)?;
    name(&accepted.name)
}

/// Whether a name, title or number is within its limit.
pub fn name(name: &str) -> Result<(), Broken> {
    within("name", name, limits::NAME_CHARS)
}

/// Whether a text is within its limit.
pub fn text(text: &Text) -> Result<(), Broken> {
    let count = text.chars();
    let limit = limits::TEXT_CHARS;
    if count > limit {
        return Err(Broken::TooLong { what: "text", count, limit });
    }
    let (count, limit) = (text.size(), limits::TEXT_SIZE);
    if count > limit {
        return Err(Broken::TooLong { what: "text with its links", count, limit });
    }
    self::count(PIECES, text.pieces(), limits::TEXT_PIECES)
}

/// What the pieces of one text are called.
const PIECES: &str = "changes of style, links, footnote marks and line breaks in one text";

fn within(what: &'static str, text: &str, limit: usize) -> Result<(), Broken> {
    // A string has at least as many bytes as characters; most need no counting.
    if text.len() <= limit {
        return Ok(());
    }
    let count = text.chars().count();
    if count > limit { Err(Broken::TooLong { what, count, limit }) } else { Ok(()) }
}

/// Whether the plans of a legend can stand side by side.
pub fn legend(plans: &[Plan]) -> Result<(), Broken> {
    count("plans", plans.len(), limits::PLANS)?;
    unique("plans", plans.iter().map(|plan| plan.id.bits()))?;
    for plan in plans {
        name(&plan.name)?;
        text(&plan.description)?;
    }
    Ok(())
}

/// Whether every section's level can stand behind the one above it.
pub fn levels<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Result<(), Broken> {
    let mut above = 0;
    for (at, row) in rows.into_iter().enumerate() {
        if let Row::Section(section) = row {
            let highest = MAX_LEVEL.min(above + 1);
            if section.level == 0 || section.level > highest {
                return Err(Broken::Level { row: at, level: section.level, highest });
            }
            above = section.level;
        }
    }
    Ok(())
}

/// Whether a row that is to stand at a position fits the matrix, its level aside.
pub fn row(data: &MatrixData, at: usize, row: &Row) -> Result<(), Broken> {
    match row {
        Row::Activity(each) => activity(data, at, each),
        Row::Section(section) => {
            name(&section.written)?;
            name(&section.title)?;
            text(&section.before)?;
            text(&section.after)
        }
    }
}

/// Whether an activity fits the parties, letters and plans of the matrix.
fn activity(data: &MatrixData, row: usize, activity: &Activity) -> Result<(), Broken> {
    let parties = data.parties.len();
    if activity.cells.len() != parties {
        return Err(Broken::Cells { row, cells: activity.cells.len(), parties });
    }
    let all = data.letters.all();
    if !activity.cells.iter().all(|cell| all.contains(cell.letters())) {
        return Err(Broken::Letter { row });
    }
    marks(data, row, &activity.marks)?;
    text(&activity.text)?;
    text(&activity.comment)?;
    text(&activity.evidence)?;
    plan(data, row, &activity.plan)
}

/// Whether footnote marks can stand in the cells of an activity.
pub fn marks(data: &MatrixData, row: usize, marks: &[CellMark]) -> Result<(), Broken> {
    mark_count(marks.len())?;
    let column = |mark: &CellMark| data.parties.iter().position(|other| other.id == mark.party);
    let columns = marks.iter().map(column);
    if !columns.clone().all(|column| column.is_some()) || !columns.is_sorted() {
        return Err(Broken::MarkParty { row });
    }
    Ok(())
}

/// Whether the cells of one activity can carry so many footnote marks.
pub fn mark_count(marks: usize) -> Result<(), Broken> {
    count("footnote marks in the cells of one activity", marks, limits::CELL_MARKS)
}

/// Whether an activity's plans are in the legend.
pub fn plan(data: &MatrixData, row: usize, plan: &PlanUse) -> Result<(), Broken> {
    name(&plan.printed)?;
    let Plans::Only(plans) = &plan.plans else { return Ok(()) };
    let places = plans.iter().map(|id| data.plans.iter().position(|plan| plan.id == *id));
    let known = places.clone().all(|place| place.is_some());
    let in_order = places.is_sorted_by(|a, b| a < b);
    if plans.is_empty() || !known || !in_order { Err(Broken::Plan { row }) } else { Ok(()) }
}

pub(super) fn count(what: &'static str, count: usize, limit: usize) -> Result<(), Broken> {
    if count > limit { Err(Broken::TooMany { what, count, limit }) } else { Ok(()) }
}

/// Whether no id stands twice.
pub fn unique(among: &'static str, ids: impl Iterator<Item = u64>) -> Result<(), Broken> {
    let mut ids: Vec<u64> = ids.collect();
    ids.sort_unstable();
    let twice = ids.iter().zip(ids.iter().skip(1)).find(|(a, b)| a == b);
    let same = |id: u64| Broken::SameId { among, id: format!("{id:016x}") };
    twice.map_or(Ok(()), |(id, _)| Err(same(*id)))
}
