//! `shared-without-split`: customer and provider both do it, and nobody says which part.

use super::words;
use crate::checks::finding::{Finding, Fix, Found};
use crate::checks::rule::{Check, Explanation, Rule};
use crate::checks::{ActivityCheck, Kinds};
use crate::matrix::{Kind, Matrix, Side};

pub(super) static RULE: Rule = Rule::warning(
    "shared-without-split",
    "Shared responsibility not explained",
    &[Check::Activity(check)],
)
.about(&[Kind::Responsible]);

pub(super) static EXPLANATION: Explanation = Explanation {
    finds: "An activity in which both a customer-side and a provider-side party have R, without a \
        comment.",
    why: "With shared work, two companies can end up waiting for each other. Write down who does \
        what.",
    example: "Administrate domain, mailboxes, distribution groups, etc. (OVHcloud Hosted \
              Exchange): Customer RA, OVHcloud RI.",
    remedy: "State in the comment who does which part, or make each part its own activity.",
    accept: "When the activity text already says who does what.",
    source: words::OUR_OWN,
};

fn check(row: &ActivityCheck) -> Option<Found> {
    if row.responsible < 2 || !row.activity.comment.is_empty() {
        return None;
    }
    let holders = row.holders(row.kinds.responsible);
    let on = |side| holders.iter().any(|party| party.side == side);
    let is_shared = on(Side::Customer) && on(Side::Provider);
    is_shared.then(|| Found::in_cells(row.activity.id, &holders))
}

pub(super) fn message(matrix: &Matrix, finding: &Finding) -> String {
    let holders = words::holders(matrix, finding, Kinds::of(matrix).responsible);
    let both = if holders.len() == 2 { "both" } else { "all" };
    format!("{} {both} do the work, but no comment says who does what.", words::names(&holders))
}

pub(super) fn fixes(matrix: &Matrix, finding: &Finding) -> Vec<Fix> {
    words::keep_one(matrix, finding, Kinds::of(matrix).responsible, "responsible")
}

#[cfg(test)]
mod tests {
    use crate::checks::tests::{check, check_clean, check_fixes, check_rows_clean};

    #[test]
    fn fires_where_both_sides_do_it() {
        check(
            "shared-without-split",
            "RA|R",
            "Customer and Provider both do the work, but no comment says who does what.",
        );
    }

    #[test]
    fn is_silent_on_one_side_and_where_a_comment_says_more() {
        check_clean("shared-without-split", "RA|I");
        check_clean("shared-without-split", "RA||R");
        check_rows_clean(&["Back up: RA|R ; Customer: mailboxes."], "shared-without-split");
    }

    #[test]
    fn offers_to_keep_either() {
        check_fixes(
            "shared-without-split",
            "RA|RI",
            &[("Keep Customer responsible", "RA|I"), ("Keep Provider responsible", "A|RI")],
        );
    }
}
