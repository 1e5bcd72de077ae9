//! What a filter lets through.

use proptest::prelude::*;
use remit_core::arbitrary::any_matrix;
use remit_core::checks::check;
use remit_core::find::*;
use remit_core::matrix::*;
use remit_formats::catalogue;

fn filter(parts: &[Part]) -> Filter {
    let mut filter = Filter::default();
    for part in parts {
        filter.add(part.clone());
    }
    filter
}

/// So many activities of a published matrix pass.
#[track_caller]
fn check_count(slug: &str, parts: impl Fn(&Matrix) -> Vec<Part>, expected: usize) {
    let matrix = catalogue::find(slug).unwrap().matrix().unwrap();
    let passing = filter(&parts(&matrix)).passing(&matrix, &check(&matrix)).unwrap();
    assert_eq!(passing.len(), expected);
}

#[test]
fn each_kind_asks_for_its_own() {
    let text = |text: &str| vec![Part::Text(text.to_owned())];
    check_count("ovhcloud-okms", |_| text("INCIDENTS"), 1);
    check_count("ovhcloud-okms", |_| text("incidents zebra"), 0);
    let party = |matrix: &Matrix, at: usize| Part::Party(matrix.parties[at].id);
    check_count("cloud-temple-iaas", |_| vec![Part::Letter('C')], 24);
    check_count("ovhcloud-okms", |m| vec![Part::Letter('A'), party(m, 0), party(m, 1)], 31);
    check_count("ovhcloud-okms", |_| vec![Part::Severity(Severity::Error)], 1);
    check_count("ovhcloud-okms", |m| vec![Part::Section(m.rows[0].id())], 2);
}

#[test]
fn a_plan_takes_what_applies_to_all_plans() {
    let matrix = catalogue::find("cegedim-cloud-managed-products").unwrap().matrix().unwrap();
    for plan in &matrix.plans {
        let passing = filter(&[Part::Plan(plan.id)]).passing(&matrix, &check(&matrix)).unwrap();
        let all: Vec<_> = matrix.activities().filter(|a| a.plan.plans == Plans::All).collect();
        assert!(all.iter().all(|activity| passing.contains(&activity.id)));
        assert!(passing.len() > all.len());
    }
}

#[test]
fn new_words_take_the_place_of_the_old_ones() {
    let mut filter = filter(&[Part::Text("a".into()), Part::Letter('R'), Part::Letter('R')]);
    filter.add(Part::Text("b".into()));
    assert_eq!(filter.parts(), [Part::Letter('R'), Part::Text("b".into())]);
    filter.add(Part::Text(" ".into()));
    filter.remove(&Part::Letter('R'));
    assert_eq!(filter, Filter::default());
}

fn any_part() -> impl Strategy<Value = Part> {
    prop_oneof![
        "[a-e ]{1,3}".prop_map(Part::Text),
        "[RACI]".prop_map(|code| Part::Letter(code.chars().next().unwrap())),
        Just(Part::Severity(Severity::Error)),
        Just(Part::Severity(Severity::Warning)),
    ]
}

proptest! {
    #[test]
    fn a_filter_of_nothing_lets_all_through(matrix in any_matrix()) {
        prop_assert_eq!(Filter::default().passing(&matrix, &check(&matrix)), None);
    }

    #[test]
    fn every_activity_passes_a_filter_of_what_it_is(matrix in any_matrix()) {
        let findings = check(&matrix);
        for activity in matrix.activities() {
            let mut parts = vec![Part::Text(activity.text.to_plain().into_owned())];
            let held = matrix.cells(activity).find(|(_, cell)| cell.letters() != LetterSet::EMPTY);
            if let Some((party, cell)) = held {
                parts.push(Part::Party(party.id));
                parts.extend(matrix.letters.in_set(cell.letters()).map(|l| Part::Letter(l.code)));
            }
            parts.extend(matrix.path(activity.id).iter().map(|it| Part::Section(it.id)));
            let passing = filter(&parts).passing(&matrix, &findings);
            prop_assert!(passing.is_none_or(|passing| passing.contains(&activity.id)));
        }
    }

    #[test]
    fn kinds_narrow_one_another(matrix in any_matrix(), one in any_part(), other in any_part()) {
        let findings = check(&matrix);
        let passing = |parts: &[Part]| filter(parts).passing(&matrix, &findings);
        let kind = std::mem::discriminant::<Part>;
        if kind(&one) != kind(&other)
            && let (Some(both), Some(one), Some(other)) =
                (passing(&[one.clone(), other.clone()]), passing(&[one]), passing(&[other]))
        {
            prop_assert_eq!(both, one.intersection(&other).copied().collect());
        }
    }
}
