use super::{Column, Mapping, RegencyRefusal, regency};
use crate::identity::{PhoneNumber, PhoneRefusal};
use crate::ids::{BusinessId, PersonId};
use crate::products::Nib;
use crate::regions::Region;
use crate::text::{TextRefusal, one_line, person_name};

/// A row that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Name.
    pub name: String,
    /// Mobile number.
    pub phone: PhoneNumber,
    /// The business's name.
    pub business: String,
    /// The regency or city.
    pub regency: &'static Region,
    /// The product's name, where one is given.
    pub product: Option<String>,
    /// The business identification number, where one is given.
    pub nib: Option<String>,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellProblem {
    /// Nothing in it.
    Missing,
    /// Too long.
    TooLong,
    /// A number in scientific notation: digits are lost.
    Scientific,
    /// Not an Indonesian mobile number.
    NotMobile,
    /// A number with too few or too many digits.
    PhoneLength,
    /// A name that a regency and a city have.
    Ambiguous(String),
    /// Not one of the 38 regencies and cities.
    UnknownRegency,
    /// A NIB has 13 digits.
    Nib,
    /// All digits of the NIB are one: somebody filled the cell.
    NibOfOneDigit,
    /// The number of an earlier line.
    Repeated(i64),
    /// The number is recorded under another's name.
    Held(PersonId),
    /// A note: the number is recorded under this person's name in another spelling.
    Spelled(PersonId),
    /// The NIB is recorded for another business.
    NibOf(BusinessId),
    /// The NIB of an earlier line, for another business.
    NibOfLine(i64),
}

/// What is wrong with a row, and in which column.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RowProblem {
    /// The column.
    pub column: Column,
    /// The problem.
    pub problem: CellProblem,
}

/// Reads a row. All that is wrong with it is told at once.
///
/// # Errors
/// Every [`RowProblem`] of the row.
pub fn read_row(mapping: &Mapping, cells: &[String]) -> Result<Participant, Vec<RowProblem>> {
    let cell = |column| mapping.cell(column, cells);
    let mut problems = Vec::new();
    let mut note = |column, problem| problems.push(RowProblem { column, problem });
    let name =
        person_name(cell(Column::Name)).map_err(|refusal| note(Column::Name, text(&refusal)));
    let phone = PhoneNumber::parse(cell(Column::Phone))
        .map_err(|refusal| note(Column::Phone, number(refusal)));
    let business = one_line(cell(Column::Business), 120)
        .map_err(|refusal| note(Column::Business, text(&refusal)));
    let region =
        regency(cell(Column::Regency)).map_err(|refusal| note(Column::Regency, place(refusal)));
    let product = optional(one_line(cell(Column::Product), 120))
        .map_err(|refusal| note(Column::Product, text(&refusal)));
    let nib = nib(cell(Column::Nib)).map_err(|problem| note(Column::Nib, problem));
    match (name, phone, business, region, product, nib) {
        (Ok(name), Ok(phone), Ok(business), Ok(regency), Ok(product), Ok(nib)) => Ok(Participant {
            name,
            phone,
            business,
            regency,
            product,
            nib,
        }),
        _ => Err(problems),
    }
}

fn optional(text: Result<String, TextRefusal>) -> Result<Option<String>, TextRefusal> {
    match text {
        Ok(text) if text == "-" => Ok(None),
        Ok(text) => Ok(Some(text)),
        Err(TextRefusal::Empty) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// "Belum ada" and its like mean that there is none yet.
fn nib(typed: &str) -> Result<Option<String>, CellProblem> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let has_exponent = typed.to_ascii_lowercase().contains("e+");
    match digits.len() {
        0 => Ok(None),
        13 if !has_exponent => whole_nib(&digits),
        // A sheet that keeps it as a number drops a zero at its beginning.
        12 if !has_exponent => whole_nib(&format!("0{digits}")),
        _ if has_exponent => Err(CellProblem::Scientific),
        _ => Err(CellProblem::Nib),
    }
}

fn whole_nib(digits: &str) -> Result<Option<String>, CellProblem> {
    Nib::parse(digits)
        .map(|nib| Some(nib.as_str().to_owned()))
        .ok_or(CellProblem::NibOfOneDigit)
}

const fn text(refusal: &TextRefusal) -> CellProblem {
    match refusal {
        TextRefusal::Empty => CellProblem::Missing,
        TextRefusal::TooLong { .. } => CellProblem::TooLong,
    }
}

const fn number(refusal: PhoneRefusal) -> CellProblem {
    match refusal {
        PhoneRefusal::Empty => CellProblem::Missing,
        PhoneRefusal::Scientific => CellProblem::Scientific,
        PhoneRefusal::NotMobile => CellProblem::NotMobile,
        PhoneRefusal::Length => CellProblem::PhoneLength,
    }
}

fn place(refusal: RegencyRefusal) -> CellProblem {
    match refusal {
        RegencyRefusal::Empty => CellProblem::Missing,
        RegencyRefusal::Ambiguous(name) => CellProblem::Ambiguous(name.to_owned()),
        RegencyRefusal::Unknown => CellProblem::UnknownRegency,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(cells: [&str; 6]) -> Result<Participant, Vec<RowProblem>> {
        let mapping = Mapping::new(Column::ALL.iter().copied().zip(0..));
        read_row(&mapping, &cells.map(str::to_owned))
    }

    #[test]
    fn a_good_row_is_read() {
        let row = read([
            " siti  Aminah",
            "0812-3456-7890",
            "Tempe Renyah Sanan",
            "Kota Malang",
            "-",
            "Belum ada",
        ])
        .expect("a participant");
        assert_eq!(row.name, "siti Aminah");
        assert_eq!(row.phone.as_str(), "+6281234567890");
        assert_eq!(row.regency.code, "35.73");
        assert_eq!((row.product, row.nib), (None, None));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let problems = read(["", "6,28E+12", "x", "Malang", "", "123"]).expect_err("problems");
        assert_eq!(
            problems
                .into_iter()
                .map(|problem| (problem.column, problem.problem))
                .collect::<Vec<_>>(),
            [
                (Column::Name, CellProblem::Missing),
                (Column::Phone, CellProblem::Scientific),
                (Column::Regency, CellProblem::Ambiguous("Malang".to_owned())),
                (Column::Nib, CellProblem::Nib),
            ]
        );
    }

    #[test]
    fn a_cell_that_was_only_filled_is_no_nib() {
        let nib = |typed| {
            let cells = ["Siti", "081234567890", "Tempe", "Kota Batu", "", typed];
            read(cells)
                .map(|row| row.nib)
                .map_err(|problems| problems[0].problem.clone())
        };
        for filled in ["0000000000000", "000000000000", "9999 9999 99999"] {
            assert_eq!(nib(filled), Err(CellProblem::NibOfOneDigit), "{filled}");
        }
        assert_eq!(nib("120001234567"), Ok(Some("0120001234567".to_owned())));
    }

    proptest! {
        #[test]
        fn a_row_is_read_or_says_why(cells in proptest::collection::vec("\\PC{0,20}", 0..8)) {
            let mapping = Mapping::new(Column::ALL.iter().copied().zip(0..));
            if let Err(problems) = read_row(&mapping, &cells) {
                prop_assert!(!problems.is_empty());
            }
        }
    }
}
