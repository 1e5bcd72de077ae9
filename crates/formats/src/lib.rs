//! The documents of a matrix, one folder a format, its reader and its writer together; and the
//! published matrices, which are documents too.
//!
//! What serde needs lives here: no type of the core knows how it is written. Readers of formats
//! that anybody writes make a [`page`] of their source; what it means is made out in `import`.

pub mod catalogue;
pub mod code;
pub mod comparison;
pub mod compliance;
pub mod csv;
pub mod dates;
pub mod difference;
pub mod explanations;
pub mod html;
pub mod json;
pub mod link;
pub mod markdown;
pub mod page;
pub mod paper;
pub mod provenance;
pub mod review;
pub mod sheets;
pub mod versions;
pub mod wiki;

#[cfg(any(test, feature = "testing"))]
pub mod shown;

/// Hears how many rows of a matrix are written.
pub type OnRow<'a> = &'a mut dyn FnMut(usize);

/// A file name without ending for a matrix of this title, valid on every system: lower-case
/// letters and digits of any script, words joined by hyphens.
pub fn file_stem(title: &str) -> String {
    let mut stem = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        // File systems allow 255 bytes; this leaves room for endings and "(2)".
        if stem.len() + word.len() > 120 {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.extend(word.chars().flat_map(char::to_lowercase));
    }
    // Windows keeps a few names for devices, ports with a raised number among them.
    let reserved = ["con", "prn", "aux", "nul"].contains(&stem.as_str())
        || (stem.chars().count() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
    if stem.is_empty() || reserved { format!("matrix{stem}") } else { stem }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::file_stem;

    proptest! {
        #[test]
        fn any_title_gives_a_file_name_that_every_system_takes(title in ".{0,300}|[a-zA-Z0-9.:]{1,5}") {
            let stem = file_stem(&title);
            prop_assert!((1..=200).contains(&stem.len()), "{} bytes", stem.len());
            // What Windows, macOS and Linux refuse, and what deceives a reader.
            let refused = |c: char| {
                c.is_control()
                    || c.is_whitespace()
                    || "<>:\"/\\|?*.~$%'`".contains(c)
                    || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            };
            prop_assert!(!stem.contains(refused), "{stem}");
            prop_assert!(!stem.starts_with('-') && !stem.ends_with('-'));
            let device = |name: &str| {
                let port = |port: &str| {
                    name.strip_prefix(port).is_some_and(|rest| rest.chars().count() == 1)
                };
                ["con", "prn", "aux", "nul"].contains(&name) || port("com") || port("lpt")
            };
            prop_assert!(!device(&stem), "{stem}");
        }
    }

    #[track_caller]
    fn check(title: &str, stem: &str) {
        assert_eq!(file_stem(title), stem);
    }

    #[test]
    fn file_names_are_valid_everywhere() {
        check("OVHcloud Hosted Exchange", "ovhcloud-hosted-exchange");
        check("cegedim.cloud managed products", "cegedim-cloud-managed-products");
        check("../../etc/passwd", "etc-passwd");
        check("Sauvegarde: l’été", "sauvegarde-l-été");
        check("", "matrix");
        check("???", "matrix");
        check("NUL", "matrixnul");
        check("com1", "matrixcom1");
        check("Lpt9.", "matrixlpt9");
        check("COM¹", "matrixcom¹");
        check("con.", "matrixcon");
        check("console", "console");
        check("trailing dots...", "trailing-dots");
        check("a\u{202e}fdp.exe", "a-fdp-exe");
        check("tab\tand\u{0}null", "tab-and-null");
        check(&"x".repeat(500), "matrix");
    }
}
