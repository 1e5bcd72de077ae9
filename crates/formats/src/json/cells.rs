//! Cells by the keys of their parties, with the row's basis taken out where all share it.

use std::borrow::Cow;

use super::ReadError;
use super::node::Node;
use super::object::{JsonPath, Object, text};
use super::words::{BASES, name_of};
use super::write::Keys;
use remit_core::matrix::{
    Activity, Basis, Cell, CellMark, Holding, Letters, Mark, Matrix, NOT_APPLICABLE, Party,
    PartyId, PlanReader,
};
use remit_core::ordered::insert_by_key;

/// What is wrong with a mark.
pub(crate) const BAD_MARK: &str =
    "a footnote mark has 1 to 8 characters, without spaces or square brackets";

/// The keys by which cells name the parties: the name, where it says who is meant.
pub(crate) fn keys(parties: &[Party]) -> Vec<Cow<'_, str>> {
    let clear = |party: &Party| {
        let once = parties.iter().filter(|other| other.name == party.name).count() == 1;
        // A name that looks like an id could be taken for the key of another party.
        once && !party.name.is_empty() && party.name.parse::<PartyId>().is_err()
    };
    let key =
        |party| if clear(party) { Cow::from(&party.name) } else { party.id.to_string().into() };
    parties.iter().map(key).collect()
}

/// Writes the row's basis and its cells, both left out where they are the default.
pub(super) fn write<'a>(
    out: &mut Keys<'a>,
    activity: &'a Activity,
    matrix: &'a Matrix,
    keys: &[Cow<'a, str>],
    bases: &[(&'static str, Basis)],
) {
    let shared = shared_basis(&activity.cells);
    if shared != Basis::Source {
        out.some("basis", Some(name_of(bases, shared)));
    }
    let mut cells = Keys::default();
    let mut any = false;
    for ((cell, party), key) in activity.cells.iter().zip(&matrix.parties).zip(keys) {
        let codes = matrix.letters.write_holding(cell.holding);
        let marks: Vec<_> =
            activity.marks_of(party.id).map(|mark| Node::text(mark.as_str())).collect();
        if cell.basis == shared && marks.is_empty() {
            if codes.is_empty() {
                continue;
            }
            cells.add(key.clone(), Node::text(codes));
        } else {
            let mut long = Keys::default();
            long.some("letters", Some(codes));
            if cell.basis != shared {
                long.some("basis", Some(name_of(bases, cell.basis)));
            }
            if !marks.is_empty() {
                long.add("marks", Node::List(marks));
            }
            cells.add(key.clone(), long.end());
        }
        any = true;
    }
    if any {
        out.add("cells", cells.end());
    }
}

fn shared_basis(cells: &[Cell]) -> Basis {
    match cells.split_first() {
        Some((first, rest)) if rest.iter().all(|cell| cell.basis == first.basis) => first.basis,
        _ => Basis::Source,
    }
}

/// What rows are read with: the parties, by which keys cells name them, and the rest of the legend.
#[derive(Clone, Copy)]
pub(crate) struct RowContext<'a> {
    pub(crate) parties: &'a [Party],
    pub(crate) keys: &'a [String],
    pub(crate) letters: &'a Letters,
    pub(crate) plans: &'a PlanReader,
}

/// Reads a row's cells into an activity.
pub(super) fn read(
    activity: &mut Activity,
    row: &mut Object,
    RowContext { parties, keys, letters, .. }: RowContext,
    path: &JsonPath,
) -> Result<(), ReadError> {
    let shared = row.word("basis", &BASES)?.unwrap_or_default();
    for cell in &mut activity.cells {
        cell.basis = shared;
    }
    let path = path.key("cells");
    let pairs = match row.take("cells") {
        None => return Ok(()),
        Some(Node::Object(pairs)) => pairs,
        Some(other) => {
            return Err(path.wrong(format!("must be an object, but is {}", other.kind())));
        }
    };
    let mut given = vec![false; parties.len()];
    let mut marks: Vec<(usize, CellMark)> = Vec::new();
    // Cells mostly stand in the order of the parties, so the next one is asked first.
    let mut next = 0;
    for (key, node) in pairs {
        let path = path.key(&key);
        let is_key = |at: &usize| keys.get(*at).is_some_and(|other| *other == key);
        let at = (next..keys.len()).chain(0..next).find(is_key);
        let slots = at.and_then(|at| {
            Some((at, given.get_mut(at)?, activity.cells.get_mut(at)?, parties.get(at)?))
        });
        let Some((at, given, slot, party)) = slots else {
            return Err(path.wrong("there is no party with that name or key"));
        };
        if std::mem::replace(given, true) {
            return Err(path.wrong("the party appears twice in this row"));
        }
        next = at + 1;
        let mut basis = shared;
        let codes = match node {
            Node::Text(codes) => codes,
            node => {
                let mut cell = Object::new(node, &path)?;
                let codes = cell.seen("letters")?.unwrap_or_default();
                basis = cell.word("basis", &BASES)?.unwrap_or(shared);
                let its = cell.list("marks", |mark, path| {
                    Mark::new(&text(mark, path)?).ok_or_else(|| path.wrong(BAD_MARK))
                })?;
                for mark in its {
                    let mark = (at, CellMark { party: party.id, mark });
                    insert_by_key(&mut marks, mark, |(column, _)| *column);
                }
                cell.end()?;
                codes
            }
        };
        let unknown = |code| path.wrong(format!("“{code}” isn't a role that the matrix defines"));
        *slot = Cell { holding: holding(&codes, letters).map_err(unknown)?, basis };
    }
    activity.marks = marks.into_iter().map(|(_, mark)| mark).collect();
    Ok(())
}

pub(crate) fn holding(codes: &str, letters: &Letters) -> Result<Holding, char> {
    if codes == NOT_APPLICABLE {
        return Ok(Holding::NotApplicable);
    }
    letters.read(codes).map(Holding::Letters)
}
