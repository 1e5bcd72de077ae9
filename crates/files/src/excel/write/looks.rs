//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use remit_core::matrix::{Kind, MAX_LEVEL};

const LINE: Color = Color::RGB(0x00c9_c9c2);
const SOFT: Color = Color::RGB(0x00ee_eeea);

/// The formats of the workbook, made once.
pub(super) struct Looks {
    pub(super) head: Format,
    /// The titles of sections, by their level from 1 on.
    pub(super) sections: Vec<Format>,
    pub(super) level: Format,
    pub(super) note: Format,
    pub(super) text: Format,
    pub(super) cell: Format,
    pub(super) inferred: Format,
    pub(super) title: Format,
    pub(super) key: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        let framed = Format::new()
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        let note = framed.clone().set_background_color(SOFT);
        let section = note.clone().set_bold();
        let indented = |level: u8| section.clone().set_align(FormatAlign::Left).set_indent(level);
        let cell = framed.clone().set_align(FormatAlign::Center);
        Self {
            head: section.clone(),
            sections: (0..MAX_LEVEL).map(indented).collect(),
            level: section.clone().set_align(FormatAlign::Center),
            note,
            inferred: cell.clone().set_italic().set_border(FormatBorder::Dashed),
            text: framed,
            cell,
            title: Format::new().set_bold().set_font_size(14),
            key: Format::new().set_font_color(Color::Gray),
        }
    }
}

/// How a cell looks in which a letter of this kind stands; those who act are filled, as on the
/// screen.
pub(super) fn letter(kind: Kind) -> Format {
    let (ink, ground) = match kind {
        Kind::Responsible => (0x000b_5cad, Some(0x00dc_ebfb)),
        Kind::Accountable => (0x008a_3a00, Some(0x00ff_e1c7)),
        Kind::Support => (0x006b_3fa0, Some(0x00ec_e3f8)),
        Kind::Consulted => (0x000d_6b4f, None),
        Kind::Informed | Kind::Other => (0x005b_5f68, None),
    };
    let format = Format::new().set_font_color(Color::RGB(ink));
    match ground {
        Some(ground) => format.set_background_color(Color::RGB(ground)),
        None => format,
    }
}

/// How a count looks that is not one.
pub(super) fn wrong() -> Format {
    Format::new().set_bold().set_font_color(Color::RGB(0x00b3_261e))
}

/// How high a line of the sheet has to be so that all of its texts can be read, each in a column
/// so many characters wide; nothing where the usual height does. Not every program finds that by
/// itself when it opens a workbook.
pub(super) fn height<'a>(cells: impl IntoIterator<Item = (&'a str, f64)>) -> Option<f64> {
    const LINE: f64 = 15.0;
    // Excel takes no higher ones.
    const HIGHEST: f64 = 409.0;
    let lines = cells.into_iter().map(|(text, width)| {
        let line = |line: &str| (line.chars().count() as f64 / width).ceil().max(1.0);
        text.split('\n').map(line).sum::<f64>()
    });
    let most = lines.fold(1.0, f64::max);
    (most > 1.0).then(|| (most * LINE).min(HIGHEST))
}
