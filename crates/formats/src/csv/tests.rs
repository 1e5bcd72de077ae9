use proptest::prelude::*;

use super::{Options, Restored, RestoredRow, guard, restore, unguard, write};
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::text::notation;
use remit_core::matrix::*;

/// The fields of a file, strictly as RFC 4180 has them.
fn parse(file: &str, separator: char) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let (mut line, mut field) = (Vec::new(), String::new());
    let mut chars = file.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted => {
                quoted = false;
                assert!(matches!(chars.peek(), Some('\r')) || chars.peek() == Some(&separator));
            }
            '"' => {
                assert_eq!(field, "", "a quote inside a bare field");
                quoted = true;
            }
            c if quoted => field.push(c),
            c if c == separator => line.push(std::mem::take(&mut field)),
            '\r' => {
                assert_eq!(chars.next(), Some('\n'));
                line.push(std::mem::take(&mut field));
                lines.push(std::mem::take(&mut line));
            }
            '\n' => panic!("a bare line feed"),
            c => field.push(c),
        }
    }
    assert!(!quoted && line.is_empty() && field.is_empty(), "the file ends in a line");
    lines
}

/// What the file is to say, made from the matrix without the writer.
fn expected(matrix: &Matrix) -> Restored {
    let lines = matrix.rows.iter().map(|row| match row {
        Row::Section(section) => RestoredRow::Section {
            id: Some(section.id),
            level: section.level,
            number: section.number().to_owned(),
            title: section.title.clone(),
            before: notation::write(&section.before),
            after: notation::write(&section.after),
        },
        Row::Activity(activity) => RestoredRow::Activity {
            id: Some(activity.id),
            text: notation::write(&activity.text),
            plan: activity.plan.printed.clone(),
            comment: notation::write(&activity.comment),
            cells: matrix.cells(activity).map(|(p, c)| cell(matrix, activity, p, c)).collect(),
            to_confirm: (0..matrix.parties.len())
                .filter(|at| activity.cells[*at].basis == Basis::Inferred)
                .collect(),
            has_lost_field: false,
        },
    });
    let parties = matrix.parties.iter().map(|party| party.name.clone()).collect();
    Restored { has_ids: true, parties, lines: lines.collect() }
}

fn cell(matrix: &Matrix, activity: &Activity, party: &Party, cell: Cell) -> String {
    let codes = matrix.letters.write_holding(cell.holding);
    let marks = activity.marks_of(party.id);
    marks.fold(codes, |codes, mark| format!("{codes}[^{}]", mark.as_str()))
}

proptest! {
    #[test]
    fn what_is_written_comes_back(matrix in any_matrix(), semicolon in any::<bool>(), bom in any::<bool>()) {
        let separator = if semicolon { ';' } else { ',' };
        let options = Options { byte_order_mark: bom, ids: true, separator };
        let file = write(&matrix, options);
        prop_assert_eq!(file.starts_with('\u{feff}'), bom);
        let lines = parse(file.trim_start_matches('\u{feff}'), separator);
        prop_assert!(lines.iter().all(|line| line.len() == 9 + matrix.parties.len()));
        prop_assert_eq!(restore(&lines), Some(expected(&matrix)));
    }

    #[test]
    fn without_ids_all_else_comes_back(matrix in any_matrix()) {
        let file = write(&matrix, Options { ids: false, ..Options::default() });
        let mut wanted = Restored { has_ids: false, ..expected(&matrix) };
        for line in &mut wanted.lines {
            let (RestoredRow::Section { id, .. } | RestoredRow::Activity { id, .. }) = line;
            *id = None;
        }
        // A line of nothing but empty fields is none.
        wanted.lines.retain(|line| match line {
            RestoredRow::Section { .. } => true,
            RestoredRow::Activity { text, plan, comment, cells, to_confirm, .. } => {
                let fields = [text, plan, comment].into_iter().chain(cells);
                fields.into_iter().any(|field| !field.trim().is_empty()) || !to_confirm.is_empty()
            }
        });
        prop_assert_eq!(restore(&parse(file.trim_start_matches('\u{feff}'), ',')), Some(wanted));
    }

    #[test]
    fn no_field_is_a_formula(text in "[ \t=+@'-]{0,3}\\PC{0,4}") {
        let guarded = guard(&text);
        prop_assert!(!guarded.trim_start().starts_with(['=', '+', '-', '@']));
        prop_assert!(!guarded.starts_with(['\t', '\r', '\n']));
        prop_assert_eq!(unguard(&guarded), text);
    }

    #[test]
    fn any_lines_are_restored_or_not(lines in proptest::collection::vec(proptest::collection::vec("\\PC{0,3}", 0..12), 0..4)) {
        let _either = restore(&lines);
    }
}

#[test]
fn formulas_in_every_field_are_text() {
    let evil = "=HYPERLINK(\"https://example.org\",\"x\")";
    let mut data = MatrixData::empty(MatrixId::from_bits(1), evil);
    data.parties = vec![Party::new(PartyId::from_bits(1), evil)];
    let mut section = Section::new(RowId::from_bits(1), 1, evil);
    section.written = evil.to_owned();
    section.before = Text::plain(evil);
    section.after = Text::plain(evil);
    let mut activity = Activity::new(RowId::from_bits(2), Text::plain(evil), 1);
    activity.comment = Text::plain(evil);
    activity.plan = PlanUse::read(evil, &[]);
    activity.cells = vec![Cell::default().with_basis(Basis::Inferred)];
    data.rows = vec![Row::Section(Box::new(section)), Row::Activity(Box::new(activity))];
    let file = write(&Matrix::new(data).unwrap(), Options::default());
    let lines = parse(file.trim_start_matches('\u{feff}'), ',');
    let fields: Vec<&String> = lines.iter().flatten().filter(|field| field.contains('=')).collect();
    assert_eq!(fields.len(), 9);
    assert!(fields.iter().all(|field| field.starts_with("'=")), "{fields:?}");
}

#[test]
fn the_file_is_as_spreadsheets_and_scripts_expect() {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "T");
    let party = |bits, name: &str| Party::new(PartyId::from_bits(bits), name);
    data.parties = vec![party(1, "Customer, Ltd"), party(2, "Provider")];
    let mut section = Section::new(RowId::from_bits(1), 2, "Operations");
    section.level = 1;
    section.written = "3.10".to_owned();
    let mut activity = Activity::new(RowId::from_bits(2), Text::plain("Say “hi”, \"now\""), 2);
    activity.cells[1] = Cell::of(data.letters.read("RA").unwrap());
    activity.comment = notation::read("- one\n- two");
    data.rows = vec![Row::Section(Box::new(section)), Row::Activity(Box::new(activity))];
    let options = Options { byte_order_mark: false, ..Options::default() };
    let expected = "\
Id,Level,Number,Activity,Plan,\"Customer, Ltd\",Provider,Comment,To confirm,Note before,Note after\r
#0000000000000001,1,'3.10,Operations,,,,,,,\r
#0000000000000002,,,\"Say “hi”, \"\"now\"\"\",,,RA,\"'- one\n- two\",,,\r
";
    assert_eq!(write(&Matrix::new(data).unwrap(), options), expected);
}
