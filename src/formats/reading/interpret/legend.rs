//! Where a source says what its letters mean: as a list, a table, or one sentence.

use super::super::note::Place;
use super::super::page::{Block, Kind as Of, Table};
use super::super::words::fold;
use crate::matrix::{self, Inline, Kind, Letter, Letters, Style, Text};

/// The letters that a source defines.
#[derive(Debug, Default)]
pub(in super::super) struct Legend {
    /// The letters, in the order of the source; none where it defines none.
    pub(in super::super) letters: Vec<Letter>,
    /// Which blocks say so.
    pub(in super::super) blocks: Vec<usize>,
    pub(in super::super) place: Place,
}

/// Fewer letters are no legend.
const FEWEST: usize = 3;

impl Legend {
    /// The first legend in the blocks, and all that repeat it.
    pub(in super::super) fn find(blocks: &[Block]) -> Self {
        let mut legend = Self::default();
        let mut run: Vec<(usize, Letter)> = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            let found = match &block.kind {
                Of::List(items, _) => all(items.iter().map(entry)),
                Of::Table(table) => from_table(table),
                Of::Paragraph(text) => from_paragraph(text),
                Of::Heading(..) | Of::Footnote(..) => Vec::new(),
            };
            // Paragraphs may have one letter each.
            if matches!(block.kind, Of::Paragraph(_)) && found.len() == 1 {
                run.extend(found.into_iter().map(|letter| (at, letter)));
                continue;
            }
            legend.take(at, found, &block.place);
            legend.take_run(&mut run, blocks);
        }
        legend.take_run(&mut run, blocks);
        legend.blocks.sort_unstable();
        legend
    }

    /// Whether a block is part of it.
    pub(in super::super) fn has(&self, block: usize) -> bool {
        self.blocks.binary_search(&block).is_ok()
    }

    fn take_run(&mut self, run: &mut Vec<(usize, Letter)>, blocks: &[Block]) {
        let (places, letters): (Vec<usize>, Vec<Letter>) = std::mem::take(run).into_iter().unzip();
        if let Some(first) = places.first().copied()
            && let Some(block) = blocks.get(first)
            && self.take(first, letters, &block.place)
        {
            self.blocks.extend(places.into_iter().skip(1));
        }
    }

    /// Takes letters that a block defines, where they can be a legend.
    fn take(&mut self, block: usize, letters: Vec<Letter>, place: &Place) -> bool {
        let mut codes: Vec<char> = letters.iter().map(|letter| letter.code).collect();
        codes.sort_unstable();
        codes.dedup();
        if codes.len() < FEWEST || codes.len() != letters.len() {
            return false;
        }
        let known = letters.iter().filter(|letter| letter.kind != Kind::Other).count();
        if known < 2 || Letters::new(letters.clone()).is_err() {
            return false;
        }
        if self.letters.is_empty() {
            self.letters = letters;
            self.place = place.clone();
        }
        self.blocks.push(block);
        true
    }
}

/// All of them, where every one is an entry; a list of other things is no legend.
fn all(entries: impl Iterator<Item = Option<Letter>>) -> Vec<Letter> {
    entries.collect::<Option<Vec<_>>>().unwrap_or_default()
}

fn from_table(table: &Table) -> Vec<Letter> {
    let rows = table.rows.iter().take(matrix::letter::MAX_LETTERS + 2);
    let read = |skip: usize| -> Vec<Letter> {
        // "- | Not involved" defines no letter.
        let dash = |text: &str| !text.is_empty() && !text.contains(char::is_alphanumeric);
        let rows = rows
            .clone()
            .skip(skip)
            .filter(|row| !row.is_empty() && !dash(row.cell(0).text.to_plain().trim()));
        all(rows.map(|row| {
            let mut cells = row.cells.iter().map(|cell| &cell.text).filter(|text| !text.is_empty());
            let first = cells.next()?;
            let rest: Vec<&Text> = cells.collect();
            from_cells(first, &rest)
        }))
    };
    // The header of a legend with one column is often its first letter's line.
    let with_header = read(1);
    let without = read(0);
    if without.len() > with_header.len() { without } else { with_header }
}

