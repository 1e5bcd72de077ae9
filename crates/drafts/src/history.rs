//! Versions of a draft by time: which are kept, and what is kept of each. A version that went out
//! as a file or a link is pinned: it stays longer, so that what comes back finds the state that it
//! parted from.

#[cfg(test)]
mod exchange_tests;
mod named;
mod pins;

pub use named::{Names, read_names, write_names};
pub use pins::{Base, PINNED, Pin, Pins, SentAs, read_pins, write_pins};

use super::stored::DraftError;
use remit_compare::{MergeError, three_way};
use remit_core::edit::Step;
use remit_core::matrix::Matrix;
use remit_formats::code::{Coded, items, next};
use remit_formats::json::{self, Node};
use remit_formats::versions::Named;

/// The version of the format that is written of a version by itself.
const FORMAT: u64 = 1;
/// It is written of a version that is pinned.
const PINNED_FORMAT: u64 = 2;
/// The newest that is read. It is written of a version with a name.
const NEWEST: u64 = 3;

/// Milliseconds.
const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The state that two have in common who sent each other their drafts at the same time: these
/// states, the newest first, joined from an older one. Where two differ, the newer one counts.
pub fn joined(from: &Matrix, of: &[Matrix]) -> Result<Matrix, MergeError> {
    let mut joined = from.clone();
    for state in of.iter().rev() {
        joined = three_way(from, state, &joined)?.matrix;
    }
    Ok(joined)
}

/// A draft as it was at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// What was done since the version before.
    pub summary: String,
    /// The matrix.
    pub matrix: Matrix,
    /// As what it went out, where it did.
    pub pin: Option<Pin>,
}

/// Whether a version is due, when the last one was kept at this time.
pub fn is_due(last: Option<u64>, now: u64) -> bool {
    last.is_none_or(|last| now.abs_diff(last) >= MINUTE)
}

/// The times of which the versions are one too many by now: of the last hour there is one for
/// each minute, of the last day one for each hour, before that one for each day.
/// `times` are in order; the latest of each span is kept, and the very first. So are the pinned,
/// the latest [`PINNED`] of them.
pub fn thinned(times: &[u64], pins: &Pins, now: u64) -> Vec<u64> {
    thinned_but(times, now, &|time| pins.holds(time))
}

/// The same, where it is told which versions stay whatever their age: those that are pinned, and
/// those with a name.
pub fn thinned_but(times: &[u64], now: u64, stays: &dyn Fn(u64) -> bool) -> Vec<u64> {
    let span = |time: u64| match now.saturating_sub(time) {
        age if age < HOUR => (0, time / MINUTE),
        age if age < DAY => (1, time / HOUR),
        _ => (2, time / DAY),
    };
    let later = times.iter().skip(1);
    let pairs = times.iter().zip(later);
    // A time goes if the next one is of the same span. The first tells how everything began.
    let gone = pairs.skip(1).filter(|(time, next)| span(**time) == span(**next));
    let gone = gone.filter(|(time, _)| !stays(**time));
    gone.map(|(time, _)| *time).collect()
}

/// What was done, from the names of steps: "3 changes: clear 6 cells, rename a party, …".
pub fn summary(steps: &[Step], since: Option<u64>) -> String {
    const NAMED: usize = 3;
    let new = steps.iter().rev().take_while(|step| since.is_none_or(|since| step.at > since));
    let mut names: Vec<&str> = Vec::new();
    let mut count = 0;
    for step in new {
        count += 1;
        if names.len() < NAMED && !names.contains(&step.name.as_str()) {
            names.push(&step.name);
        }
    }
    match (count, names.as_slice()) {
        (0, _) => "No changes".to_owned(),
        (1, [only]) => (*only).to_owned(),
        _ => format!("{count} changes: {}", names.join("; ")),
    }
}

/// What is kept of a version.
pub fn write(version: &Version) -> String {
    let format = if version.pin.is_some() { PINNED_FORMAT } else { FORMAT };
    let mut parts = vec![Node::Number(format), version.summary.encode(), version.matrix.encode()];
    parts.extend(version.pin.as_ref().map(Coded::encode));
    json::compact(&Node::List(parts))
}

/// What is kept of a version with a name.
pub fn write_named(version: &Version, named: &Named) -> String {
    json::compact(&Node::List(vec![
        Node::Number(NEWEST),
        version.summary.encode(),
        version.matrix.encode(),
        version.pin.encode(),
        named.encode(),
    ]))
}

/// Whether a text is that of a version with a name, as far as its beginning says.
pub fn is_named(text: &str) -> bool {
    text.strip_prefix('[')
        .and_then(|rest| rest.split_once(','))
        .is_some_and(|(format, _)| format.parse() == Ok(NEWEST))
}

/// Reads what [`write`](write()) or [`write_named`] has written, without the name.
pub fn read(text: &str) -> Result<Version, DraftError> {
    read_named(text).map(|(version, _)| version)
}

