//! Where headers stand.

/// Where a header stands, and how many lines it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Span {
    pub(in super::super) line: usize,
    pub(in super::super) lines: usize,
}

/// What is in doubt about a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum HeaderDoubt {
    /// One of its lines could be all of it, with its names glued together.
    Glued,
    /// No word says where it begins; as many lines were taken as the fullest row has letters.
    Begin,
}
