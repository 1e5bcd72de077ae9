//! Markdown, in the dialect in which providers publish their matrices: a heading for each
//! section with its printed number, and under it a GitHub table with one column a party.
//!
//! OVHcloud (`ovh/docs` on GitHub) and Cloud Temple publish theirs so. Notes stand before and
//! after the tables, footnotes are GitHub's, and the columns for plans and comments are there
//! where the matrix has any.
//!
//! Sections, activities, plans, letters, comments, footnotes and notes can be read back from it.
//! Ids, the basis of cells, evidence, rule settings and acceptances are not in it, and the log of
//! named versions is for people alone; cells that
//! nobody has confirmed yet are in italics, and a line at the end says so.

mod labels;
pub mod read;
pub(crate) mod table;
pub(crate) mod text;

use super::OnRow;
use super::provenance::Provenance;
use super::versions::{RECORD, Told};
use labels::Labels;
use remit_core::matrix::{
    Activity, Base, Basis, Cell, Matrix, Party, Plan, Row, Section, Source, Text,
};
use table::TableWriter;

/// What an activity's column is called.
pub const ACTIVITY: &str = "Activity";
/// What the column for plans is called.
pub const PLAN: &str = "Plan";
/// What the column for comments is called.
pub const COMMENT: &str = "Comment";
/// The heading of the letters.
pub const ROLES: &str = "Roles";
/// The heading of the plans.
pub const PLANS: &str = "Plans";
/// What stands, unseen, before the notes behind a section's activities where it has none.
pub const AFTER: &str = "behind the activities";
/// What stands, unseen, before a footnote that GitHub cannot show as one.
pub const FOOTNOTE: &str = "footnote";
/// What stands, unseen, before the line that says what the matrix was begun from; its id and its
/// edition follow.
pub const BASE: &str = "begun from";
/// What stands, unseen, before the log of named versions, which is not read back.
pub const VERSIONS: &str = "named versions";
/// What stands at the end where cells are in italics.
pub const INFERRED: &str = "Roles in italics are inferred and not yet confirmed.";
/// What stood there in files of an earlier Remit.
const INFERRED_EARLIER: &str = "Letters in italics were inferred; nobody has confirmed them yet.";
/// What stands before the day of the next review.
const REVIEW: &str = "Next review date: ";
/// What stood before it in files of an earlier Remit.
const REVIEW_EARLIER: &str = "Review by: ";

/// Whether a text says that cells in italics are inferred.
pub fn says_inferred(text: &str) -> bool {
    [INFERRED, INFERRED_EARLIER].contains(&text)
}

/// What a text says of the next review.
pub fn review(text: &str) -> Option<&str> {
    text.strip_prefix(REVIEW).or_else(|| text.strip_prefix(REVIEW_EARLIER))
}

/// The Markdown of a matrix.
pub fn write(matrix: &Matrix) -> String {
    write_with_progress(matrix, &Told::default(), &mut |_| ())
}

/// The same with what it tells of named versions; `on_row` hears how many rows are written.
pub fn write_with_progress(matrix: &Matrix, told: &Told, on_row: OnRow) -> String {
    let labels = Labels::new(&matrix.footnotes);
    let mut page = PageWriter { out: String::new(), labels: &labels, matrix };
    page.head();
    page.legends();
    page.rows(on_row);
    page.end();
    page.versions(told);
    page.out
}

/// What is written so far, block by block with a blank line between.
struct PageWriter<'a> {
    out: String,
    labels: &'a Labels,
    matrix: &'a Matrix,
}

