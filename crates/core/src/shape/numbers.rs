//! Sections are counted, or show again the numbers that are written.

use super::{Shaped, group};
use crate::edit::{Command, SectionField};
use crate::matrix::{Matrix, Numbering, Row, Section};

/// The numbers of sections come from elsewhere. Where none is written, those that were counted are
/// from now on: nobody wants to lose all numbers who wants to change one.
pub fn number(matrix: &Matrix, numbering: Numbering) -> Shaped {
    let name = match numbering {
        Numbering::Automatic => "Number sections automatically",
        Numbering::Kept => "Keep original section numbers",
    };
    let mut commands = vec![Command::SetNumbering(numbering)];
    let sections = || matrix.rows.iter().filter_map(Row::section);
    if numbering == Numbering::Kept && sections().all(|section| section.written.is_empty()) {
        let write = |section: &Section| {
            Command::SetSection(section.id, SectionField::Number(section.number().to_owned()))
        };
        commands.extend(sections().map(write));
    }
    Shaped::new(name, group(commands))
}
