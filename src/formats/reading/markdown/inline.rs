//! What stands inside a line of Markdown: emphasis, links, code, footnote marks, and the tags
//! and character references of HTML. Takes time in proportion to the text.

use super::super::html::{Tag, reference};
use crate::matrix::{Block, Inline, Link, Mark, Style, Text};

/// The text of a piece of Markdown; a line end in it is a line end in the text.
pub(in super::super) fn read(markdown: &str) -> Text {
    Text::new(vec![Block::Paragraph(inlines(markdown))])
}

/// The same as a list of inlines.
pub(in super::super) fn inlines(markdown: &str) -> Vec<Inline> {
    // Most cells have nothing to look at.
    if !markdown.contains(['*', '_', '`', '[', '<', '&', '\\', '~', '!', '\n', '¹', '²', '³']) {
        return vec![Inline::plain(markdown)];
    }
    let mut tokens = Tokens::new(markdown).all();
    pair(&mut tokens);
    put_together(tokens)
}

#[derive(Debug)]
enum Token<'a> {
    Text(&'a str),
    Char(char),
    Break,
    Mark(Mark),
    /// Stars or underscores that may open or close emphasis.
    Run(Run),
    /// A tag of HTML: bold, emphasis, whether it begins.
    Style(bool, bool),
    LinkStart(Option<Link>),
    LinkEnd,
}

#[derive(Debug)]
struct Run {
    sign: char,
    left: usize,
    opens: bool,
    closes: bool,
    /// Bold and emphasis that end here, and that begin here.
    ends: (usize, usize),
    begins: (usize, usize),
}

struct Tokens<'a> {
    text: &'a str,
    at: usize,
    out: Vec<Token<'a>>,
    /// Where the plain text began that is not yet put out.
    from: usize,
    /// For every `[` that has one, its `]`; in the order of the `[`.
    brackets: std::iter::Peekable<std::vec::IntoIter<(usize, usize)>>,
    /// Where links that are open end, innermost last, and where the text goes on behind them.
    links: Vec<(usize, usize)>,
    /// What is known not to come any more: the end of a comment, of code in one or two ticks.
    never: (bool, [bool; 2]),
}

impl<'a> Tokens<'a> {
    fn new(text: &'a str) -> Self {
        let mut pairs = Vec::new();
        let mut open = Vec::new();
        let mut escaped = false;
        for (at, c) in text.bytes().enumerate() {
            match c {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'[' => open.push(at),
                b']' => pairs.extend(open.pop().map(|from| (from, at))),
                _ => {}
            }
        }
        pairs.sort_unstable();
        let brackets = pairs.into_iter().peekable();
        let never = (false, [false; 2]);
        Self { text, at: 0, out: Vec::new(), from: 0, brackets, links: Vec::new(), never }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Puts out a token in place of the next so many bytes.
    fn put(&mut self, token: Token<'a>, length: usize) {
        self.flush();
        self.out.push(token);
        self.skip(length);
    }

    fn flush(&mut self) {
        if let Some(text) = self.text.get(self.from..self.at)
            && !text.is_empty()
        {
            self.out.push(Token::Text(text));
        }
        self.from = self.at;
    }

    /// Leaves out the next so many bytes.
    fn skip(&mut self, length: usize) {
        self.flush();
        self.at += length;
        self.from = self.at;
    }

    fn all(mut self) -> Vec<Token<'a>> {
        while let Some(c) = self.rest().chars().next() {
            match c {
                '\\' => self.escape(),
                '*' | '_' => self.run(c),
                '`' => self.code(),
                '[' => self.bracket(),
                ']' => self.close(),
                '<' => self.tag(),
                '&' => match reference(self.rest()) {
                    Some((c, length)) => self.put(Token::Char(c), length),
                    None => self.at += 1,
                },
                '~' if self.rest().starts_with("~~") => self.skip(2),
                '!' if self.rest().starts_with("![") => self.skip(1),
                '\n' => self.put(Token::Break, 1),
                '¹' | '²' | '³' => {
                    let digit = match c {
                        '¹' => "1",
                        '²' => "2",
                        _ => "3",
                    };
                    match Mark::new(digit) {
                        Some(mark) if self.at > 0 => self.put(Token::Mark(mark), c.len_utf8()),
                        _ => self.at += c.len_utf8(),
                    }
                }
                _ => self.at += c.len_utf8(),
            }
        }
        self.flush();
        self.out
    }

    fn escape(&mut self) {
        let next = self.rest().chars().nth(1);
        match next {
            Some('\n') => self.put(Token::Break, 2),
            Some(c) if c.is_ascii_punctuation() => self.put(Token::Char(c), 2),
            _ => self.at += 1,
        }
    }

