//! Changes what a matrix says beside its rows: of itself, footnotes, settings of the checks,
//! acceptances.

use super::{AboutField, Command, EditError};
use crate::matrix::acceptance::from_columns;
use crate::matrix::{
    Acceptance, Broken, Footnote, Letter, Letters, Matrix, Numbering, RuleSetting, Text,
    invariants, limits,
};

pub(super) fn set(matrix: &mut Matrix, mut field: AboutField) -> Result<Command, EditError> {
    match &field {
        AboutField::Language(name) => invariants::name(name)?,
        AboutField::Introduction(text) | AboutField::LettersIntroduction(text) => {
            invariants::text(text)?;
        }
        AboutField::Source(source) => invariants::source(source)?,
        AboutField::Letter(_, name, definition) => {
            invariants::name(name)?;
            invariants::text(definition)?;
        }
    }
    let data = matrix.data_mut();
    match &mut field {
        AboutField::Language(language) => std::mem::swap(language, &mut data.language),
        AboutField::Introduction(text) => std::mem::swap(text, &mut data.introduction),
        AboutField::Source(source) => std::mem::swap(source.as_mut(), &mut data.source),
        AboutField::LettersIntroduction(text) => {
            std::mem::swap(text, &mut data.letters_introduction);
        }
        AboutField::Letter(code, name, definition) => {
            data.letters = said(&data.letters, *code, name, definition)?;
        }
    }
    Ok(Command::SetAbout(field))
}

/// The letters with another name and definition of one of them, which are put in their place.
fn said(
    letters: &Letters,
    code: char,
    name: &mut String,
    definition: &mut Text,
) -> Result<Letters, EditError> {
    let mut list: Vec<Letter> = letters.iter().cloned().collect();
    let letter = list.iter_mut().find(|letter| letter.code == code);
    let letter = letter.ok_or(EditError::NoLetter(code))?;
    std::mem::swap(&mut letter.name, name);
    std::mem::swap(&mut letter.definition, definition);
    // The codes are those that were there, so they still go together.
    Letters::new(list).map_err(|_| EditError::OtherLetters)
}

pub(super) fn set_numbering(matrix: &mut Matrix, numbering: Numbering) -> Command {
    let was = std::mem::replace(&mut matrix.data_mut().numbering, numbering);
    matrix.sections_changed();
    Command::SetNumbering(was)
}

pub(super) fn set_footnotes(
    matrix: &mut Matrix,
    footnotes: Vec<Footnote>,
) -> Result<Command, EditError> {
    let count = footnotes.len();
    if count > limits::FOOTNOTES {
        return Err(Broken::TooMany { what: "footnotes", count, limit: limits::FOOTNOTES }.into());
    }
    invariants::unique("footnotes", footnotes.iter().map(|footnote| footnote.id.bits()))?;
    for footnote in &footnotes {
        invariants::text(&footnote.text)?;
    }
    let old = std::mem::replace(&mut matrix.data_mut().footnotes, footnotes);
    Ok(Command::SetFootnotes(old))
}

pub(super) fn set_rules(
    matrix: &mut Matrix,
    rules: Vec<RuleSetting>,
) -> Result<Command, EditError> {
    invariants::rules(&rules)?;
    let old = std::mem::replace(&mut matrix.data_mut().rules, rules);
    Ok(Command::SetRules(old))
}

pub(super) fn accept(
    matrix: &mut Matrix,
    at: usize,
    mut acceptance: Acceptance,
) -> Result<Command, EditError> {
    let count = matrix.acceptances.len() + 1;
    if count > limits::ACCEPTANCES {
        let limit = limits::ACCEPTANCES;
        return Err(Broken::TooMany { what: "acceptances", count, limit }.into());
    }
    if at >= count {
        return Err(EditError::NoAcceptance(at));
    }
    invariants::acceptance(&acceptance)?;
    // The journal of Remit 0.1 has letters column by column.
    if acceptance.row.is_some()
        && let Some(held) = from_columns(&acceptance.letters, &matrix.parties)
    {
        acceptance.letters = held;
    }
    matrix.data_mut().acceptances.insert(at, acceptance);
    Ok(Command::Withdraw(at))
}

pub(super) fn withdraw(matrix: &mut Matrix, at: usize) -> Result<Command, EditError> {
    if at >= matrix.acceptances.len() {
        return Err(EditError::NoAcceptance(at));
    }
    let acceptance = Box::new(matrix.data_mut().acceptances.remove(at));
    Ok(Command::Accept { at, acceptance })
}
