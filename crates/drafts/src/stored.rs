//! What is kept of a draft: the draft itself, and a small entry for lists.
//!
//! Both carry a version of their own. What is read here was written by an older or newer
//! Remit, or damaged by who knows whom, and is read with the suspicion of a foreign file.

use remit_core::checks::Findings;
use remit_core::grid::{Column, Cursor};
use remit_core::matrix::{Matrix, PartyId, RowId, Severity, limits};
use remit_formats::json::{self, JsonPath, Node, Object, Pair, ReadError};
use remit_formats::provenance::edition_of;

/// The version that is written, and the newest that is read. Version 1 had no revision.
const VERSION: u64 = 2;

/// Whether a stored text is of an older version. It is kept until its successor was read back.
pub fn is_older(text: &str) -> bool {
    version_of(text).is_some_and(|version| version < VERSION)
}

/// Whether a stored text is of a newer version. It is never written over.
pub fn is_newer(text: &str) -> bool {
    version_of(text).is_some_and(|version| version > VERSION)
}

/// The version that a text says first, as every Remit has written it.
fn version_of(text: &str) -> Option<u64> {
    let rest = text.strip_prefix("{\"version\":")?;
    rest.get(..rest.find(|c: char| !c.is_ascii_digit())?)?.parse().ok()
}

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// The matrix.
    pub matrix: Matrix,
    /// How it was looked at.
    pub view: View,
    /// When it was written, in milliseconds since 1970.
    pub saved: u64,
    /// How many journal entries have led to it, those included that the journal lacks.
    pub revision: u64,
    /// How many entries the journal was known to have.
    pub base: u64,
}

/// How a draft was looked at; no part of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// Where the cursor stood.
    pub cursor: Option<Cursor>,
    /// The sections of which only the heading was shown.
    pub folded: Vec<RowId>,
    /// The widths that a person has set, in pixels.
    pub widths: Vec<(Column, u32)>,
}

/// What lists show of a draft, kept apart so that a list need not read all drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The title.
    pub title: String,
    /// The title of the published matrix of which it is a changed copy, if it is one.
    pub edition_of: Option<String>,
    /// When the draft was written, in milliseconds since 1970.
    pub saved: u64,
    /// How many activities it has.
    pub activities: usize,
    /// How many errors the checks find.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many journal entries have led to it.
    pub revision: u64,
    /// When it was moved into the trash, in milliseconds since 1970.
    pub deleted: Option<u64>,
}

/// Why a kept draft cannot be opened. It is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// Written by a newer Remit.
    #[error("it was saved by a newer version of Remit. Reload the page to get that version")]
    Newer,
    /// Not what Remit writes.
    #[error("its stored data is damaged: {0}")]
    Damaged(String),
}

/// What is kept of a draft.
pub fn write(draft: &Stored) -> String {
    let mut pairs = head(draft.saved, draft.revision);
    pairs.push(("base".into(), Node::Number(draft.base)));
    let View { cursor, folded, widths } = &draft.view;
    if let Some(cursor) = cursor {
        pairs.push(("row".into(), Node::text(cursor.row.to_string())));
        pairs.push(("column".into(), Node::text(column_name(cursor.column))));
    }
    if !folded.is_empty() {
        let folded = folded.iter().map(|section| Node::text(section.to_string())).collect();
        pairs.push(("folded".into(), Node::List(folded)));
    }
    if !widths.is_empty() {
        let width = |(column, width): &(Column, u32)| {
            (column_name(*column).into(), Node::Number(u64::from(*width)))
        };
        pairs.push(("widths".into(), Node::Object(widths.iter().map(width).collect())));
    }
    pairs.push(("matrix".into(), json::to_node(&draft.matrix)));
    json::compact(&Node::Object(pairs))
}

/// What stands in front of the matrix in what is kept of a draft. It comes last.
pub const MATRIX: &str = ",\"matrix\":";

/// What is kept of a draft beside the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// How it was looked at.
    pub view: View,
    /// How many journal entries have led to it.
    pub revision: u64,
}

/// Reads what stands in front of [`MATRIX`]: all that is needed of a draft that the journal has.
pub fn glance(before: &str) -> Result<Glance, DraftError> {
    let path = JsonPath::ROOT;
    let whole = format!("{before}}}");
    let mut object = Object::new(json::parse(&whole)?, &path)?;
    let (_, revision) = check_head(&mut object)?;
    object.number("base")?;
    let view = read_view(&mut object)?;
    object.end()?;
    Ok(Glance { view, revision })
}

