//! All drafts and comparisons of a browser as one file, and what becomes of them in a browser
//! that may already have some.

use super::envelope::Envelope;
use remit_compare::Difference;
use remit_core::matrix::{Matrix, MatrixId};
use remit_formats::comparison::{self, KeptComparison};
use remit_formats::json::{self, Node, Object, ReadError};
use remit_formats::versions::{self, NamedVersion, fitting};

/// What is around these drafts; its version is the newest that is read. It is written where drafts
/// have named versions, and where there are comparisons.
const FILE: Envelope = Envelope { format: "remit-backup", version: 2 };
/// The key of the comparisons.
const COMPARISONS: &str = "comparisons";
/// The key of the named versions of a draft.
const VERSIONS: &str = "versions";
/// The version that is written of drafts without, and of nothing else.
const PLAIN: u64 = 1;

/// A draft in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// How many changes had led to it.
    pub revision: u64,
    /// When it was saved, in milliseconds since 1970.
    pub saved: u64,
    /// The draft.
    pub matrix: Matrix,
    /// Its named versions, the latest first.
    pub versions: Vec<NamedVersion>,
}

/// What is in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Backup {
    /// The drafts.
    pub drafts: Vec<Copied>,
    /// What was said of rows of several matrices.
    pub comparisons: Vec<KeptComparison>,
}

/// What becomes of a draft of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is not in this browser: it is added.
    Added,
    /// It is here just as it is in the file: nothing happens.
    Same,
    /// It is here and differs, or what is here cannot be read: the file's comes beside it.
    Beside,
    /// It is here, but in the trash: the file's comes as a draft of its own.
    InTrash,
}

/// The file. Of the named versions of each draft it holds as many as a file can; the others are to be
/// told of by [`left_out`].
pub fn write(Backup { drafts, comparisons }: &Backup) -> String {
    let changes: Vec<_> = drafts.iter().map(changes).collect();
    let has_versions = changes.iter().any(|changes| !changes.is_empty());
    let drafts = drafts.iter().zip(&changes).map(|(draft, changes)| {
        let mut pairs = vec![
            ("revision".into(), Node::Number(draft.revision)),
            ("saved".into(), Node::Number(draft.saved)),
            ("matrix".into(), json::to_node(&draft.matrix)),
        ];
        if !changes.is_empty() {
            pairs.push((VERSIONS.into(), versions::write(&draft.versions, changes)));
        }
        Node::Object(pairs)
    });
    let is_plain = !has_versions && comparisons.is_empty();
    let version = if is_plain { PLAIN } else { FILE.version };
    let mut file = vec![
        ("format".into(), Node::text(FILE.format)),
        ("version".into(), Node::Number(version)),
        ("drafts".into(), Node::List(drafts.collect())),
    ];
    if !comparisons.is_empty() {
        let comparisons = comparisons.iter().map(comparison::to_node).collect();
        file.push((COMPARISONS.into(), Node::List(comparisons)));
    }
    json::compact(&Node::Object(file))
}

/// What leads to each of the named versions of a draft for which there is room.
fn changes(draft: &Copied) -> Vec<Difference> {
    let fit = draft.versions.get(..fitting(&draft.versions)).unwrap_or_default();
    versions::changes(&draft.matrix, fit)
}

/// How many named versions of these drafts a file has no room for.
pub fn left_out(drafts: &[Copied]) -> usize {
    drafts.iter().map(|draft| draft.versions.len() - fitting(&draft.versions)).sum()
}

/// Whether a file says that it is one of these.
pub fn is_backup(bytes: &[u8]) -> bool {
    FILE.is_around(bytes)
}

/// Whether a file says that it is a comparison by itself.
pub fn is_comparison(bytes: &[u8]) -> bool {
    Envelope { format: comparison::FORMAT, version: comparison::VERSION }.is_around(bytes)
}

/// Reads a file. One draft that cannot be read is an error for all: nothing is half restored.
pub fn read(bytes: &[u8]) -> Result<Backup, ReadError> {
    let mut file = FILE.open(bytes)?;
    let drafts = file.list("drafts", |node, place| {
        let mut draft = Object::new(node, place)?;
        let revision = draft.number("revision")?.unwrap_or(0);
        let saved = draft.number("saved")?.unwrap_or(0);
        let matrix = draft.take("matrix").ok_or_else(|| draft.missing("matrix"))?;
        let matrix = json::from_node(matrix)?;
        let list = draft.take(VERSIONS);
        let list = list.map(|list| versions::read(list, &place.key(VERSIONS), &matrix));
        let versions = list.transpose()?.unwrap_or_default();
        draft.end()?;
        Ok(Copied { revision, saved, matrix, versions })
    })?;
    let comparisons = file.list(COMPARISONS, |node, path| {
        comparison::from_node(node).map_err(|error| path.wrong(error.to_string()))
    })?;
    file.end()?;
    Ok(Backup { drafts, comparisons })
}

