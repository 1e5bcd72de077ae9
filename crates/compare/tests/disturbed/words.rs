//! Other words for the same.

use super::{Chance, Shares};

/// Words that mean about the same on such pages.
const SYNONYMS: [&[&str]; 124] = [
    &["manage", "handle", "look after", "take care of", "administrate"],
    &["ensure", "guarantee", "see to", "provide for"],
    &["define", "specify", "determine", "lay down"],
    &["monitor", "supervise", "watch", "observe"],
    &["maintain", "keep up", "service", "uphold"],
    &["create", "set up", "establish"],
    &["delete", "remove", "erase"],
    &["destroy", "wipe", "dispose of"],
    &["configure", "adjust", "parametrise"],
    &["configuration", "settings", "setup"],
    &["configurations", "settings", "setups"],
    &["deliver", "hand over", "supply"],
    &["provide", "make available", "supply", "furnish"],
    &["install", "deploy", "roll out"],
    &["choose", "select", "pick"],
    &["notify", "report", "inform about"],
    &["qualify", "assess", "classify"],
    &["incidents", "outages", "disruptions"],
    &["problems", "issues", "root causes"],
    &["capacities", "sizing", "resources"],
    &["backup", "data protection copy", "saved copies"],
    &["backups", "saved copies", "data copies"],
    &["restore", "recover", "bring back"],
    &["recovery", "restoration"],
    &["access", "entry rights", "permissions"],
    &["security", "protection", "safety"],
    &["operational", "working", "running"],
    &["maintenance", "upkeep", "servicing"],
    &["infrastructure", "platform", "estate"],
    &["infrastructures", "platforms", "estates"],
    &["virtual machines", "VMs", "instances"],
    &["virtual machine", "VM", "instance"],
    &["storage", "disk space", "volumes"],
    &["network", "connectivity", "LAN"],
    &["service", "offer", "product"],
    &["customer", "subscriber", "user"],
    &["client", "subscriber", "customer"],
    &["tenants", "environments", "accounts"],
    &["data", "content", "information"],
    &["logs", "journals", "audit trails"],
    &["policy", "rules", "guideline"],
    &["policies", "rules", "guidelines"],
    &["periodic", "regular", "recurring"],
    &["tests", "drills", "trials"],
    &["plan", "schedule", "prepare"],
    &["hardware", "equipment", "physical devices"],
    &["software", "applications", "programs"],
    &["updates", "new releases", "upgrades"],
    &["patches", "fixes", "corrections"],
    &["domain", "zone"],
    &["mailboxes", "mail accounts", "inboxes"],
    &["implement", "put in place", "realise", "carry out"],
    &["following", "according to", "as agreed in", "in line with"],
    &["physical", "tangible", "material"],
    &["within", "inside", "in"],
    &["business", "company", "corporate"],
    &["platform", "environment", "system landscape"],
    &["solution", "tool", "product"],
    &["continuity", "resilience", "uninterrupted running"],
    &["deployed", "running", "placed"],
    &["support", "assistance", "help"],
    &["hosted", "stored", "kept"],
    &["used", "employed", "in use"],
    &["disaster", "catastrophe", "emergency"],
    &["object", "item", "entity"],
    &["chosen", "selected", "picked"],
    &["lifecycle", "life span", "whole life"],
    &["needs", "requirements", "demands"],
    &["management", "handling", "administration"],
    &["availability", "uptime", "readiness"],
    &["functioning", "working", "behaviour"],
    &["compute", "processing", "computing power"],
    &["accounts", "profiles", "logins"],
    &["associated", "related", "linked"],
    &["systems", "machines", "components"],
    &["implementation", "realisation", "putting in place"],
    &["strategy", "approach", "concept"],
    &["backbone", "core", "main trunk"],
    &["datacenter", "server room", "hosting site"],
    &["number", "count", "quantity"],
    &["accessibility", "reachability", "availability"],
    &["integrated", "built-in", "embedded"],
    &["effectiveness", "success", "results"],
    &["masking", "anonymisation", "obfuscation"],
    &["subscription", "order", "sign-up"],
    &["version", "release", "edition"],
    &["tool", "utility", "program"],
    &["alerts", "alarms", "warnings"],
    &["quota", "limit", "allowance"],
    &["integrity", "correctness", "soundness"],
    &["risks", "threats", "exposures"],
    &["perform", "conduct", "run"],
    &["protocols", "standards", "procedures"],
    &["teams", "staff", "personnel"],
    &["architecture", "structure", "layout"],
    &["inventory", "list", "register"],
    &["operations", "activities", "work"],
    &["termination", "ending", "expiry"],
    &["contract", "agreement", "terms"],
    &["users", "people", "staff members"],
    &["consistent", "coherent", "aligned"],
    &["evaluate", "assess", "judge"],
    &["operator", "carrier", "telecom"],
    &["add", "append", "include"],
    &["functional", "working", "service"],
    &["delivery", "handover", "shipment"],
    &["confidentiality", "secrecy", "privacy"],
    &["generated", "produced", "written"],
    &["condition", "state", "shape"],
    &["end", "close", "finish"],
    &["migration", "move", "transfer"],
    &["performance", "speed", "throughput"],
    &["end of service", "decommissioning", "close of the offer"],
    &["licences", "usage rights", "entitlements"],
    &["licenses", "usage rights", "entitlements"],
    &["location", "place", "region"],
    &["buildings", "premises", "sites"],
    &["transfer", "move", "hand over"],
    &["retain", "preserve", "store"],
    &["replace", "exchange", "swap"],
    &["defined", "agreed", "laid down"],
    &["required", "necessary", "requested"],
    &["monitoring", "supervision", "observation"],
    &["managing", "handling", "looking after"],
];

