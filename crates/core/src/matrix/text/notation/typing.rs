//! What buttons and keys do to a notation that is being typed. Places are counted as browsers
//! count them, in UTF-16 units.

use std::ops::Range;

/// What a button or key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tool {
    /// Sets what is selected in bold, or no longer.
    Bold,
    /// The same for emphasis.
    Emphasis,
    /// Makes the selected lines items of a list, or no longer.
    List,
    /// Makes what is selected a link, whose address is to be typed.
    Link,
    /// Puts this at the end of what is selected.
    Insert(String),
}

/// What was typed, with what is selected in it afterwards.
pub fn typed(text: &str, selected: Range<usize>, tool: &Tool) -> (String, Range<usize>) {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    let start = selected.start.min(units.len());
    let end = selected.end.clamp(start, units.len());
    let selected = match tool {
        Tool::Bold => wrapped(&mut units, start..end, "**"),
        Tool::Emphasis => wrapped(&mut units, start..end, "*"),
        Tool::List => listed(&mut units, start..end),
        Tool::Link => {
            const ADDRESS: &str = "https://";
            put(&mut units, end, &format!("]({ADDRESS})"));
            put(&mut units, start, "[");
            let address = end + 3;
            address..address + ADDRESS.len()
        }
        Tool::Insert(new) => {
            put(&mut units, end, new);
            let end = end + new.encode_utf16().count();
            end..end
        }
    };
    (String::from_utf16_lossy(&units), selected)
}

fn put(units: &mut Vec<u16>, at: usize, text: &str) {
    units.splice(at..at, text.encode_utf16());
}

fn wrapped(units: &mut Vec<u16>, selected: Range<usize>, stars: &str) -> Range<usize> {
    let star = u16::from(b'*');
    let width = stars.len();
    let before = units.iter().take(selected.start).rev().take_while(|unit| **unit == star).count();
    let behind = units.iter().skip(selected.end).take_while(|unit| **unit == star).count();
    // Three stars are both; of two, none is an emphasis.
    let is_set = |stars: usize| if width == 2 { stars >= 2 } else { stars % 2 == 1 };
    if is_set(before) && is_set(behind) {
        units.drain(selected.end..selected.end + width);
        units.drain(selected.start - width..selected.start);
        return selected.start - width..selected.end - width;
    }
    put(units, selected.end, stars);
    put(units, selected.start, stars);
    selected.start + width..selected.end + width
}

fn listed(units: &mut Vec<u16>, selected: Range<usize>) -> Range<usize> {
    let line_end = u16::from(b'\n');
    let item: Vec<u16> = "- ".encode_utf16().collect();
    let is_end = |unit: &u16| *unit == line_end;
    let first = units.iter().take(selected.start).rposition(is_end).map_or(0, |at| at + 1);
    let between = units.iter().enumerate().take(selected.end).skip(first);
    let mut starts = vec![first];
    starts.extend(between.filter(|(_, unit)| is_end(unit)).map(|(at, _)| at + 1));
    let is_item = |at: &usize| units.get(*at..).is_some_and(|rest| rest.starts_with(&item));
    let all = starts.iter().all(is_item);
    let mut end = selected.end;
    for at in starts.into_iter().rev() {
        if all {
            units.drain(at..at + item.len());
            end = end.saturating_sub(item.len());
        } else if !units.get(at..).is_some_and(|rest| rest.starts_with(&item)) {
            put(units, at, "- ");
            end += item.len();
        }
    }
    end.max(first)..end.max(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In a text with two bars around what is selected, a tool does this.
    #[track_caller]
    fn check(before: &str, tool: &Tool, after: &str) {
        let units = |text: &str| text.encode_utf16().count();
        let parts: Vec<&str> = before.split('|').collect();
        let start = units(parts[0]);
        let selected = start..start + units(parts[1]);
        let (text, selected) = typed(&parts.concat(), selected, tool);
        let all: Vec<u16> = text.encode_utf16().collect();
        let part = |range: Range<usize>| String::from_utf16(&all[range]).unwrap();
        let shown = format!(
            "{}|{}|{}",
            part(0..selected.start),
            part(selected.clone()),
            part(selected.end..all.len())
        );
        assert_eq!(shown, after);
    }

    #[test]
    fn styles_go_on_and_off() {
        check("a |b| c", &Tool::Bold, "a **|b|** c");
        check("a **|b|** c", &Tool::Bold, "a |b| c");
        check("a **|b|** c", &Tool::Emphasis, "a ***|b|*** c");
        check("a ***|b|*** c", &Tool::Emphasis, "a **|b|** c");
        check("a ***|b|*** c", &Tool::Bold, "a *|b|* c");
        check("😀|é|", &Tool::Emphasis, "😀*|é|*");
        check("||", &Tool::Bold, "**||**");
    }

    #[test]
    fn lines_become_items_and_back() {
        check("a\n|b\nc|\nd", &Tool::List, "a\n- b\n- c||\nd");
        check("a\n|- b\n- c|\nd", &Tool::List, "a\nb\nc||\nd");
        check("||", &Tool::List, "- ||");
    }

    #[test]
    fn links_and_marks_are_put_in() {
        check("see |page| 2", &Tool::Link, "see [page](|https://|) 2");
        check("a|b|c", &Tool::Insert("[^1]".to_owned()), "ab[^1]||c");
    }
}
