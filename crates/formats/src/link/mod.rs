//! A matrix in a link: `#v1:`, or `#v2:` where it says what it parted from, and then deflated JSON with a checksum, in letters that every chat
//! and mail program leaves alone. What stands behind `#` is not sent to any server.
//!
//! A draft of a published matrix is written as its [`difference`] from it,
//! where that is shorter. The bytes behind `v1:` are, in base64url without padding:
//!
//! | bytes | hold |
//! | --- | --- |
//! | 1 to 5 | how many deflated bytes follow the checksum, seven bits a byte, low bits first |
//! | 4 | their CRC-32, low byte first |
//! | the rest | the JSON, deflated without a header |
//!
//! So a link that was cut is told from one that was altered.

mod base64url;
mod crc32;
mod error;

pub use error::LinkError;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::json::object::{JsonPath, Object};
use super::json::stamp::{self, Stamp};
use super::json::write::{self, Keys};
use super::json::{self, Node, Unresolved};
use super::{difference, json::read};
use remit_compare as merge;
use remit_core::matrix::{Base, Matrix};

/// The version that is written of a matrix by itself.
pub const VERSION: u32 = 1;

/// The newest version that is read. It is written where a link says what it parted from.
pub const NEWEST: u32 = 2;

/// Characters of the longest link that is written or read; browsers take little more.
pub const MAX_CHARS: usize = 1_000_000;

/// Bytes of JSON in a link, at most: 8 MiB. What a hostile link makes of that in memory stays bearable.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// A matrix is deflated to a fifteenth at best: its ids are random. What unpacks to more than so
/// many times its own size is made to do harm.
pub const MOST_DEFLATED: usize = 60;

/// Unless it is small: any link may hold as much.
const SMALL: usize = 256 * 1024;

/// How many bytes of JSON so many deflated bytes may hold.
fn room(deflated: usize) -> usize {
    deflated.saturating_mul(MOST_DEFLATED).clamp(SMALL, MAX_BYTES)
}

/// Characters that fit everywhere, a chat message included.
pub const FITS_ANYWHERE: usize = 2_000;

/// Characters that fit most mail and chat programs.
pub const FITS_MOST: usize = 4_000;

/// Where a link of so many characters, address included, can be sent, in words for the screen.
pub fn fits(chars: usize) -> &'static str {
    if chars <= FITS_ANYWHERE {
        "Short enough for any chat or email."
    } else if chars <= FITS_MOST {
        "Short enough for most email and chat programs, but some cut it off. A file is safer."
    } else {
        "Too long for most email and chat programs. Send a file instead."
    }
}

/// Whether a text is a link to a matrix, and nothing else.
pub fn is_link(text: &[u8]) -> bool {
    /// The address of a page is not longer.
    const ADDRESS: usize = 2_000;
    let head = text.get(..ADDRESS).unwrap_or(text);
    let head = String::from_utf8_lossy(head);
    let Some((address, behind)) = head.trim_start().split_once('#') else { return false };
    let behind = behind.strip_prefix('v').unwrap_or_default();
    let version = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    !address.contains(char::is_whitespace)
        && version.len() < behind.len()
        && (version.starts_with(':') || version.starts_with("%3A"))
}

/// Best, not fastest: a link is made once and sent often.
const LEVEL: u8 = 10;

/// What a link to this matrix has behind its address, `#` included. A published matrix that it
/// began as makes it shorter.
pub fn encode(matrix: &Matrix, published: Option<&Matrix>) -> Result<String, LinkError> {
    encode_stamped(matrix, published, None)
}

/// The same for a link that says what it parted from.
pub fn encode_stamped(
    matrix: &Matrix,
    published: Option<&Matrix>,
    stamp: Option<&Stamp>,
) -> Result<String, LinkError> {
    let version = if stamp.is_some() { NEWEST } else { VERSION };
    let whole = pack(version, &json::to_node_stamped(matrix, stamp))?;
    let Some(published) = published else { return Ok(whole) };
    let base =
        Base { matrix: published.id, edition: published.edition, title: published.title.clone() };
    let changes = merge::diff(published, matrix);
    let mut node = Keys::default();
    if let Some(stamp) = stamp {
        stamp::write(&mut node, stamp);
    }
    node.add("base", write::base(&base)).add("changes", difference::to_node(&changes, matrix));
    let short = pack(version, &node.end())?;
    Ok(if short.len() < whole.len() { short } else { whole })
}

/// A link to what a merge has left to decide.
pub fn encode_unresolved(matrix: &Matrix, list: &[Unresolved]) -> Result<String, LinkError> {
    pack(NEWEST, &json::to_node_unresolved(matrix, list))
}

/// The matrix of a link with what a merge has left to decide in it; nothing is left in most.
pub fn decode_unresolved(link: &str) -> Result<(Matrix, Vec<Unresolved>), LinkError> {
    let (_, text) = unpack(link)?;
    let (file, list) = json::read_unresolved(text.as_bytes())?;
    Ok((file.matrix, list))
}

