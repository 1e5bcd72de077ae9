use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::arbitrary::any_matrix;
use crate::edit::{ActivityField, CellEdit, apply};
use crate::matrix::text::notation;
use crate::matrix::{
    Activity, Cell, CellMark, Footnote, FootnoteId, Mark, MatrixData, MatrixId, NewIds, Party,
    PartyId, Plan, PlanId, PlanUse, Row, Section, Side,
};

/// `1a2b` is a section of level 1, the activity a, a section of level 2, the activity b. Sections
/// of one level have the ids 1, 11, 21.
fn matrix(rows: &str) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(0), "");
    let mut seen = [0_u64; 10];
    data.rows = rows
        .chars()
        .map(|c| match c.to_digit(10) {
            Some(level) => {
                let serial = &mut seen[level as usize];
                let id = RowId::from_bits(u64::from(level) + 10 * *serial);
                *serial += 1;
                Row::Section(Box::new(Section::new(id, level as u8, format!("{id}"))))
            }
            None => {
                let id = RowId::from_bits(u64::from(c) << 8);
                Row::Activity(Box::new(Activity::new(id, notation::read(&c.to_string()), 0)))
            }
        })
        .collect();
    Matrix::new(data).unwrap()
}

/// The rows as [`matrix`] takes them.
fn shown(matrix: &Matrix) -> String {
    let row = |row: &Row| match row {
        Row::Section(section) => section.level.to_string(),
        Row::Activity(activity) => activity.text.to_plain().into_owned(),
    };
    matrix.rows.iter().map(row).collect()
}

/// What becomes of these rows; the words of the refusal where it is refused. It can be taken
/// back.
#[track_caller]
fn check(rows: &str, does: impl Fn(&Matrix) -> Result<Shaped, Refusal>, expected: &str) {
    let mut matrix = matrix(rows);
    match does(&matrix) {
        Ok(Shaped { command, .. }) => {
            let back = apply(&mut matrix, command).unwrap();
            assert_eq!(shown(&matrix), expected);
            apply(&mut matrix, back).unwrap();
            assert_eq!(shown(&matrix), rows);
        }
        Err(refusal) => assert_eq!(refusal.to_string(), expected),
    }
}

#[test]
fn activities_go_over_what_stands_beside_them() {
    let up = |rows: &'static [usize]| move |m: &Matrix| moved(m, rows, Step::Up);
    let down = |rows: &'static [usize]| move |m: &Matrix| moved(m, rows, Step::Down);
    check("1abc", up(&[2]), "1bac");
    check("1a1b", up(&[3]), "1ab1");
    check("1abc", down(&[1, 2]), "1cab");
    check("1a1b", down(&[1]), "11ab");
    check("1abcd", up(&[2, 4]), "1bdac");
    check("ab", up(&[0]), "this already is at the top");
    check("ab", down(&[1]), "this already is at the bottom");
    check("ab", up(&[]), "choose a row first");
}

#[test]
fn sections_go_over_their_neighbours_with_all_that_stands_under_them() {
    let up = |row: usize| move |m: &Matrix| moved(m, &[row], Step::Up);
    let down = |row: usize| move |m: &Matrix| moved(m, &[row], Step::Down);
    check("1a2b1c", up(4), "1c1a2b");
    check("1a1b2c1d", down(0), "1b2c1a1d");
    // From the beginning of a section into the one before it, and back.
    check("1a2b1c2d", up(6), "1a2b2d1c");
    check("1a2b2d1c", down(4), "1a2b1c2d");
    check("1a2b", up(2), "this already is at the top");
    check("1a2b", down(2), "this already is at the bottom");
}

#[test]
fn sections_get_deeper_with_all_that_stands_under_them() {
    check("1a1b2c", |m| indent(m, &[2]), "1a2b3c");
    check("1a2b3c", |m| outdent(m, &[2]), "1a1b2c");
    check("1a2b", |m| indent(m, &[2]), "there is no section above it to go into");
    check("1a1b", |m| outdent(m, &[2]), "this already is on the outermost level");
    check("123456a6b", |m| indent(m, &[7]), "sections cannot be any deeper");
    check("1a1b", |m| indent(m, &[2, 3]), "1a2b");
}

#[test]
fn activities_go_into_sections_and_out_of_them() {
    check("1ab2c", |m| indent(m, &[2]), "1a2bc");
    check("1a2bc", |m| outdent(m, &[3]), "1ab2c");
    check("1a2bc", |m| outdent(m, &[4]), "1ac2b");
    check("1ab", |m| outdent(m, &[2]), "b1a");
    check("1ab1c", |m| indent(m, &[2]), "there is no section below to go into");
    check("ab", |m| outdent(m, &[0]), "this already is on the outermost level");
}

