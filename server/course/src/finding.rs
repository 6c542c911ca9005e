mod kind;

use std::fmt;

pub use kind::FindingKind;

/// Something a writer should look at, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Inside the course folder.
    pub path: String,
    /// From 1, where one line can be named.
    pub line: Option<u32>,
    /// Whether it keeps the course from being published.
    pub severity: Severity,
    /// What it is.
    pub what: FindingKind,
}

/// Whether a finding keeps the course from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It does.
    Error,
    /// It does not, but somebody should decide.
    Warning,
}

impl Finding {
    pub(crate) fn new(path: &str, line: Option<u32>, what: FindingKind) -> Self {
        Self {
            path: path.to_owned(),
            line,
            severity: what.severity(),
            what,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// `05-label/module.toml:3: error: …`, which editors turn into a link.
impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            severity,
            what,
        } = self;
        match line {
            Some(line) => write!(formatter, "{path}:{line}: {severity}: {what}"),
            None => write!(formatter, "{path}: {severity}: {what}"),
        }
    }
}
