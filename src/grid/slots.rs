//! The lines on the page.
//!
//! Up to [`WHOLE`] lines all of them are there: screen readers misread a table of which rows come
//! and go. Beyond that only those near the screen are, in a pool of rows that does not grow: a
//! row that leaves at one end comes back at the other with another line in it. Gaps stand in for
//! the lines that are not there. The line of the cursor always is, so that the focus has its
//! place however far somebody scrolls.

use remit_core::grid::Line;
use remit_core::grid::heights::{Heights, UNIT};
use remit_core::matrix::Row;
use web_sys::{Element, HtmlElement};

use super::element::{is_at, set_height};
use super::line::LineView;
use super::marks::Marks;
use super::paint;
use super::sight::Sight;
use super::slot::{Slot, new_row};
use crate::state::Open;

/// So many lines are all in the page.
pub const WHOLE: usize = 500;
/// Unless their texts have more pieces than these: a browser takes as long for a thousand words in
/// bold as for a hundred lines.
const WHOLE_PIECES: usize = 20_000;
/// Lines that are kept ready above and below the screen.
const AHEAD: usize = 12;
/// As long as somebody waits for other lines, no more of them are painted than these.
const AT_FIRST: usize = 2;
/// A line's height until some have been measured, in pixels.
const FIRST_GUESS: u32 = 31;

/// The lines that were painted.
#[derive(Default)]
struct Painted {
    /// Those that have come to the page.
    new: Vec<usize>,
    /// Those that were there and show something else now.
    changed: Vec<usize>,
    /// Whether some have left the page.
    left: bool,
}

/// Which lines may show something else than before.
#[derive(Clone, Copy)]
enum Changed<'a> {
    None,
    /// Those of the rows at these positions.
    Rows(&'a [usize]),
    Any,
}

impl Changed<'_> {
    fn has(self, line: Line) -> bool {
        match self {
            Self::None => false,
            Self::Rows(rows) => line.row().is_some_and(|row| rows.contains(&row)),
            Self::Any => true,
        }
    }
}

/// The lines on the page.
#[derive(Default)]
pub struct Slots {
    on_page: Vec<Slot>,
    /// How high all lines are, where only some are on the page.
    heights: Heights,
    /// How wide the grid was when they were measured.
    width: i32,
    /// How many lines the pool has.
    pool: usize,
    /// Rows that are not on the page and can be, with what they show.
    spare: Vec<Slot>,
    gaps: Vec<Element>,
    /// Whether only the lines in sight are painted for now.
    is_brief: bool,
    revision: Option<u32>,
    /// What stood out when they were last shown.
    marks: Marks,
    /// What the screen shows, as far as somebody has looked.
    sight: Option<Sight>,
    /// Lines that were painted and may have another height since.
    unmeasured: Vec<usize>,
}

impl Slots {
    /// Shows the lines that belong on the page, as they are now. True where those that are not
    /// in sight are still to be shown, once the others were painted.
    pub fn show(
        &mut self,
        scroll: &HtmlElement,
        body: &Element,
        open: &Open,
        marks: Marks,
    ) -> bool {
        let lines = open.layout().lines.len();
        let changed = match self.revision.replace(open.revision()) {
            Some(before) if before == open.revision() => Changed::None,
            Some(before) => open.changed_since(before).map_or(Changed::Any, Changed::Rows),
            None => Changed::Any,
        };
        let are_marked = !matches!(changed, Changed::Any) && self.marks == marks;
        self.marks = marks;
        if is_whole(open) {
            self.heights = Heights::default();
            self.sight = None;
            self.arrange(body, open, (changed, are_marked), (0..lines, None));
            for gap in self.gaps.drain(..) {
                gap.remove();
            }
            self.spare.clear();
            return false;
        }
        let sight = *self.sight.get_or_insert_with(|| Sight::of(scroll, body));
        let guessed = self.heights.len() != lines || self.width != sight.width;
        // What is at the upper edge of the screen stays there.
        let anchor = self.heights.line_at(sight.top);
        let within = sight.top.saturating_sub(self.heights.top(anchor));
        if guessed {
            self.width = sight.width;
            self.heights = Heights::new(lines, self.average());
        }
        let top = if guessed { self.heights.top(anchor) + within } else { sight.top };
        self.is_brief |= guessed;
        let window = self.window(top, sight.height);
        let pin = self.marks.cursor.and_then(|(row, _)| open.layout().line_of(row));
        let pin = pin.filter(|line| !window.contains(line));
        let Painted { new, changed, left } =
            self.arrange(body, open, (changed, are_marked), (window, pin));
        if new.is_empty() && !guessed {
            if left {
                // The line of the cursor may have been the only one, far away: without a gap in
                // its place all others would move under the mouse.
                self.fill_gaps(body);
            }
            // The lines stand where they stood; whether one of them is higher now is seen when
            // the page is laid out for the next frame.
            self.unmeasured.extend(changed);
            return false;
        }
        self.fill_gaps(body);
        if self.measure(guessed, &new) || guessed {
            self.hold(scroll, body, anchor, within);
        }
        self.unmeasured.extend(changed);
        guessed
    }

