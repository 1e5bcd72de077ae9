//! Puts a draft together from all there is of it. Nothing is written on the way, so that looking
//! at a draft is the same as opening it, without what follows.

use super::birth::Birth;
use super::merge::{Doubt, inherit, recover, take_over};
use super::{Aside, Event, Ground, JournalError, Keeper, News, StoreError};
use crate::kept::{Kept, Replayed};
use crate::{DraftError, Entry as Head, Glance, Stored, View};
use remit_core::checks::Findings;
use remit_core::edit::{Act, Editor, Entry, rebase};
use remit_core::matrix::{Matrix, MatrixId, NewIds, TabId};

/// What local storage has of a draft at the moment; it is only ever read.
pub trait Copies {
    /// How the draft was looked at, and how new it is.
    fn glance(&self) -> Option<Result<Glance, DraftError>>;
    /// The draft.
    fn load(&self) -> Option<Result<Stored, DraftError>>;
    /// The text of the draft.
    fn raw(&self) -> Option<String>;
    /// What tabs have left that they could not bring into the journal.
    fn pendings(&self) -> Vec<(TabId, String)>;
}

/// What was found of a draft, and who opens it. It is read in this order.
pub struct Found<'a> {
    /// The draft.
    pub id: MatrixId,
    /// The tab that opens it.
    pub tab: TabId,
    /// The time.
    pub now: u64,
    /// The tabs that are there beside this one.
    pub others: Vec<TabId>,
    /// What the journal has.
    pub journal: Result<Option<Kept>, JournalError>,
    /// What has kept the draft in this tab before, and was not done when it was left.
    pub left: Option<Keeper>,
    /// Why local storage takes nothing.
    pub problem: Option<StoreError>,
    /// What the checks find in a matrix.
    pub check: &'a dyn Fn(&Matrix) -> Findings,
}

/// A draft that was put together.
#[derive(Debug)]
pub struct Opened {
    /// The matrix with its history.
    pub editor: Editor,
    /// How it was looked at.
    pub view: View,
    /// What keeps it from now on.
    pub keeper: Keeper,
    /// The tabs that are there beside this one.
    pub others: Vec<TabId>,
    /// What cannot be read, and is to be set aside before the keeper begins.
    pub asides: Vec<Aside>,
    /// What could not be read, for the person.
    pub damaged: Option<String>,
    /// Whether it has what the journal lacks.
    pub is_recovered: bool,
    /// What the keeper is to be told once the draft is on the screen.
    pub events: Vec<Event>,
}

impl Opened {
    /// Where there is no room to set aside what the journal has, it stays where it is, and nothing
    /// takes its place.
    pub fn without_room(&mut self) {
        if let Ground::Unborn(birth) = &mut self.keeper.ground {
            birth.replaces = None;
        }
    }

    /// What lists show of it.
    pub fn head(&self) -> &Head {
        &self.keeper.head
    }
}

/// Opens a draft. Where nothing is left of it but versions, it is said to be damaged.
pub fn open(
    found: &Found,
    copies: &impl Copies,
    ids: &mut impl NewIds,
) -> Result<Option<Opened>, DraftError> {
    let is_newer = |error: &JournalError| {
        matches!(error, JournalError::Newer | JournalError::Unreadable(DraftError::Newer))
    };
    let is_frozen = found.journal.as_ref().is_err_and(is_newer);
    if let Some(left) = &found.left
        && let Some(editor) = left.unborn()
        && !is_frozen
    {
        return Ok(Some(of_left(found, left, editor, copies)));
    }
    if let Ok(Some(kept)) = &found.journal {
        return of_journal(found, kept, copies, ids).map(Some);
    }
    match copies.load() {
        None if is_frozen => Err(DraftError::Newer),
        None => Ok(None),
        Some(Err(error)) => Err(error),
        Some(Ok(local)) => {
            let mut opened = of_copy(found, local, None, ids);
            if is_frozen {
                opened.events = vec![Event::NewerElsewhere];
            }
            Ok(Some(opened))
        }
    }
}

/// What a draft is, wherever it is kept. Nothing is written, set aside or said on the way; where
/// nothing is left but versions, it is said to be damaged.
pub fn peek(found: &Found, copies: &impl Copies) -> Result<Option<Matrix>, DraftError> {
    // Of what is made up on the way nothing stays but the matrix.
    let mut last = 0;
    let mut ids = || {
        last += 1;
        last
    };
    Ok(open(found, copies, &mut ids)?.map(|opened| opened.editor.matrix().clone()))
}

/// Opens what is left of a damaged draft: its last version that can be read.
pub fn open_version(
    found: &Found,
    copies: &impl Copies,
    version: Matrix,
    ids: &mut impl NewIds,
) -> Opened {
    let local = Stored { matrix: version, view: View::default(), saved: 0, revision: 0, base: 0 };
    let mut opened = match &found.journal {
        Ok(Some(kept)) => of_copy(found, local, Some(kept), ids),
        Ok(None) | Err(_) => of_copy(found, local, None, ids),
    };
    if let Some(Err(DraftError::Damaged(_))) = copies.load()
        && let Some(text) = copies.raw()
    {
        opened.damaged.get_or_insert_with(|| text.clone());
        opened.asides.push(Aside::Draft(text));
    }
    opened
}

