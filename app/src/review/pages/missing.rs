use domain::language::Language;
use domain::review::DecisionRefusal;
use store::content::Assignment;

use crate::words::review as words;

/// What is missing before a judgement can be shown: each with the field where it is mended.
pub fn missing_words(
    language: Language,
    assignment: &Assignment,
    refusals: &[DecisionRefusal],
) -> Vec<(String, String)> {
    refusals
        .iter()
        .flat_map(|refusal| match refusal {
            DecisionRefusal::Unmarked(keys) => assignment
                .criteria
                .iter()
                .filter(|criterion| keys.contains(&criterion.key))
                .map(|criterion| {
                    let title = criterion.title.in_language(language);
                    let place = format!("level-{}", criterion.key);
                    (place, words::missing_level(language, title))
                })
                .collect(),
            other => {
                let (place, text) = one(language, assignment, other);
                vec![(place.to_owned(), text)]
            }
        })
        .collect()
}

fn one(
    language: Language,
    assignment: &Assignment,
    refusal: &DecisionRefusal,
) -> (&'static str, String) {
    match refusal {
        DecisionRefusal::NoDecision => ("decision", words::missing_decision(language).to_owned()),
        DecisionRefusal::NoStrength => ("strength", words::missing_strength(language).to_owned()),
        DecisionRefusal::NoNextStep => ("next_step", words::missing_next_step(language).to_owned()),
        DecisionRefusal::PassedWithOpenMust { open } => (
            "remarks",
            words::passed_with_open(language, i64::try_from(*open).unwrap_or(0)),
        ),
        DecisionRefusal::PassedUnderMark | DecisionRefusal::Unmarked(_) => (
            "rubric",
            words::passed_under_mark(language, assignment.pass_total),
        ),
        DecisionRefusal::FixWithoutMust => {
            ("remarks", words::fix_without_must(language).to_owned())
        }
        DecisionRefusal::UnclearWithoutSlot => (
            "unclear_slot",
            words::unclear_without_slot(language).to_owned(),
        ),
    }
}
