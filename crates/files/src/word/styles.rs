//! Styles: which paragraphs are headings or items of a list, and which words are bold. In every
//! language of Word a heading says on which level it stands, and its name is English.

use std::collections::HashMap;

use remit_formats::page::ReadingError;

use crate::xml::{Tag, Xml};

/// So far one style may go back to another.
const LONGEST_CHAIN: usize = 10;

/// What a style says, itself or by the style that it is based on.
#[derive(Debug, Default, Clone)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    level: Option<u8>,
    item: Option<bool>,
    bold: Option<bool>,
    emphasis: Option<bool>,
}

impl Style {
    /// The level of the heading that it makes, from 1 on.
    pub(super) fn heading(&self) -> Option<u8> {
        let named = || self.name.strip_prefix("heading")?.trim().parse().ok();
        self.level.or_else(named).filter(|level| (1..=9).contains(level))
    }

    /// Whether it makes items of a list.
    pub(super) fn is_item(&self) -> bool {
        self.item == Some(true)
    }

    pub(super) fn bold(&self) -> Option<bool> {
        self.bold
    }

    pub(super) fn emphasis(&self) -> Option<bool> {
        self.emphasis
    }

    /// Whether it is the title of the document.
    pub(super) fn is_title(&self) -> bool {
        self.name == "title"
    }

    /// Whether it is a line of a table of contents, which says again what stands below.
    pub(super) fn is_of_contents(&self) -> bool {
        self.name.starts_with("toc ")
    }

    /// Whether it asks for something to be filled in.
    pub(super) fn is_placeholder(&self) -> bool {
        self.name == "placeholder text"
    }
}

/// The styles of a document, by their ids.
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads the part that has them.
    pub(super) fn read(text: &str) -> Result<Self, ReadingError> {
        let mut styles = HashMap::new();
        Xml::new(text).within(|xml, tag| {
            if tag.name() == "style" {
                let id = tag.attribute("styleId").unwrap_or_default();
                styles.insert(id, style(xml)?);
            }
            Ok(())
        })?;
        Ok(Self(styles))
    }

    /// A style with what it takes from others. Of one that is not there, the id is the name.
    pub(super) fn get(&self, id: &str) -> Style {
        let Some(mut found) = self.0.get(id).cloned() else {
            return Style { name: id.to_ascii_lowercase(), ..Style::default() };
        };
        for _ in 0..LONGEST_CHAIN {
            let Some(below) = found.based_on.take().and_then(|id| self.0.get(&id)) else { break };
            found.level = found.level.or_else(|| below.heading());
            found.item = found.item.or(below.item);
            found.bold = found.bold.or(below.bold);
            found.emphasis = found.emphasis.or(below.emphasis);
            found.based_on.clone_from(&below.based_on);
        }
        found
    }
}

/// Whether a sign like `<w:b/>` is on.
pub(super) fn is_on(tag: &Tag) -> bool {
    let value = tag.attribute("val");
    !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
}

/// The level of an outline as that of a heading. The last one is for all that is none.
pub(super) fn level(tag: &Tag) -> Option<u8> {
    let level = tag.number("val").and_then(|level| u8::try_from(level).ok())?;
    level.checked_add(1)
}

fn style(xml: &mut Xml) -> Result<Style, ReadingError> {
    let mut style = Style::default();
    xml.within(|xml, tag| {
        match tag.name() {
            "name" => style.name = tag.attribute("val").unwrap_or_default().to_ascii_lowercase(),
            "basedOn" => style.based_on = tag.attribute("val"),
            "outlineLvl" => style.level = level(tag),
            "numId" => style.item = Some(tag.attribute("val").is_some_and(|id| id != "0")),
            "b" => style.bold = Some(is_on(tag)),
            "i" => style.emphasis = Some(is_on(tag)),
            // What holds for the corners of a table alone.
            "tblStylePr" => return xml.skip(),
            _ => {}
        }
        Ok(())
    })?;
    Ok(style)
}
