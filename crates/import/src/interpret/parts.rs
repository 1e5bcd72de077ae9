//! Texts that are lists, taken apart where no bracket is open.

/// The parts between any of these signs, trimmed and without the empty ones. What stands in
/// brackets is not taken apart: "Legal (rights, media), Board" has two parts.
pub(super) fn parts<'a>(text: &'a str, signs: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    // A bracket that nothing closes holds nothing together.
    let closed = text.matches(['(', '[']).count() == text.matches([')', ']']).count();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' if closed => depth += 1,
            ')' | ']' if closed => depth = depth.saturating_sub(1),
            _ if depth == 0 && signs.contains(&c) => {
                parts.extend(text.get(from..at));
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.extend(text.get(from..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn brackets_hold_together_what_stands_in_them() {
        let of = |text| parts(text, &[',', '/']);
        assert_eq!(
            of("Legal (rights, media), Board / IT"),
            ["Legal (rights, media)", "Board", "IT"]
        );
        assert_eq!(of("a (b, c"), ["a (b", "c"]);
        assert_eq!(of(", ,"), [""; 0]);
    }
}
