use std::collections::BTreeMap;

use domain::ids::PersonId;
use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::progress::CohortProgress;

use crate::cohorts::drawn::{stage, stand};
use crate::cohorts::labels::regency;
use crate::cohorts::table::short;
use crate::cohorts::view::{Stage, Stand, View};
use crate::ui::Options;
use crate::words::cohorts as words;

/// The folded form that chooses whom the table shows.
pub(super) fn filter(language: Language, progress: &CohortProgress, chosen: &View) -> AnyView {
    let mentors = mentors(language, progress);
    let regencies: BTreeMap<_, _> = progress
        .rows
        .iter()
        .map(|row| {
            let code = &row.participant.regency_code;
            (regency(code), code.clone())
        })
        .collect();
    let all = (String::new(), words::all(language).to_owned());
    let mentor = chosen.mentor.map_or_else(String::new, |mentor| {
        mentor.map_or_else(|| "none".to_owned(), |id| id.to_string())
    });
    let (module, chosen_stand) = chosen
        .module
        .clone()
        .map_or_else(Default::default, |(key, stand)| (key, stand.code()));
    let mentor_options = [
        all.clone(),
        ("none".to_owned(), words::no_mentor(language).to_owned()),
    ]
    .into_iter()
    .chain(mentors.into_iter().map(|(id, name)| (id.to_string(), name)));
    let regency_options =
        std::iter::once(all.clone()).chain(regencies.into_iter().map(|(name, code)| (code, name)));
    let module_options =
        std::iter::once(all.clone()).chain(progress.outline.modules.iter().map(|module| {
            let short = short(module);
            let title = module.title.in_language(language);
            (module.key.clone(), format!("{short}. {title}"))
        }));
    let stands = Stand::ALL.map(|is| (is.code().to_owned(), stand(language, is).to_owned()));
    let stages = std::iter::once(all.clone())
        .chain(Stage::ALL.map(|step| (step.code().to_owned(), stage(language, step).to_owned())));
    let sort = chosen.key.code();
    let sort = if chosen.is_descending {
        format!("-{sort}")
    } else {
        sort
    };
    view! {
        <details open=chosen.is_filtered()>
            <summary>{words::filter(language)}</summary>
            <form class="form" method="get" action=format!("/cohorts/{}", progress.cohort.id)>
                <input type="hidden" name="sort" value=sort/>
                <Options name="mentor" label=words::mentor(language) options=mentor_options.collect() value=mentor/>
                <Options
                    name="regency"
                    label=words::regency(language)
                    options=regency_options.collect()
                    value=chosen.regency.clone().unwrap_or_default()
                />
                <Options name="module" label=words::module(language) options=module_options.collect() value=module/>
                <Options name="is" label=words::progress(language) options=stands.to_vec() value=chosen_stand/>
                <Options
                    name="stage"
                    label=words::how_far(language)
                    options=stages.collect()
                    value=chosen.stage.map(Stage::code).unwrap_or_default()
                />
                <div class="form__actions">
                    <button class="button" type="submit">{words::filter(language)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// Whoever looks after somebody here, by name; those who share a name are told apart by how many they look after.
fn mentors(language: Language, progress: &CohortProgress) -> Vec<(PersonId, String)> {
    let mut found: BTreeMap<PersonId, (String, i64)> = BTreeMap::new();
    for row in &progress.rows {
        let who = &row.participant;
        if let (Some(id), Some(name)) = (who.mentor_id, &who.mentor_name) {
            let (_, count) = found.entry(id).or_insert_with(|| (name.clone(), 0));
            *count += 1;
        }
    }
    let is_shared = |name: &str| found.values().filter(|(other, _)| other == name).count() > 1;
    let mut named: Vec<_> = found
        .iter()
        .map(|(id, (name, count))| {
            let shown = if is_shared(name) {
                words::mentor_of(language, name, *count)
            } else {
                name.clone()
            };
            (*id, shown)
        })
        .collect();
    named.sort_by(|(_, one), (_, other)| one.cmp(other));
    named
}
