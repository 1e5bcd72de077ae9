//! The comparisons that are kept, and the files that were opened to be compared. What is compared
//! on the screen is a matter of its page.

use std::sync::Arc;

use leptos::prelude::*;
use remit_core::matrix::{ComparisonId, Matrix};

use super::sides::Sides;
use super::watched::Watched;

/// A comparison that is kept, as the library lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptItem {
    /// Its identity.
    pub id: ComparisonId,
    /// Its name, or those of its sides.
    pub name: String,
    /// What it compares.
    pub sides: Sides,
}

/// What can be compared beside matrices, and what was.
#[derive(Clone, Copy)]
pub struct Comparing {
    /// The comparisons that are kept, the latest first.
    pub list: Watched<Vec<KeptItem>>,
    /// Files that were opened to be compared; `f:1` is the first.
    files: StoredValue<Vec<(String, Arc<Matrix>)>>,
}

impl Comparing {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self { list: Watched::new(Vec::new()), files: StoredValue::new(Vec::new()) }
    }

    /// These comparisons are kept.
    pub fn show_list(self, list: Vec<KeptItem>) {
        self.list.replace(list);
    }

    /// Something was said of this one: it is listed first.
    pub fn show_first(self, item: KeptItem) {
        if self.list.with_untracked(|list| list.first() != Some(&item)) {
            self.list.update(|list| {
                list.retain(|other| other.id != item.id);
                list.insert(0, item);
            });
        }
    }

    /// Keeps a file to be compared, and says which number it has.
    pub fn add_file(self, name: String, matrix: Matrix) -> usize {
        self.files.update_value(|files| files.push((name, Arc::new(matrix))));
        self.files.with_value(Vec::len)
    }

    /// A file by its number, from 1 on.
    pub fn file(self, number: usize) -> Option<(String, Arc<Matrix>)> {
        self.files.with_value(|files| files.get(number.checked_sub(1)?).cloned())
    }
}
