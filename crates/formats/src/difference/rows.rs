//! Reads what came to a row and what changed of one.

use super::read::rich;
use crate::json::cells::{self, BAD_MARK, RowContext};
use crate::json::object::{JsonPath, Object, text};
use crate::json::read::{plan_use, row};
use crate::json::words::BASES;
use crate::json::{Node, ReadError};
use remit_compare::{Field, RowChange};
use remit_core::matrix::{Basis, Cell, Mark, PartyId};

impl RowContext<'_> {
    pub(super) fn changed(&self, node: Node, path: &JsonPath) -> Result<RowChange, ReadError> {
        let mut object = Object::new(node, path)?;
        let id = object.need("id")?;
        let mut fields = Vec::new();
        if let Some(node) = object.take("row") {
            fields.push(Field::Whole(row(node, &path.key("row"), *self)?));
        }
        if let Some(level) = object.number("level")? {
            let wrong = || path.key("level").wrong("must be from 1 to 6");
            fields.push(Field::Level(u8::try_from(level).map_err(|_| wrong())?));
        }
        fields.extend(object.text("number")?.map(Field::Number));
        fields.extend(object.text("section")?.map(Field::Title));
        fields.extend(rich(&mut object, "before")?.map(Field::Before));
        fields.extend(rich(&mut object, "after")?.map(Field::After));
        fields.extend(rich(&mut object, "activity")?.map(Field::Text));
        let (printed, stated) = (object.text("plan")?, object.take("plans"));
        if let Some(printed) = printed {
            let plan = plan_use(printed, stated, &path.key("plans"), self.plans)?;
            fields.push(Field::Plan(plan));
        }
        fields.extend(rich(&mut object, "comment")?.map(Field::Comment));
        self.by_party(&mut object, "cells", path, |party, node, path| {
            fields.push(Field::Cell(party, self.cell(node, path)?));
            Ok(())
        })?;
        self.by_party(&mut object, "marks", path, |party, node, path| {
            let Node::List(marks) = node else { return Err(path.expected("a list", &node)) };
            let mark = |node| Mark::new(&text(node, path)?).ok_or_else(|| path.wrong(BAD_MARK));
            let marks: Result<_, ReadError> = marks.into_iter().map(mark).collect();
            fields.push(Field::Marks(party, marks?));
            Ok(())
        })?;
        fields.extend(rich(&mut object, "evidence")?.map(Field::Evidence));
        object.end()?;
        Ok(RowChange { row: id, fields })
    }

    /// Reads an object whose keys are those of parties.
    fn by_party(
        &self,
        object: &mut Object,
        key: &'static str,
        path: &JsonPath,
        mut read: impl FnMut(PartyId, Node, &JsonPath) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let path = path.key(key);
        let pairs = match object.take(key) {
            None => return Ok(()),
            Some(Node::Object(pairs)) => pairs,
            Some(other) => return Err(path.expected("an object", &other)),
        };
        for (key, node) in pairs {
            let path = path.key(&key);
            let mut keyed = self.keys.iter().zip(self.parties);
            let party = keyed.find(|(other, _)| **other == key).map(|(_, party)| party.id);
            let unknown = || path.wrong("there is no party with that name or key");
            read(party.ok_or_else(unknown)?, node, &path)?;
        }
        Ok(())
    }

    fn cell(&self, node: Node, path: &JsonPath) -> Result<Cell, ReadError> {
        let (codes, basis) = match node {
            Node::Text(codes) => (codes, Basis::Source),
            node => {
                let mut cell = Object::new(node, path)?;
                let codes = cell.seen("letters")?.unwrap_or_default();
                let basis = cell.word("basis", &BASES)?.unwrap_or_default();
                cell.end()?;
                (codes, basis)
            }
        };
        let unknown = |code| path.wrong(format!("“{code}” isn't a role that the matrix defines"));
        let holding = cells::holding(&codes, self.letters).map_err(unknown)?;
        Ok(Cell { holding, basis })
    }
}
