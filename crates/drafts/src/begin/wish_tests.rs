use proptest::prelude::*;

use super::*;
use crate::usual_parties;
use remit_core::arbitrary::any_matrix;
use remit_core::checks::check;
use remit_core::edit::{CellEdit, Command, apply};
use remit_core::matrix::{Basis, Cell, Mark, RowId, SCHEMES};
use remit_formats::catalogue;

fn counter() -> impl NewIds {
    let mut last = 0;
    move || {
        last += 1;
        last
    }
}

fn wish(start: Start) -> Wish {
    Wish {
        title: "New".to_owned(),
        provider: "We".to_owned(),
        date: Date::new(2026, 1, 31),
        review_by: Date::new(2027, 1, 31),
        parties: usual_parties(),
        letters: Letters::raci(),
        plans: Vec::new(),
        start,
    }
}

fn published(slug: &str) -> Matrix {
    catalogue::find(slug).unwrap().matrix().unwrap()
}

fn titled(matrix: &Matrix, titles: &[&str]) -> Vec<RowId> {
    let sections = matrix.rows.iter().filter_map(Row::section);
    sections.filter(|it| titles.contains(&it.title.as_str())).map(|it| it.id).collect()
}

fn all(matrix: &Matrix) -> Vec<RowId> {
    matrix.rows.iter().filter_map(Row::section).map(|section| section.id).collect()
}

#[test]
fn what_was_asked_once_is_in_the_draft() {
    let plans = vec!["Gold".to_owned(), "Silver".to_owned(), "gold".to_owned()];
    let draft = begin(&Wish { plans, ..wish(Start::Blank) }, &mut counter()).unwrap();
    assert_eq!(draft.source.provider, "We");
    assert_eq!(draft.source.date.map(|date| date.to_string()).as_deref(), Some("2026-01-31"));
    assert_eq!(draft.review_by.map(|date| date.to_string()).as_deref(), Some("2027-01-31"));
    assert_eq!(draft.plans.iter().map(|plan| &plan.name).collect::<Vec<_>>(), ["Gold", "Silver"]);
    assert_eq!(draft.parties.len(), 2);
}

#[test]
fn a_skeleton_has_the_sections_and_nothing_in_them() {
    let of = published("ovhcloud-okms");
    let picked = vec![Picked { of: &of, sections: all(&of) }];
    let draft = begin(&wish(Start::Sections { picked, whole: false }), &mut counter()).unwrap();
    assert_eq!(draft.activities().count(), 0);
    assert_eq!(draft.rows.len(), all(&of).len());
    assert_eq!(
        draft.rows[1].section().map(Section::heading).as_deref(),
        Some("1.1. Specify service as needed")
    );
}

#[test]
fn the_generic_matrix_and_one_product_complete_each_other() {
    let of = published("cegedim-cloud-managed-products");
    let sections = titled(&of, &["Generic RACI Matrix", "Kubernetes"]);
    let picked = vec![Picked { of: &of, sections }];
    let draft = begin(&wish(Start::Sections { picked, whole: true }), &mut counter()).unwrap();
    let headings: Vec<_> = draft
        .rows
        .iter()
        .filter_map(Row::section)
        .map(|it| (it.level, it.title.as_str()))
        .collect();
    assert_eq!(headings, [(1, "Generic RACI Matrix"), (1, "Kubernetes")]);
    // Their cegedim.cloud is our provider, and their customer our customer.
    assert_eq!(
        draft.parties.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
        ["Customer", "Provider"]
    );
    let first = draft.activities().next().unwrap();
    assert_eq!(first.text, of.activities().next().unwrap().text);
    let written: Vec<_> =
        draft.cells(first).map(|(_, cell)| draft.letters.write(cell.letters())).collect();
    assert_eq!(written, ["RA", "I"]);
    // The plans that the activities name came along, with what the page says of them.
    assert!(draft.plans.iter().all(|plan| !plan.description.is_empty()) && !draft.plans.is_empty());
    assert!(draft.activities().all(|it| it.plan.plans != Plans::Undefined));
}

#[test]
fn cells_that_wait_for_a_person_still_do() {
    let of = published("cegedim-cloud-managed-products");
    let picked = vec![Picked { of: &of, sections: titled(&of, &["Vault"]) }];
    let draft = begin(&wish(Start::Sections { picked, whole: true }), &mut counter()).unwrap();
    let inferred =
        draft.activities().flat_map(|it| &it.cells).filter(|it| it.basis == Basis::Inferred);
    assert!(inferred.count() >= 4);
}

