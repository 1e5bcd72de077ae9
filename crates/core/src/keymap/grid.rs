//! The keys of a grid that are no commands: one table, by which the grid handles them and from
//! which the help lists them.

use super::{Key, Pressed};
use crate::grid::Movement;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Takes the cursor there; with Shift, the end of the selection.
    Go(Movement),
    /// The same, by as many lines as fit on the screen, up
    PageUp,
    /// or down.
    PageDown,
    /// Takes the cursor to the next cell as one reads, with Shift to the one before; only where
    /// cells can be changed. Elsewhere, and beyond the ends, the key is the browser's.
    Along,
    /// Opens the cell.
    Open,
    /// Empties what is selected.
    Empty,
    /// Leaves off what goes on.
    Leave,
}

/// Each key, and what it does. Shift goes with most of them, and draws the selection.
pub const KEYS: [(Key, Does); 20] = [
    (Key::plain("enter"), Does::Open),
    (Key::plain("f2"), Does::Open),
    (Key::plain("delete"), Does::Empty),
    (Key::plain("backspace"), Does::Empty),
    (Key::plain("tab"), Does::Along),
    (Key::plain("arrowup"), Does::Go(Movement::Up)),
    (Key::plain("arrowdown"), Does::Go(Movement::Down)),
    (Key::plain("arrowleft"), Does::Go(Movement::Left)),
    (Key::plain("arrowright"), Does::Go(Movement::Right)),
    (Key::ctrl("arrowup"), Does::Go(Movement::EdgeUp)),
    (Key::ctrl("arrowdown"), Does::Go(Movement::EdgeDown)),
    (Key::ctrl("arrowleft"), Does::Go(Movement::EdgeLeft)),
    (Key::ctrl("arrowright"), Does::Go(Movement::EdgeRight)),
    (Key::plain("home"), Does::Go(Movement::RowStart)),
    (Key::plain("end"), Does::Go(Movement::RowEnd)),
    (Key::ctrl("home"), Does::Go(Movement::Start)),
    (Key::ctrl("end"), Does::Go(Movement::End)),
    (Key::plain("pageup"), Does::PageUp),
    (Key::plain("pagedown"), Does::PageDown),
    (Key::plain("escape"), Does::Leave),
];

/// What a key does, if it is one of these.
pub fn does(pressed: &Pressed) -> Option<Does> {
    let is_it = |key: &Key| {
        key.ctrl == pressed.ctrl && !pressed.alt && key.name.eq_ignore_ascii_case(&pressed.name)
    };
    KEYS.iter().find(|(key, _)| is_it(key)).map(|(_, does)| *does)
}

/// The code that browsers give a key on which an input method works, whatever key it is.
const PROCESSED: u32 = 229;

/// Whether a key belongs to an input method (for Chinese, Japanese, Korean and others), by its name,
/// its code, and whether something is being composed. Safari says of the Enter by which a
/// composition ends that nothing is composed any more; the code gives it away.
pub fn is_for_input_method(name: &str, code: u32, is_composing: bool) -> bool {
    is_composing || code == PROCESSED || name == "Process"
}

/// Whether a key begins a text in a cell: a character, or what an input method or a dead key is
/// about to make one of. Spaces are no beginning.
pub fn begins_text(name: &str, for_input_method: bool) -> bool {
    let mut chars = name.chars();
    let is_character = match (chars.next(), chars.next()) {
        (Some(first), None) => !first.is_whitespace() && !first.is_control(),
        // The names of keys are of Latin letters; some keys write more than one character.
        (Some(first), Some(_)) => !first.is_ascii(),
        _ => false,
    };
    // What else an input method works on is named where it types nothing: Enter, Escape, arrows.
    let is_unnamed = matches!(name, "Process" | "Unidentified");
    is_character || name == "Dead" || (for_input_method && is_unnamed)
}

