//! Addresses within the page, all of them behind `#`.

use remit_core::matrix::MatrixId;
use remit_formats::catalogue::{self, Published};

use super::Origin;
use super::sides::Sides;

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The library alone.
    Library,
    /// A published matrix.
    Published(&'static Published),
    /// A draft of this browser.
    Draft(MatrixId),
    /// A draft as it was at some time, in milliseconds since 1970.
    Version(MatrixId, u64),
    /// Matrices side by side.
    Compare(Sides),
    /// What this browser keeps.
    Storage,
    /// Something that this Remit does not know.
    Unknown,
}

impl Route {
    /// The route of an address.
    pub fn read(hash: &str) -> Self {
        let mut parts = hash.trim_start_matches('/').split('/');
        if let Some(sides) = hash.trim_start_matches('/').strip_prefix("compare/") {
            return Sides::read(sides.split('/')).map_or(Self::Unknown, Self::Compare);
        }
        match (parts.next(), parts.next(), parts.next()) {
            (Some("") | None, None, None) => Self::Library,
            (Some("published"), Some(slug), None) => {
                catalogue::find(slug).map_or(Self::Unknown, Self::Published)
            }
            (Some("draft"), Some(id), None) => id.parse().map_or(Self::Unknown, Self::Draft),
            (Some("draft"), Some(id), Some(at)) => match (id.parse(), at.parse(), parts.next()) {
                (Ok(id), Ok(at), None) => Self::Version(id, at),
                _ => Self::Unknown,
            },
            (Some("storage"), None, None) => Self::Storage,
            _ => Self::Unknown,
        }
    }

    /// Where a matrix is found.
    pub fn of(origin: Origin) -> Self {
        match origin {
            Origin::Published(published) => Self::Published(published),
            Origin::Draft(id) => Self::Draft(id),
            Origin::Version(id, at) => Self::Version(id, at),
        }
    }

    /// The address, without `#`.
    pub fn hash(self) -> String {
        match self {
            Self::Library | Self::Unknown => "/".to_owned(),
            Self::Published(published) => format!("/published/{}", published.slug),
            Self::Draft(id) => format!("/draft/{id}"),
            Self::Version(id, at) => format!("/draft/{id}/{at}"),
            Self::Compare(sides) => format!("/compare/{sides}"),
            Self::Storage => "/storage".to_owned(),
        }
    }
}

/// What an address asks for without being a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// A new draft.
    NewDraft,
    /// Something to be imported.
    Import,
    /// The matrix that the address itself holds, whatever version it is written in.
    Shared,
}

impl Ask {
    /// What an address asks for, where it does.
    pub fn read(hash: &str) -> Option<Self> {
        let is_shared = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
        match hash.trim_start_matches('/') {
            "new" => Some(Self::NewDraft),
            "import" => Some(Self::Import),
            _ if hash.strip_prefix('v').is_some_and(is_shared) => Some(Self::Shared),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn addresses_lead_there_and_back() {
        let okms = catalogue::find("ovhcloud-okms").unwrap();
        let draft = MatrixId::from_bits(0xaa);
        for route in [
            Route::Library,
            Route::Published(okms),
            Route::Draft(draft),
            Route::Version(draft, 15),
            Route::Storage,
        ] {
            assert_eq!(Route::read(&route.hash()), route);
        }
        for hash in ["", "/"] {
            assert_eq!(Route::read(hash), Route::Library);
        }
        for hash in ["/nowhere", "/published/nothing", "/draft/x", "/draft/00000000000000aa/x"] {
            assert_eq!(Route::read(hash), Route::Unknown, "{hash}");
        }
    }

    #[wasm_bindgen_test]
    fn what_is_asked_for_is_no_place() {
        for (hash, ask) in [
            ("/new", Ask::NewDraft),
            ("/import", Ask::Import),
            ("v1:x", Ask::Shared),
            ("v2", Ask::Shared),
        ] {
            assert_eq!(Ask::read(hash), Some(ask), "{hash}");
        }
        for hash in ["", "/", "/storage", "/v1:x", "version"] {
            assert_eq!(Ask::read(hash), None, "{hash}");
        }
    }
}
