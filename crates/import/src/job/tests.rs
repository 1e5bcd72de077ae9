use proptest::prelude::*;

use super::*;
use remit_core::arbitrary::any_matrix;

#[track_caller]
fn check_crosses(job: &Job) {
    assert_eq!(Job::from_parts(&job.to_parts()).as_ref(), Ok(job));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn jobs_cross(matrix in any_matrix(), target in 0..Target::ALL.len(), day in 1..29_u8) {
        let target = Target::ALL[target];
        let today = Date::new(2026, 2, day);
        check_crosses(&Job::Write { target, matrix: Box::new(matrix), today });
    }

    #[test]
    fn pages_with_a_choice_cross(
        matrix in any_matrix(),
        parts in any::<[bool; 4]>(),
        findings in proptest::collection::vec("\\PC{0,9}", 0..3),
    ) {
        let [comments, acceptances, signatures, json] = parts;
        let options = html::Options { comments, findings, acceptances, signatures, json };
        check_crosses(&Job::Page { matrix: Box::new(matrix), options });
    }

}

#[test]
fn names_and_corrections_cross() {
    let corrections = Corrections { title: Some("\"x\"\n".to_owned()), ..Corrections::default() };
    check_crosses(&Job::Read { name: Some("a b.csv".to_owned()), corrections });
    check_crosses(&Job::Read { name: None, corrections: Corrections::default() });
}

#[test]
fn what_is_no_job_is_refused() {
    for parts in [&[][..], &["read"], &["read", "x"], &["write", "pdf", "{}"], &["sing"]] {
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        assert_eq!(Job::from_parts(&parts), Err(BadJob), "{parts:?}");
    }
}
