//! The index: what rows of many matrices say, by their terms.

use crate::ordered::sort_by;
use std::collections::BTreeMap;

use super::terms::{asked, terms};
use crate::matrix::{Activity, Holding, Kind, Matrix, MatrixId, RowId};

/// How much a term says of a row, by where it stands.
pub(super) const IN_TEXT: u8 = 4;
const IN_PATH: u8 = 2;
const IN_REST: u8 = 1;

/// What a party holds, as an answer shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The name of the party.
    pub party: String,
    /// Its letters, in the order of the matrix.
    pub letters: Vec<(char, Kind)>,
    /// Whether the activity does not concern it.
    pub not_applicable: bool,
}

/// A row, as an answer shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedRow {
    /// The row.
    pub row: RowId,
    /// What it says.
    pub text: String,
    /// The sections that it stands in.
    pub path: String,
    /// Who holds what.
    pub held: Vec<Assignment>,
}

/// A row in which a term stands, and how much that says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting {
    pub entry: usize,
    pub weight: u8,
}

/// One matrix.
#[derive(Debug)]
pub(super) struct Book {
    pub id: MatrixId,
    pub title: String,
    pub entries: Vec<IndexedRow>,
    /// How many terms each of them says, by which equal wording is told from longer texts.
    pub lengths: Vec<usize>,
    pub postings: BTreeMap<String, Vec<Posting>>,
    /// The terms of its title, its provider and its parties.
    pub about: Vec<String>,
}

/// Rows of many matrices, to be searched.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) books: Vec<Book>,
}

impl Index {
    /// Puts a matrix in, in place of what was there of it.
    pub fn put(&mut self, matrix: &Matrix) {
        let book = Book::of(matrix);
        match self.books.iter_mut().find(|book| book.id == matrix.id) {
            Some(before) => *before = book,
            None => self.books.push(book),
        }
    }

    /// Keeps only these matrices.
    pub fn retain(&mut self, keeps: impl Fn(MatrixId) -> bool) {
        self.books.retain(|book| keeps(book.id));
    }

    /// How many matrices there are.
    pub fn len(&self) -> usize {
        self.books.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.books.is_empty()
    }
}

impl Book {
    fn of(matrix: &Matrix) -> Self {
        let mut about = terms(&matrix.title);
        about.extend(terms(&matrix.source.provider));
        about.extend(matrix.parties.iter().flat_map(|party| terms(&party.name)));
        sort_by(&mut about, String::cmp);
        about.dedup();
        let mut book = Self {
            id: matrix.id,
            title: matrix.title.clone(),
            entries: Vec::new(),
            lengths: Vec::new(),
            postings: BTreeMap::new(),
            about,
        };
        // The headings that the next activity stands under, with their levels and terms.
        let mut path: Vec<(u8, String, Vec<String>)> = Vec::new();
        for row in &matrix.rows {
            if let Some(section) = row.section() {
                path.retain(|(level, ..)| *level < section.level);
                path.push((section.level, section.heading(), terms(&section.title)));
            } else if let Some(activity) = row.activity() {
                book.add(matrix, activity, &path);
            }
        }
        book
    }

    fn add(&mut self, matrix: &Matrix, activity: &Activity, path: &[(u8, String, Vec<String>)]) {
        let entry = self.entries.len();
        let text = activity.text.to_plain();
        let mut found: Vec<(String, u8)> = Vec::new();
        found.extend(terms(&text).into_iter().map(|term| (term, IN_TEXT)));
        for (.., heading) in path {
            found.extend(heading.iter().map(|term| (term.clone(), IN_PATH)));
        }
        for rest in [activity.comment.to_plain().as_ref(), &activity.plan.printed] {
            found.extend(terms(rest).into_iter().map(|term| (term, IN_REST)));
        }
        // Of a term that stands in several places the best one counts.
        sort_by(&mut found, |(a, x), (b, y)| a.cmp(b).then(y.cmp(x)));
        found.dedup_by(|(later, _), (first, _)| later == first);
        for (term, weight) in found {
            self.postings.entry(term).or_default().push(Posting { entry, weight });
        }
        let held = matrix.cells(activity).map(|(party, cell)| Assignment {
            party: party.name.clone(),
            letters: matrix.letters.in_set(cell.letters()).map(|l| (l.code, l.kind)).collect(),
            not_applicable: cell.holding == Holding::NotApplicable,
        });
        self.lengths.push(distinct(asked(&text)));
        let headings: Vec<&str> = path.iter().map(|(_, heading, _)| heading.as_str()).collect();
        self.entries.push(IndexedRow {
            row: activity.id,
            text: text.into_owned(),
            path: headings.join(" > "),
            held: held.collect(),
        });
    }
}

/// How many different terms there are.
pub(super) fn distinct(mut terms: Vec<String>) -> usize {
    sort_by(&mut terms, String::cmp);
    terms.dedup();
    terms.len()
}
