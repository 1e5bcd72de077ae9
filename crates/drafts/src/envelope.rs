//! What files of several drafts have around them: what they are, and in which version.

use remit_core::matrix::limits;
use remit_formats::json::{self, JsonPath, Object, ReadError};

/// A kind of file.
pub(super) struct Envelope {
    /// The name by which its files say what they are.
    pub format: &'static str,
    /// The newest version that is read.
    pub version: u64,
}

impl Envelope {
    /// Whether a file says that it is one of these.
    pub fn is_around(&self, bytes: &[u8]) -> bool {
        let start = bytes.get(..200.min(bytes.len())).unwrap_or_default();
        String::from_utf8_lossy(start).contains(&format!("\"{}\"", self.format))
    }

    /// What is in a file, without what says what it is.
    pub fn open<'a>(&self, bytes: &'a [u8]) -> Result<Object<'a>, ReadError> {
        if bytes.len() > limits::FILE_BYTES {
            return Err(ReadError::TooLarge { bytes: bytes.len() });
        }
        let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotText)?;
        let node = json::parse(text.trim_start_matches('\u{feff}'))?;
        let mut file = Object::new(node, &JsonPath::ROOT)?;
        if file.need_text("format")? != self.format {
            return Err(ReadError::NotAMatrix);
        }
        match file.number("version")? {
            Some(version) if version > self.version => Err(ReadError::Newer { version }),
            Some(1..) => Ok(file),
            _ => Err(ReadError::NotAMatrix),
        }
    }
}
