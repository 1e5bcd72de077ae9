//! From the file to versions, with the path of whatever does not fit.

use super::room::Room;
use super::{APPROVALS, Approval, Approved, LAST_TIME, NAMED, Named, NamedVersion};
use crate::difference;
use crate::json::object::short;
use crate::json::{JsonPath, Node, Object, ReadError};
use remit_compare::apply;
use remit_core::matrix::{Matrix, limits};

/// The versions of a list that stands beside this matrix.
pub fn read(list: Node, path: &JsonPath, matrix: &Matrix) -> Result<Vec<NamedVersion>, ReadError> {
    let Node::List(items) = list else { return Err(path.expected("a list", &list)) };
    if items.len() > NAMED {
        return Err(path.wrong(format!("must have at most {NAMED} versions")));
    }
    let mut room = Room::default();
    let mut versions: Vec<NamedVersion> = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        let path = path.index(at);
        let before = versions.last().map_or(matrix, |version| &version.matrix);
        let version = one(item, &path, before)?;
        room.take(&version.matrix).map_err(|broken| path.wrong(broken.to_string()))?;
        versions.push(version);
    }
    Ok(versions)
}

fn one(item: Node, path: &JsonPath, before: &Matrix) -> Result<NamedVersion, ReadError> {
    let mut version = Object::new(item, path)?;
    let kept = version.number("kept")?.ok_or_else(|| version.missing("kept"))?;
    if kept > LAST_TIME {
        return Err(path.key("kept").wrong("must be a time in milliseconds since 1970"));
    }
    let name = short(version.need_text("name")?, &path.key("name"), limits::NAME_CHARS)?;
    if name.trim().is_empty() {
        return Err(path.key("name").wrong("must not be empty"));
    }
    let mut text = |key, most| short(version.text(key)?.unwrap_or_default(), &path.key(key), most);
    let (note, summary) = (text("note", limits::TEXT_CHARS)?, text("summary", limits::TEXT_CHARS)?);
    let date = version.maybe("date")?;
    let approvals = version.list("approvals", approval)?;
    if approvals.len() > APPROVALS {
        let reason = format!("must have at most {APPROVALS} approvals");
        return Err(path.key("approvals").wrong(reason));
    }
    let matrix = match version.take("change") {
        None => before.clone(),
        Some(change) => {
            let path = path.key("change");
            let change = difference::from_node_at(change, before, &path)?;
            apply(before, &change).map_err(|error| path.wrong(error.to_string()))?
        }
    };
    version.end()?;
    Ok(NamedVersion { kept, summary, named: Named { name, note, date, approvals }, matrix })
}

fn approval(node: Node, path: &JsonPath) -> Result<Approval, ReadError> {
    let mut approval = Object::new(node, path)?;
    let party = approval.maybe("party")?;
    let of = approval.maybe("row")?.map_or(Approved::Whole, Approved::Row);
    let name = short(approval.need_text("name")?, &path.key("name"), limits::NAME_CHARS)?;
    let role = approval.text("role")?.unwrap_or_default();
    let role = short(role, &path.key("role"), limits::NAME_CHARS)?;
    let date = approval.maybe("date")?;
    approval.end()?;
    Ok(Approval { party, name, role, date, of })
}
