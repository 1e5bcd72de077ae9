//! Holds the published matrices against verified rows, cell by cell, texts included.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use remit_core::matrix::{Basis, Block, Matrix, Text};
use remit_formats::catalogue::{ALL, find};
use remit_formats::json;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Verified {
    slug: String,
    source_title: String,
    provider: String,
    date: Option<String>,
    parties: Vec<String>,
    introduction: Vec<String>,
    letters: Vec<VerifiedLetter>,
    plans: Vec<VerifiedPlan>,
    footnotes: Vec<VerifiedFootnote>,
    sections: Vec<VerifiedSection>,
    activities: Vec<VerifiedActivity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerifiedLetter {
    code: char,
    definition: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerifiedPlan {
    name: String,
    description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerifiedFootnote {
    mark: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerifiedSection {
    path: Vec<String>,
    notes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerifiedActivity {
    path: Vec<String>,
    #[serde(rename = "activity")]
    _printed: String,
    label: String,
    bullets: Vec<String>,
    plan: Option<String>,
    comment: Option<String>,
    marks: Vec<String>,
    cells: std::collections::BTreeMap<String, String>,
    basis: String,
}

fn verified() -> Vec<(Verified, Matrix)> {
    let all: Vec<Verified> =
        serde_json::from_str(include_str!("../../../tests/data/verified-rows.json")).unwrap();
    all.into_iter()
        .map(|verified| {
            let matrix = find(&verified.slug).unwrap().matrix().unwrap();
            (verified, matrix)
        })
        .collect()
}

/// Plain characters with every run of white space as one space.
fn plain(text: &Text) -> String {
    spaced(&text.to_plain())
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The list items of a text.
fn bullets(text: &Text) -> Vec<String> {
    let lists = text.blocks().iter().filter_map(|block| match block {
        Block::List(items) => Some(items),
        Block::Paragraph(_) => None,
    });
    lists.flatten().map(|item| plain(&Text::new(vec![Block::Paragraph(item.clone())]))).collect()
}

/// The text without its list items.
fn label(text: &Text) -> String {
    let paragraphs = text.blocks().iter().filter(|block| matches!(block, Block::Paragraph(_)));
    plain(&Text::new(paragraphs.cloned().collect()))
}

fn sorted(letters: &str) -> String {
    let mut letters: Vec<char> = letters.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

#[test]
fn all_280_activities_are_there_with_exactly_their_cells() {
    let mut count = 0;
    for (verified, matrix) in verified() {
        assert_eq!(matrix.activities().count(), verified.activities.len(), "{}", verified.slug);
        for (activity, expected) in matrix.activities().zip(&verified.activities) {
            let path: Vec<_> = matrix.path(activity.id).iter().map(|s| s.heading()).collect();
            assert_eq!(path, expected.path);
            // A mark inside a sentence leaves the space before it.
            assert_eq!(label(&activity.text), spaced(&expected.label));
            assert_eq!(bullets(&activity.text), expected.bullets);
            assert_eq!(activity.plan.printed, expected.plan.clone().unwrap_or_default());
            let comment = expected.comment.clone().unwrap_or_default().replace("• ", "");
            assert_eq!(plain(&activity.comment), spaced(&comment));
            let marks: Vec<_> =
                activity.text.marks().map(remit_core::matrix::Mark::as_str).collect();
            assert_eq!(marks, expected.marks);
            for (party, cell) in matrix.parties.iter().zip(&activity.cells) {
                let written = matrix.letters.write(cell.letters());
                let place = format!("{} > {} > {}", verified.slug, expected.label, party.name);
                assert_eq!(sorted(&written), sorted(&expected.cells[&party.name]), "{place}");
                let basis = match cell.basis {
                    Basis::Source => "source",
                    Basis::Original => "original",
                    Basis::Inferred => "inferred",
                };
                assert_eq!(basis, expected.basis, "{place}");
            }
            count += 1;
        }
    }
    assert_eq!(count, 280);
}

#[test]
fn everything_around_the_rows_is_there() {
    for (verified, matrix) in verified() {
        let source = &matrix.source;
        assert!(source.title.starts_with(&verified.source_title), "{}", source.title);
        assert_eq!(source.provider, verified.provider);
        assert_eq!(source.date.map(|date| date.to_string()), verified.date);
        assert!(source.link.is_some());
        assert!(!source.note.is_empty());
        let parties: Vec<_> = matrix.parties.iter().map(|party| party.name.as_str()).collect();
        assert_eq!(parties, verified.parties);
        assert_eq!(plain(&matrix.introduction), spaced(&verified.introduction.join(" ")));
        for (letter, expected) in matrix.letters.iter().zip(&verified.letters) {
            assert_eq!(letter.code, expected.code);
            assert_eq!(plain(&letter.definition), expected.definition);
        }
        assert_eq!(matrix.letters.iter().len(), verified.letters.len());
        assert_eq!(matrix.plans.len(), verified.plans.len());
        for (plan, expected) in matrix.plans.iter().zip(&verified.plans) {
            assert_eq!(plan.name, expected.name);
            assert_eq!(plain(&plan.description), expected.description);
        }
        assert_eq!(matrix.footnotes.len(), verified.footnotes.len());
        for (footnote, expected) in matrix.footnotes.iter().zip(&verified.footnotes) {
            assert_eq!(footnote.mark.as_str(), expected.mark);
            assert_eq!(plain(&footnote.text), spaced(&expected.text));
        }
        let sections: Vec<_> = matrix.rows.iter().filter_map(|row| row.section()).collect();
        assert_eq!(sections.len(), verified.sections.len());
        for (section, expected) in sections.iter().zip(&verified.sections) {
            assert_eq!(matrix.path_text(section.id), expected.path.join(" > "));
            assert_eq!(plain(&section.before), spaced(&expected.notes.join(" ")));
        }
    }
}

#[test]
fn what_lists_show_is_what_the_files_say() {
    for published in &ALL {
        let matrix = published.matrix().unwrap();
        assert_eq!(matrix.title, published.title);
        assert_eq!(matrix.source.provider, published.provider);
        assert_eq!(matrix.activities().count(), published.activities);
        assert!(published.title.to_lowercase().ends_with(&published.service.to_lowercase()));
        assert_eq!(find(published.slug), Some(published));
    }
}

#[test]
fn the_files_are_as_remit_writes_them() {
    for published in &ALL {
        assert_eq!(
            json::write(&published.matrix().unwrap()),
            published.file(),
            "{}",
            published.slug
        );
    }
}
