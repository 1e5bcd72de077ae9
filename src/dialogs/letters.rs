//! Other letters for a matrix: a scheme or one's own, and what would become of the cells.

use leptos::prelude::*;
use remit_core::edit::{SchemeChange, change_letters};
use remit_core::matrix::{Kind, Letter, LetterSet, Letters as LetterList, SCHEMES, Scheme, likely};

use crate::session::Session;
use crate::view::follow::{part, press};

/// The letters that somebody is choosing, with what each old one becomes.
#[derive(Clone, PartialEq)]
struct Choice {
    letters: Vec<Letter>,
    /// The code that each of the old letters becomes, in their order; none loses it.
    becomes: Vec<Option<char>>,
}

/// Asks for the letters, and says what would be lost.
#[component]
pub fn Letters() -> impl IntoView {
    let session = Session::get();
    let before = session.open.now(|open| open.matrix().letters.clone());
    let before = before.unwrap_or_else(LetterList::raci);
    let list: Vec<Letter> = before.iter().cloned().collect();
    let choice = RwSignal::new(fitted(&before, list));
    let old = StoredValue::new(before);
    // The draft is not changed while the dialog is open.
    let change = Memo::new(move |_| choice.with(|choice| made(session, choice)));
    let schemes = part(move || schemes(old, choice));
    let letters = part(move || {
        let letters = choice.get().letters;
        letters
            .into_iter()
            .enumerate()
            .map(|(at, letter)| line(at, &letter, old, choice))
            .collect::<Vec<_>>()
    });
    let mapping = part(move || mapping(choice, change.get()));
    let add = move || {
        choice.update(|choice| {
            let free = ('A'..='Z').find(|code| choice.letters.iter().all(|l| l.code != *code));
            choice.letters.extend(
                free.map(|code| Letter { name: String::new(), ..Letter::new(code, Kind::Other) }),
            );
        });
    };
    let problem = part(move || {
        change.with(|change| change.as_ref().err().cloned()).map(|error| {
            view! { <p role="alert" class="problem">{error}</p> }
        })
    });
    let use_them = move || {
        if let Ok(change) = change.get_untracked() {
            session.screen.close_dialog();
            session.mend("Change the roles", "Roles changed", change.command);
        }
    };
    view! {
        <div class="field">
            <label for="letters-scheme">"Scheme"</label>
            {schemes}
        </div>
        <table class="letters">
            <thead><tr><th>"Code"</th><th>"Name"</th><th>"Meaning"</th><th></th></tr></thead>
            <tbody>{letters}</tbody>
        </table>
        <p><button class="small" on:click=press(add)>"Add role"</button></p>
        <h3>"Existing assignments"</h3>
        {mapping}
        {problem}
        <p class="buttons">
            <button class="primary" on:click=press(use_them)>"Change roles"</button>
            <button on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
        </p>
    }
}

/// Letters, with what each old one most likely becomes.
fn fitted(before: &LetterList, letters: Vec<Letter>) -> Choice {
    let becomes = match LetterList::new(letters.clone()) {
        Ok(after) => {
            let code = |set: &LetterSet| after.in_set(*set).next().map(|letter| letter.code);
            likely(before, &after).iter().map(code).collect()
        }
        Err(_) => before.iter().map(|letter| Some(letter.code)).collect(),
    };
    Choice { letters, becomes }
}

/// What the choice would do, or why it cannot be.
fn made(session: Session, choice: &Choice) -> Result<SchemeChange, String> {
    let letters = LetterList::new(choice.letters.clone()).map_err(|error| format!("{error}."))?;
    let becomes = choice
        .becomes
        .iter()
        .map(|code| code.and_then(|code| letters.typed(code)).unwrap_or(LetterSet::EMPTY));
    let becomes = becomes.collect();
    let change = session.open.now(|open| change_letters(open.matrix(), letters, becomes));
    change.ok_or_else(|| "The matrix is no longer open.".to_owned())
}

