mod reader;

use proptest::prelude::*;

use super::{ON_PAPER, Options, embedded, fragment, write};
use crate::paper::{Sheets, UNNAMED};
use crate::versions::{Told, ToldVersion};
use crate::{catalogue, json, shown};
use reader::{Element, read};
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::*;

proptest! {
    #[test]
    fn remit_opens_its_page_again_without_loss(matrix in any_matrix()) {
        let page = write(&matrix, &Options::default());
        let json = embedded(&page).unwrap();
        prop_assert!(!json.contains(['<', '>', '&']));
        prop_assert_eq!(json::read(json.as_bytes()), Ok(matrix));
    }

    #[test]
    fn a_page_says_all_that_is_promised(matrix in any_matrix()) {
        let page = write(&matrix, &Options::default());
        check_page(&matrix, &read(&page));
    }

    #[test]
    fn a_fragment_says_all_that_is_promised(matrix in any_matrix()) {
        let fragment = read(&fragment(&matrix, &Options::default()));
        let mut tables = Vec::new();
        fragment.all("table", &mut tables);
        prop_assert_eq!(lines(tables[0]), expected(&matrix, false));
        prop_assert!(!fragment.elements().any(|element| element.name == "style"));
        let mut all = Vec::new();
        fragment.all("td", &mut all);
        prop_assert!(all.iter().all(|element| element.attribute("style").is_none()));
    }
}

fn check_page(matrix: &Matrix, page: &Element) {
    let (mut tables, mut on_paper) = (Vec::new(), Vec::new());
    page.all("table", &mut tables);
    let mut again = Vec::new();
    page.all(ON_PAPER, &mut again);
    for again in again {
        again.all("table", &mut on_paper);
    }
    assert_eq!(lines(tables[tables.len() - on_paper.len() - 1]), expected(matrix, true));
    let printed = Sheets::of(matrix, true).tables.len();
    assert_eq!(on_paper.len(), if printed > 1 { printed } else { 0 });
    let mut main = Vec::new();
    page.all("main", &mut main);
    let blocks = shown::text(&matrix.introduction).concat();
    let mut said = main[0].elements().skip(1);
    if let Some(base) = &matrix.base {
        let words = format!("Edition of “{}”, with changes. Not", base.title);
        let begun_from = said.next().unwrap().plain();
        assert!(begun_from.starts_with(&words), "{begun_from}");
    }
    let intro: Vec<&Element> = said.take(matrix.introduction.blocks().len()).collect();
    assert_eq!(text_of(&intro), blocks);
    let (mut marks, mut notes) = (Vec::new(), Vec::new());
    page.all("dt", &mut marks);
    page.all("dd", &mut notes);
    assert_eq!(marks.len(), matrix.footnotes.len());
    for ((footnote, mark), note) in matrix.footnotes.iter().zip(marks).zip(notes) {
        assert_eq!(mark.plain(), footnote.mark.as_str());
        assert_eq!(note.shown(), shown::text(&footnote.text).concat());
    }
}

fn text_of(elements: &[&Element]) -> String {
    let children = elements.iter().map(|element| reader::Node::Element((*element).clone()));
    Element { children: children.collect(), ..Element::default() }.shown()
}

/// The cells of a table, line by line; a section's begins with its level.
fn lines(table: &Element) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    table.all("tr", &mut rows);
    let cell = |cell: &Element| {
        let level = cell.attribute("data-level").map(|level| format!("{level} "));
        format!("{}{}", level.unwrap_or_default(), cell.shown())
    };
    rows.iter().map(|row| row.elements().map(cell).collect()).collect()
}

fn run(text: &str) -> String {
    let mut out = String::new();
    shown::run(&mut out, text, Style::default(), None);
    out
}

/// HTML shows white space and control characters as spaces; a heading's ends are trimmed.
fn plain(name: &str) -> String {
    run(&name.replace(char::is_control, " "))
}

fn cell(text: &Text) -> String {
    let shown = shown::text(text).concat();
    match text.blocks() {
        [Block::Paragraph(_)] => shown.strip_prefix('¶').unwrap_or_default().to_owned(),
        _ => shown,
    }
}

