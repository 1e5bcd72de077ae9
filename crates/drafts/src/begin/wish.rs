//! What a new draft is to be, asked once, and the draft that comes of it.

use super::pick::{Picked, Picker};
use remit_core::checks::Profile;
use remit_core::matrix::text::notation;
use remit_core::matrix::{
    Activity, Broken, Date, Letters, Matrix, MatrixData, NewIds, Party, Plan, PlanId, PlanReader,
    Plans, Row, Section, Side, Text,
};

/// What a new draft is to be.
#[derive(Debug, Clone)]
pub struct Wish<'a> {
    /// Its title.
    pub title: String,
    /// Who provides the service.
    pub provider: String,
    /// The day that it is of.
    pub date: Option<Date>,
    /// When somebody should look at it again.
    pub review_by: Option<Date>,
    /// Who can hold letters.
    pub parties: Vec<(String, Side)>,
    /// The letters.
    pub letters: Letters,
    /// The names of the plans.
    pub plans: Vec<String>,
    /// What it begins with.
    pub start: Start<'a>,
}

/// What a draft begins with.
#[derive(Debug, Clone)]
pub enum Start<'a> {
    /// Nothing.
    Blank,
    /// Sections of other matrices, in this order.
    Sections {
        /// Which.
        picked: Vec<Picked<'a>>,
        /// Whether all that stands in them comes along: activities, letters, comments and notes.
        whole: bool,
    },
    /// A text of which each line is an activity, or a heading.
    Lines(String),
}

/// The draft that is wished for.
pub fn begin(wish: &Wish, ids: &mut impl NewIds) -> Result<Matrix, Broken> {
    let mut data = MatrixData::empty(ids.matrix(), &wish.title);
    data.source.provider.clone_from(&wish.provider);
    data.source.date = wish.date;
    data.review_by = wish.review_by;
    data.letters = wish.letters.clone();
    let party =
        |(name, side): &(String, Side)| Party { id: ids.party(), name: name.clone(), side: *side };
    data.parties = wish.parties.iter().map(party).collect();
    for name in &wish.plans {
        // A name that another plan is found by would make two of it.
        if !matches!(PlanReader::new(&data.plans).read(name).plans, Plans::Only(_)) {
            let id = PlanId::from_bits(ids.next_bits());
            let description = Text::default();
            data.plans.push(Plan { id, name: name.clone(), description });
        }
    }
    if !matches!(wish.start, Start::Sections { .. }) {
        data.rules = Profile::internal().settings(&[]);
    }
    match &wish.start {
        Start::Blank => {}
        Start::Lines(text) => data.rows = lines(text, data.parties.len(), ids),
        Start::Sections { picked, whole } => {
            for picked in picked {
                Picker::new(&mut data, picked.of).take(&picked.sections, *whole, ids);
            }
        }
    }
    Matrix::new(data)
}

/// Whether a text is a table rather than lines: then the importer understands more of it.
pub fn is_table(text: &str) -> bool {
    text.contains(['\t', '|']) || text.contains("<table")
}

/// A text as rows: a line that begins with `#`, or with a number like "2.1.", is a heading; of
/// any other, the sign of a list is left out.
fn lines(text: &str, parties: usize, ids: &mut impl NewIds) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut above = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let bare = line.trim_start_matches('#');
        let hashes = line.len() - bare.len();
        let (number, title) = Section::split_heading(bare);
        let level = match (hashes, number.trim_end_matches('.')) {
            (0, "") => 0,
            (0, number) => number.split('.').count(),
            (hashes, _) => hashes,
        };
        rows.push(if level == 0 || (title.is_empty() && number.is_empty()) {
            let bare = ["- ", "* ", "• ", "– "].iter().find_map(|sign| line.strip_prefix(sign));
            let text = notation::read(bare.unwrap_or(line).trim());
            Row::Activity(Box::new(Activity::new(ids.row(), text, parties)))
        } else {
            above = level.min(above + 1).min(usize::from(remit_core::matrix::MAX_LEVEL));
            let mut section = Section::new(ids.row(), above as u8, title);
            section.written = number;
            Row::Section(Box::new(section))
        });
    }
    rows
}

#[cfg(test)]
#[path = "wish_tests.rs"]
mod tests;
