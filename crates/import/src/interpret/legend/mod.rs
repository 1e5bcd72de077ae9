//! Where a source says what its letters mean: as a list, a table, or one sentence.

mod entry;
mod kinds;
mod signs;
mod source;
mod text;

use super::aliases;
use crate::words::fold;
use remit_core::matrix::{Kind, Letter, Letters};
use remit_formats::page::{Block, BlockKind, Place};

pub(super) use entry::code_and_name;
pub(crate) use entry::{entry, single_code};
pub(crate) use kinds::kind_of;
pub(crate) use signs::Sign;
pub(super) use source::from_paragraph;
pub(super) use text::{from, lines, without_emphasis};

use source::{FEWEST, all, from_table};

/// The letters that a source defines.
#[derive(Debug, Default)]
pub(crate) struct Legend {
    /// The letters, in the order of the source; none where it defines none.
    pub(crate) letters: Vec<Letter>,
    /// Which blocks say so.
    pub(crate) blocks: Vec<usize>,
    pub(crate) place: Place,
    /// The signs that it defines in place of letters.
    pub(crate) signs: Vec<Sign>,
    /// Whether a letter is called "Acteur": who does it then is not who is "Responsable".
    pub(crate) is_turned: bool,
    /// How many of the letters are of a usual kind.
    known: usize,
}

impl Legend {
    /// The first legend in the blocks that knows most of the usual letters, and all that repeat it.
    pub(crate) fn find(blocks: &[Block]) -> Self {
        let mut legend = Self::default();
        let mut run: Vec<(usize, Letter)> = Vec::new();
        let mut defined = None;
        for (at, block) in blocks.iter().enumerate() {
            // "C = Customer" defines no letter.
            let found = match &block.kind {
                kind if aliases::is_defined_in(kind) => Vec::new(),
                BlockKind::List(items, _) => match items.as_slice() {
                    // "* R = Responsible, A = Accountable".
                    [one] => from_paragraph(one),
                    items => all(items.iter().map(entry)),
                },
                BlockKind::Table(table) => from_table(table),
                // A page that has lost its signs may have it in its first line.
                BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => from_paragraph(text),
                BlockKind::Footnote(..) => Vec::new(),
            };
            if defined.is_none() && found.is_empty() {
                let signs = signs::find(&block.kind);
                defined = (!signs.is_empty()).then_some((at, signs));
            }
            // Paragraphs may have one letter each.
            if matches!(block.kind, BlockKind::Paragraph(_)) && found.len() == 1 {
                run.extend(found.into_iter().map(|letter| (at, letter)));
                continue;
            }
            legend.take(at, found, &block.place);
            legend.take_run(&mut run, blocks);
        }
        legend.take_run(&mut run, blocks);
        if let Some((at, defined)) =
            defined.filter(|(at, found)| signs::are_used(found, *at, blocks))
        {
            legend.signs = signs::letters(defined, &mut legend.letters);
            legend.blocks.push(at);
        }
        legend.blocks.sort_unstable();
        legend.is_turned = turn(&mut legend.letters);
        legend
    }

    /// Whether a block is part of it.
    pub(crate) fn has(&self, block: usize) -> bool {
        self.blocks.binary_search(&block).is_ok()
    }

    /// Whether some of it is among these blocks.
    pub(crate) fn stands_in(&self, blocks: &std::ops::Range<usize>) -> bool {
        let next = self.blocks.partition_point(|block| *block < blocks.start);
        self.blocks.get(next).is_some_and(|block| *block < blocks.end)
    }

    fn take_run(&mut self, run: &mut Vec<(usize, Letter)>, blocks: &[Block]) {
        let (places, letters): (Vec<usize>, Vec<Letter>) = std::mem::take(run).into_iter().unzip();
        if let Some(first) = places.first().copied()
            && let Some(block) = blocks.get(first)
            && self.take(first, letters, &block.place)
        {
            self.blocks.extend(places.into_iter().skip(1));
        }
    }

    /// Takes letters that a block defines, where they can be a legend.
    fn take(&mut self, block: usize, letters: Vec<Letter>, place: &Place) -> bool {
        let mut codes: Vec<char> = letters.iter().map(|letter| letter.code).collect();
        codes.sort_unstable();
        codes.dedup();
        if codes.len() < FEWEST || codes.len() != letters.len() {
            return false;
        }
        let is_known =
            |letter: &&Letter| letter.kind != Kind::Other || "RACIS".contains(letter.code);
        let known = letters.iter().filter(is_known).count();
        if known < 2 || Letters::new(letters.clone()).is_err() {
            return false;
        }
        // Who explains "plan, do, check, act" may do so before the letters of the matrix.
        if known > self.known {
            self.blocks.clear();
            self.known = known;
            self.letters = letters;
            self.place = place.clone();
        }
        self.blocks.push(block);
        true
    }
}

/// In French the R of some is the one who answers for it, beside an A for "Acteur", who does it.
fn turn(letters: &mut [Letter]) -> bool {
    let starts = |letter: &Letter, with: &str| fold(&letter.name).starts_with(with);
    let both = ["responsable", "acteur"].map(|with| letters.iter().any(|it| starts(it, with)));
    if both != [true, true] {
        return false;
    }
    for letter in letters {
        if starts(letter, "responsable") {
            letter.kind = Kind::Accountable;
        } else if starts(letter, "acteur") {
            letter.kind = Kind::Responsible;
        }
    }
    true
}

#[cfg(test)]
mod tests;
