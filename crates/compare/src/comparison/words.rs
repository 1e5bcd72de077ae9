//! A comparison in the words of people.

use std::fmt;

use super::{CellChange, Change, Comparison, Progress, Relation, Totals};

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MovedToUs => "Moved to us",
            Self::MovedToThem => "Moved to them",
            Self::Shared => "Shared",
            Self::Lost => "Falls to nobody",
            Self::New => "New",
            Self::Gone => "Not there",
            Self::Letters => "Other roles",
            Self::Unchanged => "Unchanged",
        })
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Same => "Same",
            Self::Linked => "Matched",
            Self::Proposed => "Proposed match",
            Self::Left => "Only on the left",
            Self::Right => "Only on the right",
        })
    }
}

impl fmt::Display for CellChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Same => "same",
            Self::Takes => "takes it on",
            Self::Leaves => "gives it up",
            Self::Differs => "another role",
        })
    }
}

impl fmt::Display for Progress {
    /// "12 of 50 decided".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} decided", self.decided, self.total)?;
        if self.later > 0 {
            write!(f, ", {} for later", self.later)?;
        }
        Ok(())
    }
}

impl Totals {
    /// The largest first of what a person asks: "12 duties become yours, 3 fall to nobody, 5 only A
    /// has", where A is the first side and B the other.
    pub fn in_words(&self, a: &str, b: &str) -> String {
        let mut words: Vec<String> = Vec::new();
        for change in Change::ALL {
            let count = self.of(change);
            let one = count == 1;
            let said = match change {
                Change::Unchanged => continue,
                _ if count == 0 => continue,
                Change::MovedToUs if one => "becomes yours".to_owned(),
                Change::MovedToUs => "become yours".to_owned(),
                Change::MovedToThem if one => "is no longer yours".to_owned(),
                Change::MovedToThem => "are no longer yours".to_owned(),
                Change::Shared if one => "becomes shared".to_owned(),
                Change::Shared => "become shared".to_owned(),
                Change::Lost if one => "falls to nobody".to_owned(),
                Change::Lost => "fall to nobody".to_owned(),
                Change::New => format!("only {b} has"),
                Change::Gone => format!("only {a} has"),
                Change::Letters if one => "differs in other roles".to_owned(),
                Change::Letters => "differ in other roles".to_owned(),
            };
            let noun = match (words.is_empty(), one) {
                (true, true) => " duty",
                (true, false) => " duties",
                (false, _) => "",
            };
            words.push(format!("{count}{noun} {said}"));
        }
        match self.undecided {
            0 => {}
            1 => words.push("1 proposed match is undecided".to_owned()),
            count => words.push(format!("{count} proposed matches are undecided")),
        }
        if words.is_empty() { "No differences".to_owned() } else { words.join(", ") }
    }
}

impl Comparison {
    /// What becomes of all activities from the first side to this one, in words.
    pub fn totals_in_words(&self, side: usize) -> String {
        let name = |side: usize| self.sides.get(side).map_or("", |side| side.name.as_str());
        self.totals(side).in_words(name(0), name(side))
    }
}
