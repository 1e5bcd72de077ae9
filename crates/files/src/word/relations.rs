//! Where the other parts of a document are, and where its links lead.

use std::collections::HashMap;

use remit_core::matrix::Link;
use remit_formats::page::ImportError;

use crate::packed::Package;
use crate::xml::Xml;

/// What a part points to.
#[derive(Default)]
pub(super) struct Relations {
    folder: String,
    /// Parts by the last word of their kind.
    parts: HashMap<String, String>,
    links: HashMap<String, Link>,
}

impl Relations {
    /// What the part of this name points to.
    pub(super) fn of(package: &Package, name: &str) -> Result<Self, ImportError> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let text = package.text(&format!("{folder}/_rels/{file}.rels"))?;
        let mut relations = Self { folder: folder.to_owned(), ..Self::default() };
        Xml::new(&text).within(|_, tag| {
            let kind = tag.attribute("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default();
            let Some(target) = tag.attribute("Target") else { return Ok(()) };
            if kind == "hyperlink" {
                if let (Some(id), Some(link)) = (tag.attribute("Id"), Link::new(&target)) {
                    relations.links.insert(id, link);
                }
            } else if !kind.is_empty() {
                relations.parts.insert(kind.to_owned(), target);
            }
            Ok(())
        })?;
        Ok(relations)
    }

    /// The name of the part of this kind, where it usually is if nobody says it.
    pub(super) fn part(&self, kind: &str) -> String {
        match self.parts.get(kind) {
            Some(target) if target.starts_with('/') => target.clone(),
            Some(target) => format!("{}/{target}", self.folder),
            None => format!("{}/{kind}.xml", self.folder),
        }
    }

    /// Where a link leads.
    pub(super) fn link(&self, id: &str) -> Option<&Link> {
        self.links.get(id)
    }
}