fn from_cells(first: &Text, rest: &[&Text]) -> Option<Letter> {
    match rest {
        [] => entry(first),
        [second] => {
            let (code, name) = code_and_name(&first.to_plain())?;
            let definition = without_label((*second).clone());
            // "R | Responsible" gives the name; "(R) Responsible | is in charge" both.
            let (name, definition) = if name.is_empty() && is_short(&definition.to_plain()) {
                (definition.to_plain().into_owned(), Text::default())
            } else {
                (name, definition)
            };
            Some(letter(code, name, definition))
        }
        [second, third, ..] => {
            let (code, _) = code_and_name(&first.to_plain())?;
            Some(letter(code, second.to_plain().into_owned(), (*third).clone()))
        }
    }
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 2
}

/// Lines of one paragraph, or one sentence: "R = Responsible, A = Accountable".
fn from_paragraph(text: &Text) -> Vec<Letter> {
    let lines = lines(text);
    if lines.len() > 1 {
        // Lines before the first letter introduce it.
        let entries: Vec<Letter> = lines
            .iter()
            .skip_while(|line| entry(line).is_none())
            .map(entry)
            .collect::<Option<Vec<_>>>()
            .unwrap_or_default();
        if entries.len() >= FEWEST {
            return entries;
        }
    }
    if let Some(one) = entry(text)
        && !text.to_plain().contains([',', ';', '|', '·'])
    {
        return vec![one];
    }
    let plain = text.to_plain();
    if plain.len() > 600 {
        return Vec::new();
    }
    let inside = plain.split_once(['(', '[']).map_or(&*plain, |(before, inside)| {
        if before.contains(['=', ':']) { &plain } else { inside }
    });
    let after = inside.rsplit_once(": ").filter(|(before, _)| before.len() > 2);
    let list = match after {
        Some((_, after)) if after.contains('=') => after,
        _ => inside,
    };
    let parts =
        list.split([',', ';', '|', '·', '/']).map(str::trim).filter(|part| !part.is_empty());
    all(parts.map(|part| entry(&Text::plain(part.trim_end_matches(['.', ')', ']'])))))
}

/// The lines of a text: those of its paragraphs, and items.
pub(in super::super) fn lines(text: &Text) -> Vec<Text> {
    let mut lines = Vec::new();
    for block in text.blocks() {
        match block {
            matrix::Block::List(items) => {
                let item =
                    |item: &Vec<Inline>| Text::new(vec![matrix::Block::Paragraph(item.clone())]);
                lines.extend(items.iter().map(item));
            }
            matrix::Block::Paragraph(inlines) => {
                let parts = inlines.split(|inline| *inline == Inline::Break);
                lines.extend(
                    parts.map(|part| Text::new(vec![matrix::Block::Paragraph(part.to_vec())])),
                );
            }
        }
    }
    lines
}

/// The letter that a line defines: "R: Is in charge", "**R**esponsible: …", "(R) Responsible",
/// "Responsible (R): …", "R - Responsible: …", "R = Responsible".
pub(in super::super) fn entry(line: &Text) -> Option<Letter> {
    if let Some(letter) = initial(line) {
        return Some(letter);
    }
    let plain = line.to_plain();
    let (code, length) = leading_code(&plain)?;
    let rest = plain.get(length..)?;
    let after = rest.trim_start();
    let sign = after.chars().next()?;
    let definition = match sign {
        ':' | '=' | '–' | '—' | '→' => {
            from(line, length + (rest.len() - after.len()) + sign.len_utf8())
        }
        '-' => from(line, length + (rest.len() - after.len()) + 1),
        '(' | '[' => {
            let name = after.get(1..)?.split([')', ']']).next()?.to_owned();
            let used = length + (rest.len() - after.len()) + name.len() + 2;
            let definition = from(line, used);
            let text = definition.to_plain();
            let skip = text.len() - text.trim_start_matches([':', '-', '–', '=', ' ']).len();
            return Some(letter(code, name, from(&definition, skip)));
        }
        _ if plain.starts_with(['(', '[']) => from(line, length),
        _ => return None,
    };
    let text = definition.to_plain();
    if text.is_empty() {
        return None;
    }
    // "Responsible (R): is in charge".
    if !plain.starts_with(['(', '[', code])
        || plain.get(..length).is_some_and(|head| head.contains('(') && head.len() > 4)
    {
        let name = plain.split('(').next().unwrap_or_default().trim().to_owned();
        return Some(letter(code, name, definition));
    }
    // "R - Responsible: is in charge" and "R: Responsible - is in charge".
    let parted = text.split_once([':', '–', '—']).or_else(|| text.split_once(" - "));
    let name = parted.map(|(name, _)| name.trim()).filter(|name| is_short(name));
    if let Some(name) = name {
        let used = text.find(name).unwrap_or(0) + name.len();
        let rest = text.get(used..).unwrap_or_default();
        let skip = used + rest.len() - rest.trim_start_matches([':', '-', '–', '—', ' ']).len();
        return Some(letter(code, name.to_owned(), from(&definition, skip)));
    }
    if is_short(&text) {
        let name = text.trim_end_matches('.').to_owned();
        return Some(letter(code, name, Text::default()));
    }
    Some(letter(code, String::new(), definition))
}

