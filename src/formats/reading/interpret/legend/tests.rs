use super::*;
use crate::formats::reading::markdown;
use crate::formats::reading::progress::Watch;
use std::ops::ControlFlow;

/// `R=Name:definition` for each letter of the legend of a page.
#[track_caller]
fn check(page: &str, expected: &[&str]) {
    let mut go_on = |_| ControlFlow::Continue(());
    let page = markdown::read(page, &mut Watch::new(&mut go_on)).unwrap();
    let legend = Legend::find(&page.blocks);
    let shown = |letter: &Letter| {
        format!("{}={}:{}", letter.code, letter.name, letter.definition.to_plain())
    };
    assert_eq!(legend.letters.iter().map(shown).collect::<Vec<_>>(), expected);
}

#[test]
fn tables_define_letters() {
    check(
        "| Roles |\n| --- |\n|R : Does the thing that is done|\n|A: Answers for the whole thing|\n| C: Is asked before it is done |\n",
        &[
            "R=:Does the thing that is done",
            "A=:Answers for the whole thing",
            "C=:Is asked before it is done",
        ],
    );
    check(
        "| Role | Text |\n|---|---|\n| (R) Does | __R__uns the process |\n| (A) Approves | __A__pproves it all |\n| (K) Konsultiert | is asked before |\n",
        &["R=Does:Runs the process", "A=Approves:Approves it all", "K=Konsultiert:is asked before"],
    );
    check(
        "| Letter | Name | Meaning |\n|---|---|---|\n| R | Responsible | does it |\n| A | Accountable | answers |\n| S | Support | helps |\n",
        &["R=Responsible:does it", "A=Accountable:answers", "S=Support:helps"],
    );
    check(
        "| Code | Rolle |\n|---|---|\n| R | Responsible |\n| A | Accountable |\n| I | Informed |\n",
        &["R=Responsible:", "A=Accountable:", "I=Informed:"],
    );
}

#[test]
fn lists_define_letters() {
    let all =
        ["R=Responsible:does it all", "A=Accountable:answers for it", "C=Consulted:is asked first"];
    check(
        "- **R** - Responsible: does it all\n- **A** - Accountable: answers for it\n- **C** - Consulted: is asked first\n",
        &all,
    );
    check(
        "- **R**esponsible: does it all\n- **A**ccountable: answers for it\n- **C**onsulted: is asked first\n",
        &all,
    );
    check(
        "- **R (Responsible)**: does it all\n- **A (Accountable)**: answers for it\n- **C (Consulted)**: is asked first\n",
        &all,
    );
    check(
        "- Responsible (R): does it all\n- Accountable (A): answers for it\n- Consulted (C): is asked first\n",
        &all,
    );
    check(
        "R: Responsible - does it all\n\nA: Accountable - answers for it\n\nC: Consulted - is asked first\n",
        &all,
    );
}

#[test]
fn one_sentence_defines_letters() {
    let all = ["R=Responsible:", "A=Accountable:", "C=Consulted:", "I=Informed:"];
    check("R = Responsible, A = Accountable, C = Consulted, I = Informed\n", &all);
    check("Legend: R = Responsible; A = Accountable; C = Consulted; I = Informed.\n", &all);
    check("R: Responsible\nA: Accountable\nC: Consulted\nI: Informed\n", &all);
}

#[test]
fn other_lists_are_no_legend() {
    check("- A: first option\n- B: second option\n- D: third option\n", &[]);
    check("A sentence: with a colon, and a comma.\n", &[]);
    check("| Activity | A | B |\n|---|---|---|\n| Do it | R | I |\n", &[]);
}
