//! Words that are set in one way.

use remit_core::matrix::{Inline, Mark, Style};
use remit_formats::page::ImportError;

use super::paragraph::Line;
use super::reader::{WordReader, characters, is_left_out};
use super::styles::is_on;
use crate::xml::{Event, Xml};

/// A mark that is set by hand is no longer.
const LONGEST_MARK: usize = 3;

/// How words are set.
#[derive(Default, Clone)]
struct Set {
    style: Style,
    hidden: bool,
    raised: bool,
    /// The font, where it has pictures in place of letters.
    font: String,
}

/// Whether a mark follows for the note that was just referred to, and which note that is.
type Awaited = Option<(&'static str, String)>;

impl WordReader<'_, '_> {
    pub(super) fn run(&mut self, xml: &mut Xml, line: &mut Line) -> Result<(), ImportError> {
        let inside = xml.depth();
        let mut set = Set { style: line.style, ..Set::default() };
        let mut awaited: Awaited = None;
        while xml.depth() >= inside {
            let Event::Open(tag) = xml.next()? else { continue };
            match tag.name() {
                "rPr" => self.set(xml, &mut set)?,
                "t" => {
                    let text = characters(xml)?;
                    match awaited.take() {
                        Some((kind, id)) => self.refer(line, &set, kind, id, Some(text.trim())),
                        None => put(line, &set, text),
                    }
                }
                "tab" | "ptab" => put(line, &set, " ".to_owned()),
                // Pages and columns end nowhere here.
                "br" if tag.attribute("type").is_none_or(|what| what == "textWrapping") => {
                    line.inlines.push(Inline::Break);
                }
                "cr" => line.inlines.push(Inline::Break),
                "noBreakHyphen" => put(line, &set, "-".to_owned()),
                "sym" => {
                    let code = tag.attribute("char").unwrap_or_default();
                    let code = u32::from_str_radix(&code, 16).unwrap_or_default();
                    let font = tag.attribute("font").unwrap_or_default();
                    put(line, &set, picture(&font, code).map(String::from).unwrap_or_default());
                }
                "footnoteReference" | "endnoteReference" => {
                    let is_footnote = tag.name() == "footnoteReference";
                    let kind = if is_footnote { "footnotes" } else { "endnotes" };
                    let id = tag.attribute("id").unwrap_or_default();
                    let own = tag.attribute("customMarkFollows");
                    if own.is_some_and(|own| !matches!(own.as_str(), "0" | "false" | "off")) {
                        awaited = Some((kind, id));
                    } else {
                        self.refer(line, &set, kind, id, None);
                    }
                }
                "txbxContent" => {
                    let boxes = self.blocks(xml)?;
                    line.boxes.extend(boxes);
                }
                name if is_left_out(name) => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn refer(
        &mut self,
        line: &mut Line,
        set: &Set,
        kind: &'static str,
        id: String,
        own: Option<&str>,
    ) {
        if let Some(mark) = self.notes.refer(kind, id, own.and_then(Mark::new)) {
            line.inlines.push(Inline::Mark { mark, style: set.style });
        }
    }

    fn set(&self, xml: &mut Xml, set: &mut Set) -> Result<(), ImportError> {
        let mut own = set.clone();
        xml.within(|xml, tag| {
            match tag.name() {
                "rStyle" => {
                    let style = self.styles.get(&tag.attribute("val").unwrap_or_default());
                    // What the words say themselves counts more, and stands behind it.
                    own.style.bold = style.bold().unwrap_or(own.style.bold);
                    own.style.emphasis = style.emphasis().unwrap_or(own.style.emphasis);
                    own.hidden |= style.is_placeholder();
                }
                "b" => own.style.bold = is_on(tag),
                "i" => own.style.emphasis = is_on(tag),
                "vanish" => own.hidden = is_on(tag),
                "vertAlign" => {
                    own.raised = tag.attribute("val").is_some_and(|val| val == "superscript");
                }
                // LibreOffice says by how much, in half points.
                "position" => own.raised |= tag.number("val").is_some_and(|height| height > 0),
                "rFonts" => own.font = tag.attribute("ascii").unwrap_or_default(),
                "rPrChange" => return xml.skip(),
                _ => {}
            }
            Ok(())
        })?;
        *set = own;
        Ok(())
    }
}

fn put(line: &mut Line, set: &Set, text: String) {
    if set.hidden || text.is_empty() {
        return;
    }
    let style = set.style;
    if set.raised
        && let Some(mark) = raised(&text)
    {
        line.inlines.push(Inline::Mark { mark, style });
        return;
    }
    let text = if set.font.is_empty() {
        text
    } else {
        text.chars().map(|c| picture(&set.font, u32::from(c)).unwrap_or(c)).collect()
    };
    // What Word has cut in pieces is one again.
    if let Some(Inline::Run { text: before, style: other, link }) = line.inlines.last_mut()
        && (*other, &*link) == (style, &line.link)
    {
        before.push_str(&text);
    } else {
        line.inlines.push(Inline::Run { text, style, link: line.link.clone() });
    }
}

/// What stands raised is a mark, where it looks like one.
fn raised(text: &str) -> Option<Mark> {
    let inside = text.trim().trim_matches(['(', ')', '[', ']']);
    let is_number = inside.chars().all(|c| c.is_ascii_digit());
    let is_sign = inside.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
    Mark::new(inside).filter(|_| inside.chars().count() <= LONGEST_MARK && (is_number || is_sign))
}

/// What a letter shows in a font of pictures.
fn picture(font: &str, code: u32) -> Option<char> {
    let letter = char::from_u32(code & 0xff)?;
    let found = match (font.to_ascii_lowercase().as_str(), letter) {
        ("wingdings", 'ü') | ("wingdings 2", 'P') => '✓',
        ("wingdings", 'þ') | ("wingdings 2", 'R') => '☑',
        ("wingdings", 'û') | ("wingdings 2", 'O') => '✗',
        ("wingdings", 'ý' | 'x') | ("wingdings 2", 'Q') => '☒',
        ("wingdings", '¨' | 'o' | 'q') | ("wingdings 2", '£') => '☐',
        ("wingdings", 'l') => '●',
        ("symbol" | "wingdings", '·' | '§') => '•',
        _ => return None,
    };
    Some(found)
}
