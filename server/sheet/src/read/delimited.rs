use super::{Gathered, Limits, Refusal, Row};

/// What may stand between cells, the likeliest last: it wins a tie.
const DELIMITERS: [char; 3] = [',', ';', '\t'];
/// Lines that are looked at to find the delimiter.
const LINES: usize = 20;

/// Reads delimited text: the delimiter is found, quotes may hold delimiters and line ends.
pub(super) fn read(text: &str, limits: Limits) -> Result<Vec<Row>, Refusal> {
    let delimiter = delimiter(text);
    let mut gathered = Gathered::new(limits);
    let mut scanner = Scanner::new(text, delimiter);
    while let Some((line, cells)) = scanner.row(limits.columns)? {
        gathered.add(line, cells)?;
    }
    gathered.finish()
}

/// The one that most lines agree on: seen outside quotes, on the most lines, most often.
fn delimiter(text: &str) -> char {
    let score = |delimiter: char| {
        let (mut lines, mut hits, mut here, mut seen) = (0, 0, 0, 0);
        for character in outside_quotes(text) {
            match character {
                '\n' => {
                    hits += usize::from(here > 0);
                    (lines, here) = (lines + 1, 0);
                    if lines == LINES {
                        break;
                    }
                }
                other if other == delimiter => (here, seen) = (here + 1, seen + 1),
                _ => {}
            }
        }
        (hits + usize::from(here > 0), seen)
    };
    DELIMITERS
        .into_iter()
        .max_by_key(|delimiter| score(*delimiter))
        .unwrap_or(',')
}

/// The characters that stand in no quoted cell, whichever the delimiter is.
fn outside_quotes(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    let mut is_beginning = true;
    std::iter::from_fn(move || {
        let character = rest.chars().next()?;
        rest = &rest[character.len_utf8()..];
        if character == '"'
            && is_beginning
            && let Some(inside) = quoted(rest, &DELIMITERS)
        {
            rest = &rest[inside.length..];
        }
        is_beginning = character == '\n'
            || DELIMITERS.contains(&character)
            || (is_beginning && character.is_whitespace());
        Some(character)
    })
}

/// What stands in a quoted cell, and how many bytes it takes with the quote that closes it.
struct Quoted {
    words: String,
    length: usize,
}

/// Reads a cell whose quote was just opened. None where that quote is only a letter: nothing closes it before the text
/// ends, or what seems to close it does not end a cell. Taken for an opening one, it would swallow the rows below.
fn quoted(rest: &str, delimiters: &[char]) -> Option<Quoted> {
    let mut words = String::new();
    let mut at = 0;
    loop {
        let quote = at + rest[at..].find('"')?;
        words.push_str(&rest[at..quote]);
        at = quote + 1;
        if rest[at..].starts_with('"') {
            words.push('"');
            at += 1;
            continue;
        }
        let next = rest[at..]
            .chars()
            .find(|c| *c == '\n' || delimiters.contains(c) || !c.is_whitespace());
        let is_end = next.is_none_or(|next| next == '\n' || delimiters.contains(&next));
        return is_end.then_some(Quoted { words, length: at });
    }
}

struct Scanner<'a> {
    rest: &'a str,
    delimiter: char,
    line: usize,
}

impl<'a> Scanner<'a> {
    const fn new(text: &'a str, delimiter: char) -> Self {
        Self {
            rest: text,
            delimiter,
            line: 1,
        }
    }

    /// The next row and the line it begins on.
    fn row(&mut self, columns: usize) -> Result<Option<(usize, Vec<String>)>, Refusal> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let begins = self.line;
        let mut cells = Vec::new();
        loop {
            let (cell, ends_row) = self.cell();
            if !cell.is_empty() || cells.len() < columns {
                if cells.len() == columns {
                    return Err(Refusal::TooManyColumns);
                }
                cells.push(cell);
            }
            if ends_row {
                return Ok(Some((begins, cells)));
            }
        }
    }

    /// The next cell, and whether the row ends with it.
    fn cell(&mut self) -> (String, bool) {
        let mut cell = String::new();
        while let Some(character) = self.rest.chars().next() {
            self.rest = &self.rest[character.len_utf8()..];
            match character {
                // A quote opens a cell only at its beginning; elsewhere it is a character: 12" box.
                '"' if cell.trim().is_empty() => match quoted(self.rest, &[self.delimiter]) {
                    Some(inside) => {
                        self.line += inside.words.matches('\n').count();
                        self.rest = &self.rest[inside.length..];
                        cell = inside.words;
                    }
                    None => cell.push(character),
                },
                '\n' => {
                    self.line += 1;
                    return (trimmed(&cell), true);
                }
                other if other == self.delimiter => return (trimmed(&cell), false),
                other => cell.push(other),
            }
        }
        (trimmed(&cell), true)
    }
}

