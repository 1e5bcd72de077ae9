//! Matrices that say the same in other words, made from the published ones with a fixed seed, and
//! which row became which. The tests and the benchmark measure the alignment by them.

#![allow(dead_code, unused_imports, reason = "the tests and the benchmark each use a part of it")]

mod figures;
mod words;

use std::collections::BTreeMap;

pub use figures::{Ranked, by_words, found, in_order, ranked, recall, truth};

use remit_core::matrix::{
    Activity, Matrix, MatrixData, MatrixId, Party, Row, RowId, Section, Text,
};
use remit_formats::catalogue;

/// How much is done to a page, each so often of a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// Rows dropped, on each side.
    pub dropped: usize,
    /// Rows joined with the next one.
    pub joined: usize,
    /// Rows split in two.
    pub split: usize,
    /// Rows whose halves are swapped.
    pub swapped: usize,
    /// Rows and headings in which words are replaced by synonyms.
    pub replaced: usize,
    /// Words that are replaced there, of those that have synonyms.
    pub words: usize,
}

/// Another page that says the same.
pub const PAGE: Shares =
    Shares { dropped: 15, joined: 8, split: 8, swapped: 30, replaced: 100, words: 100 };
/// Another edition of one page.
pub const EDITION: Shares =
    Shares { dropped: 5, joined: 2, split: 2, swapped: 10, replaced: 50, words: 60 };

/// What was done to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Done {
    Nothing,
    Replaced,
    Swapped,
    ReplacedAndSwapped,
    Joined,
    Split,
}

impl Done {
    pub const ALL: [Self; 6] = [
        Self::Nothing,
        Self::Replaced,
        Self::Swapped,
        Self::ReplacedAndSwapped,
        Self::Joined,
        Self::Split,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Nothing => "as it was",
            Self::Replaced => "words replaced by synonyms",
            Self::Swapped => "clauses swapped",
            Self::ReplacedAndSwapped => "both",
            Self::Joined => "two rows joined",
            Self::Split => "one row split",
        }
    }
}

/// How the other side is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// In other words, with its sections in another order.
    Reordered,
    /// In other words, in the same order: another edition of the page.
    Edition,
    /// In another language: all words are others but numbers, acronyms and names, and some that
    /// the two languages share.
    Language,
}

impl How {
    /// How much of each is done.
    pub fn shares(self) -> Shares {
        match self {
            Self::Reordered => PAGE,
            Self::Edition | Self::Language => EDITION,
        }
    }
}

/// Two matrices, and which rows of B say what a row of A says.
pub struct Disturbed {
    pub a: Matrix,
    pub b: Matrix,
    /// For each row of A that has one: what was done, and the rows of B.
    pub truth: BTreeMap<RowId, (Done, Vec<RowId>)>,
}

/// Chance that always falls the same way.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// The published matrices as one, each a section; repeated, with other names in the repetitions,
/// until there are so many activities.
pub fn all(activities: usize) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "All");
    let mut id = 0;
    let mut new = || {
        id += 1;
        RowId::from_bits(id)
    };
    let mut count = 0;
    let matrices: Vec<Matrix> = catalogue::ALL.iter().map(|it| it.matrix().unwrap()).collect();
    'full: for round in 0.. {
        for (matrix, published) in matrices.iter().zip(&catalogue::ALL) {
            data.rows.push(Row::Section(Box::new(Section::new(new(), 1, published.title))));
            for row in &matrix.rows {
                match row {
                    Row::Section(section) => {
                        let mut section = section.as_ref().clone();
                        section.id = new();
                        section.level = (section.level + 1).min(6);
                        data.rows.push(Row::Section(Box::new(section)));
                    }
                    Row::Activity(activity) => {
                        let text = activity.text.to_plain();
                        let text = if round == 0 {
                            text.into_owned()
                        } else {
                            words::renamed(&text, round)
                        };
                        let activity = Activity::new(new(), Text::plain(&text), 0);
                        data.rows.push(Row::Activity(Box::new(activity)));
                        count += 1;
                        if count == activities {
                            break 'full;
                        }
                    }
                }
            }
        }
    }
    Matrix::new(data).unwrap()
}

/// One section with the activities that stand in it.
struct Part {
    section: Option<Section>,
    activities: Vec<Activity>,
}

