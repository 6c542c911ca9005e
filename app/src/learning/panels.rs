//! The participant's progress as the panels of a carton.

use domain::language::Language;
use domain::learning::{Completable, Progress, Step, StepState};
use store::content::OutlineModule;
use store::learning::Path;

use crate::ui::Panel;
use crate::words::learning as words;

/// A panel a module, in the order of the course.
pub fn panels(path: &Path, language: Language) -> Vec<Panel> {
    let current = path.next();
    let panel = |module: &OutlineModule| {
        let own = || path.steps.iter().filter(|step| belongs(module, step));
        let progress = progress_of(own());
        Panel {
            number: number(module).to_owned(),
            title: module.title.in_language(language).to_owned(),
            state: words::of(language, progress.done, progress.total),
            done: progress.done,
            total: progress.total,
            is_current: own().any(|step| {
                current
                    .as_ref()
                    .is_some_and(|next| (next.kind, &next.key) == (step.kind, &step.key))
            }),
            href: format!("/learn#{}", module.key),
        }
    };
    path.outline.modules.iter().map(panel).collect()
}

/// How many of these steps are done.
pub fn progress_of<'a>(steps: impl Iterator<Item = &'a Step> + Clone) -> Progress {
    let done = steps.clone().filter(|step| step.state == StepState::Done);
    Progress::of(
        steps.map(|step| (step.kind, &step.key)),
        done.map(|step| (step.kind, &step.key)),
    )
}

/// Whether a step is one of this module's.
pub fn belongs(module: &OutlineModule, step: &Step) -> bool {
    match step.kind {
        Completable::Lesson => module.lessons.iter().any(|lesson| lesson.key == step.key),
        Completable::Quiz => module.key == step.key,
        Completable::Assignment => module
            .assignment
            .as_ref()
            .is_some_and(|(key, _)| *key == step.key),
    }
}

/// The number people call a module by: that of its lessons, since a course may leave some modules out.
fn number(module: &OutlineModule) -> &str {
    module
        .lessons
        .first()
        .and_then(|lesson| lesson.key.split('.').next())
        .unwrap_or(&module.key)
}