fn trimmed(cell: &str) -> String {
    cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMITS: Limits = Limits {
        bytes: 100_000,
        rows: 100,
        columns: 10,
    };

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text, LIMITS)
            .expect("rows")
            .into_iter()
            .map(|row| row.cells)
            .collect()
    }

    #[test]
    fn the_delimiter_is_found() {
        let wanted = vec![vec!["Nama", "Usaha"], vec!["Siti", "Tempe, Renyah; Sanan"]];
        assert_eq!(cells("Nama,Usaha\nSiti,\"Tempe, Renyah; Sanan\""), wanted);
        assert_eq!(
            cells("Nama;Usaha\r\nSiti;\"Tempe, Renyah; Sanan\"\r\n"),
            wanted
        );
        assert_eq!(cells("Nama\tUsaha\nSiti\tTempe, Renyah; Sanan\n"), wanted);
    }

    #[test]
    fn quotes_hold_line_ends_and_quotes() {
        assert_eq!(
            cells("a,b\n\"x \"\"y\"\"\nz\",12\" box"),
            vec![vec!["a", "b"], vec!["x \"y\"\nz", "12\" box"]]
        );
    }

    #[test]
    fn a_quote_that_never_closes_is_a_letter_and_swallows_nothing() {
        let text = "Usaha;HP\n\"Tempe Bu Siti;0812\nKopi Budi;0813\n\"Batik; Lina\";0814\n\"Mie\" Ayam;0815";
        let wanted = vec![
            vec!["Usaha", "HP"],
            vec!["\"Tempe Bu Siti", "0812"],
            vec!["Kopi Budi", "0813"],
            vec!["Batik; Lina", "0814"],
            vec!["\"Mie\" Ayam", "0815"],
        ];
        assert_eq!(cells(text), wanted);
        // The delimiter is found behind it as well.
        assert_eq!(cells("\"Tempe;0812\nKopi, robusta;0813").len(), 2);
        let rows = read("a;b\n\"c;d\ne;f", LIMITS).expect("rows");
        assert_eq!(
            rows.iter().map(|row| row.line).collect::<Vec<_>>(),
            [1, 2, 3]
        );
    }

    #[test]
    fn lines_keep_their_numbers_over_empty_ones() {
        let rows = read("a;b\n\n;;\n\"c\nd\";e\nf;g", LIMITS).expect("rows");
        assert_eq!(
            rows.iter().map(|row| row.line).collect::<Vec<_>>(),
            [1, 4, 6]
        );
    }

    #[test]
    fn bounds_are_kept() {
        let long = "a\n".repeat(101);
        assert_eq!(read(&long, LIMITS), Err(Refusal::TooManyRows));
        assert_eq!(read(&"a,".repeat(11), LIMITS), Err(Refusal::TooManyColumns));
        assert!(read(&format!("a{}", ",".repeat(500)), LIMITS).is_ok());
        assert_eq!(read(" \n;;\n", LIMITS), Err(Refusal::Empty));
    }

    proptest! {
        #[test]
        fn what_we_write_is_read_back(rows in proptest::collection::vec(proptest::collection::vec("[a-z\"',;\n ]{0,8}", 2..5), 1..8)) {
            let table: Vec<Vec<crate::Cell>> = rows.iter().map(|row| {
                std::iter::once("x".to_owned()).chain(row.iter().cloned()).map(crate::Cell::Text).collect()
            }).collect();
            let bytes = crate::csv(&table, crate::Separator::Semicolon);
            let read: Vec<Vec<String>> = crate::read(&bytes, LIMITS).expect("rows").into_iter().map(|row| row.cells).collect();
            let mut wanted: Vec<Vec<String>> = rows.iter().map(|row| {
                std::iter::once("x".to_owned()).chain(row.iter().map(|cell| cell.trim().to_owned())).collect()
            }).collect();
            for row in &mut wanted {
                while row.last().is_some_and(String::is_empty) { row.pop(); }
            }
            prop_assert_eq!(read, wanted);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = crate::read(&bytes, LIMITS);
        }
    }
}
