//! The rules of files: what there is to check of them besides the matrix.

use remit_core::checks::Explanation;

/// A rule of files. Its findings are errors.
pub(crate) struct FileRule {
    /// Its name.
    pub(crate) id: &'static str,
    /// What it found, in a few words.
    pub(crate) title: &'static str,
    /// What there is to say of it.
    pub(crate) explanation: Explanation,
}

/// A page says something else than its matrix.
pub(crate) const PAGE_DIFFERS: &str = "page-differs";
/// A merge has left something to decide.
pub(crate) const UNRESOLVED: &str = "unresolved-conflict";

/// All of them.
pub(crate) static ALL: [FileRule; 2] = [
    FileRule {
        id: PAGE_DIFFERS,
        title: "The page and the matrix differ",
        explanation: Explanation {
            finds: "A row of a page that says something else than the matrix it belongs to, or is \
                missing in one of them. Which page belongs to which matrix is said in remit.toml: \
                `[[page]]` with `matrix` and `source`.",
            why: "People read the page, and what was agreed is in the matrix. If they differ, \
                somebody acts on the wrong one.",
            example: "The matrix says Customer RA; docs/okms.md says Customer A.",
            remedy: "Change the page or the matrix. `remit diff MATRIX PAGE` shows all differences; \
                `remit convert MATRIX -o PAGE` writes the page anew.",
            accept: "While a change is under way: set its severity to warning in remit.toml.",
            source: "Remit. Texts are compared without their styles; notes around the tables are \
                not compared.",
        },
    },
    FileRule {
        id: UNRESOLVED,
        title: "Unresolved merge conflict",
        explanation: Explanation {
            finds: "An entry of `unresolved` in a Remit file, which `remit merge` writes where both \
                sides changed the same thing differently.",
            why: "Ours is in place. Whoever commits the file as it is loses theirs.",
            example: "Handle incidents, Customer (ours: I; theirs: C).",
            remedy: "Write what is right into the row, then delete the entry; delete the key \
                `unresolved` with its last entry.",
            accept: "Never: such a file is not read as a matrix.",
            source: "Remit. Git works the same way with its conflict markers.",
        },
    },
];

/// The rule of this name.
pub(crate) fn find(id: &str) -> Option<&'static FileRule> {
    ALL.iter().find(|rule| rule.id == id)
}
