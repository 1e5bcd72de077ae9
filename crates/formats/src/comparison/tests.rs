use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

fn any_reference() -> impl Strategy<Value = Reference> {
    prop_oneof![
        "[a-z-]{1,12}".prop_map(Reference::Published),
        any::<u64>().prop_map(|id| Reference::Draft(MatrixId::from_bits(id))),
        (any::<u64>(), any::<u64>())
            .prop_map(|(id, at)| Reference::Version(MatrixId::from_bits(id), at)),
    ]
}

fn any_matches() -> impl Strategy<Value = Matches> {
    let said = vec((0..9_u64, 10..19_u64, 0..3_u8), 0..8);
    (said.clone(), said).prop_map(|(rows, parties)| {
        let mut matches = Matches::default();
        for (a, b, kind) in rows {
            let (a, b) = (RowId::from_bits(a), RowId::from_bits(b));
            match kind {
                0 => matches.nothing_for(a),
                1 => matches.nothing_for_other(b),
                _ => matches.pair(a, b),
            }
        }
        for (a, b, kind) in parties {
            let (a, b) = (PartyId::from_bits(a), PartyId::from_bits(b));
            if kind == 0 { matches.nobody_for(a) } else { matches.pair_parties(a, b) }
        }
        matches
    })
}

fn any_kept() -> impl Strategy<Value = KeptComparison> {
    let head = (any::<u64>(), "\\PC{0,9}", any::<Option<bool>>());
    let sides = vec((any_reference(), "\\PC{0,9}", any::<u64>()), 2..=4);
    let us = proptest::option::of((0..2_usize, any::<u64>()));
    (head, sides, us, vec(any_matches(), 3), "[a-z\"\\n]{1,5}").prop_map(
        |((id, name, dates), sides, us, mut matches, word)| {
            matches.truncate(sides.len() - 1);
            let side = |(at, (of, title, content)): (usize, (Reference, String, u64))| {
                let (rows, parties) = named(&matches, at);
                let rows = rows.into_iter().step_by(2);
                let texts = rows.map(|row| (row, format!("{word} {row}")));
                let parties = parties.into_iter().map(|party| (party, word.clone()));
                let (texts, parties) = (texts.collect(), parties.collect());
                KeptSide { of, title, content, texts, parties }
            };
            let date = |day| Date::new(2027, 3, day);
            KeptComparison {
                id: ComparisonId::from_bits(id),
                name,
                created: dates.and_then(|_| date(1)),
                changed: dates.filter(|both| *both).and_then(|_| date(31)),
                us: us.map(|(side, party)| (side, PartyId::from_bits(party))),
                sides: sides.into_iter().enumerate().map(side).collect(),
                matches: matches.clone(),
            }
        },
    )
}

proptest! {
    #[test]
    fn a_comparison_reads_back(kept in any_kept()) {
        let file = write(&kept);
        let back = read(file.as_bytes());
        prop_assert_eq!(back.as_ref(), Ok(&kept), "{}", file);
        prop_assert_eq!(write(&kept), file);
    }

    #[test]
    fn damage_is_an_error_or_another_comparison(
        kept in any_kept(), at in any::<prop::sample::Index>(), instead in "\\PC?",
    ) {
        let file = write(&kept);
        let at = at.index(file.len());
        let before: String = file.chars().take(at).collect();
        let after: String = file.chars().skip(at + 1).collect();
        let _either = read(format!("{before}{instead}{after}").as_bytes());
    }
}

fn kept() -> KeptComparison {
    let [a, b] = ["ovhcloud-hosted-exchange", "ovhcloud-private-exchange"].map(|slug| {
        let matrix = crate::catalogue::find(slug).unwrap().matrix().unwrap();
        (KeptSide::of(Reference::Published(slug.to_owned()), &matrix), matrix)
    });
    let mut kept = KeptComparison {
        id: ComparisonId::from_bits(7),
        name: "Exchange: hosted or private".to_owned(),
        created: Date::new(2027, 3, 1),
        changed: None,
        us: Some((0, a.1.parties[0].id)),
        sides: vec![a.0, b.0],
        matches: vec![Matches::default()],
    };
    let nth = |matrix: &Matrix, at: usize| matrix.activities().nth(at).unwrap().id;
    let mut matches = Matches::default();
    matches.pair(nth(&a.1, 1), nth(&b.1, 2));
    matches.nothing_for(nth(&a.1, 0));
    matches.pair_parties(a.1.parties[0].id, b.1.parties[0].id);
    kept.keep(1, matches, (&a.1, &b.1));
    kept
}

#[test]
fn a_file_reads_as_what_says_the_same() {
    let file = write(&kept());
    let pair = file.split("\"pairs\"").nth(1).unwrap();
    let texts: Vec<&str> = pair.lines().filter(|line| line.contains("\"text")).collect();
    assert_eq!(texts.len(), 3, "{file}");
    assert!(pair.contains("\"b\": null"), "{file}");
    assert!(file.contains("\"of\": \"p:ovhcloud-hosted-exchange\""), "{file}");
    assert!(file.contains("\"nameB\": \"Customer\""), "{file}");
}

#[test]
fn texts_of_rows_that_are_gone_stay() {
    let mut kept = kept();
    let before = kept.clone();
    let matches = kept.matches[0].clone();
    let empty = Matrix::new(remit_core::matrix::MatrixData::empty(MatrixId::from_bits(1), ""));
    let empty = empty.unwrap();
    kept.keep(1, matches, (&empty, &empty));
    assert_eq!(kept, before);
    kept.keep(1, Matches::default(), (&empty, &empty));
    assert_eq!(kept.sides[0].texts, BTreeMap::new());
}

#[track_caller]
fn check(from: &str, to: &str, message: &str) {
    let file = write(&kept());
    assert!(file.contains(from), "{file}");
    let error = read(file.replacen(from, to, 1).as_bytes()).unwrap_err().to_string();
    assert!(error.contains(message), "{error}");
}

#[test]
fn what_is_wrong_says_where() {
    check("remit-comparison", "remit-matrix", "not a Remit comparison");
    check("\"version\": 1", "\"version\": 2", "from a newer version of Remit");
    check("\"version\": 1", "\"version\": 0", "version: must be 1");
    check("p:ovhcloud", "x:ovhcloud", "sides[0].of: must be p: and the name");
    check("\"b\": null", "\"b\": 7", "pairs[0].b: must be text, but is a number");
    check(",\n      \"b\": null", "", "pairs[0]: the key `b` is missing");
    check("\"textA\"", "\"said\"", "unknown key `said`");
    check(
        "\"us\": {\n    \"side\": 1",
        "\"us\": {\n    \"side\": 9",
        "us.side: must be a number from 1 to 2",
    );
    check("\"pairs\": [\n    {", "\"pairs\": [\n    {\n      \"side\": 1,", "from 2 to 2");
}

#[test]
fn references_are_read_with_care() {
    for text in ["p:", "p:a/b", "d:1", "d:0000000000000001@", "d:0000000000000001@+1", "f:1", ""] {
        assert_eq!(text.parse::<Reference>(), Err(NotAReference), "{text}");
    }
    for text in ["p:ovhcloud-okms", "d:0000000000000001", "d:0000000000000001@1700000000000"] {
        assert_eq!(text.parse::<Reference>().unwrap().to_string(), text);
    }
}
