//! Findings as a test report: a suite for each file with findings, a case for each finding.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::title;
use crate::check::{Found, Run};
use crate::failure::Failure;

/// All open findings as failed tests, accepted and known ones as skipped. A run without any is
/// one test that has passed.
pub(super) fn write(run: &Run) -> Result<String, Failure> {
    let mut report = Report::new("remit");
    let files = run.found.chunk_by(|a, b| a.file == b.file);
    for found in files {
        let Some(first) = found.first() else { continue };
        let mut suite = TestSuite::new(first.file.as_str());
        suite.add_test_cases(found.iter().map(case));
        report.add_test_suite(suite);
    }
    for (file, failure) in &run.failures {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_message(failure.to_string());
        let mut suite = TestSuite::new(file.as_str());
        suite.add_test_case(TestCase::new("can be read", status));
        report.add_test_suite(suite);
    }
    if report.test_suites.is_empty() {
        let mut suite = TestSuite::new("remit");
        suite.add_test_case(TestCase::new("no findings", TestCaseStatus::success()));
        report.add_test_suite(suite);
    }
    let text = report.to_string().map_err(|error| Failure::usage(error.to_string()))?;
    Ok(text.trim_end().to_owned() + "\n")
}

fn case(found: &Found) -> TestCase {
    let mut status = if found.is_open() {
        TestCaseStatus::non_success(NonSuccessKind::Failure)
    } else {
        TestCaseStatus::skipped()
    };
    status.set_message(found.message.as_str()).set_type(found.severity.name());
    let mut lines = vec![format!("{}: {}", found.location(), title(found.rule))];
    lines.push(found.message.clone());
    lines.extend(found.help.iter().map(|fix| format!("help: {fix}")));
    lines.extend(found.accepted.iter().map(|it| format!("accepted: {}", it.words)));
    status.set_description(lines.join("\n"));
    let mut case = TestCase::new(format!("{}: {}", found.rule, found.place), status);
    case.set_classname(found.file.as_str());
    case
}
