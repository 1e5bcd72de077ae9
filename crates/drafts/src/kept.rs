//! What a browser's database holds of a draft, read with suspicion: a crash, another program or a
//! fault of ours may have left anything there. Nothing of it is passed over in silence.

use super::journal::{read_entry, read_snapshot};
use super::{DraftError, Head, read_head};
use remit_core::edit::{Act, Editor, Entry};
use remit_core::matrix::StepId;

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Missing,
    /// Something that is no text, in words, so that it can be set aside.
    Strange(String),
    /// A text.
    Text(String),
}

/// All that is kept of a draft, as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What lists show, with the revision: how many entries there ever were.
    pub head: Value,
    /// The draft with its history, as it was at some revision.
    pub snapshot: Value,
    /// What was done since, each with its revision, in their order.
    pub entries: Vec<(u64, Value)>,
}

/// A draft as a snapshot and the entries behind it leave it.
#[derive(Debug)]
pub struct Replayed {
    /// The draft, without what cannot be read of the entries.
    pub editor: Editor,
    /// What lists show, with the revision to which all this leads.
    pub head: Head,
    /// The entries behind the snapshot, one for each revision; `None` where it is missing or
    /// cannot be read. One that has taken back a step of which the history knows nothing any more
    /// says what it did.
    pub entries: Vec<Option<Entry>>,
    /// Whether anything is missing or cannot be read.
    pub is_damaged: bool,
}

/// A revision that no draft reaches: one entry each millisecond for three thousand years. Whatever
/// says more is damaged.
const MOST: u64 = 100_000_000_000_000;
/// So many missing entries are asked for one by one.
const GAP: u64 = 10_000;

impl Value {
    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Whatever stands there, to be set aside.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Missing => None,
            Self::Strange(words) | Self::Text(words) => Some(words),
        }
    }
}

impl Kept {
    /// Whether nothing at all is kept.
    pub fn is_nothing(&self) -> bool {
        self.head == Value::Missing && self.snapshot == Value::Missing && self.entries.is_empty()
    }

    /// All that is kept, to be set aside, a line for each value.
    pub fn words(&self) -> String {
        let values = [&self.head, &self.snapshot].into_iter();
        let values = values.chain(self.entries.iter().map(|(_, value)| value));
        values.filter_map(Value::words).collect::<Vec<_>>().join("\n")
    }

    /// The revision that it says it is at, as far as that can be: the head's or the last entry's.
    pub fn revision(&self) -> u64 {
        let head = self.head.text().and_then(|text| read_head(text).ok());
        let head = head.map(|head| head.revision).filter(|revision| *revision <= MOST);
        let last = self.entries.last().map(|(number, _)| *number);
        head.max(last).unwrap_or_default().min(MOST)
    }

