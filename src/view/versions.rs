//! What people say of a version: its name, a note, and who approved it.

use leptos::prelude::*;
use remit_core::matrix::Matrix;
use remit_formats::versions::Named;

/// What people say of a version, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedItem {
    /// The name.
    pub name: String,
    /// The name with the day.
    pub title: String,
    note: String,
    approvals: Vec<ApprovalItem>,
}

/// Who approved, and whether that still holds.
#[derive(Debug, Clone, PartialEq)]
struct ApprovalItem {
    /// Who, as what, for whom and when.
    words: String,
    /// That it has lapsed, and for which activities.
    lapsed: Option<String>,
}

impl NamedItem {
    /// What people say of a version, beside the draft as it is now.
    pub fn of(named: &Named, version: &Matrix, draft: Option<&Matrix>) -> Self {
        let approvals = named.approvals.iter().map(|approval| ApprovalItem {
            words: approval.in_words(version),
            lapsed: draft
                .and_then(|draft| approval.standing(version, draft).in_words(version, draft)),
        });
        Self {
            name: named.name.clone(),
            title: named.title(),
            note: named.note.clone(),
            approvals: approvals.collect(),
        }
    }

    /// The note and the approvals.
    pub fn draw(self) -> AnyView {
        let approvals = self.approvals.into_iter().map(|approval| {
            let lapsed =
                approval.lapsed.map(|words| view! { " "<strong class="lapsed">{words}</strong> });
            view! { <p class="approval">"Approved by "{approval.words}"."{lapsed}</p> }
        });
        let approvals: Vec<_> = approvals.collect();
        view! {
            {(!self.note.is_empty()).then(|| view! { <p class="version-note">{self.note}</p> })}
            {approvals}
        }
        .into_any()
    }
}
