//! Numbers as Romans wrote them.

/// What is longer numbers nothing.
const LONGEST: usize = 9;

/// A number in small Roman letters; cut off where it would be longer than any that is used.
pub fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while number >= value && roman.len() < LONGEST {
            roman.push_str(sign);
            number -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn numbers_are_written_as_romans_did() {
        assert_eq!([1, 4, 9, 14, 42, 99].map(roman), ["i", "iv", "ix", "xiv", "xlii", "xcix"]);
        assert_eq!(roman(188), "clxxxviii");
        assert!(roman(usize::MAX).len() > 8);
    }
}
