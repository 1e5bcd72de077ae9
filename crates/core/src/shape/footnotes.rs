//! Footnotes are numbered in the order in which their marks are read. Marks that are no numbers,
//! like a star, stay as they are.

use super::{Shaped, group};
use crate::edit::{AboutField, ActivityField, Command, SectionField};
use crate::matrix::{Activity, CellMark, Footnote, FootnoteId, Mark, Matrix, Row, Section, Text};

/// The number that the next footnote gets.
pub fn next_mark(matrix: &Matrix) -> Option<Mark> {
    let used: Vec<&Mark> =
        matrix.footnotes.iter().map(|note| &note.mark).chain(marks(matrix)).collect();
    let free = |number: &u32| used.iter().all(|mark| number_of(mark) != Some(*number));
    (1..=u32::MAX).find(free).and_then(|number| Mark::new(&number.to_string()))
}

/// A text with a new footnote, of which the mark stands in it already.
pub fn add(matrix: &Matrix, id: FootnoteId, mark: Mark, in_text: Command) -> Shaped {
    let mut footnotes = matrix.footnotes.clone();
    footnotes.push(Footnote { id, mark, text: Text::default() });
    let command = group(vec![in_text, Command::SetFootnotes(footnotes)]);
    Shaped::new("Add a footnote", followed(matrix, command))
}

/// A footnote goes, with its marks.
pub fn remove(matrix: &Matrix, footnote: &Footnote) -> Shaped {
    let mut commands = remarked(matrix, &|mark| (*mark != footnote.mark).then(|| mark.clone()));
    let rest = matrix.footnotes.iter().filter(|other| other.id != footnote.id);
    commands.push(Command::SetFootnotes(rest.cloned().collect()));
    Shaped::new("Delete a footnote", numbered(matrix, group(commands)))
}

/// A command together with what numbers the footnotes anew behind it. Where they are not in
/// sequence already, the source wants it so, and they stay as they are.
pub fn numbered(matrix: &Matrix, command: Command) -> Command {
    if matrix.footnotes.is_empty() { command } else { followed(matrix, command) }
}

fn followed(matrix: &Matrix, command: Command) -> Command {
    if !is_in_sequence(matrix) {
        return command;
    }
    let mut after = matrix.clone();
    if crate::edit::apply(&mut after, command.clone()).is_err() {
        return command;
    }
    match renumber(&after) {
        Some(more) => group(vec![command, more]),
        None => command,
    }
}

/// Whether the footnotes are numbered as they are read.
pub fn is_in_sequence(matrix: &Matrix) -> bool {
    renumber(matrix).is_none()
}

/// What numbers the footnotes as they are read; `None` where they are, or where two of them have
/// one mark.
pub fn renumber(matrix: &Matrix) -> Option<Command> {
    let notes = &matrix.footnotes;
    let numbered = notes.iter().filter(|note| number_of(&note.mark).is_some());
    let mut order: Vec<&Footnote> = Vec::new();
    for mark in marks(matrix) {
        if let Some(note) = numbered.clone().find(|note| note.mark == *mark)
            && !order.iter().any(|other| other.mark == note.mark)
        {
            order.push(note);
        }
    }
    // Those that no text points to come last.
    for note in numbered {
        match order.iter().find(|other| other.mark == note.mark) {
            Some(same) if same.id != note.id => return None,
            Some(_) => {}
            None => order.push(note),
        }
    }
    let new: Vec<(&Footnote, Mark)> = (1..)
        .zip(order)
        .filter_map(|(number, note)| Some((note, Mark::new(&u32::to_string(&number))?)))
        .collect();
    let taken = |mark: &Mark| notes.iter().any(|note| note.mark == *mark);
    // A mark without a footnote would point to one afterwards.
    if marks(matrix).any(|mark| !taken(mark) && new.iter().any(|(_, other)| other == mark)) {
        return None;
    }
    let mut in_order = new.iter();
    let listed: Vec<Footnote> = notes
        .iter()
        .map(|note| match number_of(&note.mark).and_then(|_| in_order.next()) {
            Some((note, mark)) => Footnote { mark: mark.clone(), ..(*note).clone() },
            None => note.clone(),
        })
        .collect();
    if listed == *notes {
        return None;
    }
    let becomes = |mark: &Mark| {
        let to = new.iter().find(|(note, _)| note.mark == *mark);
        Some(to.map_or_else(|| mark.clone(), |(_, to)| to.clone()))
    };
    let mut commands = remarked(matrix, &becomes);
    commands.push(Command::SetFootnotes(listed));
    Some(group(commands))
}

fn number_of(mark: &Mark) -> Option<u32> {
    mark.as_str().parse().ok()
}

/// All marks, in the order in which they are read.
fn marks(matrix: &Matrix) -> impl Iterator<Item = &Mark> {
    let before = [&matrix.introduction, &matrix.letters_introduction];
    let texts = before.into_iter().flat_map(Text::marks);
    let mut notes: Option<&Section> = None;
    let mut in_rows: Vec<&Mark> = Vec::new();
    for row in &matrix.rows {
        match row {
            Row::Section(section) => {
                in_rows.extend(notes.into_iter().flat_map(|section| section.after.marks()));
                in_rows.extend(section.before.marks());
                notes = Some(section);
            }
            Row::Activity(activity) => {
                in_rows.extend(activity.text.marks());
                in_rows.extend(activity.marks.iter().map(|mark| &mark.mark));
                in_rows.extend(activity.comment.marks());
            }
        }
    }
    in_rows.extend(notes.into_iter().flat_map(|section| section.after.marks()));
    texts.chain(in_rows).chain(matrix.source.note.marks())
}

/// What gives all marks other ones, or takes them away.
fn remarked(matrix: &Matrix, becomes: &dyn Fn(&Mark) -> Option<Mark>) -> Vec<Command> {
    let mut commands = Vec::new();
    let text = |text: &Text| text.marks().next().and_then(|_| changed(text, becomes));
    let about = [
        text(&matrix.introduction).map(AboutField::Introduction),
        text(&matrix.letters_introduction).map(AboutField::LettersIntroduction),
        text(&matrix.source.note).map(|note| {
            let source = crate::matrix::Source { note, ..matrix.source.clone() };
            AboutField::Source(Box::new(source))
        }),
    ];
    commands.extend(about.into_iter().flatten().map(Command::SetAbout));
    for row in &matrix.rows {
        match row {
            Row::Section(section) => {
                let fields = [
                    text(&section.before).map(SectionField::Before),
                    text(&section.after).map(SectionField::After),
                ];
                let set = |field| Command::SetSection(section.id, field);
                commands.extend(fields.into_iter().flatten().map(set));
            }
            Row::Activity(activity) => {
                let fields = [
                    text(&activity.text).map(ActivityField::Text),
                    text(&activity.comment).map(ActivityField::Comment),
                    in_cells(activity, becomes),
                ];
                let set = |field| Command::SetActivity(activity.id, field);
                commands.extend(fields.into_iter().flatten().map(set));
            }
        }
    }
    commands
}

fn changed(text: &Text, becomes: &dyn Fn(&Mark) -> Option<Mark>) -> Option<Text> {
    let new = text.with_marks(becomes);
    (new != *text).then_some(new)
}

fn in_cells(activity: &Activity, becomes: &dyn Fn(&Mark) -> Option<Mark>) -> Option<ActivityField> {
    let marks: Vec<CellMark> = activity
        .marks
        .iter()
        .filter_map(|mark| Some(CellMark { party: mark.party, mark: becomes(&mark.mark)? }))
        .collect();
    (marks != activity.marks).then_some(ActivityField::Marks(marks))
}
