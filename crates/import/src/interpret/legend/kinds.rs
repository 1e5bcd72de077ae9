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
            "утвержд",
            "подотч",
            "説明責任",
            "承認",
            "批准",
            "问责",
            "問責",
            "승인",
            "최종",
        ],
        Kind::Accountable,
    ),
    (
        &[
            "befrag",
            "consult",
            "geraadpl",
            "konsult",
            "berat",
            "opin",
            "консульт",
            "相談",
            "咨询",
            "諮詢",
            "자문",
        ],
        Kind::Consulted,
    ),
    (
        &[
            "benachrichtig",
            "geinform",
            "inform",
            "notif",
            "poinform",
            "информ",
            "報告",
            "告知",
            "知会",
            "통보",
        ],
        Kind::Informed,
    ),
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
            "acteur",
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
            "исполн",
            "ответств",
            "実行",
            "担当",
            "执行",
            "執行",
            "负责",
            "負責",
            "담당",
        ],
        Kind::Responsible,
    ),
];

/// The beginnings of words in names that are no name of the usual role of their letter, though
/// they begin with it: R for Reviewer, C for Creator.
const OTHERS: [&str; 30] = [
    "advis",
    "agree",
    "assess",
    "audit",
    "author",
    "certif",
    "check",
    "client",
    "confirm",
    "control",
    "coordinat",
    "creat",
    "customer",
    "initiat",
    "input",
    "inspect",
    "implement",
    "integrat",
    "issue",
    "recipient",
    "recommend",
    "record",
    "refer",
    "regist",
    "relecteur",
    "report",
    "request",
    "review",
    "revis",
    "prufer",
];

/// What a code stands for: what its name says, else the usual meaning of the code, else what its
/// definition says.
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
    let usual = match code {
        'R' => Kind::Responsible,
        'A' => Kind::Accountable,
        'C' => Kind::Consulted,
        'I' => Kind::Informed,
        _ => {
            return by_words(name).or_else(|| by_words(definition)).unwrap_or(match code {
                'S' => Kind::Support,
                'K' => Kind::Consulted,
                _ => Kind::Other,
            });
        }
    };
    // The page's own words win over the usual meaning.
    let first = fold(name);
    let is_other = || OTHERS.iter().any(|start| first.starts_with(start));
    match by_words(name) {
        Some(kind) => kind,
        None if is_other() => Kind::Other,
        None => usual,
    }
}
