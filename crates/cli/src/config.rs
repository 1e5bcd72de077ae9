//! `remit.toml`: the settings of a repository, in this folder or the nearest one above.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use remit_core::checks::{PROFILES, Rule, Settings};
use remit_core::matrix::{RuleSetting, Severity};
use serde::Deserialize;

use super::args::FailOn;
use super::failure::Failure;
use super::name::Name;
use super::paths::{absolute, relative};
use super::rules::{PAGE_DIFFERS, UNRESOLVED};
use super::{day, explain};

/// What the file is called.
const NAME: &str = "remit.toml";

/// The settings.
#[derive(Debug, Default)]
pub(crate) struct Config {
    rules: Vec<RuleSetting>,
    /// How much a page that differs from its matrix matters.
    pub(crate) page_differs: Option<Severity>,
    /// From which severity on a check fails.
    pub(crate) fail_on: Option<FailOn>,
    /// Documents that are checked without being named.
    pub(crate) docs: Globs,
    /// What is passed over.
    pub(crate) exclude: Globs,
    /// Findings that were known before.
    pub(crate) baseline: Option<PathBuf>,
    /// Pages that belong to a matrix.
    pub(crate) pages: Vec<Page>,
}

/// A page and the matrix that it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// The matrix.
    pub(crate) matrix: PathBuf,
    /// The page.
    pub(crate) source: PathBuf,
}

impl Page {
    /// Whether the matrix or the page is at this path or below it.
    pub(crate) fn is_under(&self, path: &Path) -> bool {
        let path = absolute(path);
        absolute(&self.matrix).starts_with(&path) || absolute(&self.source).starts_with(&path)
    }
}

/// Patterns of paths, seen from the folder of the settings.
#[derive(Debug, Default)]
pub(crate) struct Globs {
    root: PathBuf,
    set: GlobSet,
}

impl Globs {
    /// Whether a path fits one of them.
    pub(crate) fn matches(&self, path: &Path) -> bool {
        !self.set.is_empty() && self.set.is_match(relative(&absolute(path), &self.root))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct File {
    profile: Option<toml::Spanned<String>>,
    fail_on: Option<FailOn>,
    docs: Vec<String>,
    exclude: Vec<String>,
    baseline: Option<PathBuf>,
    rules: BTreeMap<toml::Spanned<String>, RuleValue>,
    page: Vec<PageValue>,
}

#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "a rule is \"error\", \"warning\", \"hint\", \"off\" or { severity = …, limit = … }"
)]
enum RuleValue {
    Severity(Level),
    Whole { severity: Option<Level>, limit: Option<u32> },
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warning,
    Hint,
    Off,
}

impl Level {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Hint => Some(Severity::Hint),
            Self::Off => None,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PageValue {
    matrix: PathBuf,
    source: PathBuf,
}

impl Config {
    /// The settings of this file, or of the nearest above.
    pub(crate) fn load(named: Option<&Path>) -> Result<Self, Failure> {
        let path = match named {
            Some(path) => path.to_path_buf(),
            None => match nearest() {
                Some(path) => path,
                None => return Ok(Self { page_differs: Some(Severity::Error), ..Self::default() }),
            },
        };
        let text = fs::read_to_string(&path)
            .map_err(|error| Failure::Unreadable { file: Name::of(&path), error })?;
        Self::of_text(&path, &text)
    }

