//! Cells by the keys of their parties, with the row's basis taken out where all share it.

use super::ReadError;
use super::node::Node;
use super::object::{Object, Place, text};
use super::read::word;
use super::words::{BASES, name_of};
use super::write::Keys;
use crate::matrix::{
    Activity, Basis, Cell, CellMark, Holding, Letters, Mark, Matrix, Party, PartyId,
};

/// How a cell says that the activity does not concern the party.
pub(crate) const NOT_APPLICABLE: &str = "n/a";

/// What is wrong with a mark.
pub(crate) const BAD_MARK: &str =
    "a footnote mark has one to eight characters, no space and no square bracket";

/// The keys by which cells name the parties: the name, where it says who is meant.
pub(crate) fn keys(parties: &[Party]) -> Vec<String> {
    let clear = |party: &Party| {
        let once = parties.iter().filter(|other| other.name == party.name).count() == 1;
        // A name that looks like an id could be taken for the key of another party.
        once && !party.name.is_empty() && party.name.parse::<PartyId>().is_err()
    };
    let key = |party: &Party| if clear(party) { party.name.clone() } else { party.id.to_string() };
    parties.iter().map(key).collect()
}

/// Writes the row's basis and its cells, both left out where they are the default.
pub(super) fn write(
    out: &mut Keys,
    activity: &Activity,
    matrix: &Matrix,
    keys: &[String],
    bases: &[(&'static str, Basis)],
) {
    let shared = shared_basis(&activity.cells);
    if shared != Basis::Source {
        out.some("basis", Some(name_of(bases, shared).to_owned()));
    }
    let mut cells = Keys::default();
    let mut any = false;
    for ((cell, party), key) in activity.cells.iter().zip(&matrix.parties).zip(keys) {
        let codes = match cell.holding {
            Holding::Letters(held) => matrix.letters.write(held),
            Holding::NotApplicable => NOT_APPLICABLE.to_owned(),
        };
        let in_cell = activity.marks.iter().filter(|mark| mark.party == party.id);
        let marks: Vec<_> = in_cell.map(|mark| Node::Text(mark.mark.as_str().to_owned())).collect();
        if cell.basis == shared && marks.is_empty() {
            if codes.is_empty() {
                continue;
            }
            cells.add(key, Node::Text(codes));
        } else {
            let mut long = Keys::default();
            long.some("letters", Some(codes));
            if cell.basis != shared {
                long.some("basis", Some(name_of(bases, cell.basis).to_owned()));
            }
            if !marks.is_empty() {
                long.add("marks", Node::List(marks));
            }
            cells.add(key, long.end());
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

/// Reads a row's cells into an activity.
pub(super) fn read(
    activity: &mut Activity,
    row: &mut Object,
    (parties, keys, letters): (&[Party], &[String], &Letters),
    place: &Place,
) -> Result<(), ReadError> {
    let shared = word(row, "basis", &BASES)?.unwrap_or_default();
    for cell in &mut activity.cells {
        cell.basis = shared;
    }
    let place = place.key("cells");
    let pairs = match row.take("cells") {
        None => return Ok(()),
        Some(Node::Object(pairs)) => pairs,
        Some(other) => {
            return Err(place.wrong(format!("must be an object, but is {}", other.kind())));
        }
    };
    let mut given: Vec<Option<Vec<CellMark>>> = vec![None; parties.len()];
    for (key, node) in pairs {
        let place = place.key(&key);
        let at = keys.iter().position(|other| *other == key);
        let slots = at.and_then(|at| {
            Some((given.get_mut(at)?, activity.cells.get_mut(at)?, parties.get(at)?))
        });
        let Some((given, slot, party)) = slots else {
            return Err(place.wrong("there is no party of that name or key"));
        };
        if given.is_some() {
            return Err(place.wrong("the party stands twice in this row"));
        }
        let mut marks = Vec::new();
        let mut basis = shared;
        let codes = match node {
            Node::Text(codes) => codes,
            node => {
                let mut cell = Object::new(node, &place)?;
                let codes = cell.text("letters")?.unwrap_or_default();
                basis = word(&mut cell, "basis", &BASES)?.unwrap_or(shared);
                marks = cell.list("marks", |mark, place| {
                    let mark =
                        Mark::new(&text(mark, place)?).ok_or_else(|| place.wrong(BAD_MARK))?;
                    Ok(CellMark { party: party.id, mark })
                })?;
                cell.end()?;
                codes
            }
        };
        let unknown = |code| {
            place.wrong(format!("“{code}” is not one of the letters that the matrix defines"))
        };
        *slot = Cell { holding: holding(&codes, letters).map_err(unknown)?, basis };
        *given = Some(marks);
    }
    activity.marks = given.into_iter().flatten().flatten().collect();
    Ok(())
}

pub(crate) fn holding(codes: &str, letters: &Letters) -> Result<Holding, char> {
    if codes == NOT_APPLICABLE {
        return Ok(Holding::NotApplicable);
    }
    letters.read(codes).map(Holding::Letters)
}
