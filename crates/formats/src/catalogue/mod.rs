//! The published matrices that are bundled with Remit, in its own JSON format.
//!
//! What a list shows of them stands here, so that a list needs to read none of them; a test
//! holds the two together. Every cell is held against verified rows in `tests/catalogue.rs`.
//! The app does not hold the files: it fetches each from beside the page when it is opened.

use crate::json::{self, ReadError};
use remit_core::matrix::{Matrix, MatrixId};

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
    /// How many errors and warnings the checks find in it, where nobody wants otherwise.
    pub findings: (usize, usize),
    /// Its identity.
    pub id: MatrixId,
}

/// All of them, those of one provider together.
pub const ALL: [Published; 5] = [
    Published {
        slug: "ovhcloud-hosted-exchange",
        title: "OVHcloud Hosted Exchange",
        provider: "OVHcloud",
        service: "Hosted Exchange",
        activities: 48,
        findings: (0, 4),
        id: MatrixId::from_bits(0x2f55_31ad_5c45_a67b),
    },
    Published {
        slug: "ovhcloud-private-exchange",
        title: "OVHcloud Private Exchange",
        provider: "OVHcloud",
        service: "Private Exchange",
        activities: 40,
        findings: (0, 2),
        id: MatrixId::from_bits(0xc765_a306_b462_7311),
    },
    Published {
        slug: "ovhcloud-okms",
        title: "OVHcloud OKMS",
        provider: "OVHcloud",
        service: "OKMS",
        activities: 31,
        findings: (1, 1),
        id: MatrixId::from_bits(0x90e0_2a35_9a3f_7ad4),
    },
    Published {
        slug: "cegedim-cloud-managed-products",
        title: "cegedim.cloud managed products",
        provider: "cegedim.cloud",
        service: "Managed products",
        activities: 52,
        findings: (1, 8),
        id: MatrixId::from_bits(0x37fe_5542_8bf8_6076),
    },
    Published {
        slug: "cloud-temple-iaas",
        title: "Cloud Temple IaaS",
        provider: "Cloud Temple",
        service: "IaaS",
        activities: 109,
        findings: (0, 5),
        id: MatrixId::from_bits(0xb71b_1e54_3fc2_c1fc),
    },
];

/// The files, in the order of [`ALL`].
static FILES: [&str; 5] = [
    include_str!("matrices/ovhcloud-hosted-exchange.raci.json"),
    include_str!("matrices/ovhcloud-private-exchange.raci.json"),
    include_str!("matrices/ovhcloud-okms.raci.json"),
    include_str!("matrices/cegedim-cloud-managed-products.raci.json"),
    include_str!("matrices/cloud-temple-iaas.raci.json"),
];

/// The published matrix of this name.
pub fn find(slug: &str) -> Option<&'static Published> {
    ALL.iter().find(|published| published.slug == slug)
}

impl Published {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// Where the file is damaged, which a test rules out.
    pub fn matrix(&self) -> Result<Matrix, ReadError> {
        json::read(self.file().as_bytes())
    }

    /// Its file.
    pub fn file(&self) -> &'static str {
        let at = ALL.iter().position(|published| published.slug == self.slug);
        at.and_then(|at| FILES.get(at)).copied().unwrap_or_default()
    }
}
