//! What a letter stands for, by its code and the words that explain it.

use crate::words::fold;
use remit_core::matrix::Kind;

/// The beginnings of words that say what a letter stands for.
const WORDS: [(&str, Kind); 6] = [
    (
        "accountab approv approb approu genehmig gesamtverant rechenschaft garant guarantee \
      imputable endoss aprueb aprob autorid autoriz approva zatwierdz final driver-approver",
        Kind::Accountable,
    ),
    ("consult konsult berat opin befrag", Kind::Consulted),
    ("inform poinform benachrichtig notif", Kind::Informed),
    ("support unterst soutien apoy assist mitwirk mitarbeit help contribut", Kind::Support),
    (
        "respons realis realiz durchf ausf perform carry carrying charge does execut driver wykon \
      zustand verantwort effettu esegu realice ejecut",
        Kind::Responsible,
    ),
    ("", Kind::Other),
];

/// What a code stands for: the usual one, else what its name or definition says.
pub(crate) fn kind_of(code: char, name: &str, definition: &str) -> Kind {
    let by_words = |text: &str| {
        let folded = fold(text);
        // The definition of one letter may speak of another, so the first word decides.
        folded.split(' ').take(8).find_map(|word| {
            WORDS
                .iter()
                .find(|(starts, _)| starts.split_whitespace().any(|start| word.starts_with(start)))
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