    fn run(&mut self, sign: char) {
        let rest = self.rest();
        let length = rest.bytes().take_while(|c| char::from(*c) == sign).count();
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        let after = rest.get(length..).and_then(|text| text.chars().next());
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let sign_like = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
        let left = !space(after) && (!sign_like(after) || space(before) || sign_like(before));
        let right = !space(before) && (!sign_like(before) || space(after) || sign_like(after));
        // One underscore inside a word is part of it, as in snake_case. Two set what they
        // enclose in bold even there: pages write __R__esponsible.
        let (opens, closes) = match (sign, length) {
            ('_', 1) => {
                (left && (!right || sign_like(before)), right && (!left || sign_like(after)))
            }
            ('_', _) => (left && (!right || sign_like(before)), right || left),
            _ => (left, right),
        };
        if opens || closes {
            let (ends, begins) = ((0, 0), (0, 0));
            let run = Run { sign, left: length, opens, closes, ends, begins };
            self.put(Token::Run(run), length);
        } else {
            self.at += length;
        }
    }

    fn code(&mut self) {
        let rest = self.rest();
        let length = rest.bytes().take_while(|c| *c == b'`').count();
        let (ticks, known) = match length {
            1 => ("`", 0),
            2 => ("``", 1),
            _ => return self.skip(length),
        };
        let never = self.never.1.get(known).copied().unwrap_or(true);
        let inside = rest.get(length..).unwrap_or_default();
        let end = if never { None } else { inside.find(ticks) };
        if let Some(end) = end {
            self.skip(length);
            self.at += end;
            self.skip(length);
        } else {
            if let Some(never) = self.never.1.get_mut(known) {
                *never = true;
            }
            self.at += length;
        }
    }

    fn bracket(&mut self) {
        let here = self.at;
        while self.brackets.next_if(|(from, _)| *from < here).is_some() {}
        let Some((_, end)) = self.brackets.next_if(|(from, _)| *from == here) else {
            self.at += 1;
            return;
        };
        let inside = self.text.get(here + 1..end).unwrap_or_default();
        if let Some(mark) = inside.strip_prefix('^').and_then(Mark::new) {
            return self.put(Token::Mark(mark), end + 1 - here);
        }
        let after = self.text.get(end + 1..).unwrap_or_default();
        let (link, length) = if let Some(target) = after.strip_prefix('(') {
            let Some(length) = target_length(target) else {
                self.at += 1;
                return;
            };
            let address = target.get(..length).unwrap_or_default().trim();
            let address = address.split_whitespace().next().unwrap_or_default();
            (Link::new(address.trim_matches(['<', '>'])), length + 2)
        } else if let Some(name) = after.strip_prefix('[')
            && let Some(length) = name.bytes().take(100).position(|c| matches!(c, b']' | b'['))
        {
            (None, length + 2)
        } else {
            self.at += 1;
            return;
        };
        self.links.push((end, end + 1 + length));
        self.put(Token::LinkStart(link), 1);
    }

    fn close(&mut self) {
        match self.links.last() {
            Some((end, go_on)) if *end == self.at => {
                let length = go_on - end;
                self.links.pop();
                self.put(Token::LinkEnd, length);
            }
            _ => self.at += 1,
        }
    }

    fn tag(&mut self) {
        let rest = self.rest();
        if rest.starts_with("<!--") && !self.never.0 {
            match rest.find("-->") {
                Some(end) => return self.skip(end + 3),
                None => self.never.0 = true,
            }
        }
        let Some((tag, length)) = Tag::at(rest) else { return self.auto_link() };
        match tag.name.as_str() {
            "b" | "strong" => self.put(Token::Style(true, !tag.closes), length),
            "i" | "em" => self.put(Token::Style(false, !tag.closes), length),
            "a" if tag.closes => self.put(Token::LinkEnd, length),
            "a" => {
                let link = tag.attribute("href").and_then(|address| Link::new(&address));
                self.put(Token::LinkStart(link), length);
            }
            "sup" if !tag.closes => {
                let inside = rest.get(length..).unwrap_or_default();
                let end = inside.bytes().take(24).position(|c| c == b'<').unwrap_or(0);
                let text = inside.get(..end).unwrap_or_default().trim();
                let text = text.trim_matches(['(', ')', '[', ']', '\\']);
                let is_mark = text.chars().count() <= 3
                    && (text.chars().all(|c| c.is_ascii_digit() || "*†‡§".contains(c))
                        || text.chars().count() == 1);
                match Mark::new(text) {
                    Some(mark) if is_mark => self.put(Token::Mark(mark), length + end),
                    _ => self.skip(length),
                }
            }
            "br" | "p" | "div" | "li" | "ul" | "ol" => self.put(Token::Break, length),
            _ => self.skip(length),
        }
    }

