//! The keys of a grid that are no commands: one table, by which the grid handles them and from
//! which the help lists them.

use super::Movement;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Takes the cursor there; with Shift, the end of the selection.
    Go(Movement),
    /// The same, by as many lines as fit on the screen, up
    PageUp,
    /// or down.
    PageDown,
    /// Opens the cell.
    Open,
    /// Empties what is selected.
    Empty,
    /// Leaves off what goes on.
    Leave,
}

/// Each key by the name that browsers give it, whether Ctrl is held, and what it does.
pub const KEYS: [(&str, bool, Does); 19] = [
    ("Enter", false, Does::Open),
    ("F2", false, Does::Open),
    ("Delete", false, Does::Empty),
    ("Backspace", false, Does::Empty),
    ("ArrowUp", false, Does::Go(Movement::Up)),
    ("ArrowDown", false, Does::Go(Movement::Down)),
    ("ArrowLeft", false, Does::Go(Movement::Left)),
    ("ArrowRight", false, Does::Go(Movement::Right)),
    ("ArrowUp", true, Does::Go(Movement::EdgeUp)),
    ("ArrowDown", true, Does::Go(Movement::EdgeDown)),
    ("ArrowLeft", true, Does::Go(Movement::EdgeLeft)),
    ("ArrowRight", true, Does::Go(Movement::EdgeRight)),
    ("Home", false, Does::Go(Movement::RowStart)),
    ("End", false, Does::Go(Movement::RowEnd)),
    ("Home", true, Does::Go(Movement::Start)),
    ("End", true, Does::Go(Movement::End)),
    ("PageUp", false, Does::PageUp),
    ("PageDown", false, Does::PageDown),
    ("Escape", false, Does::Leave),
];

/// What a key does, if it is one of these.
pub fn does(name: &str, ctrl: bool) -> Option<Does> {
    KEYS.iter().find(|key| (key.0, key.1) == (name, ctrl)).map(|key| key.2)
}

/// What the help says in one line, with all keys that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Emptying cells.
    Empty,
    /// Opening a cell.
    Open,
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
    pub const ALL: [Self; 8] = [
        Self::Empty,
        Self::Open,
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
            Does::PageUp | Does::PageDown => Self::Page,
            Does::Go(movement) => match movement {
                Movement::Up | Movement::Down | Movement::Left | Movement::Right => Self::Neighbour,
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
        let keys = KEYS.iter().filter(|(_, _, does)| Self::of(*does) == self);
        let keys = keys.map(|(name, ctrl, _)| {
            let name = match *name {
                "Escape" => "Esc",
                "PageUp" => "Page Up",
                "PageDown" => "Page Down",
                name => name.strip_prefix("Arrow").unwrap_or(name),
            };
            format!("{}{name}", if *ctrl { "Ctrl+" } else { "" })
        });
        keys.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_handled_as_the_table_says_and_stands_in_the_help_once() {
        let help: Vec<String> = Topic::ALL.iter().map(|topic| topic.keys()).collect();
        let listed: Vec<&str> = help.iter().flat_map(|keys| keys.split(", ")).collect();
        assert_eq!(listed.len(), KEYS.len(), "{listed:?}");
        for (name, ctrl, expected) in KEYS {
            // Of two entries for one key, the second would do nothing.
            assert_eq!(does(name, ctrl), Some(expected), "{name}");
        }
        assert!(help.iter().all(|keys| !keys.is_empty()));
        assert_eq!(Topic::Ends.keys(), "Ctrl+Home, Ctrl+End");
        assert_eq!(Topic::Neighbour.keys(), "Up, Down, Left, Right");
    }
}
