//! A reading on its way from the worker to the page: what a preview shows comes first, and the
//! whole matrix stays a text until somebody needs it.

use std::sync::{Arc, OnceLock};

use super::facts::{PREVIEWED, Reading};
use remit_formats::code::{OtherVersion, from_text, to_text};

/// A reading as the worker sends it: what a preview shows, and the whole matrix where that is
/// more; empty where it is not.
pub fn send(reading: Reading) -> (String, String) {
    let is_longer = reading.matrix.rows.len() > PREVIEWED;
    let whole = if is_longer { to_text(&reading.matrix) } else { String::new() };
    (to_text(&reading.for_preview()), whole)
}

/// A reading as it came to the page.
#[derive(Debug)]
pub struct Received {
    /// What a preview shows of it.
    pub shown: Arc<Reading>,
    /// The text of the whole matrix; empty where the preview has all of it.
    rest: String,
    whole: OnceLock<Arc<Reading>>,
}

impl Received {
    /// Reads what [`send`] has written, as far as a preview needs it.
    pub fn read(shown: &str, rest: String) -> Result<Self, OtherVersion> {
        let shown = Arc::new(from_text::<Reading>(shown)?);
        Ok(Self { shown, rest, whole: OnceLock::new() })
    }

    /// Whether a preview shows all rows.
    pub fn is_all_shown(&self) -> bool {
        self.rest.is_empty()
    }

    /// The reading with its whole matrix, which is read when it is first asked for.
    pub fn whole(&self) -> Result<Arc<Reading>, OtherVersion> {
        if self.is_all_shown() {
            return Ok(Arc::clone(&self.shown));
        }
        if let Some(whole) = self.whole.get() {
            return Ok(Arc::clone(whole));
        }
        let matrix = from_text(&self.rest)?;
        let whole = Arc::new(Reading { matrix, ..Reading::clone(&self.shown) });
        Ok(Arc::clone(self.whole.get_or_init(|| whole)))
    }
}

impl From<Reading> for Received {
    /// A reading that nothing has to be brought of.
    fn from(reading: Reading) -> Self {
        Self { shown: Arc::new(reading), rest: String::new(), whole: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests_shown::reading;
    use super::*;

    #[test]
    fn a_preview_comes_first_and_nothing_is_lost() {
        for rows in [3, PREVIEWED, PREVIEWED + 1, 1_000] {
            let row = |row: usize| format!("Do thing {row};R;A\n");
            let text: String = (0..rows).map(row).collect();
            let read = reading(format!("Task;Ops;Dev\n{text}").as_bytes(), "x.csv").unwrap();
            let (shown, rest) = send(read.clone());
            let received = Received::read(&shown, rest).unwrap();
            assert_eq!(received.shown.matrix.rows.len(), rows.min(PREVIEWED));
            assert_eq!(received.shown.counts.rows(), rows);
            let whole = received.whole().unwrap();
            assert_eq!(whole.matrix, read.matrix);
            assert_eq!(whole.notes, read.notes);
        }
    }
}
