//! Laws over made-up matrices.

pub(crate) mod laws;
