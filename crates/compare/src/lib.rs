//! What two matrices of one ancestry differ in, and how changes made apart come together.
//!
//! Rows, parties, plans and footnotes keep their ids, so a [`Difference`] says what became of
//! each. It is plain data and holds only what changed: [`apply`] of [`diff`] is the other
//! matrix, whatever the two are. [`three_way`] joins two matrices that began as one; what both
//! changed differently it lists and decides for neither in silence. A [`review`](mod@review) lets a
//! person decide on each change before anything is taken. Matrices of different descent are brought
//! together by [`align`](mod@align) and stand side by side in a [`comparison`].

pub mod align;
mod apply;
mod chain;
mod compare;
pub mod comparison;
mod fit;
mod head;
mod in_words;
mod onto;
mod order;
mod raise;
pub mod review;
mod summary;
mod three_way;

pub use apply::{ApplyError, apply};
pub use apply::{parties_after, plans_after};
pub use compare::diff;
pub use head::{Head, HeadField};
pub use in_words::RowInWords;
pub use onto::{aligned, onto};
pub use order::{Order, Run};
pub use three_way::{Conflict, ItemConflict, MergeError, Merged, Whose, three_way};

use remit_core::matrix::{
    Acceptance, Cell, Footnote, Mark, Party, PartyId, Plan, PlanUse, Row, RowId, Text,
};

/// What leads from one matrix to another. Cells are in the letters and parties of the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// What changed of all that stands outside the lists, each with its new value.
    pub head: Vec<Head>,
    /// The parties.
    pub parties: ListChange<Party>,
    /// The plans.
    pub plans: ListChange<Plan>,
    /// The footnotes.
    pub footnotes: ListChange<Footnote>,
    /// Which rows went, came and moved.
    pub order: Order,
    /// The rows that came, whole.
    pub added: Vec<Row>,
    /// The rows that are in both and changed.
    pub changed: Vec<RowChange>,
    /// What changed in the list of acceptances.
    pub acceptances: Option<Splice>,
}

/// What changed in a list whose items have ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListChange<T> {
    /// Which went, came and moved.
    pub order: Order,
    /// Those that came.
    pub added: Vec<T>,
    /// Those that are in both, as they are now.
    pub changed: Vec<T>,
}

/// What changed of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    /// The row.
    pub row: RowId,
    /// Each of its fields that changed.
    pub fields: Vec<Field>,
}

/// A field of a row with its new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// All of it: a section where an activity was, or the other way round.
    Whole(Row),
    /// What is to be done.
    Text(Text),
    /// To which plans it applies.
    Plan(PlanUse),
    /// What is to be known of it.
    Comment(Text),
    /// How a cell was inferred.
    Evidence(Text),
    /// What a party holds.
    Cell(PartyId, Cell),
    /// The footnote marks in a party's cell.
    Marks(PartyId, Vec<Mark>),
    /// How deep a section stands.
    Level(u8),
    /// The printed number of a section.
    Number(String),
    /// The title of a section.
    Title(String),
    /// What stands before a section's activities.
    Before(Text),
    /// What stands behind them.
    After(Text),
}

/// A stretch of a list without ids that others take the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Where it begins, from 0.
    pub at: usize,
    /// How many go.
    pub remove: usize,
    /// What comes in their place.
    pub insert: Vec<Acceptance>,
}

impl<T> Default for ListChange<T> {
    fn default() -> Self {
        Self { order: Order::default(), added: Vec::new(), changed: Vec::new() }
    }
}

impl<T> ListChange<T> {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty() && self.changed.is_empty()
    }
}

impl Difference {
    /// Whether the two are the same.
    pub fn is_empty(&self) -> bool {
        self.head.is_empty()
            && self.parties.is_empty()
            && self.plans.is_empty()
            && self.footnotes.is_empty()
            && self.order.is_empty()
            && self.changed.is_empty()
            && self.acceptances.is_none()
    }
}

#[cfg(test)]
mod tests;
