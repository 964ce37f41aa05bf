//! Counts the steps of inner loops in tests, so that bounds on work are checked without a clock. Costs nothing
//! outside tests.

#[cfg(test)]
thread_local! {
    static TAKEN: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// One step of an inner loop.
#[inline(always)]
pub(super) fn step() {
    #[cfg(test)]
    TAKEN.with(|taken| taken.set(taken.get() + 1));
}

#[cfg(test)]
pub(super) fn reset() {
    TAKEN.with(|taken| taken.set(0));
}

#[cfg(test)]
pub(super) fn taken() -> usize {
    TAKEN.with(std::cell::Cell::get)
}
