use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, Xlsx};

use super::{Gathered, Limits, Refusal, Row};

/// How many bytes a workbook may unpack to for each byte it is allowed to have.
const UNPACKED: u64 = 20;

/// Reads the first sheet that has rows. Cells are taken one by one: a cell far away must not make a table of emptiness.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Row>, Refusal> {
    weigh(bytes, limits)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refusal::NotATable)?;
    for name in book.sheet_names() {
        let rows = sheet(&mut book, &name, limits);
        if rows != Err(Refusal::Empty) {
            return rows;
        }
    }
    Err(Refusal::Empty)
}

/// Unpacks everything once and counts: what a workbook says about its own size is not to be believed.
fn weigh(bytes: &[u8], limits: Limits) -> Result<(), Refusal> {
    let allowed = (limits.bytes as u64).saturating_mul(UNPACKED);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::NotATable)?;
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| Refusal::NotATable)?;
        unpacked += std::io::copy(
            &mut entry.take(allowed + 1 - unpacked),
            &mut std::io::sink(),
        )
        .map_err(|_| Refusal::NotATable)?;
        if unpacked > allowed {
            return Err(Refusal::TooLarge);
        }
    }
    Ok(())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, limits: Limits) -> Result<Vec<Row>, Refusal> {
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|_| Refusal::NotATable)?;
    let mut gathered = Gathered::new(limits);
    let (mut line, mut row) = (0_usize, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(|_| Refusal::NotATable)? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (at, column) = cell.get_position();
        let (at, column) = (at as usize + 1, column as usize);
        if column >= limits.columns {
            return Err(Refusal::TooManyColumns);
        }
        if at != line {
            gathered.add(line, std::mem::take(&mut row))?;
            line = at;
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text;
    }
    gathered.add(line, row)?;
    gathered.finish()
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(is_true) => is_true.to_string(),
        DataRef::DateTime(moment) => number_text(moment.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        _ => String::new(),
    }
}

/// A whole number without a decimal mark, as the sheet shows it. Past 15 digits a spreadsheet has lost some, so the
/// scientific form stays and can be refused.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else if number.fract() == 0.0 {
        format!("{number:E}").replace('E', "E+")
    } else {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cell, xlsx};

    const LIMITS: Limits = Limits {
        bytes: 1_000_000,
        rows: 100,
        columns: 10,
    };

    #[test]
    fn a_workbook_of_ours_is_read_back() {
        let table = [
            vec![
                Cell::Text("Nama".into()),
                Cell::Text("Nomor WhatsApp".into()),
            ],
            vec![
                Cell::Text("Siti Aminah".into()),
                Cell::Number(81_234_567_890),
            ],
        ];
        let bytes = xlsx("Peserta", &table).expect("a workbook");
        let rows = crate::read(&bytes, LIMITS).expect("rows");
        assert_eq!(rows[1].line, 2);
        assert_eq!(rows[1].cells, ["Siti Aminah", "81234567890"]);
    }

    #[test]
    fn a_damaged_workbook_is_refused() {
        assert_eq!(
            crate::read(b"PK\x03\x04nonsense", LIMITS),
            Err(Refusal::NotATable)
        );
        assert_eq!(
            crate::read(&[0xd0, 0xcf, 0x11, 0xe0, 0], LIMITS),
            Err(Refusal::OldWorkbook)
        );
    }

    #[test]
    fn a_workbook_that_unpacks_to_too_much_is_refused() {
        let table: Vec<_> = (0..3_000)
            .map(|_| vec![Cell::Text("a".repeat(900))])
            .collect();
        let bytes = xlsx("Peserta", &table).expect("a workbook");
        let small = Limits {
            bytes: bytes.len(),
            ..LIMITS
        };
        assert!(matches!(
            crate::read(&bytes, small),
            Err(Refusal::TooLarge | Refusal::TooManyRows)
        ));
    }

    #[test]
    fn numbers_are_what_the_sheet_shows() {
        assert_eq!(number_text(81_234_567_890.0), "81234567890");
        assert_eq!(number_text(1.5), "1.5");
        assert_eq!(number_text(6.281_234_567_890_12e15), "6.28123456789012E+15");
    }
}
