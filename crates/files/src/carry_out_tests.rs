use proptest::prelude::*;

use super::*;
use remit_core::arbitrary::{any_matrix, counted};
use remit_formats::code::{from_text, to_text};
use remit_import::Corrections;

fn done(job: Job, bytes: &[u8]) -> Result<Done, String> {
    carry_out(job, bytes, &mut counted(0), &mut |_| ControlFlow::Continue(()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_written_as_json_in_a_page_is_read_again(matrix in any_matrix()) {
        let stamp = Some(Stamp::of(&matrix, 3, "Ann"));
        let (target, boxed) = (Target::Html, Box::new(matrix.clone()));
        let job = Job::Write { target, matrix: boxed, today: None, stamp: stamp.clone(), told: Told::default() };
        let Ok(Done::Written(page)) = done(job, b"") else { panic!("nothing was written") };
        let job = Job::Read { name: None, corrections: Corrections::default() };
        let Ok(Done::Read(reading)) = done(job, &page) else { panic!("nothing was read") };
        prop_assert_eq!((reading.matrix, reading.stamp), (matrix, stamp));
    }
}

#[test]
fn each_form_tells_how_much_of_it_is_written() {
    // Compliance tables and rich text were written without a word.
    let matrix = remit_formats::catalogue::ALL[0].matrix().unwrap();
    for target in Target::ALL.into_iter().filter(|target| *target != Target::Excel) {
        let job = Job::Write {
            target,
            matrix: Box::new(matrix.clone()),
            today: None,
            stamp: None,
            told: Told::default(),
        };
        let mut told = 0;
        let done = carry_out(job, b"", &mut counted(0), &mut |progress| {
            assert_eq!(progress.stage, Stage::Writing);
            told += 1;
            ControlFlow::Continue(())
        });
        assert!(done.is_ok() && told > 0, "{target:?}");
    }
}

#[test]
fn lines_become_a_workbook_in_which_nothing_is_calculated() {
    let line = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    let lines = vec![line(["Activity", "Roles"]), line(["=1+1", "Customer: RA"]), line(["", "\n"])];
    let job = Job::Lines { title: "A: b/c?".to_owned(), lines, today: None };
    assert_eq!(from_text(&to_text(&job)), Ok(job.clone()));
    let Ok(Done::Written(book)) = done(job, b"") else { panic!("nothing was written") };
    let mut sheets = None;
    if let Ok(crate::kind::File::Xlsx(package)) = crate::kind::File::of(&book) {
        let mut never = |_| ControlFlow::Continue(());
        let watch = &mut remit_formats::page::Watch::new(&mut never);
        sheets = crate::workbook::xlsx(&book, &package, watch).ok();
    }
    let sheets = sheets.unwrap();
    assert_eq!(sheets[0].rows[1], line(["=1+1", "Customer: RA"]));
    let job = Job::Lines { title: String::new(), lines: Vec::new(), today: None };
    assert!(done(job, b"").is_ok());
}

#[test]
fn rows_of_two_matrices_are_matched_beside_the_page() {
    let [a, b] = [0, 1].map(|at: usize| remit_formats::catalogue::ALL[at].matrix().unwrap());
    let matches = align::Matches::default();
    let expected = align::align(&a, &b, &matches);
    let job = Job::Align { a: Box::new(a), b: Box::new(b), matches };
    assert_eq!(from_text(&to_text(&job)), Ok(job.clone()));
    let mut told = Vec::new();
    let done = carry_out(job, b"", &mut counted(0), &mut |progress| {
        told.push(progress.stage);
        ControlFlow::Continue(())
    });
    assert_eq!(done, Ok(Done::Aligned(expected)));
    assert!(!told.is_empty() && told.iter().all(|stage| *stage == Stage::Matching));
}

/// A file of this name that was cut off was once taken for text, and its error spoke of tables.
#[test]
fn a_json_file_is_json_however_little_of_it_is_there() {
    let job = Job::Read { name: Some("a.json".to_owned()), corrections: Corrections::default() };
    let error = done(job, b"{").unwrap_err();
    assert!(error.contains("incomplete"), "{error}");
}

#[test]
fn a_workbook_comes_back_with_what_was_written() {
    for published in &remit_formats::catalogue::ALL {
        let matrix = published.matrix().unwrap();
        let today = Date::new(2026, 1, 31);
        let job = Job::Write {
            target: Target::Excel,
            matrix: Box::new(matrix.clone()),
            today,
            stamp: Some(Stamp::of(&matrix, 3, "Ann")),
            told: Told::default(),
        };
        let Ok(Done::Written(book)) = done(job, b"") else { panic!("nothing was written") };
        let job = Job::Read { name: None, corrections: Corrections::default() };
        let Ok(Done::Read(reading)) = done(job, &book) else { panic!("nothing was read") };
        let reading = reading.for_preview();
        assert_eq!(reading.base.as_deref(), Some(&matrix));
        assert_eq!(reading.stamp, Some(Stamp::of(&matrix, 3, "Ann")));
        assert_eq!(reading.matrix, matrix);
        assert_eq!(from_text(&to_text(&reading)).as_ref(), Ok(&reading));
    }
}

#[test]
fn what_cannot_be_read_is_said_in_words() {
    let job = Job::Read { name: None, corrections: Corrections::default() };
    assert_eq!(done(job, b" "), Err("There is nothing to read in it.".to_owned()));
}