/// What becomes of a draft of the file, given what the browser has under its id.
pub fn fate(copied: &Copied, here: Option<&Matrix>) -> Fate {
    match here {
        None => Fate::Added,
        Some(here) if *here == copied.matrix => Fate::Same,
        Some(_) => Fate::Beside,
    }
}

/// The draft that comes beside one of the same id.
pub fn beside(copied: Copied, id: MatrixId) -> Copied {
    let mut data = copied.matrix.clone().into_data();
    data.id = id;
    // What held together under one id does so under another.
    let matrix = Matrix::new(data).unwrap_or(copied.matrix);
    Copied { revision: 0, matrix, ..copied }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use remit_core::arbitrary::any_matrix;
    use remit_formats::versions::Named;

    proptest! {
        #[test]
        fn a_backup_reads_back(
            drafts in vec((any_matrix(), 0..99_u64, vec(any_matrix(), 0..2)), 0..3),
        ) {
            let version = |matrix| {
                let named = Named { name: "1.0".to_owned(), ..Named::default() };
                NamedVersion { kept: 3, summary: "Rename".to_owned(), named, matrix }
            };
            let copied = |(matrix, revision, old): (Matrix, u64, Vec<Matrix>)| {
                let versions = old.into_iter().map(version).collect();
                Copied { revision, saved: 5, matrix, versions }
            };
            let drafts: Vec<_> = drafts.into_iter().map(copied).collect();
            let backup = Backup { drafts, comparisons: Vec::new() };
            let (text, drafts) = (write(&backup), &backup.drafts);
            let is_plain = drafts.iter().all(|draft| draft.versions.is_empty());
            prop_assert_eq!(text.contains("\"remit-backup\",\"version\":1"), is_plain);
            prop_assert_eq!(left_out(drafts), 0);
            prop_assert!(is_backup(text.as_bytes()));
            prop_assert_eq!(read(text.as_bytes()), Ok(backup));
        }
    }

    #[test]
    fn comparisons_come_along_and_a_damaged_one_is_told_of() {
        let file = include_str!("../../../public/remit-comparison.schema.json");
        let (_, example) = file.split_once("\"examples\": [").unwrap();
        let (example, _) = example.rsplit_once(']').unwrap();
        let kept = comparison::read(example.as_bytes()).unwrap();
        let backup = Backup { drafts: Vec::new(), comparisons: vec![kept] };
        let text = write(&backup);
        assert_eq!(read(text.as_bytes()), Ok(backup));
        let damaged = text.replacen("\"sides\"", "\"side\"", 1);
        let error = read(damaged.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("comparisons[0]"), "{error}");
        assert!(is_comparison(example.as_bytes()) && is_backup(text.as_bytes()));
    }

    #[test]
    fn nothing_is_overwritten() {
        let matrix = crate::blank("Here", &[], &mut || 1).unwrap();
        let copied = Copied { revision: 3, saved: 0, matrix: matrix.clone(), versions: Vec::new() };
        assert_eq!(fate(&copied, None), Fate::Added);
        assert_eq!(fate(&copied, Some(&matrix)), Fate::Same);
        let other = crate::blank("Changed", &[], &mut || 1).unwrap();
        assert_eq!(fate(&copied, Some(&other)), Fate::Beside);
        assert_eq!(beside(copied, MatrixId::from_bits(2)).matrix.id, MatrixId::from_bits(2));
    }

    #[test]
    fn a_newer_backup_and_a_matrix_are_refused() {
        let check = |text: &str| read(text.as_bytes()).unwrap_err().to_string();
        assert!(check(r#"{"format": "remit-backup", "version": 3}"#).contains("newer"));
        assert_eq!(read(br#"{"format": "remit-matrix"}"#), Err(ReadError::NotAMatrix));
        assert!(!is_backup(br#"{"format": "remit-matrix"}"#));
    }
}
