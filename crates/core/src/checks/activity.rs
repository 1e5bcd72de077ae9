//! An activity as the rules see it, gathered once for all of them.

use super::engine::Facts;
use crate::matrix::{Activity, Basis, Cell, Holding, Kind, LetterSet, Matrix, Party};

/// The sets of letters that rules ask for, taken once from a matrix.
#[derive(Debug, Clone, Copy, Default)]
pub struct Kinds {
    /// Does the work.
    pub responsible: LetterSet,
    /// Answers for it.
    pub accountable: LetterSet,
    /// Is asked before.
    pub consulted: LetterSet,
    /// Is told after.
    pub informed: LetterSet,
}

impl Kinds {
    /// The sets of this matrix.
    pub fn of(matrix: &Matrix) -> Self {
        let of_kind = |kind| matrix.letters.of_kind(kind);
        Self {
            responsible: of_kind(Kind::Responsible),
            accountable: of_kind(Kind::Accountable),
            consulted: of_kind(Kind::Consulted),
            informed: of_kind(Kind::Informed),
        }
    }

    /// The letters of those who act: who do the work or answer for it.
    pub fn acting(self) -> LetterSet {
        self.responsible.union(self.accountable)
    }
}

/// An activity as the rules see it.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct ActivityCheck<'a> {
    /// The matrix.
    pub matrix: &'a Matrix,
    /// The matrix's letters by kind.
    pub kinds: Kinds,
    /// The activity.
    pub activity: &'a Activity,
    /// The limit of the rule that is looking, where it has one.
    pub limit: u32,
    /// All letters that anybody holds.
    pub held: LetterSet,
    /// In how many cells a responsible letter stands.
    pub responsible: u32,
    /// In how many cells an accountable letter stands.
    pub accountable: u32,
    /// In how many cells a consulted letter stands.
    pub consulted: u32,
    /// In how many cells an informed letter stands.
    pub informed: u32,
    /// Whether a party both does the work and answers for it.
    pub has_owner: bool,
    /// Whether a cell holds an informed letter and one that acts.
    pub has_redundant_informed: bool,
    /// Whether a cell holds a consulted letter and an informed one.
    pub has_redundant_consulted: bool,
    /// Whether a cell was inferred.
    pub has_inferred: bool,
    /// Whether it concerns anybody at all.
    pub applicable: bool,
    pub(super) facts: &'a Facts,
}

impl<'a> ActivityCheck<'a> {
    pub(super) fn new(
        matrix: &'a Matrix,
        facts: &'a Facts,
        kinds: Kinds,
        activity: &'a Activity,
    ) -> Self {
        // One pass for all rules: most rows give none of them anything to report.
        let acting = kinds.acting();
        let mut check = Self {
            matrix,
            kinds,
            activity,
            limit: 0,
            held: LetterSet::EMPTY,
            responsible: 0,
            accountable: 0,
            consulted: 0,
            informed: 0,
            has_owner: false,
            has_redundant_informed: false,
            has_redundant_consulted: false,
            has_inferred: false,
            applicable: false,
            facts,
        };
        for cell in &activity.cells {
            check.has_inferred |= cell.basis == Basis::Inferred;
            let Holding::Letters(letters) = cell.holding else { continue };
            check.applicable = true;
            check.held = check.held.union(letters);
            let [responsible, accountable, consulted, informed] =
                [kinds.responsible, kinds.accountable, kinds.consulted, kinds.informed]
                    .map(|set| letters.meets(set));
            check.responsible += u32::from(responsible);
            check.accountable += u32::from(accountable);
            check.consulted += u32::from(consulted);
            check.informed += u32::from(informed);
            check.has_owner |= responsible && accountable;
            check.has_redundant_informed |= informed && letters.meets(acting);
            check.has_redundant_consulted |= consulted && informed;
        }
        check
    }

    /// Whether a footnote has this mark.
    pub fn defines(&self, mark: &crate::matrix::Mark) -> bool {
        self.facts.defines(mark)
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
