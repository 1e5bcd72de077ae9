//! What the checks say of an outcome that they did not say before.

use std::collections::BTreeMap;

use remit_core::checks::{self, Finding};
use remit_core::matrix::{Matrix, Severity};

/// What a merge brings and removes of what the checks find. Accepted findings do not count.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Delta {
    /// Findings that were not there before.
    pub brings: Vec<Finding>,
    /// Findings that are there no more.
    pub removes: Vec<Finding>,
}

impl Delta {
    /// How many findings of a severity it brings.
    pub fn brought(&self, severity: Severity) -> usize {
        self.brings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// How many findings of a severity it removes.
    pub fn removed(&self, severity: Severity) -> usize {
        self.removes.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// What the checks find in one of two matrices and not in the other. A finding is the same where
/// its rule says it of the same place as badly; what it says in numbers may have changed.
pub fn delta(before: &Matrix, after: &Matrix) -> Delta {
    let [was, is] = [before, after].map(checks::check);
    let open = |findings: &checks::Findings| {
        findings.iter().filter(|it| it.acceptance.is_none()).cloned().collect::<Vec<_>>()
    };
    let (was, is) = (open(&was), open(&is));
    Delta { brings: beyond(&is, &was), removes: beyond(&was, &is) }
}

/// By what a finding is the same in two matrices. A row's findings of one rule are told by how many
/// there are of them: which parties they name changes with the letters.
type Identity = (&'static str, u8, Option<u64>, u8);

fn identity(finding: &Finding) -> Identity {
    let (kind, id) = match &finding.place {
        checks::Place::Activity(row)
        | checks::Place::Row(row)
        | checks::Place::Cells(row, _)
        | checks::Place::Section(row) => (0, Some(row.bits())),
        checks::Place::Party(party) => (1, Some(party.bits())),
        checks::Place::Footnote(note) => (2, Some(note.bits())),
        checks::Place::Matrix => (3, None),
    };
    (finding.rule.id, kind, id, finding.severity as u8)
}

/// The findings of one list that another does not have so many of.
fn beyond(list: &[Finding], other: &[Finding]) -> Vec<Finding> {
    let mut left: BTreeMap<Identity, usize> = BTreeMap::new();
    for finding in other {
        *left.entry(identity(finding)).or_default() += 1;
    }
    let mut beyond = Vec::new();
    for finding in list {
        match left.get_mut(&identity(finding)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => beyond.push(finding.clone()),
        }
    }
    beyond
}
