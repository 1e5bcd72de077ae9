//! Keys, as events bring them and as people read them.

use leptos::ev::KeyboardEvent;

/// A key with its modifiers.
#[derive(Debug, Clone, Copy)]
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

/// What an event says of the key that was pressed, asked once: each answer crosses from the browser.
pub struct Pressed {
    key: String,
    code: String,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Pressed {
    /// The key of an event.
    pub fn of(event: &KeyboardEvent) -> Self {
        Self {
            key: event.key(),
            code: event.code(),
            ctrl: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
        }
    }

    /// Whether it is the space bar, which presses a button that has the focus.
    pub fn is_space(&self) -> bool {
        self.key == " " && !self.ctrl && !self.alt
    }

    /// Whether it is a single character by itself.
    pub fn is_character(&self) -> bool {
        !self.ctrl && !self.alt && self.key.chars().count() == 1
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
        (pressed.key.eq_ignore_ascii_case(self.name) || self.is_place(&pressed.key, &pressed.code))
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
        let name = if self.name == " " { "space" } else { self.name };
        let name = name.strip_prefix("arrow").unwrap_or(name);
        let mut chars = name.chars();
        if let Some(first) = chars.next() {
            label.push(first.to_ascii_uppercase());
            label.push_str(chars.as_str());
        }
        label
    }
}
