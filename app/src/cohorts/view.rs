use std::collections::HashMap;

use domain::ids::PersonId;
use domain::learning::Progress;
use store::cohorts::progress::{CohortProgress, ProgressRow};

use super::labels::regency;
use crate::format::in_address;

/// How far somebody is in a module, as a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Finished,
    Begun,
    Unfinished,
    NotBegun,
}

impl Stand {
    pub(super) const ALL: [Self; 4] = [
        Self::Finished,
        Self::Begun,
        Self::Unfinished,
        Self::NotBegun,
    ];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Begun => "begun",
            Self::Unfinished => "unfinished",
            Self::NotBegun => "not-begun",
        }
    }

    pub(super) const fn fits(self, progress: Progress) -> bool {
        match self {
            Self::Finished => progress.is_complete(),
            Self::Begun => progress.done > 0 && !progress.is_complete(),
            Self::Unfinished => !progress.is_complete(),
            Self::NotBegun => progress.done == 0,
        }
    }
}

/// How far somebody came, as a filter: each stage holds whoever came further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Learning,
    Sent,
    Approved,
}

impl Stage {
    pub(super) const ALL: [Self; 3] = [Self::Learning, Self::Sent, Self::Approved];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Sent => "sent",
            Self::Approved => "approved",
        }
    }

    pub(super) fn fits(self, progress: &CohortProgress, row: &ProgressRow) -> bool {
        let who = row.participant.enrollment;
        let is_approved = progress.approved.contains(&who);
        let has_sent = is_approved || progress.sent.contains(&who);
        match self {
            Self::Approved => is_approved,
            Self::Sent => has_sent,
            Self::Learning => has_sent || row.whole.done > 0,
        }
    }
}

/// What a table is sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Name,
    Business,
    Regency,
    Mentor,
    Module(String),
    Whole,
}

impl Key {
    pub(super) fn code(&self) -> String {
        match self {
            Self::Name => "name".to_owned(),
            Self::Business => "business".to_owned(),
            Self::Regency => "regency".to_owned(),
            Self::Mentor => "mentor".to_owned(),
            Self::Module(key) => format!("module.{key}"),
            Self::Whole => "whole".to_owned(),
        }
    }

    fn read(code: &str) -> Self {
        match code {
            "business" => Self::Business,
            "regency" => Self::Regency,
            "mentor" => Self::Mentor,
            "whole" => Self::Whole,
            other => other
                .strip_prefix("module.")
                .map_or(Self::Name, |key| Self::Module(key.to_owned())),
        }
    }
}

/// How somebody looks at the progress table: everything of it stands in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct View {
    pub(super) key: Key,
    pub(super) is_descending: bool,
    /// `Some(None)`: those without a mentor.
    pub(super) mentor: Option<Option<PersonId>>,
    pub(super) regency: Option<String>,
    pub(super) module: Option<(String, Stand)>,
    pub(super) stage: Option<Stage>,
}

impl View {
    pub(super) fn read(query: &HashMap<String, String>) -> Self {
        let text = |name: &str| query.get(name).filter(|value| !value.is_empty());
        let sort = text("sort").map_or("name", String::as_str);
        let stand = text("is").and_then(|code| Stand::ALL.into_iter().find(|s| s.code() == code));
        Self {
            key: Key::read(sort.trim_start_matches('-')),
            is_descending: sort.starts_with('-'),
            mentor: text("mentor").map(|id| id.parse().ok()),
            regency: text("regency").cloned(),
            module: text("module").cloned().zip(stand),
            stage: text("stage")
                .and_then(|code| Stage::ALL.into_iter().find(|stage| stage.code() == code)),
        }
    }

    /// Only those who stand so in a module.
    pub(super) fn of_module(key: &str, stand: Stand) -> Self {
        Self {
            key: Key::Name,
            is_descending: false,
            mentor: None,
            regency: None,
            module: Some((key.to_owned(), stand)),
            stage: None,
        }
    }

    /// The address's query, without the question mark.
    pub(super) fn query(&self) -> String {
        let mut parts = Vec::new();
        let sort = self.key.code();
        if self.is_descending {
            parts.push(format!("sort=-{}", in_address(&sort)));
        } else if self.key != Key::Name {
            parts.push(format!("sort={}", in_address(&sort)));
        }
        if let Some(mentor) = &self.mentor {
            parts.push(format!(
                "mentor={}",
                mentor.map_or_else(|| "none".to_owned(), |id| id.to_string())
            ));
        }
        if let Some(code) = &self.regency {
            parts.push(format!("regency={}", in_address(code)));
        }
        if let Some((key, stand)) = &self.module {
            parts.push(format!("module={}&is={}", in_address(key), stand.code()));
        }
        if let Some(stage) = self.stage {
            parts.push(format!("stage={}", stage.code()));
        }
        parts.join("&")
    }

    pub(super) const fn is_filtered(&self) -> bool {
        self.mentor.is_some()
            || self.regency.is_some()
            || self.module.is_some()
            || self.stage.is_some()
    }

    /// The same rows in another order; by the same column the other way round.
    pub(super) fn sorted_by(&self, key: Key) -> Self {
        Self {
            is_descending: self.key == key && !self.is_descending,
            key,
            ..self.clone()
        }
    }

    /// The rows that fit, in order.
    pub(super) fn rows(&self, progress: &CohortProgress) -> Vec<ProgressRow> {
        let index = |key: &str| progress.outline.modules.iter().position(|m| m.key == key);
        let mut rows: Vec<_> = progress
            .rows
            .iter()
            .filter(|row| {
                self.mentor
                    .is_none_or(|mentor| row.participant.mentor_id == mentor)
            })
            .filter(|row| {
                self.regency
                    .as_ref()
                    .is_none_or(|code| row.participant.regency_code == *code)
            })
            .filter(|row| {
                self.module.as_ref().is_none_or(|(key, stand)| {
                    index(key).is_some_and(|module| stand.fits(row.modules[module]))
                })
            })
            .filter(|row| self.stage.is_none_or(|stage| stage.fits(progress, row)))
            .cloned()
            .collect();
        let by_text = |text: fn(&ProgressRow) -> String| {
            move |a: &ProgressRow, b: &ProgressRow| text(a).cmp(&text(b))
        };
        match &self.key {
            Key::Name => rows.sort_by(by_text(|row| row.participant.name.to_lowercase())),
            Key::Business => rows.sort_by(by_text(|row| row.participant.business.to_lowercase())),
            Key::Regency => rows.sort_by(by_text(|row| regency(&row.participant.regency_code))),
            Key::Mentor => rows.sort_by(by_text(|row| {
                row.participant.mentor_name.clone().unwrap_or_default()
            })),
            Key::Whole => rows.sort_by_key(|row| row.whole.percent()),
            Key::Module(key) => {
                if let Some(module) = index(key) {
                    rows.sort_by_key(|row| row.modules[module].percent());
                }
            }
        }
        if self.is_descending {
            rows.reverse();
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_survives_its_address() {
        let query: HashMap<_, _> = [
            ("sort", "-module.05"),
            ("mentor", "none"),
            ("regency", "35.73"),
            ("module", "01"),
            ("is", "not-begun"),
            ("stage", "sent"),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect();
        let view = View::read(&query);
        assert_eq!(
            view.query(),
            "sort=-module.05&mentor=none&regency=35.73&module=01&is=not-begun&stage=sent"
        );
        assert!(!view.sorted_by(Key::Module("05".into())).is_descending);
        assert_eq!(View::read(&HashMap::new()).query(), "");
    }
}
