//! How tables are set: their type, and what their columns need.

/// How a table is set, from the largest type to the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Density {
    /// As it reads best.
    Plain,
    /// In smaller type.
    Small,
    /// In smaller type, with the names of parties turned.
    Turned,
    /// The same in very small type.
    Tiny,
}

/// The measures of a density, in pixels.
pub(super) struct Measures {
    /// The size of the type.
    pub(super) size: usize,
    /// The least that activities, plans and comments need.
    pub(super) activity: usize,
    pub(super) plan: usize,
    pub(super) comment: usize,
    /// The narrowest column of a party.
    pub(super) party: usize,
    /// The most that a column becomes wide for its name; where names are turned, the most that
    /// the header becomes high for them. A browser repeats no header of more than a quarter of
    /// the page.
    pub(super) name: usize,
    /// The most lines of a name.
    pub(super) lines: usize,
}

impl Density {
    /// From the best to read to the smallest.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Small, Self::Turned, Self::Tiny];

    /// How the style sheet calls it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "paper",
            Self::Small => "paper small",
            Self::Turned => "paper small turned",
            Self::Tiny => "paper tiny turned",
        }
    }

    pub(super) fn is_turned(self) -> bool {
        matches!(self, Self::Turned | Self::Tiny)
    }

    pub(super) fn measures(self) -> Measures {
        match self {
            Self::Plain => Measures {
                size: 13,
                activity: 250,
                plan: 84,
                comment: 180,
                party: 60,
                name: 130,
                lines: 6,
            },
            Self::Small => Measures {
                size: 11,
                activity: 220,
                plan: 72,
                comment: 150,
                party: 44,
                name: 110,
                lines: 7,
            },
            Self::Turned => Measures {
                size: 11,
                activity: 200,
                plan: 64,
                comment: 140,
                party: 26,
                name: 120,
                lines: 3,
            },
            Self::Tiny => Measures {
                size: 9,
                activity: 184,
                plan: 54,
                comment: 130,
                party: 17,
                name: 120,
                lines: 3,
            },
        }
    }
}
