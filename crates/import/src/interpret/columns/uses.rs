//! What each column is used as.

use super::header::role_letter;
use super::{Counts, Sure};
use crate::facts::ColumnUse;
use crate::vendors::is_vendor;
use crate::words::{Says, fold, party_name, says, says_name};
use remit_core::matrix::Letters;

/// Whether headers are letters and cells name the parties.
pub(super) fn names_in_cells(names: &[String], counts: &[Counts], letters: &Letters) -> bool {
    let columns = names.iter().zip(counts).skip(1);
    let roles: Vec<(&String, &Counts)> =
        columns.filter(|(name, _)| role_letter(name, letters).is_some()).collect();
    let sum = |of: fn(&Counts) -> usize| roles.iter().map(|(_, counts)| of(counts)).sum::<usize>();
    let all = sum(Counts::filled);
    // Under words like "Responsible" and "Accountable" initials like "AI" are names.
    let words = roles.len() >= 3 && roles.iter().all(|(name, _)| name.chars().count() > 1);
    if words && (sum(|counts| counts.single) + sum(|counts| counts.ticks)) * 2 < all {
        return true;
    }
    // A name may begin as letters do: "C - Security", "SA".
    let signs = sum(|counts| counts.pure + counts.ticks);
    roles.len() >= 2 && signs * 2 < all
}

pub(super) fn across(
    names: &[String],
    counts: &[Counts],
    letters: &Letters,
) -> (Vec<ColumnUse>, Sure) {
    let role = |name: &String| role_letter(name, letters).map(ColumnUse::Letter);
    let is_role = |column: usize| names.get(column).is_some_and(|name| role(name).is_some());
    let activity = activity_column(names, counts, |_| false, is_role);
    // Where nothing else says what is to be done, its number does.
    let first = || names.first().is_some_and(|name| role(name).is_none());
    let activity = activity.or_else(|| first().then_some(0));
    let uses = names.iter().zip(counts).enumerate().map(|(column, (name, counts))| {
        if Some(column) == activity {
            return ColumnUse::Activity;
        }
        role(name).unwrap_or_else(|| other_use(name, counts, activity, column))
    });
    let uses: Vec<ColumnUse> = uses.collect();
    let roles = uses.iter().filter(|taken| matches!(taken, ColumnUse::Letter(_))).count();
    let sure = if activity.is_some() && roles >= 2 { Sure::Yes } else { Sure::No };
    (uses, sure)
}

/// The column that says what is to be done.
fn activity_column(
    names: &[String],
    counts: &[Counts],
    is_party: impl Fn(usize) -> bool,
    taken: impl Fn(usize) -> bool,
) -> Option<usize> {
    let header = |column: usize| names.get(column).map(String::as_str).unwrap_or_default();
    let is_free = |column: usize| !taken(column);
    let all = || counts.iter().enumerate().filter(|(column, _)| is_free(*column));
    let texts = || {
        all().filter(|(column, counts)| {
            let said = says(header(*column));
            let other = matches!(said, Some(Says::Comment | Says::Plan | Says::Number));
            counts.texts > 0 && !counts.is_letters() && !counts.is_ids() && !other
        })
    };
    let letters = (0..counts.len())
        .find(|column| counts.get(*column).is_some_and(Counts::is_letters) || taken(*column));
    let letters = letters.unwrap_or(counts.len());
    // The first with texts, and of those that come before letters the one with most of them.
    // What is a party's or heads sections is taken where there is nothing else.
    let rank = |column: usize, counts: &Counts| {
        let section = says(header(column)) == Some(Says::Section);
        let is_name = says_name(header(column));
        (!is_party(column), !section, is_name, counts.chars, usize::MAX - column)
    };
    let before = texts().filter(|(column, _)| *column < letters);
    let before = before.max_by_key(|(column, counts)| rank(*column, counts)).map(|(at, _)| at);
    let called = || texts().map(|(column, _)| column).find(|column| says_name(header(*column)));
    // "Operations" heads a party's letters, too, where texts stand before them.
    let said = all().find(|(column, counts)| {
        says(header(*column)) == Some(Says::Activity) && !(counts.is_letters() && before.is_some())
    });
    match said {
        // "Step" may head the numbers of the steps.
        Some((column, counts)) if counts.is_ids() || counts.days * 2 > counts.filled() => {
            let is_section = |at: &usize| says(header(*at)) == Some(Says::Section);
            before.filter(|at| !is_section(at)).or_else(called).or(Some(column))
        }
        Some((column, _)) => Some(column),
        None => before
            .or_else(|| texts().map(|(column, _)| column).next())
            // Where nothing else says what is to be done, its number does.
            .or_else(|| {
                let mut numbers = all().filter(|(_, counts)| counts.is_ids() || counts.days > 0);
                numbers.next().map(|(column, _)| column)
            }),
    }
}

