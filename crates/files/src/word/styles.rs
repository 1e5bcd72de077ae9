//! Styles: which paragraphs are headings or items of a list, and which words are bold. In every
//! language of Word a heading says on which level it stands, and its name is English.

use std::collections::HashMap;

use remit_formats::page::ImportError;

use crate::xml::{Tag, Xml};

/// So far one style may go back to another.
const LONGEST_CHAIN: usize = 10;

/// No name that means something is longer.
const LONGEST_NAME: usize = 40;

/// What a style says, itself or by the style that it is based on.
#[derive(Debug, Default, Clone)]
pub(super) struct Style {
    name: String,
    level: Option<u8>,
    item: Option<bool>,
    bold: Option<bool>,
    emphasis: Option<bool>,
}

impl Style {
    /// What it does not say itself, it takes from the style that it is based on.
    fn take_from(&mut self, below: &Self) {
        self.level = self.level.or_else(|| below.heading());
        self.item = self.item.or(below.item);
        self.bold = self.bold.or(below.bold);
        self.emphasis = self.emphasis.or(below.emphasis);
    }

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
    pub(super) fn read(text: &str) -> Result<Self, ImportError> {
        let mut styles: HashMap<String, (Style, String)> = HashMap::new();
        Xml::new(text).within(|xml, tag| {
            if tag.name() == "style" {
                let id = tag.attribute("styleId").unwrap_or_default();
                styles.insert(id, style(xml)?);
            }
            Ok(())
        })?;
        let whole = |(id, (style, below)): (&String, &(Style, String))| {
            let mut style = style.clone();
            let mut next = styles.get(below);
            for _ in 0..LONGEST_CHAIN {
                let Some((below, its)) = next else { break };
                style.take_from(below);
                next = styles.get(its);
            }
            (id.clone(), style)
        };
        Ok(Self(styles.iter().map(whole).collect()))
    }

    /// A style. Of one that is not there, the id is the name.
    pub(super) fn get(&self, id: &str) -> Style {
        let unknown = || Style { name: short(id), ..Style::default() };
        self.0.get(id).cloned().unwrap_or_else(unknown)
    }
}

fn short(name: &str) -> String {
    name.chars().take(LONGEST_NAME).map(|c| c.to_ascii_lowercase()).collect()
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

/// A style, and the id of that which it is based on.
fn style(xml: &mut Xml) -> Result<(Style, String), ImportError> {
    let mut style = Style::default();
    let mut below = String::new();
    xml.within(|xml, tag| {
        match tag.name() {
            "name" => style.name = short(&tag.attribute("val").unwrap_or_default()),
            "basedOn" => below = tag.attribute("val").unwrap_or_default(),
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
    Ok((style, below))
}
