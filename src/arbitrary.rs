//! Arbitrary matrices and commands, for property tests.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::edit::{
    AboutField, ActivityField, CellEdit, Command, LetterChange, PlanChange, SectionField,
};
use crate::matrix::text::notation::tests::any_text;
use crate::matrix::*;

/// Any cell of the four RACI letters.
pub fn any_cell() -> impl Strategy<Value = Cell> {
    let basis = prop_oneof![
        4 => Just(Basis::Source),
        1 => Just(Basis::Original),
        1 => Just(Basis::Inferred),
    ];
    let holding = prop_oneof![
        8 => "R?A?C?I?".prop_map(|codes| {
            Holding::Letters(Letters::raci().read(&codes).unwrap_or_default())
        }),
        1 => Just(Holding::NotApplicable),
    ];
    (holding, basis).prop_map(|(holding, basis)| Cell { holding, basis })
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Z][a-z ]{0,6}", "\\PC{0,3}", Just(String::new())]
}

/// Row kinds and contents before they are fitted together: a level makes a section.
type LooseRow = (Option<u8>, String, Text, Text, Vec<Cell>, Option<(usize, String)>, String);

fn loose_row() -> impl Strategy<Value = LooseRow> {
    (
        proptest::option::weighted(0.4, 1..=MAX_LEVEL),
        any_name(),
        any_text(),
        any_text(),
        vec(any_cell(), 4),
        proptest::option::weighted(0.2, (0..4_usize, "[0-9*]{1,2}")),
        prop_oneof![4 => Just(String::new()), 1 => Just("*".to_owned()), 2 => "(Gold|silver|Gold or Silver|Brass)"],
    )
}

fn fit_row(bits: u64, above: &mut u8, loose: LooseRow, parties: &[Party], plans: &[Plan]) -> Row {
    let (level, name, text, other, cells, mark, printed) = loose;
    let id = RowId::from_bits(bits);
    if let Some(level) = level {
        *above = level.min(*above + 1);
        let mut section = Section::new(id, *above, name.clone());
        section.number = if name.len() > 3 { format!("{bits}.") } else { String::new() };
        section.before = text;
        section.after = other;
        return Row::Section(Box::new(section));
    }
    let mut activity = Activity::new(id, text, parties.len());
    activity.cells = cells.into_iter().take(parties.len()).collect();
    activity.plan = PlanUse::read(&printed, plans);
    activity.comment = other.clone();
    if name.is_empty() {
        activity.evidence = other;
    }
    if let Some((at, mark)) = mark
        && let Some(party) = parties.get(at)
        && let Some(mark) = Mark::new(&mark)
    {
        activity.marks.push(CellMark { party: party.id, mark });
    }
    Row::Activity(Box::new(activity))
}

fn fit_rows(first: u64, rows: Vec<LooseRow>, parties: &[Party], plans: &[Plan]) -> Vec<Row> {
    let mut above = 0;
    let rows = rows.into_iter().zip(first..);
    rows.map(|(row, bits)| fit_row(bits, &mut above, row, parties, plans)).collect()
}

fn any_parties() -> impl Strategy<Value = Vec<Party>> {
    let side = prop_oneof![Just(Side::Customer), Just(Side::Provider), Just(Side::Other)];
    vec((any_name(), side), 0..=4).prop_map(|parties| {
        let parties = parties.into_iter().zip(100..);
        parties
            .map(|((name, side), bits)| Party { id: PartyId::from_bits(bits), name, side })
            .collect()
    })
}

/// Any matrix with a handful of rows.
pub fn any_matrix() -> impl Strategy<Value = Matrix> {
    let about = (any_name(), any_text(), any_text(), any_name(), any::<bool>());
    (about, any_parties(), vec(loose_row(), 0..12), vec(("[0-9*]{1,2}", any_text()), 0..3))
        .prop_map(|((title, introduction, note, name, full), parties, rows, footnotes)| {
            let mut data = MatrixData::empty(MatrixId::from_bits(7), title);
            data.plans = ["Gold", "Silver"]
                .into_iter()
                .zip(50..)
                .map(|(name, bits)| Plan {
                    id: PlanId::from_bits(bits),
                    name: name.to_owned(),
                    description: note.clone(),
                })
                .collect();
            data.rows = fit_rows(1_000, rows, &parties, &data.plans);
            data.parties = parties;
            data.introduction = introduction;
            data.footnotes = footnotes
                .into_iter()
                .zip(70..)
                .filter_map(|((mark, text), bits)| {
                    Some(Footnote {
                        id: FootnoteId::from_bits(bits),
                        mark: Mark::new(&mark)?,
                        text,
                    })
                })
                .collect();
            if full {
                fill_about(&mut data, &name, note);
            }
            Matrix::new(data).unwrap()
        })
}

/// Fills all that a matrix says of itself, so that no format can forget a field unseen.
fn fill_about(data: &mut MatrixData, name: &str, note: Text) {
    data.edition = 3;
    data.numbering = Numbering::Automatic;
    data.language = "en".to_owned();
    data.letters_introduction = note.clone();
    data.source = Source {
        title: name.to_owned(),
        provider: name.to_owned(),
        service: name.to_owned(),
        link: Link::new("https://example.org/raci"),
        date: Date::new(2024, 2, 29),
        note,
    };
    data.review_by = Date::new(2027, 1, 1);
    data.base = Some(Base { matrix: MatrixId::from_bits(9), edition: 2, title: name.to_owned() });
    data.rules = vec![
        RuleSetting { rule: "no-accountable".to_owned(), severity: None, limit: None },
        RuleSetting {
            rule: "many-informed".to_owned(),
            severity: Some(Severity::Hint),
            limit: Some(2),
        },
    ];
    let party = data.parties.first().map(|party| party.id);
    data.acceptances = vec![acceptance(data.rows.first().map(Row::id), party, name)];
}

fn acceptance(row: Option<RowId>, party: Option<PartyId>, name: &str) -> Acceptance {
    Acceptance {
        rule: "no-accountable".to_owned(),
        row,
        party,
        letters: "R|I".to_owned(),
        reason: name.to_owned(),
        name: name.to_owned(),
        date: Date::new(2026, 1, 31),
    }
}

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
        24 => Command::SetNumbering {
            numbering: Numbering::ALL[last.index(2)],
            numbers: picks.iter().map(|pick| (id(pick), name.clone())).collect(),
        },
        25 => Command::Group(vec![
            Command::RemoveRows(vec![id(first)]),
            Command::SetNumbering {
                numbering: Numbering::ALL[last.index(2)],
                numbers: vec![(id(last), name)],
            },
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
