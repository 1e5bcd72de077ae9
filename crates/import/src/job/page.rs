//! What goes into a web page, as one word with a sign for each part.

use remit_formats::html::Options;

const COMMENTS: char = 'c';
const ACCEPTANCES: char = 'a';
const SIGNATURES: char = 's';
const JSON: char = 'j';

/// The word, which says nothing of the findings themselves.
pub(super) fn to_word(options: &Options) -> String {
    let signs = [
        (COMMENTS, options.comments),
        (ACCEPTANCES, options.acceptances),
        (SIGNATURES, options.signatures),
        (JSON, options.json),
    ];
    signs.into_iter().filter(|(_, is)| *is).map(|(sign, _)| sign).collect()
}

/// What a word says.
pub(super) fn of_word(word: &str, findings: Vec<String>) -> Options {
    let is = |sign: char| word.contains(sign);
    Options {
        comments: is(COMMENTS),
        findings,
        acceptances: is(ACCEPTANCES),
        signatures: is(SIGNATURES),
        json: is(JSON),
    }
}
