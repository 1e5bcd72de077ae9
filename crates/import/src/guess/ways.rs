//! The ways in which the letters of a row can belong to its parties, in their order.

/// One way to read a row: the letters of each party as written.
pub(in super::super) type Way = Vec<String>;

/// All ways to read a row, each as places in a list of what cells say: there may be thousands
/// of ways, but they are made of few cells.
pub(super) struct Ways {
    parties: usize,
    /// What cells say; the first of them is empty.
    pub(super) cells: Vec<String>,
    pub(super) list: Vec<Vec<u16>>,
}

/// More ways than this are not weighed against one another.
const MOST_WAYS: usize = 4_000;

/// More letters than this are not taken apart.
const MOST_LETTERS: usize = 64;

/// What a cell says that holds nothing.
const EMPTY: u16 = 0;

impl Ways {
    pub(super) fn new(parties: usize) -> Self {
        Self { parties, cells: vec![String::new()], list: Vec::new() }
    }

    /// Cuts glued letters into a piece for each party, some of them empty.
    pub(super) fn cut(&mut self, letters: &[char]) {
        let letters = letters.get(..MOST_LETTERS).unwrap_or(letters);
        let mut pieces = Vec::with_capacity(letters.len());
        for from in 0..letters.len() {
            let rest = letters.get(from..).unwrap_or_default();
            let longest = (1..=rest.len()).take_while(|length| distinct(rest, *length)).count();
            let first = self.cells.len() as u16;
            let piece = |length| rest.iter().take(length).collect();
            self.cells.extend((1..=longest).map(piece));
            pieces.push((first, longest));
        }
        self.cut_rest(&pieces, &mut Vec::with_capacity(self.parties));
    }

    /// `rest` has for each letter that is left the first of the pieces that begin with it, and
    /// how many these are, each a letter longer than the one before.
    fn cut_rest(&mut self, rest: &[(u16, usize)], way: &mut Vec<u16>) {
        if self.list.len() >= MOST_WAYS {
            return;
        }
        let first = rest.first().copied();
        let piece = |length: usize| match (length, first) {
            (0, _) => Some(EMPTY),
            (_, Some((first, longest))) if length <= longest => Some(first + length as u16 - 1),
            _ => None,
        };
        if way.len() + 1 >= self.parties {
            if let Some(last) = piece(rest.len()) {
                let mut way = way.clone();
                way.push(last);
                self.list.push(way);
            }
            return;
        }
        for length in 0..=rest.len() {
            let Some(piece) = piece(length) else { break };
            way.push(piece);
            self.cut_rest(rest.get(length..).unwrap_or_default(), way);
            way.pop();
        }
    }

    /// Puts pieces under parties, in their order.
    pub(super) fn place(&mut self, pieces: &[&str]) {
        self.cells.extend(pieces.iter().map(|piece| (*piece).to_owned()));
        self.place_rest(1, pieces.len(), 0, &mut vec![EMPTY; self.parties]);
    }

    fn place_rest(&mut self, piece: u16, left: usize, from: usize, way: &mut Vec<u16>) {
        if self.list.len() >= MOST_WAYS {
            return;
        }
        if left == 0 {
            self.list.push(way.clone());
            return;
        }
        for party in from..self.parties.saturating_sub(left - 1) {
            if let Some(cell) = way.get_mut(party) {
                *cell = piece;
            }
            self.place_rest(piece + 1, left - 1, party + 1, way);
            if let Some(cell) = way.get_mut(party) {
                *cell = EMPTY;
            }
        }
    }
}

/// Whether none of the first letters stands twice.
fn distinct(letters: &[char], length: usize) -> bool {
    let mut letters = letters.iter().take(length).rev();
    letters.next().is_none_or(|last| letters.all(|letter| letter != last))
}
