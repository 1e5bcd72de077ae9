use proptest::collection::vec;
use proptest::prelude::*;

use super::{
    FITS_ANYWHERE, LinkError, MAX_BYTES, MAX_CHARS, base64url, crc32, decode, decode_stamped,
    encode, encode_stamped, fits, is_link,
};
use crate::catalogue;
use crate::json::Stamp;
use remit_core::arbitrary::{any_matrix, edited, loose_command};
use remit_core::edit;
use remit_core::matrix::*;

fn no_base(_: &Base) -> Option<Matrix> {
    None
}

proptest! {
    #[test]
    fn a_matrix_comes_out_as_it_went_in(matrix in any_matrix()) {
        let link = encode(&matrix, None).unwrap();
        prop_assert_eq!(decode(&link, no_base), Ok(matrix));
    }

    #[test]
    fn a_draft_of_a_published_matrix_comes_out_as_it_went_in(
        base in any_matrix(), loose in vec(loose_command(), 0..6),
    ) {
        let draft = edited(&base, 0, loose);
        let link = encode(&draft, Some(&base)).unwrap();
        prop_assert_eq!(decode(&link, |_| Some(base.clone())), Ok(draft.clone()));
        prop_assert!(link.len() <= encode(&draft, None).unwrap().len());
    }

    #[test]
    fn every_cut_is_recognised(matrix in any_matrix(), at in any::<prop::sample::Index>()) {
        let link = encode(&matrix, None).unwrap();
        let cut = &link[..4 + at.index(link.len() - 4)];
        prop_assert_eq!(decode(cut, no_base), Err(LinkError::Cut));
    }

    #[test]
    fn every_altered_character_is_recognised(
        matrix in any_matrix(), at in any::<prop::sample::Index>(), by in "[A-Za-z0-9_-]|\\PC",
    ) {
        let link = encode(&matrix, None).unwrap();
        let at = at.index(link.len());
        prop_assume!(link[at..=at] != by);
        let altered = format!("{}{by}{}", &link[..at], &link[at + 1..]);
        // The one character that a link need not have.
        prop_assume!(at > 0);
        prop_assert!(decode(&altered, no_base).is_err(), "{altered}");
    }

    #[test]
    fn every_added_or_lost_character_is_recognised(
        matrix in any_matrix(), at in any::<prop::sample::Index>(), by in "[A-Za-z0-9_-]",
    ) {
        let link = encode(&matrix, None).unwrap();
        let at = 4 + at.index(link.len() - 4);
        let (before, after) = link.split_at(at);
        let (more, less) = (format!("{before}{by}{after}"), format!("{before}{}", &after[1..]));
        prop_assert!(decode(&more, no_base).is_err());
        prop_assert!(decode(&less, no_base).is_err());
    }

    #[test]
    fn any_text_is_opened_or_refused(text in "\\PC{0,40}", tail in "[A-Za-z0-9_-]{0,60}") {
        prop_assert!(decode(&text, no_base).is_err());
        let forged = format!("#v1:{tail}");
        prop_assert!(decode(&forged, no_base).is_err());
    }

    #[test]
    fn ten_edited_cells_of_a_published_matrix_fit_anywhere(
        which in 0..5_usize, cells in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "R?A?C?I?"), 10),
        bits in any::<u64>(),
    ) {
        let published = catalogue::ALL[which].matrix().unwrap();
        let mut next = bits;
        let mut draft = from_published(&published, &mut || { next += 1; next }).unwrap();
        let rows: Vec<RowId> = published.activities().map(|activity| activity.id).collect();
        let edits = cells.iter().map(|(row, party, codes)| edit::CellEdit {
            row: rows[row.index(rows.len())],
            party: published.parties[party.index(published.parties.len())].id,
            cell: Cell::of(published.letters.read(codes).unwrap()),
        });
        edit::apply(&mut draft, edit::Command::SetCells(edits.collect())).unwrap();
        let link = encode(&draft, Some(&published)).unwrap();
        prop_assert!(link.len() < FITS_ANYWHERE, "{} characters", link.len());
        prop_assert_eq!(decode(&link, |base| {
            catalogue::ALL.iter().filter_map(|p| p.matrix().ok()).find(|m| m.id == base.matrix)
        }), Ok(draft));
    }
}

