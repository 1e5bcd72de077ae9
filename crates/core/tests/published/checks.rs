//! What the checks find in the published matrices.

use remit_core::checks::{ALL, Checker, PROFILES, Settings};
use remit_core::matrix::Severity;
use remit_formats::catalogue;

/// The rules that speak of too much; on none of the published pages is there.
const OVERLOAD: [&str; 4] =
    ["many-responsible", "many-consulted", "many-informed", "overloaded-party"];

/// Where a rule finds something in the published matrices: the text of each activity, or the
/// words for another place.
fn places(rule: &str) -> Vec<String> {
    let mut places = Vec::new();
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        let findings = remit_core::checks::check(&matrix);
        for finding in findings.iter().filter(|finding| finding.rule.id == rule) {
            let activity = finding.place.row().and_then(|row| matrix.activity(row));
            let text = activity.map(|activity| activity.text.to_plain().into_owned());
            places.push(text.unwrap_or_else(|| finding.place.in_words(&matrix)));
        }
    }
    places
}

#[test]
fn the_published_matrices_have_just_these_findings() {
    assert_eq!(
        places("several-accountable"),
        ["Handle incidents (tickets and telephone contacts)"]
    );
    assert_eq!(places("no-accountable"), ["Performance metrics"]);
    assert_eq!(places("redundant-informed").len(), 11);
    assert_eq!(places("accountable-not-responsible").len(), 10);
    assert_eq!(places("near-duplicate-activity").len(), 7);
    assert_eq!(
        places("shared-without-split"),
        [
            "Administrate domain, mailboxes, distribution groups, etc.",
            "Administrate domain, mailboxes, distribution groups, a send connector, etc."
        ]
    );
    assert_eq!(
        places("plan-spelt-differently"),
        ["Modify configurations", "Add a Kubernetes node"]
    );
    assert_eq!(
        places("inferred-cell"),
        [
            "Manage secrets paths",
            "Manage secrets engines",
            "Manage authentication methods",
            "Configure endpoints"
        ]
    );
    assert_eq!(
        places("duplicate-activity"),
        [
            "Security Patches",
            "Version Upgrades",
            "Manage the lifecycle of backup policies",
            "Ensure that backup policies are consistent with the data lifecycle",
            "Ensure that business continuity or disaster recovery plans are consistent with the data lifecycle",
        ]
    );
    assert_eq!(places("copied-comment"), ["Convert to High availability"]);
    assert_eq!(
        places("undefined-plan"),
        [
            "Create, Stop, Start, Delete or Resize an instance or a cluster",
            "Restore source PostgreSQL on a destination (seed)",
            "Convert to High availability",
            "Create an Object Store",
            "Create an Object User",
            "Manage Object Users",
            "Delete Object Users",
        ]
    );
    let known = [
        "copied-comment",
        "undefined-plan",
        "several-accountable",
        "no-accountable",
        "redundant-informed",
        "accountable-not-responsible",
        "near-duplicate-activity",
        "shared-without-split",
        "plan-spelt-differently",
        "inferred-cell",
        "duplicate-activity",
    ];
    for rule in ALL.iter().filter(|rule| !known.contains(&rule.id)) {
        assert_eq!(places(rule.id), [""; 0], "{}", rule.id);
    }
}

#[test]
fn no_rule_of_overload_fires_on_them_under_any_profile() {
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        for profile in &PROFILES {
            let settings = Settings { rules: profile.settings(&[]), today: None };
            let checker = Checker::new(&matrix, settings);
            for finding in checker.findings().iter() {
                assert!(!OVERLOAD.contains(&finding.rule.id), "{}: {finding:?}", published.slug);
            }
        }
    }
}

#[test]
fn no_page_is_flooded() {
    let mut counts: Vec<(&str, [usize; 3])> = Vec::new();
    for published in &catalogue::ALL {
        let findings = remit_core::checks::check(&published.matrix().unwrap());
        let of = |severity| findings.count(severity);
        assert_eq!(published.findings, (of(Severity::Error), of(Severity::Warning)));
        counts.push((
            published.slug,
            [of(Severity::Error), of(Severity::Warning), of(Severity::Hint)],
        ));
    }
    assert_eq!(
        counts,
        [
            ("ovhcloud-hosted-exchange", [0, 4, 2]),
            ("ovhcloud-private-exchange", [0, 2, 3]),
            ("ovhcloud-okms", [1, 1, 0]),
            ("cegedim-cloud-managed-products", [1, 8, 15]),
            ("cloud-temple-iaas", [0, 5, 9]),
        ]
    );
}
