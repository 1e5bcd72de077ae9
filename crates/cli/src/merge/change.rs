//! What leads from what is in place of a conflict to the other side.

use remit_compare::{
    Conflict, Difference, Head, ItemConflict, ListChange, Order, RowChange, Run, Splice,
};
use remit_core::matrix::{
    Acceptance, Footnote, Letter, Letters, Matrix, Party, Plan, Row, RuleSetting,
};

/// The change that leads to the other side: to theirs where ours is in place, and to the removal
/// where something stays that one side has removed. `None` where nothing leads there, because what
/// it would stand behind is gone.
pub(super) fn change_of(
    conflict: &Conflict,
    merged: &Matrix,
    theirs: &Matrix,
) -> Option<Difference> {
    let mut change = Difference::default();
    match conflict {
        Conflict::Head { theirs, .. } => change.head.push(theirs.clone()),
        Conflict::Letter(item) => change.head.push(Head::Letters(letters(item, merged)?)),
        Conflict::Party(item) => {
            change.parties =
                list(item, (&merged.parties, &theirs.parties), |it: &Party| it.id.bits())?;
        }
        Conflict::Plan(item) => {
            change.plans = list(item, (&merged.plans, &theirs.plans), |it: &Plan| it.id.bits())?;
        }
        Conflict::Footnote(item) => {
            let lists = (merged.footnotes.as_slice(), theirs.footnotes.as_slice());
            change.footnotes = list(item, lists, |it: &Footnote| it.id.bits())?;
        }
        Conflict::Row(item) => {
            let lists = (merged.rows.as_slice(), theirs.rows.as_slice());
            change.order = list(item, lists, |it: &Row| it.id().bits())?.order;
        }
        Conflict::Field { row, theirs, .. } => {
            change.changed.push(RowChange { row: *row, fields: vec![theirs.clone()] });
        }
        Conflict::Rule { mine, theirs } => {
            change.head.push(Head::Rules(rules(merged, mine.as_ref(), theirs.as_ref())));
        }
        Conflict::Acceptance { mine, theirs } => {
            change.acceptances = Some(acceptances(merged, mine.as_ref(), theirs.as_ref()));
        }
    }
    Some(change)
}

fn letters(item: &ItemConflict<Letter>, merged: &Matrix) -> Option<Letters> {
    let mut letters: Vec<Letter> = merged.letters.iter().cloned().collect();
    match item {
        ItemConflict::Changed { theirs, .. } => {
            *letters.iter_mut().find(|letter| letter.code == theirs.code)? = theirs.clone();
        }
        ItemConflict::Removed { item, .. } => letters.retain(|letter| letter.code != item.code),
        // Where a letter stands is all that it is about.
        ItemConflict::Moved { .. } => return None,
    }
    Letters::new(letters).ok()
}

fn list<T: Clone>(
    item: &ItemConflict<T>,
    (merged, theirs): (&[T], &[T]),
    id: fn(&T) -> u64,
) -> Option<ListChange<T>> {
    let mut change = ListChange::default();
    match item {
        ItemConflict::Changed { theirs, .. } => change.changed.push(theirs.clone()),
        ItemConflict::Removed { item, .. } => change.order.removed.push(id(item)),
        ItemConflict::Moved { mine, .. } => {
            let moved = id(mine);
            let at = theirs.iter().position(|other| id(other) == moved)?;
            let before = at.checked_sub(1).and_then(|at| theirs.get(at)).map(id);
            if before.is_some_and(|before| merged.iter().all(|other| id(other) != before)) {
                return None;
            }
            let runs = vec![Run { after: before, ids: vec![moved] }];
            change.order = Order { removed: Vec::new(), runs };
        }
    }
    Some(change)
}

/// Where ours is in place, theirs comes instead. Where theirs is, because ours removed what theirs
/// changed, it goes.
fn rules(
    merged: &Matrix,
    mine: Option<&RuleSetting>,
    theirs: Option<&RuleSetting>,
) -> Vec<RuleSetting> {
    let stays = |rule: &&RuleSetting| Some(*rule) != mine && Some(*rule) != theirs;
    let is_theirs = merged.rules.iter().any(|rule| Some(rule) == theirs);
    let came = theirs.filter(|_| !is_theirs);
    merged.rules.iter().filter(stays).chain(came).cloned().collect()
}

fn acceptances(merged: &Matrix, mine: Option<&Acceptance>, theirs: Option<&Acceptance>) -> Splice {
    let place =
        |side: Option<&Acceptance>| merged.acceptances.iter().position(|other| Some(other) == side);
    if let Some(at) = place(theirs) {
        return Splice { at, remove: 1, insert: Vec::new() };
    }
    let insert: Vec<Acceptance> = theirs.cloned().into_iter().collect();
    match place(mine) {
        Some(at) => Splice { at, remove: 1, insert },
        None => Splice { at: merged.acceptances.len(), remove: 0, insert },
    }
}
