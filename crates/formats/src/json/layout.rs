//! How the JSON is laid out: two spaces a level, and one line for what is deepest, so that
//! an activity's cells stand side by side and a changed cell is one changed line.

use super::node::Node;

/// Levels that are spread over lines: the file, its lists, their items.
const SPREAD: usize = 3;

/// The JSON of a value, for people.
pub(crate) fn pretty(value: &Node) -> String {
    let mut out = String::new();
    write(&mut out, value, 1);
    out.push('\n');
    out
}

/// The JSON of a value, as short as can be.
pub fn compact(value: &Node) -> String {
    let mut out = String::new();
    write(&mut out, value, usize::MAX);
    out
}

/// Writes a value at a depth, from 1 on; `usize::MAX` writes no white space at all.
fn write(out: &mut String, value: &Node, depth: usize) {
    match value {
        Node::Text(text) => string(out, text),
        Node::Number(number) => out.push_str(&number.to_string()),
        Node::Other(_) => out.push_str("null"),
        Node::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                begin_item(out, at, depth);
                write(out, item, depth.saturating_add(1));
            }
            end(out, items.is_empty(), depth);
            out.push(']');
        }
        Node::Object(pairs) => {
            out.push('{');
            for (at, (key, item)) in pairs.iter().enumerate() {
                begin_item(out, at, depth);
                string(out, key);
                out.push_str(if depth == usize::MAX { ":" } else { ": " });
                write(out, item, depth.saturating_add(1));
            }
            end(out, pairs.is_empty(), depth);
            out.push('}');
        }
    }
}

fn begin_item(out: &mut String, at: usize, depth: usize) {
    if at > 0 {
        out.push(',');
    }
    if depth <= SPREAD {
        new_line(out, depth);
    } else if at > 0 && depth != usize::MAX {
        out.push(' ');
    }
}

fn end(out: &mut String, is_empty: bool, depth: usize) {
    if !is_empty && depth <= SPREAD {
        new_line(out, depth - 1);
    }
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// A string with what JSON cannot hold as it is escaped.
fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    // All that is escaped is ASCII, so bytes tell where it stands.
    while let Some(at) = rest.bytes().position(|c| c < 0x20 || c == b'"' || c == b'\\') {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let (escaped, after) = from.split_at(1);
        match escaped {
            "\"" => out.push_str("\\\""),
            "\\" => out.push_str("\\\\"),
            "\n" => out.push_str("\\n"),
            "\r" => out.push_str("\\r"),
            "\t" => out.push_str("\\t"),
            _ => {
                out.push_str("\\u00");
                for byte in escaped.bytes().map(u32::from) {
                    out.extend(
                        [byte / 16, byte % 16].map(|d| char::from_digit(d, 16).unwrap_or('0')),
                    );
                }
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out.push('"');
}
