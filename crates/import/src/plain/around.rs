//! What stands around the tables of a copied page: its title, date and introduction, what
//! belongs to the site and not to the page, and the headings between tables.

use super::super::dates;
use super::super::draft::{Draft, DraftActivity, DraftSection, Heading};
use super::super::facts::LineUse;
use super::super::words::{Says, fold, says};
use super::glued;
use super::lines::{Line, blocks};
use super::words::Words;
use remit_core::matrix::Text;
use remit_formats::page::quoted;

/// Puts what stands before the letters' definitions, or before the first table, where it belongs.
pub(super) fn front(lines: &[Line], draft: &mut Draft) {
    let mut lines = lines;
    let Some((first, rest)) = lines.split_first() else { return };
    let bare =
        first.text.trim_start_matches(|c: char| !c.is_alphanumeric() && !"([\"“«".contains(c));
    if bare.len() <= 300 {
        bare.clone_into(&mut draft.title);
        lines = rest;
    }
    // A site shows the title twice: in the path to the page, and over it.
    if let Some(again) = lines.iter().take(12).position(|line| line.text == first.text) {
        for line in lines.iter().take(again) {
            let text =
                format!("{} is between two titles: it belongs to the website.", quoted(line.text));
            draft.notes.skipped(&line.place(), text);
            line.report(LineUse::Ignore, draft);
        }
        lines = lines.get(again + 1..).unwrap_or_default();
    }
    for (at, line) in lines.iter().enumerate() {
        if line.chosen.is_some() {
            between(&[*line], &mut Depths::default(), draft);
            continue;
        }
        let date = dates::find(line.text).filter(|_| line.text.chars().count() <= 160);
        let next = lines.get(at + 1);
        if let Some(date) = date
            && draft.date.is_none()
        {
            draft.date = Some(date);
            let text = format!("{} was read as the date {date}.", quoted(line.text));
            draft.notes.skipped(&line.place(), text);
            line.report(LineUse::Ignore, draft);
        } else if is_translation(line.text)
            || (line.is_heading() && next.is_some_and(|next| is_translation(next.text)))
        {
            draft
                .notes
                .skipped(&line.place(), format!("{} is about the translation.", quoted(line.text)));
            line.report(LineUse::Ignore, draft);
        } else if line.is_heading() {
            draft.notes.skipped(
                &line.place(),
                format!("The heading {} has no activities.", quoted(line.text)),
            );
            line.report(LineUse::Ignore, draft);
        } else {
            draft.introduction.extend(blocks(&[*line]));
            line.report(LineUse::Note, draft);
        }
    }
}

/// How many lines at the top are the site's, and not the page's.
pub(super) fn of_the_site(lines: &[Line]) -> usize {
    let pairs = lines.windows(2).take(4).take_while(|pair| match pair {
        [line, next] => line.chosen.is_none() && is_of_the_site(line, next),
        _ => false,
    });
    pairs.count()
}

/// Whether a line over the title is the site's: a link past its menu, or what it says to visitors.
fn is_of_the_site(line: &Line, next: &Line) -> bool {
    const LINKS: [&str; 6] = [
        "skip to main content",
        "skip to content",
        "aller au contenu principal",
        "zum hauptinhalt springen",
        "saltar al contenido principal",
        "passa al contenuto principale",
    ];
    let says_much = line.text.chars().count() > 120 && !line.is_heading() && next.is_heading();
    says_much || LINKS.contains(&fold(line.text).as_str())
}

/// Whether a line tells that the page was translated.
fn is_translation(text: &str) -> bool {
    let folded = fold(text);
    let words = ["systran", "traduc", "tradu", "translat", "ubersetz", "tlumacz", "vertaal"];
    let about = folded.split(' ').filter(|word| words.iter().any(|start| word.starts_with(start)));
    text.chars().count() > 60 && about.count() >= 2
}

