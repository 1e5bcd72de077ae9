//! `overloaded-party`: one party acts far more often than the others.

use super::words;
use crate::checks::Kinds;
use crate::checks::engine::Whole;
use crate::checks::finding::{Fact, Finding, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::matrix::{Kind, Matrix};

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule =
    Rule::hint("overloaded-party", "Overloaded party", &[Check::Parties(check)])
        .about(&[Kind::Responsible, Kind::Accountable])
        .above(3, "times the other parties' average");

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A party with R or A in more activities than the other acting parties' average times \
        the rule's limit, which is three unless you change it. The rule needs three acting \
        parties and ten activities.",
    why: "If one party does nearly everything, others may be missing from rows that are theirs, \
        or that party has too much to do.",
    example: "A project team in which the lead has R or A in 40 activities, and each of the \
        others in at most ten.",
    remedy: "Look for rows that another party could take on.",
    accept: "When the party is hired to do nearly everything, as providers usually are.",
    source: "Remit's own rule; we know of no published one. The number is a judgement call.",
};

/// With fewer activities, chance decides.
const FEWEST_ACTIVITIES: u32 = 10;

fn check(whole: &Whole, limit: u32) -> Vec<Found> {
    let acting = whole.parties.iter().filter(|party| party.acting > 0);
    let count = acting.clone().count() as u64;
    let all: u64 = acting.clone().map(|party| u64::from(party.acting)).sum();
    if count < 3 {
        return Vec::new();
    }
    let too_many = |own: u32| {
        let own = u64::from(own);
        own >= u64::from(FEWEST_ACTIVITIES) && own * (count - 1) > u64::from(limit) * (all - own)
    };
    let overloaded = acting.filter(|party| too_many(party.acting));
    overloaded
        .map(|party| Found::at(Place::Party(party.id)).with(Fact::Count(party.acting)))
        .collect()
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let (Some(party), Fact::Count(count)) = (finding.place.party(), &finding.fact) else {
        return String::new();
    };
    let codes = words::codes(matrix, Kinds::of(matrix).acting());
    let name = words::name_of(matrix, party);
    format!("{name} has {codes} in {count} activities, far more than the others.")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check_matrix, matrix_of};

    fn rows(busy: usize, others: usize) -> Vec<String> {
        let of =
            |count, cells: &'static str| (0..count).map(move |at| format!("{cells} {at}: {cells}"));
        of(busy, "RA||").chain(of(others, "|RA|")).chain(of(others, "||RA")).collect()
    }

    #[track_caller]
    fn check(busy: usize, others: usize, expected: &[&str]) {
        let rows = rows(busy, others);
        let matrix = matrix_of(&["Lead", "Design", "Test"], &rows);
        check_matrix(&matrix, "overloaded-party", expected, &[]);
    }

    #[test]
    fn fires_on_one_that_does_far_more() {
        check(13, 4, &["Lead has R or A in 13 activities, far more than the others."]);
    }

    #[test]
    fn is_silent_where_it_is_about_even_and_where_there_is_little() {
        check(12, 4, &[]);
        check(9, 1, &[]);
        check(13, 0, &[]);
    }
}
