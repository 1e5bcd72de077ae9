//! Two people send a draft to and fro, each in a Remit of their own.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use remit_compare::three_way;
use remit_core::matrix::{Activity, Matrix, MatrixData, MatrixId, Row, RowId, Text};
use remit_formats::json::{self, Stamp};

use super::{Base, Pin, Pins, SentAs, joined};

/// Each has so many rows of their own, and edits no others.
const ROWS: usize = 3;
const PEOPLE: usize = 2;

/// A file on its way.
type File = (Matrix, Stamp);

/// Somebody with a draft, and what their browser keeps of it.
struct Person {
    draft: Matrix,
    pins: Pins,
    versions: BTreeMap<u64, Matrix>,
}

impl Person {
    fn new(draft: Matrix) -> Self {
        Self { draft, pins: Pins::default(), versions: BTreeMap::new() }
    }

    fn edit(&mut self, row: usize, text: &str) {
        let mut data = self.draft.clone().into_data();
        if let Some(Row::Activity(activity)) = data.rows.get_mut(row) {
            activity.comment = Text::plain(text);
        }
        self.draft = Matrix::new(data).unwrap();
    }

    fn keep(&mut self, sent_as: SentAs, matrix: Matrix, seen: Vec<u64>) {
        let content = json::content(&matrix);
        if self.pins.iter().any(|(_, pin)| pin.content == content && pin.sent_as == sent_as) {
            return;
        }
        let at = self.versions.len() as u64;
        self.pins.add(at, Pin { seen, ..Pin::new(sent_as, 0, content) });
        self.versions.insert(at, matrix);
    }

    fn send(&mut self) -> File {
        let mut seen = self.pins.seen();
        let stamp = Stamp::of(&self.draft, 0, "");
        seen.retain(|state| *state != stamp.content);
        self.keep(SentAs::Json, self.draft.clone(), Vec::new());
        (self.draft.clone(), Stamp { seen, ..stamp })
    }

    /// Joins a file with the draft, without asking anything.
    fn receive(&mut self, (file, stamp): File) {
        let base = match self.pins.find_base(&self.draft, &file, &stamp) {
            Some(Base::Draft) => self.draft.clone(),
            Some(Base::Version(at)) => self.versions[&at].clone(),
            Some(Base::File) => file.clone(),
            Some(Base::Joined { from, of }) => {
                let of: Vec<Matrix> = of.iter().map(|at| self.versions[at].clone()).collect();
                joined(&self.versions[&from], &of).unwrap()
            }
            None => panic!("nobody knows what the file parted from"),
        };
        let joined = three_way(&base, &self.draft, &file).unwrap();
        assert!(joined.conflicts.is_empty(), "{:?}", joined.conflicts);
        self.draft = joined.matrix;
        self.keep(SentAs::Received, file, stamp.states().collect());
    }
}

fn start() -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Draft");
    let rows = 1..=(ROWS * PEOPLE) as u64;
    let row = |id| Activity::new(RowId::from_bits(id), Text::plain(&id.to_string()), 0);
    data.rows = rows.map(|id| Row::Activity(Box::new(row(id)))).collect();
    Matrix::new(data).unwrap()
}

#[derive(Debug, Clone)]
enum Event {
    /// Somebody edits one of their rows.
    Edit(usize, usize),
    /// Somebody sends their draft to somebody else.
    Send(usize, usize),
    /// One of the files that are on their way arrives, not always the first.
    Arrive(usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0..PEOPLE, 0..ROWS).prop_map(|(who, row)| Event::Edit(who, row)),
        (0..PEOPLE, 1..PEOPLE).prop_map(|(from, to)| Event::Send(from, (from + to) % PEOPLE)),
        any::<usize>().prop_map(Event::Arrive),
    ]
}

proptest! {
    #[test]
    fn nothing_is_asked_and_nothing_lost_where_each_edits_what_is_theirs(
        events in vec(event(), 0..25),
    ) {
        let mut people: Vec<Person> = Vec::new();
        let mut first = Person::new(start());
        for _ in 1..PEOPLE {
            // A colleague takes the file as a draft.
            let (file, stamp) = first.send();
            let mut person = Person::new(file.clone());
            person.keep(SentAs::Received, file, stamp.states().collect());
            people.push(person);
        }
        people.insert(0, first);
        let mut under_way: Vec<(usize, File)> = Vec::new();
        let mut last = BTreeMap::new();
        for (at, event) in events.into_iter().enumerate() {
            match event {
                Event::Edit(who, row) => {
                    let (row, text) = (who * ROWS + row, format!("{who} at {at}"));
                    people[who].edit(row, &text);
                    last.insert(row, text);
                }
                Event::Send(from, to) => {
                    let file = people[from].send();
                    under_way.push((to, file));
                }
                Event::Arrive(at) if !under_way.is_empty() => {
                    let (to, file) = under_way.remove(at % under_way.len());
                    people[to].receive(file);
                }
                Event::Arrive(_) => {}
            }
        }
        // In the end everybody hears from everybody.
        for (to, file) in under_way {
            people[to].receive(file);
        }
        for from in 1..PEOPLE {
            let file = people[from].send();
            people[0].receive(file);
        }
        for (row, text) in last {
            let comment = people[0].draft.rows[row].activity().unwrap().comment.to_plain();
            prop_assert_eq!(comment, text);
        }
    }
}
