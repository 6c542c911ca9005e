use domain::language::Language;

use crate::words::ui as words;

/// How far what was typed has come. Nothing is called saved before the server said so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was typed since the page came.
    #[default]
    Quiet,
    /// Typed, and about to be sent.
    Waiting,
    /// On its way.
    UnderWay,
    /// The server has it, since this hour and minute.
    Saved((u32, u32)),
    /// Only this device has it, on purpose, since this hour and minute.
    Here((u32, u32)),
    /// The server does not answer; it is tried again.
    NoSignal,
    /// It was changed elsewhere meanwhile, so nothing is sent any more.
    Changed,
    /// The session has ended, or is somebody else's.
    SignedOut,
    /// The server says no, and why.
    Refused(String),
    /// The server answers what it should not.
    Failed,
}

impl Saving {
    /// In words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::Quiet => String::new(),
            Self::Waiting => words::draft_waiting(language).to_owned(),
            Self::UnderWay => words::draft_saving(language).to_owned(),
            Self::Saved(at) => words::draft_saved(language, clock(language, *at)),
            Self::Here(at) => words::draft_here(language, clock(language, *at)),
            Self::NoSignal => words::draft_no_signal(language).to_owned(),
            Self::Changed => words::draft_changed(language).to_owned(),
            Self::SignedOut => words::draft_signed_out(language).to_owned(),
            Self::Refused(reason) => words::draft_refused(language, reason),
            Self::Failed => words::draft_failed(language).to_owned(),
        }
    }

    /// Whether it needs to be heard, not only seen.
    #[must_use]
    pub const fn is_trouble(&self) -> bool {
        matches!(
            self,
            Self::NoSignal | Self::Changed | Self::SignedOut | Self::Refused(_) | Self::Failed
        )
    }

    /// Its class.
    #[must_use]
    pub const fn class(&self) -> &'static str {
        match self {
            Self::Saved(_) | Self::Here(_) => "saved-state saved-state--saved",
            Self::UnderWay => "saved-state saved-state--saving",
            Self::Quiet | Self::Waiting => "saved-state",
            _ => "saved-state saved-state--failed",
        }
    }
}

/// "14.32".
#[must_use]
pub fn clock(language: Language, (hour, minute): (u32, u32)) -> String {
    words::clock(language, format!("{hour:02}"), format!("{minute:02}"))
}
