//! What a command changes, told from the command alone: so that whoever keeps something derived
//! from a matrix can renew just that.

use super::{About, Command, Facet, Field};
use crate::matrix::RowId;

/// What a command, or its inverse, changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each part is touched or not by itself")]
pub struct Touched {
    /// Activities in which letters, or the basis of a cell, changed.
    pub cells: Vec<RowId>,
    /// Activities whose text, plan or comment changed.
    pub texts: Vec<RowId>,
    /// Numbers, titles or notes of sections changed.
    pub sections: bool,
    /// Texts that the matrix says of itself, which may have footnote marks, changed.
    pub notes: bool,
    /// When the matrix is to be reviewed, or the date of its source, changed.
    pub review: bool,
    /// Acceptances came or went.
    pub acceptances: bool,
    /// Rows came or went.
    pub rows: bool,
    /// Anything else: parties, letters, footnotes, settings of the checks.
    pub all: bool,
}

impl Touched {
    /// What a command changes.
    pub fn by(command: &Command) -> Self {
        let mut touched = Self::default();
        // Numbers, so that they are put in order by the code that others use, too.
        let mut rows: Vec<u64> = Vec::new();
        command.each_facet(&mut |facet| {
            touched.add(facet);
            if let Facet::Row(row) = facet {
                rows.push(row.bits());
            }
        });
        // A row that goes and comes back in one step may be another afterwards.
        rows.sort_unstable();
        for pair in rows.windows(2) {
            if let [gone, come] = pair
                && gone == come
            {
                touched.texts.push(RowId::from_bits(*come));
                touched.cells.push(RowId::from_bits(*come));
            }
        }
        touched
    }

    /// Whatever there is: for changes that no command tells of.
    pub fn everything() -> Self {
        Self { all: true, ..Self::default() }
    }

    fn add(&mut self, facet: Facet) {
        match facet {
            // Cells of one row mostly stand side by side; another mention does no harm.
            Facet::Cell(row, _) if self.cells.last() == Some(&row) => {}
            Facet::Cell(row, _) => self.cells.push(row),
            Facet::Field(row, field) => match field {
                Field::Text | Field::Plan | Field::Comment | Field::Marks => self.texts.push(row),
                Field::Title | Field::Number | Field::Before | Field::After | Field::Level => {
                    self.sections = true;
                }
                Field::Place => self.rows = true,
            },
            Facet::Row(_) => self.rows = true,
            Facet::About(about) => match about {
                About::Title | About::Language => {}
                About::Introduction | About::Letters => self.notes = true,
                About::Source => (self.notes, self.review) = (true, true),
                About::Numbering => self.sections = true,
                About::ReviewBy => self.review = true,
                About::Acceptances => self.acceptances = true,
                About::Plans | About::Footnotes | About::Rules => self.all = true,
            },
            Facet::Everything | Facet::Party(_) | Facet::PartyFields(_) | Facet::PartyPlace(_) => {
                self.all = true;
            }
        }
    }
}