#[test]
fn letters_become_those_of_the_scheme() {
    let of = published("ovhcloud-okms");
    let daci = Letters::new(SCHEMES[2].letters(&Letters::raci())).unwrap();
    let picked = vec![Picked { of: &of, sections: all(&of) }];
    let wish = Wish { letters: daci, ..wish(Start::Sections { picked, whole: true }) };
    let draft = begin(&wish, &mut counter()).unwrap();
    for (old, new) in of.activities().zip(draft.activities()) {
        let old: Vec<_> =
            of.cells(old).map(|(_, it)| of.letters.write(it.letters()).replace('R', "D")).collect();
        let new: Vec<_> =
            draft.cells(new).map(|(_, it)| draft.letters.write(it.letters())).collect();
        assert_eq!(old, new);
    }
}

#[test]
fn footnotes_of_two_matrices_keep_apart() {
    let (one, two) = (published("ovhcloud-hosted-exchange"), published("cloud-temple-iaas"));
    let picked =
        vec![Picked { of: &one, sections: all(&one) }, Picked { of: &two, sections: all(&two) }];
    let draft = begin(&wish(Start::Sections { picked, whole: true }), &mut counter()).unwrap();
    assert_eq!(draft.activities().count(), one.activities().count() + two.activities().count());
    let mut marks: Vec<_> = draft.footnotes.iter().map(|note| note.mark.as_str()).collect();
    marks.sort_unstable();
    let count = marks.len();
    marks.dedup();
    assert_eq!(marks.len(), count);
    // Every mark of an activity leads to the text that it led to.
    let said = |matrix: &Matrix, at: usize| -> Vec<Option<Text>> {
        let activity = matrix.activities().nth(at).unwrap();
        let note = |mark: &Mark| {
            matrix.footnotes.iter().find(|it| it.mark == *mark).map(|it| it.text.clone())
        };
        activity.text.marks().map(note).collect()
    };
    let ones = one.activities().count();
    for at in 0..two.activities().count() {
        assert_eq!(said(&draft, ones + at), said(&two, at));
    }
}

#[test]
fn lines_become_activities_and_headings() {
    let text = "# Run\n- Watch it\n\n2.1. Mend\n  * Mend *all*\n2026 budget\n### Deep\n";
    let draft = begin(&wish(Start::Lines(text.to_owned())), &mut counter()).unwrap();
    let rows: Vec<String> = draft
        .rows
        .iter()
        .map(|row| match row {
            Row::Section(section) => format!("{} {}", section.level, section.heading()),
            Row::Activity(activity) => activity.text.to_plain().into_owned(),
        })
        .collect();
    assert_eq!(rows, ["1 Run", "Watch it", "2 2.1. Mend", "Mend all", "2026 budget", "3 Deep"]);
    assert!(is_table("a\tb") && is_table("| a |") && !is_table("# a\n- b"));
}

proptest! {
    #[test]
    fn any_sections_of_any_matrices_make_a_draft(
        one in any_matrix(), two in any_matrix(), whole in any::<bool>(), every in 1..4_usize,
    ) {
        let some = |matrix: &Matrix| all(matrix).into_iter().step_by(every).collect::<Vec<_>>();
        let picked = vec![
            Picked { of: &one, sections: some(&one) },
            Picked { of: &two, sections: some(&two) },
        ];
        let taken = picked.iter().map(|it| it.sections.len()).sum::<usize>();
        let draft = begin(&wish(Start::Sections { picked, whole }), &mut counter());
        let draft = draft.map_err(|broken| TestCaseError::fail(broken.to_string()))?;
        prop_assert_eq!(draft.rows.iter().filter_map(Row::section).count(), taken);
    }

    #[test]
    fn any_lines_make_a_draft(text in "([#0-9.]{0,4} ?[a-z -]{0,9}\n){0,9}") {
        prop_assert!(begin(&wish(Start::Lines(text)), &mut counter()).is_ok());
    }
}

#[test]
fn in_a_matrix_of_ones_own_a_and_r_may_be_apart() {
    // Of 25 sensible rows of a team's own matrix 14 were findings, because who is accountable had
    // others do the work.
    let draft = |start| {
        let mut draft = begin(&wish(start), &mut counter()).unwrap();
        let [customer, provider] = [0, 1].map(|at| draft.parties[at].id);
        let Some(row) = draft.activities().next().map(|it| it.id) else { panic!("no activity") };
        let cell = |party, codes| {
            let cell = Cell::of(draft.letters.read(codes).unwrap());
            CellEdit { row, party, cell }
        };
        let cells = vec![cell(customer, "A"), cell(provider, "R")];
        apply(&mut draft, Command::SetCells(cells)).unwrap();
        let findings = check(&draft);
        findings.iter().filter(|it| it.place.row() == Some(row)).map(|it| it.rule.id).collect()
    };
    let own: Vec<&str> = draft(Start::Lines("Order laptops".to_owned()));
    assert_eq!(own, [""; 0]);
    // What a provider has published is held against what providers publish.
    let of = published("ovhcloud-okms");
    let picked = vec![Picked { of: &of, sections: all(&of) }];
    let theirs = draft(Start::Sections { picked, whole: true });
    assert!(theirs.contains(&"accountable-not-responsible"), "{theirs:?}");
}
