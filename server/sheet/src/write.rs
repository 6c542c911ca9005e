use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use crate::neutral::neutral;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number that can be added up.
    Number(i64),
    /// Nothing.
    Empty,
}

/// What stands between cells. Excel takes the semicolon where the comma is the decimal mark, as in Indonesia.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
}

/// A workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error("workbook: {0}")]
pub struct WriteError(#[from] XlsxError);

/// Writes UTF-8 with a byte order mark, without which Excel takes it for something else.
#[must_use]
pub fn csv(rows: &[Vec<Cell>], separator: Separator) -> Vec<u8> {
    let separator = match separator {
        Separator::Comma => ',',
        Separator::Semicolon => ';',
    };
    let mut text = String::from("\u{feff}");
    for row in rows {
        for (nth, cell) in row.iter().enumerate() {
            if nth > 0 {
                text.push(separator);
            }
            match cell {
                Cell::Text(words) => quoted(&mut text, &neutral(words)),
                Cell::Number(number) => text.push_str(&number.to_string()),
                Cell::Empty => {}
            }
        }
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn quoted(text: &mut String, words: &str) {
    if words.contains([',', ';', '\t', '"', '\n', '\r']) {
        text.push('"');
        text.push_str(&words.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(words);
    }
}

/// Writes a workbook of one sheet; its first row is the head. Words are cells of the kind "text", so that a telephone
/// number keeps its 0.
///
/// # Errors
/// [`WriteError`] when a cell holds more than a sheet can.
pub fn xlsx(name: &str, rows: &[Vec<Cell>]) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let words_format = Format::new().set_num_format("@");
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(name))?;
    sheet.set_freeze_panes(1, 0)?;
    for (line, row) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Text(words) => {
                    let format = if line == 0 { &head } else { &words_format };
                    sheet.write_string_with_format(line, column, neutral(words), format)?;
                }
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "counts and percentages are far below 2^53"
                )]
                Cell::Number(number) => {
                    sheet.write_number(line, column, *number as f64)?;
                }
                Cell::Empty => {
                    // So that a template's empty column is already text when somebody types into it.
                    sheet.write_blank(line, column, &words_format)?;
                }
            }
        }
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for column in 0..u16::try_from(columns).unwrap_or(u16::MAX) {
        sheet.set_column_width(column, if column == 0 { 28 } else { 20 })?;
    }
    Ok(book.save_to_buffer()?)
}

/// A sheet's name has at most 31 characters and none of `[]:*?/\`.
fn sheet_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c })
        .take(31)
        .collect();
    let plain = plain.trim();
    if plain.is_empty() {
        "Kemas".to_owned()
    } else {
        plain.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_for_excel_has_a_mark_and_no_formulas() {
        let table = [vec![
            Cell::Text("=cmd|' /C calc'!A0".into()),
            Cell::Text("Tempe; \"Renyah\"".into()),
            Cell::Number(-3),
            Cell::Empty,
        ]];
        let text = String::from_utf8(csv(&table, Separator::Semicolon)).expect("text");
        assert_eq!(
            text,
            "\u{feff}'=cmd|' /C calc'!A0;\"Tempe; \"\"Renyah\"\"\";-3;\r\n"
        );
    }

    #[test]
    fn a_sheet_takes_any_name() {
        assert_eq!(sheet_name("Angkatan 1/2026: [a]"), "Angkatan 1 2026   a");
        assert_eq!(sheet_name("//"), "Kemas");
    }
}