    /// Puts the draft together. Without its snapshot that cannot be.
    pub fn replay(&self) -> Result<Replayed, DraftError> {
        let head = match &self.head {
            Value::Text(text) => match read_head(text) {
                Ok(head) => Some(head),
                Err(DraftError::Newer) => return Err(DraftError::Newer),
                Err(DraftError::Damaged(_)) => None,
            },
            Value::Missing | Value::Strange(_) => None,
        };
        let Value::Text(snapshot) = &self.snapshot else {
            let reason = "the snapshot in its journal is missing, or is no text";
            return Err(DraftError::Damaged(reason.to_owned()));
        };
        let (mut editor, written_at) = read_snapshot(snapshot)?;
        let known: Vec<&(u64, Value)> =
            self.entries.iter().filter(|(number, _)| *number <= MOST).collect();
        let first = known.first().map(|(number, _)| *number);
        let last = known.last().map(|(number, _)| *number);
        let said = head.as_ref().map(|head| head.revision);
        // Snapshots of Remit 0.1 do not say their revision.
        let start = written_at.or(first.map(|first| first.saturating_sub(1))).or(said);
        let start = start.unwrap_or_default().min(MOST);
        let reached = last.unwrap_or(start).max(start);
        let end = said.filter(|said| *said <= reached.saturating_add(GAP)).unwrap_or(reached);
        let end = end.max(reached);

        let mut is_damaged = said != Some(reached) || known.len() < self.entries.len();
        let mut entries = Vec::new();
        let mut found = known.into_iter().filter(|(number, _)| *number > start).peekable();
        let mut at = start;
        while at < end {
            at += 1;
            if let Some((number, _)) = found.peek()
                && *number > at.saturating_add(GAP)
            {
                // Nobody asks for so many: what is behind them goes on from here.
                at = *number;
                is_damaged = true;
            }
            let value = found.next_if(|(number, _)| *number == at).map(|(_, value)| value);
            let entry = match value.map(Value::text) {
                Some(Some(text)) => match read_entry(text) {
                    Ok(entry) => Some(entry),
                    Err(DraftError::Newer) => return Err(DraftError::Newer),
                    Err(DraftError::Damaged(_)) => None,
                },
                Some(None) | None => None,
            };
            let meant = entry.as_ref().and_then(|entry| editor.meant(&entry.act));
            if let Some(entry) = &entry {
                // An entry was carried out before it was written: where it cannot be, what it
                // touched is gone, and so it would have changed nothing.
                let _ = editor.perform(entry.clone());
            }
            is_damaged |= entry.is_none();
            entries.push((entry, meant));
        }
        let is_known = |step: &StepId| {
            editor.done().iter().chain(editor.undone()).any(|other| other.id == *step)
        };
        let spelled_out = |(entry, meant): (Option<Entry>, Option<Act>)| match (entry?, meant) {
            (Entry { act: Act::Undo(step) | Act::Redo(step), id, tab, at }, Some(act))
                if !is_known(&step) =>
            {
                Some(Entry { id, tab, at, act })
            }
            (entry, _) => Some(entry),
        };
        let entries = entries.into_iter().map(spelled_out).collect();
        let head = match head {
            Some(head) => Head { revision: end, ..head },
            None => Head { revision: end, ..Head::unknown() },
        };
        Ok(Replayed { editor, head, entries, is_damaged })
    }
}

