//! What was understood of a file, as JSON: the matrix, what was guessed, and the choices that a
//! person can change.

use remit_formats::json;
use remit_import::Format;
use serde::Serialize;
use serde_json::value::RawValue;

use super::corrections::Choices;
use super::document::Document;
use super::failure::Failure;
use super::read;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    file: String,
    format: &'static str,
    notes: Vec<Note>,
    /// The rows with roles that the file does not show plainly.
    to_confirm: Vec<Unconfirmed>,
    /// What the file leaves open.
    questions: Vec<Question>,
    choices: Choices,
    matrix: Box<RawValue>,
}

#[derive(Debug, Serialize)]
struct Note {
    #[serde(skip_serializing_if = "String::is_empty")]
    sheet: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    kind: &'static str,
    text: String,
}

#[derive(Debug, Serialize)]
struct Question {
    #[serde(skip_serializing_if = "String::is_empty")]
    sheet: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    asked: String,
    /// The answer that was taken, and whether it was given in corrections.
    taken: String,
    answered: bool,
    answers: Vec<Answer>,
}

#[derive(Debug, Serialize)]
struct Answer {
    answer: String,
    /// As corrections say it.
    corrections: Choices,
}

impl Question {
    fn of(question: &remit_import::Question) -> Self {
        let answer = |answer: &remit_import::Answer| Answer {
            answer: answer.text.clone(),
            corrections: Choices::of_answer(&answer.choice),
        };
        let taken = question.answers.get(question.taken);
        Self {
            sheet: question.place.sheet.clone(),
            line: Some(question.place.line).filter(|line| *line > 0),
            asked: question.text.clone(),
            taken: taken.map(|answer| answer.text.clone()).unwrap_or_default(),
            answered: question.is_answered,
            answers: question.answers.iter().map(answer).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct Unconfirmed {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    activity: String,
    /// The other ways to read it: what each party would hold.
    alternatives: Vec<Vec<String>>,
}

impl Report {
    pub(crate) fn of(document: &Document) -> Result<Self, Failure> {
        let reading = &document.reading;
        let matrix = document.matrix();
        let line_of = |line: usize| Some(line).filter(|line| *line > 0);
        let notes = reading.notes.iter().map(|note| Note {
            sheet: note.place.sheet.clone(),
            // The entries of JSON are counted, not its lines.
            line: line_of(note.place.line).filter(|_| reading.format != Format::Json),
            kind: read::kind(note.kind),
            text: note.text.clone(),
        });
        let open = reading.open.iter().map(|open| {
            let at = matrix.position(open.row);
            let place = at.and_then(|at| reading.rows.get(at));
            let activity = matrix.activity(open.row);
            let way = |way: &Vec<_>| {
                way.iter().map(|holding| matrix.letters.write_holding(*holding)).collect()
            };
            Unconfirmed {
                line: place.and_then(|place| line_of(place.place.line)),
                activity: activity.map(|it| it.text.to_plain().into_owned()).unwrap_or_default(),
                alternatives: open.alternatives.iter().map(way).collect(),
            }
        });
        let raw = RawValue::from_string(json::write(matrix).trim_end().to_owned());
        Ok(Self {
            file: document.name.as_str().to_owned(),
            format: reading.format.name(),
            notes: notes.collect(),
            to_confirm: open.collect(),
            questions: reading.questions.iter().map(Question::of).collect(),
            choices: Choices::of(reading),
            matrix: raw.map_err(|error| Failure::usage(error.to_string()))?,
        })
    }

    pub(crate) fn to_json(&self) -> Result<String, Failure> {
        let text = serde_json::to_string_pretty(self);
        text.map(|text| text + "\n").map_err(|error| Failure::usage(error.to_string()))
    }
}
