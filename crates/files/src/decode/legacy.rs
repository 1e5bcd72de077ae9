//! Texts in the encodings that were usual before UTF-8. Their tables are large, so only the worker
//! has them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use remit_formats::page::Encoding;

use super::known;

/// So many bytes are looked at to guess an encoding.
const LOOKED_AT: usize = 4 * 1024 * 1024;

/// The encoding by one of the names that pages use for it.
pub(super) fn by_name(name: &str) -> Option<Encoding> {
    let found = encoding_rs::Encoding::for_label(name.as_bytes())?;
    Encoding::of_label(found.name())
}

/// The text in this encoding; what is none in it becomes U+FFFD.
pub(super) fn read(bytes: &[u8], encoding: Encoding) -> String {
    let found = encoding_rs::Encoding::for_label(encoding.label().as_bytes());
    let found = found.unwrap_or(encoding_rs::UTF_8);
    found.decode_without_bom_handling(bytes).0.into_owned()
}

/// The likeliest encoding of a text that is no UTF-8.
pub(super) fn guess(bytes: &[u8]) -> Encoding {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(head, head.len() == bytes.len());
    let mut found = detector.guess(None, Utf8Detection::Deny);
    if found == encoding_rs::WINDOWS_1252 && is_hungarian(head) {
        found = encoding_rs::WINDOWS_1250;
    }
    let found = known::better(head, found).unwrap_or(found);
    Encoding::of_label(found.name()).unwrap_or(Encoding::UTF_8)
}

/// Whether a text has the long ő and ű of Hungarian, which are õ and û in Windows-1252, beside its
/// other vowels, and nothing of the languages that have õ and û.
fn is_hungarian(bytes: &[u8]) -> bool {
    let long = [0xf5, 0xfb, 0xd5, 0xdb];
    let others = [0xe1, 0xe9, 0xed, 0xf3, 0xf6, 0xfa, 0xfc];
    let known = [0xc1, 0xc9, 0xcd, 0xd3, 0xd6, 0xda, 0xdc, 0x84, 0x93, 0x94, 0x96, 0x97, 0xa0];
    let has = |set: &[u8]| bytes.iter().any(|byte| set.contains(byte));
    has(&long)
        && has(&others)
        && bytes.iter().all(|byte| {
            byte.is_ascii() || [&long[..], &others, &known].iter().any(|set| set.contains(byte))
        })
}