/// The same in other words.
pub fn disturbed(matrix: &Matrix, how: How, seed: u64) -> Disturbed {
    let mut chance = Chance(seed);
    let shares = how.shares();
    let (a, mut parts) = (thinned(matrix, shares, &mut chance), parts(matrix));
    let mut truth: BTreeMap<RowId, (Done, Vec<RowId>)> = BTreeMap::new();
    let mut id = 1 << 40;
    let mut new = || {
        id += 1;
        RowId::from_bits(id)
    };
    for part in &mut parts {
        let mut made: Vec<Activity> = Vec::new();
        let mut rows = std::mem::take(&mut part.activities).into_iter().peekable();
        while let Some(mut row) = rows.next() {
            let text = row.text.to_plain().into_owned();
            let of = row.id;
            if how == How::Language {
                if !chance.percent(shares.dropped) {
                    (row.id, row.text) = (new(), Text::plain(&words::translated(&text)));
                    truth.insert(of, (Done::Replaced, vec![row.id]));
                    made.push(row);
                }
                continue;
            }
            if chance.percent(shares.dropped) {
                continue;
            }
            let (mut done, mut text) = reworded(&text, shares, &mut chance);
            if chance.percent(shares.joined)
                && let Some(next) = rows.next()
            {
                let (_, other) = reworded(&next.text.to_plain(), shares, &mut chance);
                text = format!("{text} and {other}");
                done = Done::Joined;
                (row.id, row.text) = (new(), Text::plain(&text));
                truth.insert(of, (done, vec![row.id]));
                truth.insert(next.id, (done, vec![row.id]));
                made.push(row);
                continue;
            }
            if chance.percent(shares.split)
                && let Some((first, second)) = words::halves(&text)
            {
                let mut other = row.clone();
                (row.id, row.text) = (new(), Text::plain(&first));
                (other.id, other.text) = (new(), Text::plain(&second));
                truth.insert(of, (Done::Split, vec![row.id, other.id]));
                made.extend([row, other]);
                continue;
            }
            (row.id, row.text) = (new(), Text::plain(&text));
            truth.insert(of, (done, vec![row.id]));
            made.push(row);
        }
        part.activities = made;
        if let Some(section) = &mut part.section {
            section.id = new();
            section.title = match how {
                How::Language => words::translated(&section.title),
                _ if chance.percent(shares.replaced) => {
                    words::replaced(&section.title, shares, &mut chance)
                }
                _ => section.title.clone(),
            };
        }
    }
    if how == How::Reordered {
        reorder(&mut parts, &mut chance);
    }
    let mut data = MatrixData::empty(MatrixId::from_bits(2), "Disturbed");
    data.parties = matrix.parties.iter().map(|party| Party { ..party.clone() }).collect();
    for part in parts {
        data.rows.extend(part.section.map(|section| Row::Section(Box::new(section))));
        data.rows.extend(part.activities.into_iter().map(|it| Row::Activity(Box::new(it))));
    }
    truth.retain(|row, _| a.activity(*row).is_some());
    Disturbed { a, b: Matrix::new(data).unwrap(), truth }
}

/// The matrix with some rows dropped.
fn thinned(matrix: &Matrix, shares: Shares, chance: &mut Chance) -> Matrix {
    let mut data = matrix.clone().into_data();
    data.acceptances.clear();
    data.rows.retain(|row| row.section().is_some() || !chance.percent(shares.dropped));
    Matrix::new(data).unwrap()
}

fn parts(matrix: &Matrix) -> Vec<Part> {
    let mut parts = vec![Part { section: None, activities: Vec::new() }];
    for row in &matrix.rows {
        match row {
            Row::Section(section) => {
                parts
                    .push(Part { section: Some(section.as_ref().clone()), activities: Vec::new() });
            }
            Row::Activity(activity) => {
                let mut activity = activity.as_ref().clone();
                // Their footnotes and plans stay behind.
                activity.marks.clear();
                activity.plan = remit_core::matrix::PlanUse::default();
                activity.comment = Text::default();
                parts.last_mut().unwrap().activities.push(activity);
            }
        }
    }
    parts
}

/// Puts the sections in another order: those of the second level within those of the first, and
/// these among each other.
fn reorder(parts: &mut Vec<Part>, chance: &mut Chance) {
    let mut blocks: Vec<Vec<Vec<Part>>> = Vec::new();
    for part in parts.drain(..) {
        let level = part.section.as_ref().map_or(1, |section| section.level);
        match blocks.last_mut() {
            Some(block) if level == 2 => block.push(vec![part]),
            Some(block) if level > 2 => block.last_mut().unwrap().push(part),
            _ => blocks.push(vec![vec![part]]),
        }
    }
    for block in &mut blocks {
        if let Some((_, inner)) = block.split_first_mut() {
            chance.shuffle(inner);
        }
    }
    let first = blocks.remove(0);
    chance.shuffle(&mut blocks);
    blocks.insert(0, first);
    parts.extend(blocks.into_iter().flatten().flatten());
}

fn reworded(text: &str, shares: Shares, chance: &mut Chance) -> (Done, String) {
    let mut new = text.to_owned();
    if chance.percent(shares.replaced) {
        new = words::replaced(text, shares, chance);
    }
    let is_replaced = new != text;
    let mut is_swapped = false;
    if chance.percent(shares.swapped)
        && let Some((first, second)) = words::halves(&new)
    {
        new = format!("{second}, {first}");
        is_swapped = true;
    }
    let done = match (is_replaced, is_swapped) {
        (false, false) => Done::Nothing,
        (true, false) => Done::Replaced,
        (false, true) => Done::Swapped,
        (true, true) => Done::ReplacedAndSwapped,
    };
    (done, new)
}
