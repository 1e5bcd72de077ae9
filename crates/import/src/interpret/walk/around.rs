//! What stands around the tables: the texts that introduce them, and the day of the page.

use super::super::super::dates;
use super::super::super::words::fold;
use super::super::headings::Headings;
use super::super::legend::Legend;
use remit_core::matrix::Date;
use remit_formats::page::Block;

/// Up to which block texts before the first table are its introduction, and from which on again:
/// a long page speaks of much else before it comes to its matrix.
pub(super) fn intro(
    blocks: &[Block],
    headings: &Headings,
    legend: &Legend,
    first: usize,
) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut begin = 0;
    let mut named = 0;
    let before = || headings.list.iter().enumerate().filter(|(_, heading)| heading.block < first);
    let others = before().filter(|(_, heading)| !heading.kept && !heading.over).count();
    let ends = before().map(|(_, heading)| heading.block).chain([first]);
    let mut open = true;
    for (at, end) in ends.enumerate() {
        let span = (begin, end.min(blocks.len()));
        let holds_legend = legend.stands_in(&(span.0..span.1));
        if open || holds_legend {
            spans.push(span);
        }
        let Some(heading) = headings.list.get(at) else { break };
        named += usize::from(!heading.over);
        // The headings over the table, and the first of the others, or all of a few.
        open = heading.over || heading.kept || named <= 1 || others <= 3;
        begin = end;
    }
    spans
}

/// The beginnings of lines that say when a page was changed.
const CHANGED: [&str; 17] = [
    "last update",
    "last modified",
    "updated",
    "derniere mise",
    "mis a jour",
    "aktualis",
    "stand",
    "letzte",
    "ultima actual",
    "actualiz",
    "ultimo aggiorn",
    "aggiorn",
    "ultima atual",
    "atualiz",
    "ostatnia aktual",
    "aktualizacja",
    "date",
];

/// The day that a line says the page was changed.
pub(super) fn changed(line: &str) -> Option<Date> {
    let says = |line: &str| CHANGED.iter().any(|word| line.starts_with(word));
    (line.len() <= 120 && says(&fold(line))).then(|| dates::find(line)).flatten()
}
