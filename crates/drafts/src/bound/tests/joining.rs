//! What others have written, and what a person decides about it.

use super::*;
use remit_formats::versions::Named;

#[test]
fn what_somebody_else_has_written_is_joined_with_the_draft() {
    let mut desk = Desk::in_step();
    desk.edit(1, "Mine");
    desk.edit_elsewhere(2, "Theirs");
    let theirs = desk.written();
    desk.wait();
    desk.wait();
    desk.check(["Mine", "Theirs", OLD[2]], ["Mine", "Theirs", OLD[2]]);
    assert_eq!(desk.versions, [theirs]);
    assert_eq!(desk.said, [Saying::Joined]);
}

#[test]
fn named_versions_of_a_file_are_taken_before_it_is_written_over() {
    // They were in a file that a colleague had exported into the folder, and gone with the next edit.
    let mut desk = Desk::in_step();
    let matrix = desk.written();
    let named = Named { name: "1.0".to_owned(), ..Named::default() };
    let summary = String::new();
    let version = NamedVersion { kept: 1, summary, named, matrix: matrix.clone() };
    let file = json::write_file(&matrix, None, std::slice::from_ref(&version));
    desk.file = Ok(file.into_bytes());
    desk.edit(1, "Mine");
    desk.wait();
    desk.wait();
    desk.check(["Mine", OLD[1], OLD[2]], ["Mine", OLD[1], OLD[2]]);
    assert_eq!(desk.named, [version]);
}

#[test]
fn what_both_have_changed_waits_and_nothing_is_written() {
    for (choice, text) in [(Choice::Mine, "Mine"), (Choice::Theirs, "Theirs")] {
        let mut desk = Desk::in_step();
        desk.edit(1, "Mine");
        desk.edit_elsewhere(1, "Theirs");
        desk.wait();
        desk.edit(2, "More");
        desk.wait();
        desk.check(["Mine", "More", OLD[2]], ["Theirs", OLD[1], OLD[2]]);
        desk.check_said(
            "team.raci.json and this draft were both changed in the same place. Nothing was overwritten.",
            Some(Offer::Decide),
        );
        desk.hear(Event::Decided(choice));
        desk.wait();
        desk.wait();
        desk.check([text, "More", OLD[2]], [text, "More", OLD[2]]);
    }
}

#[test]
fn a_file_without_what_was_written_is_asked_about() {
    let mut desk = Desk::in_step();
    let before = desk.file.clone();
    desk.edit(1, "Mine");
    desk.wait();
    // A sync client puts a copy there that was made before.
    desk.file = before;
    desk.edit_elsewhere(2, "Theirs");
    desk.wait();
    desk.check(["Mine", OLD[1], OLD[2]], [OLD[0], "Theirs", OLD[2]]);
    assert!(matches!(desk.binding.state(), State::Review(review) if review.why == Why::Unseen));
    desk.hear(Event::Decided(Choice::Mine));
    desk.wait();
    desk.wait();
    desk.check(["Mine", "Theirs", OLD[2]], ["Mine", "Theirs", OLD[2]]);
}

#[test]
fn a_file_that_went_back_is_asked_about() {
    let mut desk = Desk::in_step();
    let before = desk.file.clone();
    desk.edit(1, "Mine");
    desk.wait();
    desk.file = before;
    desk.wait();
    assert!(matches!(desk.binding.state(), State::Review(review) if review.why == Why::Earlier));
    desk.hear(Event::Decided(Choice::Theirs));
    desk.wait();
    desk.check(OLD, OLD);
}

#[test]
fn who_takes_back_what_others_have_changed_does_not_take_it_out_of_the_file() {
    let mut desk = Desk::in_step();
    desk.edit_elsewhere(2, "Theirs");
    desk.wait();
    let step = desk.editor.done().last().unwrap().id;
    desk.act(Act::Undo(step));
    desk.hear(Event::Edited);
    desk.wait();
    desk.check(OLD, [OLD[0], "Theirs", OLD[2]]);
    assert!(matches!(desk.binding.state(), State::Review(review) if review.why == Why::Undone));
    desk.act(Act::Redo(step));
    desk.hear(Event::Edited);
    desk.wait();
    desk.check([OLD[0], "Theirs", OLD[2]], [OLD[0], "Theirs", OLD[2]]);
    desk.check_said("Saved to team.raci.json", None);
}

#[test]
fn what_was_decided_change_by_change_is_not_asked_again() {
    // Nothing of it is taken, and then all of it.
    for taken in [false, true] {
        let mut desk = Desk::in_step();
        desk.edit(1, "Mine");
        desk.edit_elsewhere(1, "Theirs");
        desk.edit_elsewhere(2, "More");
        let theirs = desk.written();
        desk.wait();
        assert!(matches!(desk.binding.state(), State::Review(_)));
        let step = taken.then(|| {
            let command = Command::Replace(Box::new(theirs));
            desk.act(Act::Do { name: "Update".to_owned(), command })
        });
        desk.hear(Event::Reviewed(step));
        desk.wait();
        desk.wait();
        let all = if taken { ["Theirs", "More", OLD[2]] } else { ["Mine", OLD[1], OLD[2]] };
        desk.check(all, all);
        desk.check_said("Saved to team.raci.json", None);
    }
}

#[test]
fn what_was_taken_back_and_reviewed_is_not_asked_again() {
    for taken in [false, true] {
        let mut desk = Desk::in_step();
        desk.edit_elsewhere(1, "Theirs");
        desk.edit_elsewhere(2, "More");
        desk.wait();
        let step = desk.editor.done().last().unwrap().id;
        desk.act(Act::Undo(step));
        desk.hear(Event::Edited);
        desk.wait();
        assert!(matches!(desk.binding.state(), State::Review(review) if review.why == Why::Undone));
        let step = taken.then(|| {
            let text = ActivityField::Text(Text::plain("Theirs"));
            let command = Command::SetActivity(RowId::from_bits(1), text);
            desk.act(Act::Do { name: "Update".to_owned(), command })
        });
        desk.hear(Event::Reviewed(step));
        desk.wait();
        desk.wait();
        let all = if taken { ["Theirs", OLD[1], OLD[2]] } else { OLD };
        desk.check(all, all);
        desk.check_said("Saved to team.raci.json", None);
    }
}
