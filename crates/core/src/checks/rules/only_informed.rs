//! `only-informed`: everybody is asked or told, nobody acts.

use super::words;
use crate::checks::finding::{Finding, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix};

pub(super) use crate::checks::rule::no_fixes as fixes;

pub(super) static RULE: Rule =
    Rule::hint("only-informed", "No party acts", &[Check::Activity(check)])
        .about(&[Kind::Consulted, Kind::Informed]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity in which parties only have C or I.",
    why: "The row says who is consulted and informed, but not who does the work. Usually it is \
        unfinished, or a note rather than an activity.",
    example: "Publish the release notes: Customer I, Provider C.",
    remedy: "Assign who does it and who is accountable. If there is nothing to do, make it a \
        section note.",
    accept: "When the row is only there to say who is informed.",
    source: "It follows from the definition of RACI, which calls for one A and at least one R per \
        activity.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let talking = row.kinds.consulted.union(row.kinds.informed);
    talking.contains(row.held).then(|| Found::at(Place::Row(row.activity.id)))
}

pub(super) fn message(matrix: &Matrix, _: &Finding) -> String {
    let kinds = Kinds::of(matrix);
    let codes = words::codes(matrix, kinds.consulted.union(kinds.informed));
    format!("Parties only have {codes}: no one does the work or answers for it.")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean};

    #[test]
    fn fires_where_all_talk() {
        let message = "Parties only have C or I: no one does the work or answers for it.";
        check("only-informed", "C|I", message);
        check("only-informed", "|I", message);
    }

    #[test]
    fn is_silent_where_anybody_acts() {
        check_clean("only-informed", "R|I");
        check_clean("only-informed", "A|C");
        check_clean("only-informed", "|");
    }
}