#[test]
fn rows_go_to_any_place() {
    let id = |matrix: &Matrix, at: usize| matrix.rows.get(at).map(Row::id);
    check("1abc1d2e", |m| move_to(m, &[1, 3], id(m, 4)), "1b1dac2e");
    check("1a2b1c", |m| move_to(m, &[2], id(m, 4)), "1a1c2b");
    check("1a2b", |m| move_to(m, &[2], None), "1a1b");
    check("1a2b", |m| move_to(m, &[3], None), "b1a2");
    check("1a1b2c", |m| move_to(m, &[0], id(m, 4)), "1b2c3a");
    check("1a", |m| move_to(m, &[0], id(m, 0)), "a section of this level cannot stand there");
    // Dropped between activities, a section takes none of them along.
    check("1ab1c", |m| move_before(m, &[3], id(m, 2)), "1ab1c");
    check("1ab1c", |m| move_before(m, &[3], id(m, 0)), "1c1ab");
    check("1ab2c1d", |m| move_before(m, &[5], id(m, 3)), "1ab1d2c");
    check("1abc", |m| move_before(m, &[3], id(m, 1)), "1cab");
    check("1abc", |m| move_before(m, &[1], None), "1bca");
    check("1a2b", |m| move_before(m, &[2], id(m, 0)), "1b1a");
}

#[test]
fn sections_are_split_and_merged() {
    let new = RowId::from_bits(99);
    check("1abc", |m| split(m, 2, new), "1a1bc");
    check("ab", |m| split(m, 1, new), "a1b");
    check("1a2bc3d", |m| split(m, 4, new), "1a2b2c3d");
    check("1a", |m| split(m, 0, new), "go to the activity with which the new section is to begin");
    check("1a1b", |m| merge_all(m, &[2]), "1ab");
    check("1a1b", |m| merge_all(m, &[3]), "1ab");
    check("1a2b1c2d", |m| merge_all(m, &[4]), "1ac2b2d");
    check("1a2b3c2d", |m| merge_all(m, &[2]), "1ab2c2d");
    check("1a1b1c", |m| merge_all(m, &[0, 2, 4]), "1abc");
    check("1a1b", |m| merge_all(m, &[0]), "there is no section above it to go into");
}

#[test]
fn the_notes_of_sections_stay_where_their_activities_are() {
    let mut data = matrix("1ab").into_data();
    if let Row::Section(section) = &mut data.rows[0] {
        section.after = notation::read("behind");
        section.before = notation::read("before");
    }
    let mut matrix = Matrix::new(data).unwrap();
    let before = matrix.clone();
    let cut = split(&matrix, 2, RowId::from_bits(99)).unwrap();
    apply(&mut matrix, cut.command).unwrap();
    let notes = |at: usize| {
        let section = matrix.rows[at].section().unwrap();
        (section.before.to_plain().into_owned(), section.after.to_plain().into_owned())
    };
    assert_eq!(notes(0), ("before".to_owned(), String::new()));
    assert_eq!(notes(2), (String::new(), "behind".to_owned()));
    let joined = merge(&matrix, 2).unwrap();
    apply(&mut matrix, joined.command).unwrap();
    assert_eq!(matrix, before);
}

#[test]
fn copies_have_new_ids_and_deletions_take_what_stands_under() {
    let mut serial = 1_000;
    let mut new = || {
        serial += 1;
        serial
    };
    let mut matrix = matrix("1a2b1c");
    let copied = duplicate(&matrix, &[2], &mut new).unwrap();
    assert_eq!(copied.name, "Duplicate a section of 2 rows");
    apply(&mut matrix, copied.command).unwrap();
    assert_eq!(shown(&matrix), "1a2b2b1c");
    check("1a2b1c", |m| delete(m, &[0]), "1c");
    check("1abc", |m| delete(m, &[1, 3]), "1b");
}

