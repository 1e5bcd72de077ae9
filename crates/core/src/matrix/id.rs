//! Identities: 64 random bits, made before the command that needs them, never reused.
//!
//! Two browsers can then edit the same draft without ever making the same id.

use std::fmt;
use std::str::FromStr;

/// What a text of an id has to look like, for messages.
pub const ID_FORM: &str = "16 digits from 0-9 and a-f";

/// A text that is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is {ID_FORM}")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The id of these bits.
            pub const fn from_bits(bits: u64) -> Self {
                Self(bits)
            }

            /// The bits themselves.
            pub const fn bits(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:016x}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if text.len() != 16 {
                    return Err(NotAnId);
                }
                // A large draft has a hundred thousand ids, so each is gone through once.
                let bits = text.bytes().try_fold(0, |bits, c| match c {
                    b'0'..=b'9' => Ok((bits << 4) | u64::from(c - b'0')),
                    b'a'..=b'f' => Ok((bits << 4) | u64::from(c - b'a' + 10)),
                    _ => Err(NotAnId),
                });
                bits.map(Self)
            }
        }
    )+ };
}

ids! {
    /// A whole matrix, published or draft.
    MatrixId
    /// A row of a matrix: a section or an activity.
    RowId
    /// A party, that is a column.
    PartyId
    /// A plan of the legend.
    PlanId
    /// A footnote.
    FootnoteId
    /// A kept comparison of matrices.
    ComparisonId
    /// A step of a draft's history.
    StepId
    /// A tab of a browser.
    TabId
}

/// A maker of new ids: the browser's random bits in the app, a counter in tests.
pub trait NewIds {
    /// 64 bits that were never given before.
    fn next_bits(&mut self) -> u64;

    /// A new row's id.
    fn row(&mut self) -> RowId {
        RowId::from_bits(self.next_bits())
    }

    /// A new party's id.
    fn party(&mut self) -> PartyId {
        PartyId::from_bits(self.next_bits())
    }

    /// A new step's id.
    fn step(&mut self) -> StepId {
        StepId::from_bits(self.next_bits())
    }

    /// A new tab's id.
    fn tab(&mut self) -> TabId {
        TabId::from_bits(self.next_bits())
    }

    /// A new matrix's id.
    fn matrix(&mut self) -> MatrixId {
        MatrixId::from_bits(self.next_bits())
    }
}

impl<F: FnMut() -> u64> NewIds for F {
    fn next_bits(&mut self) -> u64 {
        self()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text() {
        for bits in [0, 1, 0xdead_beef, u64::MAX] {
            let id = RowId::from_bits(bits);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "1", "+000000000000001", "000000000000000G", "00000000000000AB"] {
            assert_eq!(text.parse::<RowId>(), Err(NotAnId), "{text}");
        }
    }
}
