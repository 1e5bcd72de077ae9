//! What cannot be read or written, and what is remembered.

use super::*;

/// The file is left as it is, and the person is told.
#[track_caller]
fn check_refused(file: Result<&[u8], DiskError>, writes: Result<(), DiskError>, why: &str) {
    let mut desk = Desk::in_step();
    let good = desk.file.clone();
    desk.file = file.map(<[u8]>::to_vec).or_else(|error| match error {
        DiskError::Failed(_) => good.clone(),
        error => Err(error),
    });
    desk.disk = writes;
    desk.edit(1, "Mine");
    let before = desk.file.clone();
    desk.wait();
    assert_eq!((&desk.file, desk.writes), (&before, 1));
    assert!(desk.binding.said().text.contains(why), "{}", desk.binding.said().text);
    assert!(desk.binding.said().text.contains("saved in this browser"));
    (desk.file, desk.disk) = (good, Ok(()));
    desk.hear(Event::Looked);
    desk.hear(Event::Permission(true));
    desk.check(["Mine", OLD[1], OLD[2]], ["Mine", OLD[1], OLD[2]]);
}

#[test]
fn every_refusal_is_told_and_nothing_is_written_over() {
    let whole = || Err(DiskError::Failed(String::new()));
    check_refused(Err(DiskError::Missing), Ok(()), "moved, renamed or deleted");
    check_refused(Err(DiskError::NotAllowed), Ok(()), "Allow Remit");
    check_refused(Err(DiskError::Locked), Ok(()), "another program is using it");
    check_refused(Err(DiskError::TooLarge), Ok(()), "too large");
    check_refused(whole(), Err(DiskError::ReadOnly), "read-only");
    check_refused(whole(), Err(DiskError::Full), "the disk is full");
    check_refused(whole(), Err(DiskError::NotAllowed), "Allow Remit");
    check_refused(Ok(b""), Ok(()), "damaged or incomplete");
    check_refused(Ok(b"{\"format\": \"remit-ma"), Ok(()), "damaged or incomplete");
    let newer = br#"{"format": "remit-matrix", "version": 99}"#;
    check_refused(Ok(newer), Ok(()), "a newer version of Remit");
    let mut data = crate::simulation::start().into_data();
    data.id = MatrixId::from_bits(99);
    let other = json::write(&Matrix::new(data).unwrap());
    check_refused(Ok(other.as_bytes()), Ok(()), "another matrix");
}

#[test]
fn a_file_that_holds_something_else_is_asked_about_where_nothing_is_known_of_it() {
    let mut data = crate::simulation::start().into_data();
    data.rows.retain(|row| matches!(row, Row::Activity(it) if it.id != RowId::from_bits(2)));
    let file = json::write(&Matrix::new(data).unwrap());
    let desk = Desk::of(Kind::Matrix, Memory::default(), file.as_bytes());
    assert!(matches!(desk.binding.state(), State::Review(review) if review.why == Why::NoBase));
    assert_eq!(desk.writes, 0);
}

#[test]
fn what_was_written_when_the_page_was_gone_is_known_again() {
    let mut desk = Desk::in_step();
    desk.edit(1, "Mine");
    let text = json::write(desk.editor.matrix());
    // It could not say that it was written.
    let (content, _) = Content::of(desk.editor.matrix());
    desk.memory.intent = Some(content);
    desk.file = Ok(text.into_bytes());
    let (binding, effects) =
        Binding::new(desk.editor.matrix().id, "team.raci.json".to_owned(), Kind::Matrix);
    desk.binding = binding;
    desk.carry_out(effects);
    desk.edit(1, "Mine again");
    desk.hear(Event::Locked);
    desk.check(["Mine again", OLD[1], OLD[2]], ["Mine again", OLD[1], OLD[2]]);
    assert_eq!(desk.said, []);
}

#[test]
fn a_draft_that_was_left_is_written_no_more() {
    let mut desk = Desk::in_step();
    desk.edit(1, "Mine");
    desk.hear(Event::Left);
    desk.wait();
    assert!(!desk.is_locked);
    desk.check(["Mine", OLD[1], OLD[2]], OLD);
}

#[test]
fn a_workbook_is_read_and_never_written() {
    let mut desk = Desk::of(Kind::Workbook, Memory::default(), b"PK1");
    desk.edit(1, "Mine");
    desk.wait();
    assert_eq!((desk.offers, desk.writes), (0, 0));
    desk.file = Ok(b"PK2".to_vec());
    desk.wait();
    assert_eq!((desk.offers, desk.writes), (1, 0));
    desk.check_said("team.raci.json has changed. Nothing was imported yet.", Some(Offer::Import));
    desk.hear(Event::Reviewed(None));
    desk.wait();
    assert_eq!((desk.offers, desk.writes), (1, 0));
}

#[test]
fn memory_that_cannot_be_read_is_none() {
    assert_eq!(Memory::read("[1"), Memory::default());
    assert_eq!(Memory::read("[2, []]"), Memory::default());
}
