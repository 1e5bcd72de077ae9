mod reader;

use proptest::prelude::*;

use super::labels::Labels;
use super::{ACTIVITY, AFTER, COMMENT, FOOTNOTE, INFERRED, PLAN, PLANS, ROLES, write};
use crate::{catalogue, shown};
use reader::{Part, read};
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::*;

proptest! {
    #[test]
    fn another_parser_reads_all_that_is_promised(matrix in any_matrix()) {
        let page = write(&matrix);
        let parts = read(&page);
        prop_assert_eq!(parts, expected(&matrix), "{}", page);
    }
}

#[test]
fn published_matrices_are_read_by_another_parser() {
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        let page = write(&matrix);
        assert_eq!(read(&page), expected(&matrix), "{page}");
    }
}

/// What a page is to have, made from the matrix without the writer.
fn expected(matrix: &Matrix) -> Vec<Part> {
    let labels = Labels::new(&matrix.footnotes);
    let deep = matrix.rows.iter().filter_map(Row::section).any(|section| section.level == 6);
    let shift = usize::from(!deep);
    let mut parts = Vec::new();
    heading(&mut parts, 1, &matrix.title);
    if let Some(Base { matrix, edition, title }) = &matrix.base {
        parts.push(Part::Comment(format!("begun from {matrix}, {edition}")));
        let words = format!("Edition of “{title}”, with changes. Not the provider’s own page.");
        let mut out = "¶".to_owned();
        shown::run(&mut out, &shown::name(&words), Style::default(), None);
        block(&mut parts, out);
    }
    blocks(&mut parts, &matrix.introduction);
    source(&mut parts, &matrix.source);
    blocks(&mut parts, &matrix.source.note);
    if let Some(date) = matrix.review_by {
        block(&mut parts, format!("¶Next review date: {}", date.long()));
    }
    heading(&mut parts, 1 + shift, ROLES);
    blocks(&mut parts, &matrix.letters_introduction);
    let mut table = vec![["Letter", "Role", "Definition"].map(|name| format!("¶{name}")).to_vec()];
    for letter in matrix.letters.iter() {
        let name = plain(letter.shown_name());
        table.push(vec![format!("¶{}", letter.code), name, cell(&letter.definition)]);
    }
    parts.push(Part::Table(table));
    if !matrix.plans.is_empty() {
        heading(&mut parts, 1 + shift, PLANS);
        let mut table = vec![vec!["¶Plan".to_owned(), "¶Description".to_owned()]];
        table.extend(matrix.plans.iter().map(|p| vec![plain(&p.name), cell(&p.description)]));
        parts.push(Part::Table(table));
    }
    let mut after = Text::default();
    let mut table = Vec::new();
    for row in &matrix.rows {
        match row {
            Row::Section(section) => {
                end(&mut parts, &mut table, &after);
                heading(&mut parts, usize::from(section.level) + shift, &section.heading());
                blocks(&mut parts, &section.before);
                after = section.after.clone();
            }
            Row::Activity(activity) => {
                if table.is_empty() {
                    table.push(head(matrix));
                }
                table.push(self::row(matrix, activity));
            }
        }
    }
    end(&mut parts, &mut table, &after);
    footnotes(&mut parts, matrix, &labels);
    let any = |cell: &Cell| {
        cell.basis == Basis::Inferred && cell.holding != Holding::Letters(LetterSet::EMPTY)
    };
    if matrix.activities().any(|activity| activity.cells.iter().any(any)) {
        let style = Style { emphasis: true, ..Style::default() };
        let mut out = "¶".to_owned();
        shown::run(&mut out, INFERRED, style, None);
        block(&mut parts, out);
    }
    parts
}

fn heading(parts: &mut Vec<Part>, level: usize, text: &str) {
    let mut out = String::new();
    shown::run(&mut out, &shown::name(text), Style::default(), None);
    parts.push(Part::Heading(level, out));
}

fn blocks(parts: &mut Vec<Part>, text: &Text) {
    for text in shown::text(text) {
        block(parts, text);
    }
}

/// Lists that follow one another are one list in Markdown.
fn block(parts: &mut Vec<Part>, block: String) {
    match parts.last_mut() {
        Some(Part::Block(last)) if last.starts_with('•') && block.starts_with('•') => {
            last.push_str(&block);
        }
        _ => parts.push(Part::Block(block)),
    }
}

fn source(parts: &mut Vec<Part>, source: &Source) {
    if *source == (Source { note: source.note.clone(), ..Source::default() }) {
        return;
    }
    let title = if source.title.is_empty() { "the publisher’s page" } else { &source.title };
    let mut out = "¶Source: ".to_owned();
    let link = source.link.as_ref().map(Link::as_str);
    shown::run(&mut out, &shown::name(title), Style::default(), link);
    let date = source.date.map_or("undated".to_owned(), Date::long);
    for part in [&source.provider, &source.service, &date] {
        if !shown::name(part).is_empty() {
            out.push_str(", ");
            out.push_str(&shown::name(part));
        }
    }
    block(parts, out);
}

