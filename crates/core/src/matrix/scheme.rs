//! Schemes: letters that belong together under one name.

use super::letter::{Kind, Letter, LetterSet, Letters};

/// Letters that are known under one name.
#[derive(Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The name, like "RASCI".
    pub name: &'static str,
    /// What is special about it.
    pub help: &'static str,
    letters: &'static [(char, Kind, &'static str)],
}

use Kind::{Accountable, Consulted, Informed, Other, Responsible, Support};

/// The schemes that are offered, the usual one first.
pub static SCHEMES: [Scheme; 4] = [
    Scheme {
        name: "RACI",
        help: "Responsible, Accountable, Consulted, Informed",
        letters: &[
            ('R', Responsible, "Responsible"),
            ('A', Accountable, "Accountable"),
            ('C', Consulted, "Consulted"),
            ('I', Informed, "Informed"),
        ],
    },
    Scheme {
        name: "RASCI",
        help: "RACI plus Support, for those who help the responsible party",
        letters: &[
            ('R', Responsible, "Responsible"),
            ('A', Accountable, "Accountable"),
            ('S', Support, "Support"),
            ('C', Consulted, "Consulted"),
            ('I', Informed, "Informed"),
        ],
    },
    Scheme {
        name: "DACI",
        help: "Driver, Approver, Contributor, Informed (for decisions)",
        letters: &[
            ('D', Responsible, "Driver"),
            ('A', Accountable, "Approver"),
            ('C', Consulted, "Contributor"),
            ('I', Informed, "Informed"),
        ],
    },
    Scheme {
        name: "CAIRO",
        help: "RACI plus Omitted, for those left out on purpose",
        letters: &[
            ('C', Consulted, "Consulted"),
            ('A', Accountable, "Accountable"),
            ('I', Informed, "Informed"),
            ('R', Responsible, "Responsible"),
            ('O', Other, "Omitted"),
        ],
    },
];

impl Scheme {
    /// The scheme that letters make by their codes and kinds, whatever they are named.
    pub fn of(letters: &Letters) -> Option<&'static Self> {
        SCHEMES.iter().find(|scheme| {
            let theirs = letters.iter().map(|letter| (letter.code, letter.kind));
            scheme.letters.iter().map(|(code, kind, _)| (*code, *kind)).eq(theirs)
        })
    }

    /// Its letters. Those that a matrix has already keep what its source says of them, but not
    /// the name that they have in another scheme: the A of RACI is no approver.
    pub fn letters(&self, before: &Letters) -> Vec<Letter> {
        let letter = |(code, kind, name): &(char, Kind, &str)| {
            let new = Letter { name: (*name).to_owned(), ..Letter::new(*code, *kind) };
            let same = before.iter().find(|old| old.code == *code && old.kind == *kind);
            match same {
                Some(old) if is_usual(old) => Letter { definition: old.definition.clone(), ..new },
                Some(old) => old.clone(),
                None => new,
            }
        };
        self.letters.iter().map(letter).collect()
    }
}

/// Whether a letter has no name of its own, but one that some scheme gives it.
fn is_usual(letter: &Letter) -> bool {
    let named = |name: &str| letter.name.trim().eq_ignore_ascii_case(name);
    let all = SCHEMES.iter().flat_map(|scheme| scheme.letters);
    let mut same = all.filter(|(code, kind, _)| *code == letter.code && *kind == letter.kind);
    letter.name.trim().is_empty() || same.any(|(.., name)| named(name))
}

/// What is most likely to become of each letter: the one of its code and kind, else the first of
/// its kind, else the one of its code; else nothing.
pub fn likely(before: &Letters, after: &Letters) -> Vec<LetterSet> {
    let place = |fits: &dyn Fn(&Letter) -> bool| after.iter().position(fits);
    let becomes = before.iter().map(|old| {
        place(&|new| new.code == old.code && new.kind == old.kind)
            .or_else(|| place(&|new| new.kind == old.kind && old.kind != Other))
            .or_else(|| place(&|new| new.code == old.code))
            .map_or(LetterSet::EMPTY, LetterSet::nth)
    });
    becomes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Text;

    fn letters(scheme: usize) -> Letters {
        Letters::new(SCHEMES[scheme].letters(&Letters::raci())).unwrap()
    }

    #[test]
    fn every_scheme_is_known_by_its_letters() {
        for (at, scheme) in SCHEMES.iter().enumerate() {
            assert_eq!(Scheme::of(&letters(at)), Some(scheme));
        }
        assert_eq!(letters(0), Letters::raci());
    }

    // Somebody began a draft with DACI and read "A Accountable, C Consulted" under it.
    #[test]
    fn every_scheme_names_its_letters_as_it_promises() {
        for scheme in &SCHEMES {
            for (from, before) in SCHEMES.iter().enumerate() {
                let made = scheme.letters(&letters(from));
                let names = made.iter().map(|letter| (letter.code, letter.name.as_str()));
                let promised = scheme.letters.iter().map(|(code, _, name)| (*code, *name));
                assert!(names.eq(promised), "{} from {}", scheme.name, before.name);
            }
        }
        let daci = SCHEMES[2].letters(&Letters::raci());
        let names: Vec<&str> = daci.iter().map(|letter| letter.name.as_str()).collect();
        assert_eq!(names, ["Driver", "Approver", "Contributor", "Informed"]);
    }

    #[test]
    fn a_name_of_the_source_stays() {
        let own =
            |code, kind, name: &str| Letter { name: name.to_owned(), ..Letter::new(code, kind) };
        let approves = own('A', Accountable, "Approuve");
        let said =
            Letter { definition: Text::plain("Signs it off."), ..own('C', Consulted, "consulted") };
        let before = Letters::new(vec![own('R', Responsible, ""), approves.clone(), said]).unwrap();
        let made = SCHEMES[2].letters(&before);
        assert_eq!(made[1], approves);
        assert_eq!(
            (made[2].name.as_str(), made[2].definition.to_plain().as_ref()),
            ("Contributor", "Signs it off.")
        );
    }

    #[track_caller]
    fn check(from: usize, to: usize, expected: &str) {
        let (before, after) = (letters(from), letters(to));
        let becomes = likely(&before, &after);
        let written = becomes.iter().map(|set| after.write(*set)).collect::<Vec<_>>();
        assert_eq!(written.join(" "), expected);
    }

    #[test]
    fn letters_become_those_of_their_kind() {
        check(0, 1, "R A C I");
        check(0, 2, "D A C I");
        check(2, 0, "R A C I");
        check(0, 3, "R A C I");
        // There is no support in RACI, and nobody is omitted.
        check(1, 0, "R A  C I");
        check(3, 0, "C A I R ");
    }
}
