//! Activities with their parties and letters, gathered from whatever shape they stand in.

use std::collections::HashMap;

use super::super::cell::{Problem, read_cell};
use super::keys::{Key, is, says};
use remit_core::matrix::{Holding, Letters, limits};
use remit_formats::json::{Node, Pair};

/// An activity.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) section: String,
    pub(super) activity: String,
    pub(super) plan: String,
    pub(super) comment: String,
    /// Parties with what they hold, as written.
    cells: Vec<(String, String)>,
}

/// All activities of a file.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) title: String,
    pub(super) introduction: Vec<String>,
    pub(super) list: Vec<Entry>,
    /// The parties that the file lists, in its order.
    listed: Vec<String>,
    /// Where the activities stand that are told letter by letter, by section and name.
    by_letter: HashMap<(String, String), usize>,
}

type Pairs<'a> = [Pair<'a>];

impl Entry {
    /// What a party holds, as written.
    pub(super) fn letters_of(&self, party: &str) -> String {
        let held = self.cells.iter().filter(|(other, _)| other == party);
        held.map(|(_, letters)| letters.as_str()).collect::<Vec<_>>().join("/")
    }

    fn hold(&mut self, party: &str, letters: &str) {
        let (party, letters) = (party.trim(), letters.trim());
        if !party.is_empty() && self.cells.len() < 4 * limits::PARTIES {
            self.cells.push((party.to_owned(), letters.to_owned()));
        }
    }
}

impl Entries {
    /// All parties: those that the file lists, then those that hold something.
    pub(super) fn parties(&self) -> Vec<String> {
        let held = self.list.iter().flat_map(|entry| &entry.cells).map(|(party, _)| party);
        let mut parties: Vec<String> = Vec::new();
        for party in self.listed.iter().chain(held) {
            if parties.len() <= 2 * limits::PARTIES && !parties.contains(party) {
                parties.push(party.clone());
            }
        }
        parties
    }

    /// Reads whatever stands here; it belongs to a section of this name.
    pub(super) fn read(&mut self, node: &Node, section: &str) {
        match node {
            Node::List(items) => self.list(items, section),
            Node::Object(pairs) => self.object(pairs, section),
            Node::Text(_) | Node::Number(_) | Node::Other(_) => {}
        }
    }

    fn list(&mut self, items: &[Node], section: &str) {
        for item in items {
            let Node::Object(pairs) = item else {
                self.read(item, section);
                continue;
            };
            if self.list.len() > limits::ROWS {
                return;
            }
            if !self.assignment(pairs, section) && !self.activity(pairs, section) {
                self.object(pairs, section);
            }
        }
    }

    /// One letter of one party for one activity.
    fn assignment(&mut self, pairs: &Pairs, section: &str) -> bool {
        let (Some(activity), Some(party), Some(letter)) =
            (text(pairs, Key::Activity), text(pairs, Key::Party), text(pairs, Key::Letter))
        else {
            return false;
        };
        if !is_letters(&letter) {
            return false;
        }
        let section = text(pairs, Key::Group).unwrap_or_else(|| section.to_owned());
        let next = self.list.len();
        let at = *self.by_letter.entry((section.clone(), activity.clone())).or_insert(next);
        if at == next {
            self.list.push(Entry { section, activity, ..Entry::default() });
        }
        if let Some(entry) = self.list.get_mut(at) {
            entry.hold(&party, &letter);
            if entry.comment.is_empty() {
                entry.comment = text(pairs, Key::Comment).unwrap_or_default();
            }
        }
        true
    }