fn end(parts: &mut Vec<Part>, table: &mut Vec<Vec<String>>, after: &Text) {
    if !table.is_empty() {
        parts.push(Part::Table(std::mem::take(table)));
    } else if !after.is_empty() {
        parts.push(Part::Comment(AFTER.to_owned()));
    }
    blocks(parts, after);
}

fn plain(name: &str) -> String {
    let name = shown::name(name);
    if name.is_empty() { name } else { format!("¶{name}") }
}

fn cell(text: &Text) -> String {
    let mut out = shown::text(text).concat();
    // The end of a list in a cell begins a paragraph, even where none follows.
    let ends_in_list = matches!(text.blocks().last(), Some(Block::List(_)));
    out.extend(ends_in_list.then_some('¶'));
    out
}

fn has_plan(matrix: &Matrix) -> bool {
    matrix.activities().any(|activity| !activity.plan.printed.is_empty())
}

fn has_comment(matrix: &Matrix) -> bool {
    matrix.activities().any(|activity| !activity.comment.is_empty())
}

fn head(matrix: &Matrix) -> Vec<String> {
    let plan = has_plan(matrix).then(|| plain(PLAN));
    let comment = has_comment(matrix).then(|| plain(COMMENT));
    let parties = matrix.parties.iter().map(|party| plain(&party.name));
    [plain(ACTIVITY)].into_iter().chain(plan).chain(parties).chain(comment).collect()
}

fn row(matrix: &Matrix, activity: &Activity) -> Vec<String> {
    let plan = has_plan(matrix).then(|| plain(&activity.plan.printed));
    let comment = has_comment(matrix).then(|| cell(&activity.comment));
    let cells = matrix.cells(activity).map(|(party, cell)| {
        let codes = matrix.letters.write_holding(cell.holding);
        let style = Style { emphasis: cell.basis == Basis::Inferred, ..Style::default() };
        let marks = activity.marks_of(party.id).cloned();
        let marks = marks.map(|mark| Inline::Mark { mark, style: Style::default() });
        let run = Inline::Run { text: codes, style, link: None };
        let text = Text::new(vec![Block::Paragraph([run].into_iter().chain(marks).collect())]);
        shown::text(&text).concat()
    });
    [cell(&activity.text)].into_iter().chain(plan).chain(cells).chain(comment).collect()
}

fn footnotes(parts: &mut Vec<Part>, matrix: &Matrix, labels: &Labels) {
    for (at, footnote) in matrix.footnotes.iter().enumerate() {
        let text = shown::text(&footnote.text);
        if let Some(label) = labels.label(at) {
            parts.push(Part::Footnote(label.to_owned(), text));
            continue;
        }
        parts.push(Part::Comment(FOOTNOTE.to_owned()));
        let mut first = "¶".to_owned();
        shown::mark(&mut first, footnote.mark.as_str(), Style::default());
        let mut rest = text.into_iter().peekable();
        if let Some(line) = rest.next_if(|block| block.starts_with('¶')) {
            first.push(' ');
            first.push_str(line.strip_prefix('¶').unwrap_or_default());
        }
        block(parts, first);
        for text in rest {
            block(parts, text);
        }
    }
}

#[test]
fn the_page_is_the_dialect_of_the_publishers() {
    let page = write(&catalogue::find("ovhcloud-hosted-exchange").unwrap().matrix().unwrap());
    let begins = "\
# OVHcloud Hosted Exchange

The Hosted Exchange service is a Microsoft Exchange email solution.";
    assert!(page.starts_with(begins), "{page}");
    let table = "\
### 2.1. Install service

| Activity | Customer | OVHcloud |
| --- | :---: | :---: |
| Install, configure, and deliver functional bricks of the service | I | RA |
| Provide service licences | I | RA |
";
    assert!(page.contains(table), "{page}");
}

/// A text and what it is in a page.
#[track_caller]
fn check(notation: &str, markdown: &str) {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "T");
    data.introduction = text::notation::read(notation);
    let page = write(&Matrix::new(data).unwrap());
    let page = page.trim_start_matches("# T\n\n");
    assert_eq!(&page[..page.find("\n\n## Roles").unwrap()], markdown);
}

#[test]
fn characters_that_could_be_markup_are_not() {
    check("1. no list", "1\\. no list");
    check("\\- no list", "\\- no list");
    check("a # b", "a \\# b");
    check("<script>", "\\<script\\>");
    check("snake_case and _this_", "snake_case and \\_this\\_");
    check("AT&T & co", "AT\\&T & co");
    check("**bold** and *not*bold", "**bold** and *not*bold");
    check("**“x”**y", "<strong>“x”</strong>y");
    check("a\nb", "a\\\nb");
    // A letter in a square was taken for a letter, but Markdown takes it for a symbol, and the
    // stars around it for stars.
    check("*🄰*¹", "<em>🄰</em>¹");
}
