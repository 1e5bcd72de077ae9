//! reStructuredText: tables whose columns stand under lines of `=`, and those that are written as
//! lists of lists or as CSV.
//! Where all tables are drawn with signs, a page is read as Markdown. Headings are underlined.

use remit_core::matrix::Mark;

use super::inline::{Language, Scanner, Set, around, between};
use super::prose::Prose;
use crate::csv;
use crate::markdown::read::drawn;
use crate::page::{ImportError, NumberedRows, Stage, Watch};

pub(super) const LANGUAGE: Language = Language {
    signs: &[
        around("**", Set::Bold, true),
        around("``", Set::Other, true),
        around("*", Set::Emphasis, true),
    ],
    begins: &['*', '`', '\\', '[', ':'],
    special,
    line_end: "",
};

fn special(scanner: &mut Scanner, text: &str) -> Option<usize> {
    match text.chars().next()? {
        '\\' => {
            let sign = text.get(1..)?.chars().next()?;
            if !sign.is_whitespace() {
                scanner.out.words(sign.encode_utf8(&mut [0; 4]));
            }
            Some(1 + sign.len_utf8())
        }
        '[' => {
            let (mark, length) = between(text, "[", "]_")?;
            let mark = mark.trim_start_matches('#');
            Mark::new(mark)?;
            scanner.out.mark(mark);
            Some(length)
        }
        ':' => {
            // A role: what it says stands behind it.
            let (role, length) = between(text, ":", ":`")?;
            let is_role =
                !role.is_empty() && role.chars().all(|c| c.is_alphanumeric() || "-:+".contains(c));
            let (inside, more) = between(text.get(length - 1..)?, "`", "`").filter(|_| is_role)?;
            scanner.out.words(inside.split('<').next().unwrap_or(inside).trim());
            Some(length - 1 + more)
        }
        '`' if !text.starts_with("``") => {
            let (inside, length) = between(text, "`", "`")?;
            let ends = text.get(length..)?.bytes().take(2).take_while(|c| *c == b'_').count();
            match inside.split_once('<') {
                Some((said, to)) if ends > 0 => {
                    scanner.link(to.trim_end_matches('>'), said.trim_end());
                }
                _ => scanner.out.words(inside),
            }
            Some(length + ends)
        }
        _ => None,
    }
}

/// Whether a table begins in a line.
pub(super) fn is_table(line: &str) -> bool {
    is_border(line) || is_list(line) || is_csv(line)
}

/// Whether a line says how wide columns are: "=====  ====".
fn is_border(line: &str) -> bool {
    let line = line.trim();
    line.split(' ').filter(|run| !run.is_empty()).count() >= 2
        && line.split(' ').all(|run| run.bytes().all(|c| c == b'='))
}

fn is_list(line: &str) -> bool {
    line.trim().starts_with(".. list-table::")
}

fn is_csv(line: &str) -> bool {
    line.trim().starts_with(".. csv-table::")
}

pub(super) fn read(lines: &[&str], page: &mut Prose, watch: &mut Watch) -> Result<(), ImportError> {
    let mut signs = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        watch.step(Stage::Splitting, at, lines.len())?;
        page.budget.check()?;
        let rest = lines.get(at + 1..).unwrap_or_default();
        let (rows, length) = if is_border(line) {
            under_lines(line, rest, at + 2)
        } else if is_list(line) {
            of_lists(rest, at + 2)
        } else if is_csv(line) {
            of_values(rest, at + 2)
        } else if let Some((rows, has_head, length)) =
            drawn::rows(lines.get(at..).unwrap_or_default(), at + 1)
        {
            page.rows(rows, Some(usize::from(has_head)));
            at += length;
            continue;
        } else {
            let level = level(line, rest.first().copied().unwrap_or_default(), &mut signs);
            match level {
                Some(level) => page.heading(level, line, at + 1),
                None if is_underline(line).is_some() => page.line("", at + 1),
                None => prose(line, at + 1, page),
            }
            at += 1;
            continue;
        };
        page.rows(rows, None);
        at += length + 1;
    }
    Ok(())
}

/// A line that is none of a table.
fn prose(line: &str, number: usize, page: &mut Prose) {
    let text = line.trim();
    let is_option =
        || line.starts_with([' ', '\t']) && text.starts_with(':') && text.matches(':').count() > 1;
    match text.strip_prefix(".. ") {
        Some(footnote) => match between(footnote, "[", "]").filter(|_| footnote.starts_with('[')) {
            Some((mark, length)) => {
                let mark = Mark::new(mark.trim_start_matches('#'));
                let text = footnote.get(length..).unwrap_or_default();
                if let Some(mark) = mark {
                    page.footnote(mark, text, number);
                }
            }
            // Signs for programs.
            None => page.line("", number),
        },
        None if is_option() => {}
        None => page.line(text, number),
    }
}

/// The level of a heading, which the line below it underlines: each sign is a level, in the order
/// in which a page uses them.
fn level(line: &str, under: &str, signs: &mut Vec<char>) -> Option<usize> {
    let sign = is_underline(under)?;
    let is_title = !line.trim().is_empty() && is_underline(line).is_none();
    if !is_title || under.trim_end().len() + 2 < line.trim_end().chars().count() {
        return None;
    }
    let known = signs.iter().position(|other| *other == sign);
    let at = known.unwrap_or_else(|| {
        signs.push(sign);
        signs.len() - 1
    });
    Some(at + 1)
}

