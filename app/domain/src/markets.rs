//! Product categories and destination markets: exactly the codes of the market rules.

use crate::codes::codes;

codes! {
    /// What kind of product it is, as far as label rules care.
    Category {
        /// Makanan.
        Food = "food",
        /// Minuman.
        Beverage = "beverage",
        /// Tekstil.
        Textile = "textile",
        /// Kerajinan.
        Handicraft = "handicraft",
        /// Kosmetik.
        Cosmetics = "cosmetics",
        /// Mebel.
        Furniture = "furniture",
    }
}

codes! {
    /// Where it is to be sold: ISO 3166 alpha-2 where it is one country.
    Market {
        /// Any export market: the common rules.
        Any = "XX",
        /// Indonesia.
        Indonesia = "ID",
        /// Malaysia.
        Malaysia = "MY",
        /// Singapore.
        Singapore = "SG",
        /// Thailand.
        Thailand = "TH",
        /// Vietnam.
        Vietnam = "VN",
        /// Philippines.
        Philippines = "PH",
        /// Myanmar.
        Myanmar = "MM",
        /// Cambodia.
        Cambodia = "KH",
        /// Lao PDR.
        Laos = "LA",
        /// Brunei Darussalam.
        Brunei = "BN",
        /// The 27 states of the European Union.
        EuropeanUnion = "EU",
        /// United States of America.
        UnitedStates = "US",
        /// Japan.
        Japan = "JP",
        /// South Korea.
        SouthKorea = "KR",
        /// China.
        China = "CN",
        /// Saudi Arabia, standing for the GCC.
        SaudiArabia = "SA",
        /// Australia and New Zealand.
        Australia = "AU",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_categories_and_eighteen_markets() {
        assert_eq!(Category::ALL.len(), 6);
        assert_eq!(Market::ALL.len(), 18);
        assert_eq!("EU".parse(), Ok(Market::EuropeanUnion));
        assert!("eu".parse::<Market>().is_err());
    }
}
