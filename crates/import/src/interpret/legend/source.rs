//! The letters that a table, a list or a paragraph defines.

use super::super::parts::parts;
use super::entry::{code_and_name, entry, is_short, letter, without_label};
use super::text::lines;
use remit_core::matrix::{self, Inline, Letter, Text};
use remit_formats::page::Table;

/// Fewer letters are no legend.
pub(super) const FEWEST: usize = 3;

/// All of them, where every one is an entry; a list of other things is no legend.
pub(super) fn all(entries: impl Iterator<Item = Option<Letter>>) -> Vec<Letter> {
    entries.collect::<Option<Vec<_>>>().unwrap_or_default()
}

pub(super) fn from_table(table: &Table) -> Vec<Letter> {
    if holds_letters(table) {
        return Vec::new();
    }
    let rows = table.rows.iter().take(matrix::letter::MAX_LETTERS + 2);
    let read = |skip: usize| -> Vec<Letter> {
        // "- | Not involved" defines no letter.
        let dash = |text: &str| !text.is_empty() && !text.contains(char::is_alphanumeric);
        // "R/A | Responsible and accountable" says what its letters say.
        let both = |text: &str| {
            let mut codes = text.split(['/', '+', ',']).map(str::trim);
            text.len() > 1 && codes.all(|code| code.chars().count() == 1)
        };
        let rows = rows.clone().skip(skip).filter(|row| {
            let mut cells = row.cells.iter().map(|cell| cell.text.to_plain());
            let first = cells.find(|text| !text.trim().is_empty()).unwrap_or_default();
            !row.is_empty() && !dash(first.trim()) && !both(first.trim())
        });
        all(rows.map(|row| {
            let mut cells = row.cells.iter().map(|cell| &cell.text).filter(|text| !text.is_empty());
            let first = cells.next()?;
            let rest: Vec<&Text> = cells.collect();
            from_cells(first, &rest)
        }))
    };
    // The header of a legend with one column is often its first letter's line.
    let with_header = read(1);
    let without = read(0);
    if without.len() > with_header.len() { without } else { with_header }
}

/// Whether the table has columns of letters behind the first one: then the first one counts its
/// rows, "A", "B", "C".
fn holds_letters(table: &Table) -> bool {
    let is_letters = |column: &usize| {
        let cells = table.rows.iter().skip(1).map(|row| row.cell(*column).text.to_plain());
        let cells: Vec<_> = cells.filter(|cell| !cell.trim().is_empty()).collect();
        let is_short = |cell: &str| {
            let letters = || cell.chars().filter(|c| c.is_alphabetic());
            letters().next().is_some() && letters().all(char::is_uppercase) && cell.len() <= 5
        };
        cells.len() >= 2 && cells.iter().all(|cell| is_short(cell))
    };
    (1..table.width().min(MOST_COLUMNS)).filter(is_letters).count() >= 2
}

/// No legend has more columns.
const MOST_COLUMNS: usize = 40;

fn from_cells(first: &Text, rest: &[&Text]) -> Option<Letter> {
    match rest {
        [] => entry(first),
        [second] => {
            let (code, name) = code_and_name(&first.to_plain())?;
            let definition = without_label((*second).clone());
            // "R | Responsible" gives the name; "(R) Responsible | is in charge" both.
            let (name, definition) = if name.is_empty() && is_short(&definition.to_plain()) {
                (definition.to_plain().into_owned(), Text::default())
            } else {
                (name, definition)
            };
            Some(letter(code, name, definition))
        }
        [second, third, ..] => {
            let (code, _) = code_and_name(&first.to_plain())?;
            Some(letter(code, second.to_plain().into_owned(), (*third).clone()))
        }
    }
}

/// Lines of one paragraph, or one sentence: "R = Responsible, A = Accountable".
pub(in super::super) fn from_paragraph(text: &Text) -> Vec<Letter> {
    let lines = lines(text);
    if lines.len() > 1 {
        // Lines before the first letter introduce it.
        let entries: Vec<Letter> = lines
            .iter()
            .skip_while(|line| entry(line).is_none())
            .map(entry)
            .collect::<Option<Vec<_>>>()
            .unwrap_or_default();
        if entries.len() >= FEWEST {
            return entries;
        }
    }
    if let Some(one) = entry(text)
        && !text.to_plain().contains([',', ';', '|', '·'])
    {
        return vec![one];
    }
    let plain = text.to_plain();
    if plain.len() > 600 {
        return Vec::new();
    }
    let inside = plain.split_once(['(', '[']).map_or(&*plain, |(before, inside)| {
        if before.contains(['=', ':']) { &plain } else { inside }
    });
    let after = inside.rsplit_once(": ").filter(|(before, _)| before.len() > 2);
    let list = match after {
        Some((_, after)) if after.contains('=') => after,
        _ => inside,
    };
    let listed = parts(list, &[',', ';', '|', '·', '/']);
    let bare = |part: &str| {
        let part = part.trim_end_matches('.');
        let closed = part.contains(['(', '[']);
        if closed { part.to_owned() } else { part.trim_end_matches([')', ']']).to_owned() }
    };
    let entries = all(listed.iter().map(|part| entry(&Text::plain(&bare(part)))));
    if entries.is_empty() {
        initials(text, &parts(&plain, &[',', ';', '|', '·']))
    } else {
        entries
    }
}

/// "**R**esponsible (does the work) | **A**ccountable (signs off)", and "**R** does the work;
/// **A** answers for it": each part begins with a letter in bold.
fn initials(text: &Text, parts: &[&str]) -> Vec<Letter> {
    let [matrix::Block::Paragraph(inlines)] = text.blocks() else { return Vec::new() };
    let bold: Vec<&str> = inlines
        .iter()
        .filter_map(|inline| match inline {
            Inline::Run { text, style, .. } if style.bold && text.chars().count() == 1 => {
                Some(text.as_str())
            }
            _ => None,
        })
        .collect();
    if bold.len() != parts.len() || bold.len() < FEWEST {
        return Vec::new();
    }
    let read = |(part, initial): (&&str, &&str)| {
        let code = initial.chars().next().filter(|code| code.is_uppercase())?;
        // What introduces the legend stands before its first letter: "Legend: R …".
        let part = part.rsplit_once(": ").map_or(*part, |(_, part)| part);
        let rest = part.strip_prefix(code)?.trim_end_matches('.');
        if rest.starts_with(char::is_whitespace) {
            return Some(letter(code, String::new(), Text::plain(rest.trim())));
        }
        let (name, inside) = part.split_once('(').unwrap_or((part, ""));
        let definition = Text::plain(inside.trim_end_matches([')', '.', ' ']));
        is_short(name).then(|| letter(code, name.trim().to_owned(), definition))
    };
    all(parts.iter().zip(&bold).map(read))
}
