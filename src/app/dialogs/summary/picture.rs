//! The picture of the summary: a bar for each party, as long as it holds letters, in parts by
//! letter. Each part carries its letter and its number, so that it reads without colour; those
//! who act are filled, those who talk are outlined, as in the matrix.

use leptos::prelude::*;
use remit::summary::Summary as Sums;

/// The measures, in units of the picture.
const WIDTH: usize = 640;
const NAME: usize = 150;
const BAR: usize = 24;
const ROW: usize = 34;
/// A part narrower than this has no room for its number.
const ROOM: usize = 30;

/// A bar's parts: their letter, its kind, how many, where they begin and how long they are.
struct Part {
    text: String,
    class: String,
    x: usize,
    width: usize,
}

/// Draws it.
pub fn draw(sums: &Sums) -> AnyView {
    let largest = sums.largest().max(1);
    let height = ROW * sums.parties.len();
    let bars = sums
        .parties
        .iter()
        .zip(&sums.counts)
        .enumerate()
        .map(|(row, ((_, name), counts))| bar(row * ROW, name, &parts(sums, counts, largest)));
    let legend = sums.letters.iter().map(|(code, kind, name)| {
        let class = format!("letter {}", kind.name().to_lowercase());
        view! { <span><span class=class aria-hidden="true">{code.to_string()}</span>" "{name.clone()}</span> }
            .into_any()
    });
    view! {
        <figure class="picture">
            <svg
                role="img"
                aria-label=said(sums)
                viewBox=format!("0 0 {WIDTH} {height}")
                width="100%"
            >
                {bars.collect::<Vec<_>>()}
            </svg>
            <figcaption>{legend.collect::<Vec<_>>()}</figcaption>
        </figure>
    }
    .into_any()
}

fn parts(sums: &Sums, counts: &[usize], largest: usize) -> Vec<Part> {
    let room = WIDTH - NAME;
    let mut parts = Vec::new();
    let mut before = 0;
    for ((code, kind, _), count) in sums.letters.iter().zip(counts) {
        let x = NAME + room * before / largest;
        before += count;
        let width = NAME + room * before / largest - x;
        if *count > 0 {
            let text = match width {
                0..12 => String::new(),
                12..ROOM => code.to_string(),
                _ => format!("{code} {count}"),
            };
            parts.push(Part { text, class: kind.name().to_lowercase(), x, width });
        }
    }
    parts
}

fn bar(top: usize, name: &str, parts: &[Part]) -> AnyView {
    let middle = (top + BAR / 2 + 5).to_string();
    let drawn = parts.iter().map(|part| {
        let x = part.x + part.width / 2;
        view! {
            <rect
                class=part.class.clone()
                x=(part.x + 1).to_string()
                y=(top + 1).to_string()
                width=part.width.saturating_sub(2).max(1).to_string()
                height=(BAR - 2).to_string()
                rx="4"
            />
            <text class=part.class.clone() x=x.to_string() y=middle.clone() text-anchor="middle">
                {part.text.clone()}
            </text>
        }
        .into_any()
    });
    view! {
        <g>
            <text class="party" x="0" y=middle.clone()>{shortened(name)}</text>
            {drawn.collect::<Vec<_>>()}
        </g>
    }
    .into_any()
}

/// As much of a name as there is room for; the table below has all of it.
fn shortened(name: &str) -> String {
    const MOST: usize = 20;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let short: String = name.chars().take(MOST - 1).collect();
    format!("{short}…")
}

/// The picture in words.
fn said(sums: &Sums) -> String {
    let parties = sums.parties.iter().zip(&sums.counts).map(|((_, name), counts)| {
        let letters = sums.letters.iter().zip(counts).filter(|(_, count)| **count > 0);
        let letters: Vec<String> =
            letters.map(|((_, _, letter), count)| format!("{count} {letter}")).collect();
        let held = if letters.is_empty() { "nothing".to_owned() } else { letters.join(", ") };
        format!("{name}: {held}")
    });
    format!("Letters by party. {}.", parties.collect::<Vec<_>>().join("; "))
}
