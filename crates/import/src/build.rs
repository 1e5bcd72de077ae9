//! From a matrix in the making to a checked one.

use std::collections::BTreeSet;

use super::choose::Corrections;
use super::draft::{Draft, DraftActivity, DraftRow, DraftSection};
use super::facts::{Counts, OpenRow, Reading, RowPlace};
use super::interpret::NOTHING;
use super::{Format, ImportError, language};
use remit_core::matrix::{
    Activity, Base, Basis, Block, Broken, CellMark, Footnote, FootnoteId, Holding, Inline,
    MAX_LEVEL, Matrix, MatrixData, NewIds, Party, Plan, PlanId, PlanReader, Row, RowId, Section,
    Source, Text, limits,
};
use remit_formats::page::{Notes, Place, quoted};
use remit_formats::page::{Stage, Watch};

/// Builds the matrix.
pub(super) fn build(
    mut draft: Draft,
    format: Format,
    corrections: &Corrections,
    file_name: Option<&str>,
    ids: &mut impl NewIds,
    watch: &mut Watch,
) -> Result<Reading, ImportError> {
    let mut notes = std::mem::take(&mut draft.notes);
    let parties = std::mem::take(&mut draft.parties).end(ids);
    let title = corrections.title.clone().unwrap_or_else(|| title(&draft, file_name));
    let mut data = MatrixData::empty(ids.matrix(), name(&title, &Place::default(), &mut notes));
    data.language = language::of(&draft, file_name);
    data.source.title = name(&draft.title, &Place::default(), &mut Notes::default());
    data.source.date = draft.date;
    if let Some(source) = draft.source {
        data.source = Source {
            title: name(&source.title, &Place::default(), &mut notes),
            provider: name(&source.provider, &Place::default(), &mut notes),
            service: name(&source.service, &Place::default(), &mut notes),
            note: text(source.note, &Place::default(), &mut notes),
            ..source
        };
    }
    data.base = draft.base.map(|base| Base {
        title: name(&base.title, &Place::default(), &mut Notes::default()),
        ..base
    });
    data.review_by = draft.review_by;
    data.introduction = text(Text::new(draft.introduction), &Place::default(), &mut notes);
    data.letters_introduction =
        text(Text::new(draft.letters_introduction), &Place::default(), &mut notes);
    data.letters = draft.letters;
    data.plans = plans(&draft.plans, &draft.rows, ids);
    data.parties = parties;
    for (mark, footnote) in draft.footnotes {
        let id = FootnoteId::from_bits(ids.next_bits());
        let text = text(footnote, &Place::default(), &mut notes);
        data.footnotes.push(Footnote { id, mark, text });
    }
    let reader = PlanReader::new(&data.plans);
    let mut known = Known::default();
    let mut open = Vec::new();
    let mut level = 0;
    let mut places = Vec::with_capacity(draft.rows.len());
    let total = draft.rows.len();
    for (done, row) in draft.rows.into_iter().enumerate() {
        watch.step(Stage::Building, done, total)?;
        match row {
            DraftRow::Section(draft) => {
                let (place, from) = (draft.place.clone(), draft.from);
                places.push(RowPlace { place, from, ..RowPlace::default() });
                let id = known.id(draft.id, ids);
                data.rows.push(section(draft, &mut level, id, &mut notes));
            }
            DraftRow::Activity(draft) => {
                places.push(place_of(&draft, data.parties.len()));
                let alternatives = alternatives(&draft, data.parties.len());
                let id = known.id(draft.id, ids);
                let activity = activity(*draft, &data.parties, &reader, id, &mut notes);
                let doubtful = activity.cells.iter().any(|cell| cell.basis == Basis::Inferred);
                if doubtful {
                    open.push(OpenRow { row: activity.id, alternatives });
                }
                data.rows.push(Row::Activity(Box::new(activity)));
            }
        }
    }
    let broken = |broken: Broken| ImportError::Broken { line: line_of(&broken, &places), broken };
    let matrix = Matrix::new(data).map_err(broken)?;
    let notes = notes.end();
    let (tables, letters) = (draft.tables, draft.found);
    let mut lines = draft.lines;
    lines.sort_by_key(|line| line.line);
    let (encoding, base, stamp) = (None, None, None);
    let (rows, questions) = (places, draft.questions);
    let counts = Counts::of(&matrix);
    Ok(Reading {
        format,
        encoding,
        matrix,
        counts,
        notes,
        tables,
        letters,
        open,
        lines,
        questions,
        base,
        stamp,
        versions: Vec::new(),
        rows,
    })
}

/// The line in the source of the row at which a matrix is broken.
fn line_of(broken: &Broken, places: &[RowPlace]) -> usize {
    let row = match broken {
        Broken::Level { row, .. }
        | Broken::Cells { row, .. }
        | Broken::Letter { row }
        | Broken::MarkParty { row }
        | Broken::Plan { row } => Some(*row),
        _ => None,
    };
    row.and_then(|row| places.get(row)).map(|row| row.place.line).unwrap_or_default()
}

/// Where an activity stands, with its cells.
fn place_of(draft: &DraftActivity, parties: usize) -> RowPlace {
    let mut columns = vec![None; parties];
    for cell in &draft.cells {
        if let Some(slot) = columns.get_mut(cell.party) {
            *slot = cell.column;
        }
    }
    RowPlace {
        place: draft.place.clone(),
        from: draft.from,
        activity: draft.column,
        parties: columns,
    }
}

