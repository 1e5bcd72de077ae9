//! Shares out what several rows claim: an auction, in which each row bids for the candidate that
//! is worth most to it, until nobody is outbid.

/// Less than this a bid does not rise. The result is worth at most so much less for each row than
/// the best there is.
const STEP: f32 = 0.01;

/// Which candidate each row of A gets, of those with their scores from 0 to 1. Nobody gets what
/// another has; some get nothing.
pub(super) fn assign(rows: &[Vec<(usize, f32)>], of_b: usize) -> Vec<Option<usize>> {
    let mut price = vec![0.0_f32; of_b];
    let mut owner: Vec<Option<usize>> = vec![None; of_b];
    let mut gets: Vec<Option<usize>> = vec![None; rows.len()];
    let mut waiting: Vec<usize> = (0..rows.len()).rev().collect();
    while let Some(a) = waiting.pop() {
        let worth = rows
            .get(a)
            .into_iter()
            .flatten()
            .map(|(b, score)| (*b, score - price.get(*b).copied().unwrap_or_default()));
        let mut best: Option<(usize, f32)> = None;
        let mut second = 0.0_f32;
        for (b, worth) in worth {
            match best {
                Some((_, most)) if worth <= most => second = second.max(worth),
                _ => {
                    second = second.max(best.map_or(0.0, |(_, most)| most));
                    best = Some((b, worth));
                }
            }
        }
        // A price only rises, so this ends: who would pay more than it is worth gets nothing.
        let Some((b, most)) = best.filter(|(_, most)| *most > 0.0) else { continue };
        if let Some(price) = price.get_mut(b) {
            *price += most - second + STEP;
        }
        let before = owner.get_mut(b).and_then(|owner| owner.replace(a));
        if let Some(gets) = gets.get_mut(a) {
            *gets = Some(b);
        }
        if let Some(before) = before {
            if let Some(gets) = gets.get_mut(before) {
                *gets = None;
            }
            waiting.push(before);
        }
    }
    gets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &[&[(usize, f32)]], expected: &[Option<usize>]) {
        let rows: Vec<Vec<(usize, f32)>> = rows.iter().map(|row| row.to_vec()).collect();
        assert_eq!(assign(&rows, 4), expected);
    }

    #[test]
    fn each_gets_its_own() {
        check(&[&[(0, 0.9)], &[(1, 0.9)]], &[Some(0), Some(1)]);
        check(&[], &[]);
    }

    #[test]
    fn who_has_another_choice_gives_way() {
        check(&[&[(0, 0.9), (1, 0.8)], &[(0, 0.8)]], &[Some(1), Some(0)]);
        check(&[&[(0, 0.8)], &[(0, 0.9), (1, 0.8)]], &[Some(0), Some(1)]);
    }

    #[test]
    fn who_has_none_gets_nothing() {
        check(&[&[(0, 0.9)], &[(0, 0.5)]], &[Some(0), None]);
        check(&[&[(0, 0.5)], &[(0, 0.9)]], &[None, Some(0)]);
    }
}
