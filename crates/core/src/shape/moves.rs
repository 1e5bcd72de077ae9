//! Rows go elsewhere: a step up or down, into a section or out of it, or to any place.

use super::{Refusal, Shaped, direct, group, ids, is_outline, level, named, section_of, whole};
use crate::edit::{Command, SectionField};
use crate::matrix::{MAX_LEVEL, Matrix, Row, RowId, Section};

/// A step of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Over what stands above.
    Up,
    /// Over what stands below.
    Down,
}

/// Rows go over what stands above or below them; sections over their neighbours, with all that
/// stands under them, and at the end of a section into the next one.
pub fn moved(matrix: &Matrix, rows: &[usize], step: Direction) -> Result<Shaped, Refusal> {
    let all = whole(matrix, rows)?;
    let (first, last) = ends(&all);
    let before = match (level(matrix, first), step) {
        (None, Direction::Up) => first.checked_sub(1).ok_or(Refusal::AtTop)?,
        (None, Direction::Down) if last + 1 < matrix.rows.len() => last + 2,
        (Some(own), Direction::Up) => {
            let above = (0..first).rev().find(|at| level(matrix, *at).is_some_and(|l| l <= own));
            above.ok_or(Refusal::AtTop)?
        }
        (Some(own), Direction::Down) if last + 1 < matrix.rows.len() => {
            let next = last + 1;
            match level(matrix, next) {
                None => next + 1,
                Some(below) if below >= own => end(matrix, next),
                Some(_) => next + 1 + direct(matrix, next),
            }
        }
        (_, Direction::Down) => return Err(Refusal::AtBottom),
    };
    let command = place(matrix, &all, before, 0).map_err(|refusal| match (refusal, step) {
        (Refusal::NoPlace, Direction::Up) => Refusal::AtTop,
        (Refusal::NoPlace, Direction::Down) => Refusal::AtBottom,
        (other, _) => other,
    })?;
    let way = if step == Direction::Up { "up" } else { "down" };
    Ok(Shaped::new(format!("Move {} {way}", named(matrix, &all)), command))
}

/// Sections become one level deeper, with all that stands under them; activities go into the
/// first section of theirs.
pub fn indent(matrix: &Matrix, rows: &[usize]) -> Result<Shaped, Refusal> {
    let all = whole(matrix, rows)?;
    let name = format!("Indent {}", named(matrix, &all));
    if has_section(matrix, &all) {
        let command = shifted(matrix, &all, 1)?;
        return Ok(Shaped::new(name, command));
    }
    let (first, last) = ends(&all);
    let own = section_of(matrix, first).map_or(0, |(_, level)| level);
    let next = (last..matrix.rows.len()).find_map(|at| Some((at, level(matrix, at)?)));
    match next {
        Some((heading, level)) if level > own => {
            Ok(Shaped::new(name, place(matrix, &all, heading + 1, 0)?))
        }
        _ => Err(Refusal::NoSectionBelow),
    }
}

/// Sections become one level less deep, with all that stands under them; activities go out of
/// their section, behind the other activities of the one around it.
pub fn outdent(matrix: &Matrix, rows: &[usize]) -> Result<Shaped, Refusal> {
    let all = whole(matrix, rows)?;
    let name = format!("Outdent {}", named(matrix, &all));
    if has_section(matrix, &all) {
        let command = shifted(matrix, &all, -1)?;
        return Ok(Shaped::new(name, command));
    }
    let (first, _) = ends(&all);
    let (heading, own) = section_of(matrix, first).ok_or(Refusal::Outermost)?;
    let around = (0..heading).rev().find(|at| level(matrix, *at).is_some_and(|level| level < own));
    let before = match around {
        Some(around) => around + 1 + direct(matrix, around),
        None => (0..=heading).find(|at| level(matrix, *at).is_some()).unwrap_or(0),
    };
    Ok(Shaped::new(name, place(matrix, &all, before, 0)?))
}

/// Rows go into a section: activities behind its activities, sections behind its sections; or,
/// without one, activities before all sections and sections behind all.
pub fn move_to(matrix: &Matrix, rows: &[usize], into: Option<RowId>) -> Result<Shaped, Refusal> {
    let all = whole(matrix, rows)?;
    let (first, _) = ends(&all);
    let target = match into {
        None => None,
        Some(id) => {
            let at = matrix.position(id).filter(|at| !all.contains(at)).ok_or(Refusal::NoPlace)?;
            Some((at, level(matrix, at).ok_or(Refusal::NotASection)?))
        }
    };
    let to = match target {
        Some((at, _)) => {
            let section = matrix.rows.get(at).and_then(Row::section);
            let title = section.map(Section::heading).unwrap_or_default();
            format!("to “{title}”")
        }
        None => "outside all sections".to_owned(),
    };
    let name = format!("Move {} {to}", named(matrix, &all));
    let own = level(matrix, first).filter(|_| has_section(matrix, &all));
    let (before, by) = match (target, own) {
        (Some((at, outer)), Some(own)) => (end(matrix, at), i16::from(outer) + 1 - i16::from(own)),
        (None, Some(own)) => (matrix.rows.len(), 1 - i16::from(own)),
        (Some((at, _)), None) => (at + 1 + direct(matrix, at), 0),
        (None, None) => {
            let heading = (0..matrix.rows.len()).find(|at| level(matrix, *at).is_some());
            (heading.unwrap_or(matrix.rows.len()), 0)
        }
    };
    Ok(Shaped::new(name, place(matrix, &all, before, by)?))
}

