use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::super::*;
use super::matrix;
use crate::arbitrary::{any_matrix, gold_and_silver};
use crate::edit::apply;
use crate::matrix::text::notation;
use crate::matrix::{
    Activity, Cell, CellMark, Footnote, FootnoteId, Holding, Mark, MatrixData, MatrixId, NewIds,
    Party, PartyId, PlanUse, Side,
};

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
            "n/a" => Cell { holding: Holding::NotApplicable, ..Cell::default() },
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
        Holding::NotApplicable => "n/a".to_owned(),
        Holding::Letters(letters) => matrix.letters.write(letters),
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
    data.plans = gold_and_silver(1);
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
