//! Reads the notation: lines to blocks, characters to tokens, tokens to styled inlines.

use super::super::normal::ends_line;
use super::super::{Block, Inline, Link, Mark, Style, Text, limits};
use crate::steps;

/// No text that is within its limits takes more bytes to write.
const LONGEST: usize = 4 * limits::TEXT_SIZE;

/// The text of a notation; see the [module](super).
pub fn read(notation: &str) -> Text {
    if notation.len() > LONGEST {
        // More than a text can be, however it is written: that is said of it, and its signs are
        // characters like others.
        return Text::plain(&notation.replace(char::is_control, " "));
    }
    // Most texts are a line of nothing but characters, and a draft has ten thousands of them.
    if is_plain(notation) { Text::line(notation) } else { parse(notation) }
}

/// Whether it is one line of characters that stand for themselves.
fn is_plain(notation: &str) -> bool {
    // Byte by byte: controls beyond ASCII begin with 0xC2, as do some letters.
    let says_more = |b: u8| matches!(b, b'*' | b'[' | b'\\' | 0xC2) || b.is_ascii_control();
    // Characters that end a line begin with 0xE2, and so do dashes and quotation marks.
    let may_end = |b: u8| b == 0xE2;
    let is_line = || !notation.bytes().any(may_end) || !notation.contains(ends_line);
    !notation.starts_with("- ") && !notation.bytes().any(says_more) && is_line()
}

pub(super) fn parse(notation: &str) -> Text {
    let mut blocks = Vec::new();
    let mut open = Open::Nothing;
    for line in notation.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
        if line.trim().is_empty() {
            open.close(&mut blocks);
        } else if let Some(item) = line.strip_prefix("- ") {
            open.close(&mut blocks);
            open = Open::Item(item.to_owned());
        } else {
            open = match open {
                Open::Item(mut item) if line.starts_with("  ") => {
                    item.push('\n');
                    item.push_str(line.trim_start());
                    Open::Item(item)
                }
                Open::Paragraph(mut paragraph) => {
                    paragraph.push('\n');
                    paragraph.push_str(line);
                    Open::Paragraph(paragraph)
                }
                mut other => {
                    other.close(&mut blocks);
                    Open::Paragraph(line.to_owned())
                }
            };
        }
    }
    open.close(&mut blocks);
    Text::new(blocks)
}

/// The block that further lines may belong to.
enum Open {
    Nothing,
    Paragraph(String),
    Item(String),
}