/// Three parties; the cells of the first two in one activity become this.
#[track_caller]
fn check_merged(cells: [&str; 2], both: Both, expected: &str) {
    let mut data = MatrixData::empty(MatrixId::from_bits(0), "");
    data.parties = (1..=3)
        .map(|bits| Party {
            id: PartyId::from_bits(bits),
            name: format!("P{bits}"),
            side: Side::Other,
        })
        .collect();
    let mut activity = Activity::new(RowId::from_bits(1), notation::read("do"), 3);
    for (cell, held) in activity.cells.iter_mut().zip(cells) {
        *cell = match held {
            "n/a" => Cell { holding: crate::matrix::Holding::NotApplicable, ..Cell::default() },
            letters => Cell::of(data.letters.read(letters).unwrap()),
        };
    }
    activity.marks = [(1, "1"), (2, "2"), (3, "3")]
        .map(|(party, mark)| CellMark {
            party: PartyId::from_bits(party),
            mark: Mark::new(mark).unwrap(),
        })
        .to_vec();
    data.rows = vec![Row::Activity(Box::new(activity))];
    let mut matrix = Matrix::new(data).unwrap();
    let before = matrix.clone();
    let (stays, goes) = (PartyId::from_bits(1), PartyId::from_bits(2));
    let merged = merge_parties(&matrix, stays, goes, both).unwrap();
    assert_eq!(merged.name, "Merge P2 into P1");
    let back = apply(&mut matrix, merged.command).unwrap();
    let row = matrix.activities().next().unwrap();
    let marks: String = row
        .marks
        .iter()
        .filter(|mark| mark.party == stays)
        .map(|mark| mark.mark.as_str())
        .collect();
    let cell = matrix.cell(row.id, stays).unwrap();
    let held = match cell.holding {
        crate::matrix::Holding::NotApplicable => "n/a".to_owned(),
        crate::matrix::Holding::Letters(letters) => matrix.letters.write(letters),
    };
    assert_eq!(format!("{held} {marks}"), expected);
    assert_eq!(matrix.parties.len(), 2);
    apply(&mut matrix, back).unwrap();
    assert_eq!(matrix, before);
    assert!(merge_parties(&matrix, stays, stays, both).is_err());
}

#[test]
fn a_party_takes_over_what_another_holds() {
    check_merged(["R", "A"], Both::Join, "RA 12");
    check_merged(["R", "A"], Both::First, "R 1");
    check_merged(["R", "A"], Both::Second, "A 2");
    check_merged(["R", "R"], Both::Second, "R 12");
    check_merged(["", "A"], Both::First, "A 12");
    check_merged(["R", ""], Both::Second, "R 12");
    check_merged(["n/a", "A"], Both::First, "A 12");
    check_merged(["n/a", ""], Both::Second, "n/a 12");
    check_merged(["", "n/a"], Both::First, "n/a 12");
}

#[test]
fn footnotes_are_numbered_as_they_are_read() {
    let mut data = matrix("1abc").into_data();
    let texts = ["a[^2]", "b[^*]", "c[^1]"];
    for (row, text) in data.rows.iter_mut().skip(1).zip(texts) {
        if let Row::Activity(activity) = row {
            activity.text = notation::read(text);
        }
    }
    data.footnotes = ["1", "*", "2"]
        .iter()
        .zip(1..)
        .map(|(mark, bits)| Footnote {
            id: FootnoteId::from_bits(bits),
            mark: Mark::new(mark).unwrap(),
            text: notation::read(mark),
        })
        .collect();
    let mut matrix = Matrix::new(data).unwrap();
    let before = matrix.clone();
    let anew = footnotes::renumber(&matrix).unwrap();
    let back = apply(&mut matrix, anew).unwrap();
    let texts: Vec<String> = matrix.activities().map(|a| notation::write(&a.text)).collect();
    assert_eq!(texts, ["a[^1]", "b[^*]", "c[^2]"]);
    let notes: Vec<_> = matrix
        .footnotes
        .iter()
        .map(|note| (note.mark.as_str(), note.text.to_plain().into_owned()))
        .collect();
    let said = |text: &str| text.to_owned();
    assert_eq!(notes, [("1", said("2")), ("*", said("*")), ("2", said("1"))]);
    assert!(footnotes::is_in_sequence(&matrix));
    assert_eq!(footnotes::next_mark(&matrix), Mark::new("3"));

    // A row that goes before another takes its number along.
    let up = moved(&matrix, &[3], Step::Up).unwrap().command;
    let up = apply(&mut matrix.clone(), footnotes::numbered(&matrix, up));
    assert!(up.is_ok());
    let to_top = move_before(&matrix, &[3], Some(matrix.rows[1].id())).unwrap().command;
    let mut moved = matrix.clone();
    apply(&mut moved, footnotes::numbered(&matrix, to_top)).unwrap();
    let texts: Vec<String> = moved.activities().map(|a| notation::write(&a.text)).collect();
    assert_eq!(texts, ["c[^1]", "a[^2]", "b[^*]"]);

    let gone = footnotes::remove(&matrix, &matrix.footnotes[0]).command;
    apply(&mut matrix, gone).unwrap();
    let texts: Vec<String> = matrix.activities().map(|a| notation::write(&a.text)).collect();
    assert_eq!(texts, ["a", "b[^*]", "c[^1]"]);

    matrix = before.clone();
    assert_eq!(matrix, before);
    let again = apply(&mut matrix, footnotes::renumber(&before).unwrap()).unwrap();
    assert_eq!(again, back);
}

