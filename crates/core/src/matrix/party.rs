//! Parties: the columns of a matrix.

use super::id::PartyId;

/// Which side of the contract a party stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// Buys or uses the service.
    Customer,
    /// Provides the service.
    Provider,
    /// Neither: a regulator, an integrator, a third party.
    #[default]
    Other,
}

impl Side {
    /// Every side, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Customer, Self::Provider, Self::Other];

    /// The word for it, as people and the JSON format write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Provider => "provider",
            Self::Other => "other",
        }
    }
}

/// One who can hold letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its identity.
    pub id: PartyId,
    /// Its name as shown.
    pub name: String,
    /// Its side.
    pub side: Side,
}

impl Party {
    /// A party of which nobody has said on which side it stands.
    pub fn new(id: PartyId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), side: Side::default() }
    }
}
