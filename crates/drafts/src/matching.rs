//! Which draft a file belongs to, and whose it is: by what is in it. Its name is no evidence, as
//! browsers and synced folders give names of their own.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use remit_core::fold::fold;
use remit_core::matrix::{Matrix, MatrixId, Row, RowId};
use remit_formats::json::Stamp;

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// The id of its matrix; one that nobody knows where the file has none.
    pub id: MatrixId,
    /// Where it parted from, where it says so.
    pub stamp: Option<Stamp>,
    /// The ids of its rows.
    pub rows: Vec<RowId>,
}

/// A draft that a file may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: MatrixId,
    /// The ids of its rows.
    pub rows: Vec<RowId>,
}

/// Which draft a file belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Belongs {
    /// To this one.
    To(MatrixId),
    /// To one of these, the likeliest first: a person has to say which.
    Several(Vec<MatrixId>),
    /// To none that is known.
    ToNone,
}

impl Arrived {
    /// What a matrix that was read says of itself.
    pub fn of(matrix: &Matrix, stamp: Option<Stamp>) -> Self {
        Self { id: matrix.id, stamp, rows: matrix.rows.iter().map(Row::id).collect() }
    }
}

impl Known {
    /// What is known of a draft.
    pub fn of(draft: &Matrix) -> Self {
        Self { id: draft.id, rows: draft.rows.iter().map(Row::id).collect() }
    }
}

/// Which draft each file belongs to, in the order of the files. What a file parted from says more
/// than its id, and its id more than its rows: drafts of one published matrix have rows in common.
pub fn belong(files: &[Arrived], drafts: &[Known]) -> Vec<Belongs> {
    let mut rows: BTreeMap<RowId, Vec<usize>> = BTreeMap::new();
    // Files that say where they belong need no rows.
    let is_named = |file: &Arrived| by_name(file, drafts).is_some();
    if !files.iter().all(is_named) {
        for (at, draft) in drafts.iter().enumerate() {
            for row in &draft.rows {
                rows.entry(*row).or_default().push(at);
            }
        }
    }
    let belongs = |file: &Arrived| match by_name(file, drafts) {
        Some(id) => Belongs::To(id),
        None => by_rows(file, drafts, &rows),
    };
    files.iter().map(belongs).collect()
}

fn by_name(file: &Arrived, drafts: &[Known]) -> Option<MatrixId> {
    let stamped = file.stamp.as_ref().map(|stamp| stamp.matrix);
    let ids = stamped.into_iter().chain([file.id]);
    ids.into_iter().find(|id| drafts.iter().any(|draft| draft.id == *id))
}

fn by_rows(file: &Arrived, drafts: &[Known], rows: &BTreeMap<RowId, Vec<usize>>) -> Belongs {
    let mut shared = vec![0_usize; drafts.len()];
    for at in file.rows.iter().filter_map(|row| rows.get(row)).flatten() {
        if let Some(count) = shared.get_mut(*at) {
            *count += 1;
        }
    }
    let most = shared.iter().copied().max().unwrap_or_default();
    // Rows may have been deleted on either side since: one that has nearly as many may be meant.
    let mut fitting: Vec<(usize, MatrixId)> = shared
        .into_iter()
        .zip(drafts)
        .filter(|(count, _)| *count > 0 && *count * 2 >= most)
        .map(|(count, draft)| (count, draft.id))
        .collect();
    fitting.sort_by_key(|(count, id)| (Reverse(*count), *id));
    match fitting.as_slice() {
        [] => Belongs::ToNone,
        [(_, only)] => Belongs::To(*only),
        _ => Belongs::Several(fitting.into_iter().map(|(_, id)| id).collect()),
    }
}

/// How many activities of a file a draft has, word for word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// So many.
    pub rows: usize,
    /// Of so many that the file has.
    pub of: usize,
}

/// With so few a file has nothing to be known by.
const FEW: usize = 3;

/// What a draft has of a file that does not say where it is from; nothing where that is less than
/// half, as two matrices of one trade have texts in common.
pub fn shared(file: &Matrix, draft: &Matrix) -> Option<Shared> {
    let texts = |matrix: &Matrix| -> BTreeSet<String> {
        matrix.activities().map(|activity| fold(&activity.text.to_plain())).collect()
    };
    let (file, draft) = (texts(file), texts(draft));
    let shared = Shared { rows: file.intersection(&draft).count(), of: file.len() };
    (shared.rows >= FEW && shared.rows * 2 >= shared.of).then_some(shared)
}

