//! The parts of a row, with the letters, plans and marks that those of its matrix have become.

use remit_core::matrix::{
    Block, Cell, Holding, Inline, LetterSet, Mark, PlanId, PlanReader, PlanUse, Plans, Text,
};

/// A cell with the letters that its own have become.
pub(super) fn fitted(cell: Cell, becomes: &[LetterSet]) -> Cell {
    let Holding::Letters(held) = cell.holding else { return cell };
    let each = becomes.iter().enumerate().filter(|(at, _)| held.contains(LetterSet::nth(*at)));
    let letters = each.fold(LetterSet::EMPTY, |all, (_, set)| all.union(*set));
    Cell { holding: Holding::Letters(letters), ..cell }
}

/// What an activity says of plans, in the new legend.
pub(super) fn used(old: &PlanUse, becomes: &[(PlanId, PlanId)], reader: &PlanReader) -> PlanUse {
    let read = reader.read(&old.printed);
    let Plans::Only(ids) = &old.plans else {
        return PlanUse { plans: old.plans.clone(), ..read };
    };
    let new: Option<Vec<PlanId>> = ids
        .iter()
        .map(|id| becomes.iter().find(|(from, _)| from == id).map(|(_, to)| *to))
        .collect();
    match new {
        Some(new) => PlanUse { plans: Plans::Only(reader.in_order(&new)), ..read },
        None => read,
    }
}

/// What a mark has become.
pub(super) fn became(mark: &Mark, marks: &[(Mark, Mark)]) -> Mark {
    marks.iter().find(|(old, _)| old == mark).map_or(mark, |(_, new)| new).clone()
}

/// A text with the marks that its own have become.
pub(super) fn marked(text: &Text, marks: &[(Mark, Mark)]) -> Text {
    if marks.is_empty() {
        return text.clone();
    }
    let line = |line: &Vec<Inline>| -> Vec<Inline> {
        let each = line.iter().map(|inline| match inline {
            Inline::Mark { mark, style } => {
                Inline::Mark { mark: became(mark, marks), style: *style }
            }
            other => other.clone(),
        });
        each.collect()
    };
    let blocks = text.blocks().iter().map(|block| match block {
        Block::Paragraph(inlines) => Block::Paragraph(line(inlines)),
        Block::List(items) => Block::List(items.iter().map(line).collect()),
    });
    Text::new(blocks.collect())
}
