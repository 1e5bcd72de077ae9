//! Where something stands that pops up at a cell or a button: all of it in sight, as far as there
//! is room.

/// A rectangle, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frame {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// Its right edge.
    pub right: i32,
    /// Its lower edge.
    pub bottom: i32,
}

impl Frame {
    /// What two rectangles have in common.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

/// How it stands to what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Below it, or above where there is more room.
    Beside,
    /// Over it, in its place.
    Over,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// The most that it may be high; what is higher scrolls.
    pub room: i32,
}

/// What stays free between it and the edges of what it must not leave.
const EDGE: i32 = 8;

/// Finds the spot for something of this width and height at an anchor.
pub fn spot(anchor: Frame, (width, height): (i32, i32), frame: Frame, side: Side) -> Position {
    let (first, last) = (frame.top + EDGE, frame.bottom - EDGE);
    let left = anchor.left.min(frame.right - EDGE - width).max(frame.left + EDGE);
    let all = (last - first).max(0);
    if side == Side::Over {
        let top = anchor.top.min(last - height).max(first);
        return Position { left, top, room: all };
    }
    // An anchor that is itself out of sight has no room on the side where it went.
    let below = (last - anchor.bottom.max(first)).max(0);
    let above = (anchor.top.min(last) - first).max(0);
    if height <= below || below >= above {
        Position { left, top: anchor.bottom.max(first), room: below }
    } else {
        Position { left, top: anchor.top.min(last) - height.min(above), room: above }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WINDOW: Frame = Frame { left: 0, top: 0, right: 1000, bottom: 600 };

    fn cell(left: i32, top: i32) -> Frame {
        Frame { left, top, right: left + 100, bottom: top + 30 }
    }

    #[test]
    fn it_stands_below_where_there_is_room() {
        let spot = spot(cell(300, 100), (220, 250), WINDOW, Side::Beside);
        assert_eq!(spot, Position { left: 300, top: 130, room: 462 });
    }

    #[test]
    fn it_stands_above_at_the_lower_edge() {
        // The letter picker was cut off at the lower edge of the window.
        let spot = spot(cell(300, 560), (220, 250), WINDOW, Side::Beside);
        assert_eq!((spot.top, spot.room), (310, 552));
    }

    #[test]
    fn it_scrolls_where_there_is_no_room_for_all_of_it() {
        let spot = spot(cell(300, 300), (220, 900), WINDOW, Side::Beside);
        assert_eq!((spot.top, spot.room), (8, 292));
    }

    #[test]
    fn an_editor_over_the_last_cell_moves_up_and_to_the_left() {
        let spot = spot(cell(900, 580), (260, 90), WINDOW, Side::Over);
        assert_eq!((spot.left, spot.top), (732, 502));
    }

    proptest! {
        #[test]
        fn all_of_it_is_in_sight(
            (left, top) in (-200..1200_i32, -200..900_i32),
            size in (1..900_i32, 1..2000_i32),
            over: bool,
        ) {
            let side = if over { Side::Over } else { Side::Beside };
            let Position { left, top, room } = spot(cell(left, top), size, WINDOW, side);
            let height = size.1.min(room);
            prop_assert!(left >= EDGE && left + size.0 <= WINDOW.right - EDGE);
            prop_assert!(top >= EDGE && top + height <= WINDOW.bottom - EDGE, "{top} {height}");
        }
    }
}
