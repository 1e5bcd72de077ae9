//! XML as its elements open and close, no deeper than anybody nests them. Names go without their
//! prefix. Nothing outside of the text is ever looked up.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event as Raw};
use quick_xml::reader::Reader;

use remit_formats::page::ImportError;

use super::packed::broken;

/// So deep elements may stand in one another. Readers call themselves for some of them.
const DEEPEST: usize = 200;

/// What comes next.
#[derive(Debug)]
pub(crate) enum Event<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The element that was opened last ends.
    Close,
    /// Characters.
    Text(Cow<'a, str>),
    /// The end of it all.
    End,
}

/// The beginning of an element.
#[derive(Debug)]
pub(crate) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|each| each.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// A number from 0 on.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// A text of XML.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0 }
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// How much of it was read, in bytes.
    pub(crate) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// What comes next.
    pub(crate) fn next(&mut self) -> Result<Event<'a>, ImportError> {
        loop {
            let raw = self.reader.read_event().map_err(|_| broken("its XML is damaged"))?;
            return Ok(match raw {
                Raw::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(broken("its contents are nested too deeply"));
                    }
                    Event::Open(Tag(start))
                }
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::Close
                }
                Raw::Text(text) => Event::Text(text.xml10_content()),
                Raw::CData(text) => Event::Text(text.xml10_content()),
                Raw::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(c)) => Event::Text(Cow::Owned(c.to_string())),
                    // What is declared elsewhere stands for nothing.
                    _ => match resolve_predefined_entity(&name.xml10_content()) {
                        Some(text) => Event::Text(Cow::Borrowed(text)),
                        None => continue,
                    },
                },
                Raw::Eof if self.depth > 0 => return Err(broken("its XML is incomplete")),
                Raw::Eof => Event::End,
                _ => continue,
            });
        }
    }

    /// Passes over the element that was opened last.
    pub(crate) fn skip(&mut self) -> Result<(), ImportError> {
        let inside = self.depth;
        while self.depth >= inside {
            self.next()?;
        }
        Ok(())
    }

    /// Goes through what is in the element that was opened last, or in everything where none is
    /// open. Elements that `on_open` leaves open are entered.
    pub(crate) fn within(
        &mut self,
        mut on_open: impl FnMut(&mut Self, &Tag) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let inside = self.depth;
        loop {
            match self.next()? {
                Event::Open(tag) => on_open(self, &tag)?,
                Event::Close if self.depth < inside => return Ok(()),
                Event::End => return Ok(()),
                Event::Close | Event::Text(_) => {}
            }
        }
    }
}