/// Reads what [`write`](write()) has written.
pub fn read(text: &str) -> Result<Stored, DraftError> {
    if text.len() > limits::FILE_BYTES {
        return Err(DraftError::Damaged("it is too large to be a draft".to_owned()));
    }
    let path = JsonPath::ROOT;
    let mut object = Object::new(json::parse(text)?, &path)?;
    let (saved, revision) = check_head(&mut object)?;
    let base = object.number("base")?.unwrap_or(0);
    let view = read_view(&mut object)?;
    let gone = || DraftError::Damaged("it contains no matrix".to_owned());
    let matrix = json::from_node(object.take("matrix").ok_or_else(gone)?)?;
    object.end()?;
    Ok(Stored { matrix, view, saved, revision, base })
}

fn read_view(object: &mut Object) -> Result<View, DraftError> {
    let row = object.text("row")?;
    let column = object.text("column")?;
    // A cursor that says nothing is no damage: it begins at the start again.
    let cursor = row.zip(column).and_then(|(row, column)| read_cursor(&row, &column));
    // Nor is a fold or a width.
    let folded = match object.take("folded") {
        Some(Node::List(items)) => items.into_iter().filter_map(read_row).collect(),
        _ => Vec::new(),
    };
    let widths = match object.take("widths") {
        Some(Node::Object(pairs)) => pairs.into_iter().filter_map(read_width).collect(),
        _ => Vec::new(),
    };
    Ok(View { cursor, folded, widths })
}

/// What drafts and entries begin with.
fn head<'a>(saved: u64, revision: u64) -> Vec<Pair<'a>> {
    let number = |key: &'static str, number| (key.into(), Node::Number(number));
    vec![number("version", VERSION), number("saved", saved), number("revision", revision)]
}

/// Checks the version, and returns when it was written and at which revision.
fn check_head(object: &mut Object) -> Result<(u64, u64), DraftError> {
    match object.number("version")? {
        Some(1..=VERSION) => {
            let saved = object.number("saved")?.unwrap_or(0);
            Ok((saved, object.number("revision")?.unwrap_or(0)))
        }
        Some(newer) if newer > VERSION => Err(DraftError::Newer),
        _ => Err(DraftError::Damaged("its version is missing".to_owned())),
    }
}

fn read_cursor(row: &str, column: &str) -> Option<Cursor> {
    Some(Cursor { row: row.parse().ok()?, column: read_column(column)? })
}

fn read_row(node: Node) -> Option<RowId> {
    if let Node::Text(id) = node { id.parse().ok() } else { None }
}

fn read_width((column, width): Pair) -> Option<(Column, u32)> {
    let Node::Number(width) = width else { return None };
    Some((read_column(&column)?, u32::try_from(width).ok()?))
}

fn read_column(column: &str) -> Option<Column> {
    Some(match column {
        "activity" => Column::Activity,
        "plan" => Column::Plan,
        "comment" => Column::Comment,
        party => Column::Party(party.parse::<PartyId>().ok()?),
    })
}

fn column_name(column: Column) -> String {
    match column {
        Column::Activity => "activity".to_owned(),
        Column::Plan => "plan".to_owned(),
        Column::Party(id) => id.to_string(),
        Column::Comment => "comment".to_owned(),
    }
}

impl From<ReadError> for DraftError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Newer { .. } => Self::Newer,
            ReadError::Invalid { place, reason } => Self::Damaged(format!("{place}: {reason}")),
            other => Self::Damaged(other.to_string()),
        }
    }
}

impl Entry {
    /// The entry of a draft.
    pub fn of(matrix: &Matrix, findings: &Findings, saved: u64, revision: u64) -> Self {
        Self {
            title: matrix.title.clone(),
            edition_of: edition_of(matrix).map(str::to_owned),
            saved,
            activities: matrix.activities().count(),
            errors: findings.count(Severity::Error),
            warnings: findings.count(Severity::Warning),
            revision,
            deleted: None,
        }
    }
}

impl Entry {
    /// What is said of a draft whose entry cannot be read.
    pub fn unknown() -> Self {
        Self {
            title: "Damaged entry".to_owned(),
            edition_of: None,
            saved: 0,
            activities: 0,
            errors: 0,
            warnings: 0,
            revision: 0,
            deleted: None,
        }
    }
}

