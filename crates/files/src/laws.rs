//! What Remit writes for others it reads again, whatever the matrix. JSON and workbooks have
//! their laws with their writers, and web pages carry the whole matrix.

use std::ops::ControlFlow;

use proptest::prelude::*;

use remit_compare::onto;
use remit_core::arbitrary::{any_matrix, counted};
use remit_core::matrix::*;
use remit_formats::{csv, html, markdown, shown};
use remit_import::{Corrections, Reading};

use super::read;

fn reading(bytes: &[u8], name: &str) -> Reading {
    let name = Some(name);
    let whole = &mut |_| ControlFlow::Continue(());
    read(bytes, name, &Corrections::default(), &mut counted(1_000_000), whole).unwrap()
}

/// What a party holds, the letters in order, and with its marks.
fn held(matrix: &Matrix, activity: &Activity) -> Vec<String> {
    let cell = |(party, cell): (&Party, Cell)| {
        let mut out = matrix.letters.write_holding(cell.holding);
        // Nothing that is to be confirmed is seen of an empty cell.
        let open = cell.basis == Basis::Inferred && !out.is_empty();
        for mark in activity.marks_of(party.id) {
            out.push('^');
            out.push_str(mark.as_str());
        }
        if open { format!("{out}?") } else { out }
    };
    matrix.cells(activity).map(cell).collect()
}

/// All that CSV is to keep.
fn rows(matrix: &Matrix) -> Vec<String> {
    let row = |row: &Row| match row {
        Row::Section(section) => {
            let (before, after) = (shown::text(&section.before), shown::text(&section.after));
            let name = shown::name(&section.heading());
            format!("{} {name} {before:?} {after:?}", section.level)
        }
        Row::Activity(activity) => {
            let (text, comment) = (shown::text(&activity.text), shown::text(&activity.comment));
            let plan = shown::name(&activity.plan.printed);
            format!("{text:?} {plan} {:?} {comment:?}", held(matrix, activity))
        }
    };
    let parties = matrix.parties.iter().map(|party| shown::name(&party.name));
    let parties: Vec<String> = parties.collect();
    let rows = matrix.rows.iter().map(row);
    // Without an activity nothing says which parties there are.
    let any = matrix.activities().next().map(|_| format!("{parties:?}"));
    any.into_iter().chain(rows).collect()
}

/// All that Markdown is to keep.
fn page(matrix: &Matrix) -> Vec<String> {
    let letters = matrix.letters.iter().map(|letter| {
        let name = shown::name(letter.shown_name());
        format!("{} {name} {:?}", letter.code, shown::text(&letter.definition))
    });
    let plans = matrix.plans.iter().map(|plan| {
        format!("plan {} {:?}", shown::name(&plan.name), shown::text(&plan.description))
    });
    let footnotes = matrix.footnotes.iter().map(|footnote| {
        format!("footnote {} {:?}", footnote.mark.as_str(), shown::text(&footnote.text))
    });
    let about = [
        format!("title {}", shown::name(&matrix.title)),
        format!(
            "{:?}",
            matrix
                .base
                .as_ref()
                .map(|base| { (base.matrix, base.edition, shown::name(&base.title)) })
        ),
        format!("introduction {:?}", shown::text(&matrix.letters_introduction)),
    ];
    about.into_iter().chain(letters).chain(plans).chain(rows(matrix)).chain(footnotes).collect()
}

/// The ids of the rows.
fn ids(matrix: &Matrix) -> Vec<RowId> {
    matrix.rows.iter().map(Row::id).collect()
}

proptest! {
    #[test]
    fn csv_with_ids_comes_back(matrix in any_matrix(), semicolon in any::<bool>()) {
        let separator = if semicolon { ';' } else { ',' };
        let options = csv::Options { separator, ..csv::Options::default() };
        let file = csv::write(&matrix, options);
        let back = reading(file.as_bytes(), "x").matrix;
        prop_assert_eq!(rows(&back), rows(&matrix), "{}", file);
        prop_assert_eq!(ids(&back), ids(&matrix));
        // What CSV does not hold is as it was.
        let joined = onto(&matrix, &back).unwrap();
        prop_assert_eq!(rows(&joined), rows(&matrix));
        let (parties, letters) = (&joined.parties, &joined.letters);
        prop_assert_eq!((parties, letters), (&matrix.parties, &matrix.letters));
        let (notes, accepted) = (&joined.footnotes, &joined.acceptances);
        prop_assert_eq!((notes, accepted), (&matrix.footnotes, &matrix.acceptances));
        prop_assert_eq!((joined.id, &joined.title), (matrix.id, &matrix.title));
    }

    #[test]
    fn markdown_comes_back(matrix in any_matrix()) {
        let file = markdown::write(&matrix);
        let back = reading(file.as_bytes(), "x.md").matrix;
        // A matrix of which nobody says where it was published came back as published under its
        // own title, and its next page said "Source: …, undated".
        let is_published = |matrix: &Matrix| Source { note: Text::default(), ..matrix.source.clone() } != Source::default();
        prop_assert_eq!(is_published(&back), is_published(&matrix), "{}", file);
        // Without a title the name of the file is one.
        let mut back = page(&back);
        if shown::name(&matrix.title).is_empty() {
            back[0] = "title ".to_owned();
        }
        prop_assert_eq!(back, page(&matrix), "{}", file);
    }

    #[test]
    fn a_web_page_comes_back(matrix in any_matrix()) {
        let file = html::write(&matrix, &html::Options::default());
        prop_assert_eq!(reading(file.as_bytes(), "x.html").matrix, matrix);
    }
}

#[test]
fn letters_of_a_house_come_back_from_csv() {
    // K was taken for a German C, though the file is ours, and X for a tick.
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "T");
    let letters = [('K', Kind::Other), ('X', Kind::Other), ('R', Kind::Responsible)];
    let letters = letters.map(|(code, kind)| Letter::new(code, kind));
    data.letters = Letters::new(letters.to_vec()).unwrap();
    let party = |bits, name: &str| Party::new(PartyId::from_bits(bits), name);
    data.parties = vec![party(1, "One"), party(2, "One")];
    let mut activity = Activity::new(RowId::from_bits(2), Text::plain("Do it"), 2);
    activity.cells[0] = Cell::of(data.letters.read("KX").unwrap());
    activity.cells[1] = Cell::of(data.letters.read("R").unwrap()).with_basis(Basis::Inferred);
    data.rows = vec![Row::Activity(Box::new(activity))];
    let matrix = Matrix::new(data).unwrap();
    let file = csv::write(&matrix, csv::Options::default());
    let back = reading(file.as_bytes(), "x.csv").matrix;
    let activity = back.activities().next().unwrap();
    assert_eq!(held(&back, activity), ["KX", "R?"]);
}
