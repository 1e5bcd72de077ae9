//! Small sources that were made to take long, or that happen to: twice as much of them takes twice
//! as many steps, not four times. Steps are counted where texts are looked at (`remit_core::steps`).

use super::tests_shown::{error, reading, rows};
use crate::clipboard::{read_html, read_text};
use remit_core::matrix::limits;
use remit_core::matrix::text::notation;
use remit_core::steps;
use remit_formats::page::Budget;

/// What a source is made of.
enum Made {
    /// The same again and again, between a beginning and an end.
    Of(&'static str, &'static str, &'static str),
    /// Something else each time.
    By(&'static str, fn(usize) -> String, &'static str),
}

use Made::{By, Of};

impl Made {
    fn text(&self, size: usize) -> String {
        match self {
            Of(begin, piece, end) => {
                format!("{begin}{}{end}", piece.repeat(size / piece.len() + 1))
            }
            By(begin, piece, end) => {
                let mut text = (*begin).to_owned();
                for at in 0.. {
                    if text.len() >= size {
                        break;
                    }
                    text.push_str(&piece(at));
                }
                text.push_str(end);
                text
            }
        }
    }
}

/// Each doubling takes hardly more than twice the steps. What comes of it does not matter.
#[track_caller]
fn check(name: &str, made: &Made, work: &dyn Fn(&str)) {
    const SIZE: usize = 6_000;
    let steps = [SIZE, 2 * SIZE, 4 * SIZE].map(|size| {
        let text = made.text(size);
        let ((), steps) = steps::of(|| work(&text));
        (text.len() as u64, steps)
    });
    let [(_, first), (_, second), (length, third)] = steps;
    // What is looked at once at the beginning makes doublings look smaller than they are.
    let growth = |a: u64, b: u64| b * 10 <= a * 25 + 1_000_000;
    assert!(
        growth(first, second) && growth(second, third) && third < length * 2_000,
        "{name}: {steps:?}"
    );
}

#[track_caller]
fn check_file(name: &str, shapes: &[Made]) {
    for (at, made) in shapes.iter().enumerate() {
        let what = match made {
            Of(_, piece, _) => (*piece).to_owned(),
            By(_, piece, _) => piece(1),
        };
        let work = |text: &str| drop(reading(text.as_bytes(), name));
        check(&format!("{name} {at} {what:?}"), made, &work);
    }
}

const HTML: &str = "<table><tr><th>Task<th>A<th>B<tr><td>do<td>R<td>A</table>";
const CELL: &str = "<table><tr><th>Task<th>A<th>B<tr><td>";
const END: &str = "<td>R<td>A</table>";
const MD: &str = "| Task | PM | Dev |\n|---|---|---|\n| a | R | A |\n";
const MD_CELL: &str = "| Task | PM | Dev |\n|---|---|---|\n| ";
const MD_END: &str = " | R | A |\n";

#[test]
fn web_pages_take_as_long_as_they_are() {
    check_file(
        "x.html",
        &[
            // Six megabytes of these took seventeen seconds: each looked far ahead for its end.
            Of(HTML, "<?", ""),
            Of(HTML, "<!", ""),
            Of(HTML, "<!--", ""),
            Of(HTML, "<!---->", ""),
            Of(HTML, "<!-- -- >", ""),
            Of(CELL, "&", END),
            Of(CELL, "&amp", END),
            Of(CELL, "<span>", END),
            Of(CELL, "<b>x</b>y", END),
            Of(CELL, "<b>x", END),
            Of(CELL, "<i><b>", END),
            Of(CELL, "<br>", END),
            Of(CELL, "<p>x", END),
            Of(CELL, "<sup>", "</sup></sup></sup>"),
            // Each end of what stands raised looked through all of the cell for its beginning.
            Of(CELL, "</sup>x", END),
            Of(CELL, "<sup>x<b>y</b></sup>", END),
            Of(CELL, "<ul><li>x", END),
            Of(CELL, "<a href='https://example.org/aaaaaaaaaaaaaaaaaaaa'>x</a>y", END),
            Of("<table><tr><td><a href='https://example.org'>", "<b>x</b>y", END),
            Of(HTML, "<a \"", ""),
            Of(HTML, "<a '\"x ", ""),
            Of(HTML, "<a b ", ""),
            Of(HTML, "<a-", ""),
            Of(HTML, "<", ""),
            Of(HTML, "<svg>", ""),
            Of(HTML, "<svg></svg>", HTML),
            Of(HTML, "<svg><table>", ""),
            Of(HTML, "<template>", ""),
            Of(HTML, "<noscript>", ""),
            Of(HTML, "<script></", ""),
            Of(HTML, "<style>", ""),
            Of(HTML, "<title></title>", ""),
            Of("", "<table>", ""),
            Of("", "<table><tr><td>x", ""),
            Of("", HTML, ""),
            Of("<table>", "<tr>", ""),
            Of("<table><tr>", "<td>x", ""),
            Of("<table>", "<tr><td rowspan=200 colspan=200>x", ""),
            Of("<table><tr><td rowspan=60>x<td>R<td>A", "<tr><td rowspan=60>a", ""),
            Of("<table><tr><td ", "a=b ", ">x"),
            Of("", "<h1>x</h1>", HTML),
            By("", |at| format!("<h1>{at}.1 x</h1>"), HTML),
        ],
    );
}

#[test]
fn markdown_takes_as_long_as_it_is() {
    let mut shapes = vec![
        // Each table looked through all blocks above it for the place that was left for it.
        Of("", "a|b\n-|-\n", ""),
        Of("", "a|b\n-|-\nc|R\n\nx\n\n", ""),
        Of("", "||Task||Ann||\n|x|R|\n", ""),
        Of("", "|a|b|\n\n", MD),
        Of("", "|---|---|\n", ""),
        Of("", "<!--\n", MD),
        Of("", "<script\n", MD),
        Of("", "<table\n", MD),
        Of("", "<h1\n", MD),
        Of("", "```\n", MD),
        Of("", "- a\n\n", MD),
        Of("", "> > > x\n", MD),
        Of("", "x\n===\n", MD),
        Of("", "[^1]: x\n\n", MD),
        Of("", ">", MD),
        Of("", "|a\n|", MD),
        By(MD, |at| format!("[^{at}]: text {at}\n"), ""),
        By(MD, |at| format!("[^1]: text {at}\n"), ""),
        By(MD, |at| format!("({at}) text\n\n"), ""),
        By(MD, |at| format!("* note {at}\n\n"), ""),
        By("", |at| format!("# {at}.1.2 h\n"), MD),
        By("", |at| format!("# {}h\n", "1.".repeat(at % 40 + 1)), MD),
        By("", |at| format!("## S{at}\n\n|Task|P{at}|Q{at}|\n|-|-|-|\n|a|R|A|\n\n"), ""),
        By("", |at| format!("|Task|V{at}|A|B|\n|-|-|-|-|\n|a|x|R|A|\n\n"), ""),
        By("", |at| format!("|Plan|Means|\n|-|-|\n|p{at}|x|\n\n"), MD),
        Of("", "# h\n\n- R: Responsible\n- A: Accountable\n- C: Consulted\n\n", MD),
        Of("", "R: Responsible\n\nA: Accountable\n\nC: Consulted\n\n", MD),
        // Each cell was held against every letter that had been found.
        By(MD, |at| format!("| a | R | {} |\n", char::from_u32(0x4e00 + at as u32).unwrap()), ""),
        By(MD, |at| format!("| a[^{at}] | R[^{at}] | A |\n"), ""),
        By(MD, |at| format!("| **g{at}** | | |\n| a | R | A |\n"), ""),
    ];
    for piece in [
        "**a** ",
        "*a",
        "_a ",
        "***",
        "[",
        "](",
        "[a](",
        "[a](b)",
        "[a](https://b.org)",
        "[^1]",
        "[^",
        "![",
        "`a",
        "``",
        "<",
        "<!--",
        "<b>",
        "<sup>1",
        "<a \"",
        "<br>x",
        "&",
        "&amp;",
        "¹",
        "~~",
        "\\",
        "(1) ",
        "* ",
        "<ul>",
        "<ul><li>x</ul>",
        "<https:",
    ] {
        shapes.push(Of(MD_CELL, piece, MD_END));
        shapes.push(Of("", piece, "\n\n| Task | PM | Dev |\n|---|---|---|\n| a | R | A |\n"));
    }
    check_file("x.md", &shapes);
}

#[test]
fn other_markups_take_as_long_as_they_are() {
    check_file(
        "x.adoc",
        &[
            Of("", "|===\n|Task |Ann |Bob\n\n|Build |R |A\n|===\n\n", ""),
            Of("|===\n|Task |Ann |Bob\n", "50+|x\n", "|===\n"),
            Of("|===\n|Task |Ann |Bob\n", "|x", "\n|===\n"),
            Of("|===\n|Task |Ann\n|x\n", "x\n", "|R\n|===\n"),
        ],
    );
    check_file(
        "x.wiki",
        &[
            Of("", "{|\n! Task !! Ann !! Bob\n|-\n| Build || R || A\n|}\n", ""),
            Of("{|\n! Task !! Ann\n|-\n| ", "[[", " || R\n|}\n"),
            Of("{|\n! Task !! Ann\n", "|-\n| colspan=50 | a || R\n", ""),
            Of("", "= a =\n", "{|\n! Task !! Ann\n|-\n| a || R\n|}\n"),
        ],
    );
    check_file(
        "x.rst",
        &[
            Of("", ".. list-table::\n\n   * - a\n     - b\n\n", ""),
            Of("", ".. csv-table::\n\n   a,b\n\n", ""),
            Of("", "==  ==\na   b\n==  ==\nx   R\n==  ==\n\n", ""),
            Of("==  ==\nTask A\n==  ==\n", "a   R\n", ""),
            Of("", "x\n===\n", "==  ==\na   b\n==  ==\nx   R\n==  ==\n"),
        ],
    );
    check_file(
        "x.txt",
        &[
            Of("+--+--+\n|Task|B|\n+==+==+\n", "|a|R|\n| |x|\n+--+--+\n", ""),
            Of("Activity\nCustomer\nAcme\nOne\nRA\nI\nTwo\nI\nRA\n", "R\n", ""),
            Of("Activity\nCustomer\nAcme\nOne\nRA\nI\nTwo\nI\nRA\n", "Do it\nRA\n", ""),
            Of("", "ActivityCustomerAcme\nDo the thingRAI\n", ""),
            Of("", "a\tR\n", ""),
            Of("", "x (1)\n", "Activity\nCustomer\nAcme\nOne\nRA\nI\nTwo\nI\nRA\n"),
        ],
    );
}

#[test]
fn values_take_as_long_as_they_are() {
    check_file(
        "x.csv",
        &[
            Of("Task;A;B\n", "\"a;R;A\n", ""),
            Of("Task;A;B\nx;R;A\n\"", "a;R\n", ""),
            Of("Task;A;B\n", "\"a\"b\n\"", ""),
            Of("Task;A;B\nx;R;A\n", "\"\"\"", ""),
            Of("Task;A;B\nx;R;A\n", ";", ""),
            Of("Task;A;B\nx;R;A\n", "\n", ""),
            Of("Task;A;B\n\"", "a\n\n", "\";R;A\n"),
            Of("Task;Plan;A;B\nx;", "a/", ";R;A\n"),
            Of("Task;A;B\nx;R;A\nx;", "R/", ";A\n"),
            By("Task,R,A\n", |at| format!("x,P{at},Q{at}\n"), ""),
            By("Section;Task;A;B\n", |at| format!("s{at};x;R;A\n"), ""),
            By("Task;Plan;A;B\n", |at| format!("x;a/b{at};R;A\n"), ""),
        ],
    );
    check_file(
        "x.json",
        &[
            Of("", "[", ""),
            Of("", "{\"a\":", ""),
            By("{\"a\":1", |at| format!(",\"k{at}\":1"), "}"),
            By(
                "[{\"task\":\"a\",\"Dev\":\"R\",\"PM\":\"A\"}",
                |at| format!(",{{\"task\":\"t{at}\",\"D{at}\":\"R\",\"P{at}\":\"A\"}}"),
                "]",
            ),
            // Each was looked for among two thousand before it.
            By(
                "[{\"activity\":\"a\",\"role\":\"Dev\",\"letter\":\"R\"}",
                |at| format!(",{{\"activity\":\"t{at}\",\"role\":\"Dev\",\"letter\":\"R\"}}"),
                "]",
            ),
        ],
    );
}

#[test]
fn what_is_pasted_takes_as_long_as_it_is() {
    // 600,000 of these in one cell held the page for half a minute: each looked for its semicolon
    // in all that followed.
    for piece in [
        "&",
        "&amp",
        "<",
        "<!--",
        "<!",
        "<?",
        "<a b ",
        "<a '",
        "<a \"",
        "<b>",
        "<script>",
        "</",
        "<style></",
        "<td rowspan=9 colspan=9>",
        "<tr>",
        "<table>",
        "<br>",
        "<p>x",
        "\n",
        " ",
    ] {
        let made = Of("<table><tr><td>", piece, "");
        check(&format!("paste {piece:?}"), &made, &|text| drop(read_html(text)));
    }
    for piece in ["\"", "\"\t", "\"\"\t", "\"\"\"\t", "\t", "\n", "\"a", "|a", "|-\n"] {
        check(&format!("paste {piece:?}"), &Of("", piece, ""), &|text| drop(read_text(text)));
    }
}

#[test]
fn the_notation_takes_as_long_as_it_is() {
    for piece in [
        "**a** ",
        "*",
        "*a",
        "***a",
        "[",
        "](",
        "[](",
        "[a](",
        "[a](b",
        "[a](https://b)",
        "[^",
        "[^1]",
        "\\",
        "- \n",
        "\n\n",
        "- a\n  b\n",
        "[\\",
    ] {
        let made = Of("", piece, "");
        check(&format!("notation {piece:?}"), &made, &|text| drop(notation::read(text)));
    }
}

#[test]
fn more_than_there_is_room_for_is_refused_in_words() {
    // Sixty megabytes behind an unclosed quote ended in a killed worker: each line was a row.
    let said = |budget: &Budget| budget.check().unwrap_err().to_string();
    let mut budget = Budget::default();
    for _ in 0..limits::READ_ROWS {
        assert!(budget.row(&[]));
    }
    assert!(!budget.row(&[]));
    assert!(said(&budget).contains("1000001 rows in its tables; the limit is 1000000"));
    let mut budget = Budget::default();
    budget.cells(limits::READ_CELLS + 1);
    assert!(said(&budget).contains("cells in its tables"), "{}", said(&budget));
    let lines = format!("a{}", "\n".repeat(limits::READ_LINES + 1));
    let said = error(lines.as_bytes(), "x.md");
    assert!(said.contains("4000001 lines; the limit is 4000000"), "{said}");
}

#[test]
fn a_text_with_more_styles_than_there_is_room_for_keeps_its_words() {
    let bold = format!("{MD_CELL}{}{MD_END}", "**a** b ".repeat(4_000));
    let reading = reading(bold.as_bytes(), "x.md").unwrap();
    let activity = reading.matrix.activities().next().unwrap();
    assert_eq!((activity.text.pieces(), activity.text.chars()), (1, 4 * 4_000 - 1));
    assert!(reading.notes.iter().any(|note| note.text.contains("Only its words were kept")));
}

#[test]
fn a_drawing_that_is_never_closed_hides_no_table() {
    // A stray `<svg>` hid every table after it.
    let expected = ["= A | B", "do | R | A"];
    for stray in ["<svg>", "<svg><path>", "<template>", "<noscript>", "<p><svg></p>"] {
        assert_eq!(rows(format!("{stray}{HTML}").as_bytes(), "x.html"), expected, "{stray}");
        let twice = format!("{stray}{HTML}<svg></svg>");
        assert_eq!(rows(twice.as_bytes(), "x.html"), expected, "{stray}");
    }
    for stray in ["<!-- x", "<script", "<style>"] {
        let found = rows(format!("{stray}\n\n{MD}").as_bytes(), "x.md");
        assert_eq!(found, ["= PM | Dev", "a | R | A"], "{stray}");
    }
    // An icon says nothing.
    let icon = HTML.replace("<td>R", "<td><svg><title>Yes</title><path/></svg>R");
    assert_eq!(rows(icon.as_bytes(), "x.html"), expected);
}