impl Replayed {
    /// The revision of the snapshot.
    pub fn first(&self) -> u64 {
        self.head.revision.saturating_sub(self.entries.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{write_entry, write_snapshot};
    use crate::{blank, write_head};
    use remit_core::edit::Command;
    use remit_core::matrix::TabId;

    fn text(text: String) -> Value {
        Value::Text(text)
    }

    fn titled(revision: u64) -> Entry {
        let command = Command::SetTitle(format!("Title {revision}"));
        let act = Act::Do { name: "Rename".to_owned(), command };
        Entry {
            id: StepId::from_bits(revision),
            tab: TabId::from_bits(1),
            at: revision * 9_000,
            act,
        }
    }

    fn head(revision: u64) -> Value {
        text(write_head(&Head { revision, title: "Draft".to_owned(), ..Head::unknown() }))
    }

    /// A draft with a snapshot of revision 4, and entries up to 7.
    fn kept() -> Kept {
        let mut bits = 0;
        let matrix = blank("Draft", &[], &mut || {
            bits += 1;
            bits
        });
        let snapshot = write_snapshot(&Editor::new(matrix.unwrap()), 4);
        let entries = (5..=7).map(|at| (at, text(write_entry(&titled(at))))).collect();
        Kept { head: head(7), snapshot: text(snapshot), entries }
    }

    /// What comes of it: the title, the revision, and the entries that could be read.
    #[track_caller]
    fn check(damage: impl Fn(&mut Kept), title: &str, revision: u64, entries: &[bool]) {
        let mut kept = kept();
        damage(&mut kept);
        let is_whole = kept == self::kept();
        let replayed = kept.replay().unwrap();
        assert_eq!(replayed.editor.matrix().title, title);
        assert_eq!(replayed.head.revision, revision);
        let read: Vec<bool> = replayed.entries.iter().map(Option::is_some).collect();
        assert_eq!(read, entries);
        assert_eq!(replayed.is_damaged, !is_whole, "whether it is told");
        assert!(is_whole || replayed.first() <= 4);
    }

    #[test]
    fn what_is_whole_is_taken_as_it_is() {
        check(|_| (), "Title 7", 7, &[true, true, true]);
    }

    #[test]
    fn entries_that_are_missing_or_no_text_are_told() {
        // A missing entry made an older state of the draft, and nobody was told.
        check(|kept| drop(kept.entries.remove(1)), "Title 7", 7, &[true, false, true]);
        check(|kept| drop(kept.entries.pop()), "Title 6", 7, &[true, true, false]);
        check(|kept| drop(kept.entries.remove(0)), "Title 7", 7, &[false, true, true]);
        check(|kept| kept.entries.clear(), "Draft", 7, &[false, false, false]);
        for value in [Value::Strange("5".to_owned()), text("[1,[\"cut".to_owned())] {
            check(|kept| kept.entries[2].1 = value.clone(), "Title 6", 7, &[true, true, false]);
        }
    }

    #[test]
    fn a_head_that_is_wrong_does_not_stop_the_journal() {
        // A head behind its entries refused each new one, and the bar said that there was no
        // journal, with no way on.
        check(|kept| kept.head = head(5), "Title 7", 7, &[true, true, true]);
        check(|kept| kept.head = head(u64::MAX >> 12), "Title 7", 7, &[true, true, true]);
        check(|kept| kept.head = Value::Missing, "Title 7", 7, &[true, true, true]);
        check(|kept| kept.head = Value::Strange("null".to_owned()), "Title 7", 7, &[true; 3]);
        check(|kept| kept.head = text("{".to_owned()), "Title 7", 7, &[true, true, true]);
        check(|kept| kept.head = head(8), "Title 7", 8, &[true, true, true, false]);
    }

    #[test]
    fn entries_far_from_the_others_are_kept_and_told() {
        let mut kept = kept();
        kept.entries.push((1_000_000, text(write_entry(&titled(9)))));
        kept.entries.push((u64::MAX >> 12, text(write_entry(&titled(10)))));
        let replayed = kept.replay().unwrap();
        assert!(replayed.is_damaged && replayed.entries.len() < 100);
        assert_eq!(replayed.editor.matrix().title, "Title 9");
        assert_eq!(replayed.head.revision, 1_000_000);
    }

    #[test]
    fn without_a_snapshot_there_is_no_draft_and_that_is_said() {
        // A snapshot that was a number left "Saving…" in the bar for ever.
        for value in [Value::Missing, Value::Strange("7".to_owned()), text("[1".to_owned())] {
            let kept = Kept { snapshot: value, ..kept() };
            assert!(matches!(kept.replay(), Err(DraftError::Damaged(_))));
            assert_eq!(kept.revision(), 7);
            assert!(!kept.is_nothing() && kept.words().contains("Title 6"));
        }
    }

    #[test]
    fn a_newer_remit_is_told_from_damage() {
        let newer = |damage: fn(&mut Kept)| {
            let mut kept = kept();
            damage(&mut kept);
            assert_eq!(kept.replay().unwrap_err(), DraftError::Newer);
        };
        newer(|kept| kept.snapshot = text("[2]".to_owned()));
        newer(|kept| kept.entries[1].1 = text("[2, []]".to_owned()));
    }

    #[test]
    fn snapshots_of_an_earlier_remit_do_not_say_their_revision() {
        let mut kept = kept();
        let text = kept.snapshot.text().unwrap().to_owned();
        kept.snapshot = Value::Text(text.strip_suffix(",4]").unwrap().to_owned() + "]");
        let replayed = kept.replay().unwrap();
        assert!(!replayed.is_damaged);
        assert_eq!((replayed.first(), replayed.entries.len()), (4, 3));
        kept.entries.clear();
        let replayed = kept.replay().unwrap();
        assert_eq!((replayed.first(), replayed.is_damaged), (7, false));
    }
}
