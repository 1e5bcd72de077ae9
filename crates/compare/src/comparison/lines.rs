//! The lines of a comparison, in the order in which a grid shows them.

use remit_core::matrix::RowId;

use super::blocks::{Block, Parts};
use super::units::Unit;
use super::{Change, Comparison, MOST, Relation, Rows};

/// Whose sections lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leading {
    /// Those of a side, by its place; 0 is the left one, 1 the right one of two.
    Side(usize),
    /// Topics: sections that are one, or have one title, on several sides come first, then the
    /// others, each by the alphabet.
    Topic,
}

/// Which lines are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// All of them.
    #[default]
    All,
    /// Those in which something is different or undecided, and the headings above them.
    Differences,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A section of one or several sides, or a topic.
    Heading(Heading),
    /// An activity of one or several sides.
    Activity(ActivityLine),
}

/// A section of one or several sides, or a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What it says. A section that the leading side does not have stands alone, so the sections
    /// above it are named as well: "Operate > Backups".
    pub title: String,
    /// Its level, from 1 on.
    pub level: u8,
    /// For each side its section, where it has one; of several of one topic, the first.
    pub rows: Rows,
    /// How it came together.
    pub relation: Relation,
}

/// An activity of one or several sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivityLine {
    /// For each side its row, where it has one.
    pub rows: Rows,
    /// How the line came together: with more than two sides, what is least sure of it.
    pub relation: Relation,
    /// How each side stands to the first; nothing where neither has a row.
    pub relations: [Option<Relation>; MOST],
    /// For each side but the first, what becomes of the activity for us from the first side to it;
    /// nothing where neither has it. Of a proposed line it is what it would be.
    pub changes: [Option<Change>; MOST],
}

impl ActivityLine {
    /// The row of a side.
    pub fn row(&self, side: usize) -> Option<RowId> {
        self.rows.get(side).copied().flatten()
    }

    /// How a side, from 1 on, stands to the first.
    pub fn relation_of(&self, side: usize) -> Option<Relation> {
        self.relations.get(side).copied().flatten()
    }

    /// What becomes of it for us from the first side to another, from 1 on.
    pub fn change(&self, side: usize) -> Option<Change> {
        self.changes.get(side).copied().flatten()
    }

    /// Whether everybody holds the same on all sides, and that is no proposal.
    pub fn is_same(&self) -> bool {
        let unchanged = |change: &Option<Change>| change.is_none_or(|it| it == Change::Unchanged);
        self.relation.is_match() && self.changes.iter().all(unchanged)
    }
}

impl Comparison {
    /// All lines. Every activity of every side is in exactly one; the sections of the leading side
    /// have each a heading, those of other sides where something stands under them that stands
    /// under no heading of the leading side.
    pub fn lines(&self, leading: Leading, shown: Shown) -> Vec<Line> {
        let parts = Parts { sides: &self.sides, others: &self.others, units: &self.units };
        let blocks = match leading {
            Leading::Side(side) => parts.by_section(side),
            Leading::Topic => parts.by_topic(),
        };
        let mut lines = Vec::new();
        for block in blocks {
            let units = block.units.iter().filter_map(|at| self.units.list.get(*at));
            let mut activities: Vec<ActivityLine> =
                units.map(|unit| self.activity_line(unit)).collect();
            if shown == Shown::Differences {
                activities.retain(|line| !line.is_same());
            }
            if !block.title.is_empty() || block.rows != [None; MOST] {
                lines.push(Line::Heading(heading(block)));
            }
            lines.extend(activities.into_iter().map(Line::Activity));
        }
        match shown {
            Shown::All => lines,
            Shown::Differences => without_empty(lines),
        }
    }

    /// All activities of all sides, each in one line, those of the first side in its order.
    pub fn activity_lines(&self) -> impl Iterator<Item = ActivityLine> {
        self.units.list.iter().map(|unit| self.activity_line(unit))
    }

    pub(super) fn activity_line(&self, unit: &Unit) -> ActivityLine {
        let mut line = ActivityLine {
            rows: unit.rows,
            relation: unit.relation(),
            relations: [None; MOST],
            changes: [None; MOST],
        };
        for side in 1..self.sides.len() {
            let change = self.change(&line, side);
            if let (Some(relation), Some(place)) =
                (line.relations.get_mut(side), line.changes.get_mut(side))
            {
                (*relation, *place) = (unit.relation_of(side), change);
            }
        }
        line
    }
}

fn heading(block: Block) -> Heading {
    let relation = match block.rows {
        [None, ..] => Relation::Right,
        [Some(_), None, None, None] => Relation::Left,
        _ => Relation::Same,
    };
    Heading { title: block.title, level: block.level, rows: block.rows, relation }
}

/// The lines without headings under which nothing stands.
fn without_empty(mut lines: Vec<Line>) -> Vec<Line> {
    let mut kept = Vec::with_capacity(lines.len());
    // The level of the headings above what was kept last, from behind.
    let mut needed = 0;
    while let Some(line) = lines.pop() {
        match &line {
            Line::Activity(_) => needed = u8::MAX,
            Line::Heading(heading) if heading.level < needed => needed = heading.level,
            Line::Heading(_) => continue,
        }
        kept.push(line);
    }
    kept.reverse();
    kept
}
