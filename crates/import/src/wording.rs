//! What the choices of a person are called: in the preview of an import, and in a file of
//! corrections.

use super::{ColumnUse, LetterUse, LineUse, Orientation, OwnerColumns};

impl Orientation {
    /// All of them, the commonest first.
    pub const ALL: [Self; 4] =
        [Self::ActivitiesDown, Self::ActivitiesAcross, Self::LettersAcross, Self::OwnersInCells];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::ActivitiesDown => "Activities in rows, parties in columns",
            Self::ActivitiesAcross => "Activities in columns, parties in rows",
            Self::LettersAcross => "Activities in rows, roles in columns",
            Self::OwnersInCells => "Activities in rows, owners in cells",
        }
    }
}

impl OwnerColumns {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plans, Self::Duties, Self::Sections];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plans => "Plans",
            Self::Duties => "Activities",
            Self::Sections => "Sections",
        }
    }
}

impl LineUse {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Header, Self::Section, Self::Activity, Self::Note, Self::Ignore];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Header => "Table header",
            Self::Section => "Section",
            Self::Activity => "Activity",
            Self::Note => "Comment or note",
            Self::Ignore => "Ignore",
        }
    }
}

impl ColumnUse {
    /// What stands before the letter of a column of parties.
    pub const WITH: &'static str = "Parties with ";

    /// The same; where it names a party or a plan and the name is empty, with this one.
    #[must_use]
    pub(super) fn or_named(self, name: impl FnOnce() -> String) -> Self {
        match self {
            Self::Party(own) if own.is_empty() => Self::Party(name()),
            Self::Owners(own) if own.is_empty() => Self::Owners(name()),
            Self::Variant(own) if own.is_empty() => Self::Variant(name()),
            other => other,
        }
    }

    /// What it is called, without the name of its party or plan.
    pub fn name(&self) -> String {
        let name = match self {
            Self::Activity => "Activities",
            Self::Party(_) => "Roles of a party",
            Self::Letter(code) => return format!("{}{code}", Self::WITH),
            Self::Owners(_) => "Owners",
            Self::Plan => "Plans",
            Self::Variant(_) => "Plan (ticked)",
            Self::Comment => "Comments",
            Self::Section => "Sections",
            Self::Ignore => "Ignore",
        };
        name.to_owned()
    }
}

impl LetterUse {
    /// What stands before the letter that another one means.
    pub const SAME: &'static str = "Same as ";

    /// What it is called.
    pub fn name(self) -> String {
        match self {
            Self::Own(kind) => kind.name().to_owned(),
            Self::Other(code) => format!("{}{code}", Self::SAME),
            Self::Nothing => "Not a role".to_owned(),
        }
    }
}
