//! The published matrices that are bundled with Remit, in its own JSON format.
//!
//! What a list shows of them stands here, so that a list needs to read none of them; a test
//! holds the two together. Every cell is held against verified rows in `tests/catalogue.rs`.

use crate::formats::json::{self, ReadError};
use crate::matrix::Matrix;

/// A published matrix.
#[derive(Debug, PartialEq, Eq)]
pub struct Published {
    /// Its name in addresses.
    pub slug: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Who published it.
    pub provider: &'static str,
    /// What to call it under its provider's name.
    pub service: &'static str,
    /// How many activities it has.
    pub activities: usize,
    file: &'static str,
}

macro_rules! published {
    ($slug:literal, $title:literal, $provider:literal, $service:literal, $activities:literal) => {
        Published {
            slug: $slug,
            title: $title,
            provider: $provider,
            service: $service,
            activities: $activities,
            file: include_str!(concat!("matrices/", $slug, ".raci.json")),
        }
    };
}

/// All of them, those of one provider together.
pub const ALL: [Published; 5] = [
    published!(
        "ovhcloud-hosted-exchange",
        "OVHcloud Hosted Exchange",
        "OVHcloud",
        "Hosted Exchange",
        48
    ),
    published!(
        "ovhcloud-private-exchange",
        "OVHcloud Private Exchange",
        "OVHcloud",
        "Private Exchange",
        40
    ),
    published!("ovhcloud-okms", "OVHcloud OKMS", "OVHcloud", "OKMS", 31),
    published!(
        "cegedim-cloud-managed-products",
        "cegedim.cloud managed products",
        "cegedim.cloud",
        "Managed products",
        52
    ),
    published!("cloud-temple-iaas", "Cloud Temple IaaS", "Cloud Temple", "IaaS", 109),
];

/// The published matrix of this name.
pub fn find(slug: &str) -> Option<&'static Published> {
    ALL.iter().find(|published| published.slug == slug)
}

impl Published {
    /// Reads it. The files are tested, so an error means that the app itself is damaged.
    pub fn matrix(&self) -> Result<Matrix, ReadError> {
        json::read(self.file.as_bytes())
    }

    /// Its file, as bundled.
    pub fn file(&self) -> &'static str {
        self.file
    }
}
