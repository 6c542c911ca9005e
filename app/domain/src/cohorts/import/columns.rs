mod column;

pub use column::Column;

use crate::identity::PhoneNumber;

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

    /// Guesses from a row of data, where there is no head: only a number can be told.
    #[must_use]
    pub fn guess_from_data(cells: &[String]) -> Self {
        let phone = cells
            .iter()
            .position(|cell| PhoneNumber::parse(cell).is_ok());
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

/// Whether a first row names its columns rather than being the first participant.
#[must_use]
pub fn has_head(cells: &[String]) -> bool {
    !cells.iter().any(|cell| PhoneNumber::parse(cell).is_ok())
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
        let row = ["Siti".to_owned(), "081234567890".to_owned()];
        assert!(!has_head(&row));
        assert_eq!(Mapping::guess_from_data(&row).index(Column::Phone), Some(1));
        assert!(has_head(&["Nama".to_owned(), "No HP".to_owned()]));
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
