//! Under which headings the activities of all sides stand.

use std::collections::BTreeMap;

use remit_core::fold::fold;
use remit_core::matrix::{Matrix, RowId};
use remit_core::ordered::sort_by;

use super::topics::Topics;
use super::units::{Unit, Units, sections};
use super::weave::{First, weave};
use super::{MOST, Other, Rows, Side};

/// What stands under no heading of a side that has headings.
const NO_SECTION: &str = "No section";

/// A heading with what stands under it.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// What the heading says; empty where there is none.
    pub(super) title: String,
    /// Its level.
    pub(super) level: u8,
    /// The sections that it is, one for each side that has it.
    pub(super) rows: Rows,
    /// Its activities, in their order.
    pub(super) units: Vec<usize>,
}

/// What a comparison is made of.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) sides: &'a [Side],
    pub(super) others: &'a [Other],
    pub(super) units: &'a Units,
}

impl Parts<'_> {
    /// The sections of a side, in their order, with what only other sides have: where its section
    /// is one of this side, there; the rest under headings of its own, behind the section that its
    /// own section follows where that is one of this side, otherwise at the end.
    pub(super) fn by_section(self, leads: usize) -> Vec<Block> {
        let Some(leading) = self.sides.get(leads) else { return Vec::new() };
        let matrix = &leading.matrix;
        let bridges = Bridges::of(self.others);
        let mut made = Made::default();
        made.block((leads, None), Block { level: 1, ..Block::default() });
        let own = matrix.rows.iter().filter_map(|row| row.section());
        for section in own {
            let mut rows = [None; MOST];
            for (side, place) in rows.iter_mut().enumerate().take(self.sides.len()) {
                *place = bridges.across(leads, section.id, side);
            }
            let (title, level) = (section.heading(), section.level);
            made.block((leads, Some(section.id)), Block { title, level, rows, units: Vec::new() });
        }
        let mut order: Vec<usize> = (0..made.blocks.len()).collect();
        let is_flat = order.len() == 1;
        let starts_flat = is_flat || matrix.rows.first().is_some_and(|it| it.activity().is_some());
        let section_of: Vec<Vec<Option<RowId>>> =
            self.sides.iter().map(|side| sections(&side.matrix)).collect();
        let mut of_unit = Vec::with_capacity(self.units.list.len());
        for unit in &self.units.list {
            let key = self.key(unit, leads, &section_of, &bridges).unwrap_or((leads, None));
            let key = if key.1.is_none() && starts_flat { (leads, None) } else { key };
            of_unit.push(made.find(key, || self.foreign(key)));
        }
        for side in (0..self.sides.len()).filter(|side| *side != leads) {
            let Some(matrix) = self.matrix(side) else { continue };
            let mut sequence = Vec::new();
            for section in std::iter::once(None)
                .chain(matrix.rows.iter().filter_map(|row| row.section()).map(|it| Some(it.id)))
            {
                let there = section.and_then(|section| bridges.across(side, section, leads));
                let key = there.map_or((side, section), |there| (leads, Some(there)));
                sequence.extend(made.keys.get(&key));
            }
            weave(&mut order, &sequence, First::End);
        }
        level(&mut made.blocks, &order);
        self.filled(made.blocks, &order, &of_unit, leads)
    }

    /// The topics: first those that several sides have, then the others, by the alphabet.
    pub(super) fn by_topic(self) -> Vec<Block> {
        let topics = Topics::of(self.sides, self.others);
        let section_of: Vec<Vec<Option<RowId>>> =
            self.sides.iter().map(|side| sections(&side.matrix)).collect();
        let mut made = Made::default();
        let mut of_unit = Vec::with_capacity(self.units.list.len());
        for unit in &self.units.list {
            let place = unit.first().and_then(|(side, row)| {
                let section = self.section_of(side, row, &section_of)?;
                topics.find(self.sides.get(side)?, section)
            });
            let key = place.map(|topic| RowId::from_bits(topic as u64));
            of_unit.push(made.find((0, key), Block::default));
        }
        for (side, it) in self.sides.iter().enumerate() {
            for section in it.matrix.rows.iter().filter_map(|row| row.section()) {
                let topic = topics.find(it, section.id).map(|topic| RowId::from_bits(topic as u64));
                let block = made.keys.get(&(0, topic)).and_then(|at| made.blocks.get_mut(*at));
                let Some(block) = block else { continue };
                if block.title.is_empty() {
                    block.title.clone_from(&section.title);
                }
                if let Some(place) = block.rows.get_mut(side) {
                    *place = place.or(Some(section.id));
                }
            }
        }
        let mut keyed: Vec<((bool, String), usize)> = Vec::new();
        for (at, block) in made.blocks.iter_mut().enumerate() {
            let has = block.rows.iter().flatten().count();
            keyed.push(((has < 2, fold(&block.title)), at));
            block.level = 1;
            if has == 0 {
                NO_SECTION.clone_into(&mut block.title);
            }
        }
        // What is under no heading comes last.
        let is_none = |at: usize| made.keys.get(&(0, None)) == Some(&at);
        sort_by(&mut keyed, |(a, x), (b, y)| is_none(*x).cmp(&is_none(*y)).then_with(|| a.cmp(b)));
        let order: Vec<usize> = keyed.into_iter().map(|(_, at)| at).collect();
        self.filled(made.blocks, &order, &of_unit, 0)
    }

    fn matrix(&self, side: usize) -> Option<&Matrix> {
        self.sides.get(side).map(|side| side.matrix.as_ref())
    }

    fn section_of(
        &self,
        side: usize,
        row: RowId,
        sections: &[Vec<Option<RowId>>],
    ) -> Option<RowId> {
        let position = self.matrix(side)?.position(row)?;
        sections.get(side)?.get(position).copied().flatten()
    }

    /// The block of a unit: a section of the leading side, or one of another.
    fn key(
        &self,
        unit: &Unit,
        leads: usize,
        sections: &[Vec<Option<RowId>>],
        bridges: &Bridges,
    ) -> Option<Key> {
        if let Some(row) = unit.row(leads) {
            return Some((leads, self.section_of(leads, row, sections)));
        }
        let (side, row) = unit.first()?;
        let section = self.section_of(side, row, sections);
        let there = section.and_then(|section| bridges.across(side, section, leads));
        Some(there.map_or((side, section), |there| (leads, Some(there))))
    }

    /// A heading that the leading side does not have, with those above it: it stands alone.
    fn foreign(&self, (side, section): Key) -> Block {
        let mut block = Block::default();
        if let Some(place) = block.rows.get_mut(side) {
            *place = section;
        }
        block.title = match (section, self.matrix(side)) {
            (Some(section), Some(matrix)) => matrix.path_text(section),
            _ => NO_SECTION.to_owned(),
        };
        block
    }

    /// The blocks in this order, each with its activities: those of the leading side in its order,
    /// those of others behind what they follow there.
    fn filled(
        self,
        mut blocks: Vec<Block>,
        order: &[usize],
        of_unit: &[usize],
        leads: usize,
    ) -> Vec<Block> {
        let others = (0..self.sides.len()).filter(|side| *side != leads);
        for side in std::iter::once(leads).chain(others) {
            let mut sequences: Vec<Vec<usize>> = vec![Vec::new(); blocks.len()];
            for activity in self.matrix(side).into_iter().flat_map(Matrix::activities) {
                if let Some(unit) = self.units.position(side, activity.id)
                    && let Some(block) = of_unit.get(unit)
                    && let Some(sequence) = sequences.get_mut(*block)
                {
                    sequence.push(unit);
                }
            }
            for (block, sequence) in blocks.iter_mut().zip(&sequences) {
                weave(&mut block.units, sequence, First::Front);
            }
        }
        order.iter().filter_map(|at| Some(std::mem::take(blocks.get_mut(*at)?))).collect()
    }
}

