//! Where a step leads and what it is called.

use domain::language::Language;
use domain::learning::{Completable, Step, StepState};
use store::learning::Path;

use crate::words::learning as words;

/// Title of a step in the reader's language: "5.2 Informasi Nilai Gizi", "Kuis: …", "Tugas: …".
pub fn title(path: &Path, step: &Step, language: Language) -> String {
    let modules = &path.outline.modules;
    match step.kind {
        Completable::Lesson => modules
            .iter()
            .flat_map(|module| &module.lessons)
            .find(|lesson| lesson.key == step.key)
            .map(|lesson| format!("{} {}", lesson.key, lesson.title.in_language(language)))
            .unwrap_or_default(),
        Completable::Quiz => modules
            .iter()
            .find(|module| module.key == step.key)
            .map(|module| words::quiz_of(language, module.title.in_language(language)))
            .unwrap_or_default(),
        Completable::Assignment => modules
            .iter()
            .filter_map(|module| module.assignment.as_ref())
            .find(|(key, _)| *key == step.key)
            .map(|(_, title)| words::assignment_of(language, title.in_language(language)))
            .unwrap_or_default(),
    }
}

/// Where a step is done: what came back leads to the mentor's notes on it, what is one's own to check to the rubric.
pub fn href(path: &Path, step: &Step) -> String {
    if let Some(work) = path.work(step) {
        return match work.state {
            StepState::NeedsFixing => format!("/versions/{}/feedback", work.version),
            StepState::OwnCheck => format!("/versions/{}/check", work.version),
            _ => format!("/submissions/{}", work.submission),
        };
    }
    match step.kind {
        Completable::Lesson => format!("/lessons/{}", step.key),
        Completable::Quiz => format!("/quizzes/{}", step.key),
        Completable::Assignment => format!("/assignments/{}", step.key),
    }
}

/// How far a step is, in a word or two.
pub fn state(path: &Path, step: &Step, language: Language) -> &'static str {
    let is_own_check = path.work(step).is_some_and(|work| work.is_own_check);
    match (step.state, step.kind) {
        (StepState::Done, Completable::Assignment) if is_own_check => words::checked(language),
        (StepState::Done, Completable::Assignment | Completable::Quiz) => words::passed(language),
        (StepState::Done, Completable::Lesson) => words::done(language),
        (StepState::Begun, _) => words::begun(language),
        (StepState::NeedsFixing, _) => words::needs_fixing(language),
        (StepState::OwnCheck, _) => words::own_check(language),
        (StepState::WithMentor, _) => words::with_mentor(language),
        (StepState::Open, _) => words::open(language),
    }
}
