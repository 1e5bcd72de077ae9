//! `only-informed`: everybody is asked or told, nobody acts.

use super::words;
use crate::checks::finding::{Finding, Found, Place};
use crate::checks::rule::{Check, Explanation, Remedy, Rule, no_fixes};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix, Severity};

pub(super) static RULE: Rule = Rule {
    id: "only-informed",
    title: "Nobody acts",
    severity: Some(Severity::Hint),
    kinds: &[Kind::Consulted, Kind::Informed],
    limit: None,
    checks: &[Check::Activity(check)],
};

pub(super) static REMEDY: Remedy = Remedy { message, fixes: no_fixes };

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity for which parties hold C or I, and nobody holds anything else.",
    why: "It was thought of who is to be asked and told, but not of who does it: mostly a row \
          that was never finished, or a note that is no activity.",
    example: "Publish the release notes: Customer I, Provider C.",
    remedy: "Say who does it and who answers for it; or make it a note of the section, if \
             nothing is to be done.",
    accept: "When the row is there only to say who is told.",
    source: "It follows from the definition of RACI, which wants one A and at least one R for \
             each activity.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    let talking = row.kinds.consulted.union(row.kinds.informed);
    talking.contains(row.held).then(|| Found::at(Place::Row(row.activity.id)))
}

fn message(matrix: &Matrix, _: &Finding) -> String {
    let kinds = Kinds::of(matrix);
    let codes = words::codes(matrix, kinds.consulted.union(kinds.informed));
    format!("Parties hold {codes} alone: everybody talks of it, and nobody does it.")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean};

    #[test]
    fn fires_where_all_talk() {
        let message = "Parties hold C or I alone: everybody talks of it, and nobody does it.";
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