/// The matrix of a link, or of what stands behind its `#`. `published` finds the published
/// matrix that a draft began as.
pub fn decode(
    link: &str,
    published: impl FnOnce(&Base) -> Option<Matrix>,
) -> Result<Matrix, LinkError> {
    Ok(decode_stamped(link, published)?.0)
}

/// The same, with what the link says of where it parted from.
pub fn decode_stamped(
    link: &str,
    published: impl FnOnce(&Base) -> Option<Matrix>,
) -> Result<(Matrix, Option<Stamp>), LinkError> {
    let (version, text) = unpack(link)?;
    let root = JsonPath::ROOT;
    let mut node = match json::parse(&text)? {
        Node::Object(pairs) if pairs.iter().any(|(key, _)| key == "changes") => {
            Object::new(Node::Object(pairs), &root)?
        }
        whole => return Ok(json::from_node_stamped(whole)?),
    };
    let stamp = (version == NEWEST).then(|| stamp::read(&mut node, &root)).transpose()?;
    let base = node.take("base").ok_or_else(|| node.missing("base"))?;
    let base = read::base(base, &root.key("base"))?;
    let changes = node.take("changes").unwrap_or(Node::Object(Vec::new()));
    node.end()?;
    let fits = |matrix: &Matrix| matrix.id == base.matrix && matrix.edition == base.edition;
    let Some(published) = published(&base).filter(fits) else {
        return Err(LinkError::BaseMissing { title: base.title, edition: base.edition });
    };
    let changes = difference::from_node(changes, &published)?;
    Ok((merge::apply(&published, &changes)?, stamp))
}

fn pack(version: u32, node: &Node) -> Result<String, LinkError> {
    let json = json::compact(node);
    if json.len() > MAX_BYTES {
        return Err(LinkError::TooLong);
    }
    let deflated = compress_to_vec(json.as_bytes(), LEVEL);
    if json.len() > room(deflated.len()) {
        return Err(LinkError::TooLong);
    }
    let mut bytes = Vec::with_capacity(deflated.len() + 9);
    let mut length = deflated.len();
    while length >= 0x80 {
        bytes.push(length as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend(crc32::of(&deflated).to_le_bytes());
    bytes.extend(deflated);
    let link = format!("#v{version}:{}", base64url::encode(&bytes));
    if link.len() > MAX_CHARS { Err(LinkError::TooLong) } else { Ok(link) }
}

/// The version and the JSON of a link.
fn unpack(link: &str) -> Result<(u32, String), LinkError> {
    if link.len() > MAX_CHARS * 2 {
        return Err(LinkError::TooLarge);
    }
    unpack_whole(link).map_err(|error| match error {
        // Dots may also be what somebody has written behind a link that is whole.
        LinkError::Cut | LinkError::Altered if is_shortened(link) => LinkError::Shortened,
        error => error,
    })
}

/// Whether a link has dots in it, as programs put them in the place of what they do not show.
fn is_shortened(link: &str) -> bool {
    let dots = ['…', '⋯'];
    link.contains(dots) || link.contains("...") || link.contains("%E2%80%A6")
}

fn unpack_whole(link: &str) -> Result<(u32, String), LinkError> {
    // Mail programs break long lines, and people copy the full stop behind a link.
    let link: String = link.chars().filter(|c| !c.is_whitespace()).collect();
    let link = link.trim_end_matches(|c: char| base64url::value(c).is_none() && c != ':');
    let link = link.rsplit_once('#').map_or(link, |(_, behind)| behind);
    let (version, packed) = link
        .strip_prefix('v')
        .and_then(|link| link.split_once(':').or_else(|| link.split_once("%3A")))
        .ok_or(LinkError::NotALink)?;
    let version = match version.parse::<u32>() {
        Ok(version @ (VERSION | NEWEST)) => version,
        Ok(version) if version > NEWEST => return Err(LinkError::Newer { version }),
        _ => return Err(LinkError::NotALink),
    };
    if packed.len() > MAX_CHARS {
        return Err(LinkError::TooLarge);
    }
    let (bytes, is_whole) = base64url::decode(packed).ok_or(LinkError::Altered)?;
    let (length, rest) = split_length(&bytes)?;
    let (sum, deflated) = rest.split_at_checked(4).ok_or(LinkError::Cut)?;
    if deflated.len() < length {
        return Err(LinkError::Cut);
    }
    if deflated.len() > length || !is_whole || crc32::of(deflated).to_le_bytes() != sum {
        return Err(LinkError::Altered);
    }
    let room = room(deflated.len());
    let json =
        decompress_to_vec_with_limit(deflated, room).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput if room < MAX_BYTES => LinkError::Bomb,
            TINFLStatus::HasMoreOutput => LinkError::TooLarge,
            _ => LinkError::Altered,
        })?;
    let json = String::from_utf8(json).map_err(|_| LinkError::Altered)?;
    Ok((version, json))
}

/// The length in front, and what follows it.
fn split_length(bytes: &[u8]) -> Result<(usize, &[u8]), LinkError> {
    let mut length = 0_usize;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        length |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Ok((length, bytes.get(at + 1..).unwrap_or_default()));
        }
    }
    Err(if bytes.len() < 5 { LinkError::Cut } else { LinkError::Altered })
}

#[cfg(test)]
mod tests;