#[test]
fn what_activities_print_follows_a_renamed_plan() {
    let mut data = matrix("ab").into_data();
    data.plans = ["Gold", "Silver"]
        .iter()
        .zip(1..)
        .map(|(name, bits)| Plan {
            id: PlanId::from_bits(bits),
            name: (*name).to_owned(),
            description: Text::default(),
        })
        .collect();
    for (row, printed) in data.rows.iter_mut().zip(["gold or Silver", "Silver"]) {
        if let Row::Activity(activity) = row {
            activity.plan = PlanUse::read(printed, &data.plans);
        }
    }
    let mut matrix = Matrix::new(data).unwrap();
    let before = matrix.clone();
    let mut plans = matrix.plans.clone();
    plans[0].name = "Platinum".to_owned();
    let change = change_plans(&matrix, plans);
    let back = apply(&mut matrix, change).unwrap();
    let printed: Vec<&str> = matrix.activities().map(|a| a.plan.printed.as_str()).collect();
    assert_eq!(printed, ["Platinum or Silver", "Silver"]);
    for activity in matrix.activities() {
        assert_eq!(activity.plan, PlanUse::read(&activity.plan.printed, &matrix.plans));
    }
    apply(&mut matrix, back).unwrap();
    assert_eq!(matrix, before);
}

#[test]
fn a_row_says_what_it_was_and_becomes_that_again() {
    let origin = crate::catalogue::find("cegedim-cloud-managed-products").unwrap();
    let origin = origin.matrix().unwrap();
    let mut matrix = origin.clone();
    let row = matrix.activities().find(|a| !a.comment.is_empty()).unwrap().clone();
    let party = matrix.parties[0].id;
    let commands = [
        Command::SetActivity(row.id, ActivityField::Text(notation::read("other"))),
        Command::SetActivity(row.id, ActivityField::Comment(Text::default())),
        Command::SetActivity(row.id, ActivityField::Plan(PlanUse::read("x", &matrix.plans))),
        Command::SetCells(vec![CellEdit { row: row.id, party, cell: Cell::default() }]),
    ];
    for command in commands {
        apply(&mut matrix, command).unwrap();
    }
    let was = was(&origin, &matrix, row.id).unwrap();
    let what: Vec<&str> = was.iter().map(|was| was.what.as_str()).collect();
    assert_eq!(what, ["Activity", "Comment", "Plan", origin.parties[0].name.as_str()]);
    apply(&mut matrix, taken_back(&was)).unwrap();
    assert_eq!(matrix, origin);
    assert_eq!(super::was(&origin, &matrix, row.id), Some(Vec::new()));
}

use crate::matrix::Text;

proptest! {
    #[test]
    fn whatever_is_offered_can_be_done_and_taken_back(
        matrix in any_matrix(),
        picks in vec(any::<Index>(), 1..4),
        kind in 0..14_u8,
    ) {
        let rows: Vec<usize> =
            picks.iter().filter(|_| !matrix.rows.is_empty()).map(|p| p.index(matrix.rows.len())).collect();
        let id = |pick: &Index| matrix.rows.get(pick.index(matrix.rows.len() + 1)).map(Row::id);
        let mut serial = 5_000;
        let mut new = || { serial += 1; serial };
        let fresh = RowId::from_bits(new.next_bits());
        let offered = match kind {
            0 => moved(&matrix, &rows, Step::Up),
            1 => moved(&matrix, &rows, Step::Down),
            2 => indent(&matrix, &rows),
            3 => outdent(&matrix, &rows),
            4 => move_to(&matrix, &rows, id(&picks[0])),
            5 => move_before(&matrix, &rows, id(&picks[0])),
            6 => split(&matrix, rows.first().copied().unwrap_or(0), fresh),
            7 => merge_all(&matrix, &rows),
            8 => duplicate(&matrix, &rows, &mut new),
            9 => delete(&matrix, &rows),
            10 => Ok(Shaped::new("Plans", change_plans(&matrix, matrix.plans.iter().rev().cloned().collect()))),
            11 => footnotes::renumber(&matrix).map(|c| Shaped::new("Number", c)).ok_or(Refusal::Same),
            12 => matrix.footnotes.first().map(|note| footnotes::remove(&matrix, note)).ok_or(Refusal::Same),
            _ => match matrix.parties.as_slice() {
                [one, other, ..] => merge_parties(&matrix, one.id, other.id, Both::ALL[picks[0].index(3)]),
                _ => Err(Refusal::Same),
            },
        };
        let Ok(Shaped { command, .. }) = offered else { return Ok(()) };
        let command = footnotes::numbered(&matrix, command);
        let mut changed = matrix.clone();
        let back = apply(&mut changed, command);
        // What changes nothing but the count of rows is never refused.
        prop_assert!(back.is_ok() || matches!(kind, 7 | 8), "{back:?}");
        let Ok(back) = back else { return Ok(()) };
        let checked = Matrix::new(changed.clone().into_data());
        prop_assert_eq!(checked.as_ref(), Ok(&changed));
        prop_assert!(apply(&mut changed, back).is_ok());
        prop_assert_eq!(&changed, &matrix);
    }
}
