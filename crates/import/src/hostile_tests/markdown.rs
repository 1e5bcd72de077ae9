//! Pages of Markdown.

use super::Made::{By, Of};
use super::{MD, MD_CELL, MD_END, check_file};

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
        By("", |at| format!("## H{at}\n\n|Responsible|n{at}|\n|-|-|\n|Accountable|m|\n\n"), ""),
        By("", |at| format!("|T|B{at}|D{at}|\n|-|-|-|\n|a|Client|Acme|\n|b|Acme|Client|\n\n"), ""),
        By("|T|B|D|\n|-|-|-|\n", |at| format!("|a{at}|Client|Acme and x{}|\n", at % 5), ""),
        By(MD, |at| format!("| a | Responsible, w{at} | Shared |\n"), ""),
        Of("", "G = Acme, C = Customer\n\n", MD),
        Of("", "- ✅ Responsible\n- ❌ none\n\n", MD),
        // Each cell was held against every letter that had been found.
        By(MD, |at| format!("| a | R | {} |\n", char::from_u32(0x4e00 + at as u32).unwrap()), ""),
        By(MD, |at| format!("| a[^{at}] | R[^{at}] | A |\n"), ""),
        By(MD, |at| format!("| **g{at}** | | |\n| a | R | A |\n"), ""),
    ];
    let long = ["[a](https://b.org)", "<ul><li>x</ul>"];
    let short = [
        "**a** ", "*a", "_a ", "***", "[", "](", "[a](", "[a](b)", "[^1]", "[^", "![", "`a", "``",
        "<", "<!--", "<b>", "<sup>1", "<a \"", "<br>x", "&", "&amp;", "¹", "~~", "\\", "(1) ",
        "* ", "<ul>", "<https:",
    ];
    for piece in short.into_iter().chain(long) {
        shapes.push(Of(MD_CELL, piece, MD_END));
        shapes.push(Of("", piece, "\n\n| Task | PM | Dev |\n|---|---|---|\n| a | R | A |\n"));
    }
    check_file("x.md", &shapes);
}
