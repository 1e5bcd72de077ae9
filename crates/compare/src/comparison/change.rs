//! What a line means for one party, "us", where we go from the first side to another.
//!
//! Who has a duty is told by the kinds of letters, not by the letters: a party *has* it where it
//! holds one that is responsible or accountable. Consulted, informed, supporting and other parties
//! do not have it.
//!
//! | from \ to | nobody | us | them | both |
//! | --- | --- | --- | --- | --- |
//! | nobody | – | to us | to them | shared |
//! | us | lost | – | to them | shared |
//! | them | lost | to us | – | shared |
//! | both | lost | to us | to them | – |
//!
//! Where the same have it on both sides (–), the cells are compared: by the kinds of their letters,
//! and for letters of other kinds by their codes.

use remit_core::matrix::{Activity, Cell, Holding, Kind, Letters, Matrix, PartyId};

/// Who has a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Nobody is responsible or accountable.
    Nobody,
    /// We alone.
    Ours,
    /// One or several others.
    Theirs,
    /// We and somebody else.
    Both,
}

/// What becomes of an activity for us, from the first side to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// We have the duty alone, and had not: others had it, or we had it with them, or nobody.
    MovedToUs,
    /// Others have the duty, and we have not: we had it, or nobody.
    MovedToThem,
    /// We have the duty together with others, and that is new.
    Shared,
    /// Nobody has the duty any more.
    Lost,
    /// Only the other side has the activity.
    New,
    /// Only the first side has the activity.
    Gone,
    /// The same have the duty; something else that parties hold is different.
    Letters,
    /// Everybody holds the same.
    Unchanged,
}

impl Change {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::MovedToUs,
        Self::MovedToThem,
        Self::Shared,
        Self::Lost,
        Self::New,
        Self::Gone,
        Self::Letters,
        Self::Unchanged,
    ];

    /// Its stable word, as the page has it in `data-change` of a line; empty where nothing changed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MovedToUs => "to-us",
            Self::MovedToThem => "to-them",
            Self::Shared => "shared",
            Self::Lost => "lost",
            Self::New => "new",
            Self::Gone => "gone",
            Self::Letters => "letters",
            Self::Unchanged => "",
        }
    }

    /// What becomes of a duty; nothing where the same have it.
    pub const fn of_duty(from: Duty, to: Duty) -> Option<Self> {
        match (from, to) {
            (Duty::Nobody, Duty::Nobody)
            | (Duty::Ours, Duty::Ours)
            | (Duty::Theirs, Duty::Theirs)
            | (Duty::Both, Duty::Both) => None,
            (_, Duty::Nobody) => Some(Self::Lost),
            (_, Duty::Ours) => Some(Self::MovedToUs),
            (_, Duty::Theirs) => Some(Self::MovedToThem),
            (_, Duty::Both) => Some(Self::Shared),
        }
    }
}

impl Duty {
    /// Who has the duty of an activity, where this party is us. Without a party that is us, all
    /// are others.
    pub fn of(matrix: &Matrix, activity: &Activity, us: Option<PartyId>) -> Self {
        let (mut ours, mut theirs) = (false, false);
        for (party, cell) in matrix.cells(activity) {
            if has_duty(&matrix.letters, cell) {
                if Some(party.id) == us { ours = true } else { theirs = true }
            }
        }
        match (ours, theirs) {
            (false, false) => Self::Nobody,
            (true, false) => Self::Ours,
            (false, true) => Self::Theirs,
            (true, true) => Self::Both,
        }
    }

    /// Whether it is ours, alone or with others.
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Ours | Self::Both)
    }
}

/// Whether a cell holds a letter that is responsible or accountable.
pub(super) fn has_duty(letters: &Letters, cell: Cell) -> bool {
    let acting = letters.of_kind(Kind::Responsible).union(letters.of_kind(Kind::Accountable));
    cell.letters().meets(acting)
}

/// What a cell means, whatever letters its matrix has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Meaning {
    is_not_applicable: bool,
    /// One bit for each kind.
    kinds: u8,
    /// The codes of letters of other kinds.
    others: String,
}

impl Meaning {
    pub(super) fn of(letters: &Letters, cell: Cell) -> Self {
        let mut meaning =
            Self { is_not_applicable: cell.holding == Holding::NotApplicable, ..Self::default() };
        for letter in letters.in_set(cell.letters()) {
            match Kind::ALL.iter().position(|kind| *kind == letter.kind) {
                Some(at) if letter.kind != Kind::Other => meaning.kinds |= 1 << at,
                _ => meaning.others.push(letter.code),
            }
        }
        meaning
    }
}
