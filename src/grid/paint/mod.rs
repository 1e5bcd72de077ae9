//! Paints lines into their table rows.
//!
//! A line is patched, attribute by attribute, and only where it differs from the line that was
//! painted before: its cells stay the same elements, so that the focus stays where it is and a
//! key is answered by a few changes of the page. Roles are written out, because a narrow screen lays the table out in another
//! way, and a table that is not laid out as one loses the roles it has by nature.

mod activity;

use remit_core::grid::{Column, Cursor};
use remit_core::matrix::RowId;
use web_sys::Element;

use super::element::{child, plain, put, set, trim, words};
use super::fold;
use super::line::{LineView, SectionView};
use super::marks::{self, Mark};
use crate::platform::cells::{CORNER, GRIP, cell_id, column_name};
use crate::view::rich_text::{self, Rich};

/// Paints a line over what was painted before; what stands out in it must be painted after it.
/// True where its cells are the same elements as before.
pub fn line(row: &Element, line: &LineView, before: Option<&LineView>) -> bool {
    match (line, before) {
        (LineView::Section(section), Some(LineView::Section(before))) => {
            self::section(row, section, Some(before));
            true
        }
        (LineView::Activity(activity), Some(LineView::Activity(before))) => {
            activity::paint(row, activity, Some(before))
        }
        (LineView::After(note), Some(LineView::After(before))) => {
            after(row, note, Some(before));
            true
        }
        (line, _) => {
            // Another kind of line: nothing of the old one is of use.
            trim(row, 0);
            set(row, "role", Some("row"));
            for name in ["data-row", "data-section", "aria-rowindex"] {
                set(row, name, None);
            }
            match line {
                LineView::Section(section) => self::section(row, section, None),
                LineView::Activity(activity) => {
                    activity::paint(row, activity, None);
                }
                LineView::After(note) => after(row, note, None),
            }
            false
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
        let before = before.and_then(|before| before.get(at));
        let differs = |bit: Mark| before.is_none_or(|before| (before ^ mark) & bit != 0);
        let is = |bit: Mark| mark & bit != 0;
        if differs(marks::CURSOR) {
            put(&cell, "tabindex", Some(if is(marks::CURSOR) { "0" } else { "-1" }));
        }
        if differs(marks::SELECTED) {
            put(&cell, "aria-selected", Some(if is(marks::SELECTED) { "true" } else { "false" }));
        }
        for (bit, name) in
            [(marks::OFF, "data-off"), (marks::CORNER, CORNER), (marks::FOUND, "data-found")]
        {
            if differs(bit) {
                put(&cell, name, is(bit).then_some(""));
            }
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

fn rich(element: &Element, text: &Rich, before: Option<&Rich>) {
    if before != Some(text) {
        rich_text::paint(element, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lazy::LAZY;
    use crate::state::{Open, Origin};
    use remit_core::edit::{Command, apply};
    use remit_core::matrix::Party;
    use remit_core::matrix::{PartyId, Severity, Side};
    use remit_formats::catalogue;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn row() -> Element {
        web_sys::window().unwrap().document().unwrap().create_element("tr").unwrap()
    }

    /// The lines of a published matrix.
    fn lines(slug: &str) -> Vec<LineView> {
        let published = catalogue::find(slug).unwrap();
        let open =
            Open::new(Origin::Published(published), published.matrix().unwrap(), LAZY.checks);
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
        let open = Open::new(Origin::Published(published), matrix, LAZY.checks);
        (0..open.layout().lines.len()).filter_map(|at| LineView::of(&open, at)).collect()
    }

    #[wasm_bindgen_test]
    fn a_line_painted_over_any_other_looks_like_a_fresh_one() {
        // A comment with a list stayed to be read in the cell of a party, when a matrix with more
        // parties was opened.
        let lines = [lines("cloud-temple-iaas"), lines("cegedim-cloud-managed-products"), wide()];
        let lines = lines.concat();
        let reused = row();
        let mut before: Option<(&LineView, [Mark; 5])> = None;
        // A stride that meets sections, activities and notes of both in every order.
        for at in (0..lines.len()).map(|step| step * 37 % lines.len()) {
            let fresh = row();
            let mut marked = [marks::CURSOR | marks::SELECTED, marks::SELECTED, marks::OFF, 0, 0];
            marked.rotate_left(at % 5);
            line(&fresh, &lines[at], None);
            mark(&fresh, &marked, None);
            let stays = line(&reused, &lines[at], before.as_ref().map(|(line, _)| *line));
            let old = before.as_ref().filter(|_| stays).map(|(_, marks)| marks.as_slice());
            mark(&reused, &marked, old);
            assert!(reused.is_equal_node(Some(&fresh)), "{}", reused.outer_html());
            before = Some((&lines[at], marked));
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
