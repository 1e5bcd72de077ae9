//! What a line of Markdown is, looked at by itself.

use super::table;
use remit_core::matrix::Mark;
use remit_core::steps;

/// A line without the signs of the quote it stands in.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
}

/// What it is.
pub(super) enum What<'a> {
    Blank,
    /// A sign that says how the page looks: a box, a tab.
    Sign,
    /// The start of code, with what ends it.
    Fence(&'a str),
    /// A comment that does not end in its line.
    Comment,
    /// Something hidden, with what ends it.
    Hidden(&'static str),
    /// A table in HTML begins.
    Html,
    Heading(u8, &'a str),
    Footnote(Mark, &'a str),
    /// An item of a list, with its sign where it has one.
    Item(Option<char>, &'a str),
    /// A line across the page.
    Rule,
    /// A row of a table.
    Row,
    Text,
}

impl<'a> Line<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        steps::look(line.len());
        let mut text = line;
        // Quotes stand in quotes: tabs of one publisher begin with ">>".
        while let Some(inside) = text.trim_start().strip_prefix('>') {
            text = inside;
        }
        Self { text: if text.len() < line.len() { text.trim_start() } else { text } }
    }

    pub(super) fn what(&self) -> What<'a> {
        let text = self.text.trim();
        let Some(first) = text.chars().next() else { return What::Blank };
        match first {
            '|' => What::Row,
            '#' => heading(text).map_or(What::Text, |(level, text)| What::Heading(level, text)),
            '`' | '~' if text.starts_with("```") || text.starts_with("~~~") => {
                What::Fence(text.get(..3).unwrap_or_default())
            }
            ':' if text.starts_with(":::") => What::Sign,
            '{' if is_tag(text) => What::Sign,
            '!' if text.starts_with("!!! ") || text == "!!!" => What::Sign,
            '[' if text.starts_with("[!") && text.ends_with(']') => What::Sign,
            '[' => bracketed(text),
            'i' | 'e' if is_code(text) => What::Sign,
            '<' => tagged(text),
            '=' | '-' | '*' | '_' if is_rule(text) => What::Rule,
            '-' | '*' | '+' | '•' | '0'..='9' => item(text),
            _ => What::Text,
        }
    }

    /// Where a sign leads that shows another page: `{% embed url="https://…" %}`.
    pub(super) fn leads_to(&self) -> Option<&'a str> {
        let (_, url) = self.text.trim().strip_prefix("{%")?.split_once("url=\"")?;
        let url = url.split('"').next()?.trim_matches(['<', '>', ' ']);
        (url.starts_with("http:") || url.starts_with("https:")).then_some(url)
    }

    /// The title of a box, where its sign has one: "`:::warning`[Beware]", "!!! note "Beware"".
    pub(super) fn title(&self) -> Option<&'a str> {
        let text = self.text.trim();
        if text.starts_with('{') {
            let (_, title) = text.split_once("title=\"")?;
            return title.split('"').next().map(str::trim).filter(|title| !title.is_empty());
        }
        if !text.starts_with(":::") && !text.starts_with("!!!") {
            return None;
        }
        let after = text.split_once(['[', '"', ' ']).map(|(_, title)| title)?;
        let after = after.split_once('"').map_or(after, |(_, title)| title);
        let title = after.trim_matches(['[', ']', '"', ' ', ':']);
        // "!!! note" alone has the kind of the box, no title.
        let is_title =
            text.contains(['[', '"']) || (text.starts_with(":::") && title.contains(' '));
        (is_title && !title.is_empty()).then_some(title)
    }

    /// Whether a rule under a paragraph makes it a heading.
    pub(super) fn is_underline(&self) -> bool {
        let text = self.text.trim();
        text.chars().all(|c| c == '=') || text.chars().all(|c| c == '-')
    }
}

/// Whether a line of a paragraph means something by itself, so that it must not be joined with
/// the one before: a letter's definition, a footnote.
pub(crate) fn stands_alone(line: &str) -> bool {
    let line = line.trim_start();
    let text = line.trim_end().trim_start_matches(['*', '_', '\\']);
    let mut chars = text.chars();
    let (first, second, third) = (chars.next(), chars.next(), chars.next());
    match (first, second, third) {
        (Some('(' | '['), Some(c), _) => c.is_alphanumeric() || matches!(c, '*' | '^' | '\\'),
        (Some(a), Some(':' | '=' | '*' | '_'), _)
        | (Some(a), Some(' '), Some(':' | '=' | '-' | '–' | '—' | '(')) => a.is_uppercase(),
        (Some('¹' | '²' | '³'), ..) => true,
        _ => line.starts_with("\\*") || line.starts_with("* "),
    }
}