/// A text with most of its words replaced by others that mean the same.
pub(super) fn replaced(text: &str, shares: Shares, chance: &mut Chance) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    'words: while let Some(c) = rest.chars().next() {
        let is_begin = out.chars().last().is_none_or(|c| !c.is_alphanumeric());
        if is_begin {
            for group in SYNONYMS {
                let Some(word) = group.first() else { continue };
                let Some(found) = rest.get(..word.len()).filter(|it| it.eq_ignore_ascii_case(word))
                else {
                    continue;
                };
                let behind = rest.get(word.len()..).unwrap_or_default();
                if behind.chars().next().is_some_and(char::is_alphanumeric) {
                    continue;
                }
                let other = group.get(1 + chance.below(group.len() - 1)).copied().unwrap_or(word);
                let is_replaced = chance.percent(shares.words);
                out.push_str(if is_replaced { other } else { found });
                rest = behind;
                continue 'words;
            }
        }
        out.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

/// The two halves of a text, parted at a comma or an "and" where it has one, or else at a
/// preposition.
pub(super) fn halves(text: &str) -> Option<(String, String)> {
    let middle = text.len() / 2;
    let signs = [", ", " and ", " for ", " of ", " on ", " in ", " with "];
    let places = signs.iter().flat_map(|sign| text.match_indices(sign));
    let (at, sign) = places.min_by_key(|(at, _)| at.abs_diff(middle))?;
    let (first, second) = (text.get(..at)?, text.get(at + sign.len()..)?);
    (first.len() > 3 && second.len() > 3).then(|| (first.to_owned(), second.to_owned()))
}

/// A text of another service: each repetition of the page has another name in it.
pub(super) fn renamed(text: &str, round: usize) -> String {
    let names = ["Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine"];
    let name = |at: usize| names.get(at % names.len()).copied().unwrap_or_default();
    format!("{text} for {} {}{}", name(round), name(round / names.len()), round)
}

/// A text in a language that nobody speaks: words are others throughout, but numbers, acronyms,
/// what has a capital inside, and every sixth word, which begins as it did.
pub(super) fn translated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split_inclusive(|c: char| !c.is_alphanumeric()).enumerate() {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        let behind = part.get(word.len()..).unwrap_or_default();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let stays =
            word.chars().any(|c| c.is_ascii_digit()) || capitals > 1 || (capitals == 1 && at > 0);
        out.push_str(&if stays { word.to_owned() } else { invented(word) });
        out.push_str(behind);
    }
    out
}

fn invented(word: &str) -> String {
    let word = word.to_lowercase();
    let sum: u64 = word.bytes().fold(7, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    if sum.is_multiple_of(6) {
        let begin: String = word.chars().take(word.chars().count().div_ceil(2) + 1).collect();
        return begin + "a";
    }
    let syllables =
        ["ka", "lo", "mi", "ne", "pu", "ri", "so", "ta", "vu", "ze", "bra", "clu", "dor"];
    let count = word.chars().count().div_ceil(3) + usize::from(sum.is_multiple_of(3));
    let mut chance = Chance(sum);
    (0..count).filter_map(|_| syllables.get(chance.below(syllables.len()))).copied().collect()
}
