//! Markdown that Remit has written: it is read to the letter.
//!
//! Such a page is known by its parts and their order: the title, the roles in a table of three
//! columns, the plans, then sections with one table each, the parties' columns centred. A page
//! that has anything else in it is read like all others.

mod pieces;
mod rows;

use super::dates;
use super::draft::Draft;
use super::interpret::{Book, kind_of};
use super::{Corrections, ImportError};
use pieces::{OwnTable, Piece};
use remit_core::matrix::{Base, Block, Inline, Letter, Letters, Source, Text};
use remit_formats::markdown;
use remit_formats::page::Watch;

/// The matrix in the making, where Remit has written the page.
pub(super) fn read(
    page: &str,
    corrections: &Corrections,
    watch: &mut Watch,
) -> Result<Option<Draft>, ImportError> {
    // What is told from most pages at once.
    if !page.starts_with('#') || !page.contains("| Letter ") {
        return Ok(None);
    }
    // The log of versions is for people: nothing of the matrix stands in it.
    let log = format!("\n<!-- {} -->\n", markdown::VERSIONS);
    let page = page.split_once(&log).map_or(page, |(matrix, _)| matrix);
    let Some(pieces) = pieces::read(page) else { return Ok(None) };
    let Some((mut draft, mut book, level, rest)) = head(&pieces, corrections) else {
        return Ok(None);
    };
    if !rows::read(rest, level, &mut draft, &mut book, watch)? {
        return Ok(None);
    }
    (draft.letters, draft.found, _) = book.end();
    Ok(Some(draft))
}

/// The pieces of a page with their lines.
type Pieces<'p, 'a> = &'p [(usize, Piece<'a>)];

/// The title, what stands under it, the letters and the plans; the level of the outermost
/// sections, and the rest.
fn head<'p, 'a>(
    pieces: Pieces<'p, 'a>,
    corrections: &Corrections,
) -> Option<(Draft, Book, usize, Pieces<'p, 'a>)> {
    let [(_, Piece::Heading(1, title)), rest @ ..] = pieces else { return None };
    let (base, rest) = base(rest);
    let (under_title, rest) = texts(rest);
    let [(_, Piece::Heading(level, roles)), rest @ ..] = rest else { return None };
    if roles != markdown::ROLES || !(1..=2).contains(level) {
        return None;
    }
    let (introduction, rest) = texts(rest);
    let [(_, Piece::Table(table)), rest @ ..] = rest else { return None };
    let letters = letters(table)?;
    let mut book = Book::with(&letters, true);
    let mut draft = Draft::new(letters);
    book.decide(corrections, &mut draft.notes);
    draft.title.clone_from(title);
    draft.base = base;
    about(&under_title, &mut draft);
    draft.letters_introduction = blocks(&introduction);
    // A section may be called "Plans" too; its table is another one.
    let [(_, Piece::Heading(_, name)), (_, Piece::Table(table)), after @ ..] = rest else {
        return Some((draft, book, *level, rest));
    };
    if name != markdown::PLANS || !is_named(table, &["Plan", "Description"]) {
        return Some((draft, book, *level, rest));
    }
    for (_, row) in &table.rows {
        let [name, description] = row.as_slice() else { return None };
        draft.plans.push((name.to_plain().into_owned(), description.clone()));
    }
    Some((draft, book, *level, after))
}

/// What the matrix was begun from, where the page says so: unseen by which, and then in words.
fn base<'p, 'a>(pieces: Pieces<'p, 'a>) -> (Option<Base>, Pieces<'p, 'a>) {
    let [(_, Piece::Comment(comment)), rest @ ..] = pieces else { return (None, pieces) };
    let Some(said) = comment.strip_prefix(markdown::BASE) else { return (None, pieces) };
    let [(_, Piece::Text(words)), after @ ..] = rest else { return (None, rest) };
    let base = || {
        let (matrix, edition) = said.trim().split_once(", ")?;
        let words = words.to_plain();
        let (_, title) = words.split_once('“')?;
        let (title, _) = title.rsplit_once('”')?;
        let (matrix, edition) = (matrix.parse().ok()?, edition.parse().ok()?);
        Some(Base { matrix, edition, title: title.to_owned() })
    };
    // Whoever has written something else there in words means that.
    base().map_or((None, rest), |base| (Some(base), after))
}

