//! Paints lines into their table rows.
//!
//! A line is patched, attribute by attribute, and only where it differs: its cells stay the
//! same elements, so that the focus stays where it is and a key is answered by a few changes
//! of the page. Roles are written out, because a narrow screen lays the table out in another
//! way, and a table that is not laid out as one loses the roles it has by nature.

use remit::grid::{Column, Cursor};
use remit::matrix::{RowId, Severity};
use web_sys::Element;

use super::drag::GRIP;
use super::element::{child, plain, set, trim, words};
use super::fold;
use super::line::{ActivityView, CellView, LineView, SectionView, cell_id, column_name};
use super::marks::{self, Mark};

/// The attribute of the cell at whose corner the selection can be drawn on to be filled.
pub const CORNER: &str = "data-corner";
use crate::app::rich_text::{self, Rich};

/// Paints a line over what was painted before. What stands out in it must be painted after it.
pub fn line(row: &Element, line: &LineView, before: Option<&LineView>) {
    set(row, "role", Some("row"));
    match (line, before) {
        (LineView::Section(section), Some(LineView::Section(before))) => {
            self::section(row, section, Some(before));
        }
        (LineView::Activity(activity), Some(LineView::Activity(before))) => {
            self::activity(row, activity, Some(before));
        }
        (LineView::After(note), Some(LineView::After(before))) => after(row, note, Some(before)),
        (line, _) => {
            // Another kind of line: nothing of the old one is of use.
            trim(row, 0);
            for name in ["data-row", "data-section", "aria-rowindex"] {
                set(row, name, None);
            }
            match line {
                LineView::Section(section) => self::section(row, section, None),
                LineView::Activity(activity) => self::activity(row, activity, None),
                LineView::After(note) => after(row, note, None),
            }
        }
    }
}

fn section(row: &Element, section: &SectionView, before: Option<&SectionView>) {
    set(row, "class", Some(&format!("section level-{}", section.level.min(4))));
    set(row, "data-row", Some(&section.id.to_string()));
    set(row, "data-section", Some(&section.path));
    set(row, "aria-rowindex", Some(&section.row_index.to_string()));
    let Some(cell) = child(row, 0, "td") else { return };
    self::cell(&cell, "gridcell", section.id, Column::Activity, "heading");
    let columns = section.columns.to_string();
    set(&cell, "colspan", Some(&columns));
    set(&cell, "aria-colspan", Some(&columns));
    fold::paint(&cell, section);
    if let Some(heading) = child(&cell, 1, "span") {
        set(&heading, "class", Some("heading-text"));
        if let Some(number) = child(&heading, 0, "span") {
            set(&number, "class", Some("number"));
            // The space parts the number from the title for whoever hears or copies the line.
            let space = if section.number.is_empty() { "" } else { " " };
            words(&number, &format!("{}{space}", section.number));
        }
        if let Some(title) = child(&heading, 1, "span") {
            let untitled = section.title.is_empty();
            words(&title, if untitled { "Untitled section" } else { &section.title });
        }
        fold::count(&heading, section);
    }
    match &section.before {
        Some(note) => {
            if let Some(element) = child(&cell, 2, "div") {
                set(&element, "class", Some("section-note"));
                rich(&element, note, before.and_then(|before| before.before.as_ref()));
            }
        }
        None => {
            if let Some(note) = child(&cell, 2, "div") {
                set(&note, "class", Some("section-note"));
                trim(&note, 0);
                plain(&note, "");
            }
        }
    }
    grip(&cell, 3);
}

/// The handle by which a row is dragged.
fn grip(cell: &Element, at: usize) {
    if let Some(grip) = child(cell, at, "span") {
        set(&grip, "class", Some("grip"));
        set(&grip, "aria-hidden", Some("true"));
        set(&grip, GRIP, Some(""));
    }
}

