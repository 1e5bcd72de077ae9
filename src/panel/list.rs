//! Lists in the panel: of parties, letters, plans.

use std::hash::Hash;

use leptos::prelude::*;
use remit_core::matrix::Matrix;

use crate::session::Session;

/// A list of what a matrix has. An item stays, with the focus in it, as long as what it is about
/// is there.
pub fn list<T>(class: &'static str, all: fn(&Matrix) -> Vec<T>, item: fn(T) -> AnyView) -> AnyView
where
    T: Copy + Eq + Hash + Send + Sync + 'static,
{
    let session = Session::get();
    let all = Memo::new(move |_| session.open.matrix(all).unwrap_or_default());
    view! {
        <ul class=class>
            <For each=move || all.get() key=|one| *one let:one>
                {item(one)}
            </For>
        </ul>
    }
    .into_any()
}
