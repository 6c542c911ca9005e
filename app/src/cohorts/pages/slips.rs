use axum::extract::Path;
use axum::response::Response;
use domain::ids::CohortId;
use leptos::prelude::*;
use store::cohorts::codes::{Made, slip_counts};
use store::organisation::Cohort;

use super::code::message;
use super::nav::CohortNav;
use crate::cohorts::labels::{chat, phone};
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Asset, Choice, Empty, HiddenKey, Language, PageHead};
use crate::words::cohorts as words;

/// For whom slips shall be made.
pub async fn slips(person: Person, Path(cohort): Path<i64>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let (cohort, counts) = slip_counts(&visitor.site.db, &person.actor, CohortId(cohort)).await?;
    let head = Head::new(words::slips(language), "/cohorts").wide(Width::Wide);
    Ok(render(visitor, head, move || {
        view! {
            <CohortNav cohort=cohort.id name=cohort.name.clone() current="/slips"/>
            <PageHead title=words::slips(language) lead=words::slips_lead(language)/>
            <form class="form" method="post" action=format!("/cohorts/{}/slips", cohort.id)>
                <HiddenKey/>
                <fieldset class="group">
                    <legend class="group__title">{words::slips_for(language)}</legend>
                    <Choice
                        name="for"
                        value="newcomers"
                        label=words::slips_newcomers(language, counts.newcomers)
                        checked=true
                    />
                    <Choice
                        name="for"
                        value="everybody"
                        label=words::slips_everybody(language, counts.everybody)
                        hint=words::slips_everybody_hint(language)
                    />
                </fieldset>
                {(counts.beyond > 0)
                    .then(|| view! { <p class="field__hint">{words::slips_beyond(language, counts.beyond)}</p> })}
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::make_slips(language)}</button>
                </div>
            </form>
        }
        .into_any()
    })
    .await)
}

/// The slips, once, ready to be printed and cut.
pub(in crate::cohorts) async fn slips_made(
    person: &Person,
    cohort: Cohort,
    made: Vec<Made>,
) -> Response {
    let visitor = &person.visitor;
    let language = visitor.language;
    let head = Head::new(words::slips(language), "/cohorts").wide(Width::Wide);
    render(visitor, head, move || {
        let nav = view! { <CohortNav cohort=cohort.id name=cohort.name.clone() current="/slips"/> };
        if made.is_empty() {
            return view! {
                {nav}
                <Empty
                    picture="empty-queue.svg"
                    title=words::slips_none(language)
                    text=words::slips_lead(language)
                />
            }
            .into_any();
        }
        view! {
            <div class="no-print">
                {nav}
                <PageHead
                    title=words::slips_made(language, made.len())
                    lead=words::slips_print(language)
                />
            </div>
            <div class="code-slips">
                {made.iter().map(|one| view! { <Slip made=one.clone()/> }).collect_view()}
            </div>
        }
        .into_any()
    })
    .await
}

/// One slip, in the language of most owners: it is handed out, not read by whoever prints it.
#[component]
fn Slip(made: Made) -> impl IntoView {
    let reader = Language::current();
    let language = domain::language::Language::Id;
    let site = expect_context::<crate::ui::Reader>().site;
    let text = message(language, &site, &made);
    let address = format!("{}/code", site.public_url);
    let link = made.phone.as_deref().and_then(|number| chat(number, &text));
    view! {
        <section class="code-slip" lang=language.code()>
            <Asset name="mark-print.svg" alt="Kemas" width=102 height=22/>
            <p class="code-slip__name">{made.name}</p>
            <p class="code-slip__text">{made.business}</p>
            <p class="code-slip__code">{made.code.for_reading()}</p>
            <p class="code-slip__text">{words::code_where(language, address)}</p>
            <p class="code-slip__text">
                {words::code_until(language, format::moment(language, made.expires_at))}
            </p>
            {made.phone.map(|number| view! { <p class="code-slip__text">{phone(&number)}</p> })}
            {link
                .map(|link| {
                    view! {
                        <p class="no-print" lang=reader.code()>
                            <a class="button button--small" href=link target="_blank" rel="noopener noreferrer">
                                {words::open_chat(reader)}
                            </a>
                        </p>
                    }
                })}
        </section>
    }
}
