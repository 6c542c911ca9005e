use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::create::{Choices, Program};

use super::Typed;
use crate::ui::{Field, Options};
use crate::words::cohorts as words;

/// What the list of programmes sends for one that is still to begin.
pub(in crate::cohorts) const NEW: &str = "new";

/// What stands in the fields of a new programme.
#[derive(Clone, Default)]
pub(in crate::cohorts) struct TypedProgram {
    pub(in crate::cohorts) name: String,
    pub(in crate::cohorts) name_en: String,
    pub(in crate::cohorts) first_year: String,
    pub(in crate::cohorts) last_year: String,
}

/// The programme of the cohort: one that runs, or a new one for those who may begin one.
pub(super) fn program_fields(language: Language, choices: &Choices, typed: &Typed) -> AnyView {
    if choices.programs.is_empty() {
        return view! {
            <input type="hidden" name="program" value=NEW/>
            {new_program(language, false, typed)}
        }
        .into_any();
    }
    let named = |program: &Program| {
        let name = program.name.in_language(language).to_owned();
        (program.id.to_string(), name)
    };
    let new = choices
        .may_begin
        .then(|| (NEW.to_owned(), words::new_program(language).to_owned()));
    view! {
        <Options
            name="program"
            label=words::program(language)
            options=choices.programs.iter().map(named).chain(new).collect()
            value=typed.program.clone()
        />
        {choices.may_begin.then(|| new_program(language, true, typed))}
    }
    .into_any()
}

/// `is_choice`: there are others, so the fields count only when the list says so.
fn new_program(language: Language, is_choice: bool, typed: &Typed) -> AnyView {
    let fields = typed.new_program.clone();
    let error = |field: &str| typed.error(field);
    let (class, lead) = if is_choice {
        (
            "group group--new-program",
            words::new_program_lead(language),
        )
    } else {
        ("group", words::first_program_lead(language))
    };
    view! {
        <fieldset class=class>
            <legend class="group__title">{words::new_program(language)}</legend>
            <p class="field__hint">{lead}</p>
            <Field
                name="program_name"
                label=words::program_name(language)
                hint=words::program_name_hint(language)
                value=fields.name
                error=error("program_name")
                maxlength=120
            />
            <Field
                name="program_name_en"
                label=words::program_name_en(language)
                hint=words::program_name_en_hint(language)
                value=fields.name_en
                error=error("program_name_en")
                maxlength=120
            />
            <Field
                name="first_year"
                label=words::first_year(language)
                value=fields.first_year
                error=error("first_year")
                inputmode="numeric"
                maxlength=4
            />
            <Field
                name="last_year"
                label=words::last_year(language)
                value=fields.last_year
                error=error("last_year")
                inputmode="numeric"
                maxlength=4
            />
        </fieldset>
    }
    .into_any()
}