/// What is kept of an entry.
pub fn write_entry(entry: &Entry) -> String {
    let mut pairs = head(entry.saved, entry.revision);
    pairs.push(("title".into(), Node::text(entry.title.as_str())));
    if let Some(title) = &entry.edition_of {
        pairs.push(("editionOf".into(), Node::text(title.as_str())));
    }
    for (key, count) in
        [("activities", entry.activities), ("errors", entry.errors), ("warnings", entry.warnings)]
    {
        pairs.push((key.into(), Node::Number(count as u64)));
    }
    if let Some(deleted) = entry.deleted {
        pairs.push(("deleted".into(), Node::Number(deleted)));
    }
    json::compact(&Node::Object(pairs))
}

/// Reads what [`write_entry`] has written.
pub fn read_entry(text: &str) -> Result<Entry, DraftError> {
    let path = JsonPath::ROOT;
    let mut object = Object::new(json::parse(text)?, &path)?;
    let (saved, revision) = check_head(&mut object)?;
    let mut count = |key| -> Result<usize, DraftError> {
        let count = object.number(key)?.and_then(|count| usize::try_from(count).ok());
        count.ok_or_else(|| DraftError::Damaged(format!("its {key} is missing")))
    };
    let (activities, errors) = (count("activities")?, count("errors")?);
    let warnings = count("warnings")?;
    let title = object.need_text("title")?;
    let edition_of = object.text("editionOf")?;
    let deleted = object.number("deleted")?;
    Ok(Entry { title, edition_of, saved, activities, errors, warnings, revision, deleted })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use remit_core::checks;

    proptest! {
        #[test]
        fn what_is_kept_reads_back(matrix in remit_core::arbitrary::any_matrix(), bits in any::<u64>()) {
            for column in [Column::Activity, Column::Plan, Column::Party(PartyId::from_bits(bits)), Column::Comment] {
                let cursor = Some(Cursor { row: RowId::from_bits(bits), column });
                let widths = vec![(column, 120)];
                let view = View { cursor, folded: vec![RowId::from_bits(bits)], widths };
                let draft = Stored { matrix: matrix.clone(), view, saved: 15, revision: bits >> 12, base: bits >> 13 };
                let text = write(&draft);
                let (before, _) = text.split_once(MATRIX).unwrap();
                let Stored { view, revision, .. } = draft.clone();
                prop_assert_eq!(glance(before), Ok(Glance { view, revision }));
                prop_assert_eq!(read(&text), Ok(draft));
            }
            for deleted in [None, Some(bits >> 12)] {
                let entry = Entry { deleted, ..Entry::of(&matrix, &checks::check(&matrix), 2, 3) };
                prop_assert_eq!(read_entry(&write_entry(&entry)), Ok(entry));
            }
        }
    }

    #[track_caller]
    fn check(text: &str, message: &str) {
        assert_eq!(read(text).unwrap_err().to_string(), message);
    }

    #[test]
    fn damage_and_newer_versions_are_told_apart() {
        check(
            r#"{"version": 3}"#,
            "it was saved by a newer version of Remit. Reload the page to get that version",
        );
        check(
            "",
            "its stored data is damaged: The file is empty. Choose a .raci.json file exported from Remit.",
        );
        check(r#"{"version": 0}"#, "its stored data is damaged: its version is missing");
        let newer =
            r#"{"version": 1, "saved": 0, "matrix": {"format": "remit-matrix", "version": 9}}"#;
        assert_eq!(read(newer), Err(DraftError::Newer));
        assert!(matches!(read_entry("{"), Err(DraftError::Damaged(_))));
    }

    #[test]
    fn drafts_of_the_first_version_open() {
        let matrix = crate::blank("Old", &[], &mut || 7).unwrap();
        let now = Stored { matrix, view: View::default(), saved: 5, revision: 0, base: 0 };
        let text = write(&now);
        let head = r#""version":2,"saved":5,"revision":0,"base":0"#;
        assert!(text.contains(head));
        let old = text.replace(head, r#""version":1,"saved":5"#);
        assert!(is_older(&old) && !is_older(&text) && !is_newer(&text));
        assert!(is_newer(&text.replace(r#""version":2"#, r#""version":13"#)));
        assert!(!is_newer("") && !is_newer(r#"{"version":"#) && !is_newer(r#"{"version":3"#));
        assert_eq!(read(&old), Ok(now));
    }
}
