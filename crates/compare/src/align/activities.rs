//! The activities of a matrix with what the alignment has to know of each.

use std::ops::Range;

use remit_core::fold::fold;
use remit_core::matrix::{Matrix, PartyId, Row, RowId};

use super::PartyPair;

/// An activity.
pub(super) struct Activity {
    pub(super) id: RowId,
    /// What it says.
    pub(super) text: String,
    /// The same, folded.
    pub(super) folded: String,
    /// The section that it stands in, in the list of sections.
    pub(super) section: usize,
    /// How many activities of its section stand above it.
    pub(super) place: usize,
    /// What the parties hold.
    pub(super) held: Vec<String>,
}

/// A section, or the beginning of a matrix.
#[derive(Default)]
pub(super) struct Section {
    /// The titles that lead to it, folded, outermost first.
    pub(super) path: Vec<String>,
    /// The number that it shows.
    pub(super) number: String,
    /// Its activities, those of its subsections left out.
    pub(super) range: Range<usize>,
}

/// The activities of both matrices, with what the parties hold that are in both.
pub(super) fn of_both(a: &Matrix, b: &Matrix, parties: &[PartyPair]) -> (Activities, Activities) {
    let columns = |matrix: &Matrix, party: fn(&PartyPair) -> PartyId| {
        parties.iter().filter_map(|pair| matrix.column(party(pair))).collect::<Vec<_>>()
    };
    let (of_a, of_b) = (columns(a, |pair| pair.a), columns(b, |pair| pair.b));
    (Activities::of(a, &of_a), Activities::of(b, &of_b))
}

/// All activities of a matrix, and its sections.
pub(super) struct Activities {
    pub(super) rows: Vec<Activity>,
    /// The first is what stands above all sections.
    pub(super) sections: Vec<Section>,
}

impl Activities {
    /// Those of a matrix. What is held is told for these columns alone, in their order.
    fn of(matrix: &Matrix, columns: &[usize]) -> Self {
        let mut rows = Vec::new();
        let mut sections = vec![Section::default()];
        let mut path: Vec<String> = Vec::new();
        let mut place = 0;
        for row in &matrix.rows {
            match row {
                Row::Section(section) => {
                    path.truncate(usize::from(section.level).saturating_sub(1));
                    path.push(fold(&section.title));
                    let number = section.number().to_owned();
                    let range = rows.len()..rows.len();
                    sections.push(Section { path: path.clone(), number, range });
                    place = 0;
                }
                Row::Activity(activity) => {
                    let text = activity.text.to_plain().into_owned();
                    let held = columns.iter().map(|column| {
                        let cell = activity.cells.get(*column).copied().unwrap_or_default();
                        matrix.letters.write_holding(cell.holding)
                    });
                    rows.push(Activity {
                        id: activity.id,
                        folded: fold(&text),
                        text,
                        section: sections.len() - 1,
                        place,
                        held: held.collect(),
                    });
                    place += 1;
                    if let Some(section) = sections.last_mut() {
                        section.range.end = rows.len();
                    }
                }
            }
        }
        Self { rows, sections }
    }

    pub(super) fn section_of(&self, row: &Activity) -> Option<&Section> {
        self.sections.get(row.section)
    }
}

impl Section {
    /// The title, folded.
    pub(super) fn title(&self) -> &str {
        self.path.last().map(String::as_str).unwrap_or_default()
    }
}
