//! The rows between two headers of a copied text.

use super::super::facts::LineUse;
use super::super::interpret::is_letters_line;
use super::super::words::fold;
use super::lines::Line;
use super::tail::{self, Endings, Tail};
use super::words::Words;
use remit_core::matrix::{Letters, limits};

/// What columns the tables of a text have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) plan: bool,
    pub(super) comment: bool,
    /// Whether most rows show one, so that what looks like one is no activity without letters.
    pub(super) is_comment_sure: bool,
    pub(super) parties: usize,
}

/// A row as the text shows it.
#[derive(Debug, Default)]
pub(super) struct RawRow<'a> {
    /// The activity, and the items of its list.
    pub(super) text: Vec<Line<'a>>,
    /// The activity where letters are glued to it.
    pub(super) cut: Option<&'a str>,
    pub(super) plan: Option<Line<'a>>,
    pub(super) comment: Vec<Line<'a>>,
    /// The letters that stand in it, each in a piece of its own, or all glued together.
    pub(super) pieces: Vec<&'a str>,
    pub(super) glued: bool,
    /// Whether it is in doubt where the letters begin.
    pub(super) doubtful: bool,
}

impl<'a> RawRow<'a> {
    /// An activity that nobody holds.
    fn alone(line: Line<'a>) -> Self {
        Self { text: vec![line], ..Self::default() }
    }

    /// The words of its activity, without its letters.
    pub(super) fn words(&self) -> &'a str {
        self.cut.unwrap_or_else(|| self.text.first().map_or("", |line| line.text))
    }
}

/// The lines between two headers, taken apart.
#[derive(Debug, Default)]
pub(super) struct Region<'a> {
    /// What stands before the first row.
    pub(super) before: Vec<Line<'a>>,
    pub(super) rows: Vec<RawRow<'a>>,
    /// What stands behind the last row.
    pub(super) after: Vec<Line<'a>>,
}

/// Texts, and the cells with letters that follow them.
struct Group<'a> {
    texts: Vec<Line<'a>>,
    cells: Vec<Line<'a>>,
}

/// Whether a line is a party's cell.
pub(super) fn is_cell(line: &Line, letters: &Letters) -> bool {
    if line.chosen.is_some() {
        return false;
    }
    is_letters_line(line.text, letters) || matches!(line.text, "-" | "–" | "—")
}

fn groups<'a>(lines: &[Line<'a>], letters: &Letters) -> (Vec<Group<'a>>, Vec<Line<'a>>) {
    let mut groups: Vec<Group> = Vec::new();
    let mut texts: Vec<Line> = Vec::new();
    for line in lines {
        if !is_cell(line, letters) || (texts.is_empty() && groups.is_empty()) {
            texts.push(*line);
        } else if texts.is_empty() {
            if let Some(group) = groups.last_mut() {
                group.cells.push(*line);
            }
        } else {
            groups.push(Group { texts: std::mem::take(&mut texts), cells: vec![*line] });
        }
    }
    (groups, texts)
}

/// What columns the regions have, as far as their lines show it.
pub(super) fn columns(regions: &[&[Line]], letters: &Letters, width: Option<usize>) -> Columns {
    let mut lasts: Vec<String> = Vec::new();
    let (mut firsts, mut long_firsts, mut others, mut long_others, mut fullest) = (0, 0, 0, 0, 0);
    let mut starred = false;
    let all: Vec<Vec<Group>> = regions.iter().map(|lines| groups(lines, letters).0).collect();
    for groups in &all {
        for (at, group) in groups.iter().enumerate() {
            fullest = fullest.max(group.cells.len());
            let Some(last) = group.texts.last() else { continue };
            let texts = group.texts.iter().filter(|line| line.item().is_none()).count();
            starred |= last.text == "*" && texts > 1;
            lasts.push(fold(last.text));
            if at == 0 {
                firsts += 1;
                long_firsts += usize::from(texts >= 2);
            }
        }
    }
    let rows = lasts.len();
    lasts.sort_unstable();
    lasts.dedup();
    let few = lasts.len() * 3 <= rows + 2;
    let plan = firsts > 0 && long_firsts * 5 >= firsts * 3 && (few || starred);
    for groups in &all {
        for group in groups.iter().skip(1) {
            others += 1;
            let texts = group.texts.iter().filter(|line| line.item().is_none()).count();
            long_others += usize::from(texts > 1 + usize::from(plan));
        }
    }
    // A header of three lines over two cells with letters has no room for comments.
    let room = width.is_none_or(|width| width > 1 + usize::from(plan) + fullest);
    let comment = room && others > 0 && long_others * 5 >= others;
    let parties = match width {
        // Where every row has lost a cell, the header still has all of them.
        Some(width) => width.saturating_sub(1 + usize::from(plan) + usize::from(comment)),
        None => fullest,
    };
    // What has more is refused for it; how many more there are is not worth the room.
    let parties = parties.max(fullest).clamp(1, limits::PARTIES + 1);
    let is_comment_sure = long_others >= 3 && long_others * 2 >= others;
    Columns { plan, comment, is_comment_sure, parties }
}