pub(super) fn down(
    names: &[String],
    counts: &[Counts],
    known: &[String],
) -> (Vec<ColumnUse>, Sure) {
    let is_known = |name: &str| {
        let folded = fold(&party_name(name));
        !folded.is_empty() && known.binary_search(&folded).is_ok()
    };
    let by_header =
        |name: &str| is_known(name) || matches!(says(name), Some(Says::Customer | Says::Provider));
    let is_party = |column: usize| names.get(column).is_some_and(|name| by_header(name));
    // A provider's name heads no activities, though its column may hold words.
    let names_party =
        |column: usize| is_party(column) || names.get(column).is_some_and(|name| is_vendor(name));
    let activity = activity_column(names, counts, names_party, |column| {
        is_party(column) && counts.get(column).is_some_and(|counts| counts.texts == 0)
    });
    let any_letters = counts
        .iter()
        .enumerate()
        .any(|(column, counts)| Some(column) != activity && counts.is_letters());
    let empty = counts
        .iter()
        .enumerate()
        .all(|(column, counts)| Some(column) == activity || counts.filled() == 0);
    let said = activity
        .and_then(|at| names.get(at))
        .is_some_and(|name| says(name) == Some(Says::Activity));
    // "Task | Desk | Field team", with a cross below who does it; or an empty corner beside a
    // word for the customer or the provider.
    let first = activity.and_then(|at| names.get(at)).map(String::as_str).unwrap_or_default();
    let is_cornered = first.is_empty() && names.iter().any(|name| by_header(name));
    let only_ticks = (said || is_cornered) && {
        let others = counts.iter().enumerate().filter(|(column, _)| Some(*column) != activity);
        let ticked = others.clone().filter(|(_, counts)| counts.is_ticks()).count();
        ticked >= 2 && others.clone().all(|(_, counts)| counts.is_ticks() || counts.filled() == 0)
    };
    let mut parties = 0;
    let mut by_name = 0;
    let uses = names.iter().zip(counts).enumerate().map(|(column, (name, counts))| {
        if Some(column) == activity {
            return ColumnUse::Activity;
        }
        let blank = counts.filled() == 0;
        let other =
            matches!(says(name), Some(Says::Plan | Says::Comment | Says::Number | Says::Section));
        let header = by_header(name) && !name.is_empty();
        // An empty column among parties is a party's that holds nothing here.
        let empty_party = blank
            && !name.is_empty()
            && !other
            && activity.is_some_and(|activity| column > activity)
            && (any_letters || header || only_ticks || (empty && said));
        let behind = activity.is_some_and(|activity| column > activity);
        let ticks = counts.is_ticks() && !any_letters && !other && behind && (header || only_ticks);
        let letters = counts.is_letters() || (any_letters && behind && counts.is_letters_too());
        if letters || (header && !counts.is_ticks()) || empty_party || ticks {
            parties += 1;
            by_name += usize::from(header);
            let shown = party_name(name);
            let shown = if shown.is_empty() { format!("Party {parties}") } else { shown };
            return ColumnUse::Party(shown);
        }
        other_use(name, counts, activity, column)
    });
    let uses: Vec<ColumnUse> = uses.collect();
    let with_letters = || {
        let others = counts.iter().enumerate().filter(|(column, _)| Some(*column) != activity);
        others.map(|(_, counts)| counts).filter(|counts| counts.is_letters())
    };
    let letters: usize = with_letters().map(|counts| counts.letters).sum();
    let columns = with_letters().count();
    let sure = if activity.is_none() || parties == 0 {
        Sure::No
    } else if columns >= 2 || (columns == 1 && (said || by_name > 0)) {
        Sure::Yes
    } else if letters >= 2 || only_ticks {
        Sure::Maybe
    } else if (by_name > 0 && (said || known.len() >= 2)) || (said && empty && parties > 0) {
        if empty { Sure::Template } else { Sure::Maybe }
    } else {
        Sure::No
    };
    (uses, sure)
}

/// What a column is that is neither of activities nor of parties.
pub(super) fn other_use(
    name: &str,
    counts: &Counts,
    activity: Option<usize>,
    column: usize,
) -> ColumnUse {
    let before = activity.is_some_and(|activity| column < activity);
    match says(name) {
        // A lone star means all plans, though it looks like no more than a footnote's mark.
        Some(Says::Plan) => return ColumnUse::Plan,
        _ if counts.filled() == 0 => return ColumnUse::Ignore,
        Some(Says::Comment) => return ColumnUse::Comment,
        Some(Says::Number) => return ColumnUse::Ignore,
        Some(Says::Section) if before => return ColumnUse::Section,
        _ => {}
    }
    if counts.is_ticks() && !name.is_empty() {
        return ColumnUse::Variant(name.to_owned());
    }
    if before && (counts.numbers * 2 > counts.filled() || counts.is_ids()) {
        return ColumnUse::Ignore;
    }
    ColumnUse::Comment
}
