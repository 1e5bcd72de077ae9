//! The words by which headers are known, in the languages in which RACI matrices are published.
//! They only ever help: a table whose header says something else is known by its cells.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::vendors::is_vendor;
pub use remit_core::fold::fold;

/// Lists of words, looked up without going through them.
pub(super) struct Lexicon {
    lists: &'static [&'static str],
    /// Each word, with its length before it, and the lists in which it stands: bit n for the n-th.
    sorted: OnceLock<Vec<((usize, &'static str), u16)>>,
}

impl Lexicon {
    pub(super) const fn new(lists: &'static [&'static str]) -> Self {
        Self { lists, sorted: OnceLock::new() }
    }

    /// The lists in which a word stands, from 0 on.
    pub(super) fn lists_with(&self, word: &str) -> impl Iterator<Item = usize> + use<> {
        let sorted = self.sorted.get_or_init(|| {
            let mut words: BTreeMap<(usize, &str), u16> = BTreeMap::new();
            for (list, all) in self.lists.iter().enumerate() {
                for word in all.split_ascii_whitespace() {
                    *words.entry((word.len(), word)).or_default() |= 1 << list;
                }
            }
            words.into_iter().collect()
        });
        // By length first: most words are as long as few of the others.
        let key = (word.len(), word);
        let found = sorted.binary_search_by_key(&key, |(key, _)| *key).ok();
        let bits = found.and_then(|at| sorted.get(at)).map_or(0, |(_, bits)| *bits);
        (0..16).filter(move |list| bits & (1 << list) != 0)
    }
}

/// What a header says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Activity,
    Customer,
    Provider,
    Plan,
    Comment,
    Section,
    Number,
}

const ACTIVITY: &str = "activity activities activite activites aktivitat aktivitaten aufgabe \
    aufgaben tatigkeit tatigkeiten actividad actividades attivita atividade atividades task tasks \
    tarea tareas tache taches tarefa tarefas compito compiti zadanie zadania czynnosc czynnosci \
    dzialanie dzialania aktywnosc aktywnosci action actions accion acciones azione azioni acao \
    acoes aktion aktionen process processes processus prozess proceso processo deliverable \
    deliverables livrable livrables step steps etape etapes schritt schritte activiteit \
    activiteiten taak taken operation operations tache/activite cinnost cinnosti";
const CUSTOMER: &str = "customer customers client clients clientes kunde kunden cliente klient \
    klienta klant zakaznik auftraggeber commanditaire utente subscriber tenant abonne";
const PROVIDER: &str = "provider prestataire fournisseur anbieter proveedor fornitore fornecedor \
    prestador dostawca supplier vendor dienstleister auftragnehmer hebergeur leverancier";
const PLAN: &str = "plan plans offer offers offre offres edition editions tier formule package \
    pack abonnement tarif plano piano oferta offerta angebot";
const COMMENT: &str = "comment comments commentaire commentaires kommentar kommentare bemerkung \
    bemerkungen anmerkung anmerkungen hinweis hinweise note notes nota notas remark remarks \
    remarque remarques observacion observaciones comentario comentarios commento commenti \
    osservazioni uwagi komentarz komentarze opmerking opmerkingen details precision precisions \
    explanation observation observations notatki";
const SECTION: &str = "phase phases category categories categorie kategorie domain domaine bereich \
    section area theme thema categoria fase workstream topic group groupe abschnitt rubrique \
    kategoria obszar volet domane";
const NUMBER: &str = "# no n° nº № nr id ids ref num number numero nummer index lp wbs pos lfd";
/// What is to be done goes by such a name beside a column of numbers.
const NAME: &str = "name names title titel titre titulo titolo nom nombre nome naam nazwa nazev \
    bezeichnung benennung designation intitule libelle denominacion denominazione denominacao";
/// In the order of [`SAID`].
static LISTS: Lexicon =
    Lexicon::new(&[ACTIVITY, CUSTOMER, PROVIDER, PLAN, COMMENT, SECTION, NUMBER, PARTY, NAME]);
const SAID: [Says; 7] = [
    Says::Activity,
    Says::Customer,
    Says::Provider,
    Says::Plan,
    Says::Comment,
    Says::Section,
    Says::Number,
];
const PARTY: &str = "party parties stakeholder stakeholders partie partei akteur acteur acteurs \
    team who";
const ROLE: [&str; 9] =
    ["role", "roles", "rolle", "rollen", "rol", "ruolo", "papel", "rola", "funcao"];

/// What a single word says, folded.
fn exact(word: &str) -> Option<Says> {
    LISTS.lists_with(word).find_map(|list| SAID.get(list).copied())
}

fn is_in(word: &str, list: &str) -> bool {
    LISTS.lists_with(word).any(|at| LISTS.lists.get(at) == Some(&list))
}

/// What a header says, where it says one of the known words, alone or with a word like "Role".
pub(super) fn says(header: &str) -> Option<Says> {
    let folded = fold(header);
    let mut words = folded.split(' ').filter(|word| !ROLE.contains(word));
    let (first, second) = (words.next()?, words.next());
    let Some(second) = second else {
        // German writes the two in one word: Kundenrolle.
        let stem = first.strip_suffix("rolle").unwrap_or(first);
        return exact(first).or_else(|| exact(stem));
    };
    // "Activity / Task", "Comments and notes", "Process step", "Project tasks"; "Step id".
    let last = words.next_back().unwrap_or(second);
    if exact(last) == Some(Says::Number) {
        return exact(last);
    }
    let says = exact(first).or_else(|| exact(last));
    says.filter(|says| !matches!(says, Says::Customer | Says::Provider | Says::Section))
        .filter(|_| folded.split(' ').count() <= 5)
}

