//! throwaway
use remit_compare::comparison::*;
use remit_formats::catalogue;
use std::sync::Arc;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let sides = args[1..3]
        .iter()
        .map(|slug| {
            let m = catalogue::find(slug).unwrap().matrix().unwrap();
            Side { name: m.title.clone(), matrix: Arc::new(m) }
        })
        .collect();
    let c = Comparison::new(sides, vec![]).unwrap();
    println!("{}", c.totals_in_words(1));
    let lead = match args.get(3).map(String::as_str) {
        Some("b") => Leading::Side(1),
        Some("t") => Leading::Topic,
        _ => Leading::Side(0),
    };
    for line in c.lines(lead, Shown::All) {
        match line {
            Line::Heading(h) => {
                println!("{} {} [{}]", "#".repeat(h.level as usize), h.title, h.relation.name())
            }
            Line::Activity(l) => {
                let t = |s: usize| {
                    l.row(s)
                        .and_then(|r| c.matrix(s)?.activity(r))
                        .map(|a| a.text.to_plain().into_owned())
                        .unwrap_or("-".into())
                };
                let cells: Vec<String> = c
                    .cells(&l)
                    .iter()
                    .map(|k| {
                        let v = |s: usize| {
                            k.sides[s].as_ref().map_or("·".into(), |x| x.letters.clone())
                        };
                        format!(
                            "{}/{}{}",
                            v(0),
                            v(1),
                            match k.changes[1].name() {
                                "" => String::new(),
                                n => format!("({n})"),
                            }
                        )
                    })
                    .collect();
                println!(
                    "  {:8} {:8} {:30} | {:.70} | {:.70}",
                    l.relation.name(),
                    l.change(1).map_or("", |c| c.name()),
                    cells.join(" "),
                    t(0),
                    t(1)
                );
            }
        }
    }
    let r = c.report(1).unwrap();
    println!("us {:?} unchanged {}", r.us, r.unchanged);
    for (ch, e) in r.chapters {
        println!("{ch:?}: {}", e.len());
    }
}
