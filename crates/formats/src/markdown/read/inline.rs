//! What stands inside a line of Markdown: emphasis, links, code, footnote marks, and the tags
//! and character references of HTML.

use std::borrow::Cow;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use remit_core::matrix::{Block, Inline, Text, limits};
use remit_core::steps;

use crate::html::read::{Inlines, LINE_END};

/// Characters that are more than themselves.
const SIGNS: [char; 12] = ['*', '_', '`', '[', '<', '&', '\\', '~', '!', '¹', '²', '³'];

/// More signs than these are not taken for what they mean: no text has so many pieces.
const MOST_SIGNS: usize = 16 * limits::TEXT_PIECES;

/// The text of a piece of Markdown; a line end in it is a line end in the text.
pub fn read(markdown: &str) -> Text {
    Text::new(vec![Block::Paragraph(inlines(markdown))])
}

/// The same as a list of inlines.
pub fn inlines(markdown: &str) -> Vec<Inline> {
    each([markdown].into_iter()).pop().unwrap_or_default()
}

/// The same of many texts, which takes less time than one by one.
pub fn each<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Vec<Inline>> {
    let mut lines = Lines::default();
    for text in texts {
        // Most cells have nothing to look at.
        if text.contains(SIGNS) || text.contains('\n') {
            lines.add(&parted(text));
        } else {
            lines.done.push(vec![Inline::plain(text)]);
        }
    }
    lines.end(false)
}

/// The inlines of what Remit has written itself: nothing in it is a mark that only looks so.
pub fn exact(markdown: &str) -> Vec<Inline> {
    let mut lines = Lines::default();
    lines.add(markdown);
    lines.end(true).pop().unwrap_or_default()
}

/// Texts as headings of one page: each is a line, in which nothing begins a block.
#[derive(Default)]
struct Lines {
    page: String,
    /// What is in place of each text: nothing yet, where it is a line of the page.
    done: Vec<Vec<Inline>>,
    /// Which texts are lines of the page, and what goes on behind them as mere words.
    waiting: Vec<(usize, String)>,
}

impl Lines {
    fn add(&mut self, markdown: &str) {
        steps::look(markdown.len());
        let signs = markdown.match_indices(SIGNS).nth(MOST_SIGNS);
        let (markdown, rest) = markdown.split_at(signs.map_or(markdown.len(), |(at, _)| at));
        self.waiting.push((self.done.len(), rest.to_owned()));
        self.done.push(Vec::new());
        self.page.push_str("# ");
        for (at, line) in markdown.split('\n').enumerate() {
            if at > 0 {
                let backslashes = self.page.len() - self.page.trim_end_matches('\\').len();
                if backslashes % 2 == 1 {
                    self.page.pop();
                }
                self.page.push(LINE_END);
            }
            self.page.push_str(line);
        }
        // Signs at its end would close the heading.
        if self.page.ends_with('#') {
            self.page.push(LINE_END);
        }
        self.page.push('\n');
    }

    fn end(mut self, exact: bool) -> Vec<Vec<Inline>> {
        if self.page.is_empty() {
            return self.done;
        }
        let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_OLD_FOOTNOTES;
        // A link by the name of its target is known as one, wherever it leads.
        let named = |link: BrokenLink| {
            let is_named = link.link_type != LinkType::Shortcut;
            is_named.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
        };
        let mut out = Inlines::new(exact);
        let mut waiting = self.waiting.into_iter();
        for next in Parser::new_with_broken_link_callback(&self.page, options, Some(named)) {
            if !matches!(next, Event::End(TagEnd::Heading(_))) {
                event(next, &mut out);
                continue;
            }
            let mut out = std::mem::replace(&mut out, Inlines::new(exact));
            if let Some((at, rest)) = waiting.next()
                && let Some(done) = self.done.get_mut(at)
            {
                out.words(&rest);
                *done = out.end();
            }
        }
        self.done
    }
}

/// Underscores set a part of a word in bold, as pages write it: `__R__esponsible`.
fn parted(markdown: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in markdown.match_indices("__") {
        let Some((before, after)) = markdown.split_at_checked(at).filter(|_| at >= from) else {
            continue;
        };
        let begins = before.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
        let inside = after.get(2..).unwrap_or_default();
        let end = inside.bytes().take(LONGEST).position(|c| c == b'_').filter(|end| *end > 0);
        let Some(end) = end.filter(|_| begins && inside.starts_with(char::is_alphanumeric)) else {
            continue;
        };
        let behind = inside.get(end..).and_then(|rest| rest.strip_prefix("__"));
        if behind.is_some_and(|behind| behind.starts_with(char::is_alphanumeric)) {
            out.push_str(markdown.get(from..at).unwrap_or_default());
            out.push_str("**");
            out.push_str(inside.get(..end).unwrap_or_default());
            out.push_str("**");
            from = at + end + 4;
        }
    }
    if from == 0 {
        return Cow::Borrowed(markdown);
    }
    out.push_str(markdown.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

fn event(event: Event, out: &mut Inlines) {
    match event {
        Event::Text(text) | Event::Code(text) => out.text(&text),
        Event::SoftBreak | Event::HardBreak => out.line_end(),
        Event::FootnoteReference(mark) => out.mark(&mark),
        Event::InlineHtml(tag) => out.tag(&tag),
        Event::Start(Tag::Strong) => out.set_bold(true),
        Event::End(TagEnd::Strong) => out.set_bold(false),
        Event::Start(Tag::Emphasis) => out.set_emphasis(true),
        Event::End(TagEnd::Emphasis) => out.set_emphasis(false),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            out.link(&dest_url);
        }
        Event::End(TagEnd::Link | TagEnd::Image) => out.end_link(),
        _ => {}
    }
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
        // A name that few editors write was kept as it is.
        check("Plan &mdash; build &ensp;&#x2192;", "Plan — build \u{2002}→");
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
