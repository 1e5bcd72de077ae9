//! A list: CSV with a column of ids and one of texts.

use std::collections::{HashMap, HashSet};

use remit_core::fold::fold;
use remit_core::matrix::{Activity, Matrix, MatrixData, MatrixId, Row, RowId, Text, limits};
use remit_formats::csv::{Rows, unguard};
use remit_formats::json::fingerprint;
use remit_import::names_activities;

use super::Which;

/// What may part the two columns.
const DELIMITERS: [char; 4] = ['\t', ';', ',', '|'];
/// What a column of ids is called.
const IDS: [&str; 9] = ["id", "ids", "key", "no", "nr", "number", "ref", "reference", "code"];
/// What a column of texts is called, beside the names of activities.
const TEXTS: [&str; 6] = ["text", "texts", "title", "name", "description", "control"];
/// A text shorter than this may be roles, unless it is in another script.
const SHORT: usize = 4;

/// The matrix of a list, with its ids; nothing where the file is none.
///
/// An id that Remit has not made says nothing about the rows of another list: two standards both
/// count from 5.1 on.
pub(super) fn read(bytes: &[u8], which: Which) -> Option<(Matrix, HashMap<RowId, String>)> {
    let text = remit_files::text(bytes, None)?;
    let mut pairs = DELIMITERS.iter().find_map(|delimiter| pairs(&text, *delimiter))?;
    let is_header = pairs.first().is_some_and(|(id, text)| is_id(id) || is_text(text));
    let is_turned_header = pairs.first().is_some_and(|(id, text)| is_id(text) || is_text(id));
    let length = |of: fn(&(String, String)) -> &str| -> usize {
        pairs.iter().map(|pair| of(pair).chars().count()).sum()
    };
    let is_shorter_first = length(|pair| &pair.0) <= length(|pair| &pair.1);
    if !is_header && (is_turned_header || !is_shorter_first) {
        pairs = pairs.into_iter().map(|(text, id)| (id, text)).collect();
    }
    if is_header || is_turned_header {
        pairs.remove(0);
    }
    let ids: HashSet<&str> = pairs.iter().map(|(id, _)| id.as_str()).collect();
    let are_ids = ids.len() == pairs.len() && !ids.contains("") && !pairs.is_empty();
    let long = pairs.iter().filter(|(_, text)| text.chars().count() > SHORT || !text.is_ascii());
    if !are_ids || long.count() * 2 < pairs.len() || pairs.len() > limits::ROWS {
        return None;
    }
    let mut data = MatrixData::empty(MatrixId::from_bits(fingerprint(&text)), "");
    let mut listed = HashMap::new();
    for (id, text) in pairs {
        let row = row_id(&id, which);
        data.rows.push(Row::Activity(Box::new(Activity::new(row, Text::plain(&text), 0))));
        listed.insert(row, id);
    }
    Some((Matrix::new(data).ok()?, listed))
}

/// The rows of a text of two columns throughout.
fn pairs(text: &str, delimiter: char) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    for row in Rows::new(text, delimiter) {
        let mut cells = row.cells.iter().map(|cell| unguard(cell.trim()).to_owned());
        match (cells.next(), cells.next(), cells.next()) {
            (Some(id), Some(text), None) => pairs.push((id, text)),
            // An empty line.
            (Some(only), None, None) if only.is_empty() => {}
            _ => return None,
        }
    }
    (!pairs.is_empty()).then_some(pairs)
}

fn is_id(header: &str) -> bool {
    IDS.contains(&fold(header).as_str())
}

fn is_text(header: &str) -> bool {
    TEXTS.contains(&fold(header).as_str()) || names_activities(header)
}

/// The row of an id: the one that Remit has given it, or a number for it in this list.
fn row_id(id: &str, which: Which) -> RowId {
    let own = id.strip_prefix('#').unwrap_or(id).parse();
    own.unwrap_or_else(|_| RowId::from_bits(fingerprint(&format!("{which:?}\n{id}"))))
}
