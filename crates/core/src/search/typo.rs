//! How far a misspelt word is from the one that was meant.

/// How many slips a word of so many characters may have and still be taken for another one.
pub fn tolerance(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many slips lead from one word to another: a character that is missing, too many or
/// wrong, or two that have changed places. `None` where there are more than `limit`.
pub fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // Three lines of the usual table: the distances from the first characters of `a`, one fewer
    // and two fewer, to each beginning of `b`.
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut now = vec![0; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        now[0] = i + 1;
        let mut lowest = now[0];
        for (j, y) in b.iter().enumerate() {
            let wrong = last[j] + usize::from(x != y);
            let mut best = wrong.min(last[j + 1] + 1).min(now[j] + 1);
            let is_swap = i > 0 && j > 0 && a[i - 1] == *y && b[j - 1] == *x;
            if is_swap {
                best = best.min(before_last[j - 1] + 1);
            }
            now[j + 1] = best;
            lowest = lowest.min(best);
        }
        if lowest > limit {
            return None;
        }
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut now);
    }
    last.last().copied().filter(|slips| *slips <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(a: &str, b: &str, slips: usize) {
        assert_eq!(distance(a, b, 9), Some(slips), "{a} {b}");
    }

    #[test]
    fn slips_are_counted() {
        check("backup", "backup", 0);
        check("bakcup", "backup", 1);
        check("bckup", "backup", 1);
        check("backupp", "backup", 1);
        check("nackup", "backup", 1);
        check("incedint", "incident", 2);
        check("", "abc", 3);
        check("é", "e", 1);
    }

    proptest! {
        #[test]
        fn it_is_as_far_there_as_back(a in "[abc]{0,7}", b in "[abc]{0,7}") {
            prop_assert_eq!(distance(&a, &b, 9), distance(&b, &a, 9));
            prop_assert_eq!(distance(&a, &b, 9) == Some(0), a == b);
        }

        #[test]
        fn a_limit_hides_what_is_beyond_it_and_nothing_else(a in "[abc]{0,7}", b in "[abc]{0,7}", limit in 0_usize..4) {
            let whole = distance(&a, &b, 9).filter(|slips| *slips <= limit);
            prop_assert_eq!(distance(&a, &b, limit), whole);
        }
    }
}
