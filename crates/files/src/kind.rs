//! What kind of file some bytes are, by what is in them: names are often wrong.

use remit_formats::page::ImportError;

use super::packed::Package;
use super::workbook::Compound;
use super::xml::{Tag, Xml};

/// A file, opened as far as its kind is known.
pub(crate) enum File<'a> {
    /// An Excel workbook.
    Xlsx(Package<'a>),
    /// An Excel workbook in binary parts.
    Xlsb(Package<'a>),
    /// A workbook of Excel 97 to 2003, or an older one.
    Xls(Compound<'a>),
    /// A workbook of LibreOffice and others.
    Ods(Package<'a>),
    /// A Word document, and the name of its main part.
    Word(Package<'a>, String),
    /// Something else, which may be a text.
    Other,
}

fn not_text(what: &'static str, advice: &'static str) -> ImportError {
    ImportError::NotText { what, advice }
}

const AS_WORKBOOK: &str = "Open it and save it as .xlsx or CSV.";
const AS_DOCUMENT: &str = "Open it and save it as .docx, or copy its table and paste it here.";

impl<'a> File<'a> {
    /// What a file is; an error where it is something that Remit does not read.
    pub(crate) fn of(bytes: &'a [u8]) -> Result<Self, ImportError> {
        match bytes {
            [b'P', b'K', 3, 4, ..] => packed(Package::open(bytes)?),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => compound(Compound::open(bytes)?),
            [b'%', b'P', b'D', b'F', ..] => {
                Err(not_text("a PDF", "Select its text, copy it, and paste it here."))
            }
            [b'{', b'\\', b'r', b't', b'f', ..] => Err(not_text("a rich text file", AS_DOCUMENT)),
            [0x89, b'P', b'N', b'G', ..]
            | [0xff, 0xd8, 0xff, ..]
            | [b'G', b'I', b'F', b'8', ..] => {
                Err(not_text("an image", "Remit reads only text and tables."))
            }
            [0x1f, 0x8b, ..] => Err(not_text("a compressed file", "Extract it first.")),
            _ => Ok(Self::Other),
        }
    }
}

fn packed(package: Package) -> Result<File, ImportError> {
    let mimetype = package.text("mimetype")?;
    if let Some(what) = mimetype.strip_prefix("application/vnd.oasis.opendocument.") {
        let is_sheet = what.starts_with("spreadsheet");
        return match (is_sheet, what.starts_with("text")) {
            (true, _) => Ok(File::Ods(package)),
            (_, true) => Err(not_text("an OpenDocument text", AS_DOCUMENT)),
            _ => Err(not_text("an OpenDocument file without tables", AS_WORKBOOK)),
        };
    }
    let main = main_part(&package)?;
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
    let binary = name.to_ascii_lowercase().ends_with(".bin");
    match folder.rsplit('/').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "xl" if binary => Ok(File::Xlsb(package)),
        "xl" => Ok(File::Xlsx(package)),
        "word" => Ok(File::Word(package, main)),
        "ppt" => Err(not_text("a PowerPoint file", "Copy its table and paste it here.")),
        _ if package.has("content.xml") => Ok(File::Ods(package)),
        _ if package.has_ending(".iwa") || package.has("index.xml") => {
            Err(not_text("a file of Apple Numbers or Pages", "Export it as .xlsx or .docx."))
        }
        _ => Err(not_text("a ZIP archive", "Extract it first.")),
    }
}

/// The name of the part that a file of Office begins with.
fn main_part(package: &Package) -> Result<String, ImportError> {
    let usual = ["word/document.xml", "xl/workbook.xml", "xl/workbook.bin"];
    if let Some(name) = usual.into_iter().find(|name| package.has(name)) {
        return Ok(name.to_owned());
    }
    let text = package.text("_rels/.rels")?;
    let mut main = String::new();
    Xml::new(&text).within(|_, tag: &Tag| {
        let is_main = tag.attribute("Type").is_some_and(|what| what.ends_with("/officeDocument"));
        if is_main && let Some(target) = tag.attribute("Target") {
            target.trim_start_matches('/').clone_into(&mut main);
        }
        Ok(())
    })?;
    Ok(main)
}

fn compound(compound: Compound) -> Result<File, ImportError> {
    if compound.has("Workbook") || compound.has("Book") {
        return Ok(File::Xls(compound));
    }
    if compound.has("EncryptedPackage") {
        return Err(ImportError::Protected);
    }
    if compound.has("WordDocument") {
        return Err(not_text("an old Word document (.doc)", AS_DOCUMENT));
    }
    Err(not_text("an old Office file", "Open it and save it as .xlsx, .docx or CSV."))
}

#[cfg(test)]
mod tests {
    use crate::tests_shown::error;

    #[test]
    fn other_files_are_refused_in_words() {
        for (bytes, word) in [
            (&b"%PDF-1.7"[..], "PDF"),
            (b"\x89PNG\r\n", "image"),
            (b"\xd0\xcf\x11\xe0", "incomplete"),
            (b"PK\x03\x04....word/document.xml", "incomplete"),
            (b"{\\rtf1\\ansi", "rich text"),
            (b"\x01\x02\x03\x04\x05\x06", "not a text file"),
            (b"  \n ", "nothing"),
            (b"", "nothing"),
        ] {
            let error = error(bytes, "x");
            assert!(error.contains(word), "{error}");
        }
    }
}
