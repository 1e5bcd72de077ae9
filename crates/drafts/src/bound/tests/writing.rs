//! When the file is written.

use super::*;

#[test]
fn a_change_is_written_after_a_pause() {
    let mut desk = Desk::in_step();
    desk.edit(1, "Mine");
    desk.check_said("Saving to team.raci.json…", None);
    desk.hear(Event::Time);
    desk.check(["Mine", OLD[1], OLD[2]], OLD);
    desk.wait();
    desk.check(["Mine", OLD[1], OLD[2]], ["Mine", OLD[1], OLD[2]]);
    desk.check_said("Saved to team.raci.json", None);
}

#[test]
fn whoever_goes_on_typing_is_waited_for_until_it_has_been_long() {
    let mut desk = Desk::in_step();
    for at in 0..30 {
        desk.edit(1, &format!("Mine {at}"));
        desk.now += 1_000;
        desk.hear(Event::Time);
    }
    assert_eq!(desk.writes, 2);
}

#[test]
fn other_ends_of_lines_are_no_change() {
    let mut desk = Desk::in_step();
    let text = String::from_utf8(desk.file.clone().unwrap()).unwrap().replace('\n', "\r\n");
    desk.file = Ok(text.into_bytes());
    desk.wait();
    assert_eq!((desk.writes, desk.said.len()), (1, 0));
}
