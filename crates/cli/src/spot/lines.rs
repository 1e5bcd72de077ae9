//! The lines of a text.

use std::ops::Range;

use super::{Line, Mark, Spot};

/// A text whose lines are known.
#[derive(Debug)]
pub(crate) struct Lines {
    text: String,
    /// Where each line begins.
    starts: Vec<usize>,
}

/// More of a line than this is not shown: a file may be one line.
const MOST: usize = 400;

impl Lines {
    /// The lines of a text.
    pub(crate) fn of(text: String) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a line is, from 1 on, without its end.
    pub(crate) fn line(&self, number: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        let line = self.text.get(start..end.max(start))?;
        Some(start..start + line.trim_end_matches('\r').len())
    }

    /// In which line a byte stands, from 1 on.
    fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    /// The place of the first of these spans, with all of them underlined; each with what is said
    /// of it.
    pub(crate) fn spot(&self, spans: &[(Range<usize>, String)]) -> Spot {
        let Some((first, _)) = spans.first() else { return Spot::default() };
        let number = self.number(first.start);
        let Some(line) = self.line(number) else { return Spot::default() };
        let chars = |to: usize| {
            self.text.get(line.start..to).map_or(0, |before| before.chars().count()) + 1
        };
        let end = first.end.min(line.end).max(first.start);
        let mut spot = Spot {
            line: Some(number),
            column: Some(chars(first.start)),
            end_column: Some(chars(end)),
            ..Spot::default()
        };
        let mut spans: Vec<_> = spans.iter().collect();
        spans.sort_by_key(|(span, _)| span.start);
        for (span, label) in spans {
            self.show(&mut spot.shown, span, label);
        }
        spot
    }

    /// Adds a span to the lines that are shown.
    fn show(&self, shown: &mut Vec<Line>, span: &Range<usize>, label: &str) {
        let number = self.number(span.start);
        let Some(line) = self.line(number) else { return };
        let last = shown.last_mut().filter(|last| last.number == number);
        let of_line = |at: usize| at.clamp(line.start, line.end) - line.start;
        let marked = of_line(span.start)..of_line(span.end);
        let mark = |span| Mark { span, label: label.to_owned() };
        if let Some(last) = last {
            // A line that was cut shows its first mark alone.
            if last.text.len() == line.len() {
                last.marks.push(mark(marked));
            }
            return;
        }
        let text = self.text.get(line.clone()).unwrap_or_default();
        let (text, marked) = cut(text, marked);
        shown.push(Line { number, text, marks: vec![mark(marked)] });
    }
}

/// What is shown of a line: all of it, or what stands around the mark.
fn cut(line: &str, mark: Range<usize>) -> (String, Range<usize>) {
    if line.len() <= MOST {
        return (line.to_owned(), mark);
    }
    let boundary = |mut at: usize| {
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = boundary(mark.start.saturating_sub(MOST / 4));
    let to = boundary((from + MOST).min(line.len()));
    let part = line.get(from..to).unwrap_or_default();
    let before = if from > 0 { "… " } else { "" };
    let after = if to < line.len() { " …" } else { "" };
    let shift = |at: usize| at.clamp(from, to) - from + before.len();
    (format!("{before}{part}{after}"), shift(mark.start)..shift(mark.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_as_people_do() {
        let lines = Lines::of("é ab\r\ncd\n".to_owned());
        let spot = lines.spot(&[(3..5, "x".to_owned()), (7..9, String::new())]);
        assert_eq!((spot.line, spot.column, spot.end_column), (Some(1), Some(3), Some(5)));
        let shown: Vec<(usize, &str)> =
            spot.shown.iter().map(|line| (line.number, line.text.as_str())).collect();
        assert_eq!(shown, [(1, "é ab"), (2, "cd")]);
        assert_eq!(lines.line(4), None);
    }

    #[test]
    fn a_long_line_shows_what_stands_around_the_mark() {
        let text = format!("{}MARK{}", "é".repeat(5_000), "ü".repeat(5_000));
        let lines = Lines::of(text);
        let spot = lines.spot(&[(10_000..10_004, String::new())]);
        assert_eq!(spot.column, Some(5_001));
        let line = &spot.shown[0];
        assert!(line.text.len() < 500);
        assert_eq!(&line.text[line.marks[0].span.clone()], "MARK");
    }
}
