use crate::codes::codes;

codes! {
    /// What a column of the list can be.
    Column {
        /// The person's name.
        Name = "name",
        /// The person's mobile number.
        Phone = "phone",
        /// The business's name.
        Business = "business",
        /// The regency or city.
        Regency = "regency",
        /// The product's name.
        Product = "product",
        /// The business identification number.
        Nib = "nib",
    }
}

impl Column {
    /// Whether a list without it is of no use.
    #[must_use]
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::Product | Self::Nib)
    }

    /// Words that a head says this column by, the telling ones first: a head that holds one of an earlier rank wins.
    pub(super) const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Name => &[
                "nama lengkap",
                "full name",
                "nama peserta",
                "nama pemilik",
                "nama pelaku",
                "participant name",
                "owner name",
                "nama anda",
                "your name",
                "nama",
                "name",
                "pemilik",
                "peserta",
                "owner",
                "participant",
            ],
            Self::Phone => &[
                "whatsapp",
                "nomor wa",
                "no wa",
                "nomor hp",
                "no hp",
                "handphone",
                "hp",
                "wa",
                "telepon",
                "telpon",
                "telp",
                "ponsel",
                "seluler",
                "mobile",
                "phone",
                "kontak",
            ],
            Self::Business => &[
                "nama usaha",
                "nama ikm",
                "nama umkm",
                "nama perusahaan",
                "nama brand",
                "business name",
                "company name",
                "usaha",
                "ikm",
                "umkm",
                "perusahaan",
                "business",
                "company",
            ],
            Self::Regency => &[
                "kabupaten kota",
                "kota kabupaten",
                "kab kota",
                "kabupaten atau kota",
                "asal daerah",
                "kabupaten",
                "kab",
                "kota",
                "regency",
                "city",
                "district",
                "daerah",
            ],
            Self::Product => &[
                "nama produk",
                "produk utama",
                "product name",
                "main product",
                "produk",
                "product",
            ],
            Self::Nib => &[
                "nib",
                "nomor induk berusaha",
                "business identification number",
            ],
        }
    }

    /// How well a head names this column: 0 not at all; the whole head over a part, an earlier word over a later one.
    pub(super) fn likeness(self, head: &str) -> usize {
        let padded = format!(" {head} ");
        let words = self.words();
        words
            .iter()
            .enumerate()
            .filter(|(_, word)| padded.contains(&format!(" {word} ")))
            .map(|(rank, word)| {
                (words.len() - rank) + if *word == head { 100 } else { 0 } + 2 * word.len()
            })
            .max()
            .unwrap_or(0)
    }
}
