//! A filter: which activities are to be seen.

use std::collections::HashSet;

use crate::checks::Findings;
use crate::fold::fold_letters;
use crate::matrix::{
    Activity, Cell, LetterSet, Matrix, PartyId, PlanId, Plans, Row, RowId, Section, Severity,
};

/// One thing that a filter asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words that stand in the activity, its plan or its comment.
    Text(String),
    /// A letter that is held.
    Letter(char),
    /// A party that holds something.
    Party(PartyId),
    /// A plan to which it applies.
    Plan(PlanId),
    /// A finding of this severity.
    Severity(Severity),
    /// A section in which it stands.
    Section(RowId),
}

impl Part {
    /// What it asks for, in a few words.
    pub fn label(&self, matrix: &Matrix) -> String {
        match self {
            Self::Text(text) => format!("“{text}”"),
            Self::Letter(code) => {
                let letter = matrix.letters.iter().find(|letter| letter.code == *code);
                format!("{code} {}", letter.map_or("", |letter| letter.shown_name()))
            }
            Self::Party(id) => {
                let party = matrix.party(*id);
                format!("Party: {}", party.map_or("deleted", |party| &party.name))
            }
            Self::Plan(id) => {
                let plan = matrix.plans.iter().find(|plan| plan.id == *id);
                format!("Plan: {}", plan.map_or("deleted", |plan| &plan.name))
            }
            Self::Severity(severity) => format!("With {}s", severity.name()),
            Self::Section(row) => {
                let section = matrix.section(*row);
                format!("Section: {}", section.map_or("deleted".to_owned(), Section::heading))
            }
        }
    }
}

/// What is asked for: of each kind anything that is asked for, of all kinds something; all words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    parts: Vec<Part>,
}

impl Filter {
    /// Whether nothing is asked for, and everything seen.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// What is asked for, in the order in which it came.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Asks for something more. Words take the place of the words before.
    pub fn add(&mut self, part: Part) {
        if let Part::Text(text) = &part {
            self.parts.retain(|other| !matches!(other, Part::Text(_)));
            if text.trim().is_empty() {
                return;
            }
        }
        if !self.parts.contains(&part) {
            self.parts.push(part);
        }
    }

    /// Does not ask for this any more.
    pub fn remove(&mut self, part: &Part) {
        self.parts.retain(|other| other != part);
    }

    /// The activities that it lets through; `None` where it lets through all.
    pub fn passing(&self, matrix: &Matrix, findings: &Findings) -> Option<HashSet<RowId>> {
        if self.is_empty() {
            return None;
        }
        let asked = Asked::of(self, matrix);
        let rows = matrix.rows.iter().enumerate().filter_map(|(at, row)| match row {
            Row::Activity(activity) => asked.takes(at, activity, findings).then_some(activity.id),
            Row::Section(_) => None,
        });
        Some(rows.collect())
    }
}

/// What is asked for, made ready to be held against many rows.
struct Asked {
    words: Vec<String>,
    letters: LetterSet,
    /// The columns of the parties.
    columns: Option<Vec<usize>>,
    plans: Vec<PlanId>,
    severities: Vec<Severity>,
    sections: Option<Vec<std::ops::Range<usize>>>,
}

impl Asked {
    fn of(filter: &Filter, matrix: &Matrix) -> Self {
        let mut asked = Self {
            words: Vec::new(),
            letters: LetterSet::EMPTY,
            columns: None,
            plans: Vec::new(),
            severities: Vec::new(),
            sections: None,
        };
        for part in &filter.parts {
            match part {
                Part::Text(text) => {
                    asked.words.extend(fold_letters(text).split_whitespace().map(str::to_owned));
                }
                Part::Letter(code) => {
                    let letter = matrix.letters.typed(*code).unwrap_or_default();
                    asked.letters = asked.letters.union(letter);
                }
                Part::Party(id) => {
                    asked.columns.get_or_insert_default().extend(matrix.column(*id));
                }
                Part::Plan(id) => asked.plans.push(*id),
                Part::Severity(severity) => asked.severities.push(*severity),
                Part::Section(row) => {
                    asked.sections.get_or_insert_default().push(matrix.extent(*row));
                }
            }
        }
        asked
    }

    fn takes(&self, at: usize, activity: &Activity, findings: &Findings) -> bool {
        let in_section = |sections: &Vec<std::ops::Range<usize>>| {
            sections.iter().any(|section| section.contains(&at))
        };
        self.sections.as_ref().is_none_or(in_section)
            && self.takes_plans(&activity.plan.plans)
            && self.takes_cells(&activity.cells)
            && self.takes_findings(activity.id, findings)
            && self.takes_words(activity)
    }

    fn takes_plans(&self, plans: &Plans) -> bool {
        self.plans.is_empty()
            || match plans {
                Plans::All => true,
                Plans::Only(only) => only.iter().any(|plan| self.plans.contains(plan)),
                Plans::Unstated | Plans::Undefined => false,
            }
    }

    /// One of the parties holds one of the letters; where only one of both is asked for, any
    /// party does, or the party holds anything.
    fn takes_cells(&self, cells: &[Cell]) -> bool {
        let fits = |cell: &Cell| {
            let held = cell.letters();
            if self.letters == LetterSet::EMPTY {
                held != LetterSet::EMPTY
            } else {
                held.without(self.letters) != held
            }
        };
        match &self.columns {
            Some(columns) => columns.iter().filter_map(|at| cells.get(*at)).any(fits),
            None => self.letters == LetterSet::EMPTY || cells.iter().any(fits),
        }
    }

    fn takes_findings(&self, row: RowId, findings: &Findings) -> bool {
        self.severities.is_empty()
            || findings.of_row(row).any(|finding| self.severities.contains(&finding.severity))
    }

    fn takes_words(&self, activity: &Activity) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let has_all = |said: &str| self.words.iter().all(|word| said.contains(word.as_str()));
        let mut said = fold_letters(&activity.text.to_plain());
        if has_all(&said) {
            return true;
        }
        for more in [activity.plan.printed.as_str(), &activity.comment.to_plain()] {
            said.push('\n');
            said.push_str(&fold_letters(more));
        }
        has_all(&said)
    }
}