    /// An address in angle brackets.
    fn auto_link(&mut self) {
        let inside = self.rest().get(1..).unwrap_or_default();
        let end = inside.bytes().take(2_000).position(|c| matches!(c, b'>' | b'<' | b' ' | b'\n'));
        let address = end.and_then(|end| inside.get(..end));
        let closed = end.is_some_and(|end| inside.as_bytes().get(end) == Some(&b'>'));
        match address.filter(|_| closed).and_then(|address| Some((address, Link::new(address)?))) {
            Some((address, link)) => {
                self.put(Token::LinkStart(Some(link)), 1);
                self.at += address.len();
                self.put(Token::LinkEnd, 1);
            }
            None => self.at += 1,
        }
    }
}

/// How long the target of a link is, up to its `)`. Addresses have no square brackets, so that
/// many links that never end are no burden.
fn target_length(target: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in target.bytes().enumerate().take(2_000) {
        match c {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            b'\n' | b'[' | b']' => return None,
            _ => {}
        }
    }
    None
}

/// Pairs the signs that open with those that close. Each sign looks at the last open one of its
/// kind only, so that no text can make it slow.
fn pair(tokens: &mut [Token]) {
    let mut open: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for at in 0..tokens.len() {
        let Some(Token::Run(run)) = tokens.get(at) else { continue };
        let (sign, closes, opens) = (run.sign, run.closes, run.opens);
        let [stars, lines] = &mut open;
        let stack = if sign == '*' { stars } else { lines };
        while closes && let Some(before) = stack.last().copied() {
            let (head, tail) = tokens.split_at_mut(at);
            let (Some(Token::Run(first)), Some(Token::Run(last))) =
                (head.get_mut(before), tail.first_mut())
            else {
                break;
            };
            if last.left == 0 {
                break;
            }
            let used = first.left.min(last.left).min(2);
            // A lone sign does not close a pair of them: it is a footnote's star.
            if used == 1 && first.left == 2 && !last.opens {
                break;
            }
            first.left -= used;
            last.left -= used;
            if used == 2 {
                first.begins.0 += 1;
                last.ends.0 += 1;
            } else {
                first.begins.1 += 1;
                last.ends.1 += 1;
            }
            if first.left == 0 {
                stack.pop();
            }
        }
        if opens && matches!(tokens.get(at), Some(Token::Run(run)) if run.left > 0) {
            stack.push(at);
        }
    }
}

fn put_together(tokens: Vec<Token>) -> Vec<Inline> {
    let mut out = Builder::default();
    for token in tokens {
        match token {
            Token::Text(text) => out.text(text),
            Token::Char(c) => out.text(c.encode_utf8(&mut [0; 4])),
            Token::Break => out.put(Inline::Break),
            Token::Mark(mark) => {
                let style = out.style();
                out.put(Inline::Mark { mark, style });
            }
            Token::Style(bold, begins) => {
                let count = if bold { &mut out.bold } else { &mut out.emphasis };
                *count = if begins { *count + 1 } else { count.saturating_sub(1) };
            }
            Token::LinkStart(link) => out.links.push(link),
            Token::LinkEnd => drop(out.links.pop()),
            Token::Run(run) => {
                out.bold = out.bold.saturating_sub(run.ends.0);
                out.emphasis = out.emphasis.saturating_sub(run.ends.1);
                for _ in 0..run.left {
                    out.text(run.sign.encode_utf8(&mut [0; 4]));
                }
                out.bold += run.begins.0;
                out.emphasis += run.begins.1;
            }
        }
    }
    out.inlines
}

#[derive(Default)]
struct Builder {
    inlines: Vec<Inline>,
    bold: usize,
    emphasis: usize,
    links: Vec<Option<Link>>,
}

impl Builder {
    fn style(&self) -> Style {
        Style { bold: self.bold > 0, emphasis: self.emphasis > 0 }
    }

    fn put(&mut self, inline: Inline) {
        self.inlines.push(inline);
    }

    fn text(&mut self, more: &str) {
        let style = self.style();
        let link = self.links.last().cloned().flatten();
        match self.inlines.last_mut() {
            Some(Inline::Run { text, style: s, link: l }) if *s == style && *l == link => {
                text.push_str(more);
            }
            _ => self.put(Inline::Run { text: more.to_owned(), style, link }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::matrix::text::notation::write;

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
