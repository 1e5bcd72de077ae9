//! Reasons in the words of people.

use std::fmt;

use super::{Candidate, PartyWhy, Reason, Why};

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Person => "matched by a person",
            Self::SameId => "same id",
            Self::SameText => "same text",
        })
    }
}

impl fmt::Display for PartyWhy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Person => "matched by a person",
            Self::SameId => "same id",
            Self::SameName => "same name",
            Self::SameSide => "same side",
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameText => f.write_str("same text"),
            Self::Order => f.write_str("same place on the page"),
            Self::SameSection => f.write_str("same section"),
            Self::Word(word) => write!(f, "'{word}'"),
            Self::Spelling => f.write_str("similar spelling"),
            Self::Neighbours => f.write_str("similar neighbours"),
        }
    }
}

impl Candidate {
    /// Why it is one: "same section, 'backup', 'restore'".
    pub fn in_words(&self) -> String {
        let why: Vec<String> = self.why.iter().map(Reason::to_string).collect();
        why.join(", ")
    }
}
