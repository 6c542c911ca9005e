use std::fmt;

/// One of the two languages every course is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Bahasa Indonesia, the language a lesson is first written in.
    Indonesian,
    /// English, its translation.
    English,
}

impl Language {
    /// Both, Indonesian first.
    pub const ALL: [Self; 2] = [Self::Indonesian, Self::English];

    /// The code in file names and in `lang`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Indonesian => Self::English,
            Self::English => Self::Indonesian,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Indonesian => "Indonesian",
            Self::English => "English",
        })
    }
}
