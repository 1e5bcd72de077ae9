//! Texts as Markdown. Whatever stands in a text is shown as it is: no character of it makes
//! markup.

use super::labels::Labels;
use remit_core::matrix::{Block, Footnote, Inline, Link, Mark, Style, Text};

/// A text between blank lines.
pub(super) fn blocks(text: &Text, labels: &Labels) -> String {
    let mut writer = Writer { out: String::new(), labels, wrap: Wrap::Lines("\\\n") };
    for (at, block) in text.blocks().iter().enumerate() {
        if at > 0 {
            writer.out.push_str("\n\n");
        }
        match block {
            Block::Paragraph(inlines) => writer.lines(inlines),
            Block::List(items) => {
                writer.wrap = Wrap::Lines("\\\n  ");
                for (at, item) in items.iter().enumerate() {
                    writer.out.push_str(if at > 0 { "\n- " } else { "- " });
                    writer.lines(item);
                }
                writer.wrap = Wrap::Lines("\\\n");
            }
        }
    }
    writer.out
}

/// A text in the cell of a table, which is one line: what Markdown has no line for is HTML.
pub(super) fn cell(text: &Text, labels: &Labels) -> String {
    let mut writer = Writer { out: String::new(), labels, wrap: Wrap::Cell };
    let mut after_paragraph = false;
    for block in text.blocks() {
        match block {
            Block::Paragraph(inlines) => {
                if after_paragraph {
                    writer.out.push_str("<br><br>");
                }
                writer.lines(inlines);
                after_paragraph = true;
            }
            Block::List(items) => {
                writer.out.push_str("<ul>");
                for item in items {
                    writer.out.push_str("<li>");
                    writer.lines(item);
                    writer.out.push_str("</li>");
                }
                writer.out.push_str("</ul>");
                after_paragraph = false;
            }
        }
    }
    writer.out
}

/// A name in one line, in a heading or a cell.
pub(crate) fn line(name: &str) -> String {
    let mut out = String::new();
    for word in name.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        escape(&mut out, word, false);
    }
    out
}

/// A link whose text is Markdown already.
pub(super) fn link(text: &str, link: &Link) -> String {
    // Words that begin so could be the mark of a footnote.
    let escape = if text.starts_with('^') { "\\" } else { "" };
    let address = link.as_str().replace('|', "\\|");
    // Only with a semicolon behind it would an ampersand begin a character reference.
    let address = if address.contains(';') { address.replace('&', "&amp;") } else { address };
    format!("[{escape}{text}]({address})")
}

/// What a footnote mark is.
pub(super) fn mark(out: &mut String, mark: &Mark, labels: &Labels) {
    if labels.has(mark) {
        out.push_str("[^");
        out.push_str(mark.as_str());
        out.push(']');
    } else {
        out.push_str("<sup>");
        escape(out, mark.as_str(), false);
        out.push_str("</sup>");
    }
}

/// The footnote itself: GitHub's where it has a label, else a paragraph that begins with the mark.
pub(super) fn footnote(footnote: &Footnote, label: Option<&str>, labels: &Labels) -> String {
    let text = blocks(&footnote.text, labels);
    if let Some(label) = label {
        return format!("[^{label}]: {}", text.replace('\n', "\n    ").replace("\n    \n", "\n\n"));
    }
    let mut out = "<sup>".to_owned();
    escape(&mut out, footnote.mark.as_str(), false);
    // A list cannot stand behind the mark in one line.
    let is_list = matches!(footnote.text.blocks().first(), Some(Block::List(_)));
    out.push_str(if is_list { "</sup>\n\n" } else { "</sup> " });
    out.push_str(&text);
    out
}

/// What becomes of a line break.
#[derive(Clone, Copy)]
enum Wrap {
    Lines(&'static str),
    Cell,
}

struct Writer<'a> {
    out: String,
    labels: &'a Labels,
    wrap: Wrap,
}

