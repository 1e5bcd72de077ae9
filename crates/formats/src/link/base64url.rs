//! Base64 for addresses, without padding: RFC 4648, section 5.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The characters of some bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte));
        let group = group << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            let at = group >> (18 - 6 * digit) & 63;
            text.extend(DIGITS.get(at as usize).map(|digit| char::from(*digit)));
        }
    }
    text
}

/// What a character stands for.
pub(super) fn value(c: char) -> Option<u32> {
    Some(match c {
        'A'..='Z' => u32::from(c) - u32::from('A'),
        'a'..='z' => u32::from(c) - u32::from('a') + 26,
        '0'..='9' => u32::from(c) - u32::from('0') + 52,
        '-' => 62,
        '_' => 63,
        _ => return None,
    })
}

/// The bytes of some characters, and whether the bits left over are such as [`encode`] leaves;
/// nothing where a character is none of ours.
pub(super) fn decode(text: &str) -> Option<(Vec<u8>, bool)> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut open, mut bits) = (0_u32, 0);
    for c in text.chars() {
        open = open << 6 | value(c)?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((open >> bits) as u8);
            open &= (1 << bits) - 1;
        }
    }
    Some((bytes, open == 0 && bits < 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &str, text: &str) {
        assert_eq!(encode(bytes.as_bytes()), text);
        assert_eq!(decode(text), Some((bytes.as_bytes().to_vec(), true)));
    }

    #[test]
    fn the_examples_of_the_standard_come_out() {
        check("", "");
        check("f", "Zg");
        check("fo", "Zm8");
        check("foo", "Zm9v");
        check("foob", "Zm9vYg");
        check("???>>>", "Pz8_Pj4-");
    }

    #[test]
    fn other_characters_and_left_over_bits_are_noticed() {
        assert_eq!(decode("Zg=="), None);
        assert_eq!(decode("Zh"), Some((b"f".to_vec(), false)));
        assert_eq!(decode("Z"), Some((vec![], false)));
        assert_eq!(decode("A"), Some((vec![], false)));
    }
}