/// Rows go before another one, or to the end. Sections go before the next heading from there on,
/// so that they take no activities from others, and get a level that can stand there.
pub fn move_before(
    matrix: &Matrix,
    rows: &[usize],
    before: Option<RowId>,
) -> Result<Shaped, Refusal> {
    let all = whole(matrix, rows)?;
    let (first, _) = ends(&all);
    let before = match before {
        None => matrix.rows.len(),
        Some(id) => matrix.position(id).ok_or(Refusal::NoPlace)?,
    };
    let name = format!("Move {}", named(matrix, &all));
    let Some(own) = level(matrix, first) else {
        return Ok(Shaped::new(name, place(matrix, &all, before, 0)?));
    };
    let stays = |at: &usize| all.binary_search(at).is_err();
    let heading = |at: &usize| stays(at) && level(matrix, *at).is_some();
    let before = (before..matrix.rows.len()).find(heading).unwrap_or(matrix.rows.len());
    let above = (0..before).rev().find(heading).and_then(|at| level(matrix, at)).unwrap_or(0);
    let below = level(matrix, before).unwrap_or(1);
    // As deep as it was where that is possible, else as deep as can be; but what stands behind
    // must find a section to stand in.
    let wanted = own.clamp(below.min(above + 1).saturating_sub(1).max(1), above + 1);
    let by = i16::from(wanted) - i16::from(own);
    let command = place(matrix, &all, before, by)
        .or_else(|_| place(matrix, &all, before, i16::from(below.max(1)) - i16::from(own)))?;
    Ok(Shaped::new(name, command))
}

/// Where the rows that go where this one goes end.
fn end(matrix: &Matrix, at: usize) -> usize {
    matrix.rows.get(at).map_or(at, |row| matrix.extent(row.id()).end)
}

fn ends(all: &[usize]) -> (usize, usize) {
    (all.first().copied().unwrap_or(0), all.last().copied().unwrap_or(0))
}

fn has_section(matrix: &Matrix, all: &[usize]) -> bool {
    all.iter().any(|at| level(matrix, *at).is_some())
}

/// The command that takes rows before a position, their sections so many levels deeper.
fn place(matrix: &Matrix, all: &[usize], before: usize, by: i16) -> Result<Command, Refusal> {
    let stays = |at: &usize| all.binary_search(at).is_err();
    let rows = 0..matrix.rows.len();
    let order = (rows.clone().take(before).filter(stays))
        .chain(all.iter().copied())
        .chain(rows.skip(before).filter(stays));
    let level_of = |at: usize, level: u8| if stays(&at) { Some(level) } else { deeper(level, by) };
    if !is_outline(matrix, order, level_of) {
        return Err(Refusal::NoPlace);
    }
    let after = (0..before.min(matrix.rows.len())).rev().find(stays);
    let after = after.and_then(|at| matrix.rows.get(at)).map(Row::id);
    let mut commands = levels(matrix, all, by);
    commands.insert(0, Command::MoveRows { after, rows: ids(matrix, all) });
    Ok(group(commands))
}

/// The command that makes sections so many levels deeper where they are.
fn shifted(matrix: &Matrix, all: &[usize], by: i16) -> Result<Command, Refusal> {
    let mut own = all.iter().filter_map(|at| level(matrix, *at));
    if own.clone().any(|level| deeper(level, by).is_none()) {
        return Err(if by > 0 { Refusal::TooDeep } else { Refusal::Outermost });
    }
    let level_of = |at: usize, level: u8| match all.binary_search(&at) {
        Ok(_) => deeper(level, by),
        Err(_) => Some(level),
    };
    if own.next().is_none() || !is_outline(matrix, 0..matrix.rows.len(), level_of) {
        return Err(Refusal::NoSectionAbove);
    }
    Ok(group(levels(matrix, all, by)))
}

fn levels(matrix: &Matrix, all: &[usize], by: i16) -> Vec<Command> {
    let sections = all.iter().filter_map(|at| matrix.rows.get(*at)?.section());
    let set = |section: &Section| {
        let level = deeper(section.level, by).filter(|level| *level != section.level)?;
        Some(Command::SetSection(section.id, SectionField::Level(level)))
    };
    sections.filter_map(set).collect()
}

fn deeper(level: u8, by: i16) -> Option<u8> {
    let level = u8::try_from(i16::from(level) + by).ok()?;
    (1..=MAX_LEVEL).contains(&level).then_some(level)
}
