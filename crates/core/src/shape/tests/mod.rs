//! What becomes of rows; `larger.rs` has what becomes of parties, footnotes, plans and all else.

mod larger;

use super::*;
use crate::edit::apply;
use crate::matrix::text::notation;
use crate::matrix::{Activity, MatrixData, MatrixId, Row, Section};

/// `1a2b` is a section of level 1, the activity a, a section of level 2, the activity b. Sections
/// of one level have the ids 1, 11, 21.
fn matrix(rows: &str) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(0), "");
    let mut seen = [0_u64; 10];
    data.rows = rows
        .chars()
        .map(|c| {
            if let Some(level) = c.to_digit(10) {
                let serial = &mut seen[level as usize];
                let id = RowId::from_bits(u64::from(level) + 10 * *serial);
                *serial += 1;
                Row::Section(Box::new(Section::new(id, level as u8, format!("{id}"))))
            } else {
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
    let up = |rows: &'static [usize]| move |m: &Matrix| moved(m, rows, Direction::Up);
    let down = |rows: &'static [usize]| move |m: &Matrix| moved(m, rows, Direction::Down);
    check("1abc", up(&[2]), "1bac");
    check("1a1b", up(&[3]), "1ab1");
    check("1abc", down(&[1, 2]), "1cab");
    check("1a1b", down(&[1]), "11ab");
    check("1abcd", up(&[2, 4]), "1bdac");
    check("ab", up(&[0]), "already at the top");
    check("ab", down(&[1]), "already at the bottom");
    check("ab", up(&[]), "select a row first");
}

#[test]
fn sections_go_over_their_neighbours_with_all_that_stands_under_them() {
    let up = |row: usize| move |m: &Matrix| moved(m, &[row], Direction::Up);
    let down = |row: usize| move |m: &Matrix| moved(m, &[row], Direction::Down);
    check("1a2b1c", up(4), "1c1a2b");
    check("1a1b2c1d", down(0), "1b2c1a1d");
    // From the beginning of a section into the one before it, and back.
    check("1a2b1c2d", up(6), "1a2b2d1c");
    check("1a2b2d1c", down(4), "1a2b1c2d");
    check("1a2b", up(2), "already at the top");
    check("1a2b", down(2), "already at the bottom");
}

#[test]
fn sections_get_deeper_with_all_that_stands_under_them() {
    check("1a1b2c", |m| indent(m, &[2]), "1a2b3c");
    check("1a2b3c", |m| outdent(m, &[2]), "1a1b2c");
    check("1a2b", |m| indent(m, &[2]), "there is no section above to move into");
    check("1a1b", |m| outdent(m, &[2]), "already at the top level");
    check("123456a6b", |m| indent(m, &[7]), "sections can't be nested any deeper");
    check("1a1b", |m| indent(m, &[2, 3]), "1a2b");
}

#[test]
fn activities_go_into_sections_and_out_of_them() {
    check("1ab2c", |m| indent(m, &[2]), "1a2bc");
    check("1a2bc", |m| outdent(m, &[3]), "1ab2c");
    check("1a2bc", |m| outdent(m, &[4]), "1ac2b");
    check("1ab", |m| outdent(m, &[2]), "b1a");
    check("1ab1c", |m| indent(m, &[2]), "there is no section below to move into");
    check("ab", |m| outdent(m, &[0]), "already at the top level");
}

#[test]
fn rows_go_to_any_place() {
    let id = |matrix: &Matrix, at: usize| matrix.rows.get(at).map(Row::id);
    check("1abc1d2e", |m| move_to(m, &[1, 3], id(m, 4)), "1b1dac2e");
    check("1a2b1c", |m| move_to(m, &[2], id(m, 4)), "1a1c2b");
    check("1a2b", |m| move_to(m, &[2], None), "1a1b");
    check("1a2b", |m| move_to(m, &[3], None), "b1a2");
    check("1a1b2c", |m| move_to(m, &[0], id(m, 4)), "1b2c3a");
    check("1a", |m| move_to(m, &[0], id(m, 0)), "a section of this level can't go there");
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
    check("1a", |m| split(m, 0, new), "select the activity where the new section should start");
    check("1a1b", |m| merge_all(m, &[2]), "1ab");
    check("1a1b", |m| merge_all(m, &[3]), "1ab");
    check("1a2b1c2d", |m| merge_all(m, &[4]), "1ac2b2d");
    check("1a2b3c2d", |m| merge_all(m, &[2]), "1ab2c2d");
    check("1a1b1c", |m| merge_all(m, &[0, 2, 4]), "1abc");
    check("1a1b", |m| merge_all(m, &[0]), "there is no section above to move into");
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
