mod links;
mod paper;
mod shared;

use axum::extract::Path;
use axum::response::Response;
use domain::ids::VersionId;
use leptos::prelude::*;
use store::review::{MadeLink, sheet as load};

use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::BackLink;
use crate::words::{answer as words, submissions};

use links::Links;
use paper::Paper;

pub use shared::shared_sheet;

/// What became of asking for a link.
#[derive(Clone)]
pub enum Asked {
    /// Nothing was asked.
    Nothing,
    /// Here it is: the only time that it is seen.
    Made(MadeLink),
    /// The same form was sent before, and what it made was shown then.
    Before,
}

/// "Lembar perbaikan": one page for the printer, in black and white, with no more of the owner than the product's name.
pub async fn sheet(person: Person, Path(id): Path<i64>) -> Result<Response, Problem> {
    sheet_page(&person, VersionId(id), Asked::Nothing).await
}

pub(in crate::submissions) async fn sheet_page(
    person: &Person,
    id: VersionId,
    asked: Asked,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let sheet = load(&visitor.site.db, &person.actor, id, visitor.now).await?;
    let (current, back, text) = if sheet.is_own {
        (
            "/assignments",
            format!("/versions/{id}/feedback"),
            submissions::feedback(language),
        )
    } else {
        (
            "/queue",
            format!("/desk/{id}"),
            crate::words::review::back_to_desk(language),
        )
    };
    let head =
        Head::new(submissions::sheet(language), current).refused(matches!(asked, Asked::Before));
    Ok(render(visitor, head, move || {
        view! {
            <BackLink href=back.clone() text=text/>
            <p class="card__meta no-print">{words::sheet_print(language)}</p>
            <Paper feedback=sheet.feedback.clone()/>
            {view! { <Links version=id links=sheet.links.clone() product=sheet.feedback.product.name.clone() asked=asked.clone()/> }.into_any()}
        }
    })
    .await)
}
