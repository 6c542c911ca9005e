mod number;
mod password;

pub use number::{change_own_number, change_persons_number};
pub use password::change_password;

use ::store::Failure;
use ::store::identity::{
    self as store, Attempt, OWN_DEVICE, SHARED_DEVICE, SignInCode, SignInRefusal,
};
use ::store::token::Token;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{PersonId, SessionId};
use domain::language::Language;
use http::header::SET_COOKIE;
use http::{HeaderName, HeaderValue};

use super::pages::{Asking, CodeForm, DoorError, Refused, code_page, forgot_page, login_page};
use crate::context::{Fields, LANGUAGE_COOKIE, Person, Site, Visitor, session_cookie};
use crate::kept::{Kept, Resume};
use crate::problem::Problem;
use crate::words::{identity as words, kept as carried};

/// Lets somebody in by name and password; what they typed before their session ended is shown again.
pub async fn sign_in(visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let kept = Kept::read(&fields);
    if fields.has("elsewhere")
        && let Some(kept) = kept
    {
        return entered_elsewhere(&visitor, kept).await;
    }
    let attempt = Attempt {
        identifier: fields.text("identifier").to_owned(),
        password: fields.text("password").to_owned(),
        address: visitor.address.clone(),
        device: visitor.device.clone(),
        is_shared: fields.has("shared"),
    };
    match store::sign_in(&visitor.site.db, &attempt, visitor.now).await {
        Ok((token, person)) => {
            let next = local_path(fields.text("next"));
            let mut response = enter(&visitor.site, &token, attempt.is_shared, next);
            resume(&visitor, &mut response, kept, person).await?;
            Ok(response)
        }
        Err(Failure::Refused(refusal)) => {
            let error = match refusal {
                SignInRefusal::WrongPair => DoorError::WrongPair,
                SignInRefusal::TooMany { again_at } => DoorError::TooMany(again_at),
            };
            let form = Refused {
                identifier: attempt.identifier,
                next: fields.text("next").to_owned(),
                error: Some(error),
                is_shared: attempt.is_shared,
                kept,
                ..Refused::default()
            };
            Ok(login_page(&visitor, form).await)
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Lets what was typed travel on with the answer, when it is this person's.
async fn resume(
    visitor: &Visitor,
    response: &mut Response,
    kept: Option<Kept>,
    person: PersonId,
) -> Result<(), Problem> {
    let seal = visitor.site.seal().await?;
    if let Some(kept) = kept.filter(|kept| kept.is_of(seal, person)) {
        response.extensions_mut().insert(Resume(kept));
    }
    Ok(())
}

/// Goes on with what was typed, for somebody who came in by another tab meanwhile.
async fn entered_elsewhere(visitor: &Visitor, kept: Kept) -> Result<Response, Problem> {
    let Some(actor) = visitor.actor() else {
        let form = Refused {
            next: "/today".to_owned(),
            error: Some(DoorError::NotElsewhere),
            kept: Some(kept),
            ..Refused::default()
        };
        return Ok(login_page(visitor, form).await);
    };
    let mut response = Redirect::to("/today").into_response();
    resume(visitor, &mut response, Some(kept), actor.person).await?;
    Ok(response)
}

/// Lets somebody in by a code, and on to choosing a password.
pub async fn enter_by_code(visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let code = SignInCode::typed(fields.text("code"));
    let is_shared = fields.has("shared");
    match store::use_code(
        &visitor.site.db,
        &code,
        &visitor.device,
        is_shared,
        visitor.now,
    )
    .await
    {
        Ok((token, _)) => Ok(enter(&visitor.site, &token, is_shared, "/account")),
        Err(Failure::Refused(_)) => {
            let form = CodeForm {
                code: fields.text("code").to_owned(),
                is_shared,
                error: Some(words::code_not_valid(visitor.language).to_owned()),
            };
            Ok(code_page(&visitor, form).await)
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Notes that somebody cannot get in.
pub async fn ask_for_code(visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let typed = fields.text("identifier");
    let db = &visitor.site.db;
    let outcome = match store::ask_for_code(db, typed, &visitor.address, visitor.now).await {
        Ok(asked) => Asking::Asked(asked.number),
        Err(Failure::Refused(refusal)) => Asking::Refused {
            typed: typed.to_owned(),
            error: password::not_confirmed(visitor.language, refusal),
        },
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    Ok(forgot_page(&visitor, outcome).await)
}

/// Signs out on this device.
pub async fn sign_out(visitor: Visitor) -> Result<Response, Problem> {
    if let Some(token) = &visitor.token {
        store::sign_out(&visitor.site.db, token, visitor.now).await?;
    }
    let mut response = Redirect::to("/login").into_response();
    set_cookie(&mut response, &session_cookie_line(&visitor.site, "", 0));
    // Whoever uses this device next may read another language.
    set_cookie(
        &mut response,
        &format!("{LANGUAGE_COOKIE}=; Path=/; Max-Age=0"),
    );
    // What islands keep on the device is this person's alone, and so are the pictures the browser keeps.
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}

/// Signs another device out.
pub async fn revoke_device(person: Person, Path(session): Path<i64>) -> Result<Redirect, Problem> {
    let visitor = &person.visitor;
    store::revoke(
        &visitor.site.db,
        &person.actor,
        SessionId(session),
        visitor.now,
    )
    .await?;
    Ok(Redirect::to("/account"))
}

/// Keeps the language somebody chose: on the device, and with the person. What they had typed is shown again: in the door of a
/// session that has ended, or in the form that was refused.
pub async fn set_language(visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let language: Language = fields.parsed("language").ok_or(Problem::BadRequest)?;
    if let Some(actor) = visitor.actor() {
        store::set_language(&visitor.site.db, actor.person, language).await?;
    }
    let back = || Redirect::to(local_path(fields.text("next"))).into_response();
    let mut response = match (Kept::read(&fields), visitor.actor()) {
        (Some(kept), Some(actor)) => {
            let mut response = back();
            resume(&visitor, &mut response, Some(kept), actor.person).await?;
            response
        }
        (Some(kept), None) => door_in(language, visitor.clone(), &fields, kept).await,
        (None, _) => back(),
    };
    let secure = if visitor.site.is_secure() {
        "; Secure"
    } else {
        ""
    };
    set_cookie(
        &mut response,
        &format!(
            "{LANGUAGE_COOKIE}={language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}"
        ),
    );
    Ok(response)
}

async fn door_in(language: Language, visitor: Visitor, fields: &Fields, kept: Kept) -> Response {
    let visitor = Visitor {
        language,
        ..visitor
    };
    let form = Refused {
        ended: Some(carried::ended_kept(language)),
        kept: Some(kept),
        identifier: fields.text("identifier").to_owned(),
        next: fields.text("next").to_owned(),
        is_shared: fields.has("shared"),
        ..Refused::default()
    };
    login_page(&visitor, form).await
}

fn enter(site: &Site, token: &Token, is_shared: bool, next: &str) -> Response {
    let seconds = if is_shared { SHARED_DEVICE } else { OWN_DEVICE } / 1000;
    let mut response = Redirect::to(next).into_response();
    set_cookie(
        &mut response,
        &session_cookie_line(site, token.reveal(), seconds),
    );
    response
}

fn session_cookie_line(site: &Site, value: &str, seconds: i64) -> String {
    let secure = if site.is_secure() { "; Secure" } else { "" };
    let name = session_cookie(site.is_secure());
    format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}")
}

fn set_cookie(response: &mut Response, line: &str) {
    if let Ok(value) = HeaderValue::from_str(line) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

/// Only a path of ours is followed; anything else leads home.
fn local_path(path: &str) -> &str {
    let is_local = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.chars().all(|c| !c.is_control() && c.is_ascii());
    if is_local { path } else { "/today" }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn nobody_is_sent_abroad() {
        assert_eq!(local_path("/lessons/5.1?part=2"), "/lessons/5.1?part=2");
        for abroad in [
            "//evil.id",
            "https://evil.id",
            "/\\evil.id",
            "",
            "javascript:alert(1)",
            "/a\r\nSet-Cookie: x=1",
        ] {
            assert_eq!(local_path(abroad), "/today", "{abroad}");
        }
    }
}
