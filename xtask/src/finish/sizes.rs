//! What loading the app costs, and how much it may.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{process, project};

/// What is loaded at one time.
pub struct Part {
    /// What it is, for people.
    pub title: &'static str,
    /// Its files, relative to the folder.
    pub files: Vec<String>,
    /// Whether it counts for the app as a whole.
    pub counts: Counts,
    /// How many bytes it may have with brotli, where that is limited.
    pub limit: Option<u64>,
}

/// Whether a part counts for the app as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Everybody gets it.
    Yes,
    /// Those alone who need what it does.
    No,
}

/// The size of a file, or of several: as it is, and compressed.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints how large the parts are, and fails where one, or all that count together, are larger
/// than they may be.
pub fn hold(folder: &Path, parts: &[Part], all_limit: u64) -> Result<()> {
    if process::find("node").is_none() {
        println!("The sizes need Node.js to be measured; it is not on PATH.");
        return Ok(());
    }
    let mut excess = Vec::new();
    let mut all = Size::default();
    for part in parts {
        println!("\n{:58}{:>10} {:>10} {:>10}", part.title, "raw", "gzip -9", "brotli");
        let sizes = measure(folder, &part.files)?;
        for (name, size) in part.files.iter().zip(&sizes) {
            print(name, *size);
        }
        let sum = sum(&sizes);
        print("together", sum);
        if part.counts == Counts::Yes {
            all = self::sum(&[all, sum]);
        }
        excess.extend(part.limit.and_then(|limit| over(part.title, sum, limit)));
    }
    print("\nThe app in all", all);
    excess.extend(over("The app in all", all, all_limit));
    if !excess.is_empty() {
        bail!("{}. The limits are in xtask/src/finish/mod.rs", excess.join("; "));
    }
    Ok(())
}

/// Says that a part is too large, if it is.
fn over(title: &str, size: Size, limit: u64) -> Option<String> {
    let (is, may) = (grouped(size.brotli), grouped(limit));
    (size.brotli > limit).then(|| format!("{title}: {is} bytes with brotli, more than {may}"))
}

fn print(name: &str, size: Size) {
    let [raw, gzip, brotli] = [size.raw, size.gzip, size.brotli].map(grouped);
    println!("{name:58}{raw:>10} {gzip:>10} {brotli:>10}");
}

fn sum(sizes: &[Size]) -> Size {
    sizes.iter().fold(Size::default(), |sum, size| Size {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
    })
}

/// The sizes of files. Node.js is there anyway and compresses; a Rust library would make this
/// program slower to compile, which is what a newcomer waits for first.
fn measure(folder: &Path, files: &[String]) -> Result<Vec<Size>> {
    let mut node = process::command("node");
    node.arg(project::xtask().join("scripts").join("compressed.mjs"));
    let text = process::output(node.args(files).current_dir(folder));
    let text = text.context("Node.js could not measure the files")?;
    let sizes = text.lines().map(read).collect::<Option<Vec<_>>>();
    sizes.filter(|sizes| sizes.len() == files.len()).context("Node.js has measured something else")
}

/// The numbers of a line.
fn read(line: &str) -> Option<Size> {
    let mut numbers = line.split(' ').map(|number| number.parse().ok());
    let mut next = || numbers.next().flatten();
    Some(Size { raw: next()?, gzip: next()?, brotli: next()? })
}

/// A number as people read it.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(String::from_utf8_lossy).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::{Size, grouped, over, read};

    #[test]
    fn numbers_are_read_and_shown() {
        assert_eq!(read("3 2 1"), Some(Size { raw: 3, gzip: 2, brotli: 1 }));
        assert_eq!(read("3 2"), None);
        assert_eq!(
            [1, 1_000, 276_074, 1_000_000].map(grouped),
            ["1", "1,000", "276,074", "1,000,000"]
        );
    }

    #[test]
    fn what_is_larger_than_it_may_be_is_said() {
        let size = Size { brotli: 301_000, ..Size::default() };
        assert_eq!(over("A", size, 301_000), None);
        let said = "A: 301,000 bytes with brotli, more than 300,000";
        assert_eq!(over("A", size, 300_000).as_deref(), Some(said));
    }
}
