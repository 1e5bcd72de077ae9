//! What the page that needs no WebAssembly saves of drafts: the very texts that the browser
//! has of them, put together again here.

use std::borrow::Cow;

use super::backup::Copied;
use super::envelope::Envelope;
use super::history::{self, Version};
use super::{Stored, journal, read as read_stored, read_head};
use remit_core::edit::{Act, Command, Editor, Entry, missed, rebase};
use remit_core::matrix::{Matrix, NewIds, StepId};
use remit_formats::comparison::{self, KeptComparison};
use remit_formats::json::{self, JsonPath, Node, Object, ReadError};
use remit_formats::versions::NamedVersion;

/// What is around these drafts.
const FILE: Envelope = Envelope { format: "remit-rescue", version: 2 };

/// The drafts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// Those that could be put together.
    pub drafts: Vec<Copied>,
    /// What was said of rows of several matrices, as far as it can be read.
    pub comparisons: Vec<KeptComparison>,
    /// How many drafts could not be read.
    pub unreadable: usize,
}

/// What a browser has of one draft.
#[derive(Debug, Default)]
pub struct Texts {
    /// The draft in local storage.
    pub local: Option<String>,
    /// What lists show of it, in the journal.
    pub head: Option<String>,
    /// The draft with its history, in the journal.
    pub snapshot: Option<String>,
    /// What was done since.
    pub entries: Vec<String>,
    /// What tabs could not yet bring into the journal.
    pub pending: Vec<String>,
    /// The named versions, each with the time at which it was kept, the oldest first.
    pub versions: Vec<(u64, String)>,
}

/// The file of one draft, of which nothing needs to be read for it.
pub fn write(texts: &Texts) -> String {
    fn list(texts: &[String]) -> Node<'_> {
        Node::List(texts.iter().map(|text| Node::text(text.as_str())).collect())
    }
    let one = [("local", &texts.local), ("head", &texts.head), ("snapshot", &texts.snapshot)];
    let one = one.into_iter().filter_map(|(key, text)| Some((key, Node::text(text.as_deref()?))));
    let version = |(kept, text): &'_ (u64, String)| {
        let text = Node::text(text.clone());
        Node::Object(vec![("kept".into(), Node::Number(*kept)), ("text".into(), text)])
    };
    let versions = Node::List(texts.versions.iter().map(version).collect());
    let lists = [
        ("entries", list(&texts.entries)),
        ("pending", list(&texts.pending)),
        ("versions", versions),
    ];
    let draft = one.chain(lists).map(|(key, node)| (key.into(), node)).collect();
    json::compact(&Node::Object(vec![
        ("format".into(), Node::text(FILE.format)),
        ("version".into(), Node::Number(FILE.version)),
        ("drafts".into(), Node::List(vec![Node::Object(draft)])),
    ]))
}

/// Whether a file says that it is one of these.
pub fn is_rescue(bytes: &[u8]) -> bool {
    FILE.is_around(bytes)
}

/// Reads a file. A draft that is damaged does not keep the others back: whoever has this file
/// has had trouble enough.
pub fn read(bytes: &[u8], ids: &mut impl NewIds) -> Result<Rescued, ReadError> {
    let mut file = FILE.open(bytes)?;
    let texts = file.list("drafts", read_texts)?;
    let comparisons = file.list("comparisons", |node, path| {
        Ok(comparison::read(json::object::text(node, path)?.as_bytes()).ok())
    })?;
    file.end()?;
    let copies: Vec<Vec<Copied>> = texts.iter().map(|texts| put_together(texts, ids)).collect();
    let unreadable = copies.iter().filter(|copies| copies.is_empty()).count();
    Ok(Rescued {
        unreadable,
        drafts: copies.into_iter().flatten().collect(),
        comparisons: comparisons.into_iter().flatten().collect(),
    })
}

fn read_texts(node: Node, path: &JsonPath<'_>) -> Result<Texts, ReadError> {
    let text = |node, path: &JsonPath| json::object::text(node, path).map(Cow::into_owned);
    let mut draft = Object::new(node, path)?;
    let texts = Texts {
        local: draft.text("local")?,
        head: draft.text("head")?,
        snapshot: draft.text("snapshot")?,
        entries: draft.list("entries", text)?,
        pending: draft.list("pending", text)?,
        versions: draft.list("versions", |node, path| {
            let mut version = Object::new(node, path)?;
            let kept = version.number("kept")?.ok_or_else(|| version.missing("kept"))?;
            let text = version.need_text("text")?;
            version.end()?;
            Ok((kept, text))
        })?,
    };
    draft.end()?;
    Ok(texts)
}

/// What the texts of a draft lead to, with its named versions.
fn put_together(texts: &Texts, ids: &mut impl NewIds) -> Vec<Copied> {
    let mut copies = newest(texts, ids);
    if let Some(first) = copies.first_mut() {
        let version = |(kept, text): &(u64, String)| {
            let (Version { summary, matrix, .. }, named) = history::read_named(text).ok()?;
            Some(NamedVersion { kept: *kept, summary, named: named?, matrix })
        };
        first.versions = texts.versions.iter().rev().filter_map(version).collect();
    }
    copies
}

