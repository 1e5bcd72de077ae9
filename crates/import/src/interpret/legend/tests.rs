use super::*;
use remit_formats::markdown::read as markdown;
use remit_formats::page::Watch;
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
        "| Code | Name |\n|---|---|\n| R/A | Responsible and accountable |\n| R | Responsible |\n| A | Accountable |\n| I | Informed |\n| | - | Not involved |\n",
        &["R=Responsible:", "A=Accountable:", "I=Informed:"],
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
fn definitions_stand_in_brackets() {
    let all =
        ["R=Responsible:does it", "A=Accountable:one, in each row", "C=Consulted:", "I=Informed:"];
    let one = "R = Responsible (does it), A = Accountable (one, in each row), C = Consulted, I = Informed";
    check(&format!("{one}\n"), &all);
    check(&format!("*Note: {one}.*\n"), &all);
    check(&format!("* {one}\n"), &all);
    check(
        "**R**esponsible (does it) | **A**ccountable (one, in each row) | **C**onsulted | **I**nformed\n",
        &all,
    );
}

#[test]
fn letters_stand_behind_their_names_or_before_a_sentence() {
    let all = ["R=Responsible:", "A=Accountable:", "C=Consulted:"];
    check("Responsible = R, Accountable = A, Consulted= C\n", &all);
    check(
        "Legend: **R** runs it; **A** answers for it; **C** is asked.\n",
        &["R=:runs it", "A=:answers for it", "C=:is asked"],
    );
}

#[test]
fn the_legend_that_knows_most_letters_is_the_one() {
    check(
        "P=Plan\nD=Do\nC=Check\nA=Act\n\nA=Accountable\nR=Responsible\nC=Consulted\n",
        &["A=Accountable:", "R=Responsible:", "C=Consulted:"],
    );
}

#[test]
fn other_lists_are_no_legend() {
    check("- A: first option\n- B: second option\n- D: third option\n", &[]);
    check("- Desk: R\n- Field: A\n- Board: C\n", &[]);
    check("A sentence: with a colon, and a comma.\n", &[]);
    check("| Activity | A | B |\n|---|---|---|\n| Do it | R | I |\n", &[]);
}

#[test]
fn a_sentence_defines_letters_in_french() {
    check(
        "R = Responsable (répond du résultat), A = Acteur (réalise), C = Consulté, I = Informé",
        &["R=Responsable:répond du résultat", "A=Acteur:réalise", "C=Consulté:", "I=Informé:"],
    );
}

#[test]
fn signs_are_defined_in_place_of_letters() {
    const TABLE: &str = "\n\n| Task | Dev |\n|---|---|\n| Build | ✅ |\n";
    check(
        &format!("Legend: ✅ Responsible, ☑️ Consulted, ❌ no role{TABLE}"),
        &["R=Responsible:", "C=Consulted:"],
    );
    // A list of what a service has defines nothing.
    check("- ✅ Encrypted\n- ❌ Public\n\n| Task | Dev |\n|---|---|\n| Build | R |\n", &[]);
}
