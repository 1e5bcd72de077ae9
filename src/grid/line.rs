//! What a line shows: plain values that can be compared, so that only lines that differ are
//! drawn again.

use remit_core::checks::Finding;
use remit_core::grid::{Column, Line};
use remit_core::matrix::{
    Activity, Basis, Cell, Holding, Letter, Matrix, PartyId, Row, RowId, Section, Severity,
};

use crate::state::Open;
use crate::view::rich_text::Rich;

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub enum LineView {
    /// A section.
    Section(SectionView),
    /// An activity.
    Activity(ActivityView),
    /// What stands behind a section's activities.
    After(Rich),
}

/// A section's line.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionView {
    pub id: RowId,
    /// Its place among all rows that are shown, the header being the first.
    pub row_index: usize,
    pub path: String,
    pub level: u8,
    pub number: String,
    pub title: String,
    pub before: Option<Rich>,
    pub columns: usize,
    /// Whether only the heading is shown,
    pub is_folded: bool,
    /// and then, how many activities are not.
    pub activities: usize,
}

/// An activity's line.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivityView {
    pub id: RowId,
    /// Its place among all rows that are shown, the header being the first.
    pub row_index: usize,
    pub number: usize,
    pub text: Rich,
    pub plan: Option<String>,
    pub comment: Option<Rich>,
    pub cells: Vec<CellView>,
    pub worst: Option<Severity>,
    pub findings: String,
}

/// A party's cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellView {
    pub party: PartyId,
    pub party_name: String,
    /// The letters with the names of their kinds, which give them their looks.
    pub letters: Vec<(char, &'static str)>,
    pub marks: String,
    pub not_applicable: bool,
    pub inferred: bool,
    pub worst: Option<Severity>,
    pub description: String,
}

impl LineView {
    /// The line at a place of the layout.
    pub fn of(open: &Open, at: usize) -> Option<Self> {
        let matrix = open.matrix();
        match *open.layout().lines.get(at)? {
            Line::Section(row) => {
                let section = matrix.rows.get(row)?.section()?;
                Some(Self::Section(SectionView::of(section, row, open)))
            }
            Line::Activity(row, number) => {
                let activity = matrix.rows.get(row).and_then(Row::activity)?;
                Some(Self::Activity(ActivityView::of(activity, row, number, open)))
            }
            Line::After(row) => {
                let section = matrix.rows.get(row)?.section()?;
                Some(Self::After(Rich::of(&section.after, matrix)))
            }
        }
    }
}

impl SectionView {
    fn of(section: &Section, row: usize, open: &Open) -> Self {
        let matrix = open.matrix();
        let is_folded = open.layout().hiding().is_folded(section.id);
        let rows = matrix.rows.iter().skip(row + 1);
        let rows = rows.take_while(|row| row.section().is_none_or(|it| it.level > section.level));
        Self {
            id: section.id,
            row_index: open.layout().rank(row) + 2,
            path: matrix.path_text(section.id),
            level: section.level,
            number: section.number().to_owned(),
            title: section.title.clone(),
            before: (!section.before.is_empty()).then(|| Rich::of(&section.before, matrix)),
            columns: open.layout().columns.len(),
            is_folded,
            activities: if is_folded { rows.filter_map(Row::activity).count() } else { 0 },
        }
    }
}

impl ActivityView {
    fn of(activity: &Activity, row: usize, number: usize, open: &Open) -> Self {
        let matrix = open.matrix();
        let has = |column| open.layout().columns.contains(&column);
        let findings: Vec<&Finding> = open.findings().of_row(activity.id).collect();
        let cells = matrix.parties.iter().zip(&activity.cells).map(|(party, cell)| {
            let here = findings.iter().filter(|f| f.place.marks(activity.id, party.id));
            CellView::of(activity, party.id, &party.name, *cell, matrix, here.copied())
        });
        Self {
            id: activity.id,
            row_index: open.layout().rank(row) + 2,
            number,
            text: Rich::of(&activity.text, matrix),
            plan: has(Column::Plan).then(|| activity.plan.printed.clone()),
            comment: has(Column::Comment).then(|| Rich::of(&activity.comment, matrix)),
            cells: cells.collect(),
            worst: findings.iter().map(|finding| finding.severity).max(),
            findings: said(findings.iter().copied()),
        }
    }
}

impl CellView {
    fn of<'a>(
        activity: &Activity,
        party: PartyId,
        party_name: &str,
        cell: Cell,
        matrix: &Matrix,
        findings: impl Iterator<Item = &'a Finding> + Clone,
    ) -> Self {
        let letters: Vec<&Letter> = matrix.letters.in_set(cell.letters()).collect();
        let marks = activity.marks.iter().filter(|mark| mark.party == party);
        let not_applicable = cell.holding == Holding::NotApplicable;
        let mut held: Vec<&str> = letters.iter().map(|letter| letter.shown_name()).collect();
        if not_applicable {
            held.push("Not applicable");
        }
        if held.is_empty() {
            held.push("No role");
        }
        let mut description = format!("{}.", held.join(", "));
        if cell.basis == Basis::Inferred {
            description.push_str(" Inferred; the source doesn't show it.");
        }
        let said = said(findings.clone());
        if !said.is_empty() {
            description = format!("{description} {said}");
        }
        Self {
            party,
            party_name: party_name.to_owned(),
            letters: letters.iter().map(|letter| (letter.code, letter.kind.name())).collect(),
            marks: marks.map(|mark| mark.mark.as_str()).collect(),
            not_applicable,
            inferred: cell.basis == Basis::Inferred,
            worst: findings.map(|finding| finding.severity).max(),
            description,
        }
    }
}

/// Findings in words, for descriptions and tooltips.
fn said<'a>(findings: impl Iterator<Item = &'a Finding>) -> String {
    let said = findings.map(|finding| {
        let severity = match finding.severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Hint => "Hint",
        };
        format!("{severity}: {}.", finding.rule.title)
    });
    said.collect::<Vec<_>>().join(" ")
}