/// Whose a file is: the author that it names, the person that a synced folder has put into its
/// name, or its name.
pub fn whose(stamp: Option<&Stamp>, file_name: Option<&str>) -> String {
    let author = stamp.map(|stamp| stamp.author.trim()).filter(|author| !author.is_empty());
    let name = file_name.unwrap_or("Pasted text");
    author.or_else(|| conflicting(name)).unwrap_or(name).to_owned()
}

/// The person in a name like "matrix (Ann's conflicted copy 2026-01-31).json".
fn conflicting(name: &str) -> Option<&str> {
    let (_, inside) = name.rsplit_once('(')?;
    let (person, _) = inside.split_once(" conflicted copy")?;
    let person = ["'s", "’s"].into_iter().find_map(|end| person.strip_suffix(end))?;
    Some(person.trim()).filter(|person| !person.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_core::matrix::{Activity, MatrixData, Text};

    fn draft(id: u64, rows: &[u64]) -> Known {
        let rows = rows.iter().map(|row| RowId::from_bits(*row)).collect();
        Known { id: MatrixId::from_bits(id), rows }
    }

    /// A file of these rows, against the drafts 1 of the rows 1 to 4, 2 of 3 to 5, and 3 of 9.
    #[track_caller]
    fn check(id: u64, parted_from: Option<u64>, rows: &[u64], expected: Belongs) {
        let drafts = [draft(1, &[1, 2, 3, 4]), draft(2, &[3, 4, 5]), draft(3, &[9])];
        let file = draft(id, rows);
        let stamp = parted_from.map(|id| Stamp {
            matrix: MatrixId::from_bits(id),
            revision: 1,
            content: 1,
            seen: Vec::new(),
            author: String::new(),
        });
        let file = Arrived { id: file.id, stamp, rows: file.rows };
        assert_eq!(belong(&[file], &drafts), [expected]);
    }

    #[test]
    fn a_file_belongs_to_what_it_says() {
        let to = |id| Belongs::To(MatrixId::from_bits(id));
        check(1, None, &[], to(1));
        check(2, Some(3), &[1, 2], to(3));
        check(3, Some(7), &[1, 2], to(3));
        check(7, None, &[9, 10], to(3));
        check(7, None, &[1, 2, 3], to(1));
        check(7, None, &[8], Belongs::ToNone);
        let several = |ids: [u64; 2]| Belongs::Several(ids.map(MatrixId::from_bits).to_vec());
        check(7, None, &[3, 4, 5], several([2, 1]));
        check(7, None, &[3, 4], several([1, 2]));
    }

    /// A page of four rows, against a draft of these.
    #[track_caller]
    fn check_shared(draft: &[&str], expected: Option<usize>) {
        let matrix = |texts: &[&str]| {
            let mut data = MatrixData::empty(MatrixId::from_bits(1), "T");
            let row = |(text, id): (&&str, u64)| {
                let id = RowId::from_bits(id);
                Row::Activity(Box::new(Activity::new(id, Text::plain(text), 0)))
            };
            data.rows = texts.iter().zip(1..).map(row).collect();
            Matrix::new(data).unwrap()
        };
        let found = shared(&matrix(&["Back up", "Restore", "Patch", "Watch"]), &matrix(draft));
        assert_eq!(found, expected.map(|rows| Shared { rows, of: 4 }));
    }

    #[test]
    fn a_file_without_ids_is_known_by_half_of_its_texts() {
        check_shared(&["restore", "Back up.", "PATCH", "Sell"], Some(3));
        check_shared(&["Watch", "Patch", "Back up", "Restore", "A", "B", "C", "D", "E"], Some(4));
        check_shared(&["Restore", "Back up"], None);
        check_shared(&[], None);
    }

    #[track_caller]
    fn check_whose(author: &str, name: Option<&str>, expected: &str) {
        let matrix = MatrixId::from_bits(1);
        let stamp =
            Stamp { matrix, revision: 1, content: 1, seen: Vec::new(), author: author.to_owned() };
        assert_eq!(whose(Some(&stamp), name), expected);
    }

    #[test]
    fn a_file_is_whose_it_says() {
        check_whose("Ann", Some("matrix (Ben's conflicted copy).json"), "Ann");
        check_whose("", Some("matrix (Ben's conflicted copy 2026-01-31).raci.json"), "Ben");
        check_whose("", Some("matrix (Ben’s conflicted copy).json"), "Ben");
        check_whose(" ", Some("matrix (1).raci.json"), "matrix (1).raci.json");
        check_whose("", Some("matrix (conflicted copy).json"), "matrix (conflicted copy).json");
        check_whose("", None, "Pasted text");
    }
}
