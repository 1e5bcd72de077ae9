//! `remit merge`: two matrices that began as one, joined cell by cell.
//!
//! What both changed differently is listed and written into the file as
//! [unresolved](remit_formats::json::Unresolved), with ours in place: `remit check` fails on it,
//! and nothing reads it as a matrix, so a commit in haste cannot lose theirs. Where a side cannot
//! be read at all, the file gets both texts between the usual conflict markers.

mod change;
mod conflicts;

use std::fs;
use std::path::Path;

use remit_compare::{Merged, three_way};
use remit_core::checks::{self, Finding, Findings};
use remit_core::matrix::{Matrix, Severity};
use remit_formats::json::{self, File, ReadError, Unresolved};
use remit_formats::{link, versions};

use super::document;
use super::failure::Failure;
use super::name::Name;
use super::outcome::Outcome;
use super::text::one_line;
use super::{args, console};

/// Merges files.
pub(crate) fn run(args: &args::Merge) -> Result<Outcome, Failure> {
    let name = Name::of(args.path.as_deref().unwrap_or(&args.ours));
    let base = document::bytes(&args.base)?;
    let (ours, theirs) = (document::bytes(&args.ours)?, document::bytes(&args.theirs)?);
    let read = |bytes: &[u8], side: &str| {
        json::read_file(bytes).map_err(|error| {
            let of = Name::of(Path::new(&format!("{name} ({side})")));
            Failure::json(&of, &error, std::str::from_utf8(bytes).ok())
        })
    };
    let sides = read(&ours, "ours").and_then(|mine| Ok((mine, read(&theirs, "theirs")?)));
    let joined = sides.and_then(|(mine, theirs)| {
        let base = base_of(&base, &mine.matrix, &theirs.matrix, &name)?;
        let merged = three_way(&base, &mine.matrix, &theirs.matrix)
            .map_err(|error| Failure::usage(format!("{name}: {error}.")))?;
        Ok((mine, theirs, merged))
    });
    match joined {
        Ok((mine, theirs, merged)) => write(args, &name, (mine, theirs), &merged),
        Err(failure) => {
            if let Some(output) = &args.output {
                let text = with_markers(&ours, &theirs);
                fs::write(output, text).map_err(|error| Failure::unwritable(output, error))?;
                console::tell(&format!(
                    "{name}: Both versions are in the file, between conflict markers.\n"
                ));
            }
            Err(failure)
        }
    }
}

/// What the two began as. Git gives an empty file where both sides have added theirs: then they
/// began as nothing but what they say of themselves.
fn base_of(bytes: &[u8], mine: &Matrix, theirs: &Matrix, name: &Name) -> Result<Matrix, Failure> {
    match json::read(bytes) {
        Err(ReadError::Empty) if mine.id == theirs.id => {
            let mut data = remit_core::matrix::MatrixData::empty(mine.id, String::new());
            data.letters = mine.letters.clone();
            Matrix::new(data).map_err(|broken| Failure::usage(format!("{name}: {broken}.")))
        }
        Err(ReadError::Empty) => {
            let what =
                format!("{name}: Both sides have added a matrix, and they are not the same.");
            Err(Failure::usage(what).help("Keep one of them, or give one another name."))
        }
        other => other.map_err(|error| {
            let of = Name::of(Path::new(&format!("{name} (base)")));
            Failure::json(&of, &error, std::str::from_utf8(bytes).ok())
        }),
    }
}

fn write(
    args: &args::Merge,
    name: &Name,
    (mine, theirs): (File, File),
    merged: &Merged,
) -> Result<Outcome, Failure> {
    let in_words = |conflict| conflicts::in_words(conflict, &merged.matrix, &theirs.matrix);
    let open: Vec<Unresolved> = merged.conflicts.iter().map(in_words).collect();
    let mut versions = versions::joined(mine.versions, theirs.versions);
    let left_out = versions.split_off(versions::fitting(&versions));
    let file = if open.is_empty() {
        json::write_file(&merged.matrix, None, &versions)
    } else {
        json::write_unresolved(&merged.matrix, &versions, &open)
    };
    match &args.output {
        Some(output) => {
            fs::write(output, file).map_err(|error| Failure::unwritable(output, error))?;
        }
        None => console::print_bytes(file.as_bytes()),
    }
    let mut lines: Vec<String> = open.iter().map(|each| format!("conflict: {each}")).collect();
    for row in &merged.raised {
        let title = merged.matrix.section(*row).map(|it| one_line(&it.heading()));
        let title = title.unwrap_or_default();
        lines.push(format!("The section {title} moved up: the one around it is gone."));
    }
    lines.extend(worse(&merged.matrix, &mine.matrix, &theirs.matrix));
    for version in left_out {
        let name = one_line(&version.named.name);
        lines.push(format!("There is no room for the named version {name}. It is left out."));
    }
    if !open.is_empty() {
        let decide = "Ours is in place. Write what is right into the rows, then delete \
            `unresolved` from the file.";
        lines.push(decide.to_owned());
    }
    for line in lines {
        console::tell(&format!("{name}: {}\n", one_line(&line)));
    }
    if let Some(address) = args.link.as_deref().filter(|_| !open.is_empty()) {
        console::tell(&format!("{name}: {}\n", link_to(address, &merged.matrix, &open)));
    }
    Ok(if open.is_empty() { Outcome::Good } else { Outcome::Found })
}

/// The address at which Remit opens what is to be decided, or why there is none.
fn link_to(address: &str, matrix: &Matrix, open: &[Unresolved]) -> String {
    match link::encode_unresolved(matrix, open) {
        Ok(link) => {
            let address = address.split_once('#').map_or(address, |(page, _)| page);
            let link = format!("{address}{link}");
            format!("Decide in Remit: {link}\n{}", link::fits(link.chars().count()))
        }
        Err(_) => "The result is too large for a link. Open the file in Remit instead.".to_owned(),
    }
}

/// Errors that neither side has, and that come of both together: each adds an A to the same row.
fn worse(merged: &Matrix, mine: &Matrix, theirs: &Matrix) -> Vec<String> {
    let found = [mine, theirs].map(checks::check);
    let had = |findings: &Findings, finding: &Finding| {
        findings
            .all()
            .any(|it| it.rule.id == finding.rule.id && it.place.row() == finding.place.row())
    };
    let findings = checks::check(merged);
    let new = findings.iter().filter(|finding| {
        finding.severity == Severity::Error && !found.iter().any(|side| had(side, finding))
    });
    let words = |finding: &Finding| {
        let place = one_line(&finding.place.in_words(merged));
        format!(
            "Together, the changes give {place} an error: {}",
            one_line(&finding.message(merged))
        )
    };
    new.map(words).collect()
}

/// Both texts, as Git writes what it cannot join.
fn with_markers(ours: &[u8], theirs: &[u8]) -> Vec<u8> {
    let line = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        bytes
    };
    let parts: [&[u8]; 5] =
        [b"<<<<<<< ours\n", &line(ours), b"=======\n", &line(theirs), b">>>>>>> theirs\n"];
    parts.concat()
}

#[cfg(test)]
mod laws;
