//! The explanations of the rules, as the file that the app fetches when somebody first asks
//! "Why?": what is only read now and then is no part of the app itself.

use super::json::{JsonPath, Node, Object, ReadError, compact, parse};
use remit_core::checks::{EXPLANATIONS, Rule};

/// What the parts are called in the file, and above them on the screen; the first needs no
/// heading.
pub const PARTS: [(&str, &str); 6] = [
    ("finds", ""),
    ("why", "Why it matters"),
    ("example", "Example"),
    ("remedy", "What to do"),
    ("accept", "When to accept it"),
    ("source", "Where the rule comes from"),
];

/// The explanation of one rule: its parts, in the order of [`PARTS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The rule's name.
    pub rule: String,
    /// The parts.
    pub parts: [String; PARTS.len()],
}

/// The file. Whoever calls this carries all explanations along.
pub fn json() -> String {
    let rules = EXPLANATIONS.iter().map(|(rule, e)| {
        let parts = [e.finds, e.why, e.example, e.remedy, e.accept, e.source];
        let parts =
            PARTS.iter().zip(parts).map(|((key, _), part)| ((*key).into(), Node::text(part)));
        (rule.id.into(), Node::Object(parts.collect()))
    });
    compact(&Node::Object(rules.collect()))
}

/// Reads the file: the explanation of one rule, if there is one.
pub fn read(file: &str, rule: &Rule) -> Result<Option<Explained>, ReadError> {
    let Node::Object(rules) = parse(file)? else { return Ok(None) };
    let Some((id, parts)) = rules.into_iter().find(|(id, _)| id == rule.id) else {
        return Ok(None);
    };
    let path = JsonPath::ROOT;
    let mut object = Object::new(parts, &path)?;
    let mut parts = [const { String::new() }; PARTS.len()];
    for (part, (key, _)) in parts.iter_mut().zip(PARTS) {
        *part = object.need_text(key)?;
    }
    object.end()?;
    Ok(Some(Explained { rule: id.into_owned(), parts }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_core::checks::ALL;

    #[test]
    fn what_is_written_of_each_rule_reads_back() {
        let file = json();
        for ((rule, explanation), listed) in EXPLANATIONS.iter().zip(ALL) {
            assert_eq!(rule.id, listed.id);
            let read = read(&file, rule).unwrap().unwrap();
            assert_eq!(read.rule, rule.id);
            assert_eq!(
                (read.parts[0].as_str(), read.parts[5].as_str()),
                (explanation.finds, explanation.source)
            );
        }
        assert_eq!(read("{}", ALL[0]), Ok(None));
        assert!(read("<html>", ALL[0]).is_err());
    }
}
