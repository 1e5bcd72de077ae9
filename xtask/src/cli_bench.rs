//! Measures `remit check` over many documents: docs/cli-bench.md.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::{process, project};

/// So many documents are checked.
const DOCUMENTS: usize = 1_000;
/// So many activities each has.
const ROWS: usize = 100;
/// Each is run so often.
const TIMES: usize = 7;

/// Builds the program for speed, makes documents and checks them.
pub fn run() -> Result<()> {
    let mut cargo = process::command("cargo");
    // The settings of its folder make it fast.
    cargo.current_dir(project::root().join("crates/cli"));
    process::run(cargo.args(["build", "--release", "--package", "remit-cli"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project::root().join("target"), PathBuf::from);
    let program = target.join("release").join(if cfg!(windows) { "remit.exe" } else { "remit" });
    let folder = std::env::temp_dir().join(format!("remit-bench-{}", std::process::id()));
    let measured = measured(&program, &folder);
    let _gone = fs::remove_dir_all(&folder);
    let table = measured?;
    print!("{table}");
    let mut out = String::from(
        "# How long `remit check` takes\n\n\
         Written by `cargo xtask bench --only cli`; run it to get the figures of another machine.\n\n",
    );
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let _ok = write!(
        out,
        "{DOCUMENTS} documents of {ROWS} activities and two parties, on {cores} cores; the whole \
         program from its start to its end, of {TIMES} times each. Each document has two findings.\n\n{table}"
    );
    fs::write(project::root().join("docs/cli-bench.md"), out)?;
    Ok(())
}

fn measured(program: &Path, folder: &Path) -> Result<String> {
    fs::create_dir_all(folder)?;
    let page = folder.join("page.md");
    fs::write(&page, markdown())?;
    let mut out = String::from(
        "| documents | median | longest | processor time | memory at most |\n\
         | --- | ---: | ---: | ---: | ---: |\n",
    );
    for (name, ending, docs) in [
        ("Remit files", "raci.json", false),
        ("Markdown pages", "md", true),
        ("CSV files", "csv", true),
        ("Excel workbooks", "xlsx", true),
    ] {
        let one = folder.join(format!("one.{ending}"));
        let mut convert = Command::new(program);
        convert.arg("convert").arg(&page).arg("-o").arg(&one).stderr(Stdio::null());
        ensure!(convert.status()?.success(), "The document can't be converted to {ending}");
        let all = folder.join(ending);
        fs::create_dir_all(&all)?;
        for at in 0..DOCUMENTS {
            fs::copy(&one, all.join(format!("{at}.{ending}")))?;
        }
        let mut times = Vec::new();
        let mut used = Used::default();
        for _ in 0..TIMES {
            let (time, this) = once(program, &all, docs)?;
            times.push(time);
            used.memory = used.memory.max(this.memory);
            used.processor = used.processor.max(this.processor);
        }
        times.sort_unstable();
        let median = times.get(TIMES / 2).copied().unwrap_or_default().as_millis();
        let longest = times.last().copied().unwrap_or_default().as_millis();
        let or_unknown = |number: u64, unit: &str| {
            if number > 0 { format!("{number} {unit}") } else { "?".to_owned() }
        };
        let processor = or_unknown(used.processor, "ms");
        let memory = or_unknown(used.memory / 1024, "MiB");
        let _ok = writeln!(
            out,
            "| {DOCUMENTS} {name} | {median} ms | {longest} ms | {processor} | {memory} |"
        );
    }
    Ok(out)
}

/// What a run has used, where the system says it.
#[derive(Default)]
struct Used {
    /// KiB at most.
    memory: u64,
    /// Milliseconds, of all cores together: the same on a busy machine.
    processor: u64,
}

/// Checks a folder: how long that takes, and what it uses.
fn once(program: &Path, folder: &Path, docs: bool) -> Result<(Duration, Used)> {
    let mut check = Command::new(program);
    check.arg("check").arg(folder).args(["--format", "github", "--fail-on", "never"]);
    if docs {
        check.arg("--docs");
    }
    let start = Instant::now();
    let mut child = check.stdout(Stdio::null()).spawn().context("Could not start remit")?;
    let mut used = Used::default();
    loop {
        // A process that has ended says it until somebody asks how.
        used.memory = used.memory.max(memory(child.id()));
        used.processor = used.processor.max(processor(child.id()));
        if let Some(status) = child.try_wait()? {
            ensure!(status.success(), "remit check failed");
            return Ok((start.elapsed(), used));
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

fn processor(process: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // Behind the name in brackets; Linux counts in hundredths of a second.
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<u64>().ok());
    ticks.sum::<u64>() * 10
}

/// A page with sections, of which two rows have a finding.
fn markdown() -> String {
    let mut out = String::from("# Operations\n");
    for row in 0..ROWS {
        if row % 20 == 0 {
            let _ok = write!(
                out,
                "\n## {0}. Part {0}\n\n| Activity | Customer | Provider | Comment |\n| --- | :-: | :-: | --- |\n",
                row / 20 + 1
            );
        }
        let roles = match row {
            7 => "A | RA",
            8 => "I | R",
            row if row % 2 == 0 => "RA | I",
            _ => "I | RA",
        };
        let _ok = writeln!(
            out,
            "| Do the work number {row} of the service | {roles} | As agreed in part {row} |"
        );
    }
    out
}