/// What the table is to say, made from the matrix without the writer.
fn expected(matrix: &Matrix, levels: bool) -> Vec<Vec<String>> {
    let plan = matrix.activities().any(|activity| !activity.plan.printed.is_empty());
    let comment = matrix.activities().any(|activity| !activity.comment.is_empty());
    let mut head = vec!["Activity".to_owned()];
    head.extend(plan.then(|| "Plan".to_owned()));
    head.extend(matrix.parties.iter().map(|party| {
        if party.name.trim().is_empty() { UNNAMED.to_owned() } else { plain(&party.name) }
    }));
    head.extend(comment.then(|| "Comment".to_owned()));
    let mut lines = vec![head];
    let mut after = Text::default();
    let note = |lines: &mut Vec<Vec<String>>, text: &Text| {
        lines.extend((!text.is_empty()).then(|| vec![shown::text(text).concat()]));
    };
    for row in &matrix.rows {
        match row {
            Row::Section(section) => {
                note(&mut lines, &after);
                let level = if levels { format!("{} ", section.level) } else { String::new() };
                lines.push(vec![format!("{level}{}", plain(&section.heading()))]);
                note(&mut lines, &section.before);
                after = section.after.clone();
            }
            Row::Activity(activity) => {
                let mut line = vec![cell(&activity.text)];
                line.extend(plan.then(|| plain(&activity.plan.printed)));
                line.extend(matrix.cells(activity).map(|(party, cell)| {
                    let mut out = matrix.letters.write_holding(cell.holding);
                    for mark in activity.marks_of(party.id) {
                        shown::mark(&mut out, mark.as_str(), Style::default());
                    }
                    out
                }));
                line.extend(comment.then(|| self::cell(&activity.comment)));
                lines.push(line);
            }
        }
    }
    note(&mut lines, &after);
    lines
}

#[test]
fn published_matrices_are_whole_pages() {
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        let page = write(&matrix, &Options::default());
        check_page(&matrix, &read(&page));
        assert_eq!(json::read(embedded(&page).unwrap().as_bytes()), Ok(matrix));
    }
}

/// A matrix with so many parties that hold something.
fn with_parties(count: u64) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Wide");
    let party =
        |at| Party { id: PartyId::from_bits(at), name: format!("Party {at}"), side: Side::Other };
    data.parties = (1..=count).map(party).collect();
    let text = Text::plain("Run it");
    let mut activity = Activity::new(RowId::from_bits(1), text, data.parties.len());
    for cell in &mut activity.cells {
        cell.holding = Holding::Letters(data.letters.read("RI").unwrap());
    }
    data.rows = vec![Row::Activity(Box::new(activity))];
    Matrix::new(data).unwrap()
}

#[test]
fn a_page_with_many_parties_prints_all_of_them() {
    // Of a page with 30 parties 9 were printed.
    for (count, tables) in [(2, 0), (30, 0), (31, 2), (64, 4)] {
        let matrix = with_parties(count);
        let page = read(&write(&matrix, &Options::default()));
        check_page(&matrix, &page);
        let (mut again, mut printed) = (Vec::new(), Vec::new());
        page.all(ON_PAPER, &mut again);
        for again in again {
            again.all("table", &mut printed);
        }
        assert_eq!(printed.len(), tables);
        let heads = printed.iter().map(|table| lines(table)[1].len() - 1);
        assert_eq!(heads.sum::<usize>(), if tables > 0 { count as usize } else { 0 });
    }
}

const INJECTIONS: [&str; 12] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!--<script>",
    "--><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "javascript:alert(1)",
    "\u{0}<iframe srcdoc='<script>alert(1)</script>'>",
];

/// A matrix with one text in every field that takes any.
fn injected(evil: &str) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), evil);
    let text = Text::plain(evil);
    let name = || evil.to_owned();
    data.language = name();
    data.introduction = text.clone();
    data.letters_introduction = text.clone();
    data.source = Source {
        title: name(),
        provider: name(),
        service: name(),
        link: Link::new("https://example.org/?a='b'&c=d"),
        date: None,
        note: text.clone(),
    };
    let definition = text.clone();
    data.letters = Letters::new(vec![Letter {
        name: name(),
        definition,
        ..Letter::new('R', Kind::Responsible)
    }])
    .unwrap();
    data.parties = vec![Party::new(PartyId::from_bits(1), name())];
    data.plans = vec![Plan { id: PlanId::from_bits(1), name: name(), description: text.clone() }];
    let mark =
        Mark::new(&evil.replace(['[', ']', '\0', ' '], "").chars().take(8).collect::<String>());
    let mark = mark.unwrap();
    data.footnotes =
        vec![Footnote { id: FootnoteId::from_bits(1), mark: mark.clone(), text: text.clone() }];
    let mut section = Section::new(RowId::from_bits(1), 1, evil);
    section.written = name();
    section.before = text.clone();
    section.after = text.clone();
    let mut activity = Activity::new(RowId::from_bits(2), text.clone(), 1);
    activity.plan = PlanUse::read(evil, &data.plans);
    activity.comment = text.clone();
    activity.evidence = text;
    activity.marks = vec![CellMark { party: PartyId::from_bits(1), mark }];
    data.rows = vec![Row::Section(Box::new(section)), Row::Activity(Box::new(activity))];
    data.acceptances = vec![Acceptance {
        rule: name(),
        row: Some(RowId::from_bits(2)),
        party: Some(PartyId::from_bits(1)),
        letters: name(),
        reason: name(),
        name: name(),
        date: None,
    }];
    Matrix::new(data).unwrap()
}