fn activity(row: &Element, activity: &ActivityView, before: Option<&ActivityView>) {
    set(row, "class", Some("activity"));
    set(row, "data-row", Some(&activity.id.to_string()));
    set(row, "aria-rowindex", Some(&activity.row_index.to_string()));
    let id = activity.id;
    if let Some(header) = child(row, 0, "th") {
        cell(&header, "rowheader", id, Column::Activity, "text");
        set(&header, "scope", Some("row"));
        set(&header, "aria-description", some(&activity.findings));
        if let Some(text) = child(&header, 0, "span") {
            rich(&text, &activity.text, before.map(|before| &before.text));
        }
        if let Some(gutter) = child(&header, 1, "span") {
            set(&gutter, "class", Some("gutter"));
            set(&gutter, "aria-hidden", Some("true"));
            sign(&gutter, activity.worst, &activity.findings);
        }
        if let Some(number) = child(&header, 2, "span") {
            set(&number, "class", Some("row-number"));
            set(&number, "aria-hidden", Some("true"));
            set(&number, "data-number", Some(&activity.number.to_string()));
        }
        grip(&header, 3);
    }
    let mut at = 1;
    if let Some(plan) = &activity.plan {
        if let Some(element) = child(row, at, "td") {
            plain_cell(&element, id, Column::Plan, "plan");
            plain(&element, plan);
        }
        at += 1;
    }
    for cell in &activity.cells {
        if let Some(element) = child(row, at, "td") {
            party_cell(&element, id, cell);
        }
        at += 1;
    }
    if let Some(comment) = &activity.comment {
        if let Some(element) = child(row, at, "td") {
            plain_cell(&element, id, Column::Comment, "comment");
            // A column before it may have come or gone: then the element is another's.
            let same = before.filter(|before| before.cells.len() == activity.cells.len());
            let same = same.filter(|before| before.plan.is_some() == activity.plan.is_some());
            rich(&element, comment, same.and_then(|before| before.comment.as_ref()));
        }
        at += 1;
    }
    trim(row, at);
}

/// A cell that is no party's, in an element that may have been one's.
fn plain_cell(element: &Element, row: RowId, column: Column, class: &str) {
    cell(element, "gridcell", row, column, class);
    for name in ["data-party", "data-marks", "aria-description"] {
        set(element, name, None);
    }
}

fn party_cell(element: &Element, row: RowId, view: &CellView) {
    let mut class = "holding".to_owned();
    for (holds, name) in [
        (view.worst == Some(Severity::Error), " has-error"),
        (view.worst == Some(Severity::Warning), " has-warning"),
        (view.inferred, " inferred"),
        (view.not_applicable, " not-applicable"),
    ] {
        if holds {
            class.push_str(name);
        }
    }
    // Where a comment or plan stood before, there is text besides the letters.
    if !element.has_attribute("data-party") {
        element.set_text_content(None);
    }
    cell(element, "gridcell", row, Column::Party(view.party), &class);
    set(element, "data-party", Some(&view.party_name));
    set(element, "data-marks", some(&view.marks));
    set(element, "aria-description", Some(&view.description));
    for (at, (code, kind)) in view.letters.iter().enumerate() {
        if let Some(letter) = child(element, at, "span") {
            set(&letter, "class", Some(&format!("letter {}", kind.to_ascii_lowercase())));
            words(&letter, code.encode_utf8(&mut [0; 4]));
        }
    }
    trim(element, view.letters.len());
}

/// What every cell has.
fn cell(element: &Element, role: &str, row: RowId, column: Column, class: &str) {
    set(element, "role", Some(role));
    set(element, "id", Some(&cell_id(Cursor { row, column })));
    set(element, "data-column", Some(&column_name(column)));
    set(element, "class", Some(class));
}

/// Marks the cells of a line that stand out, all of them or, where marks were painted before,
/// those that differ. One cell of the grid takes part in the order of Tab: the one with the
/// cursor.
pub fn mark(row: &Element, new: &[Mark], before: Option<&[Mark]>) {
    let mut next = row.first_element_child();
    for (at, mark) in new.iter().enumerate() {
        let Some(cell) = next else { return };
        if before.is_none_or(|before| before.get(at) != Some(mark)) {
            let is = |bit: Mark| mark & bit != 0;
            set(&cell, "tabindex", Some(if is(marks::CURSOR) { "0" } else { "-1" }));
            set(&cell, "aria-selected", Some(if is(marks::SELECTED) { "true" } else { "false" }));
            set(&cell, "data-off", is(marks::OFF).then_some(""));
            set(&cell, CORNER, is(marks::CORNER).then_some(""));
            set(&cell, "data-found", is(marks::FOUND).then_some(""));
        }
        next = cell.next_element_sibling();
    }
}

