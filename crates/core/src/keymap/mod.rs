//! Keys: how they are named and told apart, and what those of the grid do that are no actions.

pub mod grid;
mod key;

pub use key::{Key, Pressed};
