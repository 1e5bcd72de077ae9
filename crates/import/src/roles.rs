//! Words for roles, in the languages in which matrices are published: "Accountable",
//! "zuständig", "not responsible", "共有".

use remit_core::matrix::Kind;

use crate::words::{Lexicon, fold};

/// What a word in a cell says of the party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// It has a role of this kind.
    Role(Kind),
    /// It very likely has, though houses use the word in other ways too: a lead, an approver.
    Likely(Kind),
    /// It shares the responsibility.
    Shared,
    /// It has no role.
    Nothing,
}

const RESPONSIBLE: &str = "responsible responsable responsables verantwortlich zustandig \
    durchfuhrend ausfuhrend durchfuhrung realisateur realise execute executant acteur ejecutor \
    ejecuta encargado encargada responsavel executor realizador responsabile esecutore esegue \
    verantwoordelijk uitvoerend uitvoerder odpowiedzialny odpowiedzialna wykonawca wykonuje \
    ответственный ответственная исполнитель исполняет выполняет 実行責任者 実行責任 担当 担当者 实行 执行 \
    執行 负责 負責 负责人 실무담당자 실무 실행 담당 담당자";
const ACCOUNTABLE: &str = "accountable rechenschaftspflichtig gesamtverantwortlich approbateur \
    approuve autorite aprobador aprueba autoridad aprovador aprova autoridade approvatore approva \
    eindverantwoordelijk rozliczany zatwierdza zatwierdzajacy утверждает утверждающий \
    подотчетный подотчётный 説明責任者 説明責任 承認者 问责 問責 当责 當責 批准 审批 최종책임 책임자 승인 승인자";
const CONSULTED: &str = "consulted consult consulte consultee konsultiert beratend befragt \
    consultado consultada consultato consultata geraadpleegd raadplegen konsultowany konsultuje \
    консультирует консультант консультируется 相談先 相談 協業先 咨询 諮詢 征询 자문 협의";
const INFORMED: &str = "informed inform informe informee informiert benachrichtigt informado \
    informada informato informata geinformeerd informeren informowany poinformowany информирован \
    информируется уведомляется 報告先 報告 通知 知会 知會 告知 통보 보고";
const SUPPORT: &str = "support supports supporting supportive assist assists assistant contributor \
    contributes contribute unterstutzend unterstutzt mitwirkend soutien appui contributeur apoyo \
    apoya suporte apoio supporto ondersteunend ondersteunt wsparcie wspiera поддержка поддерживает \
    支援 支持 지원";
const LEAD: &str = "lead leads leading leader drives driver owns performs perform does executes \
    executes delivers handles implements federfuhrend lider lidera pilote pilota ведет ведёт";
const APPROVER: &str = "approver approves approve approval decides signs";
const SHARED: &str = "shared joint jointly both partage partagee gemeinsam geteilt \
    gemeinschaftlich compartido compartida compartilhado compartilhada partilhado condiviso \
    condivisa gedeeld wspolny wspolna wspolnie wspoldzielona общий общая совместно совместная 共有 \
    共同 共同責任 共享 공유 공동";
const NOTHING: &str = "none nobody keine keiner niemand aucun aucune ninguno ninguna nenhum \
    nessuno geen brak нет なし 无 無 없음";
const NOT: [&str; 16] = [
    "not", "no", "non", "nicht", "pas", "nao", "niet", "nie", "не", "kein", "keine", "isn", "sin",
    "sans", "geen", "aucune",
];
/// Words that change nothing: "is responsible", "responsible party".
const FILLERS: [&str; 26] = [
    "is",
    "are",
    "party",
    "for",
    "the",
    "a",
    "est",
    "es",
    "ist",
    "e",
    "et",
    "ist",
    "fully",
    "solely",
    "role",
    "must",
    "be",
    "to",
    "responsibility",
    "verantwortung",
    "responsabilite",
    "responsabilidad",
    "responsabilidade",
    "responsabilita",
    "der",
    "die",
];

static LISTS: Lexicon = Lexicon::new(&[
    RESPONSIBLE,
    ACCOUNTABLE,
    CONSULTED,
    INFORMED,
    SUPPORT,
    LEAD,
    APPROVER,
    SHARED,
    NOTHING,
]);
/// In the order of [`LISTS`].
const SAID: [Said; 9] = [
    Said::Role(Kind::Responsible),
    Said::Role(Kind::Accountable),
    Said::Role(Kind::Consulted),
    Said::Role(Kind::Informed),
    Said::Likely(Kind::Support),
    Said::Likely(Kind::Responsible),
    Said::Likely(Kind::Accountable),
    Said::Shared,
    Said::Nothing,
];

/// No phrase for a role is longer.
const MOST_BYTES: usize = 80;