/// Reads what [`write`](write()) or [`write_named`] has written.
pub fn read_named(text: &str) -> Result<(Version, Option<Named>), DraftError> {
    let damaged = || DraftError::Damaged("this version's data is damaged".to_owned());
    let mut items = items(json::parse(text)?).ok_or_else(damaged)?;
    let format = match next::<u64>(&mut items) {
        Some(format @ (FORMAT | PINNED_FORMAT | NEWEST)) => format,
        Some(newer) if newer > NEWEST => return Err(DraftError::Newer),
        _ => return Err(damaged()),
    };
    let summary = next(&mut items).ok_or_else(damaged)?;
    let matrix = json::from_node(items.next().ok_or_else(damaged)?)?;
    let pin = match format {
        PINNED_FORMAT => Some(next(&mut items).ok_or_else(damaged)?),
        NEWEST => next(&mut items).ok_or_else(damaged)?,
        _ => None,
    };
    let named = match format {
        NEWEST => Some(next(&mut items).filter(Named::is_valid).ok_or_else(damaged)?),
        _ => None,
    };
    Ok((Version { summary, matrix, pin }, named))
}

/// Reads an index of versions, by their times, that says which version of its format it is in.
fn read_index<T: Coded>(text: &str, format: u64, why: &str) -> Result<Vec<(u64, T)>, DraftError> {
    let damaged = || DraftError::Damaged(why.to_owned());
    let mut parts = items(json::parse(text)?).ok_or_else(damaged)?;
    match next::<u64>(&mut parts) {
        Some(is) if is == format => next(&mut parts).ok_or_else(damaged),
        Some(newer) if newer > format => Err(DraftError::Newer),
        _ => Err(damaged()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use remit_core::edit::Command;
    use remit_core::matrix::{StepId, TabId};
    use remit_formats::versions::{Approval, Approved};

    #[test]
    fn versions_are_thinned_by_age() {
        let now = 100 * DAY;
        // One every ten seconds for the last two days.
        let times: Vec<u64> = (0..17_280).map(|n| now - 2 * DAY + n * 10_000).collect();
        let gone = thinned(&times, &Pins::default(), now);
        let kept: Vec<u64> = times.iter().copied().filter(|time| !gone.contains(time)).collect();
        let within =
            |from, to| kept.iter().filter(|time| (from..to).contains(&(now - *time))).count();
        assert_eq!(within(0, HOUR), 60);
        assert_eq!(within(HOUR, DAY), 24);
        assert!((1..=3).contains(&within(DAY, 3 * DAY)), "{}", within(DAY, 3 * DAY));
        assert_eq!(kept.first(), times.first());
        assert_eq!(kept.last(), times.last());
    }

    #[test]
    fn a_summary_names_what_was_done_last() {
        let step = |at, name: &str| Step {
            id: StepId::from_bits(at),
            tab: TabId::from_bits(1),
            at,
            name: name.to_owned(),
            command: Command::Group(Vec::new()),
        };
        let steps =
            [step(1, "Rename"), step(2, "Add R"), step(3, "Add R"), step(4, "Clear a cell")];
        assert_eq!(summary(&steps, None), "4 changes: Clear a cell; Add R; Rename");
        assert_eq!(summary(&steps, Some(3)), "Clear a cell");
        assert_eq!(summary(&steps, Some(4)), "No changes");
    }

    proptest! {
        #[test]
        fn a_version_reads_back(
            matrix in remit_core::arbitrary::any_matrix(), summary in "\\PC{0,20}", revision in 0..9_u64,
        ) {
            let pin = Some(Pin {
                sent_as: SentAs::Csv,
                revision,
                content: u64::MAX,
                seen: vec![revision],
                step: None,
            });
            let pin = pin.filter(|_| revision > 4);
            let version = Version { summary, matrix, pin };
            prop_assert_eq!(read(&write(&version)), Ok(version.clone()));
            prop_assert_eq!(read_named(&write(&version)), Ok((version.clone(), None)));
            let approval = Approval {
                party: version.matrix.parties.first().map(|party| party.id),
                name: "A name".to_owned(),
                role: version.summary.clone(),
                date: remit_core::matrix::Date::new(2027, 2, 3),
                of: version.matrix.rows.first().map_or(Approved::Whole, |row| Approved::Row(row.id())),
            };
            let named = Named {
                name: "1.0, agreed".to_owned(),
                note: version.summary.clone(),
                date: None,
                approvals: vec![approval],
            };
            let text = write_named(&version, &named);
            prop_assert!(is_named(&text) && !is_named(&write(&version)));
            prop_assert_eq!(read(&text), Ok(version.clone()));
            prop_assert_eq!(read_named(&text), Ok((version, Some(named))));
        }

        #[test]
        fn thinning_twice_thins_no_more(
            mut times in proptest::collection::vec(0..5 * DAY, 0..60), each in 1..9_usize,
        ) {
            times.sort_unstable();
            times.dedup();
            let mut pins = Pins::default();
            for time in times.iter().step_by(each) {
                pins.add(*time, Pin::new(SentAs::Json, 1, *time));
            }
            let gone = thinned(&times, &pins, 5 * DAY);
            prop_assert!(gone.iter().all(|time| !pins.holds(*time)));
            let stays = |time: u64| time.is_multiple_of(2);
            let others = thinned_but(&times, 5 * DAY, &stays);
            prop_assert!(others.iter().all(|time| !stays(*time)));
            times.retain(|time| !gone.contains(time));
            prop_assert!(thinned(&times, &pins, 5 * DAY).is_empty());
        }
    }
}
