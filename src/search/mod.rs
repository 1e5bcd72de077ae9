//! Finds things by what people type, which may be misspelt: commands by their names, and rows of
//! many matrices by what they say.

mod typo;
mod words;

pub mod names;
