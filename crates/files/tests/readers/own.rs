//! What Remit writes for others it reads itself: sections, activities, plans, comments, letters
//! and marks come back, from Markdown with footnotes and notes too.

use remit_core::matrix::text::notation;
use remit_core::matrix::{Date, Matrix, Row};
use remit_formats::{catalogue, csv, markdown};
use remit_import::{Corrections, Format};

use crate::shown::{read, reading, rows};
use remit_core::edit::{AboutField, Command, apply};
use remit_core::matrix::{
    Activity, Holding, MatrixData, MatrixId, Party, PartyId, RowId, Side, Text, from_published,
};
use remit_formats::html;

/// Writes each published matrix, and reads it again.
#[track_caller]
fn check(
    name: &str,
    write: impl Fn(&Matrix) -> String,
    format: Option<Format>,
    what: fn(&Matrix) -> Vec<String>,
) {
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        let corrections = Corrections { format, ..Corrections::default() };
        let back = reading(write(&matrix).as_bytes(), name, &corrections).unwrap();
        assert_eq!(what(&back.matrix), what(&matrix), "{}", published.slug);
    }
}

fn with_notes(matrix: &Matrix) -> Vec<String> {
    // Italics say of letters that nobody has confirmed them; of an empty cell nothing can.
    let mut lines: Vec<String> =
        rows(matrix).into_iter().map(|line| line.replace("| ? |", "|  |")).collect();
    for section in matrix.rows.iter().filter_map(Row::section) {
        lines.push(format!("before: {}", notation::write(&section.before)));
        lines.push(format!("after: {}", notation::write(&section.after)));
    }
    for footnote in &matrix.footnotes {
        lines.push(format!("footnote: {}", notation::write(&footnote.text)));
    }
    lines
}

#[test]
fn markdown_comes_back() {
    check("x.md", markdown::write, None, with_notes);
}

// Files that somebody exported before these lines were reworded must come in as they did then.
#[test]
fn markdown_of_an_earlier_remit_comes_back() {
    for published in &catalogue::ALL {
        let mut data = published.matrix().unwrap().into_data();
        data.review_by = Date::new(2027, 1, 31);
        let matrix = Matrix::new(data).unwrap();
        let written = markdown::write(&matrix);
        let earlier = written.replace("\nNext review date: ", "\nReview by: ").replace(
            "*Roles in italics are inferred and not yet confirmed.*",
            "*Letters in italics were inferred; nobody has confirmed them yet.*",
        );
        assert_ne!(earlier, written);
        let read_back = |text: &str| {
            let back = read("x.md", text);
            assert_eq!(back.matrix.review_by, matrix.review_by, "{}", published.slug);
            let notes: Vec<String> = back.notes.iter().map(|note| note.text.clone()).collect();
            (with_notes(&back.matrix), notes)
        };
        assert_eq!(read_back(&earlier), read_back(&written), "{}", published.slug);
    }
}

#[test]
fn csv_comes_back() {
    check("x.csv", |matrix| csv::write(matrix, csv::Options::default()), None, rows);
}

/// Reads what Remit has written.
fn read_back(written: &str, name: &str) -> Matrix {
    read(name, written).matrix
}

#[test]
fn what_a_page_prints_in_place_of_its_table_is_not_read_twice() {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Wide");
    let party =
        |at| Party { id: PartyId::from_bits(at), name: format!("Party {at}"), side: Side::Other };
    data.parties = (1..=64).map(party).collect();
    let text = Text::plain("Run it");
    let mut activity = Activity::new(RowId::from_bits(1), text, data.parties.len());
    for cell in &mut activity.cells {
        cell.holding = Holding::Letters(data.letters.read("RI").unwrap());
    }
    data.rows = vec![Row::Activity(Box::new(activity))];
    let matrix = Matrix::new(data).unwrap();
    let options = html::Options { json: false, ..html::Options::default() };
    let draft = read_back(&html::write(&matrix, &options), "wide.html");
    assert_eq!(draft.parties.len(), 64);
    assert_eq!(draft.activities().count(), 1);
}

#[test]
fn each_writer_says_of_a_changed_copy_what_it_is_and_markdown_is_read_back() {
    let published = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let mut draft = from_published(&published, &mut || 1).unwrap();
    apply(&mut draft, Command::SetAbout(AboutField::Introduction(Text::plain("Ours.")))).unwrap();
    let options = html::Options::default();
    let page = markdown::write(&draft);
    for written in [&page, &html::write(&draft, &options), &html::fragment(&draft, &options)] {
        assert!(written.contains("Edition of “OVHcloud OKMS”"), "{written}");
    }
    let back = read_back(&page, "okms.md");
    assert_eq!(back.base, draft.base);
    assert_eq!(back.introduction, Text::plain("Ours."));
    assert_eq!(markdown::write(&back), page);
}
