//! The inlines of a text, put together from what is said and how it is set, in the order of the
//! source. Readers of markups find the signs; what comes of them is one thing for all.

use remit_core::matrix::{Inline, Link, Mark, Style};

use super::tokens::Tag;

/// Stands for a line end where a source must be one line.
pub(crate) const LINE_END: char = '\u{2028}';

/// So many bytes what stands raised may have to be a mark, brackets and white space included.
const LONGEST_MARK: usize = 24;

/// Inlines in the making.
#[derive(Default)]
pub(crate) struct Inlines {
    list: Vec<Inline>,
    bold: usize,
    emphasis: usize,
    links: Vec<Option<Link>>,
    /// Where what stands raised begins.
    raised: Option<usize>,
    /// Whether Remit has written it: nothing in it is a mark that only looks so.
    exact: bool,
    begun: bool,
}

impl Inlines {
    pub(crate) fn new(exact: bool) -> Self {
        Self { exact, ..Self::default() }
    }

    pub(crate) fn end(mut self) -> Vec<Inline> {
        if self.list.last() == Some(&Inline::Break) {
            self.list.pop();
        }
        self.list
    }

    pub(crate) fn set_bold(&mut self, begins: bool) {
        set(&mut self.bold, begins);
        self.begun = true;
    }

    pub(crate) fn set_emphasis(&mut self, begins: bool) {
        set(&mut self.emphasis, begins);
        self.begun = true;
    }

    /// What follows leads there.
    pub(crate) fn link(&mut self, address: &str) {
        self.links.push(Link::new(address));
        self.begun = true;
    }

    pub(crate) fn end_link(&mut self) {
        self.links.pop();
    }

    fn style(&self) -> Style {
        Style { bold: self.bold > 0, emphasis: self.emphasis > 0 }
    }

    pub(crate) fn line_end(&mut self) {
        self.list.push(Inline::Break);
        self.begun = true;
    }

    /// A mark, or what was meant to be one.
    pub(crate) fn mark(&mut self, mark: &str) {
        match Mark::new(mark) {
            Some(mark) => {
                let style = self.style();
                self.list.push(Inline::Mark { mark, style });
                self.begun = true;
            }
            None => self.words(&format!("[^{mark}]")),
        }
    }

    /// Characters, of which line ends and raised digits mean something.
    pub(crate) fn text(&mut self, text: &str) {
        let mut from = 0;
        for (at, sign) in text.match_indices([LINE_END, '\n', '¹', '²', '³']) {
            let digit = match sign {
                "¹" => Some("1"),
                "²" => Some("2"),
                "³" => Some("3"),
                _ => None,
            };
            if digit.is_some() && (self.exact || !(self.begun || at > 0)) {
                continue;
            }
            self.words(text.get(from..at).unwrap_or_default());
            match digit {
                Some(digit) => self.mark(digit),
                None => self.line_end(),
            }
            from = at + sign.len();
        }
        self.words(text.get(from..).unwrap_or_default());
    }

    /// Mere characters.
    pub(crate) fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.begun = true;
        let style = self.style();
        let link = self.links.last().cloned().flatten();
        let is_begin = self.raised == Some(self.list.len());
        match self.list.last_mut().filter(|_| !is_begin) {
            Some(Inline::Run { text, style: s, link: l }) if *s == style && *l == link => {
                text.push_str(words);
            }
            _ => self.list.push(Inline::Run { text: words.to_owned(), style, link }),
        }
    }

    /// What a tag of HTML between words says.
    pub(crate) fn tag(&mut self, tag: &str) {
        let Some(tag) = Tag::of(tag) else { return };
        match tag.name.as_str() {
            "b" | "strong" => self.set_bold(!tag.closes),
            "i" | "em" => self.set_emphasis(!tag.closes),
            "a" if tag.closes => self.end_link(),
            "a" => self.link(tag.attribute("href").unwrap_or_default()),
            "sup" if tag.closes => self.end_raised(),
            "sup" => self.raise(),
            "br" | "p" | "div" | "li" | "ul" | "ol" => self.line_end(),
            _ => {}
        }
        self.begun = true;
    }

    /// What follows stands raised.
    pub(crate) fn raise(&mut self) {
        self.raised = Some(self.list.len());
    }

    /// What stands raised is a mark, where it is as short as one.
    pub(crate) fn end_raised(&mut self) {
        let Some(at) = self.raised.take() else { return };
        let inside = match self.list.get(at..) {
            Some([Inline::Run { text, .. }]) if self.exact || text.len() <= LONGEST_MARK => text,
            _ => return,
        };
        let bare = inside.trim().trim_matches(['(', ')', '[', ']']);
        let is_sign = |c: char| c.is_ascii_digit() || "*†‡§".contains(c);
        let length = bare.chars().count();
        let is_mark = length == 1 || (length <= 3 && bare.chars().all(is_sign));
        let mark = if self.exact { Mark::new(inside) } else { Mark::new(bare) };
        if let Some(mark) = mark.filter(|_| self.exact || is_mark) {
            let style = self.style();
            self.list.truncate(at);
            self.list.push(Inline::Mark { mark, style });
        }
    }
}

fn set(count: &mut usize, begins: bool) {
    *count = if begins { *count + 1 } else { count.saturating_sub(1) };
}