fn small() -> Matrix {
    Matrix::new(MatrixData::empty(MatrixId::from_bits(1), "Small")).unwrap()
}

#[test]
fn a_link_may_have_an_address_in_front_and_marks_behind() {
    let link = encode(&small(), None).unwrap();
    for text in [
        link.trim_start_matches('#').to_owned(),
        format!("https://example.org/remit/{link}"),
        format!("<https://example.org/{link}>."),
        link.replacen(':', "%3A", 1),
        format!("{}\n {}", &link[..20], &link[20..]),
    ] {
        assert_eq!(decode(&text, no_base), Ok(small()), "{text}");
    }
}

#[test]
fn a_link_is_known_among_texts() {
    let link = encode(&small(), None).unwrap();
    for text in [link.clone(), format!(" https://example.org/remit/{link}\n"), format!("<{link}>")]
    {
        assert!(is_link(text.as_bytes()), "{text}");
    }
    assert!(is_link(b"https://example.org/#v2:newer"));
    for text in ["", "#", "#v:x", "#vx1:", "# v1: heading", "See https://example.org/#v1:AA", "{}"]
    {
        assert!(!is_link(text.as_bytes()), "{text}");
    }
}

#[test]
fn links_say_where_they_fit() {
    assert!(fits(2_000).contains("any chat or email"));
    assert!(fits(2_001).contains("most email"));
    assert!(fits(4_000).contains("most email"));
    assert!(fits(4_001).contains("Send a file"));
}

#[track_caller]
fn check_refused(link: &str, message: &str) {
    assert_eq!(decode(link, no_base).unwrap_err().to_string(), message);
}

