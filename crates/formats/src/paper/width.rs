//! How wide words are on paper, as far as that can be told without the type: on the safe side.

/// About how wide a text in bold is, in hundredths of the size of its type.
pub fn hundredths(text: &str) -> usize {
    text.chars().map(of).sum()
}

fn of(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 40,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' => 105,
        'A'..='Z' => 80,
        c if c < '\u{2e80}' => 70,
        // Scripts whose signs fill a square.
        _ => 100,
    }
}

/// Into how many lines a text breaks where a line has this much room: between words, and inside
/// those that are too long for a line.
pub fn lines(text: &str, room: usize) -> usize {
    let room = room.max(1);
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let width = hundredths(word);
        let with_space = if used == 0 { width } else { used + of(' ') + width };
        if with_space <= room {
            used = with_space;
            continue;
        }
        lines += usize::from(used > 0) + (width.max(1) - 1) / room;
        used = (width.max(1) - 1) % room + 1;
    }
    lines
}

/// As much of a text as fits into so many lines, with a sign where something is missing.
pub fn shortened(text: &str, room: usize, most: usize) -> String {
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        // The sign needs room as well.
        if lines(&format!("{short}……"), room) > most {
            short.pop();
            break;
        }
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_between_and_within() {
        assert_eq!(lines("", 100), 1);
        assert_eq!(lines("aa aa", 350), 1);
        assert_eq!(lines("aa aa", 140), 2);
        assert_eq!(lines("aaaaaa", 140), 3);
        assert_eq!(lines("aa aaaaaa", 140), 4);
    }

    #[test]
    fn what_is_shortened_fits_and_says_so() {
        let name = "A name that somebody has made of a whole sentence";
        let short = shortened(name, 500, 2);
        assert!(lines(&short, 500) <= 2, "{short}");
        assert!(short.ends_with('…') && short.len() > 5, "{short}");
    }
}
