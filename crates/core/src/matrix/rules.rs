//! What a matrix says of the checks: settings of rules.

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something to look at some day.
    Hint,
    /// Probably wrong.
    Warning,
    /// Wrong by the definition of a RACI matrix.
    Error,
}

impl Severity {
    /// The word for it, as people and the JSON format write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a matrix wants of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// The rule's name, like `no-accountable`. Rules of other editions are kept as they are.
    pub rule: String,
    /// The severity of its findings; `None` turns the rule off.
    pub severity: Option<Severity>,
    /// Its limit, for rules that have one; `None` is the rule's own.
    pub limit: Option<u32>,
}

impl RuleSetting {
    /// What is wanted, in words: "error, limit 3", "off".
    pub fn in_words(&self) -> String {
        let severity = self.severity.map_or("off", Severity::name);
        match self.limit {
            Some(limit) => format!("{severity}, limit {limit}"),
            None => severity.to_owned(),
        }
    }
}
