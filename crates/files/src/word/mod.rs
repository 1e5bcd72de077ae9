//! Word documents: headings, paragraphs, lists, tables and notes as a page, which is then
//! understood like any other.
//!
//! What was deleted while changes were tracked is left out, what was inserted stays. Numbers that
//! Word counts by itself are not in the file, and so are not read.

mod notes;
mod paragraph;
mod reader;
mod relations;
mod run;
mod styles;
mod table;

use remit_core::matrix::Text;
use remit_formats::page::{Block, BlockKind, ImportError, Page, Place, Watch, all_bold};

use crate::packed::{Package, broken};
use crate::xml::Xml;
use notes::Notes;
use reader::{Piece, WordReader, text};
use relations::Relations;
use styles::Styles;

/// Reads the document whose main part has this name.
pub(crate) fn page(package: &Package, main: &str, watch: &mut Watch) -> Result<Page, ImportError> {
    if !package.has(main) {
        return Err(broken("one of its parts is missing"));
    }
    let relations = Relations::of(package, main)?;
    let styles = Styles::read(&package.text(&relations.part("styles"))?)?;
    let body = package.text(main)?;
    let mut reader = WordReader::new(&styles, &relations, body.len(), watch);
    let pieces = reader.blocks(&mut Xml::new(&body))?;
    let references = reader.notes;
    let mut page = Page { blocks: blocks(pieces), ..Page::default() };
    for kind in ["footnotes", "endnotes"] {
        let name = relations.part(kind);
        let relations = Relations::of(package, &name)?;
        let part = package.text(&name)?;
        let mut reader = WordReader::new(&styles, &relations, part.len(), watch);
        page.blocks.extend(footnotes(&mut reader, kind, &part, &references)?);
    }
    Ok(page)
}

/// The pieces of a text as the blocks of a page.
fn blocks(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Below a title, headings are one deeper.
    let has_title = pieces.iter().any(|piece| matches!(piece, Piece::Heading(0, _)));
    let deeper = u8::from(has_title);
    for piece in pieces {
        let (place, kind) = match piece {
            Piece::Heading(level, inlines) => {
                (Place::default(), BlockKind::Heading(level + deeper, text(inlines)))
            }
            Piece::Paragraph(inlines) => (Place::default(), BlockKind::Paragraph(text(inlines))),
            Piece::Item(inlines) => {
                if let Some(Block { kind: BlockKind::List(items, _), .. }) = blocks.last_mut() {
                    items.push(text(inlines));
                    continue;
                }
                (Place::default(), BlockKind::List(vec![text(inlines)], None))
            }
            Piece::Table(table, place) => {
                if let Some(block) = blocks.last_mut() {
                    unlist(block);
                }
                (place, BlockKind::Table(table))
            }
        };
        blocks.push(Block { place, kind });
    }
    blocks
}

/// A numbered line in bold above a table is a heading that somebody has set by hand, no list.
fn unlist(block: &mut Block) {
    if let BlockKind::List(items, _) = &mut block.kind
        && let [item] = items.as_slice()
        && all_bold(item)
    {
        block.kind = BlockKind::Paragraph(std::mem::take(&mut items[0]));
    }
}

/// What the marks of one kind point to, in the order in which they stand in the document.
fn footnotes(
    reader: &mut WordReader,
    kind: &str,
    part: &str,
    references: &Notes,
) -> Result<Vec<Block>, ImportError> {
    let mut found = Vec::new();
    let mut xml = Xml::new(part);
    xml.within(|xml, tag| {
        let is_note = matches!(tag.name(), "footnote" | "endnote");
        let id = tag.attribute("id").filter(|_| is_note).unwrap_or_default();
        if let Some((number, mark)) = references.find(kind, &id) {
            let pieces = reader.blocks(xml)?;
            let text = Text::new(reader::cell_blocks(pieces, &mut Vec::new()));
            found.push((number, mark, text));
        }
        Ok(())
    })?;
    found.sort_by_key(|(number, ..)| *number);
    let block =
        |(_, mark, text)| Block { place: Place::default(), kind: BlockKind::Footnote(mark, text) };
    Ok(found.into_iter().map(block).collect())
}

#[cfg(test)]
mod tests;
