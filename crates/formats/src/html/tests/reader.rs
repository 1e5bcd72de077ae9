//! Reads our own pages, and refuses everything that we do not write.

use crate::shown;
use remit_core::matrix::Style;

#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Text(String),
    Element(Element),
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

const VOID: [&str; 3] = ["meta", "br", "col"];
const ELEMENTS: [&str; 39] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
    "b",
    "br",
    "strong",
    "em",
    "sup",
    "script",
    "ol",
    "i",
    "section",
    "col",
    "colgroup",
    "span",
    "small",
    "remit-paper",
];
const ATTRIBUTES: [&str; 20] = [
    "align",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "valign",
    "lang",
    "charset",
    "name",
    "content",
    "http-equiv",
    "class",
    "style",
    "scope",
    "colspan",
    "href",
    "rel",
    "id",
    "type",
    "data-level",
];

/// The elements of a page or fragment.
pub fn read(page: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = page.strip_prefix("<!doctype html>\n").unwrap_or(page);
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = decode(&rest[..end]);
            open.last_mut().unwrap().children.push(Node::Text(text));
            rest = &rest[end..];
            continue;
        };
        let end = tag.find('>').expect("a tag ends");
        let inside = &tag[..end];
        rest = &tag[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            let element = open.pop().unwrap();
            assert_eq!(element.name, name, "elements are closed in order");
            open.last_mut().unwrap().children.push(Node::Element(element));
            continue;
        }
        let mut element = start(inside);
        if VOID.contains(&element.name.as_str()) {
            open.last_mut().unwrap().children.push(Node::Element(element));
        } else if matches!(element.name.as_str(), "style" | "script") {
            let close = format!("</{}>", element.name);
            let end = rest.find(&close).expect("raw text ends");
            element.children.push(Node::Text(rest[..end].to_owned()));
            rest = &rest[end + close.len()..];
            open.last_mut().unwrap().children.push(Node::Element(element));
        } else {
            open.push(element);
        }
    }
    let root = open.pop().unwrap();
    assert!(open.is_empty(), "<{}> is closed", root.name);
    root
}

fn start(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(ELEMENTS.contains(&name), "<{name}> is none of ours");
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"").expect("attributes have a value");
        assert!(ATTRIBUTES.contains(&name), "{name} is no attribute of ours");
        let (value, behind) = value.split_once('"').expect("values are quoted");
        attributes.push((name.to_owned(), decode(value)));
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

fn decode(text: &str) -> String {
    assert!(!text.contains(['<', '>']), "bare brackets: {text}");
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap());
    for part in parts {
        let (name, rest) = part.split_once(';').expect("references end");
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => panic!("&{other}; is none of ours"),
        });
        out.push_str(rest);
    }
    out
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All elements of a name below this one, in reading order.
    pub fn all<'a>(&'a self, name: &str, found: &mut Vec<&'a Element>) {
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            }
            element.all(name, found);
        }
    }

    /// The text, as [`shown`] has it: blocks begin with `¶` and `•`, inlines stand alone.
    pub fn shown(&self) -> String {
        let mut out = String::new();
        walk(&self.children, Style::default(), None, &mut out);
        out
    }

    /// The characters alone.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => out.push_str(&element.plain()),
            }
        }
        out
    }
}

fn walk(nodes: &[Node], style: Style, link: Option<&str>, out: &mut String) {
    for node in nodes {
        let element = match node {
            Node::Text(text) => {
                shown::run(out, text, style, link);
                continue;
            }
            Node::Element(element) => element,
        };
        let inside = element.children.as_slice();
        match element.name.as_str() {
            "p" => {
                out.push('¶');
                walk(inside, style, link, out);
            }
            "li" => {
                out.push('•');
                walk(inside, style, link, out);
            }
            "br" => out.push('\n'),
            "strong" => walk(inside, Style { bold: true, ..style }, link, out),
            "em" => walk(inside, Style { emphasis: true, ..style }, link, out),
            "a" if element.attribute("href").is_some_and(|to| !to.starts_with('#')) => {
                assert_eq!(element.attribute("rel"), Some("noopener noreferrer"));
                walk(inside, style, element.attribute("href"), out);
            }
            "sup" => shown::mark(out, &element.plain(), style),
            "ul" | "b" | "a" | "span" => walk(inside, style, link, out),
            other => panic!("no <{other}> in a text"),
        }
    }
}
