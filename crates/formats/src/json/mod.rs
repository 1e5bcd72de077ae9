//! The JSON format: Remit's own, without loss, made to be read by people and kept in Git.
//! `public/remit-matrix.schema.json` describes it. It is written as version 1, as version 2
//! where the file says what it parted from ([`Stamp`]), and as version 3 where it holds
//! [named versions](crate::versions).
//!
//! Keys stand in a fixed order, only what differs from the default is written, and an
//! activity's cells share one line. Texts are in the notation of
//! [`notation`](remit_core::matrix::text::notation).

pub(crate) mod cells;
mod error;
mod layout;
mod node;
pub mod object;
pub(crate) mod read;
mod spans;
pub(crate) mod stamp;
mod unresolved;
pub(crate) mod words;
pub(crate) mod write;

pub use error::ReadError;
pub use layout::compact;
pub(crate) use layout::pretty;
pub use node::{Node, Pair};
pub use object::{JsonPath, Object};
pub use spans::{Span, Spans, position};
pub use stamp::{MOST_SEEN, Stamp};
pub use unresolved::{UNRESOLVED, Unresolved, to_node_unresolved, write_unresolved};
pub use words::{FORMAT, NEWEST, STAMPED, VERSION};

use crate::versions::{self, NamedVersion};
use remit_core::matrix::{Matrix, RuleSetting, limits};

/// All that stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The matrix.
    pub matrix: Matrix,
    /// Where it parted from, where it says so.
    pub stamp: Option<Stamp>,
    /// The versions with a name, the latest first.
    pub versions: Vec<NamedVersion>,
}

/// The file of a matrix.
pub fn write(matrix: &Matrix) -> String {
    layout::pretty(&write::matrix(matrix, None, None))
}

/// The file of a matrix that says what it parted from; without a stamp what [`write`](write()) has.
pub fn write_stamped(matrix: &Matrix, stamp: Option<&Stamp>) -> String {
    layout::pretty(&write::matrix(matrix, stamp, None))
}

/// The file of a matrix with versions of it, the latest first; without any what [`write_stamped`]
/// has. Those for which there is no room ([`versions::fitting`]) are to be left out before.
pub fn write_file(matrix: &Matrix, stamp: Option<&Stamp>, versions: &[NamedVersion]) -> String {
    let changes = versions::changes(matrix, versions);
    let list = (!versions.is_empty()).then(|| versions::write(versions, &changes));
    layout::pretty(&write::matrix(matrix, stamp, list))
}

/// Reads the matrix of a file. Nothing that it says of the matrix is dropped: what is not understood
/// is an error. Named versions beside it are not looked at; [`read_file`] reads them, too.
pub fn read(bytes: &[u8]) -> Result<Matrix, ReadError> {
    from_node(parse(text_of(bytes)?)?)
}

/// Reads all that stands in a file.
pub fn read_file(bytes: &[u8]) -> Result<File, ReadError> {
    file_from_node(parse(text_of(bytes)?)?)
}

/// Reads a file with what it says of where it parted from.
pub fn read_stamped(bytes: &[u8]) -> Result<(Matrix, Option<Stamp>), ReadError> {
    from_node_stamped(parse(text_of(bytes)?)?)
}

/// Reads a file in which a merge has left something to decide: all of it with ours in place, and
/// what is to be decided.
pub fn read_unresolved(bytes: &[u8]) -> Result<(File, Vec<Unresolved>), ReadError> {
    let mut file = parse(text_of(bytes)?)?;
    let list = unresolved::take(&mut file)?;
    Ok((file_from_node(file)?, list))
}

/// The text of a file.
pub(crate) fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotText)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// A number for all that a matrix says, the same wherever it says the same: on every platform, and
/// in every version of Remit that writes matrices as this one does.
pub fn content(matrix: &Matrix) -> u64 {
    fingerprint(&write(matrix))
}

/// A number that differs where texts differ: FNV-1a, 64 bits.
pub fn fingerprint(text: &str) -> u64 {
    fingerprint_of(text.as_bytes())
}

/// The same of bytes that may be no text.
pub fn fingerprint_of(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Settings of the checks by themselves: what a browser keeps of a person's.
pub fn write_rules(rules: &[RuleSetting]) -> String {
    compact(&Node::List(rules.iter().map(write::rule).collect()))
}

/// Reads what [`write_rules`] has written.
pub fn read_rules(text: &str) -> Result<Vec<RuleSetting>, ReadError> {
    let path = JsonPath::ROOT;
    let Node::List(items) = parse(text)? else { return Err(path.wrong("must be a list")) };
    let items = items.into_iter().take(limits::RULE_SETTINGS).enumerate();
    items.map(|(at, item)| read::rule(item, &path.index(at))).collect()
}

/// The values of a JSON text.
pub fn parse(text: &str) -> Result<Node<'_>, ReadError> {
    match text.trim_start().chars().next() {
        None => Err(ReadError::Empty),
        Some('<') => Err(ReadError::Markup),
        Some(_) => serde_json::from_str(text).map_err(|error| ReadError::of_json(&error)),
    }
}

/// The matrix of a value.
pub fn from_node(node: Node) -> Result<Matrix, ReadError> {
    Ok(read::matrix(node)?.matrix)
}

/// The same, with what it says of where it parted from.
pub fn from_node_stamped(node: Node) -> Result<(Matrix, Option<Stamp>), ReadError> {
    let read::Parts { matrix, stamp, .. } = read::matrix(node)?;
    Ok((matrix, stamp))
}

/// All that stands in the file of this value.
pub fn file_from_node(node: Node) -> Result<File, ReadError> {
    let read::Parts { matrix, stamp, versions } = read::matrix(node)?;
    let path = JsonPath::ROOT.key(write::VERSIONS);
    let versions = versions.map(|list| versions::read(list, &path, &matrix)).transpose()?;
    Ok(File { matrix, stamp, versions: versions.unwrap_or_default() })
}

/// The value of a matrix.
pub fn to_node(matrix: &Matrix) -> Node<'_> {
    write::matrix(matrix, None, None)
}

/// The same, with where it parted from.
pub fn to_node_stamped<'a>(matrix: &'a Matrix, stamp: Option<&'a Stamp>) -> Node<'a> {
    write::matrix(matrix, stamp, None)
}

#[cfg(test)]
mod tests;
