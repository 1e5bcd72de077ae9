use super::*;
use crate::journal::{write_entry, write_pending, write_snapshot};
use crate::kept::Value;
use crate::{blank, read, write, write_entry as write_head};
use remit_core::edit::Command;
use remit_core::matrix::StepId;

/// Local storage with a draft and what one tab has left.
struct FakeStorage {
    draft: Option<String>,
    pending: Option<String>,
}

impl Copies for FakeStorage {
    fn glance(&self) -> Option<Result<Glance, DraftError>> {
        let read = self.load()?;
        Some(read.map(|stored| Glance { view: stored.view, revision: stored.revision }))
    }

    fn load(&self) -> Option<Result<Stored, DraftError>> {
        self.draft.as_deref().map(read)
    }

    fn raw(&self) -> Option<String> {
        self.draft.clone()
    }

    fn pendings(&self) -> Vec<(TabId, String)> {
        self.pending.iter().map(|text| (TabId::from_bits(9), text.clone())).collect()
    }
}

fn titled(bits: u64) -> Entry {
    let command = Command::SetTitle(format!("Title {bits}"));
    let act = Act::Do { name: "Rename".to_owned(), command };
    Entry { id: StepId::from_bits(bits), tab: TabId::from_bits(9), at: bits * 9_000, act }
}

fn matrix(title: &str) -> Matrix {
    blank(title, &[], &mut || 1).unwrap()
}

/// The journal of a draft: a snapshot, and one entry behind it.
fn kept() -> Kept {
    let head = Head { revision: 1, title: "Draft".to_owned(), ..Head::unknown() };
    Kept {
        head: Value::Text(write_head(&head)),
        snapshot: Value::Text(write_snapshot(&Editor::new(matrix("Draft")), 0)),
        entries: vec![(1, Value::Text(write_entry(&titled(100))))],
    }
}

fn copy(title: &str, revision: u64) -> String {
    let (matrix, view) = (matrix(title), View::default());
    write(&Stored { matrix, view, saved: 0, revision, base: revision.saturating_sub(1) })
}

/// What comes of all there is: the title, and how much is to be set aside. To look at it says
/// the same, and sets nothing aside: there is no way in which it could.
#[track_caller]
fn check(kept: Option<Kept>, texts: &FakeStorage, title: &str, asides: usize, is_kept: bool) {
    let found = Found {
        id: matrix("").id,
        tab: TabId::from_bits(1),
        now: 1_000_000,
        others: Vec::new(),
        journal: Ok(kept),
        left: None,
        problem: None,
        check: &|_| Findings::unchecked(),
    };
    let mut last = 1_000;
    let mut ids = || {
        last += 1;
        last
    };
    let opened = open(&found, texts, &mut ids).unwrap().unwrap();
    assert_eq!(opened.editor.matrix().title, title);
    assert_eq!(opened.asides.len(), asides, "{:?}", opened.asides);
    assert_eq!(opened.keeper.is_kept(), is_kept);
    assert_eq!(peek(&found, texts).unwrap().unwrap().title, title);
}

#[test]
fn the_journal_is_the_truth() {
    let texts = |draft, pending| FakeStorage { draft, pending };
    check(Some(kept()), &texts(None, None), "Title 100", 0, true);
    check(Some(kept()), &texts(Some(copy("Older", 0)), None), "Title 100", 0, true);
    check(None, &texts(Some(copy("Copy", 3)), None), "Copy", 0, false);
}

#[test]
fn what_the_journal_lacks_is_taken_over() {
    let pending = Some(write_pending(1, &[titled(200)]));
    let texts = |draft, pending| FakeStorage { draft, pending };
    check(Some(kept()), &texts(None, pending), "Title 200", 0, false);
    check(Some(kept()), &texts(Some(copy("Newer", 2)), None), "Newer", 0, false);
}

#[test]
fn what_cannot_be_read_is_set_aside_by_who_opens_it_and_not_by_who_looks() {
    // A search set drafts aside and said that it did, and ended what was on its way.
    let cut = |text: &str| Some(text.to_owned());
    let damaged = |change: fn(&mut Kept)| {
        let mut kept = kept();
        change(&mut kept);
        Some(kept)
    };
    let texts = |draft, pending| FakeStorage { draft, pending };
    let entry = |kept: &mut Kept| kept.entries[0].1 = Value::Text("[1".to_owned());
    let snapshot = |kept: &mut Kept| kept.snapshot = Value::Strange("7".to_owned());
    check(damaged(entry), &texts(Some(copy("Copy", 1)), None), "Copy", 1, false);
    check(damaged(entry), &texts(None, None), "Draft", 1, false);
    check(damaged(snapshot), &texts(Some(copy("Copy", 1)), None), "Copy", 1, false);
    check(Some(kept()), &texts(cut("{"), None), "Title 100", 1, true);
    check(Some(kept()), &texts(None, cut("[1")), "Title 100", 1, true);
}