/// Gives headings of other sides their levels: that of the heading before them, so that they stand
/// beside it, or that of the heading behind them where that is deeper, so that it stays where it
/// was; 1 at the end.
fn level(blocks: &mut [Block], order: &[usize]) {
    let own = |blocks: &[Block], at: &usize| blocks.get(*at).map_or(0, |block| block.level);
    let levels: Vec<u8> = order.iter().map(|at| own(blocks, at)).collect();
    let mut before = 1;
    for (place, at) in order.iter().enumerate() {
        if own(blocks, at) > 0 {
            before = own(blocks, at);
            continue;
        }
        let behind = levels.iter().skip(place).find(|level| **level > 0);
        if let Some(block) = blocks.get_mut(*at) {
            block.level = behind.map_or(1, |behind| before.max(*behind));
        }
    }
}

/// Which sections of the sides are one with those of the first.
struct Bridges {
    to_first: BTreeMap<(usize, RowId), RowId>,
    from_first: BTreeMap<(usize, RowId), RowId>,
}

impl Bridges {
    fn of(others: &[Other]) -> Self {
        let mut bridges = Self { to_first: BTreeMap::new(), from_first: BTreeMap::new() };
        for (side, other) in (1..).zip(others) {
            for pair in &other.alignment.sections {
                bridges.to_first.insert((side, pair.b), pair.a);
                bridges.from_first.insert((side, pair.a), pair.b);
            }
        }
        bridges
    }

    /// The section of another side that is this one.
    fn across(&self, from: usize, section: RowId, to: usize) -> Option<RowId> {
        if from == to {
            return Some(section);
        }
        let first =
            if from == 0 { section } else { self.to_first.get(&(from, section)).copied()? };
        if to == 0 { Some(first) } else { self.from_first.get(&(to, first)).copied() }
    }
}

/// A side and a section of it; what stands above all sections.
type Key = (usize, Option<RowId>);

/// Blocks, each found by its key.
#[derive(Default)]
struct Made {
    blocks: Vec<Block>,
    keys: BTreeMap<Key, usize>,
}

impl Made {
    fn block(&mut self, key: Key, block: Block) -> usize {
        self.keys.insert(key, self.blocks.len());
        self.blocks.push(block);
        self.blocks.len() - 1
    }

    fn find(&mut self, key: Key, make: impl FnOnce() -> Block) -> usize {
        match self.keys.get(&key) {
            Some(at) => *at,
            None => self.block(key, make()),
        }
    }
}