impl Open {
    fn close(&mut self, blocks: &mut Vec<Block>) {
        match std::mem::replace(self, Self::Nothing) {
            Self::Nothing => {}
            Self::Paragraph(lines) => blocks.push(Block::Paragraph(inlines(&lines))),
            Self::Item(lines) => blocks.push(Block::List(vec![inlines(&lines)])),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Char(char),
    /// A run of one to three stars.
    Stars(usize),
    Mark(Mark),
    LinkStart(Link),
    LinkEnd,
    Break,
}

fn inlines(lines: &str) -> Vec<Inline> {
    let chars: Vec<char> = lines.chars().collect();
    let mut tokens = Vec::with_capacity(chars.len());
    tokenize(&chars, &mut tokens);

    let lone_bold = lone(&tokens, |stars| stars >= 2);
    let lone_emphasis = lone(&tokens, |stars| stars != 2);
    let mut out = Vec::new();
    let mut style = Style::default();
    let mut link = None;
    for (at, token) in tokens.into_iter().enumerate() {
        match token {
            Token::Char(c) => run(&mut out, c, style, link.as_ref()),
            Token::Break => out.push(Inline::Break),
            Token::LinkStart(to) => link = Some(to),
            Token::LinkEnd => link = None,
            Token::Mark(mark) => out.push(Inline::Mark { mark, style }),
            Token::Stars(stars) => {
                if stars >= 2 {
                    if lone_bold == Some(at) {
                        run(&mut out, '*', style, link.as_ref());
                        run(&mut out, '*', style, link.as_ref());
                    } else {
                        style.bold = !style.bold;
                    }
                }
                if stars != 2 {
                    if lone_emphasis == Some(at) {
                        run(&mut out, '*', style, link.as_ref());
                    } else {
                        style.emphasis = !style.emphasis;
                    }
                }
            }
        }
    }
    out
}

/// Where the last switch of a kind stands if it has no partner.
fn lone(tokens: &[Token], switches: impl Fn(usize) -> bool) -> Option<usize> {
    let mut last = None;
    let mut count = 0;
    for (at, token) in tokens.iter().enumerate() {
        if matches!(token, Token::Stars(stars) if switches(*stars)) {
            last = Some(at);
            count += 1;
        }
    }
    last.filter(|_| count % 2 == 1)
}

/// Adds a character to the last run where both are of one style, else starts one.
fn run(out: &mut Vec<Inline>, c: char, style: Style, link: Option<&Link>) {
    match out.last_mut() {
        Some(Inline::Run { text, style: s, link: l }) if *s == style && l.as_ref() == link => {
            text.push(c);
        }
        _ => out.push(Inline::Run { text: c.to_string(), style, link: link.cloned() }),
    }
}

fn tokenize(chars: &[char], tokens: &mut Vec<Token>) {
    let is_space = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_none_or(|c: &char| c.is_whitespace())
    };
    let mut at = 0;
    let mut link_end = None;
    let mut escaped = None;
    let mut brackets = Brackets::default();
    while let Some(&c) = chars.get(at) {
        steps::look(1);
        let mut next = at + 1;
        match c {
            '\\' if chars.get(next).is_some_and(|c| c.is_ascii_punctuation() || is_blank(*c)) => {
                tokens.extend(chars.get(next).copied().map(Token::Char));
                escaped = Some(next);
                next += 1;
            }
            '\n' => tokens.push(Token::Break),
            '*' => {
                let stars = chars.iter().skip(at).take_while(|c| **c == '*').count();
                next = at + stars;
                let before = is_space(at.checked_sub(1)) && (at == 0 || escaped != Some(at - 1));
                if stars > 3 || (before && is_space(Some(next))) {
                    tokens.extend(std::iter::repeat_n(Token::Char('*'), stars));
                } else {
                    tokens.push(Token::Stars(stars));
                }
            }
            '[' if link_end.is_none() => {
                if let Some((mark, end)) = mark(chars, next) {
                    tokens.push(Token::Mark(mark));
                    next = end;
                } else if let Some((link, text_end, end)) = link(chars, next, &mut brackets) {
                    tokens.push(Token::LinkStart(link));
                    link_end = Some((text_end, end));
                } else {
                    tokens.push(Token::Char(c));
                }
            }
            ']' if link_end.is_some_and(|(text_end, _)| text_end == at) => {
                tokens.push(Token::LinkEnd);
                next = link_end.map_or(next, |(_, end)| end);
                link_end = None;
            }
            _ => tokens.push(Token::Char(c)),
        }
        at = next;
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// The mark whose `^` stands at `at`, and where the notation goes on behind it.
fn mark(chars: &[char], at: usize) -> Option<(Mark, usize)> {
    let rest = chars.get(at..)?.strip_prefix(&['^'])?;
    let length = rest.iter().take(9).position(|c| *c == ']')?;
    let mark: String = rest.get(..length)?.iter().collect();
    Some((Mark::new(&mark)?, at + length + 2))
}

/// Where the next closing bracket stands, as far as somebody has looked: a text may ask for one
/// that never comes as often as it is long.
#[derive(Default)]
struct Brackets(Option<usize>);

impl Brackets {
    fn after(&mut self, chars: &[char], from: usize) -> Option<usize> {
        let known = self.0.filter(|at| *at >= from);
        let next = known.unwrap_or_else(|| {
            let found = chars.iter().skip(from).position(|c| *c == ')');
            steps::look(found.unwrap_or(chars.len() - from.min(chars.len())));
            found.map_or(usize::MAX, |at| from + at)
        });
        self.0 = Some(next);
        (next < usize::MAX).then_some(next)
    }
}

/// The link whose text begins at `at`: its address, where its text ends, where all of it ends.
fn link(chars: &[char], at: usize, brackets: &mut Brackets) -> Option<(Link, usize, usize)> {
    let mut text_end = at;
    loop {
        steps::look(1);
        match chars.get(text_end)? {
            '\\' => text_end += 2,
            ']' => break,
            '[' | '\n' => return None,
            _ => text_end += 1,
        }
    }
    let rest = chars.get(text_end + 1..)?.strip_prefix(&['('])?;
    let length = brackets.after(chars, text_end + 2)? - (text_end + 2);
    if length > limits::LINK_CHARS {
        return None;
    }
    let address: String = rest.get(..length)?.iter().collect();
    steps::look(length);
    Some((Link::new(&address)?, text_end, text_end + length + 3))
}
