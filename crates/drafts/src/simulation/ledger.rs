//! What was typed, and what of it a screen has called saved.
//!
//! Each change of a field is a node over the one that the screen showed when it was typed. The
//! rule is one: of each node that was called saved, it or something that was typed over it is on
//! the screen, or waits for a person to choose. Where two tabs have typed over the same and
//! neither has seen the other, nothing was typed over either: both have to be there.

use std::collections::BTreeMap;

use remit_core::edit::{ActivityField, Command, Editor};
use remit_core::matrix::{Matrix, Row, RowId, StepId};

/// Something that holds a text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Title,
    Text(RowId),
    Comment(RowId),
}

/// The fields that there are, with what stands in each.
pub(super) type Fields = BTreeMap<Field, String>;

/// Reads the fields of a matrix.
pub(super) fn fields(matrix: &Matrix) -> Fields {
    let mut fields = Fields::from([(Field::Title, matrix.title.clone())]);
    for activity in matrix.rows.iter().filter_map(Row::activity) {
        fields.insert(Field::Text(activity.id), activity.text.to_plain().into_owned());
        fields.insert(Field::Comment(activity.id), activity.comment.to_plain().into_owned());
    }
    fields
}

/// The keeper of what is no work of a tab, but a decision.
const DECISION: u32 = 0;

#[derive(Debug)]
struct Node {
    field: Field,
    /// Nothing where the row is not there.
    value: Option<String>,
    over: Option<usize>,
    /// Which keeper has it to keep.
    keeper: u32,
    entry: Option<StepId>,
    is_saved: bool,
    /// What has happened to the journal took it from everywhere but where it was set aside.
    is_excused: bool,
}

#[derive(Debug, Default)]
pub(super) struct Ledger {
    nodes: Vec<Node>,
    /// The entries that a person has taken back, and those by which.
    taken_back: Vec<StepId>,
}

/// Of whose nodes is asked.
#[derive(Debug, Clone)]
pub(super) enum Whose {
    /// Of all.
    All,
    /// Of what these keepers had to keep, and nobody has taken back.
    Of(std::ops::Range<u32>),
}

impl Ledger {
    /// The latest node of a field with this value; it is made where there is none.
    fn shown(&mut self, field: Field, value: Option<&String>) -> usize {
        let same = |node: &Node| node.field == field && node.value.as_ref() == value;
        if let Some(at) = self.nodes.iter().rposition(same) {
            return at;
        }
        self.push(field, value.cloned(), None, DECISION, None)
    }

    fn push(
        &mut self,
        field: Field,
        value: Option<String>,
        over: Option<usize>,
        keeper: u32,
        entry: Option<StepId>,
    ) -> usize {
        let node = Node { field, value, over, keeper, entry, is_saved: false, is_excused: false };
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Notes what an entry has changed on a screen.
    pub fn changed(&mut self, before: &Fields, after: &Fields, keeper: u32, entry: StepId) {
        let gone = before.keys().filter(|field| !after.contains_key(field));
        for field in after.keys().chain(gone).copied().collect::<Vec<_>>() {
            if before.get(&field) != after.get(&field) {
                self.typed(field, after.get(&field).cloned(), before.get(&field), keeper, entry);
            }
        }
    }

    /// Notes that a value was typed where a screen has shown another one.
    pub fn typed(
        &mut self,
        field: Field,
        value: Option<String>,
        seen: Option<&String>,
        keeper: u32,
        entry: StepId,
    ) {
        let over = self.shown(field, seen);
        self.push(field, value, Some(over), keeper, Some(entry));
    }

    /// Notes that a held command was given up by somebody who saw what stands there. Should
    /// somebody else have chosen otherwise, and first, that stands.
    pub fn given_up(&mut self, command: &Command, screen: &Fields, keeper: u32, entry: StepId) {
        let mut wanted = Vec::new();
        add_values(command, &mut wanted);
        for (field, value) in wanted {
            self.typed(field, screen.get(&field).cloned(), value.as_ref(), keeper, entry);
            if let Some(node) = self.nodes.last_mut() {
                node.is_excused = true;
            }
        }
    }

    /// Somebody who sees two values of a field has decided for one of them.
    pub fn decided(&mut self, field: Field, value: Option<String>, over: Option<&String>) {
        let over = self.shown(field, over);
        self.push(field, value, Some(over), DECISION, None);
    }

    /// A screen says that all is saved that a keeper had to keep.
    pub fn saved(&mut self, keeper: u32) {
        for node in self.nodes.iter_mut().filter(|node| node.keeper == keeper) {
            node.is_saved = true;
        }
    }

    /// Whether anything was called saved.
    pub fn has_saved(&self) -> bool {
        self.nodes.iter().any(|node| node.is_saved)
    }

    /// Entries are kept somewhere from where they are taken if the tab is gone.
    pub fn stowed(&mut self, entries: &[StepId]) {
        for node in &mut self.nodes {
            if node.entry.is_some_and(|entry| entries.contains(&entry)) {
                node.is_saved = true;
            }
        }
    }

    /// Another keeper has taken over what one had to keep.
    pub fn handed_over(&mut self, from: u32, to: u32) {
        for node in self.nodes.iter_mut().filter(|node| node.keeper == from) {
            node.keeper = to;
        }
    }

    /// What an entry has changed cannot be read any more.
    pub fn excuse(&mut self, entry: StepId) {
        for node in self.nodes.iter_mut().filter(|node| node.entry == Some(entry)) {
            node.is_excused = true;
        }
    }

    /// The first node that was called saved and of which nothing is left.
    pub fn lost(&self, editor: &Editor) -> Option<String> {
        self.lost_from(&[fields(editor.matrix())], &[editor], &Whose::All)
    }

    /// The same of some nodes, where each of these screens and files shows what is
    /// safe, and so does what waits in these drafts.
    pub fn lost_from(&self, shown: &[Fields], drafts: &[&Editor], whose: &Whose) -> Option<String> {
        let mut waiting = Vec::new();
        for held in drafts.iter().flat_map(|draft| draft.held()) {
            add_values(&held.command, &mut waiting);
            if let Command::Replace(matrix) = &held.command {
                // It takes away what it does not have.
                let kept = fields(matrix);
                let gone = self.nodes.iter().map(|node| node.field);
                waiting.extend(gone.filter(|at| !kept.contains_key(at)).map(|at| (at, None)));
            }
        }
        let mut is_safe = vec![false; self.nodes.len()];
        let mut next = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            let is_shown = || shown.iter().any(|it| it.get(&node.field) == node.value.as_ref());
            let waits = || waiting.iter().any(|(p, v)| *p == node.field && *v == node.value);
            if is_shown() || waits() {
                next.push(at);
            }
        }
        while let Some(at) = next.pop() {
            if std::mem::replace(&mut is_safe[at], true) {
                continue;
            }
            let Some(over) = self.nodes[at].over else { continue };
            next.push(over);
            // Who has brought the same back has said the same: unless it is what they took back.
            next.extend(self.same(over).filter(|same| !self.is_over(*same, at)));
        }
        let mut all = self.nodes.iter().zip(&is_safe).enumerate();
        let lost = all.find(|(_, (node, is_safe))| {
            node.is_saved && !node.is_excused && !**is_safe && self.is_of(node, whose)
        });
        lost.map(|(at, (node, _))| {
            let now: Vec<_> = shown.iter().map(|it| it.get(&node.field)).collect();
            format!("lost: node {at} {node:?}\nits field: {}; now {now:?}", self.story(node.field))
        })
    }

