//! What a person should know of how a source was read, each with its place.

/// What is said of parties that the source does not name.
pub const UNNAMED: &str = "No line names the parties, so they are numbered. Choose the header line, or what each column contains.";

/// What is said of a table that is shown because there is no better one.
pub const UNCLEAR: &str = "Remit can't tell who does what in this table. Choose what each column holds under “Tables and columns”.";

/// What is said of a table in whose header roles stand in place of the parties.
pub const HEADED_BY_ROLES: &str = "The header row has roles where the names of the parties should be. If it isn't the header, choose another header row under “Tables and columns”.";

/// Where something stands in the source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The sheet of a workbook; empty for everything that has none.
    pub sheet: String,
    /// The line of a text or the row of a sheet, from 1 on; 0 for the source as a whole.
    pub line: usize,
}

impl Place {
    /// A line of a text.
    pub fn line(line: usize) -> Self {
        Self { sheet: String::new(), line }
    }
}

/// What was done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// It was not plain, and was taken in the likeliest way.
    Guessed,
    /// It was left out.
    Skipped,
    /// It is not understood, and was kept as it is as far as a matrix can keep it.
    Unknown,
}

/// One thing to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// What was done.
    pub kind: NoteKind,
    /// In words for a person.
    pub text: String,
}

impl Note {
    /// What it says whatever it says it of: without what is quoted, without numbers, and without
    /// the party before a colon. Notes with the same gist are of one kind.
    pub fn gist(&self) -> String {
        let is_party = |before: &str| before.chars().count() <= 40 && !before.contains('“');
        let behind = self.text.split_once(": ").filter(|(before, _)| is_party(before));
        let text = behind.map_or(self.text.as_str(), |(_, behind)| behind);
        let mut gist = String::with_capacity(text.len());
        let mut depth = 0_usize;
        for c in text.chars() {
            match c {
                '“' => depth += 1,
                '”' => depth = depth.saturating_sub(1),
                _ if depth > 0 || c.is_numeric() => {}
                _ => gist.push(c),
            }
        }
        gist
    }
}

/// More notes than anybody reads are counted, not kept.
const MOST: usize = 1_000;

/// The notes of one reading.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    kept: Vec<Note>,
    more: usize,
}

impl Notes {
    /// Adds a note.
    pub fn add(&mut self, place: &Place, kind: NoteKind, text: impl Into<String>) {
        if self.kept.len() < MOST {
            self.kept.push(Note { place: place.clone(), kind, text: text.into() });
        } else {
            self.more += 1;
        }
    }

    /// It was not plain, and was taken in the likeliest way.
    pub fn guessed(&mut self, place: &Place, text: impl Into<String>) {
        self.add(place, NoteKind::Guessed, text);
    }

    /// It was left out.
    pub fn skipped(&mut self, place: &Place, text: impl Into<String>) {
        self.add(place, NoteKind::Skipped, text);
    }

    /// It is not understood.
    pub fn unknown(&mut self, place: &Place, text: impl Into<String>) {
        self.add(place, NoteKind::Unknown, text);
    }

    /// Those that are kept, in the order in which they came.
    pub fn all(&self) -> impl Iterator<Item = &Note> {
        self.kept.iter()
    }

    /// Where each stands.
    pub fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        self.kept.iter_mut().map(|note| &mut note.place)
    }

    /// All of them, in the order of the source.
    pub fn end(mut self) -> Vec<Note> {
        self.kept.sort_by_key(|a| a.place.line);
        if self.more > 0 {
            let text = format!("{} more notes are not listed.", self.more);
            self.kept.push(Note { place: Place::default(), kind: NoteKind::Unknown, text });
        }
        self.kept
    }
}

/// A piece of a source to be shown in a note, not too long.
pub fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    format!("“{}”", short.replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, same: bool) {
        let gist = |text: &str| {
            let (place, kind) = (Place::default(), NoteKind::Guessed);
            Note { place, kind, text: text.to_owned() }.gist()
        };
        assert_eq!(gist(a) == gist(b), same, "{a}, {b}");
    }

    #[test]
    fn notes_of_one_kind_have_one_gist() {
        check("Dev: “X” isn't a valid role.", "Ops: “tbd” isn't a valid role.", true);
        check("“Build” has no roles.", "“Run it: fast” has no roles.", true);
        check("A table with 3 rows was left out.", "A table with 12 rows was left out.", true);
        check("“Build” has no roles.", "“Build” was read as a section heading.", false);
    }
}