/// What the help says in one line, with all keys that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Emptying cells.
    Empty,
    /// Opening a cell.
    Open,
    /// Going from cell to cell as one reads.
    Along,
    /// Going to a neighbour.
    Neighbour,
    /// Going to the edge of what is filled in.
    Edge,
    /// Going to an end of the row.
    RowEnds,
    /// Going to an end of everything.
    Ends,
    /// Going by a screenful.
    Page,
    /// Leaving off.
    Leave,
}

impl Topic {
    /// All of them, in the order in which the help lists them.
    pub const ALL: [Self; 9] = [
        Self::Empty,
        Self::Open,
        Self::Along,
        Self::Neighbour,
        Self::Edge,
        Self::RowEnds,
        Self::Ends,
        Self::Page,
        Self::Leave,
    ];

    /// The line in which something stands. Whoever adds what a key does has to say it here.
    pub fn of(does: Does) -> Self {
        match does {
            Does::Empty => Self::Empty,
            Does::Open => Self::Open,
            Does::Leave => Self::Leave,
            Does::Along => Self::Along,
            Does::PageUp | Does::PageDown => Self::Page,
            Does::Go(movement) => match movement {
                Movement::Up | Movement::Down | Movement::Left | Movement::Right => Self::Neighbour,
                Movement::Next | Movement::Previous => Self::Along,
                Movement::EdgeUp
                | Movement::EdgeDown
                | Movement::EdgeLeft
                | Movement::EdgeRight => Self::Edge,
                Movement::RowStart | Movement::RowEnd => Self::RowEnds,
                Movement::Start | Movement::End => Self::Ends,
                Movement::PageUp(_) | Movement::PageDown(_) => Self::Page,
            },
        }
    }

    /// Its keys as people read them: "Ctrl+Home, Ctrl+End".
    pub fn keys(self) -> String {
        let keys = KEYS.iter().filter(|(_, does)| Self::of(*does) == self);
        keys.map(|(key, _)| key.label()).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_method_has_its_keys_to_itself() {
        // Escape and Enter while something is composed, as Chromium and Firefox report them,
        // as macOS does, and as Safari does once the composition has ended.
        assert!(is_for_input_method("Escape", 27, true));
        assert!(is_for_input_method("Escape", 229, true));
        assert!(is_for_input_method("Enter", 229, false));
        assert!(is_for_input_method("Process", 0, false));
        assert!(!is_for_input_method("Enter", 13, false));
        assert!(!is_for_input_method("か", 0, false));
    }

    #[test]
    fn characters_begin_a_text_and_named_keys_do_not() {
        for name in ["a", "R", "é", "か", "7", "-", "ч", "Dead", "👍🏽"] {
            assert!(begins_text(name, false), "{name}");
        }
        for name in [" ", "Enter", "F2", "Tab", "Escape", "Shift", "Process", "Unidentified", ""] {
            assert!(!begins_text(name, false), "{name}");
        }
        assert!(begins_text("Process", true));
        assert!(begins_text("Unidentified", true));
        assert!(!begins_text("Escape", true));
        assert!(!begins_text("Shift", true));
    }

    #[test]
    fn each_key_is_handled_as_the_table_says_and_stands_in_the_help_once() {
        let help: Vec<String> = Topic::ALL.iter().map(|topic| topic.keys()).collect();
        let listed: Vec<&str> = help.iter().flat_map(|keys| keys.split(", ")).collect();
        assert_eq!(listed.len(), KEYS.len(), "{listed:?}");
        for (key, expected) in KEYS {
            for shift in [false, true] {
                let name = key.name.to_owned();
                let pressed =
                    Pressed { name, code: String::new(), ctrl: key.ctrl, alt: false, shift };
                // Of two entries for one key, the second would do nothing.
                assert_eq!(does(&pressed), Some(expected), "{}", key.label());
            }
        }
        assert!(help.iter().all(|keys| !keys.is_empty()));
        assert_eq!(Topic::Ends.keys(), "Ctrl+Home, Ctrl+End");
        assert_eq!(Topic::Neighbour.keys(), "Up, Down, Left, Right");
    }
}
