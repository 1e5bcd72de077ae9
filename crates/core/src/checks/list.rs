//! Findings as a list shows them: filtered, in groups, and one after the other.

use super::finding::{Finding, Place};
use super::rule::Rule;
use crate::matrix::{Matrix, PartyId, RowId, Severity};
use crate::ordered::sort_by_key;

/// Which findings a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Those of this severity alone.
    pub severity: Option<Severity>,
    /// Those that concern this party alone.
    pub party: Option<PartyId>,
}

impl Filter {
    /// Whether it lets a finding through.
    pub fn takes(&self, finding: &Finding) -> bool {
        let concerns = |party: PartyId| match &finding.place {
            Place::Row(_) => true,
            Place::Cells(_, parties) => parties.contains(&party),
            place => place.party() == Some(party),
        };
        self.severity.is_none_or(|severity| severity == finding.severity)
            && self.party.is_none_or(concerns)
    }
}

/// The findings of one rule.
pub struct RuleFindings<'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// The worst severity among them.
    pub severity: Severity,
    /// The findings, in reading order.
    pub findings: Vec<&'a Finding>,
}

/// The findings by rule: the worst first, then as rules are listed.
pub fn by_rule<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<RuleFindings<'a>> {
    let mut groups: Vec<(u8, RuleFindings)> = Vec::new();
    for finding in findings {
        let at = groups.iter().position(|(order, _)| *order == finding.order);
        if let Some((_, group)) = at.and_then(|at| groups.get_mut(at)) {
            group.severity = group.severity.max(finding.severity);
            group.findings.push(finding);
        } else {
            let (rule, severity) = (finding.rule, finding.severity);
            groups.push((finding.order, RuleFindings { rule, severity, findings: vec![finding] }));
        }
    }
    let rank = |(order, group): &(u8, RuleFindings)| {
        (Severity::Error as u8 - group.severity as u8, *order)
    };
    sort_by_key(&mut groups, rank);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The place in a list of the finding that comes after the one where somebody is, or before it;
/// behind the last comes the first. `here` is the row of the cursor, `visited` the
/// finding that was gone to last, which counts while the cursor is still there.
pub fn step(
    list: &[&Finding],
    matrix: &Matrix,
    here: Option<RowId>,
    visited: Option<&Finding>,
    forward: bool,
) -> Option<usize> {
    let count = list.len();
    let visited = visited.filter(|at| at.place.row().is_none() || at.place.row() == here);
    let same = |finding: &&Finding| {
        visited.is_some_and(|last| last.order == finding.order && last.place == finding.place)
    };
    if let Some(at) = list.iter().position(same) {
        let step = if forward { 1 } else { count - 1 };
        return Some((at + step) % count);
    }
    let here = here.and_then(|row| matrix.position(row));
    // What is about no row stands behind all rows.
    let position = |finding: &Finding| {
        finding.place.row().and_then(|row| matrix.position(row)).unwrap_or(usize::MAX)
    };
    let found = if forward {
        list.iter().position(|finding| here.is_none_or(|here| position(finding) >= here))
    } else {
        list.iter().rposition(|finding| here.is_some_and(|here| position(finding) < here))
    };
    found.or(if forward { Some(0) } else { count.checked_sub(1) }).filter(|at| *at < count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::check;
    use crate::checks::tests::matrix;

    fn rows() -> Matrix {
        matrix(&["Back up: RAI|", "Restore: R|I", "Test: RAI|R ; x", "Ask: RA|A"])
    }

    #[test]
    fn groups_begin_with_the_worst() {
        let matrix = rows();
        let findings = check(&matrix);
        let groups = by_rule(findings.iter());
        let shown: Vec<_> = groups.iter().map(|g| (g.rule.id, g.findings.len())).collect();
        assert_eq!(
            shown,
            [("no-accountable", 1), ("several-accountable", 1), ("redundant-informed", 2)]
        );
    }

    #[test]
    fn a_filter_takes_what_concerns_a_party() {
        let matrix = rows();
        let findings = check(&matrix);
        let count = |severity, party: Option<usize>| {
            let party = party.map(|at| matrix.parties[at].id);
            let filter = Filter { severity, party };
            findings.iter().filter(|finding| filter.takes(finding)).count()
        };
        assert_eq!(count(None, None), 4);
        assert_eq!(count(Some(Severity::Warning), None), 2);
        assert_eq!(count(None, Some(1)), 2);
        assert_eq!(count(Some(Severity::Warning), Some(1)), 0);
    }

    #[test]
    fn one_finding_leads_to_the_next_and_the_last_to_the_first() {
        let matrix = rows();
        let findings = check(&matrix);
        let list: Vec<&Finding> = findings.iter().collect();
        let row = |at: usize| Some(matrix.rows[at].id());
        let go = |here, last: Option<usize>, forward| {
            step(&list, &matrix, here, last.map(|at| list[at]), forward)
        };
        assert_eq!(go(row(0), None, true), Some(0));
        assert_eq!(go(row(0), Some(0), true), Some(1));
        assert_eq!(go(row(3), Some(3), true), Some(0));
        assert_eq!(go(row(0), Some(0), false), Some(3));
        // Somebody has gone elsewhere since.
        assert_eq!(go(row(2), Some(0), true), Some(2));
        assert_eq!(go(row(2), None, false), Some(1));
        assert_eq!(go(None, None, true), Some(0));
        assert_eq!(step(&[], &matrix, row(0), None, true), None);
    }
}
