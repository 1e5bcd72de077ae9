//! Takes out of scripts and style sheets what only people read: indentation, empty lines, and
//! comments that have lines of their own. Nothing else, so that nothing can change its meaning.

/// The text without what only people read. One with a string over several lines stays as it
/// is: white space may be part of the string.
pub fn squeeze(text: &str) -> String {
    let mut lines = Vec::new();
    let mut in_comment = false;
    for line in text.lines() {
        if line.matches('`').count() % 2 == 1 || line.ends_with('\\') {
            return text.to_owned();
        }
        let line = line.trim();
        let begins = line.starts_with("/*");
        let ends = line.ends_with("*/");
        // Behind the end of a comment something else may stand: then the line is kept whole.
        if in_comment || (begins && (ends || !line.contains("*/"))) {
            in_comment = !line.contains("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            lines.push(line);
        }
    }
    let mut squeezed = lines.join("\n");
    squeezed.push('\n');
    squeezed
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(squeeze(text), expected);
    }

    #[test]
    fn what_only_people_read_goes() {
        check("/* a\n * b */\n.c {\n  d: e;\n}\n\n", ".c {\nd: e;\n}\n");
        check("  // note\n  let a = 1; // kept\n", "let a = 1; // kept\n");
        check("/* a */ b\n", "/* a */ b\n");
        check("content: \"  x\";\n", "content: \"  x\";\n");
    }

    #[test]
    fn a_string_over_several_lines_leaves_all_as_it_is() {
        check("let a = `x\n   y`;\n", "let a = `x\n   y`;\n");
    }
}
