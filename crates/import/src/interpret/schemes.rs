//! Roles by other letters than the usual ones, as they are used where no legend is thought to be
//! needed: V, M and E, D, E, B and I, RAPID. What they most likely mean is read, and asked about.

use std::collections::BTreeSet;

use super::super::choose::Corrections;
use super::super::facts::{Answer, Choice, LetterUse, Question};
use super::shape::is_single_letters;
use remit_core::matrix::{Kind, Letter, LetterSet, Letters};
use remit_formats::page::{Block, BlockKind, Place, Row, Table};

/// Letters that are used together.
struct Known {
    /// Two of these must stand in the source.
    tell: &'static str,
    /// All that can stand beside them, in their usual order.
    letters: &'static [(char, Kind)],
}

const KNOWN: [Known; 5] = [
    // Verantwortlich, Entscheidung, Mitwirkung.
    Known {
        tell: "VEM",
        letters: &[
            ('V', Kind::Responsible),
            ('E', Kind::Accountable),
            ('M', Kind::Support),
            ('U', Kind::Support),
            ('B', Kind::Consulted),
            ('K', Kind::Consulted),
            ('I', Kind::Informed),
        ],
    },
    // Durchführung, Entscheidung, Verantwortung, Beratung, Mitwirkung.
    Known {
        tell: "DEVBM",
        letters: &[
            ('D', Kind::Responsible),
            ('E', Kind::Accountable),
            ('V', Kind::Accountable),
            ('M', Kind::Support),
            ('U', Kind::Support),
            ('B', Kind::Consulted),
            ('K', Kind::Consulted),
            ('I', Kind::Informed),
        ],
    },
    // Driver, approver, contributor, informed.
    Known {
        tell: "DA",
        letters: &[
            ('D', Kind::Responsible),
            ('A', Kind::Accountable),
            ('C', Kind::Consulted),
            ('I', Kind::Informed),
        ],
    },
    // Recommend, agree, perform, input, decide.
    Known {
        tell: "PD",
        letters: &[
            ('R', Kind::Responsible),
            ('A', Kind::Consulted),
            ('P', Kind::Responsible),
            ('I', Kind::Consulted),
            ('D', Kind::Accountable),
        ],
    },
    // Lead and support.
    Known {
        tell: "LS",
        letters: &[
            ('L', Kind::Responsible),
            ('A', Kind::Accountable),
            ('S', Kind::Support),
            ('C', Kind::Consulted),
            ('I', Kind::Informed),
        ],
    },
];

/// The letters of a source that does not say what they mean.
#[derive(Debug)]
pub(in super::super) struct Scheme {
    /// Where they stand first.
    place: Place,
    /// With what they most likely mean.
    pub(super) letters: Letters,
    /// Whether a person said what they mean, and that it is nothing usual.
    is_chosen: bool,
    is_other: bool,
}

impl Scheme {
    /// Takes what a person said of them.
    pub(super) fn decide(&mut self, corrections: &Corrections) {
        let said = |code: char| corrections.letter(code.encode_utf8(&mut [0; 4]));
        self.is_chosen = self.letters.iter().all(|it| said(it.code).is_some());
        let other = Some(LetterUse::Own(Kind::Other));
        self.is_other = self.letters.iter().all(|it| said(it.code) == other);
    }

    /// What is open about these letters, in words for a person.
    pub(super) fn assumption(&self, held: LetterSet, letters: &Letters) -> Option<String> {
        let is_open = !self.is_chosen && !held.is_empty();
        is_open.then(|| format!("The file doesn't say what {} means.", letters.write(held)))
    }

    /// What they stand for.
    pub(super) fn question(&self) -> Question {
        let answer = |text: String, kind: &dyn Fn(&Letter) -> Kind| {
            let letters = self.letters.iter();
            let taken = letters.map(|it| (it.code.to_string(), LetterUse::Own(kind(it))));
            Answer { text, choice: Choice::Letters(taken.collect()) }
        };
        let meant = self.letters.iter().map(|it| format!("{}: {}", it.code, it.kind.name()));
        let meant: Vec<String> = meant.collect();
        let codes: Vec<String> = self.letters.codes().map(String::from).collect();
        Question {
            place: self.place.clone(),
            text: format!("What do {} stand for?", codes.join(", ")),
            answers: vec![
                answer(meant.join("; "), &|it| it.kind),
                answer("Roles of their own".to_owned(), &|_| Kind::Other),
            ],
            taken: usize::from(self.is_other),
            is_answered: self.is_chosen,
        }
    }
}

