//! How often each party holds each letter, in all and by section.

use crate::matrix::{Kind, LetterSet, Matrix, PartyId, Row, RowId};

/// The letters that parties hold in some rows: for each party, in the order of the columns, a
/// count for each letter of the matrix.
pub type Counts = Vec<Vec<usize>>;

/// One section with what is held under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionCounts {
    /// The section; `None` for what stands before the first one.
    pub section: Option<RowId>,
    /// Its heading.
    pub heading: String,
    /// Its level.
    pub level: u8,
    /// How many activities stand under it.
    pub activities: usize,
    /// What is held in them.
    pub counts: Counts,
}

/// What parties hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The parties with their names.
    pub parties: Vec<(PartyId, String)>,
    /// The letters with their kinds and names.
    pub letters: Vec<(char, Kind, String)>,
    /// How many activities there are.
    pub activities: usize,
    /// What is held in all of them.
    pub counts: Counts,
    /// The same by section, for those of the first two levels.
    pub lines: Vec<SectionCounts>,
}

/// Sections below this level count with the one that they stand in.
const DEEPEST: u8 = 2;

impl Summary {
    /// Counts.
    pub fn of(matrix: &Matrix) -> Self {
        let letters = matrix.letters.iter();
        let letters: Vec<_> =
            letters.map(|l| (l.code, l.kind, l.shown_name().to_owned())).collect();
        let empty: Counts = vec![vec![0; letters.len()]; matrix.parties.len()];
        let mut summary = Self {
            parties: matrix.parties.iter().map(|p| (p.id, p.name.clone())).collect(),
            letters,
            activities: 0,
            counts: empty.clone(),
            lines: Vec::new(),
        };
        // The lines that the next activity counts in, by their places.
        let mut open: Vec<usize> = Vec::new();
        for row in &matrix.rows {
            match row {
                Row::Section(section) if section.level <= DEEPEST => {
                    open.retain(|at| {
                        summary.lines.get(*at).is_some_and(|l| l.level < section.level)
                    });
                    open.push(summary.lines.len());
                    summary.lines.push(SectionCounts {
                        section: Some(section.id),
                        heading: section.heading(),
                        level: section.level,
                        activities: 0,
                        counts: empty.clone(),
                    });
                }
                Row::Section(_) => {}
                Row::Activity(activity) => {
                    if open.is_empty() {
                        open.push(summary.lines.len());
                        summary.lines.push(SectionCounts {
                            section: None,
                            heading: "No section".to_owned(),
                            level: 1,
                            activities: 0,
                            counts: empty.clone(),
                        });
                    }
                    let held: Vec<LetterSet> =
                        activity.cells.iter().map(|cell| cell.letters()).collect();
                    add(&mut summary.counts, &held);
                    summary.activities += 1;
                    for at in &open {
                        if let Some(line) = summary.lines.get_mut(*at) {
                            add(&mut line.counts, &held);
                            line.activities += 1;
                        }
                    }
                }
            }
        }
        summary.lines.retain(|line| line.activities > 0);
        summary
    }

    /// The largest number of letters that a party holds: what a picture is as wide as.
    pub fn largest(&self) -> usize {
        self.counts.iter().map(|counts| counts.iter().sum()).max().unwrap_or(0)
    }
}

fn add(counts: &mut Counts, held: &[LetterSet]) {
    for (counts, held) in counts.iter_mut().zip(held) {
        for (at, count) in counts.iter_mut().enumerate() {
            *count += usize::from(held.contains(LetterSet::nth(at)));
        }
    }
}