    /// An activity with all its parties.
    fn activity(&mut self, pairs: &Pairs, section: &str) -> bool {
        let Some((name, activity)) = pairs.iter().find_map(|(key, node)| match node {
            Node::Text(text) if is(key, Key::Activity) => Some((key, text)),
            _ => None,
        }) else {
            return false;
        };
        let mut entry = Entry {
            section: text(pairs, Key::Group).unwrap_or_else(|| section.to_owned()),
            activity: activity.to_string(),
            plan: text(pairs, Key::Plan).unwrap_or_default(),
            comment: text(pairs, Key::Comment).unwrap_or_default(),
            cells: Vec::new(),
        };
        for (key, node) in pairs.iter().filter(|(key, _)| key != name) {
            cells(&mut entry, key, node);
        }
        // What holds a list of further activities is a group.
        let group = pairs.iter().any(|(key, node)| {
            matches!(node, Node::List(items) if is(key, Key::List)
                && items.iter().any(|item| matches!(item, Node::Object(pairs) if text(pairs, Key::Activity).is_some())))
        });
        if group && entry.cells.is_empty() {
            return false;
        }
        let template = pairs
            .iter()
            .any(|(key, _)| says(key).iter().any(|key| matches!(key, Key::Roles | Key::Code(_))));
        if entry.cells.is_empty() && !template {
            return false;
        }
        self.list.push(entry);
        true
    }

    fn object(&mut self, pairs: &Pairs, section: &str) {
        if self.grid(pairs, section) {
            return;
        }
        let name = text(pairs, Key::Activity).or_else(|| text(pairs, Key::Group));
        let top = section.is_empty() && self.list.is_empty() && self.title.is_empty();
        if top {
            self.title = name.clone().unwrap_or_default();
            self.introduction.extend(text(pairs, Key::Comment));
            self.listed(pairs);
        }
        let section = if top { String::new() } else { name.unwrap_or_else(|| section.to_owned()) };
        for (key, node) in pairs {
            match node {
                Node::List(_) if is(key, Key::Party) || self.is_listed(node) => {}
                Node::List(_) => self.read(node, &section),
                Node::Object(inner) if is_party_map(inner) => {
                    let mut entry = Entry {
                        section: section.clone(),
                        activity: key.to_string(),
                        ..Entry::default()
                    };
                    for (party, letters) in inner {
                        cells(&mut entry, party, letters);
                    }
                    self.list.push(entry);
                }
                Node::Object(inner) => {
                    let known = says(key).iter().any(|key| {
                        matches!(key, Key::List | Key::Group | Key::Roles | Key::Letter)
                    });
                    let section = if known { section.clone() } else { key.to_string() };
                    self.object(inner, &section);
                }
                _ => {}
            }
        }
    }

    /// The parties that an object lists.
    fn listed(&mut self, pairs: &Pairs) {
        for (key, node) in pairs {
            if says(key).iter().any(|key| matches!(key, Key::Roles | Key::Party)) {
                self.listed.extend(names(node).unwrap_or_default());
            }
        }
    }

    fn is_listed(&self, node: &Node) -> bool {
        names(node).is_some_and(|names| !names.is_empty() && names == self.listed)
    }

    /// Parties, activities, and a list of rows with letters.
    fn grid(&mut self, pairs: &Pairs, section: &str) -> bool {
        let find = |wanted: &[Key]| {
            pairs.iter().find_map(|(key, node)| {
                let says = says(key);
                let fits = wanted.iter().any(|key| says.contains(key));
                names(node).filter(|names| fits && !names.is_empty())
            })
        };
        let rows = pairs.iter().find_map(|(_, node)| match node {
            Node::List(rows)
                if rows.iter().all(|row| matches!(row, Node::List(_))) && !rows.is_empty() =>
            {
                Some(rows)
            }
            _ => None,
        });
        let (Some(parties), Some(activities), Some(rows)) =
            (find(&[Key::Roles, Key::Party]), find(&[Key::List, Key::Activity]), rows)
        else {
            return false;
        };
        self.title = text(pairs, Key::Activity).unwrap_or_default();
        self.listed.extend(parties.iter().cloned());
        for (activity, row) in activities.into_iter().zip(rows) {
            let Node::List(letters) = row else { continue };
            let mut entry = Entry { section: section.to_owned(), activity, ..Entry::default() };
            for (party, letters) in parties.iter().zip(letters) {
                entry.hold(party, &joined(letters));
            }
            self.list.push(entry);
        }
        true
    }
}

