//! What is asked of the index, and what it answers.

use crate::ordered::sort_by;
use std::collections::HashMap;

use super::index::{Book, Entry, Index};
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
    pub rows: Vec<&'a Entry>,
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
            book.rows.retain(|(score, _)| *score >= best * WORTH);
        }
        books.retain(|book| book.is_named || !book.rows.is_empty());
        sort_by(&mut books, |a, b| b.best().total_cmp(&a.best()));
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
    /// The rows that say any of what was asked, the best first.
    rows: Vec<(f32, usize)>,
}

impl<'a> Scored<'a> {
    /// For each term that was asked, `meant` has those of the matrix, and what they say of a row.
    fn of(book: &'a Book, asked: &[String], meant: &[(&Meant, f32)]) -> Self {
        let mut scores: HashMap<usize, (f32, usize)> = HashMap::new();
        let (mut about, mut named) = (0.0_f32, 0);
        for (term, (meant, rarity)) in asked.iter().zip(meant) {
            // Of the terms that may be meant the best one counts for each row.
            let mut best: HashMap<usize, f32> = HashMap::new();
            for (other, sure) in *meant {
                for posting in book.postings.get(*other).into_iter().flatten() {
                    let worth = sure * rarity * f32::from(posting.weight);
                    let before = best.entry(posting.entry).or_default();
                    *before = before.max(worth);
                }
            }
            let is_about = book.about.iter().any(|other| other == term || is_slip(term, other));
            if is_about {
                about += ABOUT;
                named += 1;
            }
            for (entry, worth) in best {
                let (sum, terms) = scores.entry(entry).or_default();
                *sum += worth;
                *terms += usize::from(!is_about);
            }
        }
        let all = asked.len() as f32;
        let rows = scores.into_iter().map(|(entry, (sum, terms))| {
            let share = (terms + named) as f32 / all;
            ((sum + about) * share * share, entry)
        });
        let mut rows: Vec<(f32, usize)> = rows.collect();
        // Of rows that are worth the same the first stays the first.
        sort_by(&mut rows, |(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
        Self { book, is_named: named > 0, rows }
    }

    fn best(&self) -> f32 {
        self.rows.first().map_or(0.0, |(score, _)| *score)
    }

    fn answer(self, rows: usize) -> Answer<'a> {
        let book = self.book;
        let entries = self.rows.iter().filter_map(|(_, entry)| book.entries.get(*entry));
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
