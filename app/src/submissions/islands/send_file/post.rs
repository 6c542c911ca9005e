//! Sending a form with its file, seeing how far it has come.

use js_sys::{JSON, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{FormData, HtmlFormElement, ProgressEvent, XmlHttpRequest};

use crate::ui::islands::browser::ACCOUNT_HEADER;

/// What became of it.
pub enum Answer {
    /// The server has it.
    Arrived,
    /// Nobody is signed in, or somebody else.
    SignedOut,
    /// A rule says no.
    Refused(String),
    /// Whether it arrived is not known.
    Unknown,
    /// Not an answer to this: the form itself has to go.
    Failed,
}

/// Posts the form as it would post itself; `moved` hears the percent that have left.
pub async fn post(form: &HtmlFormElement, account: i64, moved: impl Fn(u32) + 'static) -> Answer {
    match request(form, account, moved).await {
        Ok(request) => read(&request),
        Err(_) => Answer::Unknown,
    }
}

async fn request(
    form: &HtmlFormElement,
    account: i64,
    moved: impl Fn(u32) + 'static,
) -> Result<XmlHttpRequest, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("POST", &form.action())?;
    request.set_request_header("accept", "application/json")?;
    request.set_request_header(ACCOUNT_HEADER, &account.to_string())?;
    let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.length_computable() && event.total() > 0.0 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a percentage"
            )]
            moved((event.loaded() * 100.0 / event.total()) as u32);
        }
    });
    request
        .upload()?
        .set_onprogress(Some(progress.as_ref().unchecked_ref()));
    let data = FormData::new_with_form(form)?;
    let ended = Promise::new(&mut |give, _| request.set_onloadend(Some(&give)));
    request.send_with_opt_form_data(Some(&data))?;
    JsFuture::from(ended).await?;
    Ok(request)
}

fn read(request: &XmlHttpRequest) -> Answer {
    let body = request.response_text().ok().flatten().unwrap_or_default();
    let field = |name: &str| Reflect::get(&JSON::parse(&body).ok()?, &name.into()).ok();
    match request.status().unwrap_or(0) {
        // A page in place of a few words: the way led to the door.
        200 if field("row_version").is_none() => Answer::SignedOut,
        200 => Answer::Arrived,
        401 => Answer::SignedOut,
        422 => field("error")
            .and_then(|error| error.as_string())
            .map_or(Answer::Failed, Answer::Refused),
        0 | 408 | 429 | 500.. => Answer::Unknown,
        _ => Answer::Failed,
    }
}