/// Takes what a key and its value say of parties and letters.
fn cells(entry: &mut Entry, key: &str, node: &Node) {
    let says = says(key);
    let code = says.iter().find_map(|key| match key {
        Key::Code(code) => Some(*code),
        _ => None,
    });
    match node {
        // "responsible": ["QA"], or "QA, PM".
        Node::List(_) | Node::Text(_) if code.is_some() && !is_letters(&joined(node)) => {
            let code = code.map(String::from).unwrap_or_default();
            let names = names(node).unwrap_or_default();
            for name in names.iter().flat_map(|names| names.split([',', ';'])) {
                entry.hold(name, &code);
            }
        }
        // "roles": {"QA": "R"}, and "roles": {"R": ["QA"]}.
        Node::Object(pairs) => {
            for (key, node) in pairs {
                cells(entry, key, node);
            }
        }
        // "assignments": [{"role": "QA", "letter": "R"}].
        Node::List(items) if items.iter().any(|item| matches!(item, Node::Object(_))) => {
            for item in items {
                let Node::Object(pairs) = item else { continue };
                let party = text(pairs, Key::Party).or_else(|| text(pairs, Key::Activity));
                if let (Some(party), Some(letter)) = (party, text(pairs, Key::Letter)) {
                    entry.hold(&party, &letter);
                }
            }
        }
        // "QA": "R", and "QA": ["R", "A"].
        Node::Text(_) | Node::List(_) => {
            let plain = !says.iter().any(|key| !matches!(key, Key::Code(_)));
            let letters = joined(node);
            if plain && (letters.is_empty() || is_letters(&letters)) {
                entry.hold(key, &letters);
            }
        }
        Node::Number(_) | Node::Other(_) => {}
    }
}

/// The text of the first key that says this.
fn text(pairs: &Pairs, wanted: Key) -> Option<String> {
    pairs.iter().find_map(|(key, node)| match node {
        Node::Text(text) if is(key, wanted) => Some(text.to_string()),
        Node::List(_) if wanted == Key::Letter && is(key, wanted) => {
            Some(joined(node)).filter(|letters| is_letters(letters))
        }
        _ => None,
    })
}

/// Names in a list: texts, or objects with a name.
fn names(node: &Node) -> Option<Vec<String>> {
    let name = |node: &Node| match node {
        Node::Text(text) => Some(text.trim().to_owned()),
        Node::Object(pairs) => {
            let plain = pairs.iter().all(|(_, node)| !matches!(node, Node::List(_)));
            let plain = plain && text(pairs, Key::Letter).is_none();
            text(pairs, Key::Activity).or_else(|| text(pairs, Key::Party)).filter(|_| plain)
        }
        _ => None,
    };
    match node {
        Node::Text(text) => Some(vec![text.to_string()]),
        Node::List(items) => items.iter().map(name).collect(),
        _ => None,
    }
}

/// Letters in a text or in a list of texts.
fn joined(node: &Node) -> String {
    match node {
        Node::Text(text) => text.trim().to_owned(),
        Node::List(items) => items.iter().map(joined).collect::<Vec<_>>().join("/"),
        _ => String::new(),
    }
}

fn is_letters(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let reading = read_cell(text, &Letters::raci());
    let holds = match reading.holding {
        Holding::Letters(held) => !held.is_empty(),
        Holding::NotApplicable => true,
    };
    match reading.problem {
        None | Some(Problem::Guessed) => holds,
        Some(Problem::Unknown(codes)) => codes == "S" || text.chars().count() == 1,
        _ => false,
    }
}

/// Whether an object maps parties to letters.
fn is_party_map(pairs: &Pairs) -> bool {
    let letters = |node: &Node| match node {
        Node::Text(text) => text.trim().is_empty() || is_letters(text),
        Node::List(items) => !items.is_empty() && is_letters(&joined(node)),
        _ => false,
    };
    let named = pairs.iter().any(|(key, node)| {
        matches!(says(key).first(), Some(Key::Code(_))) && names(node).is_some()
    });
    !pairs.is_empty()
        && (pairs.iter().all(|(_, node)| letters(node) || matches!(node, Node::Other("null")))
            || named)
}
