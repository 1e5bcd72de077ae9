//! What the list shows: plain values that can be compared.

use remit_core::checks::list::by_rule;
use remit_core::checks::{Finding, Rule, report};
use remit_core::matrix::{Matrix, Severity};

use crate::state::{Listing, Open};

/// How many findings are drawn; nobody reads more of them one by one.
const MAX_DRAWN: usize = 200;

/// Groups of more findings than these are folded at first.
const MAX_UNFOLDED: usize = 20;

/// How many findings say what they would be fixed with; it decides whether all can be.
const LOOKED_AT: usize = 5;

/// The list.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// Its groups; in the order of the rows there is one, without a rule.
    pub groups: Vec<Group>,
    /// How many findings there are that are not drawn, and not folded either.
    pub more: usize,
    /// Whether there are findings that the filter does not let through.
    pub is_filtered: bool,
}

/// A group.
#[derive(Clone)]
pub struct Group {
    /// Its rule, if it is of one.
    pub rule: Option<&'static Rule>,
    /// What stands above it.
    pub title: &'static str,
    /// The name by which it is folded.
    pub name: &'static str,
    /// The worst severity among its findings, or none where they are accepted.
    pub severity: Option<Severity>,
    /// How many findings it has.
    pub count: usize,
    /// Whether they are drawn.
    pub is_open: bool,
    /// Whether one fix could be for all of them.
    pub can_fix_all: bool,
    /// Those that are drawn.
    pub cards: Vec<Card>,
}

/// A finding with what is shown around it.
#[derive(Clone, PartialEq)]
pub struct Card {
    /// The finding.
    pub finding: Finding,
    /// Where it is.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// The names of its fixes.
    pub fixes: Vec<String>,
    /// By whom, when and why it was accepted.
    pub accepted: Option<String>,
    /// Whether its rule stands above it already.
    pub in_group: bool,
}

impl PartialEq for Group {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.severity == other.severity
            && self.count == other.count
            && self.is_open == other.is_open
            && self.can_fix_all == other.can_fix_all
            && self.cards == other.cards
    }
}

impl Shown {
    /// What is listed of the findings of a matrix.
    pub fn of(open: &Open, listing: Listing) -> Self {
        let filter = listing.filter.get();
        let turned = listing.turned.get();
        let findings = open.findings();
        let open_ones = findings.iter().filter(|finding| filter.takes(finding));
        let mut room = MAX_DRAWN;
        let mut groups = Vec::new();
        let mut fill = |group: Group, findings: &[&Finding]| {
            let is_open = (group.count <= MAX_UNFOLDED) != turned.contains(&group.name);
            let drawn = if is_open { group.count.min(room) } else { 0 };
            room -= drawn;
            let cards =
                findings.iter().take(drawn).map(|f| Card::of(open, f, group.rule.is_some()));
            groups.push(Group { is_open, cards: cards.collect(), ..group });
        };
        if listing.by_rule.get() {
            for group in by_rule(open_ones) {
                let first = group.findings.iter().take(LOOKED_AT);
                let can_fix_all = group.findings.len() > 1
                    && first.into_iter().any(|f| !open.fixes(f).is_empty());
                let of_rule = Group {
                    rule: Some(group.rule),
                    severity: Some(group.severity),
                    can_fix_all,
                    ..Group::new(group.rule.title, group.rule.id, group.findings.len())
                };
                fill(of_rule, &group.findings);
            }
        } else {
            let all: Vec<&Finding> = open_ones.collect();
            if !all.is_empty() {
                // It is the whole list, and never folded.
                let group = Group::new("", "", all.len());
                let drawn = all.iter().take(room).map(|f| Card::of(open, f, false)).collect();
                room = room.saturating_sub(all.len());
                groups.push(Group { is_open: true, cards: drawn, ..group });
            }
        }
        let accepted: Vec<&Finding> =
            findings.accepted().filter(|finding| filter.takes(finding)).collect();
        if !accepted.is_empty() {
            let is_open = (accepted.len() <= MAX_UNFOLDED) != turned.contains(&"accepted");
            let drawn = if is_open { accepted.len().min(room) } else { 0 };
            let cards = accepted.iter().take(drawn).map(|f| Card::of(open, f, false)).collect();
            let group = Group::new("Accepted", "accepted", accepted.len());
            groups.push(Group { is_open, cards, ..group });
        }
        let hidden = |group: &Group| group.count - group.cards.len();
        let more = groups.iter().filter(|group| group.is_open).map(hidden).sum();
        let is_filtered = findings.iter().any(|finding| !filter.takes(finding));
        Self { groups, more, is_filtered }
    }
}

impl Group {
    fn new(title: &'static str, name: &'static str, count: usize) -> Self {
        Self {
            rule: None,
            title,
            name,
            severity: None,
            count,
            is_open: false,
            can_fix_all: false,
            cards: Vec::new(),
        }
    }
}

impl Card {
    fn of(open: &Open, finding: &Finding, in_group: bool) -> Self {
        let matrix: &Matrix = open.matrix();
        let accepted = report::acceptance(matrix, finding).map(report::accepted_by);
        let fixes = if accepted.is_some() { Vec::new() } else { open.fixes(finding) };
        Self {
            place: finding.place.in_words(matrix),
            message: finding.message(matrix),
            fixes: fixes.into_iter().map(|fix| fix.name).collect(),
            accepted,
            in_group,
            finding: finding.clone(),
        }
    }
}
