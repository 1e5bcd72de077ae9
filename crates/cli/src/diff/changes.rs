//! What became of rows and cells, in words.

use std::collections::{HashMap, HashSet};
use std::fmt;

use remit_compare::{Difference, Field, RowChange, diff};
use remit_core::matrix::{Matrix, PartyId, Row, RowId};

use crate::text::one_line;

/// All that two matrices say differently.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Rows, in the order of the new matrix, those that went last.
    pub(crate) rows: Vec<Change>,
    /// What became of parties.
    pub(crate) parties: Vec<String>,
    /// What else changed.
    pub(crate) about: Vec<String>,
    /// All of it in a line.
    pub(crate) summary: String,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// The row: of the new matrix, or of the old one where it went.
    pub(crate) row: RowId,
    /// What.
    pub(crate) what: What,
    /// Whether it is a heading.
    pub(crate) is_section: bool,
    /// The headings over it.
    pub(crate) section: String,
    /// What it says.
    pub(crate) name: String,
    /// Its changes; of a row that came or went, what the parties hold.
    pub(crate) details: Vec<Detail>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It is another.
    Changed,
}

impl What {
    /// In a word.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// A change of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Detail {
    /// The party whose roles changed, or what else did.
    pub(crate) field: String,
    /// Whether it is a party.
    pub(crate) is_cell: bool,
    /// As it was.
    pub(crate) before: String,
    /// As it is.
    pub(crate) after: String,
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_nothing =
            |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
        match (self.before.as_str(), self.after.as_str()) {
            ("", "") => f.write_str(&self.field),
            (before, after) => {
                write!(f, "{}: {} → {}", self.field, or_nothing(before), or_nothing(after))
            }
        }
    }
}

/// What a row is that stands elsewhere.
const MOVED: &str = "moved";

impl Changes {
    /// Leaves out which rows moved: pages of different descent have no order in common.
    pub(crate) fn forget_moves(&mut self) {
        for change in &mut self.rows {
            change.details.retain(|detail| detail.field != MOVED || detail.is_cell);
        }
        self.rows.retain(|change| change.what != What::Changed || !change.details.is_empty());
    }

    /// Whether the two say the same.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.parties.is_empty() && self.about.is_empty()
    }
}

/// What leads from one matrix to another that has its ids.
pub(crate) fn changes(old: &Matrix, new: &Matrix) -> Changes {
    let difference = diff(old, new);
    let mut rows = Vec::new();
    let placed: HashSet<u64> = difference.order.placed().collect();
    let changed: HashMap<RowId, &RowChange> =
        difference.changed.iter().map(|change| (change.row, change)).collect();
    for row in &new.rows {
        let id = row.id();
        if old.position(id).is_none() {
            rows.push(came(row, new, What::Added));
            continue;
        }
        let mut details = Vec::new();
        if placed.contains(&id.bits()) {
            details.push(word(MOVED));
        }
        for field in changed.get(&id).iter().flat_map(|change| &change.fields) {
            details.extend(detail(field, id, old, new));
        }
        details.dedup();
        if !details.is_empty() {
            rows.push(Change { details, ..head(row, new, What::Changed) });
        }
    }
    for id in &difference.order.removed {
        let at = old.position(RowId::from_bits(*id));
        if let Some(row) = at.and_then(|at| old.rows.get(at)) {
            rows.push(came(row, old, What::Removed));
        }
    }
    let (parties, about) = (parties(old, new), about(&difference, old, new));
    let summary = difference.summary(old);
    Changes { rows, parties, about, summary }
}

fn head(row: &Row, matrix: &Matrix, what: What) -> Change {
    let name = row.words();
    Change {
        row: row.id(),
        what,
        is_section: row.section().is_some(),
        section: one_line(&matrix.path_text(row.id())),
        name: one_line(&name),
        details: Vec::new(),
    }
}

/// A row that came or went, with what the parties hold in it.
fn came(row: &Row, matrix: &Matrix, what: What) -> Change {
    let mut change = head(row, matrix, what);
    let Row::Activity(activity) = row else { return change };
    for (party, cell) in matrix.cells(activity) {
        let codes = matrix.letters.write_holding(cell.holding);
        if !codes.is_empty() {
            let (before, after) = match what {
                What::Removed => (codes, String::new()),
                _ => (String::new(), codes),
            };
            let field = one_line(&party.name);
            change.details.push(Detail { field, is_cell: true, before, after });
        }
    }
    change
}

