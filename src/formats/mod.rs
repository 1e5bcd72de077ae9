//! How matrices are written for the world outside, one module per format.
//!
//! What serde needs lives here: no type of the core knows how it is written.

pub mod compliance;
pub mod csv;
pub(crate) mod difference;
pub mod excel;
pub mod explanations;
pub mod html;
pub mod json;
pub mod link;
pub mod markdown;
pub mod reading;
#[cfg(test)]
pub(crate) mod shown;

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
    // Windows keeps a few names for devices.
    let reserved = ["con", "prn", "aux", "nul"].contains(&stem.as_str())
        || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
    if stem.is_empty() || reserved { format!("matrix{stem}") } else { stem }
}

#[cfg(test)]
mod tests {
    use super::file_stem;

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
        check(&"x".repeat(500), "matrix");
    }
}
