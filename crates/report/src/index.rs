//! Finding items by their names. One type for all of them: each kind of hash map brings kilobytes of its own into the wasm.

use crate::order::order;

/// Names and where they stand.
pub(crate) struct Index<'a> {
    names: Vec<&'a str>,
    /// Where the names stand, in the ascending order of the names.
    order: Vec<usize>,
}

impl<'a> Index<'a> {
    /// The index of names in the order given.
    pub(crate) fn of(names: impl Iterator<Item = &'a str>) -> Self {
        Self::new(names.collect())
    }

    /// Apart from the iterators, each of which would bring a sort of its own.
    #[inline(never)]
    fn new(names: Vec<&'a str>) -> Self {
        let order = order(names.len(), &mut |one, other| names[one].cmp(names[other]));
        Self { names, order }
    }

    /// Where a name stands first, in logarithmic time.
    pub(crate) fn at(&self, name: &str) -> Option<usize> {
        let first = self.order.partition_point(|at| self.names[*at] < name);
        self.order.get(first).copied().filter(|at| self.names[*at] == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_equal_names_is_found() {
        let index = Index::of(["c", "a", "b", "a"].into_iter());
        assert_eq!(["a", "b", "c", "d", ""].map(|name| index.at(name)), [Some(1), Some(2), Some(0), None, None]);
    }
}
