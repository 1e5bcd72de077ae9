//! What stands inside a line of Markdown: emphasis, links, code, footnote marks, and the tags
//! and character references of HTML. Takes time in proportion to the text.

mod build;
mod pair;
mod tokens;

use remit_core::matrix::{Block, Inline, Text};
use tokens::Tokens;

/// The text of a piece of Markdown; a line end in it is a line end in the text.
pub fn read(markdown: &str) -> Text {
    Text::new(vec![Block::Paragraph(inlines(markdown))])
}

/// The same as a list of inlines.
pub fn inlines(markdown: &str) -> Vec<Inline> {
    // Most cells have nothing to look at.
    if !markdown.contains(['*', '_', '`', '[', '<', '&', '\\', '~', '!', '\n', '¹', '²', '³']) {
        return vec![Inline::plain(markdown)];
    }
    parsed(Tokens::new(markdown))
}

/// The inlines of what Remit has written itself: nothing in it is a mark that only looks so.
pub fn exact(markdown: &str) -> Vec<Inline> {
    parsed(Tokens::exact(markdown))
}

fn parsed(tokens: Tokens) -> Vec<Inline> {
    let mut tokens = tokens.all();
    pair::pair(&mut tokens);
    build::put_together(tokens)
}

#[cfg(test)]
mod tests {
    use super::read;
    use remit_core::matrix::text::notation::write;

    /// The notation of the text that a piece of Markdown is read as.
    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(write(&read(markdown)), expected, "{markdown}");
    }

    #[test]
    fn emphasis_is_read_as_pages_write_it() {
        check("Ensure **compute** and *storage*", "Ensure **compute** and *storage*");
        check("__RA__", "**RA**");
        check("__R__esponsible for it", "**R**esponsible for it");
        check("*Is in **charge** of it*", "*Is in **charge** of it*");
        check("***both***", "***both***");
        check("snake_case_name", "snake_case_name");
        check("2 * 3 * 4", "2 \\* 3 \\* 4");
    }

    #[test]
    fn a_star_that_opens_nothing_is_a_star() {
        check("I*", "I\\*");
        check("RA*", "RA\\*");
        check("I\\*", "I\\*");
        check("Masking plan*", "Masking plan\\*");
        check("**bold *", "\\*\\*bold \\*");
    }

    #[test]
    fn links_and_marks_are_read() {
        check(
            "see [the page](https://a.org/x_(y)) now",
            "see [the page](https://a.org/x_%28y%29) now",
        );
        check("see [the page](/relative/page) now", "see the page now");
        check("see [the page][ref] now", "see the page now");
        check("backbone[^1]", "backbone[^1]");
        check("<https://a.org>", "[https://a.org](https://a.org)");
        check("backbone<sup>1</sup>", "backbone[^1]");
        check("[x] done [", "\\[x\\] done \\[");
        check("a[b](c", "a\\[b\\](c");
    }

    #[test]
    fn html_inside_is_read_and_never_kept() {
        check("one<br/>two<br>three", "one\ntwo\nthree");
        check("<b>bold</b> <em>e</em> <span class=\"x\">s</span>", "**bold** *e* s");
        check("R&amp;D&nbsp;&eacute;", "R&D\u{a0}é");
        check("a <!-- hidden --> b", "a  b");
        check("<a href=\"https://a.org\">x</a>", "[x](https://a.org)");
        check("<a href=\"javascript:x\">x</a>", "x");
        check("a < b > c", "a < b > c");
    }

    #[test]
    fn code_is_read_as_its_characters() {
        check("run `ls` now", "run ls now");
        check("run `ls now", "run `ls now");
    }

    #[test]
    fn texts_made_to_be_slow_are_not() {
        for piece in [
            "[", "](", "*a", "_a ", "**a*", "<", "<!--", "`", "``", "[a](", "&", "<a \"", "![",
            "[^",
        ] {
            // What takes more than its share of time is noticed by whoever waits for this.
            let text = piece.repeat(40_000);
            assert!(read(&text).chars() <= text.len(), "{piece}");
        }
    }
}