    fn is_of(&self, node: &Node, whose: &Whose) -> bool {
        match whose {
            Whose::All => true,
            Whose::Of(keepers) => {
                let is_taken_back = node.entry.is_some_and(|it| self.taken_back.contains(&it));
                keepers.contains(&node.keeper) && !is_taken_back
            }
        }
    }

    /// A person has taken back a step by an entry.
    pub fn took_back(&mut self, step: StepId, by: StepId) {
        self.taken_back.extend([step, by]);
    }

    /// The nodes of the same field and value.
    fn same(&self, at: usize) -> impl Iterator<Item = usize> {
        let node = &self.nodes[at];
        let is_same = move |other: &Node| other.field == node.field && other.value == node.value;
        let others = self.nodes.iter().enumerate();
        others.filter(move |(_, other)| is_same(other)).map(|(other, _)| other)
    }

    /// Whether a node was typed over another one, or over what was.
    fn is_over(&self, at: usize, other: usize) -> bool {
        let mut next = Some(at);
        while let Some(at) = next {
            if at == other {
                return true;
            }
            next = self.nodes[at].over;
        }
        false
    }

    fn story(&self, field: Field) -> String {
        let nodes = self.nodes.iter().enumerate().filter(|(_, node)| node.field == field);
        let told = nodes.map(|(at, node)| {
            format!("{at} {:?} over {:?} saved {}", node.value, node.over, node.is_saved)
        });
        told.collect::<Vec<_>>().join("; ")
    }
}

/// What a command would put where.
fn add_values(command: &Command, values: &mut Vec<(Field, Option<String>)>) {
    match command {
        Command::SetTitle(title) => values.push((Field::Title, Some(title.clone()))),
        Command::SetActivity(row, ActivityField::Text(text)) => {
            values.push((Field::Text(*row), Some(text.to_plain().into_owned())));
        }
        Command::SetActivity(row, ActivityField::Comment(text)) => {
            values.push((Field::Comment(*row), Some(text.to_plain().into_owned())));
        }
        Command::RemoveRows(rows) => {
            for row in rows {
                values.extend([(Field::Text(*row), None), (Field::Comment(*row), None)]);
            }
        }
        Command::InsertRows { rows, .. } => {
            for activity in rows.iter().filter_map(Row::activity) {
                values
                    .push((Field::Text(activity.id), Some(activity.text.to_plain().into_owned())));
                values.push((
                    Field::Comment(activity.id),
                    Some(activity.comment.to_plain().into_owned()),
                ));
            }
        }
        Command::Replace(matrix) => {
            values.extend(fields(matrix).into_iter().map(|(field, value)| (field, Some(value))));
        }
        Command::Group(commands) => commands.iter().for_each(|one| add_values(one, values)),
        _ => {}
    }
}
