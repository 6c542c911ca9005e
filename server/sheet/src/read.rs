mod delimited;
mod text;
mod workbook;

/// How large a table may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Rows with anything in them, the head among them.
    pub rows: usize,
    /// Cells in one row.
    pub columns: usize,
}

/// Why a table is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// More bytes than allowed, packed or unpacked.
    #[error("too large")]
    TooLarge,
    /// More rows than allowed.
    #[error("too many rows")]
    TooManyRows,
    /// A row with more cells than allowed.
    #[error("too many columns")]
    TooManyColumns,
    /// A workbook of Excel before 2007, or one with a password.
    #[error("an old or locked workbook")]
    OldWorkbook,
    /// Neither text nor a workbook, or a damaged one.
    #[error("not a table")]
    NotATable,
}

/// A row with anything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line in the sheet, from 1, as the spreadsheet numbers it.
    pub line: usize,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

/// Reads a file by what it holds, whatever its name says: an XLSX workbook (its first sheet with rows) or delimited text.
///
/// # Errors
/// [`Refusal`] says why it cannot be read.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Row>, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge);
    }
    if bytes.starts_with(b"PK") {
        return workbook::read(bytes, limits);
    }
    // The container of .xls, and of an .xlsx with a password.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Refusal::OldWorkbook);
    }
    delimited::read(&text::decode(bytes)?, limits)
}

/// Reads rows that were pasted.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str, limits: Limits) -> Result<Vec<Row>, Refusal> {
    if text.len() > limits.bytes {
        return Err(Refusal::TooLarge);
    }
    delimited::read(text, limits)
}

/// Gathers rows and keeps the bounds.
struct Gathered {
    limits: Limits,
    rows: Vec<Row>,
}

impl Gathered {
    const fn new(limits: Limits) -> Self {
        Self {
            limits,
            rows: Vec::new(),
        }
    }

    fn add(&mut self, line: usize, mut cells: Vec<String>) -> Result<(), Refusal> {
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        if cells.len() > self.limits.columns {
            return Err(Refusal::TooManyColumns);
        }
        if self.rows.len() == self.limits.rows {
            return Err(Refusal::TooManyRows);
        }
        self.rows.push(Row { line, cells });
        Ok(())
    }

    fn finish(self) -> Result<Vec<Row>, Refusal> {
        if self.rows.is_empty() {
            Err(Refusal::Empty)
        } else {
            Ok(self.rows)
        }
    }
}
