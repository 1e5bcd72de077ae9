//! What is searched: the index of all matrices, brought up to date when somebody searches, so that
//! nothing waits for it before.

use std::cell::RefCell;
use std::collections::HashMap;

use remit_compare::align::Matches;
use remit_compare::comparison::Known;
use remit_core::matrix::{Matrix, MatrixId};
use remit_core::search::Index;
use remit_formats::catalogue;
use remit_formats::comparison::{KeptComparison, KeptSide, Reference};

use crate::platform::{assets, store};
use crate::session::Session;

thread_local! {
    /// The index, with the state of each draft that is in it.
    static BOOKS: RefCell<Books> = RefCell::new(Books::default());
}

#[derive(Default)]
struct Books {
    index: Index,
    /// Of drafts in the list, when they were saved; of the one on the screen, its state.
    states: HashMap<MatrixId, State>,
    /// What was said of the rows of two matrices.
    said: Vec<(MatrixId, MatrixId, Matches)>,
}

/// Which state of a matrix is in the index.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Published,
    Saved(u64, u64),
    OnScreen(u32),
}

/// Reads what was said of rows of several matrices.
pub fn with_said<T>(read: impl FnOnce(&[Known]) -> T) -> T {
    BOOKS.with_borrow(|books| {
        let known = books.said.iter().map(|(a, b, matches)| Known { a: *a, b: *b, matches });
        read(&known.collect::<Vec<_>>())
    })
}

/// Reads the index.
pub fn with<T>(read: impl FnOnce(&Index) -> T) -> T {
    BOOKS.with_borrow(|books| read(&books.index))
}

/// Puts in what is not there yet, or not as it is now. `grown` is told of each matrix, and says
/// whether anybody is still interested.
pub async fn bring_up_to_date(session: Session, grown: impl Fn() -> bool) {
    let drafts: Vec<(MatrixId, State)> = session.library.drafts.with_untracked(|drafts| {
        let state = |entry: &remit_drafts::Head| State::Saved(entry.saved, entry.revision);
        drafts.iter().map(|draft| (draft.id, state(&draft.entry))).collect()
    });
    BOOKS.with_borrow_mut(|books| {
        let is_there = |id: MatrixId| {
            drafts.iter().any(|(draft, _)| *draft == id)
                || catalogue::ALL.iter().any(|published| published.id == id)
        };
        books.index.retain(is_there);
        books.states.retain(|id, _| is_there(*id));
        books.said = store::comparisons().into_iter().flat_map(said).collect();
    });
    // What is on the screen may be newer than what is saved of it.
    let on_screen = session.open.now(|open| (open.draft(), open.revision()));
    let on_screen = on_screen.and_then(|(draft, revision)| Some((draft?, revision)));
    for published in &catalogue::ALL {
        if is_current(published.id, State::Published) {
            continue;
        }
        // One that cannot be had now is tried again the next time.
        if let Ok(matrix) = assets::matrix(published).await {
            put(&matrix, State::Published);
            if !grown() {
                return;
            }
        }
    }
    for (id, saved) in drafts {
        let state = match on_screen {
            Some((draft, revision)) if draft == id => State::OnScreen(revision),
            _ => saved,
        };
        if is_current(id, state) {
            continue;
        }
        // A draft that cannot be read is told of where it is opened.
        if let Ok(Some(matrix)) = session.peek(id).await {
            put(&matrix, state);
            if !grown() {
                return;
            }
        }
    }
}

/// What was said in a comparison, of each side beside the first. A version is no matrix of its own.
fn said(kept: KeptComparison) -> Vec<(MatrixId, MatrixId, Matches)> {
    let id = |side: &KeptSide| match &side.of {
        Reference::Published(slug) => catalogue::find(slug).map(|published| published.id),
        Reference::Draft(id) => Some(*id),
        Reference::Version(..) => None,
    };
    let mut sides = kept.sides.iter().map(id);
    let Some(Some(first)) = sides.next() else { return Vec::new() };
    let others = sides.zip(kept.matches);
    others.filter_map(|(other, matches)| Some((first, other?, matches))).collect()
}

fn is_current(id: MatrixId, state: State) -> bool {
    BOOKS.with_borrow(|books| books.states.get(&id) == Some(&state))
}

fn put(matrix: &Matrix, state: State) {
    BOOKS.with_borrow_mut(|books| {
        books.index.put(matrix);
        books.states.insert(matrix.id, state);
    });
}