    fn of_text(path: &Path, text: &str) -> Result<Self, Failure> {
        let wrong = |at: Option<usize>, what: String| {
            let before = at.and_then(|at| text.get(..at));
            let line = before.map(|before| before.matches('\n').count() + 1);
            let column =
                before.map(|it| it.rsplit('\n').next().unwrap_or_default().chars().count() + 1);
            Failure::Refused { file: Name::of(path), line, column, what, help: None }
        };
        let file: File = toml::from_str(text).map_err(|error| {
            let what = error.message().trim_end_matches('.').replace('\n', ", ");
            wrong(error.span().map(|span| span.start), format!("{what}."))
        })?;
        let mut config = Self { page_differs: Some(Severity::Error), ..Self::default() };
        for (name, value) in file.rules {
            let at = Some(name.span().start);
            let name = name.into_inner();
            let (level, limit) = match value {
                RuleValue::Severity(level) => (Some(level), None),
                RuleValue::Whole { severity, limit } => (severity, limit),
            };
            if name == PAGE_DIFFERS {
                config.page_differs = level.map_or(config.page_differs, Level::severity);
                continue;
            }
            if name == UNRESOLVED {
                return Err(wrong(at, format!("The rule {UNRESOLVED} can't be set.")));
            }
            let Some(rule) = Rule::find(&name) else {
                let failure = wrong(at, format!("There is no rule “{name}”."));
                return Err(failure.help(explain::hint(&name)));
            };
            if limit.is_some() && rule.limit.is_none() {
                return Err(wrong(at, format!("The rule {name} has no limit.")));
            }
            let severity = level.map_or(rule.severity, Level::severity);
            config.rules.push(RuleSetting { rule: name, severity, limit });
        }
        if let Some(name) = file.profile {
            let at = Some(name.span().start);
            let name = name.into_inner();
            let profile = PROFILES.iter().find(|profile| short(profile.name) == name);
            let Some(profile) = profile else {
                let names: Vec<String> = PROFILES.iter().map(|it| short(it.name)).collect();
                let failure = wrong(at, format!("There is no profile “{name}”."));
                return Err(failure.help(format!("There are {}.", names.join(", "))));
            };
            // The first setting of a rule counts: what is said of it by itself.
            config.rules.extend(profile.settings(&[]));
        }
        let root = absolute(path).parent().map(Path::to_path_buf).unwrap_or_default();
        let globs = |patterns: &[String]| globs(&root, patterns).map_err(|what| wrong(None, what));
        config.docs = globs(&file.docs)?;
        config.exclude = globs(&file.exclude)?;
        config.fail_on = file.fail_on;
        // Where somebody stands in the folder of the settings, paths stay as short as they are.
        let beside = path.parent().unwrap_or(Path::new(""));
        config.baseline = file.baseline.map(|file| beside.join(file));
        let page = |page: PageValue| Page {
            matrix: beside.join(page.matrix),
            source: beside.join(page.source),
        };
        config.pages = file.page.into_iter().map(page).collect();
        Ok(config)
    }

    /// What the checks are told besides a matrix.
    pub(crate) fn settings(&self) -> Settings {
        Settings { rules: self.rules.clone(), today: day::today() }
    }
}

/// The first word of a profile's name.
fn short(name: &str) -> String {
    name.split(' ').next().unwrap_or_default().to_lowercase()
}

/// The file in this folder, or in the nearest above that has one.
fn nearest() -> Option<PathBuf> {
    let mut path = PathBuf::from(NAME);
    let here = absolute(Path::new("."));
    for folder in here.ancestors() {
        if folder.join(NAME).is_file() {
            return Some(path);
        }
        path = Path::new("..").join(path);
    }
    None
}

fn globs(root: &Path, patterns: &[String]) -> Result<Globs, String> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        // As in Git, a folder stands for all that is in it.
        let pattern = pattern.strip_suffix('/').map_or(pattern.clone(), |it| format!("{it}/**"));
        let glob = GlobBuilder::new(&pattern).literal_separator(true).build();
        set.add(
            glob.map_err(|error| format!("The pattern “{pattern}” can't be: {}.", error.kind()))?,
        );
    }
    let set = set.build().map_err(|error| error.to_string())?;
    Ok(Globs { root: root.to_path_buf(), set })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused(text: &str, expected: &str) {
        let failure = Config::of_text(Path::new("remit.toml"), text).unwrap_err();
        assert_eq!(failure.in_words(), expected);
    }

    #[test]
    fn what_is_not_known_is_refused_with_its_line() {
        check_refused(
            "\n[rules]\nno-acountable = \"off\"\n",
            "error: remit.toml:3:1: There is no rule “no-acountable”.\nhelp: Did you mean no-accountable? `remit explain` lists all rules.\n",
        );
        check_refused(
            "profile = \"severe\"\n",
            "error: remit.toml:1:11: There is no profile “severe”.\nhelp: There are published, internal, project, strict.\n",
        );
        check_refused(
            "[rules]\nempty-row = { limit = 3 }\n",
            "error: remit.toml:2:1: The rule empty-row has no limit.\n",
        );
        let unknown = Config::of_text(Path::new("remit.toml"), "a = 1\nrule = 2\n").unwrap_err();
        assert!(unknown.to_string().starts_with("remit.toml:1:1: unknown field `a`"), "{unknown}");
    }

    #[test]
    fn what_is_said_of_a_rule_counts_more_than_the_profile() {
        let text = "profile = \"strict\"\nexclude = [\"old/\"]\n[rules]\nempty-row = \"off\"\n\
                    stale-source = \"hint\"\nmany-consulted = { limit = 9 }\n";
        let config = Config::of_text(Path::new("/x/remit.toml"), text).unwrap();
        let under = |rule: &str| Rule::find(rule).unwrap().under(&config.rules);
        assert_eq!(under("empty-row").0, None);
        assert_eq!(under("stale-source").0, Some(Severity::Hint));
        assert_eq!(under("many-consulted").1, 9);
        assert_eq!(under("inferred-cell").0, Some(Severity::Error));
        assert!(config.exclude.matches(Path::new("/x/old/a.md")));
        assert!(!config.exclude.matches(Path::new("/x/new/old.md")));
    }
}
