//! What is asked of the index, and what it answers.

use crate::ordered::sort_by;
use std::collections::HashMap;

use super::index::{Book, IN_TEXT, Index, IndexedRow, distinct};
use super::terms::asked;
use super::typo::{distance, tolerance};
use crate::matrix::MatrixId;

/// How much of the best row's score another one must have to be an answer, too.
const WORTH: f32 = 0.35;
/// What a term of a matrix's title counts for each of its rows.
const ABOUT: f32 = 0.5;
/// What a longer or shorter word of the same beginning counts, and a misspelt one.
const KIN: f32 = 0.7;
const ONE_SLIP: f32 = 0.5;
const TWO_SLIPS: f32 = 0.3;
/// From how many characters on two words of one beginning are taken for kin.
const KIN_FROM: usize = 4;

/// What one matrix answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<'a> {
    /// The matrix.
    pub matrix: MatrixId,
    /// Its title.
    pub title: &'a str,
    /// Whether what was asked is in its title, or the name of a party.
    pub is_named: bool,
    /// The rows, the best first.
    pub rows: Vec<&'a IndexedRow>,
    /// How many more there are.
    pub more: usize,
}

/// The terms of a matrix that are meant by one that was typed, each with how surely.
type Meant<'a> = Vec<(&'a str, f32)>;

impl Index {
    /// What the matrices answer, the best first, with so many rows each.
    pub fn search(&self, typed: &str, rows: usize) -> Vec<Answer<'_>> {
        let asked = asked(typed);
        if asked.is_empty() {
            return Vec::new();
        }
        // Whoever is still typing has not finished the last word.
        let is_open = !typed.ends_with(char::is_whitespace);
        let last = asked.len() - 1;
        let terms: Vec<_> = asked
            .iter()
            .enumerate()
            .map(|(at, term)| self.meant(term, is_open && at == last))
            .collect();
        let of_book = |(at, book)| {
            let meant = terms.iter().filter_map(|(books, rarity)| Some((books.get(at)?, *rarity)));
            Scored::of(book, &asked, &meant.collect::<Vec<_>>())
        };
        let mut books: Vec<Scored> = self.books.iter().enumerate().map(of_book).collect();
        let best = books.iter().map(Scored::best).fold(0.0, f32::max);
        for book in &mut books {
            book.rows.retain(|row| row.score >= best * WORTH);
        }
        books.retain(|book| book.is_named || !book.rows.is_empty());
        // Who asks in the words of a row wants that row, however much others say of the same.
        sort_by(&mut books, |a, b| {
            b.is_equal().cmp(&a.is_equal()).then(b.best().total_cmp(&a.best()))
        });
        books.into_iter().map(|book| book.answer(rows)).collect()
    }

    /// The terms that are meant, by matrix, and how much it says of a row that one stands in it:
    /// the fewer rows, the more.
    fn meant(&self, term: &str, is_open: bool) -> (Vec<Meant<'_>>, f32) {
        let mut books: Vec<Meant> =
            self.books.iter().map(|book| of_same_beginning(book, term, is_open)).collect();
        // Only what is nowhere is taken for misspelt.
        if books.iter().all(Vec::is_empty) {
            books = self.books.iter().map(|book| misspelt(book, term, is_open)).collect();
        }
        let rows: usize = self.books.iter().map(|book| book.entries.len()).sum();
        let with = self.books.iter().zip(&books).flat_map(|(book, meant)| {
            meant.iter().filter_map(|(term, _)| Some(book.postings.get(*term)?.len()))
        });
        let with: usize = with.sum();
        (books, (1.0 + rows as f32 / with.max(1) as f32).ln())
    }
}

fn of_same_beginning<'a>(book: &'a Book, term: &str, is_open: bool) -> Meant<'a> {
    let mut meant = Vec::new();
    let from = if is_open { 1 } else { KIN_FROM };
    if term.len() >= from {
        let longer = book
            .postings
            .range::<str, _>((std::ops::Bound::Included(term), std::ops::Bound::Unbounded));
        for (other, _) in longer.take_while(|(other, _)| other.starts_with(term)) {
            meant.push((other.as_str(), if other == term { 1.0 } else { KIN }));
        }
    } else if let Some((same, _)) = book.postings.get_key_value(term) {
        meant.push((same.as_str(), 1.0));
    }
    // "configurations" is asked, and "configur" is there.
    for length in KIN_FROM..term.len() {
        if let Some(shorter) = term.get(..length)
            && term.len() - length <= 3
            && let Some((shorter, _)) = book.postings.get_key_value(shorter)
        {
            meant.push((shorter.as_str(), KIN));
        }
    }
    meant
}

