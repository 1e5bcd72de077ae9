//! From blocks to a matrix in the making: which tables say who does what, what their columns
//! are, which headings are sections, and what the texts around them belong to.

mod aliases;
mod asked;
mod beside;
mod columns;
mod footnotes;
mod headings;
mod legend;
mod letter_rows;
mod letters;
mod lost;
mod named;
mod owned;
mod parties;
mod parts;
mod rows;
mod schemes;
mod shape;
mod spoken;
mod tables;
mod walk;

pub(super) use columns::role_letter;
pub(super) use footnotes::{Footnotes, definition};
pub(super) use legend::{entry, kind_of, single_code};
pub(super) use letters::{Book, NOTHING};
pub(super) use parties::Parties;
pub(super) use rows::SHORT_ROW;
pub(super) use shape::{is_letters_line, is_tick};
pub(super) use walk::page;
