//! Other markups, values parted by something, and JSON.

use super::Made::{By, Of};
use super::{Made, check_file};

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
            // Each line could begin a table that is lined up, but for the last one.
            Of("Task\tA\tB\n", "do it\tR\tA\n", "do it\tR\n"),
            Of("Task  A  B\n", "do it  R  A\n", "do it  R\n"),
            Of("Task  A  B\n", "do it  R  A\n", "do it  R  x\n"),
            By("", |at| format!("Do {at}  what  ever\n"), "x  y\n"),
            Of("", "x (1)\n", "Activity\nCustomer\nAcme\nOne\nRA\nI\nTwo\nI\nRA\n"),
        ],
    );
}

#[test]
fn signs_of_other_markups_take_as_long_as_they_are() {
    let shapes = |begin, pieces: &[&'static str], end| -> Vec<Made> {
        pieces.iter().map(|piece| Of(begin, piece, end)).collect()
    };
    let asciidoc = [
        "*a ",
        "**a",
        "_a_ ",
        "^a",
        "{",
        "{nbsp}",
        "<<",
        "[[",
        "[.",
        "+++",
        "link:x[",
        "footnote:[a]",
        "\\",
        "&",
        "~a ",
        "http://",
        "!===\n",
        "a:: b\n",
        "----\n",
        "====\n",
        "////\n",
        ":a: b\n",
        "a\n---\n",
        "[cols=1]\n",
        ". a\n\n",
    ];
    check_file("x.adoc", &shapes("|===\n|Task |Ann\n|", &asciidoc, "|R\n|===\n"));
    check_file("x.adoc", &shapes("", &asciidoc, "\n|===\n|Task |Ann\n|a |R\n|===\n"));
    let mediawiki =
        ["'''a", "''", "[[", "[http", "{{", "<ref>", "<b>", "<!--", "&amp", "<nowiki>", "{|\n"];
    check_file("x.wiki", &shapes("{|\n! Task !! Ann\n|-\n| ", &mediawiki, " || R\n|}\n"));
    let atlassian = ["*a ", "_a_", "??", "^", "\\\\", "{", "{{", "[", "[a|#b]", "(/)", "&"];
    check_file("x.txt", &shapes("||Task||Ann||\n|", &atlassian, "|R|\n"));
    let restructured =
        ["**a", "*a ", "``", "`", "`a`_", "[", "[1]_", ":a", ":a:`", "\\", "+--+\n|a|\n", ".. x\n"];
    let table = "\n\n=====  ===\nTask   Ann\n=====  ===\nTry    R\n=====  ===\n";
    check_file("x.rst", &shapes("", &restructured, table));
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