impl PageWriter<'_> {
    fn block(&mut self, block: &str) {
        if block.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(block);
        self.out.push('\n');
    }

    fn text(&mut self, text: &Text) {
        let blocks = text::blocks(text, self.labels);
        self.block(&blocks);
    }

    /// What no reader shows.
    fn comment(&mut self, comment: &str) {
        self.block(&format!("<!-- {comment} -->"));
    }

    fn heading(&mut self, level: usize, heading: &str) {
        let heading = format!("{} {}", "#".repeat(level), text::line(heading));
        self.block(heading.trim_end());
    }

    /// How many levels the sections' headings are below the title's. Markdown has six levels;
    /// where the sections need all of them, the title shares the first.
    fn shift(&self) -> usize {
        let deepest = self.matrix.rows.iter().filter_map(Row::section).map(|s| s.level).max();
        usize::from(deepest.is_none_or(|level| level < 6))
    }

    fn head(&mut self) {
        let matrix = self.matrix;
        self.heading(1, &matrix.title);
        self.provenance();
        self.text(&matrix.introduction);
        let source = source(&matrix.source);
        self.block(&source);
        self.text(&matrix.source.note);
        if let Some(date) = matrix.review_by {
            self.block(&format!("{REVIEW}{}", date.long()));
        }
    }

    /// What the matrix was begun from. The line can be read, the comment is read back.
    fn provenance(&mut self) {
        if let Some(provenance) = Provenance::of(self.matrix) {
            let Base { matrix, edition, .. } = provenance.base();
            self.comment(&format!("{BASE} {matrix}, {edition}"));
            self.block(&text::line(&provenance.sentence()));
        }
    }

    fn legends(&mut self) {
        let matrix = self.matrix;
        let level = 1 + self.shift();
        self.heading(level, ROLES);
        self.text(&matrix.letters_introduction);
        let mut table =
            TableWriter::new(["Letter", "Role", "Definition"].map(text::line).to_vec(), 0..1);
        for letter in matrix.letters.iter() {
            table.row([
                letter.code.to_string(),
                text::line(letter.shown_name()),
                text::cell(&letter.definition, self.labels),
            ]);
        }
        self.block(&table.write());
        if !matrix.plans.is_empty() {
            self.heading(level, PLANS);
            let mut table =
                TableWriter::new(["Plan", "Description"].map(text::line).to_vec(), 0..0);
            for Plan { name, description, .. } in &matrix.plans {
                table.row([text::line(name), text::cell(description, self.labels)]);
            }
            self.block(&table.write());
        }
    }

    fn rows(&mut self, on_row: OnRow) {
        let matrix = self.matrix;
        let columns = Columns { plan: matrix.prints_plans(), comment: matrix.has_comments() };
        let shift = self.shift();
        let mut table = columns.table(&matrix.parties);
        let mut open: Option<&Section> = None;
        for (done, row) in matrix.rows.iter().enumerate() {
            on_row(done);
            match row {
                Row::Activity(activity) => table.row(columns.row(activity, matrix, self.labels)),
                Row::Section(section) => {
                    self.end_table(&mut table, open);
                    self.heading(usize::from(section.level) + shift, &section.heading());
                    self.text(&section.before);
                    open = Some(section);
                }
            }
        }
        self.end_table(&mut table, open);
    }

    /// Writes the table of a section, where it has one, and what stands behind it.
    fn end_table(&mut self, table: &mut TableWriter, section: Option<&Section>) {
        let is_empty = table.is_empty();
        if !is_empty {
            self.block(&table.write());
            table.clear();
        }
        if let Some(section) = section {
            if is_empty && !section.after.is_empty() {
                self.comment(AFTER);
            }
            self.text(&section.after);
        }
    }

    fn end(&mut self) {
        for (at, footnote) in self.matrix.footnotes.iter().enumerate() {
            if self.labels.label(at).is_none() {
                self.comment(FOOTNOTE);
            }
            let footnote = text::footnote(footnote, self.labels.label(at), self.labels);
            self.block(&footnote);
        }
        let inferred =
            |cell: &Cell| cell.basis == Basis::Inferred && !written(*cell, self.matrix).is_empty();
        if self.matrix.activities().any(|activity| activity.cells.iter().any(inferred)) {
            self.block(&format!("*{INFERRED}*"));
        }
    }
}

impl PageWriter<'_> {
    /// The log of named versions. It is for people, and not read back.
    fn versions(&mut self, told: &Told) {
        if told.versions.is_empty() {
            return;
        }
        let level = 1 + self.shift();
        self.comment(VERSIONS);
        self.heading(level, "Versions");
        for words in [RECORD, &told.since] {
            self.block(&text::line(words));
        }
        for version in &told.versions {
            self.heading(level + 1, &version.title);
            for words in &version.approvals {
                self.block(&text::line(words));
            }
            self.text(&Text::plain(&version.note));
            let lines = version.changes.iter().map(|line| format!("- {}", text::line(line)));
            self.block(&lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

/// Where the matrix was published, in one line.
fn source(source: &Source) -> String {
    if !source.is_known() {
        return String::new();
    }
    let title = text::line(source.shown_title());
    let title = match &source.link {
        Some(link) => text::link(&title, link),
        None => title,
    };
    let [provider, service] = [&source.provider, &source.service].map(|name| text::line(name));
    let parts = [title, provider, service, source.shown_date()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("Source: {}", parts.join(", "))
}

/// Which columns there are beside the activities and parties.
struct Columns {
    plan: bool,
    comment: bool,
}

impl Columns {
    fn table(&self, parties: &[Party]) -> TableWriter {
        let plan = self.plan.then(|| PLAN.to_owned());
        let comment = self.comment.then(|| COMMENT.to_owned());
        let parties = parties.iter().map(|party| text::line(&party.name));
        let head = [ACTIVITY.to_owned()].into_iter().chain(plan).chain(parties).chain(comment);
        let head: Vec<String> = head.collect();
        let first = 1 + usize::from(self.plan);
        let last = head.len() - usize::from(self.comment);
        TableWriter::new(head, first..last)
    }

    fn row<'a>(
        &self,
        activity: &'a Activity,
        matrix: &'a Matrix,
        labels: &'a Labels,
    ) -> impl Iterator<Item = String> + use<'a> {
        let plan = self.plan.then(|| text::line(&activity.plan.printed));
        let comment = self.comment.then(|| text::cell(&activity.comment, labels));
        let cells = matrix.cells(activity).map(|(party, cell)| {
            let codes = written(cell, matrix);
            let inferred = cell.basis == Basis::Inferred && !codes.is_empty();
            let mut out = if inferred { format!("*{codes}*") } else { codes };
            for mark in activity.marks_of(party.id) {
                text::mark(&mut out, mark, labels);
            }
            out
        });
        [text::cell(&activity.text, labels)].into_iter().chain(plan).chain(cells).chain(comment)
    }
}

/// What a party holds, without its marks.
fn written(cell: Cell, matrix: &Matrix) -> String {
    matrix.letters.write_holding(cell.holding)
}

#[cfg(test)]
mod tests;
