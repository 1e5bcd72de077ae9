//! What goes wrong in a schedule. Most schedules have a few of these only, so that what a failure
//! needs is easy to see.

use super::random::Random;

/// Chances are in percent, times in milliseconds.
#[derive(Debug, Clone, Default)]
pub(super) struct Weather {
    /// A message between tabs is lost.
    pub lost_messages: u64,
    /// How late messages come at most.
    pub message_delay: u64,
    /// A transaction fails.
    pub failing: u64,
    /// How long a transaction takes at most.
    pub slowness: u64,
    /// Local storage becomes full, or has room again, with an act.
    pub full_storage: u64,
    /// The journal becomes full, or has room again, with an act.
    pub full_journal: u64,
    /// A tab crashes in place of an act.
    pub crashes: u64,
    /// The browser is gone, in place of an act.
    pub power_loss: u64,
    /// A tab is closed, or leaves the draft, or another one opens it, in place of an act.
    pub coming_and_going: u64,
    /// The draft is moved into the trash, in place of an act.
    pub deletion: u64,
    /// What writes the journal cannot be loaded.
    pub not_loaded: u64,
    /// After how many acts a value of the journal is damaged.
    pub damage: Option<u64>,
    /// After how many acts a newer Remit writes.
    pub newer: Option<u64>,
}

impl Weather {
    pub fn of(random: &mut Random) -> Self {
        let mut weather = Self { message_delay: 20, slowness: 10, ..Self::default() };
        let mut sometimes = |value: u64, of: u64| if random.percent(of) { value } else { 0 };
        weather.lost_messages = sometimes(40, 30);
        weather.message_delay += sometimes(2_000, 30);
        weather.failing = sometimes(15, 30);
        weather.slowness += sometimes(1_500, 30);
        weather.full_storage = sometimes(10, 20);
        weather.full_journal = sometimes(8, 20);
        weather.crashes = sometimes(8, 40);
        weather.power_loss = sometimes(4, 15);
        weather.coming_and_going = sometimes(15, 60);
        weather.deletion = sometimes(4, 10);
        weather.not_loaded = sometimes(5, 10);
        if random.percent(15) {
            weather.damage = Some(random.between(2, 12));
        } else if random.percent(8) {
            weather.newer = Some(random.between(2, 12));
        }
        weather
    }

    /// Nothing goes wrong any more.
    pub fn calm() -> Self {
        Self { message_delay: 5, slowness: 5, ..Self::default() }
    }
}
