use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::csv::Options;
use remit_compare::comparison::{Comparison, Side};
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::Matrix;

fn report(a: Matrix, b: Matrix) -> Report {
    let side = |name: &str, matrix| Side { name: name.to_owned(), matrix: Arc::new(matrix) };
    let sides = vec![side("Here", a), side("There", b)];
    Comparison::new(sides, Vec::new()).unwrap().report(1).unwrap()
}

fn published() -> Report {
    let [a, b] = ["ovhcloud-hosted-exchange", "ovhcloud-private-exchange"]
        .map(|slug| crate::catalogue::find(slug).unwrap().matrix().unwrap());
    report(a, b)
}

#[test]
fn a_report_says_whom_it_speaks_of_and_what_is_open() {
    let markdown = markdown(&published());
    assert!(markdown.starts_with("# Switching from Here to There\n\n“We” are Customer.\n"));
    let open = "## Not decided yet (19)\n\nRemit proposes these as the same; nobody has confirmed";
    assert!(markdown.contains(open), "{markdown}");
    let row = "| Perform (as an option) a backup of mailboxes using a third-party";
    assert!(markdown.contains(row), "{markdown}");
}

#[test]
fn each_line_has_both_rows() {
    let report = published();
    let lines = lines(&report);
    let told: usize = report.chapters.iter().map(|(_, entries)| entries.len()).sum();
    assert_eq!(lines.len(), told + 1);
    assert_eq!(lines[0][2], "Activity (Here)");
    assert!(lines.iter().all(|line| line.len() == lines[0].len()));
    let both = lines.iter().filter(|line| line[8].starts_with('#') && line[9].starts_with('#'));
    assert_eq!(both.count(), 20);
}

proptest! {
    #[test]
    fn nothing_of_a_matrix_becomes_markup_or_a_formula(a in any_matrix(), b in any_matrix()) {
        let report = report(a, b);
        let page = html(&report);
        let tags = ["main", "h1", "h2", "p", "div", "table", "thead", "tbody", "tr", "th", "td",
            "br", "small", "body", "html"];
        let body = page.split("<body>").nth(1).unwrap();
        for part in body.split('<').skip(1) {
            let tag: String =
                part.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
            prop_assert!(tags.contains(&tag.as_str()), "{}", part);
        }
        let options = Options { byte_order_mark: false, ..Options::default() };
        for line in crate::csv::Rows::new(&csv(&report, options), ',') {
            for cell in line.cells {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@']), "{}", cell);
            }
        }
        for line in markdown(&report).lines() {
            prop_assert!(!line.starts_with("    "));
        }
    }
}
