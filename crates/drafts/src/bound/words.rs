//! What is said of a file: where the work is, and what to do.

use super::event::DiskError;
use super::state::{Loss, State, Why};
use super::{Binding, Kind};
use remit_formats::json::ReadError;

/// What the person can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// Allow the page to use the file.
    Allow,
    /// Try again now.
    TryAgain,
    /// Choose another file.
    SaveElsewhere,
    /// Decide between the draft and the file.
    Decide,
    /// See what is in a workbook, and import it.
    Import,
}

/// What is said of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Where the work is, and what to do.
    pub text: String,
    /// What there is a button for.
    pub offer: Option<Offer>,
}

impl Binding {
    /// Where the work is, and what to do. Whatever becomes of the file, the draft is in the browser.
    pub fn said(&self) -> Said {
        let file = &self.file;
        if self.kind == Kind::Workbook {
            return self.said_of_workbook();
        }
        let (text, offer) = match &self.state {
            State::Elsewhere => (format!("Another tab saves this draft to {file}"), None),
            State::Loading | State::Reading | State::Remembering(_) | State::Writing => {
                (format!("Saving to {file}…"), None)
            }
            State::Changed(..) | State::Joining(_) => (format!("Saving to {file}…"), None),
            State::InStep(_) => (format!("Saved to {file}"), None),
            State::Asking => {
                let text = "Changes are saved in this browser. Allow Remit to save them to";
                (format!("{text} {file}."), Some(Offer::Allow))
            }
            State::Review(review) => (
                format!("{} Nothing was overwritten.", differs(file, review.why)),
                Some(Offer::Decide),
            ),
            State::Lost(loss, _) => {
                let (why, offer) = lost(file, loss);
                (
                    format!("Not saved to {file}: {why} Your draft is saved in this browser."),
                    Some(offer),
                )
            }
            State::Offered | State::Ended => (String::new(), None),
        };
        Said { text, offer }
    }

    /// The same of a file that is only read.
    fn said_of_workbook(&self) -> Said {
        let file = &self.file;
        let (text, offer) = match &self.state {
            State::Elsewhere => (format!("Another tab watches {file} for changes"), None),
            State::Asking => {
                let text = format!("Allow Remit to read {file} to see what changes in it.");
                (text, Some(Offer::Allow))
            }
            State::Offered => {
                let text = format!("{file} has changed. Nothing was imported yet.");
                (text, Some(Offer::Import))
            }
            State::Lost(loss, _) => {
                let (why, _) = lost(file, loss);
                (format!("Can't read {file}: {why}"), Some(Offer::TryAgain))
            }
            State::Ended => (String::new(), None),
            _ => (format!("Watching {file} for changes"), None),
        };
        Said { text, offer }
    }
}

fn differs(file: &str, why: Why) -> String {
    match why {
        Why::Conflict => format!("{file} and this draft were both changed in the same place."),
        Why::Unseen => format!("{file} was changed without your last changes."),
        Why::Earlier => format!("{file} went back to an earlier version."),
        Why::NoBase => format!("{file} and this draft are different."),
        Why::Undone => format!("{file} still has the changes that you undid."),
    }
}

/// Why, and what to do.
fn lost(file: &str, loss: &Loss) -> (String, Offer) {
    use Offer::{SaveElsewhere, TryAgain};
    match loss {
        Loss::Disk(DiskError::Missing) => (
            "it was moved, renamed or deleted. Put it back, or save to another file.".to_owned(),
            SaveElsewhere,
        ),
        Loss::Disk(DiskError::Locked) => {
            ("another program is using it. Close it there.".to_owned(), TryAgain)
        }
        Loss::Disk(DiskError::ReadOnly) => {
            ("it is read-only. Save to another file.".to_owned(), SaveElsewhere)
        }
        Loss::Disk(DiskError::Full) => ("the disk is full. Free up space.".to_owned(), TryAgain),
        Loss::Disk(error) => (format!("{error}."), TryAgain),
        Loss::Unreadable(ReadError::Newer { .. }) => (
            "a newer version of Remit has saved it. Reload to get the latest version.".to_owned(),
            TryAgain,
        ),
        Loss::Unreadable(ReadError::Unresolved { .. }) => {
            ("it has unresolved merge conflicts. Resolve them there.".to_owned(), TryAgain)
        }
        Loss::Unreadable(ReadError::TooLarge { .. }) => {
            ("it is too large. Save to another file.".to_owned(), SaveElsewhere)
        }
        Loss::Unreadable(_) => (
            "it is damaged or incomplete. Restore it, or save to another file.".to_owned(),
            SaveElsewhere,
        ),
        Loss::OtherMatrix => {
            (format!("{file} now contains another matrix. Save to another file."), SaveElsewhere)
        }
        Loss::Unjoinable(error) => (format!("{error}."), SaveElsewhere),
        Loss::Frozen => ("this draft is read-only here.".to_owned(), TryAgain),
        Loss::NoMemory => ("this browser's storage is full. Free up space.".to_owned(), TryAgain),
    }
}
