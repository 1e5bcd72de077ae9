//! What the app knows.

pub mod route;
