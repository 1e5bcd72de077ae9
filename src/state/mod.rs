//! What the app knows, in one store a concern. Anybody may read and follow what a store holds;
//! only the store itself changes it.

pub mod checks;
mod comparing;
mod disk;
pub mod find_bar;
mod grid;
mod incoming;
mod keeping;
mod library;
mod listing;
mod matrix;
pub mod open;
pub mod part;
mod reviewing;
pub mod route;
mod screen;
pub mod sides;
mod watched;
pub mod wording;

pub use checks::Checks;
pub use comparing::{Comparing, KeptItem};
pub use disk::{Asks, CameIn, Disk, FileBar, FileOfDraft, SharedFile};
pub use find_bar::{Bar, FindBar, Scope};
pub use grid::{Begins, Editing, GridState};
pub use incoming::{Returned, Source};
pub use keeping::{Keeping, SharedKeeper};
pub use library::Library;
pub use listing::Listing;
pub use matrix::OpenMatrix;
pub use open::{Open, Origin};
pub use part::Part;
pub use reviewing::{Reviewed, Reviewing};
pub use route::Route;
pub use screen::{Dialog, Drawer, Loading, NAME_FIELD, Notice, Offer, Screen, Tab};
pub use sides::{SideRef, Sides};
pub use watched::Watched;
