//! Findings as SARIF 2.1.0, which code scanning shows. Those that were accepted are in it as
//! suppressed, and those of a baseline as unchanged.

use std::collections::BTreeMap;

use remit_core::checks::{ALL, EXPLANATIONS, Rule};
use remit_core::matrix::Severity;
use remit_formats::json::fingerprint;
use serde_json::json;
use serde_sarif::sarif::{
    ArtifactLocation, Invocation, Location, LogicalLocation, Message, MultiformatMessageString,
    Notification, PhysicalLocation, Region, ReportingConfiguration, ReportingDescriptor,
    Result as SarifResult, ResultLevel, Run as SarifRun, Sarif, Suppression, Tool, ToolComponent,
};

use super::title;
use crate::check::{Found, Run};
use crate::failure::Failure;
use crate::rules;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// All findings.
pub(super) fn write(run: &Run) -> Result<String, Failure> {
    let of_files = rules::ALL.iter().map(|rule| rule.id);
    let names: Vec<&'static str> = ALL.iter().map(|rule| rule.id).chain(of_files).collect();
    let index: BTreeMap<&str, i64> = names.iter().copied().zip(0..).collect();
    let driver = ToolComponent::builder()
        .name("remit")
        .version(env!("CARGO_PKG_VERSION"))
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .rules(names.iter().map(|name| descriptor(name)).collect::<Vec<_>>())
        .build();
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    let results = run.found.iter().map(|found| result(found, &index, &mut times));
    let run = SarifRun::builder()
        .tool(Tool::builder().driver(driver).build())
        .column_kind(json!("unicodeCodePoints"))
        .invocations(vec![invocation(run)])
        .results(results.collect::<Vec<_>>())
        .build();
    let sarif = Sarif::builder().schema(SCHEMA).version(json!("2.1.0")).runs(vec![run]).build();
    let text = serde_json::to_string_pretty(&sarif);
    text.map(|text| text + "\n").map_err(|error| Failure::usage(error.to_string()))
}

fn text(text: impl Into<String>) -> Message {
    let text: String = text.into();
    Message::builder().text(text).build()
}

fn multi(text: impl Into<String>) -> MultiformatMessageString {
    let text: String = text.into();
    MultiformatMessageString::builder().text(text).build()
}

fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Hint => ResultLevel::Note,
    }
}

fn descriptor(name: &'static str) -> ReportingDescriptor {
    let builder = ReportingDescriptor::builder().id(name).short_description(multi(title(name)));
    let by_itself = Rule::find(name).map_or(Some(Severity::Error), |rule| rule.severity);
    let configuration = ReportingConfiguration::builder()
        .enabled(by_itself.is_some())
        .level(json!(level_name(by_itself.unwrap_or(Severity::Hint))))
        .build();
    let of_matrix = EXPLANATIONS.iter().find(|(rule, _)| rule.id == name).map(|(_, it)| *it);
    let explained = of_matrix.or_else(|| rules::find(name).map(|rule| &rule.explanation));
    let (full, help) = explained.map_or_else(Default::default, |explanation| {
        let help = format!("{}\n\n{}", explanation.why, explanation.remedy);
        (explanation.finds.to_owned(), help)
    });
    builder
        .full_description(multi(full))
        .help(multi(help))
        .default_configuration(configuration)
        .build()
}

fn level_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn result(
    found: &Found,
    index: &BTreeMap<&str, i64>,
    times: &mut BTreeMap<String, u32>,
) -> SarifResult {
    let cell = found.spot.cell.as_ref().map(|cell| format!("{cell}: ")).unwrap_or_default();
    let mut words = format!("{cell}{}: {}", found.place, found.message);
    if !found.help.is_empty() {
        words = format!("{words} To fix: {}.", found.help.join("; or: "));
    }
    let suppression = |justification: &str| {
        // Where it was accepted is the file itself.
        vec![Suppression::builder().kind(json!("inSource")).justification(justification).build()]
    };
    let suppressions = found.accepted.as_ref().map(|it| suppression(&it.words)).unwrap_or_default();
    // The same finding twice in a file is told apart by the how many-th it is.
    let identity = format!("{}\n{}", found.file, found.identity());
    let time = times.entry(identity.clone()).or_default();
    *time += 1;
    let print = format!("{:016x}:{time}", fingerprint(&identity));
    let mut result = SarifResult::builder()
        .rule_id(found.rule)
        .level(level(found.severity))
        .message(text(words))
        .locations(vec![location(found)])
        .partial_fingerprints(BTreeMap::from([("remitFinding/v1".to_owned(), print)]))
        .suppressions(suppressions)
        .build();
    result.rule_index = index.get(found.rule).copied();
    result.baseline_state = found.is_known.then(|| json!("unchanged"));
    result
}

fn location(found: &Found) -> Location {
    let file = ArtifactLocation::builder().uri(uri(found.file.as_str())).build();
    let spot = &found.spot;
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut physical = PhysicalLocation::builder().artifact_location(file).build();
    // The row of a sheet is no line of its file.
    if let Some(line) = spot.line.filter(|_| spot.cell.is_none()) {
        let mut region = Region::builder().start_line(number(line)).build();
        region.start_column = spot.column.map(number);
        region.end_column = spot.end_column.map(number);
        physical.region = Some(region);
    }
    let place = [&found.section, &found.place].map(String::as_str);
    let place: Vec<&str> = place.into_iter().filter(|words| !words.is_empty()).collect();
    let logical = LogicalLocation::builder()
        .name(found.place.as_str())
        .fully_qualified_name(place.join(" > "))
        .kind("element")
        .build();
    Location::builder().physical_location(physical).logical_locations(vec![logical]).build()
}

fn invocation(run: &Run) -> Invocation {
    let told = run.failures.iter().map(|(_, failure)| {
        Notification::builder().level(json!("error")).message(text(failure.to_string())).build()
    });
    Invocation::builder()
        .execution_successful(run.failures.is_empty())
        .tool_execution_notifications(told.collect::<Vec<_>>())
        .build()
}

/// A path as a reference: what has a meaning of its own there is escaped.
fn uri(path: &str) -> String {
    let escaped = path.bytes().map(|byte| {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
        if is_plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    });
    let out = escaped.collect::<Vec<_>>().concat();
    if path.starts_with('/') { format!("file://{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("docs/a b#é.md"), "docs/a%20b%23%C3%A9.md");
        assert_eq!(uri("/srv/a.md"), "file:///srv/a.md");
    }
}
