//! A duty sheet: everything that one party is to do, by what it holds.

use crate::matrix::{Kind, LetterSet, Matrix, PartyId, RowId, Text};
use crate::ordered::sort_by_key;

/// An activity on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The activity.
    pub row: RowId,
    /// What is to be done.
    pub text: Text,
    /// To which plans it applies, as printed.
    pub plan: String,
    /// What is to be known of it.
    pub comment: Text,
    /// Who else holds what: names and letters.
    pub others: Vec<(String, String)>,
}

/// The activities of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The section's path.
    pub path: String,
    /// The activities, in reading order.
    pub duties: Vec<Duty>,
}

/// Everything for which a party holds a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The letter.
    pub letter: char,
    /// Its name.
    pub name: String,
    /// What it stands for.
    pub kind: Kind,
    /// How many activities there are.
    pub count: usize,
    /// The activities by section.
    pub chapters: Vec<Chapter>,
}

/// The sheet of one party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duties {
    /// The party's name.
    pub party: String,
    /// What it holds, by letter: first what it answers for, then what it does.
    pub groups: Vec<Group>,
}

impl Duties {
    /// The sheet of a party; `None` where there is no such party.
    pub fn of(matrix: &Matrix, party: PartyId) -> Option<Self> {
        let column = matrix.column(party)?;
        let name = matrix.parties.get(column)?.name.clone();
        let letters = matrix.letters.iter().enumerate();
        let mut groups: Vec<Group> = letters
            .map(|(at, letter)| {
                let chapters = chapters(matrix, column, LetterSet::nth(at));
                Group {
                    letter: letter.code,
                    name: letter.shown_name().to_owned(),
                    kind: letter.kind,
                    count: chapters.iter().map(|chapter| chapter.duties.len()).sum(),
                    chapters,
                }
            })
            .filter(|group| group.count > 0)
            .collect();
        sort_by_key(&mut groups, |group| rank(group.kind));
        Some(Self { party: name, groups })
    }
}

/// Who answers for something wants to know that first.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Accountable => 0,
        Kind::Responsible => 1,
        Kind::Support => 2,
        Kind::Consulted => 3,
        Kind::Informed => 4,
        Kind::Other => 5,
    }
}

fn chapters(matrix: &Matrix, column: usize, letter: LetterSet) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    // The sections that the next activity stands in, with their levels.
    let mut open: Vec<(u8, String)> = Vec::new();
    let mut path = String::new();
    for row in &matrix.rows {
        if let Some(section) = row.section() {
            open.retain(|(level, _)| *level < section.level);
            open.push((section.level, section.heading()));
            path = open.iter().map(|(_, heading)| heading.as_str()).collect::<Vec<_>>().join(" > ");
            continue;
        }
        let Some(activity) = row.activity() else { continue };
        let holds =
            |at: usize| activity.cells.get(at).is_some_and(|c| c.letters().contains(letter));
        if !holds(column) {
            continue;
        }
        let others = matrix
            .cells(activity)
            .enumerate()
            .filter(|(at, (_, cell))| *at != column && !cell.letters().is_empty());
        let others = others
            .map(|(_, (party, cell))| (party.name.clone(), matrix.letters.write(cell.letters())));
        let duty = Duty {
            row: activity.id,
            text: activity.text.clone(),
            plan: activity.plan.printed.clone(),
            comment: activity.comment.clone(),
            others: others.collect(),
        };
        match chapters.last_mut().filter(|chapter| chapter.path == path) {
            Some(chapter) => chapter.duties.push(duty),
            None => chapters.push(Chapter { path: path.clone(), duties: vec![duty] }),
        }
    }
    chapters
}