/// The newest that the texts of a draft lead to: local storage, or the journal with what was on
/// its way there. Nothing where none of them can be read.
fn newest(texts: &Texts, ids: &mut impl NewIds) -> Vec<Copied> {
    let local = texts.local.as_deref().and_then(|text| read_stored(text).ok());
    let journal = texts.snapshot.as_deref().and_then(|text| replay(text, texts, ids));
    match (local, journal) {
        (Some(local), Some((revision, _))) if local.revision > revision => vec![as_copied(local)],
        (_, Some((_, copies))) => copies,
        (Some(local), None) => vec![as_copied(local)],
        (None, None) => Vec::new(),
    }
}

fn as_copied(Stored { revision, saved, matrix, .. }: Stored) -> Copied {
    Copied { revision, saved, matrix, versions: Vec::new() }
}

/// The journal with what waited for it, and its revision. Where two tabs have changed the same,
/// there is nobody left to ask: a copy with what waits for a choice comes beside the one
/// without.
fn replay(snapshot: &str, texts: &Texts, ids: &mut impl NewIds) -> Option<(u64, Vec<Copied>)> {
    let (mut editor, _) = journal::read_snapshot(snapshot).ok()?;
    let head = texts.head.as_deref().and_then(|text| read_head(text).ok());
    let entries: Vec<Option<Entry>> =
        texts.entries.iter().map(|text| journal::read_entry(text).ok()).collect();
    for entry in entries.iter().flatten() {
        // What cannot be carried out any more would have changed nothing.
        let _ = editor.perform(entry.clone());
    }
    let count = entries.len() as u64;
    let revision = head.as_ref().map_or(count, |head| head.revision);
    let first = revision.saturating_sub(count);
    let mut behind: Vec<Entry> = Vec::new();
    for text in &texts.pending {
        let Ok((base, pending)) = journal::read_pending(text) else { continue };
        let Some(tab) = pending.first().map(|entry| entry.tab) else { continue };
        let mut missed = missed(&editor, (first, &entries), (base, tab));
        missed.extend(behind.iter().cloned());
        behind.extend(rebase(&mut editor, &missed, pending, ids));
    }
    let revision = revision + behind.len() as u64;
    let saved = head.map_or(0, |head| head.saved);
    let copy = |matrix| Copied { revision, saved, matrix, versions: Vec::new() };
    let mut copies = vec![copy(editor.matrix().clone())];
    if let Some(matrix) = with_what_waits(editor, ids) {
        copies.push(copy(matrix));
    }
    Some((revision, copies))
}

