//! Tables of Markdown, as people copy them from wikis, tickets and chats.

use super::Table;
use remit_formats::markdown::read::is_rule;
use remit_formats::markdown::read::table::cells;

/// The table, where the text is one: every line begins with a bar, or the second one parts the
/// header from the rest. That line itself holds nothing.
pub fn read(text: &str) -> Option<Table> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let ruled = lines.get(1).is_some_and(|line| is_rule(line));
    let barred = lines.iter().all(|line| line.starts_with('|') && line.len() > 1);
    let is_table = ruled && lines.iter().all(|line| line.contains('|')) || barred;
    if lines.is_empty() || !is_table {
        return None;
    }
    let broken = |cell: String| cell.replace("<br>", "\n").replace("<br/>", "\n");
    let rows = lines.into_iter().filter(|line| !is_rule(line));
    Some(rows.map(|line| cells(line).into_iter().map(broken).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let table = read(text).unwrap();
        assert_eq!(table, expected);
    }

    #[test]
    fn tables_are_read_without_their_rule() {
        check("| A | B |\n|---|:-:|\n| RA | |\n", &[&["A", "B"], &["RA", ""]]);
        check("| RA | I |\r\n| C | |", &[&["RA", "I"], &["C", ""]]);
        check("A | B\n--- | ---\nR | A", &[&["A", "B"], &["R", "A"]]);
        check("|a\\|b|x<br>y|", &[&["a|b", "x\ny"]]);
    }

    #[test]
    fn other_texts_are_no_tables() {
        for text in ["", "R\tA", "R | A", "a | b\nc | d", "|", "- item\n- item"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