fn schemes(old: StoredValue<LetterList>, choice: RwSignal<Choice>) -> AnyView {
    let now = choice.with(|choice| {
        let letters = LetterList::new(choice.letters.clone()).ok()?;
        Scheme::of(&letters).map(|scheme| scheme.name)
    });
    let options = SCHEMES.iter().map(|scheme| {
        let selected = now == Some(scheme.name);
        view! { <option value=scheme.name selected=selected>{format!("{}: {}", scheme.name, scheme.help)}</option> }
    });
    view! {
        <select id="letters-scheme" on:change=move |event| {
            let chosen = event_target_value(&event);
            if let Some(scheme) = SCHEMES.iter().find(|scheme| scheme.name == chosen) {
                choice.set(old.with_value(|old| fitted(old, scheme.letters(old))));
            }
        }>
            {options.collect::<Vec<_>>()}
            <option value="" selected=now.is_none()>"Custom"</option>
        </select>
    }
    .into_any()
}

fn line(
    at: usize,
    letter: &Letter,
    old: StoredValue<LetterList>,
    choice: RwSignal<Choice>,
) -> AnyView {
    let code = letter.code;
    let kind = letter.kind;
    let edit = move |edit: &dyn Fn(&mut Letter)| {
        choice.update(|choice| {
            if let Some(letter) = choice.letters.get_mut(at) {
                edit(letter);
            }
            let letters = std::mem::take(&mut choice.letters);
            *choice = old.with_value(|old| fitted(old, letters));
        });
    };
    let kinds = Kind::ALL.map(|each| {
        view! { <option value=each.name() selected={each == kind}>{each.name()}</option> }
    });
    let remove = move || {
        choice.update(|choice| {
            let mut letters = std::mem::take(&mut choice.letters);
            if at < letters.len() {
                letters.remove(at);
            }
            *choice = old.with_value(|old| fitted(old, letters));
        });
    };
    view! {
        <tr>
            <td>
                <input type="text" maxlength="1" class="code" aria-label="Code" value=code.to_string() on:change=move |event| {
                    let typed = event_target_value(&event);
                    let typed = typed.trim().chars().flat_map(char::to_uppercase).next();
                    edit(&|letter| letter.code = typed.unwrap_or(letter.code));
                } />
            </td>
            <td>
                <input type="text" maxlength="1000" aria-label=format!("Name of {code}") value=letter.name.clone() on:change=move |event| {
                    let typed = event_target_value(&event);
                    edit(&|letter| typed.trim().clone_into(&mut letter.name));
                } />
            </td>
            <td>
                <select aria-label=format!("Meaning of {code}") on:change=move |event| {
                    let chosen = event_target_value(&event);
                    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == chosen);
                    edit(&|letter| letter.kind = kind.unwrap_or(letter.kind));
                }>
                    {kinds}
                </select>
            </td>
            <td><button class="small" aria-label=format!("Remove {code}") on:click=press(remove)>"Remove"</button></td>
        </tr>
    }
    .into_any()
}

/// For each letter until now, what it becomes and in how many cells, and what is lost in all.
fn mapping(choice: RwSignal<Choice>, change: Result<SchemeChange, String>) -> AnyView {
    let Ok(change) = change else { return ().into_any() };
    let Choice { letters, becomes } = choice.get_untracked();
    let lines = change.letters.iter().zip(becomes).enumerate().map(|(at, (letter, to))| {
        let code = letter.code;
        let cells = match letter.cells {
            1 => "1 assignment".to_owned(),
            cells => format!("{cells} assignments"),
        };
        let options = letters.iter().map(|new| {
            let label = format!("{} {}", new.code, new.shown_name());
            view! { <option value=new.code.to_string() selected={to == Some(new.code)}>{label}</option> }
        });
        view! {
            <tr>
                <th scope="row">{format!("{code}: {cells}")}</th>
                <td>
                    <select aria-label=format!("Replace {code} with") on:change=move |event| {
                        let chosen = event_target_value(&event).chars().next();
                        choice.update(|choice| {
                            if let Some(slot) = choice.becomes.get_mut(at) {
                                *slot = chosen;
                            }
                        });
                    }>
                        <option value="" selected=to.is_none()>"no role"</option>
                        {options.collect::<Vec<_>>()}
                    </select>
                </td>
            </tr>
        }
    });
    let lines: Vec<_> = lines.collect();
    let lost = match change.losses {
        0 => "Nothing is lost.".to_owned(),
        1 => "1 assignment loses a role.".to_owned(),
        losses => format!("{losses} assignments lose a role."),
    };
    view! {
        <table class="letters"><tbody>{lines}</tbody></table>
        <p role="status">{lost}" You can undo this in one step."</p>
    }
    .into_any()
}
