//! Names and integrity values from the content of a file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Hexadecimal digits in a name: 64 bits, far beyond any accident.
const DIGITS: usize = 16;

/// A file under a name that changes with its content.
pub struct Named {
    /// The name, such as `remit-0123456789abcdef.wasm`.
    pub name: String,
    /// The value for an `integrity` attribute.
    pub integrity: String,
}

impl Named {
    /// Names a content.
    pub fn of(bytes: &[u8], stem: &str, ending: &str) -> Self {
        Self { name: format!("{stem}-{}.{ending}", digits(bytes)), integrity: integrity(bytes) }
    }
}

/// What stands for a content in names.
pub fn digits(bytes: &[u8]) -> String {
    let mut hash = format!("{:x}", Sha256::digest(bytes));
    hash.truncate(DIGITS);
    hash
}

/// The value for an `integrity` attribute.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Tells whether the name in a path was made by `Named`.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').and_then(|(stem, _)| stem.rsplit_once('-')).is_some_and(|(_, hash)| {
        hash.len() == DIGITS && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_integrity_come_from_the_content() {
        let named = Named::of(b"abc", "remit", "js");
        assert_eq!(named.name, "remit-ba7816bf8f01cfea.js");
        assert_eq!(named.integrity, "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn own_names_are_known_again() {
        assert!(is_hashed(&Named::of(b"", "start", "js").name));
        assert!(is_hashed("/below/remit-ba7816bf8f01cfea.wasm"));
        assert!(!is_hashed("/remit-ba7816bf8f01cfe.wasm"));
        assert!(!is_hashed("/remit-BA7816BF8F01CFEA.wasm"));
        assert!(!is_hashed("/ba7816bf8f01cfea"));
        assert!(!is_hashed("/index.html"));
    }
}