    /// Looks at the page as it is laid out now: where it is scrolled to, how wide it is, and how
    /// high the lines are that were painted over. True where other lines may belong on it.
    pub fn look(&mut self, scroll: &HtmlElement, body: &Element) -> bool {
        if self.heights.is_empty() {
            self.sight = None;
            self.unmeasured.clear();
            return false;
        }
        let sight = Sight::of(scroll, body);
        let before = self.sight.replace(sight);
        let differs = before.is_none_or(|before| {
            (before.top, before.height, before.width) != (sight.top, sight.height, sight.width)
        });
        let painted = std::mem::take(&mut self.unmeasured);
        let anchor = self.heights.line_at(sight.top);
        let within = sight.top.saturating_sub(self.heights.top(anchor));
        let moved = !painted.is_empty() && self.measure(false, &painted);
        if moved {
            self.hold(scroll, body, anchor, within);
        }
        differs || moved
    }

    /// Keeps a line where it is on the screen, after the heights of others have changed.
    fn hold(&mut self, scroll: &HtmlElement, body: &Element, anchor: usize, within: u32) {
        self.fill_gaps(body);
        let top = self.heights.top(anchor) + within;
        if self.sight.is_some_and(|sight| sight.top != top) {
            self.scroll(scroll, top);
        }
    }

    fn scroll(&mut self, scroll: &HtmlElement, top: u32) {
        let top = top / UNIT;
        scroll.set_scroll_top(top.cast_signed());
        if let Some(sight) = &mut self.sight {
            sight.top = top * UNIT;
        }
    }

    /// Where the grid is scrolled to has changed since somebody looked.
    pub fn forget_sight(&mut self) {
        self.sight = None;
    }

    /// Scrolls to a line that is off the screen. False where nothing had to be done.
    pub fn scroll_to(&mut self, scroll: &HtmlElement, line: usize) -> bool {
        let Some(Sight { top, height: view, .. }) = self.sight else { return false };
        if self.heights.is_empty() {
            return false;
        }
        let (start, end) = (self.heights.top(line), self.heights.top(line + 1));
        let to = if start < top {
            start
        } else if end > top + view {
            end.saturating_sub(view)
        } else {
            return false;
        };
        self.scroll(scroll, to.div_ceil(UNIT) * UNIT);
        true
    }

    /// Somebody waits no more: the lines that are kept ready may come.
    pub fn complete(&mut self) {
        self.is_brief = false;
        // Somebody may have scrolled since, to a cell that a key has led to.
        self.forget_sight();
    }

    /// Which lines belong on the page, at this place of the screen.
    fn window(&mut self, top: u32, view: u32) -> std::ops::Range<usize> {
        let first = self.heights.line_at(top);
        let seen = self.heights.line_at(top + view) + 1 - first;
        self.pool = self.pool.max(seen + 2 * AHEAD);
        let lines = if self.is_brief { seen + 2 * AT_FIRST } else { self.pool };
        let lines = lines.min(self.heights.len());
        let above = (lines - seen.min(lines)) / 2;
        let first = first.saturating_sub(above).min(self.heights.len() - lines);
        first..first + lines
    }

