//! Names of plans within sentences: in quotation marks, with a capital letter, right beside a word
//! for a plan.

/// Words beside which a name in quotation marks is that of a plan.
const WORDS: [&str; 6] = ["service", "services", "plan", "plans", "offer", "option"];

/// A name of more characters is a sentence.
const MOST_CHARS: usize = 40;

const QUOTES: [char; 5] = ['"', '“', '”', '«', '»'];

/// The names that a text quotes and calls plans.
pub(super) fn plans(text: &str) -> impl Iterator<Item = &str> {
    // Every second part stands in quotation marks.
    let parts: Vec<&str> = text.split(QUOTES).collect();
    let mut names = Vec::new();
    for part in parts.windows(3).step_by(2) {
        let [before, name, after] = part else { continue };
        let name = name.trim();
        let last = before.split_whitespace().next_back().filter(|_| before.ends_with(' '));
        let next = after.split(|c: char| !c.is_alphanumeric()).nth(1);
        let next = next.filter(|_| after.starts_with(' '));
        let is_called = [last, next]
            .into_iter()
            .flatten()
            .any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)));
        let is_name = name.len() <= MOST_CHARS && name.starts_with(char::is_uppercase);
        if is_called && is_name {
            names.push(name);
        }
    }
    names.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(plans(text).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn names_are_quoted_and_called_plans() {
        check("if they have subscribed to the \"On Demand\" service.", &["On Demand"]);
        check("inclus dans le service « Avancé »", &["Avancé"]);
        check("the “Gold” and the “Brass” plans", &["Brass"]);
        check("say \"On Demand\" to the service, or restart the \"httpd\" service", &[]);
        check("\"\" service \"", &[]);
        check("a \"plan", &[]);
    }
}