fn word(what: &str) -> Detail {
    Detail { field: what.to_owned(), is_cell: false, before: String::new(), after: String::new() }
}

fn detail(field: &Field, row: RowId, old: &Matrix, new: &Matrix) -> Option<Detail> {
    let of = |field: &str, before: String, after: String| {
        let (before, after) = (one_line(&before), one_line(&after));
        Some(Detail { field: field.to_owned(), is_cell: false, before, after })
    };
    let (activity, section) = (old.activity(row), old.section(row));
    let was =
        |text: fn(&remit_core::matrix::Activity) -> String| activity.map(text).unwrap_or_default();
    match field {
        Field::Cell(party, cell) => {
            let after = new.letters.write_holding(cell.holding);
            let before = held(old, row, *party);
            let name = new.party(*party).map(|party| one_line(&party.name)).unwrap_or_default();
            if before == after {
                return Some(word(&format!("{name}: how it is known changed")));
            }
            Some(Detail { field: name, is_cell: true, before, after })
        }
        Field::Text(text) => {
            of("text", was(|it| it.text.to_plain().into_owned()), text.to_plain().into_owned())
        }
        Field::Comment(text) => of(
            "comment",
            was(|it| it.comment.to_plain().into_owned()),
            text.to_plain().into_owned(),
        ),
        Field::Plan(plan) => of("plan", was(|it| it.plan.printed.clone()), plan.printed.clone()),
        Field::Title(title) => {
            of("title", section.map(|it| it.title.clone()).unwrap_or_default(), title.clone())
        }
        Field::Number(number) => {
            of("number", section.map(|it| it.written.clone()).unwrap_or_default(), number.clone())
        }
        Field::Level(level) => {
            let before = section.map(|it| it.level.to_string()).unwrap_or_default();
            of("level", before, level.to_string())
        }
        Field::Marks(..) => Some(word("footnote marks changed")),
        Field::Before(_) | Field::After(_) => Some(word("note changed")),
        Field::Evidence(_) => None,
        Field::Whole(Row::Section(_)) => Some(word("became a section")),
        Field::Whole(Row::Activity(_)) => Some(word("became an activity")),
    }
}

fn held(matrix: &Matrix, row: RowId, party: PartyId) -> String {
    let cell = matrix.cell(row, party);
    cell.map(|cell| matrix.letters.write_holding(cell.holding)).unwrap_or_default()
}

fn parties(old: &Matrix, new: &Matrix) -> Vec<String> {
    let mut words = Vec::new();
    for party in &new.parties {
        match old.party(party.id) {
            None => words.push(format!("party {} added", one_line(&party.name))),
            Some(before) if before.name != party.name => {
                let (before, after) = (one_line(&before.name), one_line(&party.name));
                words.push(format!("party {before} renamed to {after}"));
            }
            Some(_) => {}
        }
    }
    let gone = old.parties.iter().filter(|party| new.party(party.id).is_none());
    words.extend(gone.map(|party| format!("party {} removed", one_line(&party.name))));
    words
}

fn about(difference: &Difference, old: &Matrix, new: &Matrix) -> Vec<String> {
    let heads = difference.head.iter().map(remit_compare::Head::words);
    let mut words: Vec<String> =
        heads.filter(|words| !words.is_empty()).map(|words| format!("{words} changed")).collect();
    let order = |is_moved: bool, what: &str| is_moved.then(|| format!("order of {what} changed"));
    let ids = |matrix: &Matrix| {
        let parties = matrix.parties.iter().map(|party| party.id);
        parties.collect::<Vec<_>>()
    };
    let (before, after) = (ids(old), ids(new));
    let kept = |ids: &[PartyId], other: &[PartyId]| {
        ids.iter().filter(|id| other.contains(id)).copied().collect::<Vec<_>>()
    };
    words.extend(order(kept(&before, &after) != kept(&after, &before), "parties"));
    if !difference.plans.is_empty() {
        words.push("plans changed".to_owned());
    }
    if !difference.footnotes.is_empty() {
        words.push("footnotes changed".to_owned());
    }
    // In files that do not descend from one another, the same acceptance has other ids.
    if difference.acceptances.is_some() && old.id == new.id {
        words.push("accepted findings changed".to_owned());
    }
    words
}
