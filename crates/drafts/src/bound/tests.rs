use super::*;
use remit_core::edit::{Act, ActivityField, Command, Editor, Entry};
use remit_core::matrix::{Matrix, MatrixId, Row, RowId, StepId, TabId, Text};
use remit_formats::json;

/// A draft, a file and what stands between them; all that is asked for is answered at once.
struct Desk {
    editor: Editor,
    binding: Binding,
    memory: Memory,
    file: Result<Vec<u8>, DiskError>,
    /// What the disk says to who writes.
    disk: Result<(), DiskError>,
    now: u64,
    steps: u64,
    versions: Vec<Matrix>,
    said: Vec<Saying>,
    offers: usize,
    writes: usize,
    is_locked: bool,
}

impl Desk {
    fn of(kind: Kind, memory: Memory, file: &[u8]) -> Self {
        let matrix = crate::simulation::start();
        let (binding, effects) = Binding::new(matrix.id, "team.raci.json".to_owned(), kind);
        let mut desk = Self {
            editor: Editor::new(matrix),
            binding,
            memory,
            file: Ok(file.to_vec()),
            disk: Ok(()),
            now: 1_000,
            steps: 0,
            versions: Vec::new(),
            said: Vec::new(),
            offers: 0,
            writes: 0,
            is_locked: false,
        };
        desk.carry_out(effects);
        desk.hear(Event::Locked);
        desk
    }

    /// A draft whose file holds it.
    fn in_step() -> Self {
        let desk = Self::of(Kind::Matrix, Memory::of_new_file(), b"");
        assert!(matches!(desk.binding.state(), State::InStep(_)), "{:?}", desk.binding.state());
        assert_eq!(desk.written(), *desk.editor.matrix());
        desk
    }

    fn moment(&self) -> Moment<'_> {
        Moment { now: self.now, draft: Draft { editor: &self.editor, is_quiet: true } }
    }

    fn hear(&mut self, event: Event) {
        let mut binding = self.binding.clone();
        let effects = binding.hear(event, &self.moment());
        self.binding = binding;
        self.carry_out(effects);
    }

    fn answer(&mut self, answer: Answer) {
        let mut binding = self.binding.clone();
        let effects = binding.answer(answer, &self.moment());
        self.binding = binding;
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Lock => self.is_locked = true,
                Effect::Unlock => self.is_locked = false,
                Effect::Ask(request) => self.request(request),
                Effect::Remember(memory) => self.memory = Memory::read(&memory.write()),
                Effect::KeepVersion { matrix, .. } => self.versions.push(*matrix),
                Effect::Say(saying) => self.said.push(saying),
                Effect::Offer(_) => self.offers += 1,
                Effect::Wake(_) | Effect::Review => {}
            }
        }
    }

    fn request(&mut self, request: Request) {
        let answer = match request {
            Request::Load => Answer::Loaded(Some((Box::new(self.memory.clone()), true))),
            Request::Read => Answer::Read(self.file.clone()),
            Request::Remember(memory) => {
                self.memory = Memory::read(&memory.write());
                Answer::Remembered(true)
            }
            Request::Write { text, over } => {
                assert_eq!(self.file.as_deref().map(json::fingerprint_of), Ok(over));
                let result = self.disk.clone().map(|()| Written::Done);
                if result.is_ok() {
                    self.file = Ok(text.into_bytes());
                    self.writes += 1;
                }
                Answer::Written(result)
            }
            Request::Take(matrix) => {
                let step = self
                    .act(Act::Do { name: UPDATE.to_owned(), command: Command::Replace(matrix) });
                Answer::Taken(Some(step))
            }
        };
        self.answer(answer);
    }

    fn act(&mut self, act: Act) -> StepId {
        self.steps += 1;
        let id = StepId::from_bits(self.steps);
        let entry = Entry { id, tab: TabId::from_bits(1), at: self.now, act };
        self.editor.perform(entry).unwrap().unwrap();
        id
    }

    fn edit(&mut self, row: u64, text: &str) {
        let field = ActivityField::Text(Text::plain(text));
        let command = Command::SetActivity(RowId::from_bits(row), field);
        self.act(Act::Do { name: "Edit".to_owned(), command });
        self.hear(Event::Edited);
    }

    /// Somebody else gives an activity another text in the file.
    fn edit_elsewhere(&mut self, row: u64, text: &str) {
        let mut matrix = self.written();
        let field = ActivityField::Text(Text::plain(text));
        let command = Command::SetActivity(RowId::from_bits(row), field);
        remit_core::edit::apply(&mut matrix, command).unwrap();
        self.file = Ok(json::write(&matrix).into_bytes());
    }

    fn wait(&mut self) {
        self.now += 200_000;
        self.hear(Event::Time);
    }

    fn written(&self) -> Matrix {
        json::read(self.file.as_ref().unwrap()).unwrap()
    }

    fn texts(matrix: &Matrix) -> Vec<String> {
        matrix.activities().map(|it| it.text.to_plain().into_owned()).collect()
    }

    /// What the draft and the file say.
    #[track_caller]
    fn check(&self, draft: [&str; 3], file: [&str; 3]) {
        assert_eq!(Self::texts(self.editor.matrix()), draft);
        assert_eq!(Self::texts(&self.written()), file);
    }

    #[track_caller]
    fn check_said(&self, text: &str, offer: Option<Offer>) {
        assert_eq!(self.binding.said(), Said { text: text.to_owned(), offer });
    }
}

const OLD: [&str; 3] = ["Activity 1", "Activity 2", "Activity 3"];

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

#[test]
fn other_ends_of_lines_are_no_change() {
    let mut desk = Desk::in_step();
    let text = String::from_utf8(desk.file.clone().unwrap()).unwrap().replace('\n', "\r\n");
    desk.file = Ok(text.into_bytes());
    desk.wait();
    assert_eq!((desk.writes, desk.said.len()), (1, 0));
}

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
