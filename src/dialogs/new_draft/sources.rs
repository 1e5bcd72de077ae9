//! The matrices whose sections are used: found, and what they say taken as defaults.

use std::sync::Arc;

use leptos::prelude::*;
use remit_core::matrix::{Matrix, Row};
use remit_formats::catalogue;
use wasm_bindgen_futures::spawn_local;

use super::state::{From, State, next_key};
use crate::platform::assets;

impl State {
    /// Shows the sections of a matrix: a published one by its name, a draft by its id.
    pub(super) fn add_source(self, chosen: &str) {
        self.problem.set(String::new());
        let chosen = chosen.to_owned();
        spawn_local(async move {
            match self.find(&chosen).await {
                Ok(matrix) => self.offer(matrix),
                Err(problem) => {
                    self.problem.try_set(problem);
                }
            }
        });
    }

    async fn find(self, chosen: &str) -> Result<Matrix, String> {
        if let Some(published) = catalogue::find(chosen) {
            let found = assets::matrix(published).await;
            return found.map_err(|error| format!("{} can't be used: {error}.", published.title));
        }
        let Ok(id) = chosen.parse() else { return Err("Choose a matrix first.".to_owned()) };
        match self.session.peek(id).await {
            Ok(Some(matrix)) => Ok(matrix),
            Ok(None) => Err("This draft is no longer in this browser.".to_owned()),
            Err(error) => Err(format!("This draft can't be used: {error}.")),
        }
    }

    /// Adds a matrix, and what it says of parties, letters, plans and the provider where nobody
    /// has said otherwise.
    fn offer(self, matrix: Matrix) {
        // The dialog may be gone.
        let Some(before) = self.sources.try_get_untracked() else { return };
        if before.iter().any(|source| source.matrix.id == matrix.id) {
            return;
        }
        if before.is_empty() {
            self.touched.with_value(|touched| {
                if !touched.parties {
                    let key = self.parties.with_untracked(next_key);
                    let parties = matrix.parties.iter().map(|it| (it.name.clone(), it.side));
                    self.parties.set((key..).zip(parties).collect());
                }
                if !touched.letters {
                    self.letters.set(matrix.letters.clone());
                }
                if !touched.plans {
                    let names: Vec<_> =
                        matrix.plans.iter().map(|plan| plan.name.as_str()).collect();
                    self.plans.set(names.join(", "));
                }
                if !touched.provider {
                    self.provider.set(matrix.source.provider.clone());
                }
            });
        }
        let sections = matrix.rows.iter().filter_map(Row::section).map(|section| section.id);
        let picked = RwSignal::new(sections.collect());
        let key = before.iter().map(|source| source.key + 1).max().unwrap_or(0);
        self.sources.update(|sources| {
            sources.push(From { key, matrix: Arc::new(matrix), picked });
        });
    }
}
