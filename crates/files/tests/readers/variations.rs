//! Variations of the kinds in `cases`: other words, languages, orders and formats.

use crate::shown::{check, check_notes, read};

/// The questions of a file, each with the answer that was taken.
#[track_caller]
fn check_asked(name: &str, text: &str, expected: &[(&str, &str)]) {
    let found = read(name, text);
    let asked: Vec<(&str, &str)> = found
        .questions
        .iter()
        .map(|it| (it.text.as_str(), it.answers.get(it.taken).map_or("", |it| it.text.as_str())))
        .collect();
    assert_eq!(asked, expected, "{text}");
}

#[test]
fn roles_head_columns_in_german() {
    check(
        "who.csv",
        "Aufgabe;Verantwortlich;Rechenschaftspflichtig;Konsultiert;Informiert\nKonzept;Fachbereich;Leitung;IT, Recht;Betriebsrat\nBetrieb;IT;Leitung;Fachbereich/Recht;Betriebsrat\n",
        &[
            "= Fachbereich | Leitung | IT | Recht | Betriebsrat",
            "Konzept | R | A | C | C | I",
            "Betrieb | C | A | R | C | I",
        ],
    );
}

#[test]
fn owners_stand_in_cells_in_spanish() {
    let text = "| Capa | On-premises | IaaS | SaaS |\n|---|---|---|---|\n| Datos | Cliente | Cliente | Cliente |\n| Aplicación | Cliente | Compartido | Proveedor |\n";
    check(
        "who.md",
        text,
        &[
            "= Cliente | Proveedor",
            "Datos | R? |  {On-premises, IaaS, SaaS}",
            "Aplicación | R? |  {On-premises}",
            "Aplicación | R? | R? {IaaS}",
            "Aplicación |  | R? {SaaS}",
        ],
    );
    check_asked(
        "who.md",
        text,
        &[
            ("What are the columns “On-premises”, “IaaS”, “SaaS”?", "Plans of the service"),
            ("Which roles does an owner hold?", "R: Responsible"),
        ],
    );
}

#[test]
fn letters_that_nobody_explains_are_asked_about() {
    // A German matrix with V, M and E and no legend was said to have no roles.
    let rows = ["= Fachbereich | IT", "Planung | V? | M?", "Bau | M? | V?", "Abnahme | E? | "];
    let asked = [("What do V, E, M stand for?", "V: Responsible; E: Accountable; M: Support")];
    for text in [
        "Aufgabe;Fachbereich;IT\nPlanung;V;M\nBau;M;V\nAbnahme;E;\n",
        "Aufgabe;V;M;E\nPlanung;Fachbereich;IT;\nBau;IT;Fachbereich;\nAbnahme;;;Fachbereich\n",
    ] {
        check("who.csv", text, &rows);
        check_asked("who.csv", text, &asked);
    }
    let text = "Aufgabe;Fachbereich;IT\nPlanung;V;M\nBau;M;V\nAbnahme;E;\n";
    let mut corrections = remit_import::Corrections::default();
    let first = read("who.csv", text);
    corrections.answer(&first.questions[0].answers[0].choice);
    let again = crate::shown::reading(text.as_bytes(), "who.csv", &corrections).unwrap();
    let rows = rows.map(|row| row.replace('?', ""));
    assert_eq!(crate::shown::parties_and_rows(&again.matrix), rows);
    assert!(again.questions.iter().all(|question| question.is_answered));
    // Others that are used together.
    check_asked(
        "who.md",
        "|Task|Ops|Dev|\n|-|-|-|\n|Plan|D|A|\n|Build|C|D|\n",
        &[("What do D, A, C stand for?", "D: Responsible; A: Accountable; C: Consulted")],
    );
    // What the page says of them counts, and sizes are no roles.
    let said = "D: Driver, A: Approver, C: Contributor\n\n|Task|Ops|Dev|\n|-|-|-|\n|Plan|D|A|\n";
    check_asked("who.md", said, &[]);
    check_asked("who.md", "|Shirt|Ann|Bob|\n|-|-|-|\n|Red|S|M|\n|Blue|L|S|\n", &[]);
}

#[test]
fn an_answer_makes_owners_certain() {
    let text = "Layer,IaaS,SaaS\nData,Customer,Customer\nApplication,Customer,Provider\n";
    let first = read("who.csv", text);
    let mut corrections = remit_import::Corrections::default();
    for question in &first.questions {
        let last = question.answers.last().unwrap();
        corrections.answer(&last.choice);
    }
    let again = crate::shown::reading(text.as_bytes(), "who.csv", &corrections).unwrap();
    assert_eq!(
        crate::shown::parties_and_rows(&again.matrix),
        [
            "= Customer | Provider",
            "# IaaS",
            "Data | A | ",
            "Application | A | ",
            "# SaaS",
            "Data | A | ",
            "Application |  | A",
        ]
    );
    assert!(again.questions.iter().all(|question| question.is_answered));
}

#[test]
fn owners_stand_in_one_column() {
    // The header was left out, and its first row taken for it.
    check(
        "who.csv",
        "Control,Who is responsible,Notes\nPhysical security,Provider,\nPatching,Provider and customer,guest OS by the customer\nIdentity,Customer,\nLogging,Shared,\n",
        &[
            "= Provider | Customer",
            "Physical security | R? | ",
            "Patching | R? | R? // guest OS by the customer",
            "Identity |  | R?",
            "Logging | R? | R?",
        ],
    );
}

