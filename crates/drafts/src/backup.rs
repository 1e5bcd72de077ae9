//! All drafts of a browser as one file, and what becomes of them in a browser that may already
//! have some.

use super::envelope::Envelope;
use remit_core::matrix::{Matrix, MatrixId};
use remit_formats::json::{self, Node, Object, ReadError};

/// What is around these drafts; its version is the one that is written.
const FILE: Envelope = Envelope { format: "remit-backup", version: 1 };

/// A draft in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// How many changes had led to it.
    pub revision: u64,
    /// When it was saved, in milliseconds since 1970.
    pub saved: u64,
    /// The draft.
    pub matrix: Matrix,
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

/// The file of these drafts.
pub fn write(drafts: &[Copied]) -> String {
    let drafts = drafts.iter().map(|draft| {
        Node::Object(vec![
            ("revision".into(), Node::Number(draft.revision)),
            ("saved".into(), Node::Number(draft.saved)),
            ("matrix".into(), json::to_node(&draft.matrix)),
        ])
    });
    json::compact(&Node::Object(vec![
        ("format".into(), Node::text(FILE.format)),
        ("version".into(), Node::Number(FILE.version)),
        ("drafts".into(), Node::List(drafts.collect())),
    ]))
}

/// Whether a file says that it is one of these.
pub fn is_backup(bytes: &[u8]) -> bool {
    FILE.is_around(bytes)
}

/// Reads a file. One draft that cannot be read is an error for all: nothing is half restored.
pub fn read(bytes: &[u8]) -> Result<Vec<Copied>, ReadError> {
    let mut file = FILE.open(bytes)?;
    let drafts = file.list("drafts", |node, place| {
        let mut draft = Object::new(node, place)?;
        let revision = draft.number("revision")?.unwrap_or(0);
        let saved = draft.number("saved")?.unwrap_or(0);
        let matrix = draft.take("matrix").ok_or_else(|| draft.missing("matrix"))?;
        let matrix = json::from_node(matrix)?;
        draft.end()?;
        Ok(Copied { revision, saved, matrix })
    })?;
    file.end()?;
    Ok(drafts)
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

    proptest! {
        #[test]
        fn a_backup_reads_back(drafts in vec((remit_core::arbitrary::any_matrix(), 0..99_u64), 0..3)) {
            let drafts: Vec<_> =
                drafts.into_iter().map(|(matrix, revision)| Copied { revision, saved: 5, matrix }).collect();
            let text = write(&drafts);
            prop_assert!(is_backup(text.as_bytes()));
            prop_assert_eq!(read(text.as_bytes()), Ok(drafts));
        }
    }

    #[test]
    fn nothing_is_overwritten() {
        let matrix = crate::blank("Here", &[], &mut || 1).unwrap();
        let copied = Copied { revision: 3, saved: 0, matrix: matrix.clone() };
        assert_eq!(fate(&copied, None), Fate::Added);
        assert_eq!(fate(&copied, Some(&matrix)), Fate::Same);
        let other = crate::blank("Changed", &[], &mut || 1).unwrap();
        assert_eq!(fate(&copied, Some(&other)), Fate::Beside);
        assert_eq!(beside(copied, MatrixId::from_bits(2)).matrix.id, MatrixId::from_bits(2));
    }

    #[test]
    fn a_newer_backup_and_a_matrix_are_refused() {
        let check = |text: &str| read(text.as_bytes()).unwrap_err().to_string();
        assert!(check(r#"{"format": "remit-backup", "version": 2}"#).contains("newer"));
        assert_eq!(read(br#"{"format": "remit-matrix"}"#), Err(ReadError::NotAMatrix));
        assert!(!is_backup(br#"{"format": "remit-matrix"}"#));
    }
}
