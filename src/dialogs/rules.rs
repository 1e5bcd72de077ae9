//! How strict the checks are: a profile, or rule by rule.

use leptos::prelude::*;
use remit_core::checks::{ALL, PROFILES, Profile, Rule, for_matrix};
use remit_core::edit::Command;
use remit_core::matrix::{RuleSetting, Severity};

use crate::session::Session;
use crate::view::follow::{part, press, when};

/// What a rule can be.
const CHOICES: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("hint", Some(Severity::Hint)),
    ("off", None),
];

/// The settings of the rules.
#[component]
pub fn Rules() -> impl IntoView {
    let session = Session::get();
    let settings = RwSignal::new(current(session));
    let said = RwSignal::new(String::new());
    let profile = part(move || {
        let now = settings.with(|settings| Profile::of(settings).map(|profile| profile.name));
        let options = PROFILES.iter().map(|profile| {
            let selected = now == Some(profile.name);
            view! { <option value=profile.name selected=selected>{profile.name}</option> }
        });
        let help = PROFILES.iter().find(|profile| now == Some(profile.name));
        let help = help.map_or("Your own selection of rules", |profile| profile.help);
        view! {
            <select id="rules-profile" on:change=move |event| {
                let chosen = event_target_value(&event);
                if let Some(profile) = PROFILES.iter().find(|profile| profile.name == chosen) {
                    settings.update(|settings| *settings = profile.settings(settings));
                }
            }>
                {now.is_none().then(|| view! { <option value="" selected=true>"Custom"</option> })}
                {options.collect::<Vec<_>>()}
            </select>
            <p class="quiet">{help}</p>
        }
    });
    let rules = part(move || {
        let rules = ALL.iter().map(|rule| line(rule, settings));
        rules.collect::<Vec<_>>()
    });
    let use_here = move || {
        let rules = session.open.now(|open| {
            let mine = open.checker().map(|checker| checker.settings().rules.as_slice());
            settings.with_untracked(|wanted| for_matrix(wanted, mine.unwrap_or_default()))
        });
        let rules = rules.unwrap_or_default();
        session.screen.close_dialog();
        session.mend("Change check settings", "Check settings changed", Command::SetRules(rules));
    };
    let use_always = move || {
        let kept = settings.with_untracked(|settings| session.want_of_rules(settings));
        said.set(
            if kept {
                "These settings now apply to every matrix without its own."
            } else {
                "This browser can't save settings: they apply until you leave the page."
            }
            .to_owned(),
        );
    };
    view! {
        <div class="field">
            <label for="rules-profile">"Profile"</label>
            {profile}
        </div>
        <div class="rules" tabindex="0" role="group" aria-label="Rules">
            <table><tbody>{rules}</tbody></table>
        </div>
        <p class="buttons">
            <button class="primary" on:click=press(use_here)>"Use for this matrix"</button>
            <button on:click=press(use_always)>"Use for all matrices"</button>
            {when(session.open.is_draft, move || {
                let forget = move || settings.update(|all| *all = PROFILES[0].settings(all));
                view! { <button on:click=press(forget)>"Reset"</button> }
            })}
            <button on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
        </p>
        <p role="status" class="quiet">{said}</p>
    }
}

/// What holds for the matrix on the screen: its own settings, and the person's where it has none.
fn current(session: Session) -> Vec<RuleSetting> {
    let settings = session.open.now(|open| {
        let mut settings = open.matrix().rules.clone();
        for mine in open.checker().iter().flat_map(|checker| &checker.settings().rules) {
            if settings.iter().all(|setting| setting.rule != mine.rule) {
                settings.push(mine.clone());
            }
        }
        settings
    });
    settings.unwrap_or_default()
}

/// One rule: its severity, and its limit where it has one.
fn line(rule: &'static Rule, settings: RwSignal<Vec<RuleSetting>>) -> AnyView {
    let (severity, limit) = settings.with(|settings| rule.under(settings));
    let set = move |severity: Option<Severity>, limit: u32| {
        settings.update(|settings| {
            settings.retain(|setting| setting.rule != rule.id);
            let own = rule.limit.as_ref().map(|limit| limit.default);
            let setting = RuleSetting {
                rule: rule.id.to_owned(),
                severity,
                limit: own.filter(|own| *own != limit).map(|_| limit),
            };
            if severity != rule.severity || setting.limit.is_some() {
                settings.push(setting);
            }
        });
    };
    let options = CHOICES.map(|(name, choice)| {
        view! { <option value=name selected={choice == severity}>{name}</option> }
    });
    let input = rule.limit.as_ref().map(|of| {
        let label = format!("{}: limit ({})", rule.title, of.counts);
        view! {
            <input
                type="number"
                min="0"
                max="64"
                aria-label=label
                value=limit.to_string()
                on:change=move |event| {
                    set(severity, event_target_value(&event).parse().unwrap_or(limit));
                }
            />
        }
    });
    view! {
        <tr>
            <th scope="row">{rule.title}<br /><code>{rule.id}</code></th>
            <td>
                <select
                    aria-label=format!("{}: severity", rule.title)
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        if let Some((_, chosen)) = CHOICES.iter().find(|(name, _)| *name == chosen) {
                            set(*chosen, limit);
                        }
                    }
                >
                    {options}
                </select>
            </td>
            <td>{input}</td>
        </tr>
    }
    .into_any()
}
