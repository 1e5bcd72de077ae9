//! The formats that are read, and how a source shows which it is.

use remit_formats::csv;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Our own file.
    Remit,
    /// JSON of another tool.
    Json,
    /// Markdown.
    Markdown,
    /// A page in AsciiDoc, reStructuredText or the markup of a wiki.
    Wiki,
    /// A web page.
    Html,
    /// Values parted by this character.
    Delimited(char),
    /// A workbook of Excel, LibreOffice and others.
    Workbook,
    /// A Word document.
    Word,
    /// Text as it comes when a page is copied.
    Text,
}

impl Format {
    /// In words for a person.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Remit => "Remit file",
            Self::Json => "JSON file of another tool",
            Self::Markdown => "Markdown page",
            Self::Wiki => "AsciiDoc, reStructuredText or wiki page",
            Self::Html => "web page",
            Self::Delimited('\t') => "table with tabs",
            Self::Delimited(';') => "CSV file with semicolons",
            Self::Delimited('|') => "CSV file with bars",
            Self::Delimited(_) => "CSV file",
            Self::Workbook => "workbook",
            Self::Word => "Word document",
            Self::Text => "text copied from a page",
        }
    }

    /// The format of a text, by what stands in it; the ending of the file's name decides where
    /// that leaves a doubt.
    pub(super) fn of_text(text: &str, file_name: Option<&str>) -> Self {
        let ending = file_name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
        let ending = ending.unwrap_or_default().to_ascii_lowercase();
        let start = text.trim_start();
        if ending == "json" || (starts_like_json(start) && is_json(start)) {
            return Self::Json;
        }
        if let Some(delimiter) = csv::own_delimiter(text) {
            return Self::Delimited(delimiter);
        }
        let signs = Signs::of(text);
        let may_quote = ["md", "markdown", "mdx", "csv", "tsv", "tab"].contains(&ending.as_str());
        let has_tables = signs.html_tables > 0 && signs.rules == 0 && !may_quote;
        if starts_like_html(start) || has_tables {
            return Self::Html;
        }
        match ending.as_str() {
            "md" | "markdown" | "mdx" => return Self::Markdown,
            "adoc" | "asciidoc" | "rst" | "wiki" | "mediawiki" if super::wiki::is_wiki(text) => {
                return Self::Wiki;
            }
            "htm" | "html" | "xhtml" => return Self::Html,
            "tsv" | "tab" => return Self::Delimited('\t'),
            "csv" => return Self::Delimited(super::delimited::sniff(text).unwrap_or(',')),
            _ => {}
        }
        let has_tables = signs.rules > 0 || signs.html_tables > 0;
        if !has_tables && super::wiki::is_wiki(text) {
            return Self::Wiki;
        }
        if has_tables || super::markdown::has_other_tables(text) {
            return Self::Markdown;
        }
        if signs.rows >= 2 && signs.rows * 2 >= signs.lines {
            return Self::Markdown;
        }
        match super::delimited::sniff(text) {
            Some(delimiter) => Self::Delimited(delimiter),
            None if signs.headings > 1 && signs.rows > 0 => Self::Markdown,
            None => Self::Text,
        }
    }
}

/// What a text has of this and that.
#[derive(Default)]
struct Signs {
    lines: usize,
    rows: usize,
    rules: usize,
    headings: usize,
    html_tables: usize,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self::default();
        for line in text.lines() {
            let line = line.trim_start_matches([' ', '\t', '>']);
            if line.is_empty() {
                continue;
            }
            signs.lines += 1;
            if line.starts_with('|') {
                signs.rows += 1;
            }
            // A bar in front alone parts the rows of a wiki: "|-".
            if super::markdown::is_rule(line) && line.trim_start_matches('|').contains('|') {
                signs.rules += 1;
            }
            if line.starts_with("# ") || line.starts_with("##") {
                signs.headings += 1;
            }
            if line.contains('<') {
                let lower = line.to_ascii_lowercase();
                signs.html_tables += usize::from(lower.contains("<table") || lower.contains("<tr"));
            }
        }
        signs
    }
}

fn starts_like_json(start: &str) -> bool {
    let mut chars = start.chars().filter(|c| !c.is_whitespace());
    match (chars.next(), chars.next()) {
        (Some('{'), Some('"' | '}')) => true,
        (Some('['), Some(next)) => matches!(next, '{' | '[' | '"' | ']'),
        _ => false,
    }
}

/// Whether a text that begins like JSON goes on so: Markdown may begin with a bracket too.
fn is_json(start: &str) -> bool {
    start.trim_end().ends_with(['}', ']']) || start.starts_with('{')
}

fn starts_like_html(start: &str) -> bool {
    let head: String = start.chars().take(200).collect::<String>().to_ascii_lowercase();
    let starts = ["<!doctype html", "<html", "<head", "<body", "<table", "<?xml", "<meta"];
    starts.iter().any(|start| head.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_speaks_of_markup_is_no_web_page() {
        // A CSV file with "<table>" in one of its texts was taken for a web page without tables.
        let text = "Task,PM,Dev\nClose the <table> tag,A,R\n";
        assert_eq!(Format::of_text(text, Some("a.csv")), Format::Delimited(','));
        assert_eq!(Format::of_text("<table><tr><td>x", Some("a.csv")), Format::Html);
    }
}
