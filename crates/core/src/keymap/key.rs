//! Keys, as events bring them and as people read them.

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The key as the browser names it, lower case.
    pub name: &'static str,
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// Shift. Where a character needs it anyway, it is not asked for.
    pub shift: bool,
}

/// A key that was pressed, as an event says it.
#[derive(Debug, Clone)]
pub struct Pressed {
    /// What the browser calls it: a character, or a name like `ArrowUp`.
    pub name: String,
    /// Its place on the keyboard, by what is there on a Latin one: `KeyA`, `Digit1`.
    pub code: String,
    /// Whether Ctrl is held, or Command on a Mac.
    pub ctrl: bool,
    /// Whether Alt is held, or Option on a Mac.
    pub alt: bool,
    /// Whether Shift is held.
    pub shift: bool,
}

impl Pressed {
    /// Whether it is the space bar, which presses a button that has the focus.
    pub fn is_space(&self) -> bool {
        self.name == " " && !self.ctrl && !self.alt
    }

    /// Whether it is a single character by itself.
    pub fn is_character(&self) -> bool {
        !self.ctrl && !self.alt && self.name.chars().count() == 1
    }
}

impl Key {
    /// With Ctrl.
    pub const fn ctrl(key: &'static str) -> Self {
        Self { name: key, ctrl: true, alt: false, shift: false }
    }

    /// With Ctrl and Shift.
    pub const fn ctrl_shift(key: &'static str) -> Self {
        Self { name: key, ctrl: true, alt: false, shift: true }
    }

    /// With Alt.
    pub const fn alt(key: &'static str) -> Self {
        Self { name: key, ctrl: false, alt: true, shift: false }
    }

    /// With Alt and Shift.
    pub const fn alt_shift(key: &'static str) -> Self {
        Self { name: key, ctrl: false, alt: true, shift: true }
    }

    /// With Shift.
    pub const fn shift(key: &'static str) -> Self {
        Self { name: key, ctrl: false, alt: false, shift: true }
    }

    /// By itself.
    pub const fn plain(key: &'static str) -> Self {
        Self { name: key, ctrl: false, alt: false, shift: false }
    }

    /// Whether it is the key that was pressed.
    pub fn is(self, pressed: &Pressed) -> bool {
        let character = !self.name.chars().all(|c| c.is_alphanumeric() || c == ' ');
        (pressed.name.eq_ignore_ascii_case(self.name)
            || self.is_place(&pressed.name, &pressed.code))
            && pressed.ctrl == self.ctrl
            && pressed.alt == self.alt
            && (character || pressed.shift == self.shift)
    }

    /// Whether it is known by its place on the keyboard: what Option makes another character of on
    /// a Mac, a letter where others than Latin ones are typed, and a digit with Shift.
    fn is_place(self, key: &str, code: &str) -> bool {
        let place = match code {
            "Minus" => "-",
            "Equal" => "=",
            "Comma" => ",",
            "Period" => ".",
            _ => code.strip_prefix("Key").or(code.strip_prefix("Digit")).unwrap_or_default(),
        };
        let is_other = !key.is_ascii() || key == "Dead" || code.starts_with("Digit");
        is_other && (self.ctrl || self.alt) && place.eq_ignore_ascii_case(self.name)
    }

    /// As people read it: "Ctrl+Shift+Z".
    pub fn label(self) -> String {
        let mut label = String::new();
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                label.push_str(name);
            }
        }
        let name = match self.name {
            " " => "space",
            "escape" => "esc",
            "pageup" => "page Up",
            "pagedown" => "page Down",
            name => name.strip_prefix("arrow").unwrap_or(name),
        };
        let mut chars = name.chars();
        if let Some(first) = chars.next() {
            label.push(first.to_ascii_uppercase());
            label.push_str(chars.as_str());
        }
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(name: &str, code: &str) -> Pressed {
        Pressed {
            name: name.to_owned(),
            code: code.to_owned(),
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    #[test]
    fn a_key_is_known_with_what_is_held() {
        let z = Pressed { ctrl: true, ..pressed("z", "KeyZ") };
        assert!(Key::ctrl("z").is(&z));
        assert!(!Key::plain("z").is(&z));
        assert!(!Key::ctrl_shift("z").is(&z));
        // With Shift browsers name the capital.
        assert!(
            Key::ctrl_shift("z")
                .is(&Pressed { shift: true, ..Pressed { name: "Z".to_owned(), ..z } })
        );
    }

    #[test]
    fn a_character_needs_shift_or_not_as_the_keyboard_has_it() {
        for shift in [false, true] {
            assert!(Key::plain("?").is(&Pressed { shift, ..pressed("?", "Minus") }));
            assert!(Key::plain("/").is(&Pressed { shift, ..pressed("/", "Digit7") }));
        }
    }

    #[test]
    fn a_letter_is_known_by_its_place_where_the_keyboard_writes_another_one() {
        let russian = Pressed { ctrl: true, ..pressed("я", "KeyZ") };
        assert!(Key::ctrl("z").is(&russian));
        // What Option makes of a key on a Mac, and a dead key.
        assert!(Key::alt("n").is(&Pressed { alt: true, ..pressed("Dead", "KeyN") }));
        assert!(Key::alt("m").is(&Pressed { alt: true, ..pressed("µ", "KeyM") }));
        // By itself it is what it writes, and a Latin letter is what it says, wherever it is.
        assert!(!Key::plain("z").is(&pressed("я", "KeyZ")));
        assert!(!Key::ctrl("z").is(&Pressed { ctrl: true, ..pressed("y", "KeyZ") }));
    }

    #[test]
    fn a_key_reads_as_people_say_it() {
        for (key, label) in [
            (Key::ctrl_shift("z"), "Ctrl+Shift+Z"),
            (Key::alt("arrowup"), "Alt+Up"),
            (Key::ctrl(" "), "Ctrl+Space"),
            (Key::plain("escape"), "Esc"),
            (Key::plain("pagedown"), "Page Down"),
            (Key::plain("f1"), "F1"),
            (Key::plain("?"), "?"),
        ] {
            assert_eq!(key.label(), label);
        }
    }
}
