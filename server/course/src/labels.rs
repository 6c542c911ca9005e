use crate::Language;

/// The words the renderer itself puts into a lesson.
#[derive(Debug, PartialEq, Eq)]
pub struct Labels {
    /// Title of a `[!TIP]`.
    pub do_: &'static str,
    /// Title of a `[!CAUTION]`.
    pub dont: &'static str,
    /// Title of a `[!NOTE]`.
    pub note: &'static str,
    /// Title of the `[!IMPORTANT]` that ends a lesson.
    pub task: &'static str,
    /// Title of a `[!WARNING]`.
    pub check: &'static str,
    /// What a screen reader calls a table, before its column names.
    pub table: &'static str,
}

const INDONESIAN: Labels = Labels {
    do_: "Lakukan",
    dont: "Hindari",
    note: "Perlu diketahui",
    task: "Kerjakan hari ini",
    check: "Periksa aturan terbaru",
    table: "Tabel",
};

const ENGLISH: Labels = Labels {
    do_: "Do",
    dont: "Avoid",
    note: "Good to know",
    task: "Do this today",
    check: "Check the latest rule",
    table: "Table",
};

impl Labels {
    /// The labels of a language.
    #[must_use]
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }
}