    /// Brings the rows of these lines to the page. Those that are there already, and have not
    /// changed, are not looked at where what stands out is the same as well.
    fn arrange(
        &mut self,
        body: &Element,
        open: &Open,
        (changed, are_marked): (Changed<'_>, bool),
        (window, pin): (std::ops::Range<usize>, Option<usize>),
    ) -> Painted {
        let before = pin.filter(|line| *line < window.start);
        let after = pin.filter(|line| *line >= window.end);
        let old = std::mem::take(&mut self.on_page);
        let stays = |slot: &Slot| window.contains(&slot.line) || Some(slot.line) == pin;
        let (kept, mut spare): (Vec<_>, Vec<_>) = old.into_iter().partition(stays);
        let mut kept = kept.into_iter().peekable();
        let mut painted = Painted::default();
        for line in before.into_iter().chain(window.clone()).chain(after) {
            let Some(at) = open.layout().lines.get(line) else { continue };
            let here = kept.next_if(|slot| slot.line == line);
            if are_marked && !changed.has(*at) && here.is_some() {
                self.on_page.extend(here);
                continue;
            }
            let marked = self.marks.of(*at, open);
            if let Some(mut slot) = here {
                let view = changed.has(*at).then(|| LineView::of(open, line)).flatten();
                if let Some(view) = view.filter(|view| *view != slot.view) {
                    slot.paint(view, marked);
                    painted.changed.push(line);
                } else if slot.marks != marked {
                    paint::mark(&slot.row, &marked, Some(&slot.marks));
                    slot.marks = marked;
                }
                self.on_page.push(slot);
                continue;
            }
            let Some(view) = LineView::of(open, line) else { continue };
            let spare = spare.pop().or_else(|| self.spare.pop()).or_else(|| {
                // Painted over a copy of one that was just painted, it is there sooner.
                let last =
                    self.on_page.last().filter(|last| painted.new.last() == Some(&last.line));
                last?.copy()
            });
            let slot = match spare {
                Some(mut slot) => {
                    slot.line = line;
                    slot.paint(view, marked);
                    Some(slot)
                }
                None => Slot::new(body, line, view, marked),
            };
            let Some(slot) = slot else { continue };
            let next = kept.peek().map(|slot| slot.row.as_ref());
            // What it goes before stands in this very body, so this cannot fail.
            let _ = body.insert_before(&slot.row, next);
            painted.new.push(line);
            self.on_page.push(slot);
        }
        painted.left = !spare.is_empty();
        for slot in spare {
            slot.row.remove();
            self.spare.push(slot);
        }
        painted
    }

    /// Puts gaps where lines are missing, as high as those would be.
    fn fill_gaps(&mut self, body: &Element) {
        while self.gaps.len() < 3 {
            let Some(gap) = new_row(body) else { return };
            paint::gap(&gap);
            self.gaps.push(gap);
        }
        let mut gaps = self.gaps.iter();
        let mut line = 0;
        let heights = &self.heights;
        for slot in &self.on_page {
            if slot.line > line
                && let Some(gap) = gaps.next()
            {
                place_gap(body, gap, Some(&slot.row), heights.top(slot.line) - heights.top(line));
            }
            line = slot.line + 1;
        }
        let rest = heights.top(heights.len()).wrapping_sub(heights.top(line));
        for (gap, height) in gaps.zip([rest, 0, 0]) {
            place_gap(body, gap, None, height);
        }
    }

    /// Notes how high the lines are that were painted; true where that was not known.
    fn measure(&mut self, all: bool, painted: &[usize]) -> bool {
        let mut sum = 0;
        let mut measured = Vec::new();
        for slot in &self.on_page {
            if all || painted.contains(&slot.line) {
                let height = slot.row.get_bounding_client_rect().height() * f64::from(UNIT);
                let height = (height + 0.5) as u32;
                sum += height;
                measured.push((slot.line, height));
            }
        }
        let average = sum / (measured.len() as u32).max(1);
        if all && average > 0 {
            self.heights = Heights::new(self.heights.len(), average);
        }
        let mut changed = false;
        for (line, height) in measured {
            changed |= self.heights.set(line, height);
        }
        changed
    }

    /// How high lines are on average, as far as that is known.
    fn average(&self) -> u32 {
        let lines = self.heights.len() as u32;
        self.heights.top(self.heights.len()).checked_div(lines).unwrap_or(FIRST_GUESS * UNIT)
    }
}

/// Whether all lines are in the page.
pub fn is_whole(open: &Open) -> bool {
    let pieces = |row: &Row| match row {
        Row::Activity(activity) => activity.text.pieces() + activity.comment.pieces(),
        Row::Section(section) => section.before.pieces() + section.after.pieces(),
    };
    open.layout().lines.len() <= WHOLE
        && open.matrix().rows.iter().map(pieces).sum::<usize>() <= WHOLE_PIECES
}

fn place_gap(body: &Element, gap: &Element, before: Option<&Element>, height: u32) {
    if !is_at(gap, body, before) {
        let _ = body.insert_before(gap, before.map(AsRef::as_ref));
    }
    set_height(gap, height, UNIT);
}
