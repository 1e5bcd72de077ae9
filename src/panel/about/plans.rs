//! The legend of a draft's plans.

use leptos::prelude::*;
use remit_core::matrix::{Matrix, NewIds, Plan, PlanId, Text};
use remit_core::shape::change_plans;

use super::super::field::Field;
use super::super::list::list;
use super::super::rich_field::{Place, RichField};
use crate::platform::ids::RandomIds;
use crate::session::Session;
use crate::view::focus;
use crate::view::follow::{press, whether, words};

/// The legend, with fields.
#[component]
pub(super) fn Plans() -> impl IntoView {
    let session = Session::get();
    let add = move || {
        let id = PlanId::from_bits(RandomIds.next_bits());
        let plan = Plan { id, name: "New plan".to_owned(), description: Text::default() };
        if change(session, "Add a plan", |plans| plans.push(plan)) {
            focus::on_name(format!("plan-{id}"));
        }
    };
    view! {
        <h2>"Plans"</h2>
        {list(
            "plain-list",
            |matrix| matrix.plans.iter().map(|plan| plan.id).collect(),
            |id| view! { <Item id=id /> }.into_any(),
        )}
        <button class="small" title="Add a service plan to the legend" on:click=press(add)>"Add plan"</button>
    }
}

/// Gives the matrix another legend. True where something changed.
fn change(session: Session, name: &str, change: impl FnOnce(&mut Vec<Plan>)) -> bool {
    let command = session.open.now(|open| {
        let mut plans = open.matrix().plans.clone();
        change(&mut plans);
        change_plans(open.matrix(), plans)
    });
    command.is_some_and(|command| session.dispatch(name, command))
}

fn find(matrix: &Matrix, id: PlanId) -> Option<&Plan> {
    matrix.plans.iter().find(|plan| plan.id == id)
}

#[component]
fn Item(id: PlanId) -> impl IntoView {
    let session = Session::get();
    let name = words(move || {
        let name = session.open.matrix(|matrix| find(matrix, id).map(|plan| plan.name.clone()));
        name.flatten().unwrap_or_default()
    });
    let of = move |plans: &mut Vec<Plan>, set: &dyn Fn(&mut Plan)| {
        if let Some(plan) = plans.iter_mut().find(|plan| plan.id == id) {
            set(plan);
        }
    };
    let rename = UnsyncCallback::new(move |typed: String| {
        let set = |plan: &mut Plan| typed.trim().clone_into(&mut plan.name);
        change(session, "Rename a plan", |plans| of(plans, &set));
    });
    let describe = UnsyncCallback::new(move |text: Text| {
        let set = |plan: &mut Plan| plan.description.clone_from(&text);
        change(session, "Describe a plan", |plans| of(plans, &set));
    });
    let delete = move || {
        let name = name.get_untracked();
        if change(session, &format!("Delete the plan {name}"), |plans| plans.retain(|p| p.id != id))
        {
            session.screen.announce(format!("{name} deleted. Undo to restore it."));
        }
    };
    view! {
        <li class="about-item">
            <Field id=format!("plan-{id}") label="Name" value=name editable=whether(|| true) commit=rename />
            <RichField
                id=format!("plan-{id}-description")
                label="Description"
                read=|matrix, place| match place {
                    Place::Plan(id) => find(matrix, id).map(|plan| plan.description.clone()),
                    _ => None,
                }
                place=Place::Plan(id)
                rows=2
                commit=describe
            />
            <button
                class="small"
                aria-label=words(move || format!("Delete the plan {}", name.get()))
                title="Activities keep their plan text"
                on:click=press(delete)
            >
                "Delete"
            </button>
        </li>
    }
}
