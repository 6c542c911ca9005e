//! One save, and what the server says to it.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, RequestRedirect, Response, ResponseType};

use crate::ui::islands::browser::{ACCOUNT_HEADER, window};

/// What became of a save.
pub enum Answer {
    /// Saved, under this row version.
    Saved(i64),
    /// Somebody changed it meanwhile; nothing was saved.
    Changed,
    /// Nobody is signed in, or somebody else.
    SignedOut,
    /// A rule says no.
    Refused(String),
    /// Whether it arrived is not known: no signal, or a server in trouble.
    Unknown,
    /// Not an answer to this.
    Failed,
}

/// Sends a form's body as the form would, asking for a few words instead of a page.
pub async fn post(action: &str, account: i64, body: &str) -> Answer {
    match request(action, account, body).await {
        Ok(answer) => answer,
        Err(_) => Answer::Unknown,
    }
}

async fn request(action: &str, account: i64, body: &str) -> Result<Answer, JsValue> {
    let headers = Headers::new()?;
    headers.append("accept", "application/json")?;
    headers.append("content-type", "application/x-www-form-urlencoded")?;
    headers.append(ACCOUNT_HEADER, &account.to_string())?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers_headers(&headers);
    init.set_body_opt_str(Some(body));
    init.set_redirect(RequestRedirect::Manual);
    // So that the last words still leave when the page does.
    Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE)?;
    let response = JsFuture::from(window().fetch_with_str_and_init(action, &init)).await?;
    let response: Response = response.dyn_into()?;
    if response.type_() == ResponseType::Opaqueredirect {
        return Ok(Answer::SignedOut);
    }
    match response.status() {
        200 => {
            let row_version = field(&response, "row_version").await?.as_f64();
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a counter or a time, both whole"
            )]
            Ok(row_version.map_or(Answer::Failed, |number| Answer::Saved(number as i64)))
        }
        401 => Ok(Answer::SignedOut),
        409 => Ok(Answer::Changed),
        422 => {
            let reason = field(&response, "error").await?.as_string();
            Ok(reason.map_or(Answer::Failed, Answer::Refused))
        }
        408 | 429 | 500.. => Ok(Answer::Unknown),
        _ => Ok(Answer::Failed),
    }
}

async fn field(response: &Response, name: &str) -> Result<JsValue, JsValue> {
    let body = JsFuture::from(response.json()?).await?;
    Reflect::get(&body, &name.into())
}
