//! The lines of a copied text that are no rows with letters, and what each was taken for.

use leptos::prelude::*;
use remit_import::{LineFacts, LineUse};

use super::state::State;
use crate::state::wording::counted;

/// So many lines can be corrected.
const MOST: usize = 300;

/// The lines, where the source is such a text.
pub(super) fn draw(state: State) -> AnyView {
    let Some(reading) = state.reading.get().filter(|reading| !reading.lines.is_empty()) else {
        return ().into_any();
    };
    let lines: Vec<_> = reading.lines.iter().take(MOST).map(|line| row(state, line)).collect();
    let more = reading.lines.len().saturating_sub(MOST);
    let count = counted(reading.lines.len(), "line", "lines");
    view! {
        <details open=state.lines_open.get_untracked() on:toggle=move |event| state.opened_lines(&event)>
            <summary>{format!("Lines without roles: {count}")}</summary>
            <p class="quiet">
                "Mark the lines that name the activity column and the parties as table header, \
                and mark section headings. Remit then reads the rest again."
            </p>
            <div class="import-list">
                <table>
                    <thead><tr><th scope="col">"Line"</th><th scope="col">"Text"</th><th scope="col">"Read as"</th></tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> })}
        </details>
    }
    .into_any()
}

fn row(state: State, facts: &LineFacts) -> AnyView {
    let line = facts.line;
    let options = LineUse::ALL.map(|taken| {
        let name = taken.name();
        view! { <option value=name selected={taken == facts.taken}>{name}</option> }
    });
    view! {
        <tr>
            <td class="quiet">{line.to_string()}</td>
            <th scope="row">{facts.text.clone()}</th>
            <td>
                <select
                    id=format!("import-line-{line}")
                    aria-label=format!("Read line {line} as, “{}”", facts.text)
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        if let Some(taken) = LineUse::ALL.into_iter().find(|it| it.name() == chosen) {
                            state.correct(|corrections| corrections.set_line(line, taken));
                        }
                    }
                >
                    {options}
                </select>
            </td>
        </tr>
    }
    .into_any()
}
