//! Finds things within one matrix: places where something stands, what becomes of them when it is
//! replaced, and the rows that a filter lets through.

mod filter;
mod hits;
mod needle;
mod replace;

pub use filter::{Filter, Part};
pub use hits::{Hit, Query, Spot, hits, nearest};
pub use needle::Needle;
pub use replace::{Change, replace_all, replace_one};
