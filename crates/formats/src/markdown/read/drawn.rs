//! Tables that are drawn with signs, as programs print them and reStructuredText, Org and others
//! write them: rows between lines like `+---+---+`, `|---+---|` or `├───┼───┤`. They are put into
//! the form that Markdown has.

use super::joined::Joined;
use super::table;
use crate::page::NumberedRows;

/// Signs of which borders are made, apart from those of text.
const BOX: &str = "─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╭╮╰╯╟╢╫┠┨";
/// Signs that stand between cells.
const BARS: [char; 4] = ['|', '│', '┃', '║'];

/// Puts drawn tables into the form that Markdown has; nothing where the text has none.
pub fn join(lines: &[&str]) -> Option<Joined> {
    if !lines.iter().any(|line| is_border(line)) {
        return None;
    }
    let mut joined = Joined::default();
    let mut any = false;
    let mut at = 0;
    for run in lines.chunk_by(|a, b| is_part(a) == is_part(b)) {
        let borders = run.iter().filter(|line| is_border(line)).count();
        if borders > 0 && run.iter().any(|line| cells(line).is_some()) {
            any = true;
            draw(run, at + 1, &mut joined);
        } else {
            for (line, number) in run.iter().zip(at + 1..) {
                joined.push((*line).to_owned(), number);
            }
        }
        at += run.len();
    }
    any.then_some(joined)
}

/// Whether a line can be one of a drawn table.
fn is_part(line: &str) -> bool {
    is_border(line) || table::is_rule(line) || cells(line).is_some()
}

/// Whether a line is one between the rows of a drawn table: unlike those of Markdown it has
/// crossings.
fn is_border(line: &str) -> bool {
    let line = line.trim();
    let ends = line.starts_with(['+', '|']) && line.ends_with(['+', '|']);
    let is_plain = ends
        && line.contains('+')
        && (line.contains("--") || line.contains("=="))
        && line.chars().all(|c| matches!(c, '+' | '-' | '=' | '|' | ':'));
    let is_sign = |c: char| !c.is_ascii() && BOX.contains(c);
    let is_boxed = || {
        line.chars().take(3).filter(|c| is_sign(*c)).count() == 3
            && line.chars().all(|c| is_sign(c) || BARS.contains(&c) || c == ' ')
    };
    is_plain || is_boxed()
}

/// The cells of a line that has bars around it.
fn cells(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    if line.len() > 1 && line.starts_with('|') && line.ends_with('|') {
        return Some(table::cells(line));
    }
    let inside = line.strip_prefix(BARS)?.strip_suffix(BARS)?;
    Some(inside.split(BARS).map(|cell| cell.trim().to_owned()).collect())
}

/// The rows of the drawn table that a text begins with: each with its line, whether the first is
/// its header, and how many lines it takes.
pub(crate) fn rows(lines: &[&str], begins: usize) -> Option<(NumberedRows, bool, usize)> {
    if !lines.first().is_some_and(|line| is_border(line)) {
        return None;
    }
    let length = lines.iter().take_while(|line| is_part(line)).count();
    let run = lines.get(..length)?;
    run.iter().any(|line| cells(line).is_some()).then(|| {
        let (rows, has_head) = drawn(run, begins);
        (rows, has_head, length)
    })
}

/// Writes a drawn table that begins in a line.
fn draw(lines: &[&str], begins: usize, joined: &mut Joined) {
    let (rows, has_head) = drawn(lines, begins);
    for (at, (number, cells)) in rows.iter().enumerate() {
        joined.row(cells, *number);
        if at == 0 && has_head {
            joined.rule(cells.len(), *number);
        }
    }
}

