//! Who carries what: letters by party and section, and all that one party is to do.

mod counts;
mod duties;

pub use counts::{SectionCounts, Summary};
pub use duties::{Chapter, Duties, Duty, Group};
