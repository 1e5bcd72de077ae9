//! Laws over made-up matrices.

mod laws;
