//! How well rows that say the same are found, and how long that takes: on data made from the
//! published matrices, beside plain word overlap. Prints Markdown; `cargo xtask bench --only match`
//! keeps it.

#![expect(clippy::unwrap_used, reason = "what cannot go on measures nothing")]

#[path = "../crates/compare/tests/disturbed/mod.rs"]
mod disturbed;

use std::time::Instant;

use disturbed::{
    Disturbed, Done, EDITION, How, PAGE, Ranked, Shares, all, by_words, disturbed, found, ranked,
    recall, truth,
};
use remit_compare::align::{Matches, align};
use remit_formats::catalogue;

/// What the choices follow from.
const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];
/// Each is run so often.
const TIMES: usize = 5;

fn main() {
    println!("## Another page that says the same\n");
    println!("{}", shares(PAGE));
    println!(
        "Sections are in another order, and the rows have other ids. 280 activities are the five published matrices as one; 1,000 are the same four times, each time with another service's name in every row. Seeds {SEEDS:?}, summed up.\n"
    );
    println!(
        "| rows of A with a match | how many | first | among five | word overlap: first | among five |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    );
    for size in [280, 1_000] {
        let data: Vec<Measured> = SEEDS.iter().map(|seed| Measured::of(size, *seed)).collect();
        line(&format!("**{size} activities**"), &data, None);
        for done in Done::ALL {
            line(done.words(), &data, Some(done));
        }
    }
    println!("\n## Another edition of one page\n");
    println!("{}", shares(EDITION));
    println!(
        "Rows are in the same order. In the invented language all words are others but numbers, acronyms and names, and one in six begins alike; only rows are dropped there. Pairs are those of equal text and those that the order of the page says. Seeds {SEEDS:?}, summed up.\n"
    );
    println!(
        "| page | precision of pairs | recall | first | among five |\n| --- | ---: | ---: | ---: | ---: |"
    );
    for (how, words) in [(How::Edition, ""), (How::Language, ", in an invented language")] {
        let mut sums = [0.0; 4];
        for published in &catalogue::ALL {
            let mut means = [0.0; 4];
            for seed in SEEDS {
                let figures = found(&disturbed(&published.matrix().unwrap(), how, seed));
                let these = [figures.precision, figures.recall, figures.first, figures.among_five];
                means.iter_mut().zip(these).for_each(|(mean, it)| *mean += it / SEEDS.len() as f64);
            }
            sums.iter_mut()
                .zip(means)
                .for_each(|(sum, it)| *sum += it / catalogue::ALL.len() as f64);
            row(&format!("{}{words}", published.title), &means);
        }
        row(&format!("**mean{words}**"), &sums);
    }
    println!("\n## Time\n");
    println!("The median of {TIMES} times each, one thread.\n");
    println!("| rows | time |\n| --- | ---: |");
    for size in [1_000, 10_000] {
        let data = disturbed(&all(size * 100 / (100 - PAGE.dropped)), How::Reordered, 1);
        let (of_a, of_b) = (data.a.activities().count(), data.b.activities().count());
        let mut times: Vec<u128> = (0..TIMES)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(align(&data.a, &data.b, &Matches::default()));
                start.elapsed().as_millis()
            })
            .collect();
        times.sort_unstable();
        println!("| {of_a} × {of_b} | {} ms |", times[TIMES / 2]);
    }
}

fn shares(shares: Shares) -> String {
    let Shares { dropped, joined, split, swapped, replaced, words } = shares;
    format!(
        "{dropped} % of the rows are dropped on each side; in {replaced} % of the others, {words} % of the words that have a synonym in a list are replaced; {swapped} % have their clauses swapped; {joined} % are joined with the next row and {split} % are split in two, where they can be."
    )
}

/// A disturbed page, and what the engine and plain word overlap make of it.
struct Measured {
    disturbed: Disturbed,
    engine: Ranked,
    words: Ranked,
}

impl Measured {
    fn of(size: usize, seed: u64) -> Self {
        let disturbed = disturbed(&all(size), How::Reordered, seed);
        let (a, b) = (&disturbed.a, &disturbed.b);
        let (engine, words) = (ranked(&align(a, b, &Matches::default())), by_words(a, b));
        Self { disturbed, engine, words }
    }
}

/// A line of the first table.
fn line(name: &str, data: &[Measured], done: Option<Done>) {
    let mut count = 0;
    let mut sums = [0.0; 4];
    for Measured { disturbed, engine, words } in data {
        let truth = truth(disturbed, done);
        let (engine, words) = (recall(engine, &truth), recall(words, &truth));
        count += truth.len();
        let these = [engine.0, engine.1, words.0, words.1];
        sums.iter_mut().zip(these).for_each(|(sum, it)| *sum += it * truth.len() as f64);
    }
    if count > 0 {
        row(&format!("{name} | {count}"), &sums.map(|sum| sum / count as f64));
    }
}

fn row(name: &str, parts: &[f64]) {
    let parts: Vec<String> = parts.iter().map(|it| format!("{:.1} %", it * 100.0)).collect();
    println!("| {name} | {} |", parts.join(" | "));
}
