//! A folder that a sync client keeps alike on two machines, as each of them has it.

use std::rc::Rc;

use crate::bound::{DiskError, Written};
use remit_formats::json;

pub(super) type Bytes = Rc<[u8]>;

/// What the sync service has.
#[derive(Debug, Default)]
pub(super) struct Cloud {
    pub version: u64,
    pub file: Bytes,
    /// All that it ever had, each with its version.
    pub past: Vec<(u64, Bytes)>,
}

impl Cloud {
    fn put(&mut self, file: Bytes) {
        self.past.push((self.version, std::mem::replace(&mut self.file, file)));
        self.version += 1;
    }
}

/// The folder as one machine has it.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a trouble of its own")]
pub(super) struct Disk {
    /// The file; nothing where it is not there.
    pub file: Option<Bytes>,
    /// What the sync client has put beside it where two copies met.
    pub copies: Vec<Bytes>,
    pub is_locked: bool,
    pub is_full: bool,
    pub is_read_only: bool,
    /// The page must ask before it may use the file.
    pub is_forbidden: bool,
    /// The file as it was before it was moved away, or another one was put in its place.
    pub before: Option<Bytes>,
    /// What the sync client is about to put there, with its version; until then there is a part.
    arriving: Option<(u64, Bytes)>,
    /// The version of the service that the file began from.
    based_on: u64,
    /// Whether it was written since.
    is_changed: bool,
    /// How often somebody else than Remit has changed the file here.
    pub foreign: u64,
}

impl Disk {
    /// Whether the file is there, whole, and not about to be another one.
    pub fn is_calm(&self) -> bool {
        self.before.is_none() && self.arriving.is_none() && self.file.is_some()
    }

    pub fn read(&self) -> Result<Vec<u8>, DiskError> {
        if self.is_forbidden {
            return Err(DiskError::NotAllowed);
        }
        let file = self.file.as_ref().ok_or(DiskError::Missing)?;
        if self.is_locked { Err(DiskError::Locked) } else { Ok(file.to_vec()) }
    }

    /// Puts a new file in the place of the one that has this hash.
    pub fn write(&mut self, text: &str, over: u64) -> Result<Written, DiskError> {
        let there = json::fingerprint_of(&self.read()?);
        if self.is_full {
            return Err(DiskError::Full);
        }
        if self.is_read_only {
            return Err(DiskError::ReadOnly);
        }
        if there != over {
            return Ok(Written::Behind);
        }
        self.file = Some(text.as_bytes().into());
        self.is_changed = true;
        Ok(Written::Done)
    }

    /// Somebody else writes the file.
    pub fn put(&mut self, file: Bytes) {
        self.file = Some(file);
        self.is_changed = true;
        self.foreign += 1;
    }

    /// The sync client takes the file to the service. Where somebody was first, both stay: one
    /// under its name, the other beside it.
    pub fn upload(&mut self, cloud: &mut Cloud, wins: bool) {
        let Some(file) = self.file.clone().filter(|_| self.is_calm() && self.is_changed) else {
            return;
        };
        if self.based_on == cloud.version || wins {
            if self.based_on != cloud.version && cloud.file != file {
                self.copies.push(Rc::clone(&cloud.file));
            }
            cloud.put(file);
            (self.based_on, self.is_changed) = (cloud.version, false);
        } else {
            if cloud.file != file {
                self.copies.push(file);
            }
            self.file = Some(Rc::clone(&cloud.file));
            (self.based_on, self.is_changed) = (cloud.version, false);
            self.foreign += 1;
        }
    }

    /// The sync client begins to bring a version of the service. Until it is there whole, there is
    /// a part of it, or nothing.
    pub fn begin_download(&mut self, (version, file): (u64, Bytes), is_there: bool) {
        if self.before.is_some() || self.arriving.is_some() || self.is_changed {
            return;
        }
        if self.based_on == version {
            return;
        }
        let part = file.get(..file.len() / 2).map(Bytes::from);
        self.file = part.filter(|_| is_there);
        self.arriving = Some((version, file));
        self.foreign += 1;
    }

    pub fn end_download(&mut self) {
        if let Some((version, file)) = self.arriving.take() {
            if self.is_changed {
                // Somebody was faster.
                self.copies.extend(self.file.take());
            }
            self.file = Some(file);
            (self.based_on, self.is_changed) = (version, false);
            self.foreign += 1;
        }
    }

    /// Nothing goes wrong any more.
    pub fn mend(&mut self) {
        self.end_download();
        (self.is_locked, self.is_full, self.is_read_only) = (false, false, false);
        self.put_back();
    }

    /// What was moved away, or replaced, is put back.
    pub fn put_back(&mut self) {
        if let Some(before) = self.before.take() {
            self.file = Some(before);
            self.foreign += 1;
        }
    }
}
