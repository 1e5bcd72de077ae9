//! A comparison in the words of people.

use std::fmt;

use super::{CellChange, Change, Chapter, Comparison, Progress, Relation, Totals};

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
                Change::MovedToThem if one => "becomes theirs".to_owned(),
                Change::MovedToThem => "become theirs".to_owned(),
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

impl Chapter {
    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ours => "Becomes our job",
            Self::AlsoOurs => "Becomes our job, together with others",
            Self::NotOurs => "Stops being our job",
            Self::NoLongerAlone => "Others join us",
            Self::Theirs => "Others take it on; nobody had it",
            Self::Nobody => "Nobody answers for it any more",
            Self::OnlyToOurs => "New, and our job",
            Self::OnlyToOthers => "New, and not our job",
            Self::OnlyFromOurs => "No longer mentioned; it was our job",
            Self::OnlyFromOthers => "No longer mentioned; it wasn’t our job",
            Self::Letters => "Same duties, other roles",
            Self::Undecided => "Not decided yet",
        }
    }

    /// What its entries have in common, where these are the names of the sides.
    pub fn about(self, from: &str, to: &str) -> String {
        match self {
            Self::Ours => format!(
                "In {to} we alone are responsible or accountable. In {from} it was others, or \
                 others with us, or nobody."
            ),
            Self::AlsoOurs => format!(
                "In {to} we are responsible or accountable, and so are others. In {from} we \
                 weren’t."
            ),
            Self::NotOurs => {
                format!("In {from} we are responsible or accountable. In {to} only others are.")
            }
            Self::NoLongerAlone => format!(
                "In {from} we alone are responsible or accountable. In {to} others are as well."
            ),
            Self::Theirs => {
                format!("In {from} nobody is responsible or accountable. In {to} others are.")
            }
            Self::Nobody => format!("In {to} nobody is responsible or accountable."),
            Self::OnlyToOurs => {
                format!("Only {to} lists these, and we are responsible or accountable there.")
            }
            Self::OnlyToOthers => format!("Only {to} lists these, and not as ours."),
            Self::OnlyFromOurs => {
                format!("Only {from} lists these. {to} doesn’t say whose they are: ask.")
            }
            Self::OnlyFromOthers => format!(
                "Only {from} lists these. {to} doesn’t say whether anybody still does them: ask."
            ),
            Self::Letters => "Responsible or accountable are the same. Something else that \
                parties hold is different."
                .to_owned(),
            Self::Undecided => "Remit proposes these as the same; nobody has confirmed it, so \
                they count nowhere else in this report."
                .to_owned(),
        }
    }

    /// Whether its entries have a row of the first side, and of the other.
    pub const fn sides(self) -> (bool, bool) {
        match self {
            Self::OnlyToOurs | Self::OnlyToOthers => (false, true),
            Self::OnlyFromOurs | Self::OnlyFromOthers => (true, false),
            _ => (true, true),
        }
    }
}