/// Whether a header is a word like "Name" or "Title".
pub(super) fn says_name(header: &str) -> bool {
    is_in(&fold(header), NAME)
}

/// Whether a row is one of totals, by the words before its numbers.
pub(super) fn says_total(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "total",
        "totals",
        "totaux",
        "sum",
        "sums",
        "count",
        "counts",
        "number",
        "gesamt",
        "summe",
        "summen",
        "anzahl",
        "somme",
        "nombre",
        "suma",
        "totale",
        "totali",
        "somma",
        "totaal",
        "aantal",
        "razem",
        "итого",
        "всего",
        "合計",
    ];
    let folded = fold(text);
    folded.is_empty() || folded.split(' ').any(|word| WORDS.contains(&word))
}

/// Whether a header has a word like "Role" in it, as tables do that name parties in this way.
pub(super) fn says_role(header: &str) -> bool {
    let folded = fold(header);
    folded.split(' ').any(|word| ROLE.contains(&word) || word.ends_with("rolle"))
}

/// Whether a header's word is one like "Role" alone, which heads a column of parties.
pub(super) fn is_role(header: &str) -> bool {
    let folded = fold(header);
    ROLE.contains(&folded.as_str()) || is_in(&folded, PARTY)
}

/// The name of a party as its header says it, without a word like "Role".
pub(super) fn party_name(header: &str) -> String {
    let header = header.trim().trim_end_matches(':').trim();
    let words: Vec<&str> = header.split_whitespace().collect();
    let is_role = |word: &&str| ROLE.contains(&fold(word).as_str());
    let kept: Vec<&str> = words.iter().copied().filter(|word| !is_role(word)).collect();
    // "Rôle du client" leaves "du client".
    let kept = match kept.split_first() {
        Some((first, rest))
            if kept.len() < words.len()
                && !rest.is_empty()
                && ["du", "de", "des", "of", "del", "der", "do", "van"].contains(first) =>
        {
            rest
        }
        _ => kept.as_slice(),
    };
    let mut name = kept.join(" ");
    if name.is_empty() {
        return header.to_owned();
    }
    for ending in ["-Rolle", "-rolle", "-Role", "-role"] {
        if let Some(stem) = name.strip_suffix(ending) {
            name = stem.to_owned();
        }
    }
    if fold(&name) == "kundenrolle" {
        "Kunde".clone_into(&mut name);
    }
    name
}

/// Words in the names of teams and posts.
const POSTS: &str = "team teams squad equipe equipes abteilung department departement service unit \
    division office bureau board committee comite group gruppe manager managers management director \
    directeur lead leader owner engineer engineers developer developers architect analyst officer \
    admin administrator administrators operator sponsor cto cio ciso ceo cfo pm po dev devs qa vendor \
    partner staff user users responsable leiter chef kierownik zespol equipo squadra";
static POST: Lexicon = Lexicon::new(&[POSTS]);

/// Whether a name looks like one of a team, a post, a customer or a provider.
pub(super) fn names_party(name: &str) -> bool {
    let folded = fold(name);
    let mut words = folded.split(' ');
    words.any(|word| POST.lists_with(word).next().is_some())
        || is_customer(name)
        || is_provider(name)
        || is_vendor(name)
}

/// Whether a party's name is a word for the one who buys or uses.
pub(super) fn is_customer(name: &str) -> bool {
    fold(name).split(' ').any(|word| is_in(word, CUSTOMER))
}

/// Whether a party's name is a word for the one who provides.
pub(super) fn is_provider(name: &str) -> bool {
    fold(name).split(' ').any(|word| is_in(word, PROVIDER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &[&str], expected: Option<Says>) {
        for header in headers {
            assert_eq!(says(header), expected, "{header}");
        }
    }

    #[test]
    fn headers_are_known_in_many_languages() {
        let activities = [
            "Activity",
            "Activité",
            "Aktivität",
            "Aufgabe",
            "Tätigkeit",
            "Actividad",
            "Attività",
            "Atividade",
            "Czynność",
            "Task",
            "Activity / Task",
            "Tâches",
            "Actions",
        ];
        check(&activities, Some(Says::Activity));
        let customers = [
            "Customer",
            "Client",
            "Kunde",
            "Kundenrolle",
            "Cliente",
            "Client Role",
            "Rôle Client",
            "Rolle Kunde",
            "Ruolo Cliente",
            "Klient",
        ];
        check(&customers, Some(Says::Customer));
        check(&["Plan", "Offre"], Some(Says::Plan));
        check(&["Comments", "Commentaires", "Kommentar", "Notes"], Some(Says::Comment));
        let numbers =
            ["#", "No.", "Step Id", "Task #", "N° de tâche", "Lfd. Nr.", "WBS", "Nr kroku"];
        check(&numbers, Some(Says::Number));
        check(&["OVHcloud", "Cloud Temple Role", "", "Project Manager", "Client IT team"], None);
    }

    #[test]
    fn parties_lose_the_word_role() {
        for (header, name) in [
            ("Client Role", "Client"),
            ("Rôle Client", "Client"),
            ("Rôle du client", "client"),
            ("Kundenrolle", "Kunde"),
            ("Cloud Temple-Rolle", "Cloud Temple"),
            ("Rolle Cloud Temple", "Cloud Temple"),
            ("Role", "Role"),
            ("OVHcloud", "OVHcloud"),
        ] {
            assert_eq!(party_name(header), name);
        }
    }
}
