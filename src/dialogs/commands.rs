//! The list of commands: everything that can be done, found by its name, with its keys; what
//! cannot be done now says why.

use leptos::prelude::*;
use remit_core::ordered::sort_by_key;
use remit_core::search::names::{Named, rank};

use super::chooser::{Chooser, Choosing, choice_id};
use crate::actions::{self, Action, Can};
use crate::session::Session;
use crate::state::Dialog;
use crate::view::follow::{part, words};

/// A command with the group that it stands in, and whether it can be carried out.
type Command = (&'static str, &'static Action, Can);

/// The list.
#[component]
pub fn Commands() -> impl IntoView {
    let session = Session::get();
    let choosing = Choosing::new();
    // What is behind the dialog does not change while it is open.
    let commands: Vec<Command> = untrack(|| {
        let groups = actions::groups().into_iter();
        let all = groups.flat_map(|(group, actions)| actions.into_iter().map(move |a| (group, a)));
        let others = all.filter(|(_, action)| action.name != actions::COMMANDS.name);
        others.map(|(group, action)| (group, action, (action.enabled)(session))).collect()
    });
    let commands = StoredValue::new(commands);
    let found = Memo::new(move |_| {
        let typed = choosing.typed.get();
        commands.with_value(|commands| {
            let mut found = rank(&typed, commands.iter().map(named));
            // Whoever has typed nothing sees first what they can do.
            if typed.trim().is_empty() {
                sort_by_key(&mut found, |at| {
                    commands.get(*at).is_none_or(|(.., can)| can.is_err())
                });
            }
            found
        })
    });
    let count = Signal::derive(move || found.with(Vec::len));
    let said = words(move || match count.get() {
        0 => "No matching commands.".to_owned(),
        1 => "1 command".to_owned(),
        count => format!("{count} commands"),
    });
    let choose = Callback::new(move |place: usize| {
        let at = found.with_untracked(|found| found.get(place).copied());
        let command = at.and_then(|at| commands.with_value(|all| all.get(at).copied()));
        match command {
            Some((_, action, Ok(()))) => (action.perform)(session),
            Some((_, action, Err(why_not))) => {
                session.screen.announce(format!("{}: {why_not}", action.name));
            }
            None => {}
        }
    });
    let list = part(move || {
        let found = found.get();
        let all =
            found.into_iter().filter_map(|at| commands.with_value(|all| all.get(at).copied()));
        let drawn = all.enumerate().map(|(place, command)| draw(choosing, place, command));
        drawn.collect::<Vec<_>>()
    });
    view! {
        <Chooser
            name="Commands"
            hint="What do you want to do?"
            dialog=Dialog::Commands
            choosing=choosing
            count=count
            said=said
            choose=choose
        >
            {list}
        </Chooser>
    }
}

fn named((_, action, _): &Command) -> Named<'static> {
    Named { name: action.name, about: action.help }
}

fn draw(choosing: Choosing, place: usize, (group, action, can): Command) -> AnyView {
    let keys = action.keys.iter().map(|key| view! { <kbd>{key.label()}</kbd>" " });
    let disabled = can.is_err().then_some("true");
    view! {
        <div
            id=choice_id(place)
            class="choice command"
            role="option"
            data-choice=place.to_string()
            aria-selected=choosing.selected(place)
            aria-disabled=disabled
        >
            <span class="name">{action.name}</span>
            <span class="about">{can.err().unwrap_or(action.help)}</span>
            <span class="group">{(group == "Export").then_some(group)}</span>
            <span class="keys">{keys.collect::<Vec<_>>()}</span>
        </div>
    }
    .into_any()
}
