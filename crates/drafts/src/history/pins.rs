//! Which versions of a draft went out, and how what comes back finds the one that it parted from.

use remit_core::matrix::{Matrix, StepId};
use remit_formats::code::Coded;
use remit_formats::json::{self, MOST_SEEN, Node, Stamp};
use remit_formats::{coded_enum, coded_struct};

use super::read_index;
use crate::DraftError;

/// So many versions that went out are kept, the latest; older ones are thinned as any other.
pub const PINNED: usize = 50;

/// The version of the format that is written, and the newest that is read.
const FORMAT: u64 = 1;

/// As what a version went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentAs {
    /// A file of our own, or a backup.
    Json,
    /// A link.
    Link,
    /// CSV, which says by the ids of its rows alone where it is from.
    Csv,
    /// A workbook.
    Workbook,
    /// A web page.
    Page,
    /// Nothing went out: it is what the draft was before changes from a file were taken.
    Merged,
    /// Nothing went out: it is the page of somebody else as it came in, which the draft is based on.
    Imported,
    /// Nothing went out: it is a file of the draft as a colleague sent it, which is joined with it.
    Received,
}

/// What is known of a version that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// As what.
    pub sent_as: SentAs,
    /// How many changes the draft had seen.
    pub revision: u64,
    /// What it was, by [`json::content`].
    pub content: u64,
    /// Of what a colleague sent: the states that their file names.
    pub seen: Vec<u64>,
    /// Of what a colleague sent: the step that joined it with the draft.
    pub step: Option<StepId>,
}

coded_enum!(SentAs {
    "json" = Json,
    "link" = Link,
    "csv" = Csv,
    "workbook" = Workbook,
    "page" = Page,
    "merged" = Merged,
    "imported" = Imported,
    "received" = Received,
});
coded_struct!(Pin { sent_as, revision, content, seen, step });

/// The versions of a draft that went out, by the times at which they were kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pins {
    /// In the order of the times, at most [`PINNED`].
    list: Vec<(u64, Pin)>,
}

/// Where the state is that a file parted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// It is what the draft still is.
    Draft,
    /// It is the version that was kept at this time.
    Version(u64),
    /// Both have seen several, none of which has all of it: two who sent each other their drafts at
    /// the same time. It is these versions, the newest first, joined from an older one.
    Joined {
        /// The version that they have in common.
        from: u64,
        /// The versions.
        of: Vec<u64>,
    },
    /// It is what the file is: a state that has gone into the draft already, by way of another file.
    File,
}

impl Pin {
    /// That of a state which no file of a colleague has brought.
    pub fn new(sent_as: SentAs, revision: u64, content: u64) -> Self {
        Self { sent_as, revision, content, seen: Vec::new(), step: None }
    }

    /// Whether this state, of one time, has gone into another one: what the draft was has all that
    /// came before, and what a colleague sent has what it names.
    fn is_part_of(&self, at: u64, (other_at, other): &(u64, Self)) -> bool {
        match other.sent_as {
            SentAs::Received | SentAs::Imported => {
                self.content != other.content && other.seen.contains(&self.content)
            }
            _ => at < *other_at,
        }
    }
}

/// Those of states that have gone into no other of them.
fn newest_of<'a>(states: &[&'a (u64, Pin)]) -> Vec<&'a (u64, Pin)> {
    let is_part = |(at, pin): &(u64, Pin)| states.iter().any(|other| pin.is_part_of(*at, other));
    states.iter().copied().filter(|state| !is_part(state)).collect()
}

impl Pins {
    /// Notes that the version of this time went out. The oldest goes where there are too many.
    pub fn add(&mut self, at: u64, pin: Pin) {
        let place = self.list.partition_point(|(other, _)| *other <= at);
        self.list.insert(place, (at, pin));
        let many = self.list.len().saturating_sub(PINNED);
        self.list.drain(..many);
    }

    /// The version of this time is not there after all.
    pub fn remove(&mut self, at: u64) {
        self.list.retain(|(time, _)| *time != at);
    }

    /// A step was taken back: what it has joined with the draft is not in it any more.
    pub fn forget_step(&mut self, step: StepId) -> bool {
        let before = self.list.len();
        self.list.retain(|(_, pin)| pin.step != Some(step));
        self.list.len() < before
    }

    /// What the draft was, and what has gone into it, the newest first: what a file of it says that
    /// it has seen.
    pub fn seen(&self) -> Vec<u64> {
        let mut seen = Vec::new();
        for (_, pin) in self.list.iter().rev() {
            for state in std::iter::once(pin.content).chain(pin.seen.iter().copied()) {
                if seen.len() < MOST_SEEN && !seen.contains(&state) {
                    seen.push(state);
                }
            }
        }
        seen
    }

    /// Whether the version of this time is pinned.
    pub fn holds(&self, at: u64) -> bool {
        self.list.binary_search_by_key(&at, |(time, _)| *time).is_ok()
    }

