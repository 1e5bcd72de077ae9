//! On a narrow screen a line has room for three parties. Where there are more, a switch above
//! the grid says which.

use leptos::prelude::*;
use remit::grid::Column;

use crate::app::follow::{part, press, whether, words};
use crate::app::icons::Icon;
use crate::app::session::Session;

/// How many parties a narrow line has room for.
const ROOM: usize = 3;

/// Which parties a narrow screen shows. A handle.
#[derive(Clone, Copy)]
pub struct Shown {
    session: Session,
    first: RwSignal<usize>,
}

impl Shown {
    /// The first ones; then those among which the cursor is.
    pub fn new(session: Session) -> Self {
        let shown = Self { session, first: RwSignal::new(0) };
        Effect::new(move |_| {
            let Some(Column::Party(party)) = session.cursor.get().map(|cursor| cursor.column)
            else {
                return;
            };
            let at = session.with_open_now(|open| open.matrix().column(party)).flatten();
            if let Some(at) = at
                && !shown.has(at)
            {
                shown.first.set(at / ROOM * ROOM);
            }
        });
        shown
    }

    /// Follows a change of it.
    pub fn track(self) {
        self.first.track();
    }

    fn parties(self) -> usize {
        self.session.with_matrix(|matrix| matrix.parties.len()).unwrap_or_default()
    }

    /// How many there are at once.
    pub fn count(self) -> usize {
        self.parties().clamp(1, ROOM)
    }

    /// Whether the party at a place is among them.
    pub fn has(self, at: usize) -> bool {
        let first = self.first.get_untracked();
        (first..first + ROOM).contains(&at)
    }

    /// The columns of the others, one bit each.
    pub fn off(self) -> u128 {
        let off = self.session.with_open_now(|open| {
            let mut party = 0;
            let mut off = 0;
            for (place, column) in open.layout().columns.iter().enumerate() {
                if matches!(column, Column::Party(_)) {
                    off |= u128::from(!self.has(party)) << place;
                    party += 1;
                }
            }
            off
        });
        off.unwrap_or_default()
    }

    fn turn(self, by: isize) {
        self.first.update(|first| *first = first.saturating_add_signed(by));
    }
}

/// The switch.
#[component]
pub fn Switch(shown: Shown) -> impl IntoView {
    let count = words(move || {
        let (first, all) = (shown.first.get(), shown.parties());
        format!("Parties {} to {} of {all}", first + 1, (first + ROOM).min(all))
    });
    let is_needed = Memo::new(move |_| shown.parties() > ROOM);
    part(move || {
        is_needed.get().then(|| {
            view! {
                <div class="party-switch" role="group" aria-label="Parties that are shown">
                    <button
                        class="plain square"
                        aria-label="Parties before these"
                        disabled=whether(move || shown.first.get() == 0)
                        on:click=press(move || shown.turn(-ROOM.cast_signed()))
                    >
                        {Icon::Left.draw()}
                    </button>
                    <span aria-live="polite">{count}</span>
                    <button
                        class="plain square"
                        aria-label="Parties behind these"
                        disabled=whether(move || shown.first.get() + ROOM >= shown.parties())
                        on:click=press(move || shown.turn(ROOM.cast_signed()))
                    >
                        {Icon::Right.draw()}
                    </button>
                </div>
            }
        })
    })
}