/// Makes a row the stand-in for lines that are not on the page.
pub fn gap(row: &Element) {
    set(row, "class", Some("gap"));
    set(row, "role", Some("presentation"));
}

fn after(row: &Element, note: &Rich, before: Option<&Rich>) {
    set(row, "class", Some("after"));
    if let Some(cell) = child(row, 0, "td") {
        set(&cell, "role", Some("gridcell"));
        set(&cell, "colspan", Some("99"));
        rich(&cell, note, before);
    }
}

/// The sign of the worst finding: told by its shape as well as by its colour.
fn sign(gutter: &Element, worst: Option<Severity>, title: &str) {
    let Some(worst) = worst else {
        trim(gutter, 0);
        return;
    };
    let (class, sign) = rich_text::sign(worst);
    if let Some(element) = child(gutter, 0, "span") {
        set(&element, "class", Some(class));
        set(&element, "title", Some(title));
        words(&element, sign);
    }
}

fn rich(element: &Element, text: &Rich, before: Option<&Rich>) {
    if before != Some(text) {
        rich_text::paint(element, text);
    }
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session::{Open, Origin};
    use remit::catalogue;
    use remit::edit::{Command, apply};
    use remit::matrix::{Party, PartyId, Side};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn row() -> Element {
        web_sys::window().unwrap().document().unwrap().create_element("tr").unwrap()
    }

    /// The lines of a published matrix.
    fn lines(slug: &str) -> Vec<LineView> {
        let published = catalogue::find(slug).unwrap();
        let open = Open::new(Origin::Published(published), published.matrix().unwrap());
        (0..open.layout().lines.len()).filter_map(|at| LineView::of(&open, at)).collect()
    }

    /// The lines of a matrix with more parties than those have columns.
    fn wide() -> Vec<LineView> {
        let published = catalogue::find("ovhcloud-okms").unwrap();
        let mut matrix = published.matrix().unwrap();
        for bits in 1..6 {
            let party =
                Party { id: PartyId::from_bits(bits), name: "New".into(), side: Side::Other };
            let insert = Command::InsertParty { after: None, party, cells: vec![], marks: vec![] };
            apply(&mut matrix, insert).unwrap();
        }
        let open = Open::new(Origin::Published(published), matrix);
        (0..open.layout().lines.len()).filter_map(|at| LineView::of(&open, at)).collect()
    }

    #[wasm_bindgen_test]
    fn a_line_painted_over_any_other_looks_like_a_fresh_one() {
        // A comment with a list stayed to be read in the cell of a party, when a matrix with more
        // parties was opened.
        let lines = [lines("cloud-temple-iaas"), lines("cegedim-cloud-managed-products"), wide()];
        let lines = lines.concat();
        let reused = row();
        let mut before = None;
        // A stride that meets sections, activities and notes of both in every order.
        for at in (0..lines.len()).map(|step| step * 37 % lines.len()) {
            let fresh = row();
            let marked = [marks::CURSOR | marks::SELECTED, marks::SELECTED, marks::OFF, 0, 0];
            line(&fresh, &lines[at], None);
            mark(&fresh, &marked, None);
            line(&reused, &lines[at], before);
            mark(&reused, &marked, None);
            assert!(reused.is_equal_node(Some(&fresh)), "{}", reused.outer_html());
            before = lines.get(at);
        }
    }

    #[wasm_bindgen_test]
    fn cells_stay_the_same_elements() {
        // When they were made anew for each letter, a key that came before the focus was
        // back was lost.
        let lines = lines("ovhcloud-okms");
        let activity = lines.iter().find(|line| matches!(line, LineView::Activity(_))).unwrap();
        let row = row();
        line(&row, activity, None);
        let cell = row.children().item(1).unwrap();
        let mut changed = activity.clone();
        if let LineView::Activity(activity) = &mut changed {
            activity.cells[0].letters.clear();
            activity.worst = Some(Severity::Error);
        }
        line(&row, &changed, Some(activity));
        assert!(cell.is_same_node(row.children().item(1).as_deref()));
        assert_eq!(cell.text_content().as_deref(), Some(""));
    }
}
