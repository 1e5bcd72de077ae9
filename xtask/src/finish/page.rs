//! The page that Trunk has written: what it links, and the page with links
//! to the finished files instead.

use std::ops::Range;

use anyhow::{Result, bail, ensure};

use super::assets::Asset;
use super::hash::{Named, integrity};
use super::tags::{self, Tag};

/// What `index.html` loads, as Trunk has left it.
#[derive(Debug)]
pub struct Page<'a> {
    /// The file names of the style sheets, in order.
    pub styles: Vec<&'a str>,
    /// The file name of the app's script.
    pub script: &'a str,
    /// The file name of the app's WebAssembly.
    pub wasm: &'a str,
    style_tags: Vec<Range<usize>>,
    script_tag: Range<usize>,
}

/// The finished files.
pub struct Links<'a> {
    /// All style sheets in one.
    pub styles: &'a Named,
    /// The app's script.
    pub script: &'a Named,
    /// The script that starts it.
    pub start: &'a Named,
    /// What is fetched when it is needed.
    pub assets: &'a [Asset],
    /// All scripts that others import, by their addresses, with their integrity: an import
    /// itself cannot say it.
    pub imports: &'a [(String, String)],
}

/// The word of the security policy behind which the hash of the map of imports comes.
const WASM: &str = "'wasm-unsafe-eval'";

impl<'a> Page<'a> {
    /// Reads the page, and refuses one that would not work once finished.
    pub fn read(html: &'a str) -> Result<Self> {
        let tags = tags::read(html);
        for id in ["failed", "failed-reason"] {
            ensure!(
                tags.iter().any(|tag| tag.get("id") == Some(id)),
                "It lacks an element with id=\"{id}\", which shows why the app did not start."
            );
        }
        for tag in &tags {
            refuse_inline(tag)?;
        }
        ensure!(
            html.matches(WASM).count() == 1,
            "Its security policy has to say {WASM} in one place, behind which hashes come."
        );
        let (style_tags, styles) = read_styles(&tags)?;
        let marks: Vec<&Tag> =
            (tags.iter()).filter(|tag| tag.get("data-start-wasm").is_some()).collect();
        let [mark] = marks.as_slice() else {
            bail!(
                "It has {} scripts with data-start-wasm in place of one. Trunk.toml's \
                 pattern_script writes it where index.html has <link data-trunk rel=\"rust\">.",
                marks.len()
            );
        };
        Ok(Self {
            styles,
            script: file_name(mark.get("src"))?,
            wasm: file_name(mark.get("data-start-wasm"))?,
            style_tags,
            script_tag: mark.range.clone(),
        })
    }

    /// The page with the finished files.
    pub fn with(&self, html: &str, links: &Links) -> String {
        let mut edits = vec![(self.script_tag.clone(), script_tags(links))];
        for (position, tag) in self.style_tags.iter().enumerate() {
            let text = if position == 0 {
                format!(
                    r#"<link rel="stylesheet" href="./{}" integrity="{}">"#,
                    links.styles.name, links.styles.integrity
                )
            } else {
                String::new()
            };
            edits.push((tag.clone(), text));
        }
        edits.sort_by_key(|(range, _)| range.start);
        let mut result = String::with_capacity(html.len());
        let mut at = 0;
        for (range, text) in edits {
            result.push_str(&html[at..range.start]);
            // A link that goes away takes its line along.
            if text.is_empty() {
                result.truncate(result.trim_end().len());
            }
            result.push_str(&text);
            at = range.end;
        }
        result.push_str(&html[at..]);
        let hash = format!("{WASM} '{}'", integrity(import_map(links).as_bytes()));
        result.replacen(WASM, &hash, 1)
    }
}

/// What the scripts that are imported have to be. It stands in the page itself, because there
/// browsers look for it; the policy knows it by its hash.
fn import_map(links: &Links) -> String {
    let imports = links.imports.iter();
    let imports = imports.map(|(name, integrity)| format!("\"./{name}\":\"{integrity}\""));
    format!("{{\"integrity\":{{{}}}}}", imports.collect::<Vec<_>>().join(","))
}

/// The WebAssembly gets no preload link. By the HTML standard a preload counts
/// for a fetch with integrity only when it has the same integrity itself, and
/// Chromium warns about one that has.
fn script_tags(links: &Links) -> String {
    let link = |start: &str, file: &Named| {
        format!(r#"{start}="./{}" integrity="{}">"#, file.name, file.integrity)
    };
    let assets: Vec<String> = (links.assets.iter())
        .map(|asset| {
            format!("\n    <meta name=\"asset:{}\" content=\"./{}\">", asset.name, asset.file.name)
        })
        .collect();
    let assets = assets.concat();
    format!(
        "<script type=\"importmap\">{}</script>\n    {}\n    {}</script>{assets}",
        import_map(links),
        link(r#"<link rel="modulepreload" href"#, links.script),
        link(r#"<script type="module" src"#, links.start),
    )
}

/// The style sheets' places and file names.
fn read_styles<'a>(tags: &[Tag<'a>]) -> Result<(Vec<Range<usize>>, Vec<&'a str>)> {
    let mut ranges = Vec::new();
    let mut names = Vec::new();
    for tag in tags {
        if tag.name == "link" && tag.get("rel") == Some("stylesheet") {
            ensure!(
                tag.get("media").is_none(),
                "A style sheet's link has a media attribute, which would get lost. \
                 Write @media inside the style sheet instead."
            );
            ranges.push(tag.range.clone());
            names.push(file_name(tag.get("href"))?);
        }
    }
    ensure!(
        !names.is_empty(),
        "It links no style sheet. Add <link data-trunk rel=\"css\" href=\"style/...\">."
    );
    Ok((ranges, names))
}

/// The page's security policy would stop these in the browser; better here.
fn refuse_inline(tag: &Tag) -> Result<()> {
    let inline = tag.name == "style" || (tag.name == "script" && tag.get("src").is_none());
    ensure!(
        !inline && tag.get("style").is_none(),
        "It has an inline script or style ({}), which its security policy forbids. \
         Put it into a file.",
        tag.name
    );
    Ok(())
}

/// The name in an address `./name` of the folder itself.
fn file_name(address: Option<&str>) -> Result<&str> {
    match address.map(|text| text.strip_prefix("./").unwrap_or(text)) {
        Some(name) if !name.is_empty() && !name.contains(['/', '\\', ':', '?']) => Ok(name),
        other => bail!(
            "It links \"{}\" where a file beside it was expected. \
             The build works with public_url = \"./\" only, as Trunk.toml has it.",
            other.unwrap_or_default()
        ),
    }
}

#[cfg(test)]
mod tests;