/// So many rows of a table are looked at.
const LOOKED_AT: usize = 200;
/// No header stands further down.
const MOST_ABOVE: usize = 5;

/// Finds letters that are used together in the cells of parties, or as the headers of columns that
/// name them.
pub(super) fn find(blocks: &[Block]) -> Option<Scheme> {
    let mut place = None;
    let mut codes = BTreeSet::new();
    for block in blocks {
        let BlockKind::Table(table) = &block.kind else { continue };
        let mut here = in_cells(table);
        if here.is_empty() {
            here = in_header(table);
        }
        if !here.is_empty() && place.is_none() {
            place = Some(block.place.clone());
        }
        codes.append(&mut here);
    }
    let fits = |known: &&Known| {
        let told = known.tell.chars().filter(|code| codes.contains(code)).count();
        let has = |code: &char| known.letters.iter().any(|(other, _)| other == code);
        told >= 2 && codes.iter().all(has)
    };
    let known = KNOWN.iter().find(fits)?;
    let letters = known.letters.iter().filter(|(code, _)| codes.contains(code));
    let letters = letters.map(|(code, kind)| Letter::new(*code, *kind)).collect();
    let letters = Letters::new(letters).ok()?;
    Some(Scheme { place: place?, letters, is_chosen: false, is_other: false })
}

/// The capitals of a cell that has nothing else: "V", "V/M".
fn capitals(plain: &str) -> Option<Vec<char>> {
    let is_single = is_single_letters(plain) && plain.chars().any(char::is_alphabetic);
    let codes: Vec<char> = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    (is_single && codes.iter().all(char::is_ascii_uppercase)).then_some(codes)
}

/// The capitals in columns that have nothing else, where there are several such columns.
fn in_cells(table: &Table) -> BTreeSet<char> {
    let mut codes = BTreeSet::new();
    let mut columns = 0;
    for column in 1..table.width().min(super::columns::MOST_COLUMNS) {
        let (mut here, mut others) = (Vec::new(), 0);
        for row in table.rows.iter().skip(1).take(LOOKED_AT) {
            let plain = row.cell(column).text.to_plain();
            match capitals(plain.trim()) {
                Some(found) => here.extend(found),
                None => others += usize::from(plain.chars().any(char::is_alphanumeric)),
            }
        }
        if !here.is_empty() && others == 0 {
            columns += 1;
            codes.extend(here);
        }
    }
    if columns >= 2 { codes } else { BTreeSet::new() }
}

/// The capitals that head columns of names.
fn in_header(table: &Table) -> BTreeSet<char> {
    let heads = |row: &Row| -> Vec<(usize, char)> {
        let cells = row.cells.iter().enumerate().skip(1);
        let code = |plain: &str| match capitals(plain)?.as_slice() {
            [code] => Some(*code),
            _ => None,
        };
        cells.filter_map(|(at, cell)| Some((at, code(cell.text.to_plain().trim())?))).collect()
    };
    let header = table.rows.iter().take(MOST_ABOVE).enumerate().find_map(|(at, row)| {
        let heads = heads(row);
        (heads.len() >= 2).then_some((at, heads))
    });
    let Some((at, heads)) = header else { return BTreeSet::new() };
    let codes: BTreeSet<char> = heads.iter().map(|(_, code)| *code).collect();
    let below = table.rows.iter().skip(at + 1).take(LOOKED_AT);
    let cells = below.flat_map(|row| heads.iter().map(|(column, _)| row.cell(*column)));
    let texts: Vec<_> = cells.map(|cell| cell.text.to_plain()).collect();
    let filled = texts.iter().filter(|text| !text.trim().is_empty());
    let names = filled.clone().filter(|text| text.trim().chars().count() > 1).count();
    let is_header = codes.len() == heads.len() && names * 2 > filled.count();
    if is_header { codes } else { BTreeSet::new() }
}
