use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::{Actor, Role};
use domain::language::Language;
use domain::time::Timestamp;
use http::header::{COOKIE, USER_AGENT};
use http::request::Parts;
use store::identity::{SignedIn, open_requests, signed_in};
use store::token::Token;

use super::Site;
use super::background::{ACCOUNT_HEADER, signed_in_as_another};
use crate::problem::Problem;

/// The cookie that keeps a visitor's language.
pub const LANGUAGE_COOKIE: &str = "language";

/// Whoever asks for a page, signed in or not.
#[derive(Clone)]
pub struct Visitor {
    /// The site they are on.
    pub site: Site,
    /// When they asked.
    pub now: Timestamp,
    /// The language they read.
    pub language: Language,
    /// The page they asked for, with its query.
    pub path: String,
    /// What their device calls itself.
    pub device: String,
    /// The address they come from.
    pub address: String,
    /// Who they are, if they are signed in.
    pub signed_in: Option<SignedIn>,
    /// The secret of their session.
    pub token: Option<Token>,
    /// How many people in their care wait for a sign-in code.
    pub requests: usize,
}

impl Visitor {
    /// Who they are.
    #[must_use]
    pub fn actor(&self) -> Option<&Actor> {
        self.signed_in.as_ref().map(|signed_in| &signed_in.actor)
    }

    /// Whether they hold a role anywhere.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.actor().is_some_and(|actor| actor.has_role(role))
    }
}

/// The address of the peer as the server saw it, forwarding headers already judged.
#[derive(Clone, Debug)]
pub struct PeerAddress(pub String);

/// A request as it comes in: when, and with which session.
pub struct Arrival {
    /// When.
    pub now: Timestamp,
    /// The secret of the session, if it carries one.
    pub token: Option<Token>,
}

impl Arrival {
    /// Of this request.
    #[must_use]
    pub fn of(parts: &Parts, site: &Site) -> Self {
        Self {
            now: site.now(),
            token: cookie(parts, session_cookie(site.is_secure())).map(Token::received),
        }
    }
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Problem> {
        let arrival = Arrival::of(parts, site);
        let signed_in = match &arrival.token {
            Some(token) => signed_in(&site.db, token, arrival.now).await?,
            None => None,
        };
        Self::of(parts, site, arrival, signed_in).await
    }
}

impl Visitor {
    /// The visitor whose session this is.
    ///
    /// # Errors
    /// [`Problem`] when the store cannot read.
    pub async fn of(
        parts: &Parts,
        site: &Site,
        arrival: Arrival,
        signed_in: Option<SignedIn>,
    ) -> Result<Self, Problem> {
        let Arrival { now, token } = arrival;
        let actor = signed_in.as_ref().map(|signed_in| &signed_in.actor);
        let requests = match actor {
            Some(actor) if actor.has_role(Role::Mentor) || actor.has_role(Role::Admin) => {
                open_requests(&site.db, actor).await?.len()
            }
            _ => 0,
        };
        if signed_in.is_some() {
            // Forms are drawn without waiting: what seals them is at hand from here on.
            site.seal().await?;
        }
        // The device's choice, then the person's. Not what the browser asks for: many owners' telephones are set to English.
        let language = cookie(parts, LANGUAGE_COOKIE)
            .and_then(|code| code.parse().ok())
            .or_else(|| signed_in.as_ref().map(|signed_in| signed_in.actor.language))
            .unwrap_or(Language::Id);
        Ok(Self {
            now,
            language,
            path: parts
                .uri
                .path_and_query()
                .map_or_else(|| "/".to_owned(), ToString::to_string),
            device: device(parts),
            address: parts
                .extensions
                .get::<PeerAddress>()
                .map(|peer| peer.0.clone())
                .unwrap_or_default(),
            signed_in,
            token,
            requests,
            site: site.clone(),
        })
    }
}

/// Somebody who is signed in; everybody else is sent to the door, and back here afterwards. Whoever posts a form after
/// their session has ended gets the door at once, with what they typed.
#[derive(Clone)]
pub struct Person {
    /// The visitor they are.
    pub visitor: Visitor,
    /// Who they are.
    pub actor: Actor,
}

impl FromRequestParts<Site> for Person {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, site)
            .await
            .map_err(IntoResponse::into_response)?;
        Self::of(visitor, parts).map_err(IntoResponse::into_response)
    }
}

impl Person {
    /// The visitor as a person.
    ///
    /// # Errors
    /// [`TurnedAway`] when nobody is signed in, or somebody else than the page was drawn for.
    pub fn of(visitor: Visitor, parts: &Parts) -> Result<Self, TurnedAway> {
        match visitor.actor().cloned() {
            Some(actor) if is_of_another(parts, &actor) => Err(TurnedAway::Another),
            Some(actor) => Ok(Self { visitor, actor }),
            None if parts.method == http::Method::GET => {
                Err(TurnedAway::ToDoor { from: visitor.path })
            }
            None => Err(TurnedAway::SignedOut),
        }
    }
}

/// Why a visitor is not the person a page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TurnedAway {
    /// Somebody else than the one the page was drawn for is signed in.
    Another,
    /// Nobody is signed in: to the door, and back here afterwards.
    ToDoor {
        /// The path they asked for.
        from: String,
    },
    /// A form was sent after its session had ended.
    SignedOut,
}

impl IntoResponse for TurnedAway {
    fn into_response(self) -> Response {
        match self {
            Self::Another => signed_in_as_another(),
            Self::ToDoor { from } => Redirect::to(&login_address(&from)).into_response(),
            Self::SignedOut => Problem::SignedOut.into_response(),
        }
    }
}

fn is_of_another(parts: &Parts, actor: &Actor) -> bool {
    parts
        .headers
        .get(ACCOUNT_HEADER)
        .is_some_and(|account| account.as_bytes() != actor.person.to_string().as_bytes())
}

/// The door, with the way back.
fn login_address(path: &str) -> String {
    format!("/login?next={}", percent_encoded(path))
}

fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

/// `__Host-` binds the cookie to this very host and to https; without https browsers refuse that name.
#[must_use]
pub const fn session_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-kemas" } else { "kemas" }
}

fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    parts
        .headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn device(parts: &Parts) -> String {
    let agent = parts
        .headers
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    domain::text::one_line(&agent.chars().take(200).collect::<String>(), 200).unwrap_or_default()
}
