mod column;

pub use column::Column;

use crate::cohorts::import::{RegencyRefusal, regency};
use crate::identity::{PhoneNumber, PhoneRefusal};

/// Rows that are looked at to find the heads, or a column of numbers.
const LOOK: usize = 10;

/// Which column of the list is which, by its number from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mapping {
    columns: Vec<(Column, usize)>,
}

impl Mapping {
    /// Takes chosen columns; a column of the list that is chosen twice counts for the first.
    #[must_use]
    pub fn new(chosen: impl IntoIterator<Item = (Column, usize)>) -> Self {
        let mut mapping = Self::default();
        for (column, index) in chosen {
            mapping.set(column, index);
        }
        mapping
    }

    /// Guesses from the heads: Indonesian, English, and the questions of an online form.
    #[must_use]
    pub fn guess(heads: &[String]) -> Self {
        let heads: Vec<_> = heads.iter().map(|head| plain(head)).collect();
        let mut likely: Vec<_> = Column::ALL
            .iter()
            .flat_map(|column| {
                heads
                    .iter()
                    .enumerate()
                    .map(|(index, head)| (column.likeness(head), *column, index))
            })
            .filter(|(likeness, ..)| *likeness > 0)
            .collect();
        likely.sort_by_key(|(likeness, column, index)| (usize::MAX - likeness, *index, *column));
        Self::new(likely.into_iter().map(|(_, column, index)| (column, index)))
    }

    /// Guesses from rows of data, where there is no head: only a number can be told.
    pub fn guess_from_data<'a>(rows: impl IntoIterator<Item = &'a [String]> + Clone) -> Self {
        let first = |is_one: fn(&str) -> bool| {
            rows.clone()
                .into_iter()
                .take(LOOK)
                .find_map(|cells| cells.iter().position(|cell| is_one(cell)))
        };
        let phone = first(|cell| PhoneNumber::parse(cell).is_ok()).or_else(|| first(is_number));
        Self::new(phone.map(|index| (Column::Phone, index)))
    }

    fn set(&mut self, column: Column, index: usize) {
        let is_taken = self
            .columns
            .iter()
            .any(|(known, at)| *known == column || *at == index);
        if !is_taken {
            self.columns.push((column, index));
        }
    }

    /// Where a column stands.
    #[must_use]
    pub fn index(&self, column: Column) -> Option<usize> {
        self.columns
            .iter()
            .find(|(known, _)| *known == column)
            .map(|(_, index)| *index)
    }

    /// What stands in a column of this row; nothing where the list has no such column.
    #[must_use]
    pub fn cell<'a>(&self, column: Column, cells: &'a [String]) -> &'a str {
        self.index(column)
            .and_then(|index| cells.get(index))
            .map_or("", String::as_str)
    }

    /// The columns that a list must have and this one lacks.
    pub fn missing(&self) -> impl Iterator<Item = Column> {
        Column::ALL
            .iter()
            .copied()
            .filter(|column| column.is_required() && self.index(*column).is_none())
    }
}

/// Which of the first rows names the columns, from 0; a title may stand above it. None where the list begins with its first
/// participant: who is taken for a head is lost without a word, so a row in doubt is a participant.
pub fn head_row<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> Option<usize> {
    rows.into_iter()
        .take(LOOK)
        .take_while(|cells| !cells.iter().any(|cell| is_number(cell)))
        .enumerate()
        .filter_map(|(index, cells)| Some((columns_named(cells)?, index)))
        .max_by_key(|(named, index)| (*named, usize::MAX - index))
        .map(|(_, index)| index)
}

/// How many columns a row names, if it is a head: a name or a number is among them, and no place, which is somebody's.
fn columns_named(cells: &[String]) -> Option<usize> {
    let mapping = Mapping::guess(cells);
    let names = |column: Column| mapping.index(column).is_some();
    let is_sure = |column: Column| {
        let cell = plain(mapping.cell(column, cells));
        column.words().contains(&cell.as_str())
    };
    let is_head = (names(Column::Name) || names(Column::Phone))
        && (mapping.columns.len() > 1 || is_sure(Column::Name) || is_sure(Column::Phone))
        && !cells.iter().any(|cell| is_place(cell));
    is_head.then_some(mapping.columns.len())
}

/// Whether somebody typed a telephone number here, right or wrong.
fn is_number(cell: &str) -> bool {
    match PhoneNumber::parse(cell) {
        Ok(_) | Err(PhoneRefusal::Scientific) => true,
        Err(PhoneRefusal::Empty) => false,
        Err(PhoneRefusal::NotMobile | PhoneRefusal::Length) => {
            let digits = cell.chars().filter(char::is_ascii_digit).count();
            digits >= 5 && !cell.chars().any(char::is_alphabetic)
        }
    }
}

