//! The table that a clipboard holds, in whichever of its forms.

use crate::clipboard::{Pasted, read_html, read_own, read_text};
use remit_core::matrix::{Broken, limits};
use remit_formats::page::ImportError;

/// What a clipboard holds, in each of its forms.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Clip {
    /// As Remit has put it there.
    pub own: Option<String>,
    /// As markup.
    pub html: Option<String>,
    /// As plain text.
    pub text: Option<String>,
}

/// Why nothing of a clipboard can be pasted into a grid, in words for the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TooMuch {
    /// Over the limit on bytes.
    #[error(
        "That is too much to paste at once: more than {} MB. Save it as a file and import it, or paste it in parts.",
        limits::PASTE_BYTES / (1024 * 1024)
    )]
    Bytes,
    /// Over the limit on rows.
    #[error(
        "That is too much to paste at once: more than {} rows. Paste it in parts.",
        limits::ROWS
    )]
    Rows,
    /// Over the limit on cells.
    #[error(
        "That is too much to paste at once: more than {} cells. Paste it in parts.",
        limits::PASTE_CELLS
    )]
    Cells,
}

impl From<ImportError> for TooMuch {
    /// Of markup nothing is refused but more rows and cells than a file may have.
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Broken { broken: Broken::TooMany { limit, .. }, .. }
                if limit == limits::READ_ROWS =>
            {
                Self::Rows
            }
            _ => Self::Cells,
        }
    }
}

impl Clip {
    /// The table that we have put there ourselves: it has lost nothing, and little is needed to
    /// read it.
    pub fn own_table(&self) -> Result<Option<Pasted>, TooMuch> {
        self.own
            .as_deref()
            .filter(|own| fits(own))
            .map(|own| within_limits(read_own(own)))
            .transpose()
    }

    /// The markup in which others have put a table there, which has cells where plain text may have
    /// only tabs. To read it takes another part of Remit. What a spreadsheet has put there its plain
    /// text says as well, unless cells span others.
    pub fn markup(&self) -> Option<&str> {
        let html = self.html.as_deref().filter(|html| fits(html))?;
        let lower = html.to_ascii_lowercase();
        let spans = lower.contains("colspan") || lower.contains("rowspan");
        let is_said = !spans && SPREADSHEETS.iter().any(|sign| lower.contains(sign));
        let has_cells = |text: &str| fits(text) && text.contains('\t');
        let is_needed = !(is_said && self.text.as_deref().is_some_and(has_cells));
        (lower.contains("<table") && is_needed).then_some(html)
    }

    /// The table that others have put there as plain text.
    pub fn plain_table(&self) -> Result<Option<Pasted>, TooMuch> {
        let (html, text) = (self.html.as_deref(), self.text.as_deref());
        match text.filter(|text| fits(text)).map(read_text) {
            Some(table) => within_limits(table).map(Some),
            None if [html, text].into_iter().flatten().any(|form| !fits(form)) => {
                Err(TooMuch::Bytes)
            }
            None => Ok(None),
        }
    }
}

/// What the markup of spreadsheets has in it.
const SPREADSHEETS: [&str; 3] = [
    "urn:schemas-microsoft-com:office:excel",
    "google-sheets-html-origin",
    "name=\"generator\" content=\"libreoffice",
];

/// The table of [`Clip::markup`], where there is one.
pub fn of_markup(html: &str) -> Result<Option<Pasted>, TooMuch> {
    read_html(html)?.map(within_limits).transpose()
}

fn fits(form: &str) -> bool {
    form.len() <= limits::PASTE_BYTES
}

fn within_limits(table: Pasted) -> Result<Pasted, TooMuch> {
    if table.rows.len() > limits::ROWS {
        Err(TooMuch::Rows)
    } else if table.rows.iter().map(Vec::len).sum::<usize>() > limits::PASTE_CELLS {
        Err(TooMuch::Cells)
    } else {
        Ok(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clipboard::Cell;

    /// The table of all forms, as the app and its worker read it together.
    fn foreign(clip: &Clip) -> Result<Option<Pasted>, TooMuch> {
        match clip.markup().map(of_markup).transpose()?.flatten() {
            Some(table) => Ok(Some(table)),
            None => clip.plain_table(),
        }
    }

    fn html(html: String) -> Result<Option<Pasted>, TooMuch> {
        foreign(&Clip { html: Some(html), ..Clip::default() })
    }

    #[test]
    fn the_form_that_has_lost_least_is_taken() {
        let clip = |own: Option<&str>, html: Option<&str>, text: Option<&str>| Clip {
            own: own.map(str::to_owned),
            html: html.map(str::to_owned),
            text: text.map(str::to_owned),
        };
        let texts = |clip: Clip| {
            let table = match clip.own_table() {
                Ok(None) => foreign(&clip),
                own => own,
            };
            let rows = table.map(|table| table.map(|table| table.rows));
            let text = |cell: &Cell| cell.text.to_string();
            let row = |row: &Vec<Cell>| row.iter().map(text).collect::<Vec<_>>();
            rows.map(|rows| rows.map(|rows| rows.iter().map(row).collect::<Vec<_>>()))
        };
        let one = |text: &str| Ok(Some(vec![vec![text.to_owned()]]));
        let table = Some("<table><tr><td>html</table>");
        assert_eq!(texts(clip(Some("own"), table, Some("text"))), one("own"));
        assert_eq!(texts(clip(None, table, Some("text"))), one("html"));
        assert_eq!(texts(clip(None, Some("<p>html"), Some("text"))), one("text"));
        assert_eq!(texts(clip(None, None, None)), Ok(None));
        // A spreadsheet writes a lot of markup around each cell.
        let long = format!("{}<table><tr><td>x", " ".repeat(limits::PASTE_BYTES));
        assert_eq!(texts(clip(None, Some(&long), Some("text"))), one("text"));
    }

    #[test]
    fn what_plain_text_says_as_well_needs_no_markup() {
        let clip = |html: &str| Clip {
            html: Some(html.to_owned()),
            text: Some("a\tb".to_owned()),
            ..Clip::default()
        };
        let sheet = "<google-sheets-html-origin><table><tr><td>a<td>b</table>";
        assert_eq!(clip(sheet).markup(), None);
        let merged = sheet.replace("<td>a", "<td ROWSPAN=2>a");
        assert_eq!(clip(&merged).markup(), Some(merged.as_str()));
        let page = "<TABLE><tr><td>a<td>b</table>";
        assert_eq!(clip(page).markup(), Some(page));
        assert_eq!(clip("<p>a b</p>").markup(), None);
        let alone = Clip { html: Some(sheet.to_owned()), ..Clip::default() };
        assert_eq!(alone.markup(), Some(sheet));
    }

    #[test]
    fn a_small_clipboard_that_asks_for_much_is_refused() {
        // A few megabytes of markup stood for a table of sixty million cells.
        let wide = "<tr><td colspan=256>".repeat(limits::ROWS);
        assert_eq!(html(format!("<table>{wide}")), Err(TooMuch::Cells));
        // No cell reaches further than any that people make, and rows without cells are none.
        let deep = format!("<table><tr>{}", "<td rowspan=99999999>".repeat(256));
        let deep = format!("{deep}{}", "<tr>".repeat(1_000));
        assert_eq!(html(deep).unwrap().unwrap().rows.len(), 200);
        let rows = "<tr><td>".repeat(limits::ROWS + 1);
        assert_eq!(html(format!("<table>{rows}")), Err(TooMuch::Rows));
        let long = " ".repeat(limits::PASTE_BYTES + 1);
        assert_eq!(html(long), Err(TooMuch::Bytes));
    }
}