/// What a word or a short phrase says of the party in whose cell it stands: "Responsible", "not
/// responsible", "shared responsibility".
pub(crate) fn said(phrase: &str) -> Option<Said> {
    if phrase.len() > MOST_BYTES {
        return None;
    }
    let folded = fold(phrase);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let is_negated = words.iter().any(|word| NOT.contains(word));
    let mut meant: Option<Said> = None;
    for word in words.iter().filter(|word| !NOT.contains(word) && !FILLERS.contains(word)) {
        // A word that is none of them makes it a sentence, or a name.
        let one = LISTS.lists_with(word).next().and_then(|list| SAID.get(list).copied())?;
        match (meant, one) {
            (None, _) => meant = Some(one),
            (Some(before), _) if before == one => {}
            // "Shared responsible", "jointly accountable".
            (Some(Said::Shared), Said::Role(_)) | (Some(Said::Role(_)), Said::Shared) => {
                meant = Some(Said::Shared);
            }
            _ => return None,
        }
    }
    let is_noun =
        words.iter().any(|word| word.starts_with("respons") || word.starts_with("verantwort"));
    match meant {
        Some(_) if is_negated => Some(Said::Nothing),
        None if is_negated && is_noun => Some(Said::Nothing),
        meant => meant,
    }
}

/// Words between the parts of a list.
const BETWEEN: [&str; 12] =
    ["and", "et", "und", "y", "e", "en", "i", "и", "oraz", "sowie", "および", "和"];

/// The parts of a cell that lists words: "Responsible / Accountable", "Acteur et responsable".
pub(crate) fn listed(cell: &str) -> Vec<String> {
    let signs =
        |c: char| matches!(c, ',' | ';' | '/' | '&' | '+' | '|' | '\n' | '、' | '，' | '；');
    let mut found = Vec::new();
    for part in cell.split(signs) {
        let mut words: Vec<&str> = Vec::new();
        for word in part.split_whitespace() {
            if BETWEEN.contains(&word) && !words.is_empty() {
                found.push(words.join(" "));
                words.clear();
            } else {
                words.push(word);
            }
        }
        if !words.is_empty() {
            found.push(words.join(" "));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(phrases: &[&str], expected: Option<Said>) {
        for phrase in phrases {
            assert_eq!(said(phrase), expected, "{phrase}");
        }
    }

    #[test]
    fn roles_are_known_in_many_languages() {
        let responsible = [
            "Responsible",
            "is responsible",
            "Zuständig",
            "Verantwortlich",
            "Réalisateur",
            "Encargado",
            "Responsável",
            "Responsabile",
            "Verantwoordelijk",
            "Odpowiedzialny",
            "Исполнитель",
            "実行責任者",
            "执行",
            "담당",
        ];
        check(&responsible, Some(Said::Role(Kind::Responsible)));
        let accountable = [
            "Accountable",
            "Rechenschaftspflichtig",
            "Approbateur",
            "Aprobador",
            "Aprovador",
            "Approvatore",
            "Eindverantwoordelijk",
            "Zatwierdza",
            "Утверждает",
            "説明責任者",
            "问责",
            "승인",
        ];
        check(&accountable, Some(Said::Role(Kind::Accountable)));
        let consulted = [
            "Consulted",
            "Consulté",
            "Konsultiert",
            "Consultado",
            "Consultato",
            "Geraadpleegd",
            "Konsultowany",
            "Консультирует",
            "相談先",
            "咨询",
            "자문",
        ];
        check(&consulted, Some(Said::Role(Kind::Consulted)));
        let informed = [
            "Informed",
            "Informé",
            "Informiert",
            "Informado",
            "Informato",
            "Geïnformeerd",
            "Informowany",
            "Информируется",
            "報告先",
            "告知",
            "통보",
        ];
        check(&informed, Some(Said::Role(Kind::Informed)));
    }

    #[test]
    fn the_opposite_of_a_role_is_none() {
        // "Not Responsible" contains "Responsible".
        check(
            &[
                "Not Responsible",
                "not accountable",
                "Nicht zuständig",
                "Non responsable",
                "No responsibility",
                "Keine Verantwortung",
                "Non responsabile",
                "None",
                "なし",
            ],
            Some(Said::Nothing),
        );
    }

    #[test]
    fn what_is_shared_is_known() {
        check(
            &["Shared", "Shared responsibility", "Partagé", "Gemeinsam", "Compartido", "共有"],
            Some(Said::Shared),
        );
    }

    #[test]
    fn names_and_sentences_are_no_roles() {
        check(
            &[
                "Customer",
                "Lead architect",
                "The board decides",
                "Support team",
                "",
                "Informed by mail if it fails",
            ],
            None,
        );
    }

    #[test]
    fn lists_are_taken_apart() {
        assert_eq!(listed("Acteur/responsable"), ["Acteur", "responsable"]);
        assert_eq!(
            listed("Responsible and Accountable, Informed"),
            ["Responsible", "Accountable", "Informed"]
        );
        assert_eq!(listed("not responsible"), ["not responsible"]);
    }
}
