//! Names in the cells, below letters; and tables of which little is understood.

use remit_import::{ColumnUse, Corrections, Orientation};

use crate::shown::{check, check_notes, notes, parties_and_rows, read, reading};

#[test]
fn names_below_letters_are_read_whatever_the_first_title_says() {
    // A table with R, A, C, I across and names below was refused, unless its first title was a
    // word that Remit knows.
    let titles = ["Entregável", "Area", "Item", "Milestone", "Stage", "", "Meilenstein", "成果物"];
    let letters = [
        "Verantwortlich;Rechenschaftspflichtig;Konsultiert;Informiert",
        "R;A;C;I",
        "Responsible;Accountable;Consulted;Informed",
        "Responsável;Aprovador;Consultado;Informado",
    ];
    for title in titles {
        for letters in letters {
            let csv = format!(
                "{title};{letters}\nOne;Anna;Bruno;Chen;Board\nTwo;Chen;Bruno;Anna, Dev;Board\n"
            );
            let tsv = csv.replace(';', "\t");
            let rows: Vec<String> = csv
                .lines()
                .map(|line| format!("<tr><td>{}</td></tr>", line.replace(';', "</td><td>")))
                .collect();
            let html = format!("<table>{}</table>", rows.concat());
            let below_heading = format!("Who does what\n\n{tsv}");
            let expected = [
                "= Anna | Bruno | Chen | Board | Dev",
                "One | R | A | C | I | ",
                "Two | C | A | R | I | C",
            ];
            for (name, text) in
                [("a.csv", csv), ("a.tsv", tsv), ("a.html", html), ("b.tsv", below_heading)]
            {
                check(name, &text, &expected);
            }
        }
    }
}

#[test]
fn initials_below_words_are_names() {
    check(
        "a.md",
        "| Package | Accountable | Responsible | Consulted | Informed |\n|---|---|---|---|---|\n| Cables | ACC | IO | RC, CI | AI |\n| Racks | IO | ACC | AI | RC |\n",
        &["= ACC | IO | RC | CI | AI", "Cables | A | R | C | C | I", "Racks | R | A | I |  | C"],
    );
}

#[test]
fn parties_that_are_called_like_roles_are_told() {
    let text = "Task,Responsible,Accountable,Consulted\nPlan,R,A,\nBuild,,A,C\nRun,R,,C\n";
    check_notes("a.csv", text, &["called like roles"]);
}

#[test]
fn a_name_that_stands_alone_elsewhere_is_a_name_here_too() {
    let text = "Deliverable,R,A\nPlan,Front end/Back end,Board (if large)\nModel,Back end,Board\n";
    let rows = [
        "= Front end | Back end | Board",
        "Plan | R | R | A // Board (A): if large",
        "Model |  | R | A",
    ];
    check("a.csv", text, &rows);
    let parts =
        ["“Front end/Back end” was read as several parties.", "“Board (A): if large” went into"];
    check_notes("a.csv", text, &parts);
}

#[test]
fn whatever_has_a_table_is_shown() {
    // It was refused, and there was no way to say what its columns are.
    for (name, text) in [
        ("a.csv", "Ship it;Anna;Bruno\nRun it;Chen;Anna\nStop it;Bruno;Chen\n"),
        ("a.md", "# Title\n\n| A | B |\n|---|---|\n| one | two |\n"),
        ("a.html", "<table><tr><td>Wer<td>Was<tr><td>Anna<td>Planen</table>"),
        ("a.adoc", "= T\n\n|===\n|Layer |IaaS |PaaS\n\n|Data |Customer |Customer\n|===\n"),
    ] {
        assert!(read(name, text).tables.iter().any(|table| table.taken), "{text}");
        check_notes(name, text, &["Remit can't tell who does what in this table."]);
    }
}

#[test]
fn what_was_not_understood_is_said_column_by_column() {
    let text = "Was;Wer;Wozu\nPlanen;Anna;Bernd\nBauen;Bernd;Carla\n";
    let mut corrections = Corrections::default();
    corrections.set_column(0, 1, ColumnUse::Letter('R'));
    corrections.set_column(0, 2, ColumnUse::Letter('A'));
    let found = reading(text.as_bytes(), "a.csv", &corrections).unwrap();
    let rows = ["= Anna | Bernd | Carla", "Planen | R | A | ", "Bauen |  | R | A"];
    assert_eq!(parties_and_rows(&found.matrix), rows);
    assert!(!notes(&found).iter().any(|note| note.contains("can't tell")));
    // Nothing of it is wanted: that is no reading.
    corrections.set_taken(0, false);
    assert!(reading(text.as_bytes(), "a.csv", &corrections).is_err());
    let mut corrections = Corrections::default();
    corrections.set_orientation(0, Orientation::ActivitiesDown, Orientation::LettersAcross);
    assert!(reading(text.as_bytes(), "a.csv", &corrections).is_ok());
}
