//! What a matrix is to the published one that it was begun from, in words that every format and
//! the screen have from here: a copy that was changed is an edition, and never passes for the
//! provider's own page.

use super::file_stem;
use super::json::{self, Node};
use remit_core::matrix::{Base, Matrix};

/// The keys of our own format that say nothing of what the provider has published: what is a
/// matrix's own, and what people make of it by themselves.
const ASIDE: [&str; 8] =
    ["format", "version", "id", "edition", "title", "base", "rules", "acceptances"];

/// The published matrices that are known, by their ids and editions, each with its count of rows
/// and the fingerprint of its content; a test holds them against the matrices.
const RELEASES: [(u64, u32, usize, u64); 5] = [
    (0x2f55_31ad_5c45_a67b, 1, 71, 0xaa5b_b9fc_b675_4a18),
    (0xc765_a306_b462_7311, 1, 63, 0xf63a_8496_f7a3_f3d6),
    (0x90e0_2a35_9a3f_7ad4, 1, 55, 0x0811_e7dc_d2c7_1132),
    (0x37fe_5542_8bf8_6076, 1, 65, 0x9e32_2f65_e092_6b88),
    (0xb71b_1e54_3fc2_c1fc, 1, 123, 0xce2a_5af1_df85_4efb),
];

/// What a matrix is to the published one that it was begun from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance<'a> {
    /// It says the same.
    Copy(&'a Base),
    /// It was changed since, or nobody can tell that it was not.
    Edition(&'a Base),
}

impl<'a> Provenance<'a> {
    /// Of a matrix that was begun from another one.
    pub fn of(matrix: &'a Matrix) -> Option<Self> {
        let base = matrix.base.as_ref()?;
        let mut releases = RELEASES.iter();
        let release = releases
            .find(|(id, edition, ..)| (base.matrix.bits(), base.edition) == (*id, *edition));
        // This is asked after each change: what has grown need not be written to be told apart.
        let is_same = release.is_some_and(|(.., rows, content)| {
            matrix.rows.len() == *rows && *content == fingerprint(matrix)
        });
        Some(if is_same { Self::Copy(base) } else { Self::Edition(base) })
    }

    /// What the matrix was begun from.
    pub fn base(self) -> &'a Base {
        match self {
            Self::Copy(base) | Self::Edition(base) => base,
        }
    }

    /// In a few words: "edition of OVHcloud OKMS".
    pub fn short(self) -> String {
        match self {
            Self::Copy(base) => format!("copy of {}", base.title),
            Self::Edition(base) => format!("edition of {}", base.title),
        }
    }

    /// In a sentence, for the head of a page.
    pub fn sentence(self) -> String {
        match self {
            Self::Copy(base) => format!("Copy of “{}”, unchanged.", base.title),
            Self::Edition(base) => {
                format!("Edition of “{}”, with changes. Not the provider’s own page.", base.title)
            }
        }
    }
}

/// What a page of a matrix says at its head of where it comes from; nothing where it was begun
/// from no other.
pub fn sentence(matrix: &Matrix) -> Option<String> {
    Provenance::of(matrix).map(Provenance::sentence)
}

/// The title of what an edition was begun from; nothing of anything else.
pub fn edition_of(matrix: &Matrix) -> Option<&str> {
    match Provenance::of(matrix)? {
        Provenance::Edition(base) => Some(&base.title),
        Provenance::Copy(_) => None,
    }
}

/// A name, without ending, for a file that has no other place to say what it is: an edition that is
/// still called like the page that it was begun from is told from it.
pub fn stem(matrix: &Matrix) -> String {
    let stem = file_stem(&matrix.title);
    if edition_of(matrix) == Some(&matrix.title) { format!("{stem}-edition") } else { stem }
}

/// A number for what a matrix has from its provider.
fn fingerprint(matrix: &Matrix) -> u64 {
    let Node::Object(mut pairs) = json::to_node(matrix) else { return 0 };
    pairs.retain(|(key, _)| !ASIDE.contains(&key.as_ref()));
    json::fingerprint(&json::compact(&Node::Object(pairs)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use remit_core::edit::{CellEdit, Command, apply};
    use remit_core::matrix::{Cell, LetterSet, from_published};

    fn copy(slug: &str) -> Matrix {
        let published = catalogue::find(slug).unwrap().matrix().unwrap();
        let mut last = 0;
        let mut ids = || {
            last += 1;
            last
        };
        from_published(&published, &mut ids).unwrap()
    }

    #[test]
    fn the_releases_are_those_that_are_bundled() {
        let known = catalogue::ALL.iter().map(|published| {
            let matrix = published.matrix().unwrap();
            (matrix.id.bits(), matrix.edition, matrix.rows.len(), fingerprint(&matrix))
        });
        let known: Vec<_> = known.collect();
        assert_eq!(known, RELEASES, "{known:#x?}");
    }

    #[test]
    fn a_copy_that_was_changed_does_not_pass_for_the_page_of_the_provider() {
        // A draft of OKMS in which the roles of a row were changed was exported, and the export
        // named OVHcloud's page as its source and nothing else.
        let mut draft = copy("ovhcloud-okms");
        assert_eq!(sentence(&draft).unwrap(), "Copy of “OVHcloud OKMS”, unchanged.");
        assert_eq!(stem(&draft), "ovhcloud-okms");
        let (row, party) = (draft.activities().next().unwrap().id, draft.parties[0].id);
        let cell = Cell::of(LetterSet::EMPTY);
        let emptied = Command::SetCells(vec![CellEdit { row, party, cell }]);
        let back = apply(&mut draft, emptied).unwrap();
        assert_eq!(
            sentence(&draft).unwrap(),
            "Edition of “OVHcloud OKMS”, with changes. Not the provider’s own page."
        );
        assert_eq!(Provenance::of(&draft).unwrap().short(), "edition of OVHcloud OKMS");
        assert_eq!(stem(&draft), "ovhcloud-okms-edition");
        apply(&mut draft, back).unwrap();
        assert_eq!(edition_of(&draft), None);
    }

    #[test]
    fn a_title_and_what_people_accept_are_no_change() {
        let mut draft = copy("cloud-temple-iaas");
        apply(&mut draft, Command::SetTitle("Ours".to_owned())).unwrap();
        assert_eq!(sentence(&draft).unwrap(), "Copy of “Cloud Temple IaaS”, unchanged.");
        assert_eq!(stem(&draft), "ours");
    }

    #[test]
    fn what_comes_from_elsewhere_is_no_copy() {
        let published = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
        assert_eq!(sentence(&published), None);
        // Of a release that this Remit does not know nobody can say that it is unchanged.
        let mut data = copy("ovhcloud-okms").into_data();
        data.base.as_mut().unwrap().edition = 7;
        assert_eq!(edition_of(&Matrix::new(data).unwrap()), Some("OVHcloud OKMS"));
    }
}
