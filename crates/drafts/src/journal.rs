//! What IndexedDB keeps of a draft: entries, each as it happens, and from time to time a
//! snapshot that stands for all entries before it.

use super::stored::DraftError;
use remit_core::edit::{Editor, Entry, Held, Step};
use remit_core::matrix::{Matrix, StepId, limits};
use remit_formats::code::{Coded, items, next};
use remit_formats::json::{self, Node};

/// The version that is written, and the newest that is read.
const VERSION: u64 = 1;

/// What is kept of an entry.
pub fn write_entry(entry: &Entry) -> String {
    json::compact(&Node::List(vec![Node::Number(VERSION), entry.encode()]))
}

/// Reads what [`write_entry`] has written.
pub fn read_entry(text: &str) -> Result<Entry, DraftError> {
    let mut items = versioned(text)?;
    next(&mut items).ok_or_else(damaged)
}

/// What is kept of entries that are not in the journal yet: how far the journal was, and the
/// entries in order.
pub fn write_pending(base: u64, entries: &[Entry]) -> String {
    json::compact(&Node::List(vec![
        Node::Number(VERSION),
        Node::Number(base),
        Node::List(entries.iter().map(Coded::encode).collect()),
    ]))
}

/// Reads what [`write_pending`] has written.
pub fn read_pending(text: &str) -> Result<(u64, Vec<Entry>), DraftError> {
    let mut read = versioned(text)?;
    let base = next(&mut read).ok_or_else(damaged)?;
    Ok((base, next(&mut read).ok_or_else(damaged)?))
}

/// What is kept of a draft with its history, as it is at a revision.
pub fn write_snapshot(editor: &Editor, revision: u64) -> String {
    json::compact(&Node::List(vec![
        Node::Number(VERSION),
        editor.matrix().encode(),
        Node::List(editor.done().iter().map(Coded::encode).collect()),
        Node::List(editor.undone().iter().map(Coded::encode).collect()),
        Node::List(editor.held().iter().map(Coded::encode).collect()),
        Node::List(editor.seen().iter().map(Coded::encode).collect()),
        Node::Number(revision),
    ]))
}

/// Reads what [`write_snapshot`] has written, with its revision where it says that.
pub fn read_snapshot(text: &str) -> Result<(Editor, Option<u64>), DraftError> {
    let mut items = versioned(text)?;
    let matrix: Matrix = match items.next() {
        Some(node) => json::from_node(node)?,
        None => return Err(damaged()),
    };
    let history = (|| {
        let done: Vec<Step> = next(&mut items)?;
        let undone: Vec<Step> = next(&mut items)?;
        let held: Vec<Held> = next(&mut items)?;
        let seen: Vec<StepId> = next(&mut items)?;
        Some((done, undone, held, seen))
    })();
    let revision = next(&mut items);
    // Without its history a draft is still all that was typed.
    let (done, undone, held, seen) = history.unwrap_or_default();
    Ok((Editor::with_history(matrix, done, undone, held, seen), revision))
}

fn versioned(text: &'_ str) -> Result<std::vec::IntoIter<Node<'_>>, DraftError> {
    if text.len() > limits::FILE_BYTES {
        return Err(DraftError::Damaged("it is too large to be a draft".to_owned()));
    }
    let mut items = items(json::parse(text)?).ok_or_else(damaged)?;
    match next::<u64>(&mut items) {
        Some(VERSION) => Ok(items),
        Some(newer) if newer > VERSION => Err(DraftError::Newer),
        _ => Err(damaged()),
    }
}

fn damaged() -> DraftError {
    DraftError::Damaged("its journal contains unknown data".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use remit_core::arbitrary::any_matrix;
    use remit_core::arbitrary::{fit_command, loose_command};
    use remit_core::edit::Act;
    use remit_core::matrix::TabId;

    proptest! {
        /// The law that everything rests on: a snapshot and the entries behind it, read back,
        /// lead to the very matrix and history that was on the screen.
        #[test]
        fn replaying_the_journal_gives_the_draft(
            matrix in any_matrix(),
            loose in vec((loose_command(), 0..8_u8, 0..700_u64), 1..12),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut live = Editor::new(matrix);
            let mut texts = vec![write_snapshot(&live, 0)];
            let snapshot_at = cut.index(loose.len());
            let mut now = 0;
            for (serial, (loose, kind, wait)) in (0..).zip(loose) {
                now += wait;
                let act = match (kind, live.undoes(|_| true), live.redoes(|_| true)) {
                    (0, Some(step), _) => Act::Undo(step.id),
                    (1, _, Some(step)) => Act::Redo(step.id),
                    (4, ..) => Act::Adopt(vec![TabId::from_bits(1)]),
                    (2, ..) => Act::Hold { name: "Held".to_owned(), command: fit_command(live.matrix(), serial, loose) },
                    (3, ..) if !live.held().is_empty() => Act::Settle { held: live.held()[0].id, take: serial % 2 == 0 },
                    _ => Act::Do { name: "Done".to_owned(), command: fit_command(live.matrix(), serial, loose) },
                };
                let entry = Entry { id: StepId::from_bits(serial), tab: TabId::from_bits(serial % 2), at: now, act };
                if live.perform(entry.clone()).is_ok_and(|crossed| crossed.is_some()) {
                    texts.push(write_entry(&entry));
                    // What is done a second time changes nothing.
                    prop_assert_eq!(live.perform(entry.clone()), Ok(None));
                    let pending = (serial, vec![entry]);
                    prop_assert_eq!(read_pending(&write_pending(pending.0, &pending.1)), Ok(pending));
                }
                if serial as usize == snapshot_at {
                    texts = vec![write_snapshot(&live, serial + 1)];
                }
            }
            let (mut read, _) = read_snapshot(&texts[0]).unwrap();
            for text in &texts[1..] {
                read.perform(read_entry(text).unwrap()).unwrap();
            }
            prop_assert_eq!(read, live);
        }

        #[test]
        fn whatever_it_holds_nothing_breaks(text in "[\\[\\]0-9,\"a-z:{}]{0,60}") {
            let _read = (read_entry(&text).is_ok(), read_snapshot(&text).is_ok(), read_pending(&text).is_ok());
        }
    }

    #[test]
    fn newer_versions_are_told_from_damage() {
        assert_eq!(read_entry("[2, []]"), Err(DraftError::Newer));
        assert_eq!(read_snapshot("[2]").unwrap_err(), DraftError::Newer);
        assert_eq!(read_entry("[1, [1]]"), Err(damaged()));
        assert_eq!(read_entry("{}"), Err(damaged()));
    }
}