/// A link with anything in it, and a checksum that fits.
fn forged(deflated: &[u8]) -> String {
    let mut bytes = Vec::new();
    let mut length = deflated.len();
    while length >= 0x80 {
        bytes.push(length as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend(crc32::of(deflated).to_le_bytes());
    bytes.extend(deflated);
    format!("#v1:{}", base64url::encode(&bytes))
}

#[test]
fn a_link_says_what_it_parted_from_where_it_is_told() {
    let published = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let mut data = published.clone().into_data();
    data.title = "Ours".to_owned();
    let draft = Matrix::new(data).unwrap();
    let stamp = Stamp::of(&draft, 7, "Ann");
    for begun in [None, Some(&published)] {
        let link = encode_stamped(&draft, begun, Some(&stamp)).unwrap();
        assert!(link.starts_with("#v2:"), "{link}");
        let read = decode_stamped(&link, |_| begun.cloned()).unwrap();
        assert_eq!(read, (draft.clone(), Some(stamp.clone())));
        assert_eq!(decode(&link, |_| begun.cloned()).as_ref(), Ok(&draft));
        let plain = encode(&draft, begun).unwrap();
        assert_eq!(encode_stamped(&draft, begun, None).as_ref(), Ok(&plain));
        assert!(plain.starts_with("#v1:"), "{plain}");
        assert_eq!(decode_stamped(&plain, |_| begun.cloned()), Ok((draft.clone(), None)));
    }
}

#[test]
fn what_cannot_be_opened_says_why_and_what_to_do() {
    let not_a_link = "This isn't a link to a matrix: it contains no “#v1:”. Copy the whole link and open it again.";
    check_refused("", not_a_link);
    check_refused("https://example.org/#/draft/0000000000000001", not_a_link);
    check_refused("#v0:AAAA", not_a_link);
    check_refused(
        "#v3:AAAA",
        "The link is from a newer version of Remit (link version 3; this one opens up to 2). Reload Remit to get the latest version, then open the link again.",
    );
    check_refused(
        &encode(&small(), None).unwrap()[..30],
        "The link is cut off: its end is missing. Some email and chat programs shorten long links. Ask for it again, or for a file.",
    );
    check_refused(
        &forged(&miniz_oxide::deflate::compress_to_vec(b"{}", 6)),
        "The link doesn't contain a matrix that Remit can open. This is JSON, but not a Remit matrix: \"format\": \"remit-matrix\" is missing.",
    );
    check_refused(
        &forged(b"no deflate"),
        "The link was changed on its way: its checksum doesn't match. Ask for it again, or for a file.",
    );
}

#[test]
fn a_link_that_was_shown_shortened_says_so() {
    // "The link was altered on its way" sent people back to whoever had sent it, though it was
    // their own program that had put dots in the place of its middle.
    let link = encode(&small(), None).unwrap();
    let (begin, end) = (&link[..20], &link[60..]);
    for dots in ["…", "...", "[...]", "[…]", "%E2%80%A6"] {
        for text in [format!("{begin}{dots}{end}"), format!("{begin}{dots}")] {
            assert_eq!(decode(&text, no_base), Err(LinkError::Shortened), "{text}");
        }
    }
    // Dots that somebody has written behind a whole link cut nothing.
    assert_eq!(decode(&format!("{link}..."), no_base), Ok(small()));
    assert_eq!(decode(&format!("See {link} …"), no_base), Ok(small()));
}

#[test]
fn a_bomb_and_a_giant_are_refused() {
    let zeros = vec![b' '; MAX_BYTES + 1];
    let bomb = forged(&miniz_oxide::deflate::compress_to_vec(&zeros, 6));
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    let too_large = "The link is too large: Remit opens links of up to 1000000 characters containing up to 8 MiB. Ask for the matrix as a file.";
    let unpacks = "The link unpacks to far more than any matrix of its length, so it was not opened. If it comes from somebody you know, ask for the matrix as a file.";
    check_refused(&bomb, unpacks);
    // A link of 18 KB held 41 activities with 8 MB of words in bold: the page stood still for half
    // a minute, and again at every start.
    let words = "**a** ".repeat(33_000);
    let row = |at: usize| format!("{{\"id\":\"{at:016x}\",\"activity\":\"{words}\"}}");
    let rows: Vec<String> = (1..=41).map(row).collect();
    let json = format!(
        "{{\"format\":\"remit-matrix\",\"version\":1,\"id\":\"0000000000000001\",\"title\":\"T\",\"letters\":[{{\"code\":\"R\",\"kind\":\"responsible\"}}],\"parties\":[],\"rows\":[{}]}}",
        rows.join(",")
    );
    assert!(json.len() < MAX_BYTES, "{}", json.len());
    let link = forged(&miniz_oxide::deflate::compress_to_vec(json.as_bytes(), 10));
    assert!(link.len() < 60_000, "{}", link.len());
    check_refused(&link, unpacks);
    check_refused(&format!("#v1:{}", "A".repeat(MAX_CHARS + 1)), too_large);
    check_refused(&format!("#v1:{}", "A".repeat(2 * 1024 * 1024)), too_large);
}

#[test]
fn a_link_to_changes_needs_the_matrix_that_they_change() {
    let published = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let draft = from_published(&published, &mut || 5).unwrap();
    let link = encode(&draft, Some(&published)).unwrap();
    check_refused(
        &link,
        "The link contains changes to “OVHcloud OKMS”, edition 1, which this version of Remit doesn't have. Reload Remit to get the latest version and open the link again, or ask for the matrix as a file.",
    );
    let mut newer = published.clone().into_data();
    newer.edition = 2;
    let newer = Matrix::new(newer).unwrap();
    assert!(matches!(decode(&link, |_| Some(newer)), Err(LinkError::BaseMissing { .. })));
    assert_eq!(decode(&link, |_| Some(published)), Ok(draft));
}

#[test]
fn a_matrix_too_large_for_a_link_is_a_file() {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Large");
    let text = Text::plain(&"x".repeat(100_000));
    data.rows = (0..100)
        .map(|bits| Row::Activity(Box::new(Activity::new(RowId::from_bits(bits), text.clone(), 0))))
        .collect();
    assert_eq!(encode(&Matrix::new(data).unwrap(), None), Err(LinkError::TooLong));
}
