//! The keys by which other tools call things.

use super::super::words::fold;

/// What a key says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Activity,
    Party,
    Letter,
    Roles,
    List,
    Group,
    Plan,
    Comment,
    Number,
    /// One of the letters, by its name.
    Code(char),
}

const KEYS: [(Key, &str); 9] = [
    (
        Key::Activity,
        "activity task name title action deliverable process step item label workpackage activityname taskname taskid stepname activitygroup taskorarea decision deliverablename livrable activite tache aufgabe aktivitat actividad tarea attivita atividade",
    ),
    (
        Key::Party,
        "role party person stakeholder assignee member user team who resource owner rolename partyname rolle",
    ),
    (
        Key::Letter,
        "letter letters raci raciv type assignment responsibility value code assignmenttype assignmentletter responsibilitytype roletype",
    ),
    (
        Key::Roles,
        "roles parties assignments racis responsibilities stakeholders people members raciassignments cells matrix",
    ),
    (
        Key::List,
        "activities tasks rows items entries matrix data deliverables processes steps children raci racimatrix",
    ),
    (
        Key::Group,
        "section sections phase phases category categories group groups area areas workstream workstreams domain domains",
    ),
    (Key::Plan, "plan plans offer tier"),
    (Key::Comment, "comment comments note notes description remarks details"),
    (Key::Number, "id number no index order uid key"),
];

const CODES: [(char, &str); 5] = [
    ('R', "r responsible responsibles"),
    ('A', "a accountable accountables approver"),
    ('C', "c consulted consult consulteds"),
    ('I', "i informed inform informeds"),
    ('S', "s support supports supportive"),
];

/// What a key says, as far as it is one of the known ones.
pub(super) fn says(key: &str) -> Vec<Key> {
    let folded: String = fold(key).split(' ').collect();
    let is_in = |list: &str| list.split(' ').any(|other| other == folded);
    let codes = CODES.iter().filter(|(_, list)| is_in(list)).map(|(code, _)| Key::Code(*code));
    let keys = KEYS.iter().filter(|(_, list)| is_in(list)).map(|(key, _)| *key);
    codes.chain(keys).collect()
}

/// Whether a key says this.
pub(super) fn is(key: &str, wanted: Key) -> bool {
    says(key).contains(&wanted)
}
