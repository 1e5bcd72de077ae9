//! What is compared, as an address says it.

use std::fmt;
use std::str::FromStr;

use remit_compare::comparison::{FEWEST, MOST};
use remit_core::matrix::MatrixId;
use remit_formats::catalogue::{self, Published};
use remit_formats::comparison::{NotAReference, Reference};

use super::{Origin, Route};

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

impl SideRef {
    /// Where it is opened; a file nowhere.
    pub fn route(self) -> Option<Route> {
        match self {
            Self::Published(published) => Some(Route::Published(published)),
            Self::Draft(id) => Some(Route::Draft(id)),
            Self::Version(id, at) => Some(Route::Version(id, at)),
            Self::File(_) => None,
        }
    }

    /// The same for what is kept; a file is not.
    pub fn reference(self) -> Option<Reference> {
        match self {
            Self::Published(published) => Some(Reference::Published(published.slug.to_owned())),
            Self::Draft(id) => Some(Reference::Draft(id)),
            Self::Version(id, at) => Some(Reference::Version(id, at)),
            Self::File(_) => None,
        }
    }
}

impl fmt::Display for SideRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.reference()) {
            (Self::File(number), _) => write!(f, "f:{number}"),
            (_, Some(reference)) => reference.fmt(f),
            (_, None) => Ok(()),
        }
    }
}

impl FromStr for SideRef {
    type Err = NotAReference;

    fn from_str(text: &str) -> Result<Self, NotAReference> {
        if let Some(number) = text.strip_prefix("f:") {
            return number.parse().map(Self::File).map_err(|_| NotAReference);
        }
        match text.parse()? {
            Reference::Published(slug) => {
                catalogue::find(&slug).map(Self::Published).ok_or(NotAReference)
            }
            Reference::Draft(id) => Ok(Self::Draft(id)),
            Reference::Version(id, at) => Ok(Self::Version(id, at)),
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
        let list: Result<Vec<SideRef>, NotAReference> = parts.map(str::parse).collect();
        Self::new(&list.ok()?)
    }

    /// The same for what is kept; nothing where a file is among them.
    pub fn references(&self) -> Option<Vec<Reference>> {
        self.iter().map(SideRef::reference).collect()
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
