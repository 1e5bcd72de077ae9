//! The tags of a page and the words between them, as the standard of HTML tells them apart.

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, State, StringReader, Tokenizer};
use remit_core::steps;

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tag {
    /// The name in lower case.
    pub name: String,
    /// Whether it is a closing tag.
    pub closes: bool,
    /// Whether it says that nothing is in it: `<br/>`.
    pub(super) is_empty: bool,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The first tag of a text.
    pub fn of(text: &str) -> Option<Self> {
        Self::all(text).next()
    }

    /// The tags of a piece of a page.
    pub fn all(text: &str) -> impl Iterator<Item = Self> {
        Tokens::new(text).filter_map(|(token, _)| match token {
            Token::Tag(tag) => Some(tag),
            Token::Text(_) => None,
        })
    }

    /// Whether it opens an element of this name.
    pub(super) fn opens(&self, name: &str) -> bool {
        !self.closes && self.name == name
    }

    /// The value of an attribute, where it is one of those that are read.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// The words of a piece of a page, their references resolved.
pub fn decoded(text: &str) -> String {
    let words = |(token, _)| if let Token::Text(words) = token { Some(words) } else { None };
    Tokens::new(text).filter_map(words).collect()
}

/// A piece of a page.
pub(super) enum Token {
    /// Words, their references resolved.
    Text(String),
    Tag(Tag),
}

/// The pieces of a page, each with where it stands in bytes. What a person never sees of them,
/// such as comments, is left out.
pub(super) struct Tokens<'a>(Tokenizer<StringReader<'a>, CallbackEmitter<Made, Place, usize>>);

type Place = (Token, std::ops::Range<usize>);

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(Tokenizer::new_with_emitter(text, CallbackEmitter::new(Made::default())))
    }

    /// What follows is no markup up to the end of the element that was opened last, where it is
    /// one of those.
    pub(super) fn enter(&mut self, name: &str) {
        let state = match name {
            "title" | "textarea" => State::RcData,
            "script" => State::ScriptData,
            "style" | "iframe" | "noembed" | "noframes" => State::RawText,
            _ => return,
        };
        self.0.set_state(state);
    }
}

impl Iterator for Tokens<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        // A text in memory can always be read on.
        self.0.next()?.ok()
    }
}

/// The tag in the making.
#[derive(Default)]
struct Made {
    tag: Tag,
    begins: usize,
    /// Whether its last attribute is one of those that are read.
    is_read: bool,
}

/// The attributes that are read: office programs write many others at each cell.
const READ: [&str; 7] = ["charset", "colspan", "content", "datetime", "href", "lang", "rowspan"];

fn word(bytes: &[u8]) -> String {
    steps::look(bytes.len());
    String::from_utf8_lossy(bytes).into_owned()
}

impl Callback<Place, usize> for Made {
    fn handle_event(&mut self, event: CallbackEvent, span: Span<usize>) -> Option<Place> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag { name: word(name), ..Tag::default() };
                self.begins = span.start;
            }
            CallbackEvent::AttributeName { name } => {
                self.is_read = READ.iter().any(|read| read.as_bytes() == name);
                if self.is_read {
                    self.tag.attributes.push((word(name), String::new()));
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, said)) = self.tag.attributes.last_mut().filter(|_| self.is_read) {
                    *said = word(value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.tag.is_empty = self_closing;
                return Some((Token::Tag(std::mem::take(&mut self.tag)), self.begins..span.end));
            }
            CallbackEvent::EndTag { name } => {
                let tag = Tag { name: word(name), closes: true, ..Tag::default() };
                return Some((Token::Tag(tag), span.start..span.end));
            }
            CallbackEvent::String { value } => {
                return Some((Token::Text(word(value)), span.start..span.end));
            }
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, bool)>) {
        let tag = Tag::of(text);
        assert_eq!(tag.as_ref().map(|tag| (tag.name.as_str(), tag.closes)), expected, "{text}");
    }

    #[test]
    fn tags_are_told_from_text() {
        check("<br/>x", Some(("br", false)));
        check("</TD >", Some(("td", true)));
        check("<a title='a > b'>x", Some(("a", false)));
        check("< b", None);
        check("<3 R", None);
        check("<b", None);
        // A cell of Word's was pasted with its signs: "RA<o:p></o:p>".
        check("<o:p>", Some(("o:p", false)));
        check("</o:p>", Some(("o:p", true)));
    }

    #[test]
    fn attributes_are_read_quoted_or_not() {
        let tag = Tag::of("<td colspan=2 rowspan = \"3\" lang='a&amp;b' href class=x>").unwrap();
        assert_eq!(tag.number("colspan"), Some(2));
        assert_eq!(tag.number("rowspan"), Some(3));
        assert_eq!(tag.attribute("lang"), Some("a&b"));
        assert_eq!(tag.attribute("href"), Some(""));
        assert_eq!(tag.attribute("class"), None);
    }
}
