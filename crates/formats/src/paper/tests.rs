use proptest::prelude::*;

use super::*;
use crate::catalogue;
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::*;

/// A matrix with these parties and so many activities, in which everything differs.
pub(super) fn wide(names: &[String], activities: u64, plans: bool, comments: bool) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Wide");
    let party = |(at, name): (u64, &String)| Party::new(PartyId::from_bits(at), name.clone());
    data.parties = (1..).zip(names).map(party).collect();
    data.rows = vec![Row::Section(Box::new(Section::new(RowId::from_bits(1 << 32), 1, "Work")))];
    for at in 1..=activities {
        let text = Text::plain(&format!("Activity {at}"));
        let mut activity = Activity::new(RowId::from_bits(at), text, names.len());
        for (party, cell) in activity.cells.iter_mut().enumerate() {
            let codes = ["R", "A", "C", "I", "RA", ""][(at as usize + party) % 6];
            cell.holding = Holding::Letters(data.letters.read(codes).unwrap());
        }
        activity.plan.printed = if plans { "Basic".into() } else { String::new() };
        activity.comment = if comments { Text::plain("Said of it") } else { Text::default() };
        data.rows.push(Row::Activity(Box::new(activity)));
    }
    Matrix::new(data).unwrap()
}

/// What a table says: its head, and its rows by cells.
#[derive(Debug, Default)]
struct Seen {
    head: Vec<Vec<String>>,
    rows: Vec<Vec<String>>,
}

/// Reads what is drawn.
#[derive(Default)]
struct DrawnReader {
    open: Vec<&'static str>,
    tables: Vec<Seen>,
    text: String,
}

