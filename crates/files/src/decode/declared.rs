//! What a page says of its own encoding: `<?xml version="1.0" encoding="…"?>`,
//! `<meta charset="…">`.

use remit_formats::html::read::Tag;

/// Browsers look no further than this, too.
const HEAD: usize = 1_024;

/// The label of the encoding that a page says it has. The words around it are ASCII in every
/// encoding that can say so of itself.
pub(super) fn label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    let head = head.trim_start();
    if let Some(xml) = head.strip_prefix("<?xml") {
        let (says, rest) = xml.split_once("?>")?;
        return in_xml(says).or_else(|| in_meta(rest));
    }
    // A text that speaks of markup is no page.
    if head.starts_with('<') { in_meta(head) } else { None }
}

fn in_xml(says: &str) -> Option<String> {
    let (_, value) = says.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split_once(quote).map(|(label, _)| label.to_owned())
}

fn in_meta(head: &str) -> Option<String> {
    Tag::all(head).filter(|tag| tag.name == "meta" && !tag.closes).find_map(|tag| {
        let said = tag.attribute("charset").map(str::to_owned).or_else(|| {
            let content = tag.attribute("content")?.to_ascii_lowercase();
            let (_, label) = content.split_once("charset=")?;
            Some(label.split([';', ' ']).next()?.trim_matches(['"', '\'']).to_owned())
        })?;
        (!said.trim().is_empty()).then(|| said.trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::label;

    #[track_caller]
    fn check(page: &str, expected: Option<&str>) {
        assert_eq!(label(page.as_bytes()).as_deref(), expected, "{page}");
    }

    #[test]
    fn pages_say_their_encoding_in_several_ways() {
        check("<!doctype html><html><meta charset=windows-1251><p>", Some("windows-1251"));
        check("<html><head>\n<META CHARSET='koi8-r'>", Some("koi8-r"));
        check(
            "<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">",
            Some("shift_jis"),
        );
        check("<?xml version=\"1.0\" encoding='ISO-8859-2'?><html>", Some("ISO-8859-2"));
        check("<?xml version=\"1.0\"?><html><meta charset=\"gbk\">", Some("gbk"));
    }

    #[test]
    fn other_texts_say_nothing_of_it() {
        check("Task;Use <meta charset=windows-1251>;R", None);
        check("<table><tr><td>charset=windows-1251", None);
        check("<meta name=viewport content=width>", None);
        check("<meta charset=\"\">", None);
    }
}
