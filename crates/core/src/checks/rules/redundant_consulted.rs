//! `redundant-consulted`: who is asked before is also told after.

use super::words;
use crate::checks::finding::{Finding, Fix, Found, Place};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Cell, Kind, Matrix, Party};

pub(super) static RULE: Rule =
    Rule::off("redundant-consulted", "Both consulted and informed", &[Check::Activity(check)])
        .about(&[Kind::Consulted, Kind::Informed]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "A party with both C and I in one activity.",
    why: "Parties that are consulted usually learn the outcome. If C and I are meant to differ, \
        readers can't tell which one is due.",
    example: "Define the overall architecture (Cloud Temple IaaS): Cloud Temple CI.",
    remedy: "Keep C if the party has a say, I if it is only informed.",
    accept: "When the legend distinguishes them, as OVHcloud and Cloud Temple do: consulted \
        during the process, informed of its results. That is why the rule is off by default.",
    source: "Remit's own rule; we know of no published one. The published legends define C and I \
        so that a party can have both.",
};

fn check(row: &ActivityCheck) -> Option<Found> {
    if !row.has_redundant_consulted {
        return None;
    }
    let both = |cell: Cell| {
        let letters = cell.letters();
        letters.meets(row.kinds.consulted) && letters.meets(row.kinds.informed)
    };
    let parties: Vec<&Party> =
        row.cells().filter(|(_, cell)| both(*cell)).map(|(party, _)| party).collect();
    Some(Found::in_cells(row.activity.id, &parties))
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let kinds = Kinds::of(matrix);
    let Place::Cells(_, ids) = &finding.place else { return String::new() };
    let parties: Vec<&Party> =
        matrix.parties.iter().filter(|party| ids.contains(&party.id)).collect();
    format!(
        "{} both {} and {}.",
        words::verb(&parties, "has", "have"),
        words::codes(matrix, kinds.consulted),
        words::codes(matrix, kinds.informed),
    )
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    let kinds = Kinds::of(matrix);
    let mut fixes = words::take(matrix, finding, kinds.informed, kinds.consulted);
    fixes.extend(words::take(matrix, finding, kinds.consulted, kinds.informed));
    fixes
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes};

    #[test]
    fn fires_on_c_with_i() {
        check("redundant-consulted", "RA|CI", "Provider has both C and I.");
    }

    #[test]
    fn is_silent_on_either_alone() {
        check_clean("redundant-consulted", "RA|C");
        check_clean("redundant-consulted", "RAI|I");
    }

    #[test]
    fn removes_either() {
        check_fixes("redundant-consulted", "RA|CI", &[("Remove I", "RA|C"), ("Remove C", "RA|I")]);
    }
}
