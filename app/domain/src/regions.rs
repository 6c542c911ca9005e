//! The 38 regencies and cities of East Java, by Kemendagri code.
//!
//! Source: Kepmendagri 300.2.2-2138 Tahun 2025 as transcribed in the community repository cahyadsn/wilayah, read in
//! November 2026 (a copy: to be confirmed against the decree before print). Seven names exist twice, so the code is the key.

/// A regency or city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Kemendagri code with its dot: `35.73`.
    pub code: &'static str,
    /// Whether it is a city (kota) rather than a regency (kabupaten).
    pub is_city: bool,
    /// Official name without the word Kabupaten or Kota.
    pub name: &'static str,
}

impl Region {
    /// The region with this code, dot or not.
    #[must_use]
    pub fn by_code(code: &str) -> Option<&'static Self> {
        let plain: String = code.chars().filter(char::is_ascii_digit).collect();
        REGIONS.iter().find(|region| {
            region
                .code
                .chars()
                .filter(char::is_ascii_digit)
                .eq(plain.chars())
        })
    }

    /// The full official name: `Kota Malang`, `Kabupaten Malang`.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!(
            "{} {}",
            if self.is_city { "Kota" } else { "Kabupaten" },
            self.name
        )
    }
}

/// All of them, in the order of their codes.
pub const REGIONS: [Region; 38] = [
    Region {
        code: "35.01",
        is_city: false,
        name: "Pacitan",
    },
    Region {
        code: "35.02",
        is_city: false,
        name: "Ponorogo",
    },
    Region {
        code: "35.03",
        is_city: false,
        name: "Trenggalek",
    },
    Region {
        code: "35.04",
        is_city: false,
        name: "Tulungagung",
    },
    Region {
        code: "35.05",
        is_city: false,
        name: "Blitar",
    },
    Region {
        code: "35.06",
        is_city: false,
        name: "Kediri",
    },
    Region {
        code: "35.07",
        is_city: false,
        name: "Malang",
    },
    Region {
        code: "35.08",
        is_city: false,
        name: "Lumajang",
    },
    Region {
        code: "35.09",
        is_city: false,
        name: "Jember",
    },
    Region {
        code: "35.10",
        is_city: false,
        name: "Banyuwangi",
    },
    Region {
        code: "35.11",
        is_city: false,
        name: "Bondowoso",
    },
    Region {
        code: "35.12",
        is_city: false,
        name: "Situbondo",
    },
    Region {
        code: "35.13",
        is_city: false,
        name: "Probolinggo",
    },
    Region {
        code: "35.14",
        is_city: false,
        name: "Pasuruan",
    },
    Region {
        code: "35.15",
        is_city: false,
        name: "Sidoarjo",
    },
    Region {
        code: "35.16",
        is_city: false,
        name: "Mojokerto",
    },
    Region {
        code: "35.17",
        is_city: false,
        name: "Jombang",
    },
    Region {
        code: "35.18",
        is_city: false,
        name: "Nganjuk",
    },
    Region {
        code: "35.19",
        is_city: false,
        name: "Madiun",
    },
    Region {
        code: "35.20",
        is_city: false,
        name: "Magetan",
    },
    Region {
        code: "35.21",
        is_city: false,
        name: "Ngawi",
    },
    Region {
        code: "35.22",
        is_city: false,
        name: "Bojonegoro",
    },
    Region {
        code: "35.23",
        is_city: false,
        name: "Tuban",
    },
    Region {
        code: "35.24",
        is_city: false,
        name: "Lamongan",
    },
    Region {
        code: "35.25",
        is_city: false,
        name: "Gresik",
    },
    Region {
        code: "35.26",
        is_city: false,
        name: "Bangkalan",
    },
    Region {
        code: "35.27",
        is_city: false,
        name: "Sampang",
    },
    Region {
        code: "35.28",
        is_city: false,
        name: "Pamekasan",
    },
    Region {
        code: "35.29",
        is_city: false,
        name: "Sumenep",
    },
    Region {
        code: "35.71",
        is_city: true,
        name: "Kediri",
    },
    Region {
        code: "35.72",
        is_city: true,
        name: "Blitar",
    },
    Region {
        code: "35.73",
        is_city: true,
        name: "Malang",
    },
    Region {
        code: "35.74",
        is_city: true,
        name: "Probolinggo",
    },
    Region {
        code: "35.75",
        is_city: true,
        name: "Pasuruan",
    },
    Region {
        code: "35.76",
        is_city: true,
        name: "Mojokerto",
    },
    Region {
        code: "35.77",
        is_city: true,
        name: "Madiun",
    },
    Region {
        code: "35.78",
        is_city: true,
        name: "Surabaya",
    },
    Region {
        code: "35.79",
        is_city: true,
        name: "Batu",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_told_apart_by_code() {
        assert_eq!(REGIONS.iter().filter(|r| !r.is_city).count(), 29);
        assert_eq!(REGIONS.iter().filter(|r| r.is_city).count(), 9);
        assert_eq!(
            Region::by_code("35.73").map(Region::full_name),
            Some("Kota Malang".to_owned())
        );
        assert_eq!(
            Region::by_code("3507").map(Region::full_name),
            Some("Kabupaten Malang".to_owned())
        );
        assert_eq!(Region::by_code("36.01"), None);
    }
}
