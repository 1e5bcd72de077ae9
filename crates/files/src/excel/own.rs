//! Workbooks that Remit has written, as people have edited them.

use remit_core::matrix::NewIds;
use remit_formats::page::{Column, ImportError, Note, NoteKind, Place, Watch, quoted};
use remit_formats::sheets::Sheet;
use remit_import::{Corrections, Format, Reading, RowPlace, read_sheets};

/// Reads the sheets of a workbook, one of ours or any other.
pub fn read(
    sheets: &[Sheet],
    file_name: Option<&str>,
    corrections: &Corrections,
    ids: &mut impl NewIds,
    watch: &mut Watch,
) -> Result<Reading, ImportError> {
    match own_workbook(sheets, ids)? {
        Some(reading) => Ok(reading),
        None => read_sheets(sheets, file_name, corrections, ids, watch),
    }
}

/// A workbook that Remit has written comes back with all that is in it, as people have edited it.
fn own_workbook(sheets: &[Sheet], ids: &mut impl NewIds) -> Result<Option<Reading>, ImportError> {
    let plain = |sheet: &Sheet| super::Sheet { name: sheet.name.clone(), rows: sheet.rows.clone() };
    let is_ours = |sheet: &Sheet| {
        sheet.rows.first().and_then(|row| row.first()).is_some_and(|cell| cell == super::MARKER)
    };
    if !sheets.iter().any(is_ours) {
        return Ok(None);
    }
    let plain: Vec<super::Sheet> = sheets.iter().map(plain).collect();
    let Some(back) = super::back(&plain, ids) else { return Ok(None) };
    let back = back.map_err(|broken| ImportError::Broken { broken, line: 0 })?;
    let mut reading = Reading::of_own(back.matrix).with_stamp(back.stamp);
    reading.format = Format::Workbook;
    reading.base = Some(Box::new(back.base));
    let places = &back.places;
    let column = |at: &usize| Column::at(at + 1);
    let row = |line: &usize| RowPlace {
        place: Place { sheet: places.sheet.clone(), line: *line },
        from: None,
        activity: places.activity.as_ref().and_then(column),
        parties: places.parties.iter().map(column).collect(),
    };
    reading.rows = places.lines.iter().map(row).collect();
    let place = |line| Place { sheet: super::SHEET.to_owned(), line };
    for unclear in back.unclear {
        let text =
            format!("{}: {} was only partly understood.", unclear.party, quoted(&unclear.text));
        reading.notes.push(Note { place: place(unclear.line), kind: NoteKind::Unknown, text });
    }
    for head in back.ignored {
        let text = format!("The column {} was left out.", quoted(&head));
        reading.notes.push(Note { place: place(1), kind: NoteKind::Skipped, text });
    }
    Ok(Some(reading))
}
