//! The widths of columns that a person has set: rules of a style sheet, so that no cell has to
//! know of them.

use leptos::prelude::*;

use crate::platform::cells::{COLUMN, HEAD, TABLE, column_name};
use crate::platform::styles;
use crate::session::Session;

/// Follows the widths.
pub fn follow() {
    let session = Session::get();
    Effect::new(move |_| {
        let rules = session.grid.widths.with(|widths| {
            let rules = widths.iter().map(|(column, width)| {
                let name = column_name(*column);
                format!(
                    "#{TABLE} :is([{HEAD}=\"{name}\"], [{COLUMN}=\"{name}\"]:not([colspan])) \
                     {{ width: {width}px; min-width: {width}px; max-width: {width}px; flex: 0 0 {width}px; }}"
                )
            });
            rules.collect::<String>()
        });
        // A narrow screen has no columns, and paper has its own.
        let rule = format!("@media screen and (min-width: 760.02px) {{ {rules} }}");
        styles::set(if rules.is_empty() { "" } else { &rule });
    });
}