/// The legend of the plans: a glued header whose first word is one of the table's columns, then
/// a name and a sentence for each; without a header, names that rows have as their plans, in
/// `printed`. Returns the lines that are none of it.
pub(super) fn plans<'a>(
    lines: &[Line<'a>],
    columns: &[String],
    printed: &[String],
    words: &Words,
    draft: &mut Draft,
) -> Vec<Line<'a>> {
    let is_head = |line: &Line| {
        let parts = glued::cells(&[line.text], 2, words);
        let first = parts.first().map(|part| fold(part)).unwrap_or_default();
        parts.len() == 2
            && line.text.split_whitespace().count() <= 4
            && !line.text.ends_with(['.', ':'])
            && (columns.iter().skip(1).any(|column| fold(column) == first)
                || says(&first) == Some(Says::Plan))
    };
    let head = lines.iter().position(is_head);
    let is_plan = |line: &Line| {
        let named = || line.chosen.is_none() && printed.binary_search(&fold(line.text)).is_ok();
        line.is_heading() && (head.is_some() || named())
    };
    let mut rest: Vec<Line> = lines.iter().take(head.unwrap_or_default()).copied().collect();
    let mut after = lines.iter().skip(head.map_or(0, |head| head + 1)).copied().peekable();
    while let Some(name) = after.next() {
        match after.next_if(|line| !line.is_heading()) {
            Some(description) if is_plan(&name) => {
                draft.plans.push((name.text.to_owned(), Text::plain(description.text)));
            }
            other => {
                rest.push(name);
                rest.extend(other);
            }
        }
    }
    rest
}

/// The headings of a text, with the depths they have.
#[derive(Debug, Default)]
pub(super) struct Depths {
    open: Vec<(Vec<u32>, usize)>,
    /// How deep a heading without a number right above a table is.
    leaf: usize,
}

impl Depths {
    /// The depth of a heading with a number.
    fn numbered(&mut self, numbers: &[u32]) -> usize {
        let above = numbers.split_last().map(|(_, above)| above).unwrap_or_default();
        let parent =
            self.open.iter().rposition(|(other, _)| other.as_slice() == above && !above.is_empty());
        let depth = if let Some(parent) = parent {
            self.open.truncate(parent + 1);
            self.open.last().map_or(1, |(_, depth)| depth + 1)
        } else {
            self.open.retain(|(other, _)| other.len() < numbers.len());
            self.open.last().map_or(1, |(_, depth)| depth + 1)
        };
        self.open.push((numbers.to_vec(), depth));
        depth
    }
}

/// Puts the lines between two tables where they belong: headings, what stands under them, and
/// what belongs to the section above.
pub(super) fn between(lines: &[Line], depths: &mut Depths, draft: &mut Draft) {
    let plain = lines.iter().filter(|line| line.is_heading() && line.numbers().is_empty()).count();
    let mut seen = 0;
    let mut begun = false;
    for line in lines {
        if line.chosen == Some(LineUse::Activity) {
            line.report(LineUse::Activity, draft);
            draft.add(DraftActivity {
                place: line.place(),
                text: Text::plain(line.text),
                ..DraftActivity::default()
            });
            continue;
        }
        if !line.is_heading() {
            line.report(LineUse::Note, draft);
            match draft.last_section() {
                Some(section) if begun => section.before.extend(blocks(&[*line])),
                Some(section) => section.after.extend(blocks(&[*line])),
                None => draft.introduction.extend(blocks(&[*line])),
            }
            continue;
        }
        let numbers = line.numbers();
        let depth = if numbers.is_empty() {
            seen += 1;
            // Two in a row: the first holds the second, and those that come alone stand beside it.
            let depth = if plain > 1 { seen } else { depths.leaf.max(1) };
            if depths.leaf != depth && plain > 1 && seen == plain {
                let text = format!("{} was placed under the heading before it.", quoted(line.text));
                draft.notes.guessed(&line.place(), text);
            }
            depths.leaf = depth;
            depth + depths.open.last().map_or(0, |(_, depth)| *depth)
        } else {
            depths.numbered(&numbers)
        };
        begun = true;
        line.report(LineUse::Section, draft);
        draft.begin(DraftSection {
            place: line.place(),
            depth,
            heading: Heading::of_line(line.text),
            ..DraftSection::default()
        });
    }
}

/// Notes what stands behind the last table.
pub(super) fn end(lines: &[Line], depths: &mut Depths, draft: &mut Draft) {
    for line in lines {
        if line.chosen.is_some() {
            between(&[*line], depths, draft);
            continue;
        }
        line.report(LineUse::Ignore, draft);
        let text = format!("{} comes after the last table.", quoted(line.text));
        draft.notes.skipped(&line.place(), text);
    }
}