/// The journal knows nothing of the draft, or what it has cannot be read and is to be replaced.
fn of_copy(found: &Found, local: Stored, damaged: Option<&Kept>, ids: &mut impl NewIds) -> Opened {
    let findings = (found.check)(&local.matrix);
    let mut head = Head::of(&local.matrix, &findings, local.saved, local.revision);
    let mut editor = Editor::new(local.matrix);
    let mut birth = Birth::begun(editor.clone(), local.base);
    if let Some(kept) = damaged {
        birth.replaces = Some(kept.head.clone());
        head.revision = head.revision.max(kept.revision()) + 1;
    }
    let text = damaged.map(Kept::words);
    let mut keeper = Keeper::new(found.id, found.tab, head);
    keeper.ground = Ground::Unborn(birth);
    if let Some(left) = &found.left {
        // Local storage may not have had room for it.
        keeper.pending = rebase(&mut editor, &[], left.spelled_out(), ids);
    }
    // A tab may have left something that the journal did not take either.
    keeper.news = News::All;
    keeper.copy = super::Copy::new(found.problem.clone());
    Opened {
        editor,
        view: local.view,
        keeper,
        others: found.others.clone(),
        asides: text.clone().map(Aside::Journal).into_iter().collect(),
        damaged: text,
        is_recovered: false,
        events: vec![Event::Looked],
    }
}

/// The journal has nothing of the draft yet, and what keeps it in this tab goes on.
fn of_left(found: &Found, left: &Keeper, editor: Editor, copies: &impl Copies) -> Opened {
    let view = match copies.glance() {
        Some(Ok(glance)) => glance.view,
        Some(Err(_)) | None => View::default(),
    };
    // What was asked for is not answered any more.
    let state = super::State::Idle;
    let keeper = Keeper { state, news: News::All, ..left.clone() };
    Opened {
        editor,
        view,
        keeper,
        others: found.others.clone(),
        asides: Vec::new(),
        damaged: None,
        is_recovered: false,
        events: vec![Event::Looked],
    }
}

/// The journal has the draft, and perhaps local storage, too.
fn of_journal(
    found: &Found,
    kept: &Kept,
    copies: &impl Copies,
    ids: &mut impl NewIds,
) -> Result<Opened, DraftError> {
    let local = copies.glance();
    if let Some(Err(DraftError::Newer)) = local {
        return Err(DraftError::Newer);
    }
    let replayed = match kept.replay() {
        Ok(replayed) => replayed,
        Err(DraftError::Damaged(reason)) => {
            return match copies.load() {
                Some(Ok(local)) => Ok(of_copy(found, local, Some(kept), ids)),
                _ => Err(DraftError::Damaged(reason)),
            };
        }
        Err(DraftError::Newer) => return Err(DraftError::Newer),
    };
    let first = replayed.first();
    let Replayed { mut editor, head, entries, is_damaged } = replayed;
    let revision = head.revision;
    let mut keeper = Keeper::new(found.id, found.tab, head);
    keeper.copy = super::Copy::new(found.problem.clone());
    keeper.since_snapshot = entries.len();
    let mut asides = Vec::new();
    let mut damaged = None;
    if is_damaged {
        let findings = (found.check)(editor.matrix());
        keeper.head = Head::of(editor.matrix(), &findings, found.now, revision + 1);
        let birth = Birth::begun(editor.clone(), revision);
        keeper.ground = Ground::Unborn(Birth { replaces: Some(kept.head.clone()), ..birth });
        let text = kept.words();
        asides.push(Aside::Journal(text.clone()));
        damaged = Some(text);
    }

    let pendings = copies.pendings();
    let waits = pendings.iter().any(|(tab, _)| found.others.contains(tab));
    let left = pendings.into_iter().filter(|(tab, _)| !found.others.contains(tab));
    let inherited = inherit(&mut editor, (first, &entries), left, ids);
    let mut behind = inherited.behind;
    if let Some(left) = &found.left {
        let (from, pending) = ((left.head.revision, found.tab), left.spelled_out());
        take_over(&mut editor, (first, &entries), from, pending, &mut behind, ids);
    }
    keeper.copied = inherited.from;
    asides.extend(inherited.damaged.into_iter().map(|(tab, text)| Aside::Pending(tab, text)));

    let has_copy = matches!(local, Some(Ok(_)));
    let mut set_draft_aside = || {
        let text = copies.raw();
        asides.extend(text.clone().map(Aside::Draft));
        text
    };
    let view = match local {
        Some(Ok(Glance { view, revision: local })) => {
            // Read as a whole it takes as long as the journal: only where it may have more.
            if (local > revision || is_damaged) && behind.is_empty() && !waits {
                match copies.load() {
                    Some(Ok(local)) => {
                        let act = Act::Adopt(Vec::new());
                        let stamp = Entry { id: ids.step(), tab: found.tab, at: found.now, act };
                        let doubt = match found.others.as_slice() {
                            _ if is_damaged => Doubt::Damage,
                            [] => Doubt::None,
                            _ => Doubt::Others,
                        };
                        behind.extend(recover(&mut editor, revision, &local, doubt, &stamp));
                    }
                    Some(Err(_)) => damaged = set_draft_aside().or(damaged),
                    None => {}
                }
            }
            view
        }
        // The journal has it: what is damaged is set aside and written again.
        Some(Err(_)) => {
            let text = set_draft_aside();
            damaged = damaged.or(text);
            View::default()
        }
        None => View::default(),
    };
    let is_recovered = !behind.is_empty();
    keeper.pending = behind;
    if !keeper.is_kept() {
        keeper.head.deleted = None;
    }
    let mut events = Vec::new();
    if !has_copy || !keeper.is_kept() {
        // Local storage may also have been emptied, or be too small: it gets what it takes.
        events.push(Event::Looked);
    }
    if waits {
        events.push(Event::PendingElsewhere);
    }
    // Another tab may have written while this one was reading, before it could hear.
    events.push(Event::Told);
    let others = found.others.clone();
    Ok(Opened { editor, view, keeper, others, asides, damaged, is_recovered, events })
}

#[cfg(test)]
mod tests;
