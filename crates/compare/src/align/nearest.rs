//! Finds the texts that are most like a text, without looking at all of them.

use remit_core::steps;

use super::features::{Features, Vector};

/// So many texts are kept for each.
const KEPT: usize = 48;
/// So many places are looked at for each text, rare features first. What is left out then
/// are features that stand in so many texts that they tell few apart.
const PLACES: usize = 24_000;

/// A text that is like another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    /// Where it stands in B.
    pub(super) b: usize,
    /// How alike they are, from 0 to 1.
    pub(super) likeness: f32,
}

/// For each feature, in which texts of B it stands.
pub(super) struct Nearest<'a> {
    features: &'a Features,
    /// Where the places of each feature begin; one more at the end.
    starts: Vec<u32>,
    places: Vec<(u32, f32)>,
    sums: Vec<f32>,
}

impl<'a> Nearest<'a> {
    /// An index of those texts of B that are wanted.
    pub(super) fn new(features: &'a Features, is_wanted: impl Fn(usize) -> bool) -> Self {
        let wanted = || features.b.iter().enumerate().filter(|(at, _)| is_wanted(*at));
        let mut starts = vec![0_u32; features.count + 1];
        for (feature, _) in wanted().flat_map(|(_, vector)| &vector.0) {
            if let Some(count) = starts.get_mut(*feature as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut places = vec![(0, 0.0); sum as usize];
        let mut next = starts.clone();
        for (at, vector) in wanted() {
            for (feature, weight) in &vector.0 {
                let Some(next) = next.get_mut(*feature as usize) else { continue };
                if let Some(place) = places.get_mut(*next as usize) {
                    *place = (at as u32, *weight);
                }
                *next += 1;
            }
        }
        Self { features, starts, places, sums: vec![0.0; features.b.len()] }
    }

    /// The places of a feature.
    fn places(&self, feature: u32) -> &[(u32, f32)] {
        let at = feature as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else {
            return &[];
        };
        self.places.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// The texts of B that are most like a text of A, in the order of B. Where not all can be
    /// looked at, those that stand about as far down their matrix, which is a part of 1.
    pub(super) fn of(&mut self, text: &Vector, down: f32) -> Vec<Near> {
        let mut features: Vec<(usize, u32, f32)> = (text.0.iter())
            .map(|(feature, weight)| (self.places(*feature).len(), *feature, *weight))
            .filter(|(count, ..)| *count > 0)
            .collect();
        features.sort_unstable_by_key(|(count, feature, _)| (*count, *feature));
        let mut touched: Vec<u32> = Vec::new();
        let mut left = PLACES;
        let mut sums = std::mem::take(&mut self.sums);
        for (count, feature, weight) in features {
            let some = count.min(left);
            let skipped = ((count - some) as f32 * down) as usize;
            left -= some;
            steps::look(some);
            for (at, other) in self.places(feature).iter().skip(skipped).take(some) {
                let Some(sum) = sums.get_mut(*at as usize) else { continue };
                if *sum == 0.0 {
                    touched.push(*at);
                }
                *sum += weight * other;
            }
        }
        let sum = |at: u32| sums.get(at as usize).copied().unwrap_or_default();
        if touched.len() > KEPT {
            touched.select_nth_unstable_by(KEPT, |one, other| {
                sum(*other).total_cmp(&sum(*one)).then(one.cmp(other))
            });
        }
        let near = touched.iter().take(KEPT).filter_map(|at| {
            let b = *at as usize;
            Some(Near { b, likeness: text.likeness(self.features.b.get(b)?) })
        });
        let mut near: Vec<Near> = near.collect();
        near.sort_unstable_by_key(|near| near.b);
        for at in touched {
            if let Some(sum) = sums.get_mut(at as usize) {
                *sum = 0.0;
            }
        }
        self.sums = sums;
        near
    }
}
