//! What is compared, as an address says it.

use std::fmt;
use std::str::FromStr;

use remit_compare::comparison::{FEWEST, MOST};
use remit_core::matrix::MatrixId;
use remit_formats::catalogue::{self, Published};

use super::Origin;

/// One side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideRef {
    /// `p:SLUG`, a published matrix.
    Published(&'static Published),
    /// `d:ID`, a draft of this browser.
    Draft(MatrixId),
    /// `d:ID@VERSION`, a draft as it was at some time, in milliseconds since 1970.
    Version(MatrixId, u64),
    /// `f:N`, a file that was opened since the page was loaded, from 1 on.
    File(usize),
}

impl From<Origin> for SideRef {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::Published(published) => Self::Published(published),
            Origin::Draft(id) => Self::Draft(id),
            Origin::Version(id, at) => Self::Version(id, at),
        }
    }
}

impl fmt::Display for SideRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Published(published) => write!(f, "p:{}", published.slug),
            Self::Draft(id) => write!(f, "d:{id}"),
            Self::Version(id, at) => write!(f, "d:{id}@{at}"),
            Self::File(number) => write!(f, "f:{number}"),
        }
    }
}

impl FromStr for SideRef {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, rest) = text.split_once(':').ok_or(())?;
        match (kind, rest.split_once('@')) {
            ("p", None) => catalogue::find(rest).map(Self::Published).ok_or(()),
            ("d", None) => rest.parse().map(Self::Draft).map_err(drop),
            ("d", Some((id, at))) => {
                Ok(Self::Version(id.parse().map_err(drop)?, at.parse().map_err(drop)?))
            }
            ("f", None) => rest.parse().map(Self::File).map_err(drop),
            _ => Err(()),
        }
    }
}

/// The sides of a comparison, two to four; the first leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides([Option<SideRef>; MOST]);

impl Sides {
    /// These sides; nothing where there are too few or too many.
    pub fn new(list: &[SideRef]) -> Option<Self> {
        let mut sides = [None; MOST];
        if !(FEWEST..=MOST).contains(&list.len()) {
            return None;
        }
        for (place, side) in sides.iter_mut().zip(list) {
            *place = Some(*side);
        }
        Some(Self(sides))
    }

    /// The sides of an address: its parts behind `compare`.
    pub fn read<'a>(parts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let list: Result<Vec<SideRef>, ()> = parts.map(str::parse).collect();
        Self::new(&list.ok()?)
    }

    /// The sides in their order.
    pub fn iter(&self) -> impl Iterator<Item = SideRef> {
        self.0.iter().copied().flatten()
    }
}

impl fmt::Display for Sides {
    /// "p:SLUG/d:ID".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, side) in self.iter().enumerate() {
            if at > 0 {
                f.write_str("/")?;
            }
            side.fmt(f)?;
        }
        Ok(())
    }
}