impl Pen for DrawnReader {
    fn open(&mut self, tag: &'static str, _: Attributes) {
        let in_head = self.open.contains(&"thead");
        self.open.push(tag);
        if tag == "table" {
            self.tables.push(Seen::default());
        }
        let Some(table) = self.tables.last_mut() else { return };
        let rows = if in_head { &mut table.head } else { &mut table.rows };
        match tag {
            "tr" => rows.push(Vec::new()),
            "th" | "td" => rows.last_mut().unwrap().push(String::new()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
        if !self.open.contains(&"table") {
            return;
        }
        let table = self.tables.last_mut().unwrap();
        let rows = if self.open.contains(&"thead") { &mut table.head } else { &mut table.rows };
        rows.last_mut().unwrap().last_mut().unwrap().push_str(text);
    }

    fn close(&mut self) {
        self.open.pop().unwrap();
        self.text.push('\n');
    }
}

fn draw(matrix: &Matrix, choice: &Choice) -> DrawnReader {
    let mut reader = DrawnReader::default();
    Paper::new(matrix, choice).draw(&mut reader);
    assert!(reader.open.is_empty());
    reader
}

/// What stands in the cell of a party.
fn written(matrix: &Matrix, activity: &Activity, party: &Party, cell: Cell) -> String {
    let mut out = matrix.letters.write_holding(cell.holding);
    for mark in activity.marks_of(party.id) {
        out.push_str(mark.as_str());
    }
    out
}

/// Every party stands in the head of one table, and in it each activity with what it holds.
fn check(matrix: &Matrix, choice: &Choice) -> Result<(), TestCaseError> {
    let seen = draw(matrix, choice);
    let sheets = Sheets::of(matrix, choice.comments);
    prop_assert_eq!(seen.tables.len(), sheets.tables.len());
    let chosen: Vec<&Row> = chosen(matrix, choice.rows.as_deref()).collect();
    let activities: Vec<&Activity> = chosen.iter().filter_map(|row| row.activity()).collect();
    for (table, drawn) in sheets.tables.iter().zip(&seen.tables) {
        let is_part = sheets.tables.len() > 1;
        let says_more = usize::from(is_part || choice.rows.is_some());
        prop_assert_eq!(drawn.head.len(), 1 + says_more);
        if choice.rows.is_some() {
            prop_assert!(drawn.head[0][0].contains("Filtered: "));
        }
        let mut head = vec!["Activity".to_owned()];
        head.extend(table.plan.then(|| "Plan".to_owned()));
        let names = sheets.names[table.parties.clone()].iter().map(|name| name.shown().to_owned());
        head.extend(names);
        head.extend(table.comment.then(|| "Comment".to_owned()));
        prop_assert_eq!(drawn.head.last(), Some(&head));
        let first = usize::from(table.plan) + 1;
        let last = first + table.parties.len();
        let rows = drawn.rows.iter().filter(|row| row.len() > 1);
        let rows: Vec<Vec<String>> = rows.map(|row| row[first..last].to_vec()).collect();
        let expected = activities.iter().map(|activity| {
            let cells =
                matrix.cells(activity).map(|(party, cell)| written(matrix, activity, party, cell));
            cells.skip(table.parties.start).take(table.parties.len()).collect::<Vec<_>>()
        });
        if head.len() > 1 {
            prop_assert_eq!(rows, expected.collect::<Vec<_>>());
        }
    }
    for party in &matrix.parties {
        prop_assert!(party.name.trim().is_empty() || seen.text.contains(party.name.trim()));
    }
    for footnote in &matrix.footnotes {
        prop_assert!(seen.text.contains(footnote.mark.as_str()));
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_letter_is_drawn_once(
        matrix in any_matrix(),
        rows in proptest::option::of(proptest::collection::vec(any::<bool>(), 40)),
        comments in any::<bool>(),
    ) {
        let rows = rows.map(|picked| {
            let all = (0..matrix.rows.len()).zip(picked);
            all.filter(|(_, is_picked)| *is_picked).map(|(at, _)| at).collect()
        });
        check(&matrix, &Choice { rows, comments, ..Choice::default() })?;
    }

    #[test]
    fn every_letter_of_many_parties_is_drawn_once(parties in 0_usize..=64, plans: bool) {
        // Of 25 parties 11 were printed upright, and 16 across, without a sign.
        let names: Vec<String> = (1..=parties).map(|at| format!("Party {at}")).collect();
        check(&wide(&names, 7, plans, plans), &Choice::default())?;
    }
}

#[test]
fn published_matrices_say_whose_they_are() {
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        let origin = format!("published by {}", matrix.source.provider);
        let seen = draw(&matrix, &Choice { origin: origin.clone(), ..Choice::default() });
        let affiliated = format!("Remit is not affiliated with {}.", matrix.source.provider);
        for said in [&*matrix.title, &origin, &affiliated] {
            assert!(seen.text.contains(said), "{said}");
        }
        check(&matrix, &Choice::default()).unwrap();
    }
}

#[test]
fn what_is_filtered_says_so_and_how_much_of_it_is_there() {
    // A filtered matrix was printed as if it were whole.
    let matrix = wide(&["Customer".into()], 5, false, false);
    let seen = draw(&matrix, &Choice { rows: Some(vec![0, 2, 3]), ..Choice::default() });
    assert_eq!(seen.tables[0].head[0], ["Filtered: 2 of 5 activities"]);
    let texts: Vec<&str> = seen.tables[0].rows.iter().map(|row| &*row[0]).collect();
    assert_eq!(texts, ["Work", "Activity 2", "Activity 3"]);
}

#[test]
fn tables_that_follow_say_which_parties_they_have() {
    let names: Vec<String> = (1..=64).map(|at| format!("Party {at}")).collect();
    let seen = draw(&wide(&names, 1, false, false), &Choice::default());
    let said: Vec<&str> = seen.tables.iter().map(|table| &*table.head[0][0]).collect();
    let parties = ["1 to 16", "17 to 32", "33 to 48", "49 to 64"];
    assert_eq!(said, parties.map(|part| format!("Parties {part} of 64")));
}

#[test]
fn what_is_drawn_counts_and_more_than_a_browser_prints_is_refused() {
    let names = |count| (1..=count).map(|at| format!("Party {at}")).collect::<Vec<_>>();
    let choice = Choice::default();
    let paper = |matrix: &Matrix| Paper::new(matrix, &choice).is_too_large();
    assert!(!paper(&wide(&names(2), 4_999, false, false)));
    assert!(paper(&wide(&names(2), 5_000, false, false)));
    // Four tables of 1,300 rows are 5,200.
    let large = wide(&names(64), 1_299, false, false);
    assert!(paper(&large));
    let seen = draw(&large, &choice);
    assert!(seen.tables.is_empty());
    assert!(seen.text.contains("This matrix has 1300 rows in 4 tables"), "{}", seen.text);
    // Fewer of them are printed.
    let few = Choice { rows: Some(vec![0, 1]), ..Choice::default() };
    assert!(!Paper::new(&large, &few).is_too_large());
}

#[test]
fn only_what_is_asked_for_is_drawn() {
    let matrix = wide(&["Customer".into()], 1, true, true);
    let bare = Choice { comments: false, letters: false, ..Choice::default() };
    let seen = draw(&matrix, &bare);
    for absent in ["Said of it", "Roles", "Findings", "Signatures"] {
        assert!(!seen.text.contains(absent), "{absent}");
    }
    let all = Choice {
        findings: vec!["Found".into()],
        acceptances: vec!["Accepted".into()],
        signatures: true,
        ..Choice::default()
    };
    let seen = draw(&matrix, &all);
    for present in ["Said of it", "Roles", "Found", "Accepted", "Customer: name, date, signature"] {
        assert!(seen.text.contains(present), "{present}");
    }
}

#[test]
fn a_name_that_a_header_cannot_hold_stands_before_the_tables() {
    let long = "The whole of the department that runs what nobody else wants to run. ".repeat(9);
    let seen = draw(&wide(std::slice::from_ref(&long), 1, false, false), &Choice::default());
    assert!(seen.text.contains(&format!("1. {long}")));
}
