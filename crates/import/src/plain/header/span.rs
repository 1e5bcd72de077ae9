//! Where headers stand.

/// Where a header stands, and how many lines it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) line: usize,
    pub(crate) lines: usize,
}

/// What is in doubt about a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeaderDoubt {
    /// One of its lines could be all of it, with its names glued together.
    Glued,
    /// No word says where it begins; as many lines were taken as the fullest row has letters.
    Begin,
}
