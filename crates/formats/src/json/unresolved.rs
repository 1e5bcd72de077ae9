//! What a merge has left to decide, kept in the file until somebody decides it.
//!
//! Such a file is not read as a matrix: whoever saves it in haste would lose what the other side
//! did. It says so, and lists what is to be decided. Ours is in place in the rows, and each entry
//! of [`UNRESOLVED`] holds theirs: in words, and as the [difference](crate::difference) that
//! leads to it.

use std::fmt;

use super::node::Node;
use super::object::{JsonPath, Object};
use super::{ReadError, layout, write};
use crate::versions::{self, NamedVersion};
use remit_core::matrix::Matrix;

/// The key of the list.
pub const UNRESOLVED: &str = "unresolved";

/// So many of them are named in a message.
const NAMED: usize = 3;

/// Something to be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// What it is about, in words.
    pub what: String,
    /// What ours is, in words. It is in place.
    pub ours: String,
    /// What theirs is, in words.
    pub theirs: String,
    /// What leads from what is in place to the other side, as JSON; empty in files of Remit 0.1
    /// where something was removed or moved.
    pub change: String,
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (ours: {}; theirs: {})", self.what, self.ours, self.theirs)
    }
}

/// The file of a matrix with versions of it, the latest first, and with what is to be decided.
pub fn write_unresolved(matrix: &Matrix, versions: &[NamedVersion], list: &[Unresolved]) -> String {
    let changes = versions::changes(matrix, versions);
    let versions = (!versions.is_empty()).then(|| versions::write(versions, &changes));
    layout::pretty(&node(write::matrix(matrix, None, versions), list))
}

/// The value of a matrix with what is to be decided.
pub fn to_node_unresolved<'a>(matrix: &'a Matrix, list: &[Unresolved]) -> Node<'a> {
    node(write::matrix(matrix, None, None), list)
}

fn node<'a>(mut file: Node<'a>, list: &[Unresolved]) -> Node<'a> {
    let one = |each: &Unresolved| -> Node<'static> {
        let mut pairs = Vec::new();
        for (key, text) in [("what", &each.what), ("ours", &each.ours), ("theirs", &each.theirs)] {
            pairs.push((key.into(), Node::text(text.clone())));
        }
        if !each.change.is_empty() {
            pairs.push(("change".into(), Node::text(each.change.clone())));
        }
        Node::Object(pairs)
    };
    if let Node::Object(pairs) = &mut file {
        // Behind what says which file it is, where nobody overlooks it.
        let at = pairs.iter().position(|(key, _)| key == "version").map_or(0, |at| at + 1);
        let list = Node::List(list.iter().map(one).collect());
        pairs.insert(at, (UNRESOLVED.into(), list));
    }
    file
}

/// Takes the list out of a file; none where it has none.
pub(super) fn take(file: &mut Node) -> Result<Vec<Unresolved>, ReadError> {
    let Node::Object(pairs) = file else { return Ok(Vec::new()) };
    let at = pairs.iter().position(|(key, _)| key == UNRESOLVED);
    at.map_or(Ok(Vec::new()), |at| list(pairs.remove(at).1))
}

/// That something is to be decided, and what.
pub(super) fn refused(list: Node) -> ReadError {
    match self::list(list) {
        Ok(list) if list.is_empty() => {
            JsonPath::ROOT.key(UNRESOLVED).wrong("everything is decided; delete this key")
        }
        Ok(list) => {
            let named: Vec<String> = list.iter().take(NAMED).map(ToString::to_string).collect();
            ReadError::Unresolved { count: list.len(), named }
        }
        Err(error) => error,
    }
}

fn list(node: Node) -> Result<Vec<Unresolved>, ReadError> {
    let place = JsonPath::ROOT.key(UNRESOLVED);
    let Node::List(items) = node else { return Err(place.expected("a list", &node)) };
    let one = |(at, item): (usize, Node)| {
        let place = place.index(at);
        let mut object = Object::new(item, &place)?;
        let read = Unresolved {
            what: object.need_text("what")?,
            ours: object.need_text("ours")?,
            theirs: object.need_text("theirs")?,
            change: object.text("change")?.unwrap_or_default(),
        };
        object.end()?;
        Ok(read)
    };
    items.into_iter().enumerate().map(one).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::json::{self, File, parse, read_unresolved};
    use crate::versions::Named;
    use remit_core::arbitrary::any_matrix;

    fn conflict() -> Unresolved {
        let text = str::to_owned;
        let (what, ours, theirs) = (text("Back up, Customer"), text("RA"), text("A"));
        Unresolved { what, ours, theirs, change: text("{\"title\":\"x\"}") }
    }

    proptest! {
        #[test]
        fn it_is_no_matrix_until_all_is_decided(matrix in any_matrix()) {
            let file = write_unresolved(&matrix, &[], &[conflict()]);
            let named = vec!["Back up, Customer (ours: RA; theirs: A)".to_owned()];
            prop_assert_eq!(
                json::read(file.as_bytes()),
                Err(ReadError::Unresolved { count: 1, named })
            );
            let read = read_unresolved(file.as_bytes()).unwrap();
            let file = File { matrix: matrix.clone(), stamp: None, versions: Vec::new() };
            prop_assert_eq!(read, (file, vec![conflict()]));
            let named = Named { name: "1.0".to_owned(), ..Named::default() };
            let summary = String::new();
            let version = NamedVersion { kept: 1, summary, named, matrix: matrix.clone() };
            let file = write_unresolved(&matrix, std::slice::from_ref(&version), &[conflict()]);
            let (read, _) = read_unresolved(file.as_bytes()).unwrap();
            prop_assert_eq!(read.versions, vec![version]);
            let emptied = write_unresolved(&matrix, &[], &[]);
            let error = json::read(emptied.as_bytes()).unwrap_err().to_string();
            prop_assert!(error.contains("unresolved: everything is decided"), "{}", error);
        }
    }

    #[test]
    fn what_is_no_such_list_is_refused_with_its_place() {
        let error = |json: &str| refused(parse(json).unwrap()).to_string();
        assert!(error("{}").contains("unresolved: must be a list"));
        assert!(error("[{\"what\": \"x\"}]").contains("unresolved[0]"));
    }

    #[test]
    fn a_message_names_the_first_of_many() {
        let error = ReadError::Unresolved { count: 5, named: vec!["A".into(), "B".into()] };
        assert_eq!(
            error.to_string(),
            "The file has 5 unresolved merge conflicts: A; B; and 3 more. Decide each in the file, then delete it from `unresolved`."
        );
    }
}