/// The draft as it would be if all that waits for a choice were done; `None` where nothing does.
fn with_what_waits(mut editor: Editor, ids: &mut impl NewIds) -> Option<Matrix> {
    let waiting: Vec<StepId> = editor.held().iter().map(|held| held.id).collect();
    let before = editor.matrix().clone();
    let mut entry = |act| Entry { id: ids.step(), tab: ids.tab(), at: 0, act };
    for held in waiting {
        // What can no longer be done is the same in both.
        let _ = editor.perform(entry(Act::Settle { held, take: true }));
    }
    if *editor.matrix() == before {
        return None;
    }
    let title = format!("{} (with unresolved edits)", editor.matrix().title);
    // A title that would be too long stays as it is.
    let _ = editor
        .perform(entry(Act::Do { name: "Rename".to_owned(), command: Command::SetTitle(title) }));
    Some(editor.matrix().clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Head;
    use crate::journal::write_entry;
    use crate::journal::{write_pending, write_snapshot};
    use crate::{View, blank, write as write_stored, write_head};
    use remit_core::checks::Findings;
    use remit_core::matrix::TabId;
    use remit_formats::versions::Named;

    fn new_ids() -> impl FnMut() -> u64 {
        let mut last = 100;
        move || {
            last += 1;
            last
        }
    }

    fn rename(at: u64, title: &str) -> Entry {
        let command = Command::SetTitle(title.to_owned());
        let act = Act::Do { name: "Rename".to_owned(), command };
        Entry { id: StepId::from_bits(at), tab: TabId::from_bits(1), at: at * 9_000, act }
    }

    fn titled(title: &str) -> Matrix {
        blank(title, &[], &mut || 1).unwrap()
    }

    fn stored(title: &str, revision: u64) -> String {
        write_stored(&Stored {
            matrix: titled(title),
            view: View::default(),
            saved: 7,
            revision,
            base: revision,
        })
    }

    /// The titles and revisions that these texts lead to.
    #[track_caller]
    fn check(texts: &Texts, expected: &[(&str, u64)]) {
        let found = put_together(texts, &mut new_ids());
        let found: Vec<_> =
            found.iter().map(|copied| (copied.matrix.title.as_str(), copied.revision)).collect();
        assert_eq!(found, expected);
    }

    fn journal(local: Option<String>) -> Texts {
        let head = Head::of(&titled("Third"), &Findings::unchecked(), 9, 2);
        Texts {
            local,
            head: Some(write_head(&head)),
            snapshot: Some(write_snapshot(&Editor::new(titled("First")), 0)),
            entries: vec![write_entry(&rename(1, "Second")), write_entry(&rename(2, "Third"))],
            pending: Vec::new(),
            versions: Vec::new(),
        }
    }

    #[test]
    fn the_newest_of_all_that_is_kept_is_taken() {
        check(&journal(None), &[("Third", 2)]);
        check(&journal(Some(stored("Older", 1))), &[("Third", 2)]);
        check(&journal(Some(stored("Newer", 3))), &[("Newer", 3)]);
        let waits = write_pending(2, &[rename(2, "Third"), rename(3, "Fourth")]);
        check(&Texts { pending: vec![waits], ..journal(None) }, &[("Fourth", 3)]);
        check(&Texts { local: Some(stored("Alone", 4)), ..Texts::default() }, &[("Alone", 4)]);
    }

    #[test]
    fn what_two_tabs_changed_at_once_is_there_twice() {
        // The later one won in silence.
        let other = |at, title: &str| Entry { tab: TabId::from_bits(2), ..rename(at, title) };
        let pending =
            vec![write_pending(2, &[rename(3, "Mine")]), write_pending(2, &[other(4, "Theirs")])];
        check(
            &Texts { pending, ..journal(None) },
            &[("Mine", 4), ("Theirs (with unresolved edits)", 4)],
        );
        // Nobody else has touched it: there is nothing to choose.
        let pending = vec![write_pending(2, &[other(4, "Theirs")])];
        check(&Texts { pending, ..journal(None) }, &[("Theirs", 3)]);
        // The journal itself had gone on since that tab has seen it.
        let pending = vec![write_pending(1, &[other(4, "Theirs")])];
        check(
            &Texts { pending, ..journal(None) },
            &[("Third", 3), ("Theirs (with unresolved edits)", 3)],
        );
    }

    #[test]
    fn damage_takes_as_little_along_as_it_can() {
        let damaged = |texts: Texts| Texts { snapshot: Some("{".to_owned()), ..texts };
        check(&damaged(journal(Some(stored("Older", 1)))), &[("Older", 1)]);
        check(&damaged(journal(None)), &[]);
        let mut texts = journal(None);
        texts.entries[0] = "?".to_owned();
        texts.head = Some("?".to_owned());
        check(&texts, &[("Third", 2)]);
    }

    #[test]
    fn named_versions_come_along_and_damaged_ones_keep_nothing_back() {
        let version = Version { summary: "Rename".to_owned(), matrix: titled("Old"), pin: None };
        let named = Named { name: "1.0".to_owned(), ..Named::default() };
        let text = history::write_named(&version, &named);
        let versions = vec![(4, "[3,".to_owned()), (7, text)];
        let file = write(&Texts { versions, ..journal(None) });
        let rescued = read(file.as_bytes(), &mut new_ids()).unwrap();
        let Version { summary, matrix, .. } = version;
        let expected = NamedVersion { kept: 7, summary, named, matrix };
        assert_eq!(rescued.drafts[0].versions, [expected]);
    }

    #[test]
    fn a_draft_that_does_not_open_is_written_as_it_is_stored() {
        let texts = journal(Some(stored("Older", 1)));
        let file = write(&texts);
        assert!(is_rescue(file.as_bytes()));
        let rescued = read(file.as_bytes(), &mut new_ids()).unwrap();
        let titles: Vec<&str> = rescued.drafts.iter().map(|it| it.matrix.title.as_str()).collect();
        assert_eq!((titles.as_slice(), rescued.unreadable), (&["Third"][..], 0));
    }

    #[test]
    fn a_file_says_how_many_drafts_it_could_not_give() {
        let local = stored("Kept", 5).replace('"', "\\\"");
        let file = format!(
            r#"{{"format":"remit-rescue","version":1,"drafts":[{{"local":"{local}","entries":[],"pending":[]}},{{"snapshot":"x"}}]}}"#
        );
        assert!(is_rescue(file.as_bytes()));
        let rescued = read(file.as_bytes(), &mut new_ids()).unwrap();
        assert_eq!((rescued.drafts.len(), rescued.unreadable), (1, 1));
        let newer = br#"{"format":"remit-rescue","version":3}"#;
        assert_eq!(read(newer, &mut new_ids()), Err(ReadError::Newer { version: 3 }));
        assert_eq!(
            read(br#"{"format":"remit-backup"}"#, &mut new_ids()),
            Err(ReadError::NotAMatrix)
        );
        assert!(
            read(
                br#"{"format":"remit-rescue","version":1,"drafts":[{"entries":[1]}]}"#,
                &mut new_ids()
            )
            .is_err()
        );
    }
}
