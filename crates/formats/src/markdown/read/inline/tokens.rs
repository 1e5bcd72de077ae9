//! The signs in a line of Markdown, and the characters between them.

use crate::html::read::{OldTag as Tag, reference};
use remit_core::matrix::{Link, Mark, limits};
use remit_core::steps;

#[derive(Debug)]
pub(super) enum Token<'a> {
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
pub(super) struct Run {
    pub(super) sign: char,
    pub(super) left: usize,
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// Bold and emphasis that end here, and that begin here.
    pub(super) ends: (usize, usize),
    pub(super) begins: (usize, usize),
}

/// More signs than these are not taken for what they mean.
const MOST_TOKENS: usize = 8 * limits::TEXT_PIECES;

/// Takes a line apart.
pub(super) struct Tokens<'a> {
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
    /// Whether Remit has written it.
    exact: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
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
        Self {
            text,
            at: 0,
            out: Vec::new(),
            from: 0,
            brackets,
            links: Vec::new(),
            never,
            exact: false,
        }
    }

    /// Of what Remit has written.
    pub(super) fn exact(text: &'a str) -> Self {
        Self { exact: true, ..Self::new(text) }
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

    /// The tokens.
    pub(super) fn all(mut self) -> Vec<Token<'a>> {
        while let Some(c) = self.rest().chars().next() {
            steps::look(1);
            if self.out.len() > MOST_TOKENS {
                // No text has so many pieces: the rest is words, whatever they look like.
                self.at = self.text.len();
                break;
            }
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
                '¹' | '²' | '³' if !self.exact => {
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
            (Link::new(&unescaped(address.trim_matches(['<', '>']))), length + 2)
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
            "sup" if self.exact && !tag.closes => {
                let inside = rest.get(length..).unwrap_or_default();
                let end = inside.find("</sup>").unwrap_or(inside.len());
                let mark = Mark::new(&unescaped(inside.get(..end).unwrap_or_default()));
                match mark {
                    Some(mark) => self.put(Token::Mark(mark), length + end),
                    None => self.skip(length),
                }
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

/// Characters as they were before they were escaped: those of an address, or of a mark.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let escaped = rest.get(1..).and_then(|rest| rest.chars().next());
        let (c, length) = match (c, escaped) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => (next, 2),
            ('&', _) => reference(rest).unwrap_or((c, 1)),
            _ => (c, c.len_utf8()),
        };
        out.push(c);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}
