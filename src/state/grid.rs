//! Where somebody is in the grid: the cell that keys act on, what is selected from there, what is
//! being edited, and how wide columns are.

use leptos::prelude::*;
use remit_core::grid::{Column, Cursor, Range, Selection};
use remit_core::matrix::RowId;

use super::route::Route;
use super::watched::Watched;

/// What is being edited in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editing {
    /// The letters of a cell, in the picker.
    Letters(Cursor),
    /// The text of a cell or heading.
    Text(Cursor, Begins),
}

/// Where one begins to type in a text that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// Behind it.
    Behind,
    /// Over it: what is typed first takes its place.
    Over,
}

impl Editing {
    /// The cell that is being edited.
    pub fn cursor(self) -> Cursor {
        match self {
            Self::Letters(cursor) | Self::Text(cursor, _) => cursor,
        }
    }
}

/// Takes a text that is being typed as it is.
type Commit = Box<dyn FnOnce()>;

/// Where somebody is in the grid.
#[derive(Clone, Copy)]
pub struct GridState {
    /// The cell that keys act on.
    pub cursor: Watched<Option<Cursor>>,
    /// What is being edited in place.
    pub editing: Watched<Option<Editing>>,
    /// The widths of columns that the person has set, in pixels.
    pub widths: Watched<Vec<(Column, u32)>>,
    /// What was selected; it counts as long as the cursor stands where it began. Who follows
    /// the cursor is told of changes.
    selection: StoredValue<Option<Selection>>,
    /// Whether the cell of the cursor is to be brought into view.
    is_revealing: StoredValue<bool>,
    /// The row that is to be shown at an address, once that is arrived at.
    goal: StoredValue<Option<(Route, RowId)>>,
    /// The row that was just added, until its text is given or given up.
    fresh: StoredValue<Option<RowId>>,
    /// Where the cursor was when the mouse went down.
    pressed: StoredValue<Option<Cursor>>,
    /// The cell that was clicked last, so that a second click can be told.
    clicked: StoredValue<Option<Cursor>>,
    /// Takes the text that is being typed; see [`GridState::set_typing`].
    typing: StoredValue<Option<Commit>, LocalStorage>,
}

impl GridState {
    /// Nowhere yet.
    pub fn new() -> Self {
        Self {
            cursor: Watched::new(None),
            editing: Watched::new(None),
            widths: Watched::new(Vec::new()),
            selection: StoredValue::new(None),
            is_revealing: StoredValue::new(false),
            goal: StoredValue::new(None),
            fresh: StoredValue::new(None),
            pressed: StoredValue::new(None),
            clicked: StoredValue::new(None),
            typing: StoredValue::new_local(None),
        }
    }

    /// Puts the cursor on a cell, or on none.
    pub fn go_to(self, cursor: impl Into<Option<Cursor>>) {
        self.cursor.set(cursor.into());
    }

    /// Has the cell of the cursor, and what is marked beside it, painted anew.
    pub fn paint_again(self) {
        self.cursor.notify();
    }

    /// What is selected: at least the cell of the cursor. Follows nothing.
    pub fn selected(self) -> Option<Selection> {
        let cursor = self.cursor.get_untracked()?;
        let drawn = self.selection.get_value();
        let drawn = drawn.filter(|selection| selection.active.anchor == cursor);
        Some(drawn.unwrap_or_else(|| Selection::of(Range::of(cursor))))
    }

    /// Selects this; the cursor stands where it began.
    pub fn select(self, selection: Selection) {
        let anchor = selection.active.anchor;
        self.selection.set_value(Some(selection));
        self.go_to(anchor);
    }

    /// Selects nothing but the cell of the cursor.
    pub fn select_none(self) {
        if self.selection.with_value(Option::is_some) {
            self.selection.set_value(None);
            self.paint_again();
        }
    }

    /// Opens what edits a cell in place.
    pub fn edit(self, editing: Editing) {
        self.editing.set(Some(editing));
    }

    /// Closes what edits a cell in place.
    pub fn end_editing(self) {
        self.editing.set(None);
    }

    /// Gives columns these widths; all others have those of the style sheet.
    pub fn set_widths(self, widths: Vec<(Column, u32)>) {
        self.widths.set(widths);
    }

    /// The next cell that has the cursor is brought into view, also where it had it before.
    pub fn reveal_next(self) {
        self.is_revealing.set_value(true);
    }

    /// Whether a cell is to be brought into view. Asking ends that.
    pub fn take_reveal(self) -> bool {
        self.is_revealing.try_update_value(std::mem::take) == Some(true)
    }

    /// A row is to be shown at an address, once that is arrived at.
    pub fn set_goal(self, goal: Option<(Route, RowId)>) {
        self.goal.set_value(goal);
    }

    /// The row for which somebody has come to an address. Asking ends that.
    pub fn take_goal(self, route: Route) -> Option<RowId> {
        let (_, row) = self.goal.get_value().filter(|(goal, _)| *goal == route)?;
        self.goal.set_value(None);
        Some(row)
    }

    /// Notes the row that was just added.
    pub fn set_fresh(self, row: Option<RowId>) {
        self.fresh.set_value(row);
    }

    /// Whether a row was just added and has no text yet. Asking ends that.
    pub fn take_fresh(self, row: RowId) -> bool {
        self.fresh.try_update_value(Option::take).flatten() == Some(row)
    }

    /// Notes where the cursor is when the mouse goes down: the focus, and with it the cursor,
    /// comes to the cell before the click does.
    pub fn press(self) {
        self.pressed.set_value(self.cursor.get_untracked());
    }

    /// Notes a click on a cell; true where it is the second in a row on the same one.
    pub fn click(self, cursor: Cursor) -> bool {
        let before = self.clicked.get_value();
        self.clicked.set_value(Some(cursor));
        before == Some(cursor) && self.pressed.get_value() == before
    }

    /// Somebody types in an input whose text becomes a command when they leave it. Should the
    /// page be left first, `commit` takes the text as it is, so that nothing typed is lost.
    pub fn set_typing(self, commit: impl FnOnce() + 'static) {
        self.typing.set_value(Some(Box::new(commit)));
    }

    /// Nobody types any more.
    pub fn end_typing(self) {
        self.typing.set_value(None);
    }

    /// Whether somebody types in such an input.
    pub fn is_typing(self) -> bool {
        self.typing.with_value(Option::is_some)
    }

    /// Takes the text that is being typed.
    pub fn commit_typing(self) {
        let commit = self.typing.try_update_value(Option::take).flatten();
        if let Some(commit) = commit {
            commit();
        }
    }
}
