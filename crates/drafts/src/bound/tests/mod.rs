//! A binding at a desk where all that it asks for is answered at once.

mod faults;
mod joining;
mod writing;

use super::*;
use remit_core::edit::{Act, ActivityField, Command, Editor, Entry};
use remit_core::matrix::{Matrix, MatrixId, Row, RowId, StepId, TabId, Text};
use remit_formats::json;
use remit_formats::versions::NamedVersion;

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
    /// The named versions that were taken out of the file.
    named: Vec<NamedVersion>,
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
            named: Vec::new(),
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
                Effect::TakeVersions(versions) => self.named.extend(versions),
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
