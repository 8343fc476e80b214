//! Sorting through indexes: one function for all types, since each type that the standard library sorts brings several
//! kilobytes of its own into the wasm.

use std::cmp::Ordering;

/// The items in ascending order; those that are equal stay in the order they are in.
pub fn sorted<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order(items.len(), &mut |one, other| compare(&items[one], &items[other]));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| items[at].take()).collect()
}

/// The indexes `0..len` in the ascending order of what they stand for; those that are equal stay in order. At most
/// `len · log₂ len` comparisons: merge sort from runs of one (Knuth, The Art of Computer Programming, 5.2.4).
pub fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        for pair in order.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let ([one, after_one @ ..], [other, after_other @ ..]) = (left, right) {
                if compare(*one, *other).is_le() {
                    merged.push(*one);
                    left = after_one;
                } else {
                    merged.push(*other);
                    right = after_other;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_sorted_and_equal_items_keep_their_order() {
        for len in 0..40 {
            let items: Vec<(usize, usize)> = (0..len).map(|at| (at * 7 % 5, at)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            assert_eq!(sorted(items, |one, other| one.0.cmp(&other.0)), expected);
        }
    }
}
