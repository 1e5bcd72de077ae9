//! Letters that name parties: "G = Acme, C = Customer". The names are put into the cells in their
//! place, before anything else is understood.

use super::super::roles::{self, Said};
use super::super::words::{is_customer, is_provider};
use super::parts::parts;
use remit_core::matrix::Text;
use remit_formats::page::{Block, BlockKind, Cell, Notes, Place, Table};

/// A code and the party that it names.
#[derive(Debug, PartialEq, Eq)]
struct Alias {
    code: String,
    name: String,
}

/// Puts the names into the tables.
pub(super) fn take(blocks: &mut [Block], notes: &mut Notes) {
    let Some((place, aliases)) = blocks.iter().find_map(|block| {
        let found = defined(&block.kind);
        (!found.is_empty()).then(|| (block.place.clone(), found))
    }) else {
        return;
    };
    let tables = blocks.iter_mut().filter_map(|block| match &mut block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let named: usize = tables.map(|table| name_in(table, &aliases)).sum();
    if named > 0 {
        tell(&place, &aliases, notes);
    }
}

fn tell(place: &Place, aliases: &[Alias], notes: &mut Notes) {
    for Alias { code, name } in aliases {
        let usual = match code.as_str() {
            "R" => ", not Responsible",
            "A" => ", not Accountable",
            "C" => ", not Consulted",
            "I" => ", not Informed",
            _ => "",
        };
        notes.guessed(place, format!("{code} stands for {name}{usual}."));
    }
}

/// The parties that the codes of a block name: one of them at least is a word for the customer
/// or the provider, and none is a role.
fn defined(block: &BlockKind) -> Vec<Alias> {
    let lines: Vec<String> = match block {
        BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => {
            let plain = text.to_plain();
            parts(&plain, &[',', ';', '\n', '|']).into_iter().map(str::to_owned).collect()
        }
        BlockKind::List(items, _) => {
            items.iter().map(|item| item.to_plain().into_owned()).collect()
        }
        BlockKind::Table(table) if table.width() == 2 => {
            let row = |row: &remit_formats::page::Row| {
                format!("{} = {}", row.cell(0).text.to_plain(), row.cell(1).text.to_plain())
            };
            table.rows.iter().map(row).collect()
        }
        BlockKind::Table(_) | BlockKind::Footnote(..) => return Vec::new(),
    };
    let aliases: Vec<Alias> = lines.iter().filter_map(|line| alias(line)).collect();
    let is_side = |alias: &Alias| {
        let is_word = alias.name.split_whitespace().count() <= 2;
        is_word && (is_customer(&alias.name) || is_provider(&alias.name))
    };
    let is_role =
        |alias: &Alias| matches!(roles::said(&alias.name), Some(Said::Role(_) | Said::Likely(_)));
    let parties = aliases.iter().filter(|alias| roles::said(&alias.name).is_none()).count();
    let fits = parties >= 2 && aliases.iter().any(is_side) && !aliases.iter().any(is_role);
    if fits { aliases } else { Vec::new() }
}

/// "G = Acme", "C: Customer", "P – Provider".
fn alias(line: &str) -> Option<Alias> {
    let (code, name) = line.split_once(['=', ':', '–', '—']).or_else(|| line.split_once(" - "))?;
    // What introduces the first code is no part of it.
    let code = code.trim().rsplit(' ').next().unwrap_or_default();
    let name = name.trim().trim_end_matches('.');
    let is_code = (1..=3).contains(&code.chars().count()) && code.chars().all(char::is_uppercase);
    let is_name = !name.is_empty() && name.split_whitespace().count() <= 4;
    (is_code && is_name).then(|| Alias { code: code.to_owned(), name: name.to_owned() })
}

/// Puts the names into the cells that are nothing but codes, where all codes of the table name
/// parties: beside an R, an A is no party. Says how many these are.
fn name_in(table: &mut Table, aliases: &[Alias]) -> usize {
    let body = || table.rows.iter().skip(1).flat_map(|row| row.cells.iter().skip(1));
    let is_other = |cell: &Cell| is_codes(&cell.text) && named(&cell.text, aliases).is_none();
    if body().any(is_other) {
        return 0;
    }
    let mut count = 0;
    let cells = table.rows.iter_mut().skip(1).flat_map(|row| row.cells.iter_mut().skip(1));
    for cell in cells.filter(|cell| cell.text.marks().next().is_none()) {
        if let Some(names) = named(&cell.text, aliases) {
            cell.text = Text::plain(&names);
            count += 1;
        }
    }
    count
}

/// The codes between the signs of a cell.
fn codes(plain: &str) -> impl Iterator<Item = &str> {
    plain.split(['+', '/', ',', '&']).map(str::trim)
}

/// Whether a cell is nothing but single capitals and signs between them.
fn is_codes(text: &Text) -> bool {
    let plain = text.to_plain();
    let is_capital = |code: &str| code.chars().count() == 1 && code.chars().all(char::is_uppercase);
    codes(&plain).all(is_capital)
}

/// The parties that a cell names by their codes, if it is nothing but these.
fn named(text: &Text, aliases: &[Alias]) -> Option<String> {
    let plain = text.to_plain();
    let name = |code| aliases.iter().find(|alias| alias.code == code).map(|it| it.name.as_str());
    let names: Option<Vec<&str>> = codes(&plain).map(name).collect();
    names.filter(|names| !names.is_empty()).map(|names| names.join(" + "))
}

/// Whether a text defines codes for parties, so that they are no letters.
pub(super) fn is_defined_in(block: &BlockKind) -> bool {
    !defined(block).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = defined(&BlockKind::Paragraph(Text::plain(text)));
        let found: Vec<(&str, &str)> =
            found.iter().map(|it| (it.code.as_str(), it.name.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn codes_may_name_parties() {
        check("G = Acme, C = Customer, G+C = shared.", &[("G", "Acme"), ("C", "Customer")]);
        check("P: Provider; C: Client", &[("P", "Provider"), ("C", "Client")]);
        check("R = Responsible, A = Accountable, C = Customer", &[]);
        check("R: Responsible, C: Consulted", &[]);
        check("Note: the customer decides, always: yes", &[]);
    }
}
