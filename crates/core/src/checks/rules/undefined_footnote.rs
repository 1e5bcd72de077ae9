//! `undefined-footnote`: a mark without a footnote.

use super::{marks, words};
use crate::checks::ActivityCheck;
use crate::checks::engine::{Whole, groups, key, sorted};
use crate::checks::finding::{Fact, Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::edit::{ActivityField, Command};
use crate::matrix::{Mark, Matrix, Section, Text};

pub(super) static RULE: Rule = Rule::warning(
    "undefined-footnote",
    "Missing footnote",
    &[Check::Activity(in_activity), Check::Footnotes(elsewhere)],
);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A footnote mark in an activity, note or introduction that has no footnote.",
    why: "The mark points to a condition that readers can't find, and that may change who is \
        responsible.",
    example: "Encrypt the keys(3), where the last footnote is (2).",
    remedy: "Add the footnote, or remove the mark.",
    accept: "When the footnote is in another document.",
    source: words::OUR_OWN,
};

fn in_activity(row: &ActivityCheck) -> Option<Found> {
    let undefined = marks::of_activity(row.activity).any(|mark| !row.defines(mark));
    undefined.then(|| Found::at(Place::Activity(row.activity.id)))
}

fn elsewhere(whole: &Whole) -> Vec<Found> {
    let sections = whole.matrix.rows.iter().filter_map(|row| row.section());
    let undefined = |section: &&Section| marks::of_section(section).any(|m| !whole.defines(m));
    let mut found: Vec<Found> =
        sections.filter(undefined).map(|section| Found::at(Place::Section(section.id))).collect();
    let outside = marks::outside_rows(whole.matrix).filter(|mark| !whole.defines(mark));
    let outside: Vec<&Mark> = outside.collect();
    let keys = sorted(outside.iter().map(|mark| key(mark.as_str())).zip(0..));
    let once = groups(&keys).filter_map(|same| outside.get(same.first()?.1 as usize));
    let words = once.map(|mark| Fact::Words(mark.as_str().to_owned()));
    found.extend(words.map(|words| Found::at(Place::Matrix).with(words)));
    found
}

fn undefined<'a>(matrix: &Matrix, marks: impl Iterator<Item = &'a Mark>) -> Vec<&'a Mark> {
    marks.filter(|mark| matrix.footnotes.iter().all(|note| note.mark != **mark)).collect()
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let row = finding.place.row();
    let activity = row.and_then(|row| matrix.activity(row)).map(marks::of_activity);
    let section = row.and_then(|row| matrix.section(row)).map(marks::of_section);
    let marks = activity.into_iter().flatten().chain(section.into_iter().flatten());
    let undefined = undefined(matrix, marks);
    let mut marks: Vec<&str> = undefined.iter().map(|mark| mark.as_str()).collect();
    if let Fact::Words(mark) = &finding.fact {
        marks.push(mark);
    }
    marks.dedup();
    let what = if marks.len() == 1 { "mark" } else { "marks" };
    format!("No footnote for {what} {}.", words::list(&marks))
}

/// Marks in cells stay: no command removes them.
pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let Some(activity) = words::activity(matrix, finding) else { return Vec::new() };
    if !undefined(matrix, activity.marks.iter().map(|mark| &mark.mark)).is_empty() {
        return Vec::new();
    }
    let mut commands = Vec::new();
    for (text, field) in [
        (&activity.text, ActivityField::Text as fn(Text) -> ActivityField),
        (&activity.comment, ActivityField::Comment),
    ] {
        let gone = undefined(matrix, text.marks());
        if !gone.is_empty() {
            let text = text.with_marks(&|mark| (!gone.contains(&mark)).then(|| mark.clone()));
            commands.push(Command::SetActivity(activity.id, field(text)));
        }
    }
    let name = if commands.len() == 1 { "Remove the mark" } else { "Remove the marks" };
    vec![Fix { name: name.to_owned(), command: Command::Group(commands) }]
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_rows, check_rows_clean, check_rows_fixes};
    use crate::matrix::Severity::Warning;

    #[test]
    fn fires_on_a_mark_in_an_activity() {
        check_rows(
            &["Back up[^9]: RA|I"],
            "undefined-footnote",
            Warning,
            "No footnote for mark 9.",
        );
        check_rows(
            &["Back up[^9]: RA|I ; daily[^8]"],
            "undefined-footnote",
            Warning,
            "No footnote for marks 9 and 8.",
        );
    }

    #[test]
    fn is_silent_where_there_is_a_footnote() {
        check_rows_clean(&["^1", "Back up[^1]: RA|I"], "undefined-footnote");
    }

    #[test]
    fn offers_to_remove_the_mark() {
        check_rows_fixes(
            &["Back up[^9]: RA|I"],
            "undefined-footnote",
            &[("Remove the mark", &["Back up: RA|I"])],
        );
    }
}
