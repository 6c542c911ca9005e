use leptos::prelude::*;
use store::content::Criterion;

use super::rubric::level_name;
use crate::ui::FieldError;
use crate::words::submissions as words;

/// One criterion of the rubric to choose a level on, with every descriptor in full: `level-<key>`.
#[component]
pub fn CriterionChoice(
    criterion: Criterion,
    chosen: Option<i64>,
    error: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let name = format!("level-{}", criterion.key);
    let error_id = error.is_some().then(|| format!("{name}-error"));
    view! {
        <fieldset
            class=if error.is_some() { "rubric__criterion rubric__criterion--invalid" } else { "rubric__criterion" }
            id=name.clone()
            role="radiogroup"
            aria-invalid=error.is_some().then_some("true")
            aria-describedby=error_id
        >
            <legend class="rubric__title">
                {criterion.title.in_language(language).to_owned()}
                " "
                <span class="rubric__weight">{words::weight(language, criterion.weight)}</span>
            </legend>
            <FieldError name=name.clone() error=error.clone()/>
            <div class="rubric__levels">
                {(1_i64..)
                    .zip(criterion.levels)
                    .map(|(level, text)| {
                        view! {
                            <label class="rubric__level">
                                <input type="radio" name=name.clone() value=level checked=chosen == Some(level)/>
                                <span>
                                    <strong>{level_name(language, level)}"."</strong>
                                    " "
                                    {text.in_language(language).to_owned()}
                                </span>
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
            {children.map(|children| children())}
        </fieldset>
    }
}
