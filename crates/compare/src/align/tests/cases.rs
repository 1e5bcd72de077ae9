use std::ops::ControlFlow;

use super::super::*;
use super::{matrix, said};
use remit_core::matrix::{Matrix, MatrixData, MatrixId, Party, PartyId, RowId};

/// Pairs as "a = b", what is proposed as "a ? b".
fn shown(a: &[&str], b: &[&str]) -> Vec<String> {
    let (a, b) = (matrix(1, a), matrix(1_000, b));
    let alignment = align(&a, &b, &Matches::default());
    let pairs = alignment.pairs.iter().map(|it| format!("{} = {}", said(&a, it.a), said(&b, it.b)));
    let proposed = alignment
        .candidates
        .iter()
        .filter_map(|it| Some(format!("{} ? {}", said(&a, it.a), said(&b, it.proposed?))));
    pairs.chain(proposed).collect()
}

#[test]
fn equal_texts_are_matched_and_others_proposed() {
    let found = shown(
        &["Manage backups", "Restore the databases", "Paint the fence"],
        &["Restoring of databases", "manage  BACKUPS.", "Monitor capacity"],
    );
    assert_eq!(
        found,
        ["Manage backups = manage  BACKUPS.", "Restore the databases ? Restoring of databases"]
    );
}

#[test]
fn a_text_that_stands_several_times_is_told_by_its_section_and_order() {
    let (a, b) = (
        matrix(1, &["# Mail", "Patch", "# Web", "Patch", "Patch"]),
        matrix(1_000, &["# Web", "Patch", "Patch", "# Mail", "Patch"]),
    );
    let alignment = align(&a, &b, &Matches::default());
    let pairs: Vec<(u64, u64)> =
        alignment.pairs.iter().map(|it| (it.a.bits(), it.b.bits())).collect();
    assert_eq!(pairs, [(2, 1_004), (4, 1_001), (5, 1_002)]);
}

#[test]
fn where_one_side_has_more_of_a_text_it_is_asked_which() {
    let (a, b) = (matrix(1, &["Patch"]), matrix(1_000, &["Patch", "Patch"]));
    let alignment = align(&a, &b, &Matches::default());
    assert_eq!(alignment.pairs, []);
    let why = &alignment.candidates[0].rows[0].why;
    assert_eq!(why, &[Reason::SameText]);
    assert_eq!(alignment.candidates[0].rows.len(), 2);
}

#[test]
fn reasons_are_put_into_words() {
    let (a, b) = (
        matrix(1, &["# Backups", "Restore the backup of a mailbox", "Keep the lights on"]),
        matrix(1_000, &["# Backups", "Backup and restore for mailboxes", "Order more paper"]),
    );
    let alignment = align(&a, &b, &Matches::default());
    let first = &alignment.candidates[0].rows[0];
    assert!(first.in_words().starts_with("same section, '"), "{}", first.in_words());
    assert!(first.why.contains(&Reason::Word("restore".to_owned())), "{:?}", first.why);
    assert!(first.score > 0.5 && first.score <= 1.0, "{}", first.score);
}

#[test]
fn languages_without_spaces_are_compared() {
    let found = shown(
        &["バックアップを管理する", "障害を通知する", "ネットワークを監視する"],
        &["ネットワークの監視", "バックアップ管理", "障害の通知"],
    );
    let expected = [
        "バックアップを管理する ? バックアップ管理",
        "障害を通知する ? 障害の通知",
        "ネットワークを監視する ? ネットワークの監視",
    ];
    assert_eq!(found, expected);
    let found = shown(&["管理备份", "通知故障"], &["故障通知", "备份的管理"]);
    assert_eq!(found, ["管理备份 ? 备份的管理", "通知故障 ? 故障通知"]);
}

#[test]
fn what_several_rows_claim_is_proposed_to_one() {
    let a = matrix(1, &["Manage backups of mail", "Manage backups of files"]);
    let b = matrix(1_000, &["Manage all backups of mail", "Manage the storage of files"]);
    let alignment = align(&a, &b, &Matches::default());
    let proposed: Vec<Option<u64>> =
        alignment.candidates.iter().map(|it| it.proposed.map(RowId::bits)).collect();
    assert_eq!(proposed, [Some(1_000), Some(1_001)]);
}

