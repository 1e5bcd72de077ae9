//! Where a file that goes out parted from its draft, and who sends it.
//!
//! It makes a file one of version 2 at least, and stands in it right behind the version. Files that
//! are kept beside others, as in Git, have none: a line that differs in every copy makes conflicts.

use super::node::Node;
use super::object::{JsonPath, Object, text};
use super::write::Keys;
use super::{ReadError, content};
use crate::coded_struct;
use remit_core::matrix::{Matrix, MatrixId};

/// The keys of a stamp.
const PARTED_FROM: &str = "partedFrom";
const SEEN: &str = "seen";
const AUTHOR: &str = "author";

/// So many earlier states a stamp names at most.
pub const MOST_SEEN: usize = 16;

/// What a file says of where it parted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The draft.
    pub matrix: MatrixId,
    /// How many changes the draft had seen.
    pub revision: u64,
    /// What the draft was, by [`content`]; the file itself may have been changed since.
    pub content: u64,
    /// What the draft was before, and what has gone into it, the newest first, by [`content`]: who
    /// has the file of a colleague finds in it what they sent them. At most [`MOST_SEEN`].
    pub seen: Vec<u64>,
    /// Who sends it; empty where nobody said.
    pub author: String,
}

coded_struct!(Stamp { matrix, revision, content, seen, author });

impl Stamp {
    /// That of a file of this draft, as it is, which has seen nothing else.
    pub fn of(draft: &Matrix, revision: u64, author: impl Into<String>) -> Self {
        let content = content(draft);
        Self { matrix: draft.id, revision, content, seen: Vec::new(), author: author.into() }
    }

    /// All states that the file may have parted from, the likeliest first.
    pub fn states(&self) -> impl Iterator<Item = u64> {
        std::iter::once(self.content).chain(self.seen.iter().copied())
    }
}

/// Writes the keys of a stamp.
pub(crate) fn write<'a>(out: &mut Keys<'a>, stamp: &'a Stamp) {
    let mut parted = Keys::default();
    parted
        .text("matrix", stamp.matrix.to_string())
        .add("revision", Node::Number(stamp.revision))
        .text("content", hash(stamp.content));
    if !stamp.seen.is_empty() {
        let seen = stamp.seen.iter().map(|state| Node::text(hash(*state)));
        parted.add(SEEN, Node::List(seen.collect()));
    }
    out.add(PARTED_FROM, parted.end()).some(AUTHOR, Some(stamp.author.as_str()));
}

/// Reads the keys of a stamp, where they are there.
pub(crate) fn read_maybe(file: &mut Object, root: &JsonPath) -> Result<Option<Stamp>, ReadError> {
    if file.has(PARTED_FROM) || file.has(AUTHOR) {
        return read(file, root).map(Some);
    }
    // So that whoever misspells them is told that they could have been there.
    let (None, None) = (file.take(PARTED_FROM), file.take(AUTHOR)) else { return Ok(None) };
    Ok(None)
}

/// Reads the keys of a stamp, which must be there.
pub(crate) fn read(file: &mut Object, root: &JsonPath) -> Result<Stamp, ReadError> {
    let node = file.take(PARTED_FROM).ok_or_else(|| file.missing(PARTED_FROM))?;
    let path = root.key(PARTED_FROM);
    let mut parted = Object::new(node, &path)?;
    let matrix = parted.need("matrix")?;
    let revision = parted.number("revision")?.ok_or_else(|| parted.missing("revision"))?;
    let node = parted.take("content").ok_or_else(|| parted.missing("content"))?;
    let content = state(node, &path.key("content"))?;
    let mut seen = parted.list(SEEN, state)?;
    seen.truncate(MOST_SEEN);
    parted.end()?;
    let author = file.text(AUTHOR)?.unwrap_or_default();
    Ok(Stamp { matrix, revision, content, seen, author })
}

/// Written as ids are: no program rounds it.
fn hash(state: u64) -> String {
    format!("{state:016x}")
}

fn state(node: Node, path: &JsonPath) -> Result<u64, ReadError> {
    let id: MatrixId = path.parse(&text(node, path)?)?;
    Ok(id.bits())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::json::{self, read_stamped, write_stamped};
    use remit_core::arbitrary::any_matrix;

    proptest! {
        #[test]
        fn a_stamp_reads_back_and_is_no_part_of_the_matrix(
            matrix in any_matrix(), revision in any::<u64>(), author in "[A-Z]?[a-z é\"<]{0,8}",
            seen in vec(any::<u64>(), 0..3),
        ) {
            let stamp = Stamp { seen, ..Stamp::of(&matrix, revision, author) };
            let file = write_stamped(&matrix, Some(&stamp));
            prop_assert_eq!(file.lines().nth(2), Some("  \"version\": 2,"));
            prop_assert_eq!(json::read(file.as_bytes()), Ok(matrix.clone()));
            let read = read_stamped(file.as_bytes()).unwrap();
            prop_assert_eq!(content(&read.0), stamp.content);
            prop_assert_eq!(read, (matrix.clone(), Some(stamp)));
            // Without one, a file is what it always was.
            let plain = write_stamped(&matrix, None);
            prop_assert_eq!(&plain, &json::write(&matrix));
            prop_assert_eq!(read_stamped(plain.as_bytes()), Ok((matrix, None)));
        }
    }

    #[track_caller]
    fn check(keys: &str, message: &str) {
        let matrix =
            Matrix::new(remit_core::matrix::MatrixData::empty(MatrixId::from_bits(1), "T"));
        let file = json::write(&matrix.unwrap()).replacen("\"version\": 1", keys, 1);
        let error = read_stamped(file.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }

    #[test]
    fn a_stamp_is_read_with_care() {
        check("\"version\": 2", "the key `partedFrom` is missing");
        check("\"version\": 1, \"author\": \"Ann\"", "unknown key `author`");
        check("\"version\": 2, \"partedFrom\": {}", "partedFrom: the key `matrix` is missing");
        let content = r#""version": 2, "partedFrom":
            {"matrix": "0000000000000001", "revision": 1, "content": "1"}"#;
        check(content, "partedFrom.content: an id is 16 digits");
        check("\"version\": 4", "format version 4; this one reads up to 3");
        check("\"version\": 3", "the key `versions` is missing");
        let lone = "\"version\": 3, \"author\": \"Ann\"";
        check(lone, "the key `partedFrom` is missing");
    }

    #[test]
    fn the_content_of_a_matrix_is_the_same_number_everywhere() {
        // Whoever changes it loses what files have parted from.
        let published = crate::catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
        assert_eq!(content(&published), 6_048_862_428_988_377_368);
    }
}
