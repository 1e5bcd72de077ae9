//! What a rule is made of.

use super::finding::{Finding, Fix, Found};
use super::{Kinds, rules};
use crate::matrix::{Activity, Basis, Cell, Holding, LetterSet, Matrix, Party, Severity};

/// A rule. Its file in `rules/` holds everything about it.
pub struct Rule {
    /// Its name, after the bad pattern: stable, as matrices refer to it.
    pub id: &'static str,
    /// What it found, in a few words.
    pub title: &'static str,
    /// How much its findings matter, where the matrix does not say otherwise.
    pub severity: Severity,
    /// What "Why?" shows.
    pub explanation: Explanation,
    /// The check itself.
    pub check: Check,
    /// What could be done about a finding, the most likely first.
    pub fixes: fn(&Matrix, &Finding) -> Vec<Fix>,
}

impl Rule {
    /// The severity that a matrix wants of this rule; `None` where it is off.
    pub fn severity_in(&self, matrix: &Matrix) -> Option<Severity> {
        let setting = matrix.rules.iter().find(|setting| setting.rule == self.id);
        setting.map_or(Some(self.severity), |setting| setting.severity)
    }
}

/// The explanation of a rule, under its fixed headings.
pub struct Explanation {
    /// What it finds.
    pub finds: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// An example.
    pub example: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// When it is right as it is.
    pub accept: &'static str,
}

/// How a rule looks at a matrix.
pub enum Check {
    /// One activity at a time; at most one finding for each.
    Activity(fn(&ActivityCheck) -> Option<Found>),
    /// The whole matrix at once.
    Matrix(fn(&Matrix) -> Vec<Found>),
}

/// An activity as the rules see it.
pub struct ActivityCheck<'a> {
    /// The matrix.
    pub matrix: &'a Matrix,
    /// The matrix's letters by kind.
    pub kinds: Kinds,
    /// The activity.
    pub activity: &'a Activity,
    /// All letters that anybody holds.
    pub held: LetterSet,
    /// In how many cells an accountable letter stands.
    pub accountable_cells: usize,
    /// Whether a cell holds an informed letter and one that acts.
    pub has_redundant: bool,
    /// Whether a cell was inferred.
    pub has_inferred: bool,
    applicable: bool,
}

impl<'a> ActivityCheck<'a> {
    pub(super) fn new(matrix: &'a Matrix, kinds: Kinds, activity: &'a Activity) -> Self {
        // One pass for all rules: most rows give none of them anything to report.
        let acting = kinds.responsible.union(kinds.accountable);
        let mut check = Self {
            matrix,
            kinds,
            activity,
            held: LetterSet::EMPTY,
            accountable_cells: 0,
            has_redundant: false,
            has_inferred: false,
            applicable: false,
        };
        for cell in &activity.cells {
            check.has_inferred |= cell.basis == Basis::Inferred;
            if let Holding::Letters(letters) = cell.holding {
                check.held = check.held.union(letters);
                check.accountable_cells += usize::from(letters.meets(kinds.accountable));
                check.has_redundant |= letters.meets(kinds.informed) && letters.meets(acting);
                check.applicable = true;
            }
        }
        check
    }

    /// Whether a rule has anything to say here: nothing is wrong with an activity that is
    /// applicable to nobody, and of an empty one only `empty-row` speaks.
    pub(super) fn concerns(&self, rule: &Rule) -> bool {
        self.applicable && (!self.held.is_empty() || rule.id == rules::EMPTY_ROW)
    }

    /// The parties with their cells.
    pub fn cells(&self) -> impl Iterator<Item = (&'a Party, Cell)> + Clone {
        self.matrix.cells(self.activity)
    }

    /// The parties that hold any of these letters.
    pub fn holders(&self, letters: LetterSet) -> Vec<&'a Party> {
        let holding = self.cells().filter(|(_, cell)| cell.letters().meets(letters));
        holding.map(|(party, _)| party).collect()
    }
}
