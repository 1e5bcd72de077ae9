//! A matrix as lines of text that compare well: a line for each heading, activity and role, so
//! that a changed role is one changed line. `git diff` shows matrices so.

use std::fmt::Write;

use remit_core::matrix::{Activity, Matrix, Row, Text};

/// The text of a matrix.
pub(crate) fn write(matrix: &Matrix) -> String {
    let mut out = format!("{}\n", one_line(&matrix.title));
    paragraphs(&mut out, "", &matrix.introduction);
    out.push('\n');
    for letter in matrix.letters.iter() {
        let definition = one_line(&letter.definition.to_plain());
        let parted = if definition.is_empty() { "" } else { ": " };
        let _ok = writeln!(out, "{} = {}{parted}{definition}", letter.code, letter.shown_name());
    }
    for row in &matrix.rows {
        match row {
            Row::Section(section) => {
                let level = usize::from(section.level);
                let _ok = writeln!(out, "\n{} {}", "#".repeat(level), one_line(&section.heading()));
                paragraphs(&mut out, "", &section.before);
                paragraphs(&mut out, "", &section.after);
            }
            Row::Activity(activity) => self::activity(&mut out, activity, matrix),
        }
    }
    if !matrix.footnotes.is_empty() {
        out.push('\n');
    }
    for note in &matrix.footnotes {
        let _ok = writeln!(out, "[{}] {}", note.mark.as_str(), one_line(&note.text.to_plain()));
    }
    out
}

fn activity(out: &mut String, activity: &Activity, matrix: &Matrix) {
    let plan = one_line(&activity.plan.printed);
    let plan = if plan.is_empty() { plan } else { format!(" [{plan}]") };
    let _ok = writeln!(out, "\n{}{plan}", one_line(&activity.text.to_plain()));
    for (party, cell) in matrix.cells(activity) {
        let codes = matrix.letters.write_holding(cell.holding);
        let marks = activity.marks.iter().filter(|mark| mark.party == party.id);
        let marks: Vec<String> = marks.map(|mark| format!("[{}]", mark.mark.as_str())).collect();
        let marks = marks.concat();
        if !codes.is_empty() || !marks.is_empty() {
            let open = if cell.basis == remit_core::matrix::Basis::Inferred { " ?" } else { "" };
            let _ok = writeln!(out, "    {}: {codes}{marks}{open}", one_line(&party.name));
        }
    }
    paragraphs(out, "    // ", &activity.comment);
}

/// The lines of a text, each behind this.
fn paragraphs(out: &mut String, before: &str, text: &Text) {
    for line in text.to_plain().lines().filter(|line| !line.trim().is_empty()) {
        let _ok = writeln!(out, "{before}{}", one_line(line));
    }
}

/// A text in one line, with nothing in it that moves a terminal's cursor.
pub(crate) fn one_line(text: &str) -> String {
    let spaced = text.replace(|c: char| c.is_control(), " ");
    spaced.trim().to_owned()
}