fn misspelt<'a>(book: &'a Book, term: &str, is_open: bool) -> Meant<'a> {
    let length = term.chars().count();
    let limit = tolerance(length);
    let mut meant = Vec::new();
    if limit == 0 {
        return meant;
    }
    let beginning: Vec<char> = term.chars().take(2).collect();
    for other in book.postings.keys() {
        // Few people slip twice within two characters.
        let mut first = other.chars();
        let first = [first.next(), first.next()];
        if !first.iter().flatten().any(|character| beginning.contains(character)) {
            continue;
        }
        let whole = distance(term, other, limit);
        let part = || {
            let part: String = other.chars().take(length).collect();
            distance(term, &part, limit)
        };
        match whole.or_else(|| if is_open { part() } else { None }) {
            Some(0 | 1) => meant.push((other.as_str(), ONE_SLIP)),
            Some(_) => meant.push((other.as_str(), TWO_SLIPS)),
            None => {}
        }
    }
    meant
}

/// A matrix with what its rows are worth as answers.
struct Scored<'a> {
    book: &'a Book,
    /// Whether what was asked names it.
    is_named: bool,
    /// The rows that say any of what was asked: those that say it in the same words, then the
    /// others, the best first.
    rows: Vec<Found>,
}

/// A row that says something of what was asked.
struct Found {
    entry: usize,
    score: f32,
    /// Whether its text says what was asked and nothing else.
    is_equal: bool,
}

/// What is known of a row while terms are looked at.
#[derive(Default)]
struct Sum {
    worth: f32,
    /// How many terms it has that do not name the matrix.
    terms: usize,
    /// How many terms stand in its text just as they were asked.
    equal: usize,
}

impl<'a> Scored<'a> {
    /// For each term that was asked, `meant` has those of the matrix, and what they say of a row.
    fn of(book: &'a Book, asked: &[String], meant: &[(&Meant, f32)]) -> Self {
        let mut scores: HashMap<usize, Sum> = HashMap::new();
        let (mut about, mut named) = (0.0_f32, 0);
        for (term, (meant, rarity)) in asked.iter().zip(meant) {
            // Of the terms that may be meant the best one counts for each row.
            let mut best: HashMap<usize, (f32, bool)> = HashMap::new();
            for (other, sure) in *meant {
                for posting in book.postings.get(*other).into_iter().flatten() {
                    let worth = sure * rarity * f32::from(posting.weight);
                    let (most, is_equal) = best.entry(posting.entry).or_default();
                    *most = most.max(worth);
                    *is_equal |= other == term && posting.weight == IN_TEXT;
                }
            }
            let is_about = book.about.iter().any(|other| other == term || is_slip(term, other));
            if is_about {
                about += ABOUT;
                named += 1;
            }
            for (entry, (worth, is_equal)) in best {
                let sum = scores.entry(entry).or_default();
                sum.worth += worth;
                sum.terms += usize::from(!is_about);
                sum.equal += usize::from(is_equal);
            }
        }
        let all = asked.len();
        let different = distinct(asked.to_vec());
        let rows = scores.into_iter().map(|(entry, sum)| {
            let share = (sum.terms + named) as f32 / all as f32;
            let is_equal =
                sum.equal == all && book.lengths.get(entry).is_some_and(|it| *it == different);
            Found { entry, score: (sum.worth + about) * share * share, is_equal }
        });
        let mut rows: Vec<Found> = rows.collect();
        // Of rows that are worth the same the first stays the first.
        sort_by(&mut rows, |a, b| {
            let by_score = || b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry));
            b.is_equal.cmp(&a.is_equal).then_with(by_score)
        });
        Self { book, is_named: named > 0, rows }
    }

    fn best(&self) -> f32 {
        self.rows.iter().map(|row| row.score).fold(0.0, f32::max)
    }

    fn is_equal(&self) -> bool {
        self.rows.first().is_some_and(|row| row.is_equal)
    }

    fn answer(self, rows: usize) -> Answer<'a> {
        let book = self.book;
        let entries = self.rows.iter().filter_map(|row| book.entries.get(row.entry));
        Answer {
            matrix: book.id,
            title: &book.title,
            is_named: self.is_named,
            rows: entries.take(rows).collect(),
            more: self.rows.len().saturating_sub(rows),
        }
    }
}

fn is_slip(term: &str, other: &str) -> bool {
    let limit = tolerance(term.chars().count()).min(1);
    limit > 0 && distance(term, other, limit).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Index;
    use crate::arbitrary::any_matrix;

    proptest! {
        #[test]
        fn every_row_is_found_by_its_own_words(matrix in any_matrix()) {
            let mut index = Index::default();
            index.put(&matrix);
            for activity in matrix.activities() {
                let text = activity.text.to_plain();
                if !crate::search::terms::terms(&text).is_empty() {
                    let answers = index.search(&text, usize::MAX);
                    let mut rows = answers.iter().flat_map(|answer| &answer.rows);
                    prop_assert!(rows.any(|row| row.row == activity.id), "{}", text);
                }
            }
        }
    }
}
