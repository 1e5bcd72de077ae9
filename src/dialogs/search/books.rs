//! What is searched: the index of all matrices, brought up to date when somebody searches, so that
//! nothing waits for it before.

use std::cell::RefCell;
use std::collections::HashMap;

use remit_core::matrix::{Matrix, MatrixId};
use remit_core::search::Index;
use remit_formats::catalogue;

use crate::platform::assets;
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
}

/// Which state of a matrix is in the index.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Published,
    Saved(u64, u64),
    OnScreen(u32),
}

/// Reads the index.
pub fn with<T>(read: impl FnOnce(&Index) -> T) -> T {
    BOOKS.with_borrow(|books| read(&books.index))
}

/// Puts in what is not there yet, or not as it is now. `grown` is told of each matrix, and says
/// whether anybody is still interested.
pub async fn bring_up_to_date(session: Session, grown: impl Fn() -> bool) {
    let drafts: Vec<(MatrixId, State)> = session.library.drafts.with_untracked(|drafts| {
        let state = |entry: &remit_drafts::Entry| State::Saved(entry.saved, entry.revision);
        drafts.iter().map(|draft| (draft.id, state(&draft.entry))).collect()
    });
    BOOKS.with_borrow_mut(|books| {
        let is_there = |id: MatrixId| {
            drafts.iter().any(|(draft, _)| *draft == id)
                || catalogue::ALL.iter().any(|published| published.id == id)
        };
        books.index.retain(is_there);
        books.states.retain(|id, _| is_there(*id));
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

fn is_current(id: MatrixId, state: State) -> bool {
    BOOKS.with_borrow(|books| books.states.get(&id) == Some(&state))
}

fn put(matrix: &Matrix, state: State) {
    BOOKS.with_borrow_mut(|books| {
        books.index.put(matrix);
        books.states.insert(matrix.id, state);
    });
}
