use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::time::Zone;
use leptos::prelude::*;
use store::learning::{Work, path};
use store::products::products;
use store::submissions::assignment_judges;

use super::assignments::stand;
use super::rubric::RubricWords;
use super::who_judges::WhoJudgesIt;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Choice, Crumbs, HiddenKey, PageHead};
use crate::words::{learning, submissions as words};

/// What an assignment asks, for which product, and the work on it by product. The only work there can be is led to.
pub async fn assignment(person: Person, Path(key): Path<String>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let db = &visitor.site.db;
    let path = path(db, &person.actor, visitor.now)
        .await?
        .ok_or(Problem::NotFound)?;
    let products = products(db, &person.actor).await?;
    let works: Vec<_> = path.works_on(&key).into_iter().cloned().collect();
    let others: Vec<_> = products
        .into_iter()
        .filter(|product| product.business == path.enrollment.business_id)
        .filter(|product| works.iter().all(|work| work.product != product.id))
        .collect();
    if let ([work], true) = (works.as_slice(), others.is_empty()) {
        return Ok(Redirect::to(&format!("/submissions/{}", work.submission)).into_response());
    }
    let (assignment, who) = assignment_judges(db, &path.enrollment, &key).await?;
    let mentor = path.enrollment.mentor_name.clone();
    let due = path.due.get(&key).map(|due| {
        let day = format::date(language, due.date(Zone::Wib));
        learning::due(
            language,
            format::days_until(language, *due, visitor.now),
            day,
        )
    });
    let title = assignment.title.in_language(language).to_owned();
    Ok(render(visitor, Head::new(title.clone(), "/assignments"), move || {
        let legend = if works.is_empty() {
            words::which_product(language)
        } else {
            words::for_another_product(language)
        };
        view! {
            <Crumbs links=vec![("/assignments".to_owned(), words::assignments(language).to_owned())]/>
            <PageHead title=title.clone() kicker=words::assignment(language) lead=due.clone().unwrap_or_default()/>
            <Works works=works.clone()/>
            <div class="prose" inner_html=assignment.brief_html.in_language(language).to_owned()></div>
            {match (works.is_empty(), others.is_empty()) {
                (true, true) => view! {
                    <div class="notice notice--info">
                        <h2 class="notice__title">{words::product_first(language)}</h2>
                        <p class="notice__text">{words::product_first_text(language)}</p>
                    </div>
                    <p><a class="button button--primary" href="/products/new">{words::add_product(language)}</a></p>
                }
                .into_any(),
                (false, true) => ().into_any(),
                (_, false) => view! {
                    <form class="form" method="post" action=format!("/assignments/{}/open", assignment.key)>
                        <HiddenKey/>
                        <fieldset class="group">
                            <legend class="group__title">{legend}</legend>
                            {others
                                .iter()
                                .enumerate()
                                .map(|(index, product)| {
                                    view! { <Choice name="product" value=product.id.to_string() label=product.name.clone() checked=index == 0/> }
                                })
                                .collect_view()}
                        </fieldset>
                        <WhoJudgesIt who=who mentor=mentor.clone()/>
                        <div class="form__actions">
                            <button class="button button--primary" type="submit">{words::begin(language)}</button>
                        </div>
                    </form>
                }
                .into_any(),
            }}
            <RubricWords criteria=assignment.criteria.clone()/>
        }
    })
    .await)
}

/// The work on the assignment, a card a product.
#[component]
fn Works(works: Vec<Work>) -> impl IntoView {
    let language = crate::ui::Language::current();
    (!works.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words::by_product(language)}</h2>
                {works
                    .into_iter()
                    .map(|work| {
                        let (class, state) = stand(language, work.state, work.is_own_check);
                        view! {
                            <article class="card card--link">
                                <h3 class="card__title"><a href=format!("/submissions/{}", work.submission)>{work.product_name}</a></h3>
                                <p class="card__foot"><span class=class>{state}</span></p>
                            </article>
                        }
                    })
                    .collect_view()}
            </section>
        }
    })
}
