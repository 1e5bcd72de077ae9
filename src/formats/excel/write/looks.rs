//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::matrix::Kind;

const LINE: Color = Color::RGB(0x00c9_c9c2);
const SOFT: Color = Color::RGB(0x00ee_eeea);

/// The formats of the workbook, made once.
pub(super) struct Looks {
    pub(super) head: Format,
    pub(super) section: Format,
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
        let cell = framed.clone().set_align(FormatAlign::Center);
        Self {
            head: framed.clone().set_bold().set_background_color(SOFT),
            section: framed.clone().set_bold().set_background_color(SOFT),
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