#[test]
fn no_injection_becomes_markup() {
    for evil in INJECTIONS {
        let matrix = injected(evil);
        let options = Options {
            findings: vec![evil.to_owned()],
            signatures: true,
            told: told(evil),
            ..Options::default()
        };
        let page = write(&matrix, &options);
        // The reader refuses elements and attributes that are none of ours.
        let root = read(&page);
        let mut scripts = Vec::new();
        root.all("script", &mut scripts);
        assert_eq!(scripts.len(), 1);
        assert_eq!(scripts[0].attribute("type"), Some("application/json"));
        check_page(&matrix, &root);
        assert_eq!(json::read(embedded(&page).unwrap().as_bytes()), Ok(matrix.clone()));
        read(&fragment(&matrix, &options));
    }
}

/// A log of one version that says this everywhere.
fn told(words: &str) -> Told {
    let (title, note) = (words.to_owned(), words.to_owned());
    let (approvals, changes) = (vec![words.to_owned()], vec![words.to_owned()]);
    let version = ToldVersion { title, note, approvals, changes };
    Told { since: words.to_owned(), versions: vec![version] }
}

#[test]
fn a_page_has_the_log_of_versions_where_there_is_one() {
    let matrix = injected("Back up");
    let page = write(&matrix, &Options { told: told("1.0, agreed"), ..Options::default() });
    let (_, log) = page.split_once("<h2>Versions</h2>").unwrap();
    assert_eq!(log.matches("1.0, agreed").count(), 5);
    assert!(log.contains("not a qualified signature"));
}

#[test]
fn only_what_is_asked_for_goes_in() {
    let matrix = injected("Secret");
    let none = Options {
        comments: false,
        findings: Vec::new(),
        acceptances: false,
        signatures: false,
        told: Told::default(),
        json: false,
        stamp: None,
    };
    let page = write(&matrix, &none);
    for absent in
        ["Comment</th>", "Findings", "Accepted findings", "Signatures", "Versions", "<script"]
    {
        assert!(!page.contains(absent), "{absent}");
    }
    assert_eq!(embedded(&page), None);
    let all = Options {
        findings: vec!["No accountable".to_owned()],
        signatures: true,
        ..Options::default()
    };
    let page = write(&matrix, &all);
    for present in
        ["Comment</th>", "<h2>Findings", "<h2>Accepted findings", "<h2>Signatures", "<script"]
    {
        assert!(page.contains(present), "{present}");
    }
}

#[track_caller]
fn check_embedded(page: &str, json: Option<&str>) {
    assert_eq!(embedded(page), json);
}

#[test]
fn a_page_that_a_browser_saved_anew_is_understood() {
    check_embedded("<script id=remit-matrix type=application/json>{}</script>", Some("{}"));
    check_embedded("<script>x</script><script id='remit-matrix'>\n{}\n</script>", Some("{}"));
    check_embedded("<script id=\"other\">{}</script>", None);
    check_embedded("<p id=\"remit-matrix\">{}</p>", None);
    check_embedded("<script id=\"remit-matrix\">{}", None);
    check_embedded("", None);
}

#[test]
fn the_language_of_the_page_is_one() {
    let lang = |language: &str| {
        let mut data = MatrixData::empty(MatrixId::from_bits(1), "T");
        data.language = language.to_owned();
        let page = read(&write(&Matrix::new(data).unwrap(), &Options::default()));
        let html = page.elements().next().unwrap();
        html.attribute("lang").unwrap().to_owned()
    };
    assert_eq!(lang("fr"), "fr");
    assert_eq!(lang("pt-BR"), "pt-BR");
    assert_eq!(lang(""), "en");
    assert_eq!(lang("\"><script>"), "en");
}