#[test]
fn tables_of_other_things_name_no_owners() {
    // "Supported" and "Shared" became parties.
    for text in [
        "| Product | Windows | Linux |\n|---|---|---|\n| Agent | Supported | Supported |\n| Console | Supported | Not supported |\n| API | Supported | Supported |\n",
        "| Resource | Basic | Pro |\n|---|---|---|\n| Processor | Shared | Dedicated |\n| Address | Shared | Dedicated |\n| Disk | Shared | Dedicated |\n",
    ] {
        let found = read("who.md", text);
        assert!(found.matrix.parties.is_empty(), "{text}: {:?}", found.matrix.parties);
    }
}

#[test]
fn codes_of_parties_are_explained_below() {
    check(
        "who.md",
        "| Responsibility | Basic | Premium |\n|---|---|---|\n| Encrypt | C | P |\n| Rotate | P | C,P |\n\nC: Customer, P: Provider\n",
        &[
            "= Customer | Provider",
            "Encrypt | R? |  {Basic}",
            "Encrypt |  | R? {Premium}",
            "Rotate |  | R? {Basic}",
            "Rotate | R? | R? {Premium}",
        ],
    );
}

#[test]
fn labels_beside_the_usual_letters_name_no_parties() {
    // "A" would have become a party of that name.
    check(
        "who.md",
        "- A: Client\n- B: Billing\n\n| Task | Desk | Board |\n|---|---|---|\n| Choose | R | A |\n| Pay | A | I |\n",
        &["= Desk | Board", "Choose | R | A", "Pay | A | I"],
    );
}

#[test]
fn the_opposite_of_a_role_is_no_role_in_german() {
    let text = "| Bereich | Kunde | Anbieter |\n|---|---|---|\n| Gebäude | Nicht zuständig | Verantwortlich |\n| Konfiguration | Gemeinsam | Gemeinsam |\n| Daten | Verantwortlich | Nicht zuständig |\n";
    check(
        "who.md",
        text,
        &["= Kunde | Anbieter", "Gebäude | ? | R", "Konfiguration | R? | R?", "Daten | R | ?"],
    );
    check_notes(
        "who.md",
        text,
        &["“Nicht zuständig” was read as no role", "“Verantwortlich” was read as R"],
    );
}

#[test]
fn roles_stand_in_cells_in_russian_and_chinese() {
    check(
        "who.tsv",
        "Деятельность\tРуководитель\tРазработчик\nПлан\tУтверждает\tИсполняет\nОтчет\tИнформируется\tОтветственный\n",
        &["= Руководитель | Разработчик", "План | A | R", "Отчет | I | R"],
    );
    check(
        "who.csv",
        "活动,项目经理,开发\n需求分析,批准,负责\n测试,知会,执行\n",
        &["= 项目经理 | 开发", "需求分析 | A | R", "测试 | I | R"],
    );
}

#[test]
fn signs_are_explained_in_a_line_or_a_list() {
    // The matrix itself was taken for the legend.
    check(
        "who.md",
        "Legend: ✅ Responsible, ☑️ Consulted, ❌ no role\n\n| Task | Dev | Ops |\n|---|---|---|\n| Build | ✅ | ❌ |\n| Run | ☑️ | ✅ |\n",
        &["= Dev | Ops", "Build | R? | ?", "Run | C? | R?"],
    );
    check(
        "who.md",
        "| Task | Dev | Ops | Board |\n|---|---|---|---|\n| Build | 🟢 | 🔵 | 🔴 |\n| Run | 🔵 | 🟢 | 🔴 |\n\n- 🟢 R\n- 🔵 C\n- 🔴 A\n",
        &["= Dev | Ops | Board", "Build | R? | C? | A?", "Run | C? | R? | A?"],
    );
}

#[test]
fn one_table_an_activity_may_have_no_header_and_words_for_roles() {
    check(
        "who.md",
        "## Onboarding\n\n| Responsible | HR |\n|---|---|\n| Accountable | CEO |\n\n## Offboarding\n\n| Responsible | IT |\n|---|---|\n| Accountable | HR |\n| Consulted | Legal & IT |\n",
        &["= HR | CEO | IT | Legal", "Onboarding | R | A |  | ", "Offboarding | A |  | RC | C"],
    );
}

#[test]
fn a_french_legend_may_turn_the_roles_round() {
    let text = "R = Responsable (répond du résultat), A = Acteur (réalise), C = Consulté, I = Informé\n\n| Tâche | Client | Prestataire |\n|---|---|---|\n| Sauvegarde | R | A |\n| Réseau | I | A |\n";
    check("who.md", text, &["= Client | Prestataire", "Sauvegarde | R | A", "Réseau | I | A"]);
    check_asked(
        "who.md",
        text,
        &[(
            "Who is accountable, and who does the work?",
            "R (Responsable): Accountable; A (Acteur): Responsible",
        )],
    );
}

#[test]
fn totals_are_left_out_wherever_they_stand() {
    check(
        "who.csv",
        "Team,Dev,Ops\nR count,2,1\nBuild,R,A\nWatch,I,R\nTotals,3,3\n",
        &["= Dev | Ops", "Build | R | A", "Watch | I | R"],
    );
}

#[test]
fn an_empty_corner_over_ticks_is_the_activities() {
    // Parties became plans.
    check(
        "who.md",
        "| | Customer | Acme | Third party |\n|---|---|---|---|\n| Data | X | | |\n| Network | | X | X |\n",
        &["= Customer | Acme | Third party", "Data | X |  | ", "Network |  | X | X"],
    );
}

#[test]
fn a_short_row_is_marked_and_offers_where_it_may_have_lost_a_cell() {
    let text = "| Activity | Dev | Ops | Sec |\n|---|---|---|---|\n| Build | R | A |\n| Run | A | R | C |\n";
    check("who.md", text, &["= Dev | Ops | Sec", "Build | R? | A? | ", "Run | A | R | C"]);
    let found = read("who.md", text);
    assert_eq!(found.open.first().map(|open| open.alternatives.len()), Some(2));
}
