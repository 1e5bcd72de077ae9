//! What the page that needs no WebAssembly saves of drafts: the very texts that the browser
//! has of them, put together again here.

use super::backup::Copied;
use super::envelope::Envelope;
use super::{Entry as Head, journal, read as read_stored, read_entry as read_head};
use crate::edit::Editor;
use crate::formats::json::{self, Node, Object, Place, ReadError};

/// What is around these drafts.
const FILE: Envelope = Envelope { format: "remit-rescue", version: 1 };

/// The drafts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// Those that could be put together.
    pub drafts: Vec<Copied>,
    /// How many could not be read.
    pub unreadable: usize,
}

/// What a browser has of one draft.
#[derive(Debug, Default)]
struct Texts {
    /// The draft in local storage.
    local: Option<String>,
    head: Option<String>,
    snapshot: Option<String>,
    entries: Vec<String>,
    /// What tabs could not yet bring into the journal.
    pending: Vec<String>,
}

/// Whether a file says that it is one of these.
pub fn is_rescue(bytes: &[u8]) -> bool {
    FILE.is_around(bytes)
}

/// Reads a file. A draft that is damaged does not keep the others back: whoever has this file
/// has had trouble enough.
pub fn read(bytes: &[u8]) -> Result<Rescued, ReadError> {
    let mut file = FILE.open(bytes)?;
    let texts = file.list("drafts", read_texts)?;
    file.end()?;
    let all = texts.len();
    let drafts: Vec<Copied> = texts.iter().filter_map(put_together).collect();
    Ok(Rescued { unreadable: all - drafts.len(), drafts })
}

fn read_texts(node: Node, place: &Place<'_>) -> Result<Texts, ReadError> {
    let mut draft = Object::new(node, place)?;
    let texts = Texts {
        local: draft.text("local")?,
        head: draft.text("head")?,
        snapshot: draft.text("snapshot")?,
        entries: draft.list("entries", json::object::text)?,
        pending: draft.list("pending", json::object::text)?,
    };
    draft.end()?;
    Ok(texts)
}

/// The newest that the texts of a draft lead to: local storage, or the journal with what was on
/// its way there.
fn put_together(texts: &Texts) -> Option<Copied> {
    let local = texts.local.as_deref().and_then(|text| read_stored(text).ok());
    let head = texts.head.as_deref().and_then(|text| read_head(text).ok());
    let journal = texts.snapshot.as_deref().and_then(|text| replay(text, texts, head.as_ref()));
    match (local, journal) {
        (Some(local), Some(journal)) if local.revision <= journal.revision => Some(journal),
        (Some(local), _) => {
            Some(Copied { revision: local.revision, saved: local.saved, matrix: local.matrix })
        }
        (None, journal) => journal,
    }
}

/// The journal, with what waited for it. Where two tabs have changed the same, whoever came
/// later wins here: there is nobody left to ask.
fn replay(snapshot: &str, texts: &Texts, head: Option<&Head>) -> Option<Copied> {
    let mut editor: Editor = journal::read_snapshot(snapshot).ok()?;
    let kept = texts.entries.iter().filter_map(|text| journal::read_entry(text).ok());
    let pending = texts.pending.iter().filter_map(|text| journal::read_pending(text).ok());
    let mut waited = 0;
    for entry in kept {
        // What cannot be carried out any more would have changed nothing.
        let _ = editor.perform(entry);
    }
    for entry in pending.flat_map(|(_, entries)| entries) {
        if matches!(editor.perform(entry), Ok(Some(_))) {
            waited += 1;
        }
    }
    let revision = head.map_or(texts.entries.len() as u64, |head| head.revision) + waited;
    let saved = head.map_or(0, |head| head.saved);
    Some(Copied { revision, saved, matrix: editor.matrix().clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Findings;
    use crate::drafts::journal::{write_entry, write_pending, write_snapshot};
    use crate::drafts::{Entry as Head, Stored, View, blank, write, write_entry as write_head};
    use crate::edit::{Act, Command, Entry};
    use crate::matrix::{Matrix, StepId, TabId};

    fn rename(at: u64, title: &str) -> Entry {
        let command = Command::SetTitle(title.to_owned());
        let act = Act::Do { name: "Rename".to_owned(), command };
        Entry { id: StepId::from_bits(at), tab: TabId::from_bits(1), at: at * 9_000, act }
    }

    fn titled(title: &str) -> Matrix {
        blank(title, &[], &mut || 1).unwrap()
    }

    fn stored(title: &str, revision: u64) -> String {
        write(&Stored {
            matrix: titled(title),
            view: View::default(),
            saved: 7,
            revision,
            base: revision,
        })
    }

    /// The title and revision that these texts lead to.
    #[track_caller]
    fn check(texts: &Texts, expected: Option<(&str, u64)>) {
        let found = put_together(texts);
        let found = found.as_ref().map(|copied| (copied.matrix.title.as_str(), copied.revision));
        assert_eq!(found, expected);
    }

    fn journal(local: Option<String>) -> Texts {
        let head = Head::of(&titled("Third"), &Findings::unchecked(), 9, 2);
        Texts {
            local,
            head: Some(write_head(&head)),
            snapshot: Some(write_snapshot(&Editor::new(titled("First")))),
            entries: vec![write_entry(&rename(1, "Second")), write_entry(&rename(2, "Third"))],
            pending: Vec::new(),
        }
    }

    #[test]
    fn the_newest_of_all_that_is_kept_is_taken() {
        check(&journal(None), Some(("Third", 2)));
        check(&journal(Some(stored("Older", 1))), Some(("Third", 2)));
        check(&journal(Some(stored("Newer", 3))), Some(("Newer", 3)));
        let waits = write_pending(2, &[rename(2, "Third"), rename(3, "Fourth")]);
        check(&Texts { pending: vec![waits], ..journal(None) }, Some(("Fourth", 3)));
        check(&Texts { local: Some(stored("Alone", 4)), ..Texts::default() }, Some(("Alone", 4)));
    }

    #[test]
    fn damage_takes_as_little_along_as_it_can() {
        let damaged = |texts: Texts| Texts { snapshot: Some("{".to_owned()), ..texts };
        check(&damaged(journal(Some(stored("Older", 1)))), Some(("Older", 1)));
        check(&damaged(journal(None)), None);
        let mut texts = journal(None);
        texts.entries[0] = "?".to_owned();
        texts.head = Some("?".to_owned());
        check(&texts, Some(("Third", 2)));
    }

    #[test]
    fn a_file_says_how_many_drafts_it_could_not_give() {
        let local = stored("Kept", 5).replace('"', "\\\"");
        let file = format!(
            r#"{{"format":"remit-rescue","version":1,"drafts":[{{"local":"{local}","entries":[],"pending":[]}},{{"snapshot":"x"}}]}}"#
        );
        assert!(is_rescue(file.as_bytes()));
        let rescued = read(file.as_bytes()).unwrap();
        assert_eq!((rescued.drafts.len(), rescued.unreadable), (1, 1));
        let newer = br#"{"format":"remit-rescue","version":2}"#;
        assert_eq!(read(newer), Err(ReadError::Newer { version: 2 }));
        assert_eq!(read(br#"{"format":"remit-backup"}"#), Err(ReadError::NotAMatrix));
        assert!(
            read(br#"{"format":"remit-rescue","version":1,"drafts":[{"entries":[1]}]}"#).is_err()
        );
    }
}
