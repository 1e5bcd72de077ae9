//! Pictures for buttons, drawn in the colour of their text.

use leptos::prelude::*;

/// A picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// An arrow that turns back.
    Undo,
    /// An arrow that turns forth.
    Redo,
    /// A plus sign.
    Plus,
    /// An arrow into a tray.
    Import,
    /// A question mark.
    Help,
    /// Three lines.
    Menu,
    /// Three dots.
    More,
    /// A cross.
    Close,
    /// A small arrow down.
    Down,
    /// A magnifying glass.
    Search,
}

impl Icon {
    /// The drawing, in a square of 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Undo => "M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
            Self::Redo => "m10 3 3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Import => "M8 2.5v7m-3-3 3 3 3-3M2.5 10.5v3h11v-3",
            Self::Help => "M5.8 6a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12.2v.3",
            Self::Menu => "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
            Self::More => "M3.5 8h.01M8 8h.01M12.5 8h.01",
            Self::Close => "m4 4 8 8M12 4l-8 8",
            Self::Down => "m4.5 6.5 3.5 3.5 3.5-3.5",
            Self::Search => "M11 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0m-1.2 2.8 3.7 3.7",
        }
    }

    /// Draws it. Whatever it stands in has a name of its own.
    pub fn draw(self) -> impl IntoView {
        view! {
            <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d=self.path() />
            </svg>
        }
    }
}