    /// The pinned versions, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &Pin)> {
        self.list.iter().map(|(at, pin)| (*at, pin))
    }

    /// The state that a file with this stamp parted from, of the draft that the stamp names: the
    /// newest that both have seen. `None` where it is not kept any more: it is never guessed.
    pub fn find_base(&self, draft: &Matrix, file: &Matrix, stamp: &Stamp) -> Option<Base> {
        if stamp.matrix != draft.id {
            return None;
        }
        let has_seen = self.list.iter().any(|(_, pin)| pin.seen.contains(&stamp.content));
        if has_seen && json::content(file) == stamp.content {
            return Some(Base::File);
        }
        let now = json::content(draft);
        if stamp.states().any(|state| state == now) {
            return Some(Base::Draft);
        }
        // What the draft was twice, or went to and fro, has gone into all that came since the first.
        let kept = |state| self.list.iter().find(|(_, pin)| pin.content == state);
        let common: Vec<&(u64, Pin)> = stamp.states().filter_map(kept).collect();
        let newest = newest_of(&common);
        match newest.as_slice() {
            [] => None,
            [(at, _)] => Some(Base::Version(*at)),
            newest => {
                let mut parts = common.clone();
                parts.retain(|(at, pin)| newest.iter().all(|other| pin.is_part_of(*at, other)));
                let (from, _) = newest_of(&parts).first()?;
                Some(Base::Joined { from: *from, of: newest.iter().map(|(at, _)| *at).collect() })
            }
        }
    }

    /// The time of the last version of this kind: what a CSV of the draft parted from, or what it
    /// was imported as.
    pub fn last(&self, sent_as: SentAs) -> Option<u64> {
        self.iter().filter(|(_, pin)| pin.sent_as == sent_as).last().map(|(at, _)| at)
    }
}

/// The text of an index of pinned versions.
pub fn write_pins(pins: &Pins) -> String {
    let list = pins.list.iter().map(|(at, pin)| Node::List(vec![at.encode(), pin.encode()]));
    json::compact(&Node::List(vec![Node::Number(FORMAT), Node::List(list.collect())]))
}

/// Reads what [`write_pins`] has written. Drafts of an older Remit have none: that is no pin.
pub fn read_pins(text: &str) -> Result<Pins, DraftError> {
    let mut pins = Pins::default();
    for (at, pin) in read_index(text, FORMAT, "the list of exported versions is damaged")? {
        pins.add(at, pin);
    }
    Ok(pins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_core::matrix::{MatrixData, MatrixId};

    fn draft(title: &str) -> Matrix {
        Matrix::new(MatrixData::empty(MatrixId::from_bits(1), title)).unwrap()
    }

    fn pin(sent_as: SentAs, title: &str) -> Pin {
        Pin::new(sent_as, 1, json::content(&draft(title)))
    }

    #[test]
    fn what_could_not_be_kept_is_pinned_no_more() {
        let mut pins = pins();
        pins.remove(3);
        assert!(!pins.holds(3) && pins.holds(2));
        assert_eq!(pins.last(SentAs::Csv), Some(2));
    }

    fn pins() -> Pins {
        let mut pins = Pins::default();
        let sent = [(SentAs::Json, "One"), (SentAs::Csv, "Two"), (SentAs::Csv, "Three")];
        for (at, (sent_as, title)) in (1..).zip(sent) {
            pins.add(at, pin(sent_as, title));
        }
        pins
    }

    #[track_caller]
    fn check(parted_from: &str, expected: Option<&Base>) {
        let stamp = Stamp::of(&draft(parted_from), 1, "");
        let found = pins().find_base(&draft("Now"), &draft("File"), &stamp);
        assert_eq!(found.as_ref(), expected);
    }

    #[test]
    fn what_a_file_parted_from_is_found_or_not() {
        check("One", Some(&Base::Version(1)));
        check("Three", Some(&Base::Version(3)));
        check("Now", Some(&Base::Draft));
        check("Never", None);
        let mut data = draft("One").into_data();
        data.id = MatrixId::from_bits(2);
        let other = Matrix::new(data).unwrap();
        let stamp = Stamp::of(&other, 1, "");
        assert_eq!(pins().find_base(&draft("One"), &other, &stamp), None);
        assert_eq!(pins().last(SentAs::Csv), Some(3));
        assert_eq!(Pins::default().last(SentAs::Csv), None);
    }

    #[test]
    fn what_a_colleague_changed_in_their_remit_parted_from_what_was_sent_to_them() {
        // They import a file, edit it and export it: it named the state that they exported, which
        // nobody else has, and every difference was to be decided.
        let sent = json::content(&draft("One"));
        let stamp = Stamp { seen: vec![9, sent], ..Stamp::of(&draft("Theirs"), 5, "") };
        let theirs = draft("Theirs");
        assert_eq!(pins().find_base(&draft("Now"), &theirs, &stamp), Some(Base::Version(1)));
    }

    #[test]
    fn what_has_gone_into_a_draft_is_seen_until_its_step_is_taken_back() {
        let mut pins = pins();
        let step = StepId::from_bits(7);
        let received = pin(SentAs::Received, "Theirs");
        pins.add(9, Pin { seen: vec![5, 6], step: Some(step), ..received });
        let all = [json::content(&draft("Theirs")), 5, 6];
        assert_eq!(pins.seen()[..3], all);
        assert_eq!(pins.seen().len(), 6);
        assert!(pins.forget_step(step) && !pins.forget_step(step));
        assert!(!pins.holds(9) && !pins.seen().contains(&5));
    }

    #[test]
    fn an_index_reads_back_and_a_damaged_or_newer_one_is_refused() {
        assert_eq!(read_pins(&write_pins(&pins())), Ok(pins()));
        assert_eq!(read_pins("[2,[]]"), Err(DraftError::Newer));
        assert!(matches!(read_pins("[1,[[1,2]]]"), Err(DraftError::Damaged(_))));
        assert!(matches!(read_pins("{}"), Err(DraftError::Damaged(_))));
    }

    #[test]
    fn the_latest_are_kept() {
        let mut pins = Pins::default();
        for at in 0..PINNED as u64 + 2 {
            pins.add(at, pin(SentAs::Link, "One"));
        }
        assert_eq!(pins.iter().count(), PINNED);
        assert!(!pins.holds(1) && pins.holds(2));
    }
}
