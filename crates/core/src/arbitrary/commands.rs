//! Arbitrary commands: raw material first, then fitted to the matrix that they meet.

use proptest::collection::vec;
use proptest::prelude::*;

use super::any_text;
use super::{LooseRow, acceptance, any_cell, any_name, fit_rows, loose_row};
use crate::edit::{
    AboutField, ActivityField, CellEdit, Command, LetterChange, PlanChange, SectionField, apply,
};
use crate::matrix::*;

/// The raw material of a command: it is fitted to the matrix that it meets.
pub type LooseCommand = (u8, Vec<prop::sample::Index>, String, Text, Cell, Vec<LooseRow>);

/// Material for any command.
pub fn loose_command() -> impl Strategy<Value = LooseCommand> {
    (
        0..27_u8,
        vec(any::<prop::sample::Index>(), 1..5),
        any_name(),
        any_text(),
        any_cell(),
        vec(loose_row(), 1..4),
    )
}

/// A matrix after commands of this material, numbered from `first` on so that two may be edited apart;
/// those that are refused are left out.
pub fn edited(matrix: &Matrix, first: u64, commands: Vec<LooseCommand>) -> Matrix {
    let mut edited = matrix.clone();
    for (serial, loose) in (first..).zip(commands) {
        let command = fit_command(&edited, serial, loose);
        let _refused = apply(&mut edited, command);
    }
    edited
}

/// A command that makes sense for this matrix; most can be applied, some are refused.
pub fn fit_command(matrix: &Matrix, serial: u64, loose: LooseCommand) -> Command {
    let (kind, picks, name, text, cell, rows) = loose;
    let id = |pick: &prop::sample::Index| row_id(matrix, *pick);
    let party = |pick: &prop::sample::Index| match matrix.parties.len() {
        0 => PartyId::from_bits(1),
        parties => matrix.parties[pick.index(parties)].id,
    };
    let (first, last) = (&picks[0], &picks[picks.len() - 1]);
    let fresh = 1_000_000 + serial * 100;
    match kind {
        0 => Command::SetTitle(name),
        1 | 2 => Command::SetCells(
            picks.iter().map(|pick| CellEdit { row: id(pick), party: party(last), cell }).collect(),
        ),
        3 => Command::SetActivity(id(first), ActivityField::Text(text)),
        4 => Command::SetActivity(id(first), ActivityField::Comment(text)),
        5 => Command::SetActivity(
            id(first),
            ActivityField::Plan(PlanUse::read("gold", &matrix.plans)),
        ),
        6 => Command::SetSection(id(first), SectionField::Title(name)),
        7 => Command::SetSection(id(first), SectionField::After(text)),
        8 => Command::InsertRows {
            after: matrix.rows.first().map(|_| id(first)),
            rows: fit_rows(fresh, rows, &matrix.parties, &matrix.plans),
        },
        9 => Command::RemoveRows(picks.iter().map(id).collect()),
        10 => Command::InsertParty {
            after: None,
            party: Party { id: PartyId::from_bits(fresh), name, side: Side::Other },
            cells: picks.iter().map(|pick| (id(pick), cell)).collect(),
            marks: Vec::new(),
        },
        11 => Command::SetFootnotes(
            Mark::new("1")
                .map(|mark| Footnote { id: FootnoteId::from_bits(fresh), mark, text })
                .into_iter()
                .chain(matrix.footnotes.iter().skip(1).cloned())
                .collect(),
        ),
        12 => Command::SetReviewBy(Date::new(2026, 1, 1 + text.chars().min(20) as u8)),
        13 => Command::SetRules(
            ["duplicate-activity", "empty-row", "redundant-consulted"]
                .iter()
                .zip([None, Some(Severity::Hint), Some(Severity::Error)])
                .skip(first.index(3))
                .map(|(rule, severity)| RuleSetting {
                    rule: (*rule).to_owned(),
                    severity,
                    limit: None,
                })
                .collect(),
        ),
        14 => {
            let acceptance = acceptance(Some(id(first)), Some(party(last)), &name);
            let at = first.index(matrix.acceptances.len() + 1);
            Command::Accept { at, acceptance: Box::new(acceptance) }
        }
        15 => Command::Withdraw(first.index(matrix.acceptances.len() + 1)),
        16 | 17 => Command::SetLetters(Box::new(letter_change(
            matrix,
            *first,
            (id(last), party(first), cell),
        ))),
        18 => {
            let mut rows: Vec<RowId> = Vec::new();
            for pick in &picks {
                if !rows.contains(&id(pick)) {
                    rows.push(id(pick));
                }
            }
            let after = matrix.rows.get(text.chars() % (matrix.rows.len() + 1)).map(Row::id);
            Command::MoveRows { after, rows }
        }
        19 => {
            let after = Some(party(last)).filter(|after| *after != party(first));
            Command::MoveParty { party: party(first), after }
        }
        20 => Command::SetSection(id(first), SectionField::Level(1 + last.index(3) as u8)),
        21 => {
            let mut marks: Vec<CellMark> = Vec::new();
            for party in &matrix.parties {
                marks.extend(Mark::new(&name).map(|mark| CellMark { party: party.id, mark }));
            }
            Command::SetActivity(id(first), ActivityField::Marks(marks))
        }
        22 => Command::SetAbout(match last.index(5) {
            0 => AboutField::Language(name),
            1 => AboutField::Introduction(text),
            2 => AboutField::Source(Box::new(Source {
                title: name,
                link: Link::new("https://example.org"),
                date: Date::new(2026, 3, 4),
                note: text,
                ..Source::default()
            })),
            3 => AboutField::LettersIntroduction(text),
            _ => AboutField::Letter(if name.is_empty() { 'R' } else { 'A' }, name, text),
        }),
        23 => {
            let mut plans = matrix.plans.clone();
            let by = first.index(plans.len() + 1);
            plans.rotate_left(by);
            if last.index(2) == 0 {
                plans.pop();
            }
            let id = PlanId::from_bits(fresh);
            plans.push(Plan { id, name: "Brass".to_owned(), description: text });
            let uses = picks.iter().map(|pick| {
                let plans = Plans::Only(vec![id]);
                (self::row_id(matrix, *pick), PlanUse { printed: name.clone(), plans })
            });
            let uses = uses.take(last.index(3)).collect();
            Command::SetPlans(Box::new(PlanChange { plans, uses }))
        }
        24 => Command::SetNumbering(Numbering::ALL[last.index(2)]),
        25 => Command::Group(vec![
            Command::RemoveRows(vec![id(first)]),
            Command::SetNumbering(Numbering::ALL[last.index(2)]),
            Command::SetSection(id(last), SectionField::Number(name)),
            Command::InsertRows {
                after: None,
                rows: fit_rows(fresh, rows, &matrix.parties, &matrix.plans),
            },
        ]),
        _ => Command::Group(vec![
            Command::SetParty(Party { id: party(first), name, side: Side::Provider }),
            Command::RemoveParty(party(last)),
        ]),
    }
}

