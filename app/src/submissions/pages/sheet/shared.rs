use axum::extract::Path;
use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use store::Error;
use store::review::shared_sheet as load;
use store::token::Token;

use super::paper::Paper;
use crate::context::Visitor;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::submissions::unlisted::unlisted;
use crate::ui::{Empty, Notice};
use crate::words::{answer as words, submissions};

/// The sheet for whoever holds its link, without an account. A link that is over and one that never was are told apart
/// by nobody.
pub async fn shared_sheet(
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let language = visitor.language;
    let found = load(&visitor.site.db, &Token::received(&token), visitor.now).await;
    let response = match found {
        Ok(sheet) => {
            let head = Head::new(submissions::sheet(language), "");
            render(&visitor, head, move || {
                view! {
                    {sheet.is_newer.then(|| view! { <Notice kind="info" title=words::sheet_newer(language)/> })}
                    <Paper feedback=sheet.feedback.clone() valid_until=sheet.expires_at/>
                    <p class="card__meta no-print">{words::sheet_print(language)}</p>
                }
            })
            .await
        }
        Err(Error::NotFound) => {
            let head = Head {
                status: StatusCode::NOT_FOUND,
                ..Head::new(words::link_over(language), "")
            };
            render(&visitor, head, move || {
                view! { <Empty picture="not-found.svg" title=words::link_over(language) text=words::link_over_text(language)/> }
            })
            .await
        }
        Err(error) => return Err(error.into()),
    };
    Ok(unlisted(response))
}
