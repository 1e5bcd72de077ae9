//! How high each line is, and where it therefore stands, for grids of which only a part is on
//! the page. A line that was never there is taken to be as high as the average of those that
//! were.
//!
//! A tree of partial sums (Fenwick's) answers both questions, "where is this line" and "which
//! line is here", in a number of steps that grows with the logarithm of the lines.

/// Heights in sixteenths of a pixel: whole numbers add up to the same sum in any order.
pub const UNIT: u32 = 16;

/// The heights of all lines.
#[derive(Debug, Clone, Default)]
pub struct Heights {
    each: Vec<u32>,
    /// At `i`, the sum of the `i & -i` heights that end with the `i`-th, counted from 1.
    sums: Vec<u32>,
}

impl Heights {
    /// So many lines, all of the same height.
    pub fn new(lines: usize, height: u32) -> Self {
        let sum = |at: usize| height.wrapping_mul((at & at.wrapping_neg()) as u32);
        Self { each: vec![height; lines], sums: (0..=lines).map(sum).collect() }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.each.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }

    /// Notes how high a line is; true where that was not known.
    pub fn set(&mut self, line: usize, height: u32) -> bool {
        let Some(known) = self.each.get_mut(line) else { return false };
        let change = height.wrapping_sub(*known);
        *known = height;
        let mut at = line + 1;
        while let Some(sum) = self.sums.get_mut(at) {
            *sum = sum.wrapping_add(change);
            at += at & at.wrapping_neg();
        }
        change != 0
    }

    /// Where a line begins; for the number of lines, where the last one ends.
    pub fn top(&self, line: usize) -> u32 {
        let mut at = line.min(self.len());
        let mut top: u32 = 0;
        while at > 0 {
            top = top.wrapping_add(self.sums.get(at).copied().unwrap_or_default());
            at &= at - 1;
        }
        top
    }

    /// The line at a height, or the last one.
    pub fn line_at(&self, mut height: u32) -> usize {
        let mut line = 0;
        let mut step = self.len().checked_ilog2().map_or(0, |bits| 1_usize << bits);
        while step > 0 {
            if let Some(sum) = self.sums.get(line + step)
                && *sum <= height
            {
                line += step;
                height -= sum;
            }
            step /= 2;
        }
        line.min(self.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lines_stand_where_the_heights_before_them_end(
            lines in 1_usize..70,
            set in proptest::collection::vec((0_usize..70, 0_u32..90), 0..40),
        ) {
            let mut heights = Heights::new(lines, 30);
            let mut plain = vec![30; lines];
            for (line, height) in set {
                let differs = plain.get(line).is_some_and(|known| *known != height);
                prop_assert_eq!(heights.set(line, height), differs);
                if let Some(known) = plain.get_mut(line) {
                    *known = height;
                }
            }
            for line in 0..=lines {
                prop_assert_eq!(heights.top(line), plain[..line].iter().sum::<u32>());
            }
            for at in 0..heights.top(lines) {
                let line = heights.line_at(at);
                prop_assert!(heights.top(line) <= at && at < heights.top(line + 1));
            }
            prop_assert_eq!(heights.line_at(u32::MAX), lines - 1);
        }
    }

    #[test]
    fn without_lines_there_is_nothing_to_find() {
        assert_eq!((Heights::default().line_at(5), Heights::default().top(3)), (0, 0));
    }
}