/// "**R**esponsible: …": the letter is set apart from the rest of its word.
fn initial(line: &Text) -> Option<Letter> {
    let [matrix::Block::Paragraph(inlines)] = line.blocks() else { return None };
    let [Inline::Run { text: first, style: bold, .. }, Inline::Run { text: second, style, .. }, ..] =
        inlines.as_slice()
    else {
        return None;
    };
    let code = single(first)?;
    if !bold.bold || style.bold || !second.starts_with(char::is_alphabetic) {
        return None;
    }
    let plain = line.to_plain();
    let (name, _) = plain.split_once([':', '–', '—', '(', '='])?;
    let used = name.len() + plain.get(name.len()..)?.chars().next()?.len_utf8();
    Some(letter(code, name.trim().trim_end_matches('-').trim().to_owned(), from(line, used)))
}

/// The code at the start of a line, in brackets or not, and how many bytes it takes; or the
/// code in brackets behind a name.
fn leading_code(plain: &str) -> Option<(char, usize)> {
    let bare = plain.strip_prefix(['(', '[']);
    let inside = bare.unwrap_or(plain);
    let mut chars = inside.chars();
    let (code, next) = (chars.next()?, chars.next());
    if !code.is_uppercase() || next.is_some_and(char::is_alphanumeric) {
        return named_code(plain);
    }
    match (bare, next) {
        (Some(_), Some(')' | ']')) => Some((code, 2 + code.len_utf8())),
        (Some(_), _) => None,
        (None, _) => Some((code, code.len_utf8())),
    }
}

/// "Responsible (R): …".
fn named_code(plain: &str) -> Option<(char, usize)> {
    let (name, rest) = plain.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    let code = single(inside)?;
    let fits = name.split_whitespace().count() <= 2 && name.trim().starts_with(char::is_uppercase);
    fits.then_some((code, name.len() + inside.len() + 2))
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.trim().chars();
    let code = chars.next()?;
    (chars.next().is_none() && code.is_uppercase()).then_some(code)
}

/// Code and name of a first column: "R", "(R) Responsible", "Responsible (R)", "R - Responsible".
fn code_and_name(text: &str) -> Option<(char, String)> {
    let text = text.trim().trim_end_matches(':');
    if let Some(code) = single(text) {
        return Some((code, String::new()));
    }
    let (code, used) = leading_code(text)?;
    let behind = text.get(used..)?;
    let name = if text.starts_with(char::is_alphabetic) && text.contains('(') && used > 3 {
        text.split('(').next()?
    } else {
        behind
    };
    // Only a sign or a bracket parts a code from its name: "A plan" has none.
    let parted = text.starts_with(['(', '['])
        || used > 3
        || behind.trim_start().starts_with([':', '-', '–', '=', '(']);
    let name = name.trim().trim_matches([':', '-', '–', '=', '(', ')', ' ']);
    (parted && name.split_whitespace().count() <= 4).then(|| (code, name.to_owned()))
}