/// The title: what the source says, else the first heading, else the name of the file.
fn title(draft: &Draft, file_name: Option<&str>) -> String {
    let title = draft.title.trim();
    if !title.is_empty() {
        return title.to_owned();
    }
    let stem = file_name.map(|name| name.rsplit(['/', '\\']).next().unwrap_or(name));
    let stem = stem.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    stem.unwrap_or("Imported matrix").to_owned()
}

/// The ids of rows that were given away.
#[derive(Default)]
struct Known(BTreeSet<RowId>);

impl Known {
    /// The id that the source says a row has; another one where a row above has it already, as
    /// where somebody has copied lines.
    fn id(&mut self, said: Option<RowId>, ids: &mut impl NewIds) -> RowId {
        let id = said.filter(|id| !self.0.contains(id)).unwrap_or_else(|| ids.row());
        if said.is_some() {
            self.0.insert(id);
        }
        id
    }
}

fn section(draft: DraftSection, level: &mut u8, id: RowId, notes: &mut Notes) -> Row {
    let place = draft.place;
    *level = (draft.depth.clamp(1, usize::from(MAX_LEVEL)) as u8).min(*level + 1);
    let mut section = Section::new(id, *level, name(&draft.heading.title, &place, notes));
    section.written = name(&draft.heading.number, &place, notes);
    section.before = text(Text::new(draft.before), &place, notes);
    section.after = text(Text::new(draft.after), &place, notes);
    Row::Section(Box::new(section))
}

fn activity(
    draft: DraftActivity,
    parties: &[Party],
    plans: &PlanReader,
    id: RowId,
    notes: &mut Notes,
) -> Activity {
    let place = draft.place;
    let mut activity = Activity::new(id, text(draft.text, &place, notes), parties.len());
    activity.comment = text(draft.comment, &place, notes);
    activity.plan = plans.read(&name(&draft.plan, &place, notes));
    activity.evidence = text(Text::plain(&draft.evidence), &place, notes);
    let mut cells = draft.cells;
    cells.sort_by_key(|cell| cell.party);
    for cell in cells {
        if let Some(slot) = activity.cells.get_mut(cell.party) {
            *slot = cell.cell;
        }
        if let Some(party) = parties.get(cell.party) {
            let marks = cell.marks.into_iter().map(|mark| CellMark { party: party.id, mark });
            let room = limits::CELL_MARKS.saturating_sub(activity.marks.len());
            activity.marks.extend(marks.take(room));
        }
    }
    activity
}

/// The other ways to read a row, with nothing for the parties that they do not name.
fn alternatives(draft: &DraftActivity, parties: usize) -> Vec<Vec<Holding>> {
    let full = |holdings: &Vec<(usize, Holding)>| {
        let mut full = vec![NOTHING; parties];
        for (party, holding) in holdings {
            if let Some(slot) = full.get_mut(*party) {
                *slot = *holding;
            }
        }
        full
    };
    draft.alternatives.iter().map(full).collect()
}

/// The plans that the source defines; where it defines none, those that it prints.
fn plans(defined: &[(String, Text)], rows: &[DraftRow], ids: &mut impl NewIds) -> Vec<Plan> {
    let mut plan = |name: &str, description: Text| Plan {
        id: PlanId::from_bits(ids.next_bits()),
        name: name.chars().take(limits::NAME_CHARS).collect(),
        description,
    };
    if !defined.is_empty() {
        let defined = defined.iter().take(limits::PLANS);
        return defined.map(|(name, description)| plan(name, description.clone())).collect();
    }
    let mut printed: Vec<&str> = Vec::new();
    for row in rows {
        let DraftRow::Activity(activity) = row else { continue };
        let name = activity.plan.trim();
        let joined = name.contains(['/', ',', ';', '+', '&']) || name.contains(" or ");
        if !name.is_empty() && name != "*" && !joined && !printed.contains(&name) {
            printed.push(name);
        }
        if printed.len() > limits::PLANS {
            return Vec::new();
        }
    }
    printed.into_iter().map(|name| plan(name, Text::default())).collect()
}

/// A text within the limits.
fn text(text: Text, place: &Place, notes: &mut Notes) -> Text {
    let shown = || quoted(&text.to_plain());
    if text.chars() > limits::TEXT_CHARS {
        let limit = limits::TEXT_CHARS;
        notes.skipped(place, format!("The text {} was cut off after {limit} characters.", shown()));
    } else if text.pieces() > limits::TEXT_PIECES || text.size() > limits::TEXT_SIZE {
        let limit = limits::TEXT_PIECES;
        let text = format!(
            "The text {} has more than {limit} changes of style, links, footnote marks and line breaks, or too long links. Only its words were kept.",
            shown()
        );
        notes.skipped(place, text);
    } else {
        return text;
    }
    let cut: String = text.to_plain().chars().take(limits::TEXT_CHARS).collect();
    Text::new(vec![Block::Paragraph(vec![Inline::plain(cut)])])
}

/// A name within the limit, in one line.
fn name(name: &str, place: &Place, notes: &mut Notes) -> String {
    let one_line = name.replace(char::is_control, " ").trim().to_owned();
    if one_line.chars().count() <= limits::NAME_CHARS {
        return one_line;
    }
    let limit = limits::NAME_CHARS;
    notes.skipped(place, format!("{} was cut off after {limit} characters.", quoted(&one_line)));
    one_line.chars().take(limit).collect()
}