/// Whether a line is a tag of a program that puts pages together: `{% hint %}`, `{{< note >}}`,
/// `{: .wide}`.
fn is_tag(text: &str) -> bool {
    let pairs = [("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}"), ("{:", "}")];
    pairs.iter().any(|(begin, end)| {
        let inside = text.strip_prefix(begin).and_then(|rest| rest.strip_suffix(end));
        inside.is_some_and(|inside| !inside.contains(end))
    })
}

/// Whether a line is code of a page that is put together by a program: "import x from 'y'".
fn is_code(text: &str) -> bool {
    let ends = text.ends_with(['\'', '"', ';']);
    (text.starts_with("import ") && ends && (text.contains(" from ") || text.contains('\'')))
        || (text.starts_with("export ") && text.contains('='))
}

fn heading(text: &str) -> Option<(u8, &str)> {
    let level = text.bytes().take_while(|c| *c == b'#').count();
    let rest = text.get(level..)?;
    // "#1" may be a number; "##Heading" can be nothing but a heading.
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if level > 6 || !(spaced || level >= 2) {
        return None;
    }
    let mut title = rest.trim();
    let closed = title.trim_end_matches('#');
    if closed.len() < title.len() && (closed.is_empty() || closed.ends_with(char::is_whitespace)) {
        title = closed.trim_end();
    }
    // An anchor: "Title {#title}".
    if let Some((before, anchor)) = title.rsplit_once('{')
        && anchor.ends_with('}')
        && anchor.starts_with(['#', '.', ':'])
    {
        title = before.trim_end();
    }
    Some((level as u8, title))
}

fn bracketed(text: &str) -> What<'_> {
    let footnote = text.strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
    if let Some((mark, rest)) = footnote
        && let Some(mark) = Mark::new(mark)
    {
        return What::Footnote(mark, rest.trim());
    }
    // Where a link of that name leads: "[name]: https://…".
    let target = text.split_once("]:").map(|(_, target)| target.trim());
    let leads = |target: &str| {
        ["http:", "https:", "/", "#", "./", "../", "mailto:", "<"]
            .iter()
            .any(|start| target.starts_with(start))
    };
    if target.is_some_and(leads) { What::Sign } else { What::Text }
}

fn tagged(text: &str) -> What<'_> {
    let lower: String = text.chars().take(12).collect::<String>().to_ascii_lowercase();
    if lower.starts_with("<!--") {
        return if text.contains("-->") {
            if text.ends_with("-->") && text.matches("<!--").count() == 1 {
                What::Sign
            } else {
                What::Text
            }
        } else {
            What::Comment
        };
    }
    if lower.starts_with("<script") {
        return What::Hidden("</script");
    }
    if lower.starts_with("<style") {
        return What::Hidden("</style");
    }
    let is_heading = lower
        .strip_prefix("<h")
        .is_some_and(|rest| rest.starts_with(|c: char| ('1'..='6').contains(&c)));
    if is_heading || text.to_ascii_lowercase().contains("<table") {
        return What::Html;
    }
    What::Text
}

fn is_rule(text: &str) -> bool {
    let Some(sign) = text.chars().next() else { return false };
    let bare = text.chars().filter(|c| !c.is_whitespace());
    let signs = bare.clone().count();
    signs >= 2 + usize::from(sign != '=' && sign != '-')
        && bare.clone().all(|c| c == sign)
        && (signs >= 3 || !text.contains(' '))
}

fn item(text: &str) -> What<'_> {
    if let Some(rest) = text.strip_prefix(['-', '*', '+', '•']) {
        let sign = text.chars().next();
        return match rest.strip_prefix([' ', '\t']) {
            Some(rest) => What::Item(sign, rest.trim()),
            // Without a pipe in front, this can be the rule under a header.
            None if table::is_rule(text) => What::Rule,
            None => What::Text,
        };
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    let is_item = digits <= 3 && rest.starts_with(['.', ')']);
    match rest.get(1..).filter(|_| is_item).and_then(|rest| rest.strip_prefix(' ')) {
        Some(rest) => What::Item(None, rest.trim()),
        None => What::Text,
    }
}
