//! Changes what a matrix says beside its rows: footnotes, settings of the checks, acceptances.

use super::{Command, EditError};
use crate::matrix::{Acceptance, Broken, Footnote, Matrix, RuleSetting, invariants, limits};

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
    acceptance: Acceptance,
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
