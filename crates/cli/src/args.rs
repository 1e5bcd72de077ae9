//! What can be typed after `remit`.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Read, check, compare and merge RACI matrices.
///
/// The exit code is 0 if there is nothing to fail on, 1 if something was found (findings,
/// differences, conflicts), and 2 if something couldn't be done.
#[derive(Debug, Parser)]
#[command(name = "remit", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Fix(Fix),
    Read(Read),
    Convert(Convert),
    Diff(Diff),
    Match(Match),
    Merge(Merge),
    Explain(Explain),
    Git(Git),
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    #[command(name = "man")]
    Manual,
}

/// Check matrices: who is accountable, what contradicts what, what is missing
///
/// Folders are searched for .raci.json files and, with --docs, for documents with responsibility
/// tables. Files given by name are checked wherever they are. Settings come from the remit.toml in the current
/// folder or the nearest one above it.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Files, and folders to search
    #[arg(default_value = ".", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Also search Markdown, AsciiDoc, reStructuredText, web pages, CSV, Excel, LibreOffice Calc and
    /// Word; documents without a responsibility table are skipped, also where they are named
    #[arg(long)]
    pub(crate) docs: bool,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// The lowest severity that makes the exit code 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// A file of known findings, which no longer count
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write all findings to the baseline instead of reporting them
    #[arg(long)]
    pub(crate) write_baseline: bool,
    /// The settings to use instead of the nearest remit.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// With the lines of the source, for people
    #[default]
    Human,
    /// JSON
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// JUnit XML, for test reports
    Junit,
}

/// From which severity on a check fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FailOn {
    /// Errors
    #[default]
    Error,
    /// Errors and warnings
    Warning,
    /// All findings
    Hint,
    /// Nothing
    Never,
}

/// Fix what can be fixed without changing who does what
///
/// Changes section numbers and the spelling of plans in .raci.json files. Everything else is
/// listed, with the name of the fix in the app. The exit code is 1 while anything is left.
#[derive(Debug, clap::Args)]
pub(crate) struct Fix {
    /// Files, and folders to search
    #[arg(default_value = ".", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Show what would be fixed, and what can't be, without writing anything
    #[arg(long)]
    pub(crate) diff: bool,
    /// The settings to use instead of the nearest remit.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// Merge two versions of a Remit file that began as one
///
/// Edits of different cells are joined. What both sides changed differently is listed and written
/// to the file as `unresolved`, with our version in place: `remit check` fails on it until someone
/// has decided. The exit code is 1 if there are conflicts. Git runs it as
/// `remit merge %O %A %B -o %A --path %P`.
#[derive(Debug, clap::Args)]
pub(crate) struct Merge {
    /// The version from which both began
    pub(crate) base: PathBuf,
    /// Our version
    pub(crate) ours: PathBuf,
    /// Their version
    pub(crate) theirs: PathBuf,
    /// Where to write the result; standard output without it
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What the file is called in messages
    #[arg(long, value_name = "NAME")]
    pub(crate) path: Option<PathBuf>,
    /// If there are conflicts, also print a link that opens them in the Remit at this address, where
    /// the result fits in one
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) link: Option<String>,
}

/// Have Git show and merge matrices cell by cell
#[derive(Debug, clap::Args)]
pub(crate) struct Git {
    #[command(subcommand)]
    pub(crate) command: GitCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GitCommand {
    /// Set up `git diff` and `git merge` for .raci.json files in this repository
    Enable,
    /// Undo that setup
    Disable,
    /// Print a file as Git compares it
    #[command(hide = true)]
    Textconv {
        /// The file
        file: PathBuf,
    },
}

/// Print the matrix that is in a file
///
/// The matrix goes to standard output. What Remit assumed, left out or didn't understand goes to
/// standard error, each with its line.
#[derive(Debug, clap::Args)]
pub(crate) struct Read {
    /// The file: Remit's own, Markdown, AsciiDoc, reStructuredText, a web page, CSV, Excel,
    /// LibreOffice Calc, Word, or text copied from a page; `-` reads standard input
    pub(crate) file: PathBuf,
    /// What to print
    #[arg(long = "as", value_enum, default_value_t, value_name = "FORM")]
    pub(crate) form: Form,
    /// How to report what was assumed; `json` prints the matrix and the report as one JSON value
    #[arg(long, value_enum, default_value_t)]
    pub(crate) report: Report,
    /// Your choices instead of what was assumed: a JSON file with the keys and words of the
    /// report
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
}

/// The form in which a matrix is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Form {
    /// A Remit file
    #[default]
    Json,
    /// One line per role, which Git compares well
    Text,
    /// Markdown with tables
    Markdown,
}

/// How the notes of a reading are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Report {
    /// Lines on standard error
    #[default]
    Text,
    /// JSON on standard output
    Json,
}

/// Convert a file from any format that Remit reads to any that it writes
#[derive(Debug, clap::Args)]
pub(crate) struct Convert {
    /// The file to convert
    pub(crate) file: PathBuf,
    /// Where to write it; the ending says the format: .raci.json, .md, .csv, .xlsx, .html,
    /// .responsibilities.csv (a compliance table) or .txt
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Your choices instead of what was assumed, as for `remit read`
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
}

/// Show what two files say differently, activity by activity and cell by cell
///
/// Rows of Remit files are matched by their ids, rows of other files by their text and headings.
/// The exit code is 1 if the files differ.
#[derive(Debug, clap::Args)]
pub(crate) struct Diff {
    /// The file as it was
    pub(crate) old: PathBuf,
    /// The file as it is
    pub(crate) new: PathBuf,
    /// How to print the differences
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: DiffFormat,
    /// Compare matrices of different descent: rows are matched by their ids and texts, wherever
    /// they stand, and parties by name and side
    #[arg(long = "match")]
    pub(crate) is_matched: bool,
    /// Rows that you have matched, as for `remit match`
    #[arg(long, value_name = "FILE", requires = "is_matched")]
    pub(crate) matches: Option<PathBuf>,
}

/// How differences are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people
    #[default]
    Human,
    /// JSON
    Json,
    /// A table for a comment on a change
    Markdown,
}

/// Show which activities of two files say the same, and which may
///
/// Activities with the same id or the same text are matched. All others get candidates, each with
/// a score from 0 to 1 and the reasons for it: deciding is up to you.
#[derive(Debug, clap::Args)]
pub(crate) struct Match {
    /// A file of any format that Remit reads, or CSV with a column of ids and one of texts
    pub(crate) a: PathBuf,
    /// Another
    pub(crate) b: PathBuf,
    /// How many candidates to show for each activity
    #[arg(long, default_value_t = 5, value_name = "COUNT", value_parser = clap::value_parser!(u8).range(0..=5))]
    pub(crate) candidates: u8,
    /// Activities that you have matched: a JSON file with pairs, as this command prints them, or a
    /// comparison exported from Remit; they are kept
    #[arg(long, value_name = "FILE")]
    pub(crate) matches: Option<PathBuf>,
    /// How to print the matches
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: MatchFormat,
}

/// How matches are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum MatchFormat {
    /// For people
    #[default]
    Human,
    /// JSON
    Json,
    /// What changes for the customer from the first to the second, as Markdown
    Report,
}

/// Explain a rule: what it finds, why it matters and what to do
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// The rule, such as `several-accountable`; without one, all rules are listed
    pub(crate) rule: Option<String>,
}
