//! Finds things by what people type, which may be misspelt: commands by their names, and rows of
//! many matrices by what they say.

mod index;
mod query;
mod terms;
mod typo;

pub mod names;

pub use index::{Assignment, Index, IndexedRow};
pub use query::Answer;
pub use terms::terms;