fn is_place(cell: &str) -> bool {
    matches!(regency(cell), Ok(_) | Err(RegencyRefusal::Ambiguous(_)))
}

/// Lower case, one space between words, nothing but letters and digits.
fn plain(head: &str) -> String {
    head.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn guess(heads: &[&str]) -> Vec<Option<usize>> {
        let heads: Vec<_> = heads.iter().map(|head| (*head).to_owned()).collect();
        let mapping = Mapping::guess(&heads);
        Column::ALL
            .iter()
            .map(|column| mapping.index(*column))
            .collect()
    }

    #[test]
    fn usual_heads_are_known() {
        let all = [0, 1, 2, 3, 4, 5].map(Some);
        assert_eq!(
            guess(&["Nama", "No. HP", "Usaha", "Kab/Kota", "Produk", "NIB"]),
            all
        );
        assert_eq!(
            guess(&[
                "Full name",
                "Mobile phone",
                "Business name",
                "Regency/City",
                "Product",
                "NIB"
            ]),
            all
        );
    }

    #[test]
    fn questions_of_an_online_form_are_known() {
        assert_eq!(
            guess(&[
                "Timestamp",
                "Nama Lengkap (sesuai KTP)",
                "Nama Usaha / IKM",
                "Kabupaten/Kota tempat usaha",
                "Nomor WhatsApp yang aktif",
                "Nama Produk yang akan diikutkan",
                "Nomor Induk Berusaha (NIB)",
            ]),
            [Some(1), Some(4), Some(2), Some(3), Some(5), Some(6)]
        );
    }

    #[test]
    fn a_name_of_something_else_is_not_the_persons() {
        assert_eq!(
            guess(&["Nama Usaha", "Nama Produk", "Nama", "Telp", "Kota"])[..3],
            [Some(2), Some(3), Some(0)]
        );
    }

    #[test]
    fn a_first_participant_is_no_head() {
        for row in [
            vec!["Siti", "081234567890"],
            vec!["Endang", "6,28E+12", "Usaha Bersama", "Kota Malang"],
            vec!["Gatot", "0341-555123", "Kopi Gatot", "Kota Malang"],
            vec!["Wa Ode Siti", "belum ada", "Usaha Ode", "Kab. Malang"],
            vec!["Hani", "-", "Kue Hani", "Malang"],
            vec!["Indra", "-", "IKM Maju", "Bandung"],
        ] {
            assert_eq!(head(&[&row]), None, "{row:?}");
        }
        assert_eq!(head(&[&["Nama", "No HP"]]), Some(0));
        assert_eq!(head(&[&["Nama"]]), Some(0));
    }

    #[test]
    fn a_title_may_stand_above_the_heads() {
        let heads = ["Nama", "No. HP", "Usaha", "Kab/Kota"];
        let siti = ["Siti", "081234567890", "Tempe", "Kota Batu"];
        assert_eq!(
            head(&[&["Peserta"], &["Per November"], &heads, &siti]),
            Some(2)
        );
        assert_eq!(head(&[&["DAFTAR PESERTA"], &heads, &siti]), Some(1));
        // What stands below a participant is no head.
        assert_eq!(head(&[&siti, &heads]), None);
    }

    #[test]
    fn the_numbers_are_found_in_any_of_the_first_rows() {
        let rows =
            [["Siti", "belum ada"], ["Budi", "081234567890"]].map(|row| row.map(str::to_owned));
        let guess = Mapping::guess_from_data(rows.iter().map(<[String; 2]>::as_slice));
        assert_eq!(guess.index(Column::Phone), Some(1));
        let rows = [["Siti", "6,28E+12"].map(str::to_owned)];
        let guess = Mapping::guess_from_data(rows.iter().map(<[String; 2]>::as_slice));
        assert_eq!(guess.index(Column::Phone), Some(1));
    }

    fn head(rows: &[&[&str]]) -> Option<usize> {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        head_row(rows.iter().map(Vec::as_slice))
    }

    proptest! {
        #[test]
        fn no_column_is_two_things(heads in proptest::collection::vec("(nama|no|hp|wa|usaha|kota|produk|nib|name)( (usaha|produk|hp|kota|lengkap))?", 0..9)) {
            let mapping = Mapping::guess(&heads);
            let mut used: Vec<_> = Column::ALL.iter().filter_map(|column| mapping.index(*column)).collect();
            let count = used.len();
            used.sort_unstable();
            used.dedup();
            prop_assert_eq!(used.len(), count);
            prop_assert!(used.iter().all(|index| *index < heads.len()));
        }
    }
}
