//! The picture of the summary: a bar for each party, as long as it holds letters, in parts by
//! letter. Each part carries its letter and its number, so that it reads without colour; those
//! who act are filled, those who talk are outlined, as in the matrix.

use leptos::prelude::*;
use remit_core::summary::Summary as Sums;

/// The measures of a picture, in its units.
struct Measures {
    /// By which the style shows the one that there is room for.
    class: &'static str,
    width: usize,
    /// How far each party is below the one before.
    row: usize,
    /// Where its bar begins, from the left and below its top.
    left: usize,
    down: usize,
    /// Where its name stands.
    name: usize,
    /// How many characters of it there is room for.
    most: usize,
}

/// Names stand before their bars, or over them where there is little room.
const BOTH: [Measures; 2] = [
    Measures { class: "wide", width: 640, row: 34, left: 150, down: 0, name: 17, most: 20 },
    Measures { class: "slim", width: 320, row: 52, left: 0, down: 20, name: 13, most: 42 },
];
/// How high a bar is.
const BAR: usize = 24;
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
    let pictures = BOTH.map(|measures| picture(sums, &measures));
    let legend = sums.letters.iter().map(|(code, kind, name)| {
        let class = format!("letter {}", kind.name().to_ascii_lowercase());
        view! { <span><span class=class aria-hidden="true">{code.to_string()}</span>" "{name.clone()}</span> }
            .into_any()
    });
    view! {
        <figure class="picture">
            {pictures}
            <figcaption>{legend.collect::<Vec<_>>()}</figcaption>
        </figure>
    }
    .into_any()
}

fn picture(sums: &Sums, measures: &Measures) -> AnyView {
    let bars = sums.parties.iter().zip(&sums.counts).enumerate();
    let bars = bars.map(|(row, ((_, name), counts))| {
        bar(row * measures.row, name, &parts(sums, counts, measures), measures)
    });
    let (width, height) = (measures.width, measures.row * sums.parties.len());
    view! {
        <svg
            class=measures.class
            role="img"
            aria-label=said(sums)
            viewBox=format!("0 0 {width} {height}")
            width="100%"
        >
            {bars.collect::<Vec<_>>()}
        </svg>
    }
    .into_any()
}

fn parts(sums: &Sums, counts: &[usize], measures: &Measures) -> Vec<Part> {
    let room = measures.width - measures.left;
    let largest = sums.largest().max(1);
    let mut parts = Vec::new();
    let mut before = 0;
    for ((code, kind, _), count) in sums.letters.iter().zip(counts) {
        let x = measures.left + room * before / largest;
        before += count;
        let width = measures.left + room * before / largest - x;
        if *count > 0 {
            let text = match width {
                0..12 => String::new(),
                12..ROOM => code.to_string(),
                _ => format!("{code} {count}"),
            };
            parts.push(Part { text, class: kind.name().to_ascii_lowercase(), x, width });
        }
    }
    parts
}

fn bar(top: usize, name: &str, parts: &[Part], measures: &Measures) -> AnyView {
    let name_at = (top + measures.name).to_string();
    let top = top + measures.down;
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
            <text class="party" x="0" y=name_at>{shortened(name, measures.most)}</text>
            {drawn.collect::<Vec<_>>()}
        </g>
    }
    .into_any()
}

/// As much of a name as there is room for; the table below has all of it.
fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let short: String = name.chars().take(most - 1).collect();
    format!("{short}…")
}

/// The picture in words.
fn said(sums: &Sums) -> String {
    let parties = sums.parties.iter().zip(&sums.counts).map(|((_, name), counts)| {
        let letters = sums.letters.iter().zip(counts).filter(|(_, count)| **count > 0);
        let letters: Vec<String> =
            letters.map(|((_, _, letter), count)| format!("{count} {letter}")).collect();
        let held = if letters.is_empty() { "no roles".to_owned() } else { letters.join(", ") };
        format!("{name}: {held}")
    });
    format!("Roles by party. {}.", parties.collect::<Vec<_>>().join("; "))
}
