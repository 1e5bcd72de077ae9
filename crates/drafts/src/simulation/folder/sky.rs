//! What goes wrong in a schedule with a folder. Most schedules have a few of these only.

use super::super::random::Random;

/// What goes wrong in the folder. Chances are in percent, times in milliseconds.
#[derive(Debug, Clone, Default)]
pub(super) struct Sky {
    /// The file is locked, read-only, moved or replaced, the disk is full, the page may not use it;
    /// or that is over.
    pub trouble: u64,
    /// Another program saves the file.
    pub editors: u64,
    /// The file is committed or checked out.
    pub git: u64,
    /// The sync client brings an old state.
    pub reordered: u64,
    /// Where two have written, the copy goes under its name that comes last.
    pub wins: u64,
    /// The tab crashes as soon as it has asked for something.
    pub crashes: u64,
    /// How long the sync client takes to bring all of the file, at most.
    pub sync_delay: u64,
    /// How long the disk takes, at most.
    pub slowness: u64,
}

impl Sky {
    pub fn of(random: &mut Random) -> Self {
        let mut sometimes = |value: u64, of: u64| if random.percent(of) { value } else { 0 };
        Self {
            trouble: sometimes(15, 40),
            editors: sometimes(25, 60),
            git: sometimes(10, 30),
            reordered: sometimes(20, 20),
            wins: sometimes(50, 40),
            crashes: sometimes(15, 40),
            sync_delay: 200 + sometimes(8_000, 40),
            slowness: 20 + sometimes(1_000, 30),
        }
    }
}