/// A row, if there is one.
fn row_id(matrix: &Matrix, pick: prop::sample::Index) -> RowId {
    match matrix.rows.len() {
        0 => RowId::from_bits(1),
        rows => matrix.rows[pick.index(rows)].id(),
    }
}

/// Other letters: those that are there in another order, one of them gone, or one more.
fn letter_change(
    matrix: &Matrix,
    pick: prop::sample::Index,
    (row, party, cell): (RowId, PartyId, Cell),
) -> LetterChange {
    let mut list: Vec<Letter> = matrix.letters.iter().cloned().collect();
    let by = pick.index(list.len());
    list.rotate_left(by);
    if pick.index(2) == 0 && list.len() > 1 {
        list.pop();
    }
    if pick.index(3) == 0 && list.iter().all(|letter| letter.code != 'S') {
        list.push(Letter::new('S', Kind::Support));
    }
    let letters = Letters::new(list).unwrap();
    let becomes = matrix.letters.iter().map(|old| {
        let same = letters.typed(old.code);
        // What is gone becomes the first, which another may become, too.
        same.unwrap_or(if by == 1 { LetterSet::nth(0) } else { LetterSet::EMPTY })
    });
    let becomes = becomes.collect();
    let held = cell.letters().shared(letters.all());
    let cells = vec![CellEdit { row, party, cell: Cell::of(held) }];
    LetterChange { letters, becomes, cells }
}
