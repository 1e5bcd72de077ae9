//! What regions draw with: what follows signals, pictures, menus, texts with marks.

pub mod focus;
pub mod follow;
pub mod icons;
pub mod menu;
pub mod rich_text;
pub mod versions;
