//! The JSON format: Remit's own, without loss, made to be read by people and kept in Git.
//! `public/remit-matrix.schema.json` describes it. It is written as version 1, and as version 2
//! where the file says what it parted from ([`Stamp`]).
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
pub use words::{FORMAT, NEWEST, VERSION};

use remit_core::matrix::{Matrix, RuleSetting, limits};

/// The file of a matrix.
pub fn write(matrix: &Matrix) -> String {
    layout::pretty(&write::matrix(matrix, None))
}

/// The file of a matrix that says what it parted from; without a stamp what [`write`](write()) has.
pub fn write_stamped(matrix: &Matrix, stamp: Option<&Stamp>) -> String {
    layout::pretty(&write::matrix(matrix, stamp))
}

/// Reads a file. Nothing that it says of the matrix is dropped: what is not understood is an
/// error.
pub fn read(bytes: &[u8]) -> Result<Matrix, ReadError> {
    from_node(parse(text_of(bytes)?)?)
}

/// Reads a file with what it says of where it parted from.
pub fn read_stamped(bytes: &[u8]) -> Result<(Matrix, Option<Stamp>), ReadError> {
    from_node_stamped(parse(text_of(bytes)?)?)
}

/// Reads a file in which a merge has left something to decide: the matrix with ours in place, and
/// what is to be decided.
pub fn read_unresolved(bytes: &[u8]) -> Result<(Matrix, Vec<Unresolved>), ReadError> {
    let mut file = parse(text_of(bytes)?)?;
    let list = unresolved::take(&mut file)?;
    Ok((from_node(file)?, list))
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
    Ok(read::matrix(node)?.0)
}

/// The same, with what it says of where it parted from.
pub fn from_node_stamped(node: Node) -> Result<(Matrix, Option<Stamp>), ReadError> {
    read::matrix(node)
}

/// The value of a matrix.
pub fn to_node(matrix: &Matrix) -> Node<'_> {
    write::matrix(matrix, None)
}

/// The same, with where it parted from.
pub fn to_node_stamped<'a>(matrix: &'a Matrix, stamp: Option<&'a Stamp>) -> Node<'a> {
    write::matrix(matrix, stamp)
}

#[cfg(test)]
mod tests;
