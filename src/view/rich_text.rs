//! Puts texts on the page. What was imported stays text: it is only ever made into text nodes,
//! so no markup of it ever reaches the page.

use std::collections::BTreeSet;

use leptos::prelude::*;
use remit_core::matrix::{Block, Inline, Mark, Matrix, Severity, Style, Text};
use web_sys::{Document, Element, Node};

/// A text with what it needs to be put on the page: plain values that can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Rich {
    text: Text,
    /// The marks in the text in order, each once, with what their footnotes say.
    footnotes: Vec<(String, String)>,
}

/// Nobody reads more of a footnote than so many characters where the mouse rests on its mark.
const SHOWN: usize = 500;

impl Rich {
    /// A text of a matrix.
    pub fn of(text: &Text, matrix: &Matrix) -> Self {
        let marks: BTreeSet<&Mark> = text.marks().collect();
        let own = matrix.footnotes.iter().filter(|footnote| marks.contains(&footnote.mark));
        let own = own.take(if marks.is_empty() { 0 } else { usize::MAX });
        let mut footnotes: Vec<(String, String)> = Vec::new();
        for footnote in own {
            let mark = footnote.mark.as_str();
            // Of several with one mark the first is meant.
            if let Err(at) = footnotes.binary_search_by(|(other, _)| other.as_str().cmp(mark)) {
                let said = footnote.text.to_plain().chars().take(SHOWN).collect();
                footnotes.insert(at, (mark.to_owned(), said));
            }
        }
        Self { footnotes, text: text.clone() }
    }
}

/// A text in a view.
pub fn draw(text: Rich) -> AnyView {
    let element = NodeRef::<leptos::html::Span>::new();
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            paint(&element, &text);
        }
    });
    view! { <span node_ref=element></span> }.into_any()
}

/// Puts a text into an element, in place of what was there: the first paragraph in line, the
/// rest below.
pub fn paint(element: &Element, text: &Rich) {
    element.set_text_content(None);
    let Some(document) = element.owner_document() else { return };
    for (at, block) in text.text.blocks().iter().enumerate() {
        match block {
            Block::Paragraph(inlines) if at == 0 => line(&document, element, inlines, text),
            Block::Paragraph(inlines) => {
                if let Some(paragraph) = add(&document, element, "span", "paragraph") {
                    line(&document, &paragraph, inlines, text);
                }
            }
            Block::List(items) => {
                let Some(list) = add(&document, element, "ul", "list") else { continue };
                for item in items {
                    if let Some(element) = add(&document, &list, "li", "") {
                        line(&document, &element, item, text);
                    }
                }
            }
        }
    }
}

fn line(document: &Document, parent: &Element, inlines: &[Inline], of: &Rich) {
    for inline in inlines {
        match inline {
            Inline::Break => {
                // The space keeps words apart for whoever reads the text without its line ends.
                write(document, parent, " ");
                add(document, parent, "br", "");
            }
            Inline::Mark { mark, style } => {
                let parent = styled(document, parent, *style);
                if let Some(element) = add(document, &parent, "span", "mark") {
                    let at =
                        of.footnotes.binary_search_by(|(of, _)| of.as_str().cmp(mark.as_str()));
                    if let Some((_, footnote)) = at.ok().and_then(|at| of.footnotes.get(at)) {
                        let _ = element.set_attribute("title", footnote);
                    }
                    write(document, &element, &mark_text(mark.as_str()));
                }
            }
            Inline::Run { text, style, link } => {
                let mut parent = parent.clone();
                if let Some(link) = link
                    && let Some(anchor) = add(document, &parent, "a", "")
                {
                    let _ = anchor.set_attribute("href", link.as_str());
                    let _ = anchor.set_attribute("target", "_blank");
                    let _ = anchor.set_attribute("rel", "noopener noreferrer nofollow");
                    parent = anchor;
                }
                write(document, &styled(document, &parent, *style), text);
            }
        }
    }
}

/// The element in which text of a style goes.
fn styled(document: &Document, parent: &Element, style: Style) -> Element {
    let mut inner = parent.clone();
    for (wanted, tag) in [(style.bold, "strong"), (style.emphasis, "em")] {
        if wanted && let Some(element) = add(document, &inner, tag, "") {
            inner = element;
        }
    }
    inner
}

fn add(document: &Document, parent: &Element, tag: &str, class: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

fn write(document: &Document, parent: &Element, text: &str) {
    let node: Node = document.create_text_node(text).into();
    // Fails only where the parent cannot have children, which none of ours is.
    let _ = parent.append_child(&node);
}

/// A mark as sources print it: numbers and letters in brackets, signs as they are.
pub fn mark_text(mark: &str) -> String {
    if mark.chars().all(char::is_alphanumeric) { format!("({mark})") } else { mark.to_owned() }
}

/// The class and the sign of a severity: told by its shape as well as by its colour.
pub fn sign(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("sign error", "■"),
        Severity::Warning => ("sign warning", "▲"),
        Severity::Hint => ("sign hint", "●"),
    }
}