/// The rows of a region with a cell on each line.
pub(super) fn by_cells<'a>(lines: &[Line<'a>], letters: &Letters, columns: &Columns) -> Region<'a> {
    let (groups, rest) = groups(lines, letters);
    let mut region = Region::default();
    if groups.is_empty() {
        // Without any letters, what has no number is an activity that nobody holds.
        for line in rest {
            let first = line.chosen.is_none()
                && line.numbers().is_empty()
                && region.after.is_empty()
                && region.rows.is_empty();
            if first || (line.chosen == Some(LineUse::Activity) && region.after.is_empty()) {
                region.rows.push(RawRow::alone(line));
            } else {
                region.after.push(line);
            }
        }
        return region;
    }
    for group in groups {
        let mut texts = group.texts;
        let mut row = RawRow {
            pieces: group.cells.iter().map(|line| line.text).collect(),
            ..RawRow::default()
        };
        if columns.plan && texts.len() >= 2 && texts.last().is_some_and(|l| l.chosen.is_none()) {
            row.plan = texts.pop();
        }
        let is_own = |line: &Line| line.item().is_none() && line.chosen != Some(LineUse::Note);
        let begin = texts.iter().rposition(is_own);
        row.text = texts.split_off(begin.unwrap_or(0));
        for line in texts {
            match region.rows.last_mut() {
                _ if line.chosen == Some(LineUse::Activity) => {
                    region.rows.push(RawRow::alone(line));
                }
                Some(above) if columns.comment || line.chosen == Some(LineUse::Note) => {
                    above.comment.push(line);
                }
                None => region.before.push(line),
                // Where there is no column for comments, they are activities that nobody holds.
                Some(_) => region.rows.push(RawRow::alone(line)),
            }
        }
        region.rows.push(row);
    }
    for line in rest {
        let under_row = region.after.is_empty();
        match region.rows.last_mut() {
            _ if under_row && line.chosen == Some(LineUse::Activity) => {
                region.rows.push(RawRow::alone(line));
            }
            Some(last)
                if under_row
                    && (line.chosen == Some(LineUse::Note)
                        || (columns.comment && !line.is_heading())) =>
            {
                last.comment.push(line);
            }
            _ => region.after.push(line),
        }
    }
    region
}

/// The rows of a region with a row on each line, its letters at the end.
pub(super) fn by_tails<'a>(
    lines: &[Line<'a>],
    codes: &str,
    endings: &Endings,
    words: &Words,
    is_last: bool,
) -> Region<'a> {
    let mut region = Region::default();
    let tail = |line: &Line<'a>| {
        let text = matches!(line.chosen, None | Some(LineUse::Activity));
        let fits = text && line.numbers().is_empty();
        fits.then(|| tail::longest(line.text, codes)).flatten()
    };
    let tails: Vec<Option<Tail>> = lines.iter().map(tail).collect();
    let last = tails.iter().rposition(Option::is_some);
    for (at, (line, tail)) in lines.iter().zip(tails).enumerate() {
        let Some(longest) = tail else {
            match line.chosen {
                Some(LineUse::Activity) if region.after.is_empty() => {
                    region.rows.push(RawRow::alone(*line));
                    continue;
                }
                Some(LineUse::Note) if region.after.is_empty() => {
                    match region.rows.last_mut() {
                        Some(above) => above.comment.push(*line),
                        None => region.before.push(*line),
                    }
                    continue;
                }
                Some(_) => {
                    region.after.push(*line);
                    continue;
                }
                None => {}
            }
            let inside = last.is_some_and(|last| at < last) && line.numbers().is_empty();
            let cut_off = last.is_none() && is_last && at == 0 && line.numbers().is_empty();
            if inside || cut_off {
                region.rows.push(RawRow::alone(*line));
            } else {
                region.after.push(*line);
            }
            continue;
        };
        let tail = if longest.doubtful {
            tail::choose(line.text, &longest, endings, words)
        } else {
            longest
        };
        let pieces: Vec<&str> = tail.letters.split_whitespace().collect();
        let slashed = tail.letters.contains(['/', ',']);
        // Where white space parts the cells, letters without any are one cell.
        let parted = tail.text.ends_with(char::is_whitespace) && endings.are_parted();
        let (pieces, glued) = match pieces.as_slice() {
            [_] | [] => (vec![tail.letters.trim()], !slashed && !parted),
            _ if slashed => (vec![tail.letters.trim()], false),
            _ => (pieces, false),
        };
        region.rows.push(RawRow {
            text: vec![*line],
            cut: Some(tail.text.trim_end()),
            pieces,
            glued,
            doubtful: tail.doubtful,
            ..RawRow::default()
        });
    }
    region
}
