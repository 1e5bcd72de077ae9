//! What a letter stands for, by its code and the words that explain it.

use crate::words::fold;
use remit_core::matrix::Kind;

/// The beginnings of words that say what a letter stands for.
const WORDS: [(&[&str], Kind); 5] = [
    (
        &[
            "accountab",
            "approb",
            "approu",
            "approv",
            "aprob",
            "aprueb",
            "autorid",
            "autoriz",
            "driver-approver",
            "endoss",
            "final",
            "garant",
            "genehmig",
            "gesamtverant",
            "guarantee",
            "imputable",
            "rechenschaft",
            "zatwierdz",
        ],
        Kind::Accountable,
    ),
    (&["befrag", "consult", "konsult", "berat", "opin"], Kind::Consulted),
    (&["benachrichtig", "inform", "notif", "poinform"], Kind::Informed),
    (
        &[
            "apoy",
            "assist",
            "contribut",
            "help",
            "mitarbeit",
            "mitwirk",
            "soutien",
            "support",
            "unterst",
        ],
        Kind::Support,
    ),
    (
        &[
            "ausf",
            "carry",
            "carrying",
            "charge",
            "does",
            "driver",
            "durchf",
            "effettu",
            "ejecut",
            "esegu",
            "execut",
            "perform",
            "realice",
            "realis",
            "realiz",
            "respons",
            "verantwort",
            "wykon",
            "zustand",
        ],
        Kind::Responsible,
    ),
];

/// What a code stands for: the usual one, else what its name or definition says.
pub(crate) fn kind_of(code: char, name: &str, definition: &str) -> Kind {
    let by_words = |text: &str| {
        let folded = fold(text);
        // The definition of one letter may speak of another, so the first word decides.
        folded.split(' ').take(8).find_map(|word| {
            WORDS
                .iter()
                .find(|(starts, _)| starts.iter().any(|start| word.starts_with(start)))
                .map(|(_, kind)| *kind)
        })
    };
    match code {
        'R' => Kind::Responsible,
        'A' => Kind::Accountable,
        'C' => Kind::Consulted,
        'I' => Kind::Informed,
        _ => by_words(name).or_else(|| by_words(definition)).unwrap_or(match code {
            'S' => Kind::Support,
            'K' => Kind::Consulted,
            _ => Kind::Other,
        }),
    }
}
