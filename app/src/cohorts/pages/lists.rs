use axum::extract::Path;
use axum::response::Response;
use domain::cohorts::import::ImportState;
use domain::ids::CohortId;
use domain::language::Language;
use domain::markets::Category;
use leptos::prelude::*;
use store::cohorts::import::{ImportSummary, imports};

use super::nav::CohortNav;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::products::category;
use crate::shell::{Head, Width, render};
use crate::ui::{ErrorSummary, HiddenKey, Icon, Options, PageHead, TextArea};
use crate::words::cohorts as words;

/// Where a list of participants comes in, and the lists that came before.
pub async fn lists(person: Person, Path(cohort): Path<i64>) -> Result<Response, Problem> {
    lists_page(&person, CohortId(cohort), None).await
}

/// The page, again where a list was refused: why, and what was pasted.
pub(in crate::cohorts) async fn lists_page(
    person: &Person,
    cohort: CohortId,
    refusal: Option<(&'static str, String)>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let (cohort, lists) = imports(&visitor.site.db, &person.actor, cohort, visitor.now).await?;
    let head = Head::new(words::bring_list(language), "/cohorts")
        .wide(Width::Wide)
        .refused(refusal.is_some());
    Ok(render(visitor, head, move || {
        let base = format!("/cohorts/{}/imports", cohort.id);
        let template = format!("{base}/template");
        let (error, pasted) = refusal.clone().map_or((None, String::new()), |(why, pasted)| {
            (Some(("file".to_owned(), why.to_owned())), pasted)
        });
        let categories = Category::ALL
            .iter()
            .map(|code| (code.code().to_owned(), category(language, *code).to_owned()))
            .collect();
        view! {
            <CohortNav cohort=cohort.id name=cohort.name.clone() current="/imports"/>
            <PageHead title=words::bring_list(language) lead=words::list_lead(language)>
                <a class="button" href=template>
                    <Icon name="download" small=true/>
                    {words::list_template(language)}
                </a>
            </PageHead>
            <ErrorSummary title=words::not_saved(language) errors=error.into_iter().collect()/>
            <form class="form" method="post" action=base.clone() enctype="multipart/form-data">
                <HiddenKey/>
                <div class="field">
                    <label class="field__label" for="file">{words::list_file(language)}</label>
                    <p class="field__hint" id="file-hint">{words::list_file_hint(language)}</p>
                    <input
                        class="file-input"
                        type="file"
                        id="file"
                        name="file"
                        accept=".xlsx,.csv,.tsv,.txt"
                        aria-describedby="file-hint"
                    />
                </div>
                <div class="field">
                    <label class="field__label" for="pasted">{words::list_paste(language)}</label>
                    <p class="field__hint" id="pasted-hint">{words::list_paste_hint(language)}</p>
                    <TextArea id="pasted" name="pasted" value=pasted rows=8 described_by="pasted-hint"/>
                </div>
                <Options
                    name="category"
                    label=words::list_category(language)
                    hint=words::list_category_hint(language)
                    options=categories
                />
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::list_check(language)}</button>
                </div>
            </form>
            {earlier(language, &base, &lists)}
        }
        .into_any()
    })
    .await)
}

fn earlier(language: Language, base: &str, lists: &[ImportSummary]) -> AnyView {
    if lists.is_empty() {
        return ().into_any();
    }
    let cards = lists.iter().map(|list| {
        let name = if list.source_name.is_empty() {
            words::pasted(language).to_owned()
        } else {
            list.source_name.clone()
        };
        let (class, state) = match list.state.parse() {
            Ok(ImportState::Running) if list.has_stopped => {
                ("badge badge--attention", words::running_stopped(language))
            }
            Ok(ImportState::Undoing) if list.has_stopped => {
                ("badge badge--attention", words::undoing_stopped(language))
            }
            Ok(ImportState::Done) => ("badge badge--good", words::import_done(language)),
            Ok(ImportState::Running) => ("badge badge--progress", words::import_running(language)),
            Ok(ImportState::Undoing) => ("badge badge--progress", words::import_undoing(language)),
            Ok(ImportState::Undone) => ("badge badge--neutral", words::import_undone(language)),
            Ok(ImportState::Lapsed) => ("badge badge--neutral", words::import_lapsed(language)),
            _ => ("badge badge--attention", words::import_dry_run(language)),
        };
        let when = format!(
            "{} · {} · {}",
            words::list_rows(language, list.row_count),
            list.made_by,
            format::moment(language, list.made_at)
        );
        view! {
            <article class="card card--link">
                <h3 class="card__title"><a href=format!("{base}/{}", list.id)>{name}</a></h3>
                <p class="card__meta">{when}</p>
                <p class="card__body"><span class=class>{state}</span></p>
            </article>
        }
    });
    view! {
        <h2>{words::earlier_lists(language)}</h2>
        <div class="grid">{cards.collect_view()}</div>
    }
    .into_any()
}