/// The sign of which a line is made that stands under a heading, or over it.
fn is_underline(line: &str) -> Option<char> {
    let line = line.trim_end();
    let sign = line.chars().next().filter(|sign| "=-~^\"'`#*+.:_".contains(*sign))?;
    (line.len() >= 3 && line.chars().all(|c| c == sign)).then_some(sign)
}

/// The rows below a border, and how many lines they and the borders take.
fn under_lines(border: &str, lines: &[&str], begins: usize) -> (NumberedRows, usize) {
    let signs: Vec<char> = border.chars().collect();
    let starts: Vec<usize> = (0..signs.len())
        .filter(|at| {
            let before = at.checked_sub(1).and_then(|at| signs.get(at));
            signs.get(*at) == Some(&'=') && before != Some(&'=')
        })
        .collect();
    let mut rows = NumberedRows::new();
    let mut length = 0;
    let mut borders = 0;
    for (line, number) in lines.iter().zip(begins..) {
        // It ends with its third border, or where there is no header with its second.
        let is_end = is_border(line) && lines.get(length + 1).is_none_or(|next| next.is_empty());
        length += 1;
        if is_border(line) {
            borders += 1;
            if borders == 2 || is_end {
                break;
            }
            continue;
        }
        // Lines under cells say how far these go, or part rows.
        if line.contains("--") && line.chars().all(|c| matches!(c, '-' | ' ')) {
            continue;
        }
        let chars: Vec<char> = line.chars().collect();
        // No more cells than the line reaches to: a border may say any number of columns.
        let reached = starts.iter().enumerate().take_while(|(_, start)| **start < chars.len());
        let cells = reached.map(|(column, start)| {
            let end = starts.get(column + 1).copied().unwrap_or(chars.len()).min(chars.len());
            chars.get(*start..end).unwrap_or_default().iter().collect::<String>()
        });
        let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
        match rows.last_mut() {
            // A row goes on where its first cell is free.
            Some((_, above)) if cells.first().is_none_or(String::is_empty) => {
                above.resize(above.len().max(cells.len()), String::new());
                for (above, cell) in above.iter_mut().zip(&cells).filter(|(_, it)| !it.is_empty()) {
                    if !above.is_empty() {
                        above.push(' ');
                    }
                    above.push_str(cell);
                }
            }
            _ => rows.push((number, cells)),
        }
    }
    (rows, length)
}

/// The rows of a table whose rows are the items of a list, and their cells those of lists in them.
fn of_lists(lines: &[&str], begins: usize) -> (NumberedRows, usize) {
    let mut rows = NumberedRows::new();
    let mut length = 0;
    for (line, number) in lines.iter().zip(begins..) {
        let text = line.trim();
        if !text.is_empty() && !line.starts_with([' ', '\t']) {
            break;
        }
        length += 1;
        let (item, is_row) = match text.strip_prefix("* ") {
            Some(item) => (item.trim(), true),
            None => (text, false),
        };
        if is_row {
            rows.push((number, Vec::new()));
        }
        let Some((_, cells)) = rows.last_mut() else { continue };
        match item.strip_prefix('-') {
            Some(cell) if cell.is_empty() || cell.starts_with(' ') => {
                cells.push(cell.trim().to_owned());
            }
            _ => {
                if let Some(last) = cells.last_mut().filter(|_| !text.is_empty()) {
                    last.push(' ');
                    last.push_str(text);
                }
            }
        }
    }
    (rows, length)
}

/// The rows of a table that is written as CSV. Its header is among its options, or its first row.
fn of_values(lines: &[&str], begins: usize) -> (NumberedRows, usize) {
    let is_part = |line: &&&str| line.trim().is_empty() || line.starts_with([' ', '\t']);
    let length = lines.iter().take_while(is_part).count();
    let part = lines.get(..length).unwrap_or_default();
    let options = part.iter().take_while(|line| line.trim().starts_with(':')).count();
    let mut header = None;
    let mut delimiter = ',';
    for (line, number) in part.iter().take(options).zip(begins..) {
        let (name, value) = line.trim().trim_start_matches(':').split_once(':').unwrap_or_default();
        match (name, value.trim()) {
            ("header", value) => header = Some((value, number)),
            ("delim", "tab") => delimiter = '\t',
            ("delim", "space") => delimiter = ' ',
            ("delim", value) => delimiter = value.chars().next().unwrap_or(','),
            _ => {}
        }
    }
    let values: Vec<&str> = part.iter().skip(options).map(|line| line.trim()).collect();
    let values = (values.join("\n"), begins + options);
    let header = header.map(|(value, number)| (value.to_owned(), number));
    let rows = header.into_iter().chain([values]).flat_map(|(text, first)| {
        let rows: Vec<_> = csv::Rows::new(&text, delimiter).collect();
        rows.into_iter().map(move |row| (first + row.line - 1, row.cells))
    });
    let joined = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows = rows.map(|(line, cells)| (line, cells.iter().map(joined).collect::<Vec<_>>()));
    (rows.filter(|(_, cells)| !cells.iter().all(String::is_empty)).collect(), length)
}