/// The texts that the pieces begin with, and the rest.
fn texts<'p, 'a>(pieces: Pieces<'p, 'a>) -> (Vec<&'p Text>, Pieces<'p, 'a>) {
    let text = |(_, piece): &'p (usize, Piece<'a>)| match piece {
        Piece::Text(text) => Some(text),
        _ => None,
    };
    let texts: Vec<&Text> = pieces.iter().map_while(text).collect();
    let rest = pieces.get(texts.len()..).unwrap_or_default();
    (texts, rest)
}

fn blocks(texts: &[&Text]) -> Vec<Block> {
    texts.iter().flat_map(|text| text.blocks().iter().cloned()).collect()
}

fn is_named(table: &OwnTable, names: &[&str]) -> bool {
    table.names.iter().map(Text::to_plain).eq(names.iter().copied())
}

fn letters(table: &OwnTable) -> Option<Letters> {
    if !is_named(table, &["Letter", "Role", "Definition"]) {
        return None;
    }
    let letter = |(_, row): &(usize, Vec<Text>)| {
        let [code, name, definition] = row.as_slice() else { return None };
        let (code, name) = (code.to_plain().chars().next()?, name.to_plain().into_owned());
        let kind = kind_of(code, &name, &definition.to_plain());
        Some(Letter { code, name, definition: definition.clone(), kind })
    };
    Letters::new(table.rows.iter().map(letter).collect::<Option<_>>()?).ok()
}

/// The introduction, then where the matrix was published, a note on that, and the day of review.
fn about(texts: &[&Text], draft: &mut Draft) {
    let mut source = None;
    for text in texts {
        let plain = text.to_plain();
        if source.is_none() && plain.starts_with("Source: ") {
            source = Some(published(text));
        } else if let Some(date) = markdown::review(&plain).and_then(dates::find) {
            draft.review_by = Some(date);
        } else if let Some(source) = &mut source {
            let mut note = source.note.blocks().to_vec();
            note.extend_from_slice(text.blocks());
            source.note = Text::new(note);
        } else {
            draft.introduction.extend_from_slice(text.blocks());
        }
    }
    draft.date = source.as_ref().and_then(|source| source.date);
    // Where nothing is said of a source, there is none: the title of the page is the matrix's own.
    draft.source = Some(source.unwrap_or_default());
}

/// "Source: title, provider, service, day"; the title may be a link, whose words may have commas.
fn published(text: &Text) -> Source {
    let mut link = None;
    let mut title = String::new();
    let mut words = String::new();
    for block in text.blocks() {
        let Block::Paragraph(inlines) = block else { continue };
        for inline in inlines {
            match inline {
                Inline::Run { text, link: Some(to), .. } => {
                    link = Some(to.clone());
                    title.push_str(text);
                }
                Inline::Run { text, .. } => words.push_str(text),
                _ => {}
            }
        }
    }
    let words = words.strip_prefix("Source: ").or(words.strip_prefix("Source:")).unwrap_or(&words);
    let mut parts: Vec<&str> = words.split(", ").filter(|part| !part.is_empty()).collect();
    let date = parts.pop().and_then(dates::find);
    if link.is_none() && !parts.is_empty() {
        parts.remove(0).clone_into(&mut title);
    }
    if title == Source::UNTITLED {
        title.clear();
    }
    let mut parts = parts.into_iter().map(str::to_owned);
    let provider = parts.next().unwrap_or_default();
    let service = parts.collect::<Vec<_>>().join(", ");
    Source { title, provider, service, link, date, note: Text::default() }
}