/// A text from a byte of its plain form on, with its styles.
pub(in super::super) fn from(text: &Text, skip: usize) -> Text {
    let mut left = skip;
    let mut blocks = Vec::new();
    for block in text.blocks() {
        match block {
            matrix::Block::Paragraph(inlines) => {
                let mut kept = Vec::new();
                for inline in inlines {
                    match inline {
                        Inline::Run { text, style, link } if left > 0 => {
                            let cut = left.min(text.len());
                            left -= cut;
                            if let Some(rest) = text.get(cut..).filter(|rest| !rest.is_empty()) {
                                kept.push(Inline::Run {
                                    text: rest.to_owned(),
                                    style: *style,
                                    link: link.clone(),
                                });
                            }
                        }
                        Inline::Break if left > 0 => left -= 1,
                        other => kept.push(other.clone()),
                    }
                }
                left = left.saturating_sub(1);
                blocks.push(matrix::Block::Paragraph(kept));
            }
            list @ matrix::Block::List(_) => blocks.push(list.clone()),
        }
    }
    Text::new(blocks)
}

/// A definition without a colon or a dash that was left in front.
fn without_label(text: Text) -> Text {
    let plain = text.to_plain();
    let skip = plain.len() - plain.trim_start_matches([':', '-', '–', '=', ' ']).len();
    if skip == 0 { text } else { from(&text, skip) }
}

fn letter(code: char, name: String, definition: Text) -> Letter {
    let kind = kind_of(code, &name, &definition.to_plain());
    Letter { code, name, definition, kind }
}

/// The beginnings of words that say what a letter stands for.
const WORDS: [(&str, Kind); 6] = [
    (
        "accountab approv approb approu genehmig gesamtverant rechenschaft garant guarantee \
      imputable endoss aprueb aprob autorid autoriz approva zatwierdz final driver-approver",
        Kind::Accountable,
    ),
    ("consult konsult berat opin befrag", Kind::Consulted),
    ("inform poinform benachrichtig notif", Kind::Informed),
    ("support unterst soutien apoy assist mitwirk mitarbeit help contribut", Kind::Support),
    (
        "respons realis realiz durchf ausf perform carry carrying charge does execut driver wykon \
      zustand verantwort effettu esegu realice ejecut",
        Kind::Responsible,
    ),
    ("", Kind::Other),
];

/// What a code stands for: the usual one, else what its name or definition says.
pub(in super::super) fn kind_of(code: char, name: &str, definition: &str) -> Kind {
    let by_words = |text: &str| {
        let folded = fold(text);
        // The definition of one letter may speak of another, so the first word decides.
        folded.split(' ').take(8).find_map(|word| {
            WORDS
                .iter()
                .find(|(starts, _)| starts.split_whitespace().any(|start| word.starts_with(start)))
                .map(|(_, kind)| *kind)
        })
    };
    match code {
        'R' => Kind::Responsible,
        'A' => Kind::Accountable,
        'C' => Kind::Consulted,
        'I' => Kind::Informed,
        _ => by_words(name).or_else(|| by_words(definition)).unwrap_or(match code {
            'S' => Kind::Support,
            'K' => Kind::Consulted,
            _ => Kind::Other,
        }),
    }
}

/// Text without emphasis around all of it.
pub(in super::super) fn without_emphasis(text: Text) -> Text {
    let all = |inline: &Inline| match inline {
        Inline::Run { text, style, .. } => style.emphasis || text.trim().is_empty(),
        Inline::Mark { .. } | Inline::Break => true,
    };
    let whole = text.blocks().iter().all(|block| match block {
        matrix::Block::Paragraph(inlines) => inlines.iter().all(all),
        matrix::Block::List(items) => items.iter().flatten().all(all),
    });
    if !whole {
        return text;
    }
    let plain = |inlines: &[Inline]| -> Vec<Inline> {
        let strip = |style: &Style| Style { emphasis: false, ..*style };
        inlines
            .iter()
            .map(|inline| match inline {
                Inline::Run { text, style, link } => {
                    Inline::Run { text: text.clone(), style: strip(style), link: link.clone() }
                }
                Inline::Mark { mark, style } => {
                    Inline::Mark { mark: mark.clone(), style: strip(style) }
                }
                Inline::Break => Inline::Break,
            })
            .collect()
    };
    let blocks = text.blocks().iter().map(|block| match block {
        matrix::Block::Paragraph(inlines) => matrix::Block::Paragraph(plain(inlines)),
        matrix::Block::List(items) => {
            matrix::Block::List(items.iter().map(|item| plain(item)).collect())
        }
    });
    Text::new(blocks.collect())
}

#[cfg(test)]
#[path = "legend_tests.rs"]
mod tests;