#[test]
fn what_a_person_has_matched_is_kept() {
    let a = matrix(1, &["Manage backups", "Restore", "Patch"]);
    let b = matrix(1_000, &["Manage backups", "Restore", "Patch"]);
    let [a1, a2, b1, b2] = [1, 2, 1_000, 1_001].map(RowId::from_bits);
    let mut matches = Matches::default();
    matches.pair(a1, b2);
    matches.nothing_for(a2);
    let alignment = align(&a, &b, &matches);
    assert_eq!(alignment.pairs[0], Pair { a: a1, b: b2, why: Why::Person });
    assert_eq!(alignment.pair_of(a2), None);
    assert!(alignment.candidates.iter().all(|it| it.a != a2), "{alignment:?}");
    assert!(alignment.pairs.iter().all(|it| it.b != b1), "{alignment:?}");
}

#[test]
fn what_is_said_last_of_a_row_counts() {
    let [one, two, three] = [1, 2, 3].map(RowId::from_bits);
    let mut matches = Matches::default();
    matches.pair(one, three);
    matches.pair(two, three);
    assert_eq!(matches.pairs().collect::<Vec<_>>(), [(two, three)]);
    matches.nothing_for_other(three);
    assert_eq!(matches.pairs().count(), 0);
    assert!(matches.is_nothing_for_other(three));
    matches.pair(one, three);
    assert!(!matches.is_nothing_for_other(three));
    matches.forget(one);
    assert!(matches.is_empty());
}

fn parties(first: u64, parties: &[(&str, remit_core::matrix::Side)]) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(first), "");
    let party = |((name, side), id): (&(&str, _), u64)| Party {
        side: *side,
        ..Party::new(PartyId::from_bits(id), *name)
    };
    data.parties = parties.iter().zip(first..).map(party).collect();
    Matrix::new(data).unwrap()
}

#[test]
fn parties_are_mapped_by_name_and_side() {
    use remit_core::matrix::Side::{Customer, Other, Provider};
    let a = parties(1, &[("Client", Customer), ("Cloud Temple", Provider), ("Auditor", Other)]);
    let b = parties(
        11,
        &[("OVHcloud", Provider), ("auditor", Other), ("Customer", Customer), ("Bank", Other)],
    );
    let why = |matches: &Matches| -> Vec<(u64, u64, PartyWhy)> {
        let found = align(&a, &b, matches).parties;
        found.iter().map(|it| (it.a.bits(), it.b.bits(), it.why)).collect()
    };
    let expected =
        [(1, 13, PartyWhy::SameSide), (2, 11, PartyWhy::SameSide), (3, 12, PartyWhy::SameName)];
    assert_eq!(why(&Matches::default()), expected);
    let mut matches = Matches::default();
    matches.pair_parties(PartyId::from_bits(3), PartyId::from_bits(14));
    assert_eq!(why(&matches)[2], (3, 14, PartyWhy::Person));
}

#[test]
fn it_stops_when_it_is_told_to() {
    let a = matrix(1, &["Manage backups", "Restore"]);
    let b = matrix(1_000, &["Manage all backups", "Restore them"]);
    let mut heard = Vec::new();
    let stopped = align_with_progress(&a, &b, &Matches::default(), &mut |progress| {
        heard.push(progress.stage);
        if progress.stage == Stage::Searching {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(stopped, Err(Cancelled));
    assert_eq!(heard, [Stage::Reading, Stage::Searching]);
}

#[test]
fn it_looks_at_no_more_places_than_rows_allow() {
    let steps = |rows: usize| {
        let side = |first: u64| {
            let lines: Vec<String> = (0..rows)
                .map(|at| format!("Manage the service number {}", at + first as usize))
                .collect();
            matrix(first, &lines.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let (a, b) = (side(1), side(1_000_000));
        remit_core::steps::of(|| align(&a, &b, &Matches::default())).1
    };
    // From here on, there are more places than are looked at.
    let (some, more) = (steps(800), steps(1_600));
    assert!(more < some * 5 / 2, "{some} {more}");
}