impl Writer<'_> {
    fn lines(&mut self, inlines: &[Inline]) {
        for (at, line) in inlines.split(|inline| *inline == Inline::Break).enumerate() {
            if at > 0 {
                self.out.push_str(match self.wrap {
                    Wrap::Lines(end) => end,
                    Wrap::Cell => "<br>",
                });
            }
            self.line(line);
        }
    }

    /// One line, group by group of one style.
    fn line(&mut self, line: &[Inline]) {
        let start = self.out.len();
        let mut groups = line.chunk_by(|a, b| style(a) == style(b)).peekable();
        while let Some(group) = groups.next() {
            let style = group.first().map(style).unwrap_or_default();
            let mut inside = Writer { out: String::new(), labels: self.labels, wrap: self.wrap };
            let at_start = self.out.len() == start && matches!(self.wrap, Wrap::Lines(_));
            inside.group(group, at_start);
            let inside = inside.out;
            if style == Style::default() {
                // A bracket behind a mark would make a link of the two, a colon a footnote.
                if self.out.ends_with(']') && inside.starts_with(['(', ':']) {
                    self.out.push('\\');
                }
                part_mark_from_link(&mut self.out, &inside);
                self.out.push_str(&inside);
                continue;
            }
            // White space looks the same in every style, but stars must stand at characters.
            let bare = inside.trim_start();
            let (before, bare) = (inside.len() - bare.len(), bare.trim_end());
            let after = inside.len() - before - bare.len();
            let after = inside.len() - after;
            self.out.push_str(inside.get(..before).unwrap_or_default());
            let next_is_space =
                after < inside.len() || groups.peek().is_none_or(|group| begins_with_space(group));
            self.styled(bare, style, start, next_is_space);
            self.out.push_str(inside.get(after..).unwrap_or_default());
        }
    }

    /// Markdown in bold or italics, with stars where they are sure to be read so.
    fn styled(&mut self, inside: &str, style: Style, start: usize, next_is_space: bool) {
        let before = self.out.get(start..).and_then(|line| line.chars().next_back());
        let opens = inside.starts_with(is_word) || before.is_none_or(char::is_whitespace);
        let closes = inside.ends_with(is_word) || next_is_space;
        let by_stars = opens && closes && before != Some('*') && !inside.is_empty();
        let marks: [&str; 2] = match (by_stars, style.bold, style.emphasis) {
            (true, true, true) => ["***", "***"],
            (true, true, false) => ["**", "**"],
            (true, false, _) => ["*", "*"],
            (false, true, true) => ["<strong><em>", "</em></strong>"],
            (false, true, false) => ["<strong>", "</strong>"],
            (false, false, _) => ["<em>", "</em>"],
        };
        self.out.push_str(marks[0]);
        self.out.push_str(inside);
        self.out.push_str(marks[1]);
    }

    /// The inlines of one style, without the style.
    fn group(&mut self, group: &[Inline], at_start: bool) {
        for part in group.chunk_by(|a, b| link_of(a).is_some() && link_of(a) == link_of(b)) {
            let linked = part.first().and_then(link_of);
            let mut text = String::new();
            for inline in part {
                let at_start =
                    at_start && self.out.is_empty() && text.is_empty() && linked.is_none();
                match inline {
                    Inline::Run { text: run, .. } => {
                        let behind = if text.is_empty() { &self.out } else { &text };
                        if behind.ends_with(']') && run.starts_with(['(', ':']) {
                            text.push('\\');
                        }
                        escape(&mut text, run, at_start);
                    }
                    Inline::Mark { mark: shown, .. } => mark(&mut text, shown, self.labels),
                    Inline::Break => {}
                }
            }
            let text = linked.map_or(text.clone(), |linked| link(&text, linked));
            part_mark_from_link(&mut self.out, &text);
            self.out.push_str(&text);
        }
    }
}

/// A mark and the link behind it would be a link with a label; a comment parts them unseen.
fn part_mark_from_link(out: &mut String, next: &str) {
    if out.ends_with(']') && !out.ends_with("\\]") && next.starts_with('[') {
        out.push_str("<!-- -->");
    }
}

fn style(inline: &Inline) -> Style {
    match inline {
        Inline::Run { style, .. } | Inline::Mark { style, .. } => *style,
        Inline::Break => Style::default(),
    }
}

fn link_of(inline: &Inline) -> Option<&Link> {
    match inline {
        Inline::Run { link, .. } => link.as_ref(),
        _ => None,
    }
}

fn begins_with_space(group: &[Inline]) -> bool {
    matches!(group.first(), Some(Inline::Run { text, link: None, .. }) if text.starts_with(char::is_whitespace))
}

/// Whether Markdown takes a character for part of a word. Letters in circles and squares count
/// as letters elsewhere, but as symbols there.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}')
}

/// Writes characters so that none of them is markup. At the start of a line more of them are.
fn escape(out: &mut String, text: &str, at_start: bool) {
    let mut number = at_start;
    let mut chars = text.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '#' => true,
            // Inside a word it joins.
            '_' => {
                let joins = |c: Option<char>| c.is_some_and(is_word);
                !(joins(out.chars().next_back()) && joins(next))
            }
            '&' => next.is_none_or(|c| c.is_ascii_alphanumeric() || c == '#'),
            // In front of a link it would make an image of it.
            '!' => next.is_none(),
            '+' | '-' | '=' | ':' => at_start && at == 0,
            '.' | ')' => number && at > 0,
            _ => false,
        };
        number &= c.is_ascii_digit();
        if escaped && c == '|' && out.ends_with('\\') {
            // Which of the two a reader of tables would take the backslash for is not sure.
            out.push_str("&#124;");
            continue;
        }
        if escaped {
            out.push('\\');
        }
        out.push(c);
    }
}
