//! Footnote marks, wherever they stand.

use crate::matrix::{Activity, Mark, Matrix, Section, Text};

/// The marks of an activity: of its text, its comment and its cells.
pub(super) fn of_activity(activity: &Activity) -> impl Iterator<Item = &Mark> {
    let in_cells = activity.marks.iter().map(|mark| &mark.mark);
    activity.text.marks().chain(activity.comment.marks()).chain(in_cells)
}

/// The marks of a section's notes.
pub(super) fn of_section(section: &Section) -> impl Iterator<Item = &Mark> {
    section.before.marks().chain(section.after.marks())
}

/// The marks of all that a matrix says outside its rows.
pub(super) fn outside_rows(matrix: &Matrix) -> impl Iterator<Item = &Mark> {
    let texts: [&Text; 3] =
        [&matrix.introduction, &matrix.letters_introduction, &matrix.source.note];
    let letters = matrix.letters.iter().map(|letter| &letter.definition);
    let plans = matrix.plans.iter().map(|plan| &plan.description);
    let footnotes = matrix.footnotes.iter().map(|footnote| &footnote.text);
    let all = texts.into_iter().chain(letters).chain(plans).chain(footnotes);
    all.flat_map(Text::marks)
}
