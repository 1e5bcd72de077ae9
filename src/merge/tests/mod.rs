//! Laws over made-up matrices, and single cases with what people would expect of them.

mod cases;
mod laws;
