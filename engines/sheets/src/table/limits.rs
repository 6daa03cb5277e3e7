//! How much of a foreign file is read before it is refused.

/// What a file may cost. The defaults are far above any receipt and far below any harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it was sent.
    pub bytes: usize,
    /// Bytes of all its parts together once unpacked, counted while unpacking.
    pub unpacked: u64,
    /// Parts inside the package.
    pub parts: usize,
    /// Sheets that are read.
    pub sheets: usize,
    /// Rows of one sheet.
    pub rows: usize,
    /// Columns of one sheet.
    pub columns: usize,
    /// Bytes of text in all cells together: one long text used by a million cells is small in the file.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 10 << 20,
            unpacked: 200 << 20,
            parts: 2_000,
            sheets: 60,
            rows: 20_000,
            columns: 200,
            text: 64 << 20,
        }
    }
}