/// The rows of a drawn table that begins in a line, and whether the first is its header.
fn drawn(lines: &[&str], begins: usize) -> (NumberedRows, bool) {
    let mut groups: Vec<NumberedRows> = vec![Vec::new()];
    for (line, number) in lines.iter().zip(begins..) {
        let is_between = is_border(line) || table::is_rule(line);
        match groups.last_mut() {
            Some(group) if !is_between => group.extend(cells(line).map(|cells| (number, cells))),
            Some(group) if !group.is_empty() => groups.push(Vec::new()),
            _ => {}
        }
    }
    groups.retain(|group| !group.is_empty());
    // With borders between all rows, a row has as many lines as its longest cell; where they only
    // frame head and body, or part groups of rows, each line is a row.
    let is_org = lines.iter().any(|line| line.trim_start().starts_with('|') && is_border(line));
    let is_framed = groups.len() < 3 || is_org;
    let has_head = groups.len() > 1;
    let mut rows = NumberedRows::new();
    for (place, group) in groups.into_iter().enumerate() {
        let is_head = has_head && place == 0;
        if !is_head && (is_framed || group.iter().all(|(_, cells)| is_whole(cells))) {
            rows.extend(group);
            continue;
        }
        let Some((number, first)) = group.first() else { continue };
        let cell = |column: usize| {
            let lines = group.iter().filter_map(|(_, cells)| cells.get(column));
            let lines: Vec<&str> =
                lines.map(String::as_str).filter(|text| !text.is_empty()).collect();
            lines.join(" ")
        };
        rows.push((*number, (0..first.len()).map(cell).collect()));
    }
    (rows, has_head)
}

/// Whether a line of cells looks like a row by itself: in what goes on with the line above, most
/// cells are free.
fn is_whole(cells: &[String]) -> bool {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    filled * 2 > cells.len() && cells.first().is_some_and(|first| !first.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(drawn: &str, expected: &[&str]) {
        let lines: Vec<&str> = drawn.lines().collect();
        let found = join(&lines).map(|joined| joined.lines).unwrap_or_default();
        assert_eq!(found, expected, "{drawn}");
    }

    #[test]
    fn frames_are_taken_off() {
        let expected =
            ["| Task | Ann | Bob |", "|---|---|---|", "| Build | R | A |", "| Try | A | R |"];
        check(
            "+-------+-----+-----+\n| Task  | Ann | Bob |\n+-------+-----+-----+\n| Build | R   | A   |\n| Try   | A   | R   |\n+-------+-----+-----+",
            &expected,
        );
        check(
            "+-------+-----+-----+\n| Task  | Ann | Bob |\n+=======+=====+=====+\n| Build | R   | A   |\n+-------+-----+-----+\n| Try   | A   | R   |\n+-------+-----+-----+",
            &expected,
        );
        check(
            "┌───────┬─────┬─────┐\n│ Task  │ Ann │ Bob │\n├───────┼─────┼─────┤\n│ Build │ R   │ A   │\n│ Try   │ A   │ R   │\n└───────┴─────┴─────┘",
            &expected,
        );
        check(
            "| Task  | Ann | Bob |\n|-------+-----+-----|\n| Build | R   | A   |\n|-------+-----+-----|\n| Try   | A   | R   |",
            &expected,
        );
    }

    #[test]
    fn a_row_has_as_many_lines_as_its_longest_cell() {
        check(
            "Who\n\n+-------+-----+\n| Task  | Ann |\n+=======+=====+\n| Build | R   |\n| it    |     |\n+-------+-----+\n| Try   | A   |\n+-------+-----+\nEnd",
            &["Who", "", "| Task | Ann |", "|---|---|", "| Build it | R |", "| Try | A |", "End"],
        );
    }

    #[test]
    fn a_border_may_part_groups_of_rows() {
        check(
            "┌──────┬─────┐\n│ Task │ Ann │\n├──────┼─────┤\n│ Dig  │ R   │\n│ Fill │ A   │\n├──────┼─────┤\n│ Go   │ I   │\n└──────┴─────┘",
            &["| Task | Ann |", "|---|---|", "| Dig | R |", "| Fill | A |", "| Go | I |"],
        );
    }

    #[test]
    fn tables_of_markdown_are_left_alone() {
        for other in ["| a | b |\n|---|---|\n| + | -- |", "a + b\n+--+", "| a |\n+ b", "──────"]
        {
            check(other, &[]);
        }
    }
}
