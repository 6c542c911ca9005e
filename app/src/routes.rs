//! The table of contents of the product: path → page → who.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{MethodRouter, get, post};

use crate::context::Site;
use crate::{
    catalog, cohorts, holidays, identity, learning, permits, products, review, style_page,
    submissions, trail,
};

/// Who may ask for a path at all. What stands behind it is decided by what it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Those who take part in a cohort, for what is their own.
    Participant,
    /// Those who may judge it.
    Mentor,
    /// Those who administer it.
    Admin,
}

/// One line of the table.
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, with `{names}`.
    pub path: &'static str,
    /// Who.
    pub who: Who,
    handler: MethodRouter<Site>,
}

macro_rules! routes {
    ($($method:ident $path:literal $who:ident => $handler:expr),+ $(,)?) => {
        vec![$(Route {
            method: routes!(@name $method),
            path: $path,
            who: Who::$who,
            handler: $method($handler),
        }),+]
    };
    (@name get) => { "GET" };
    (@name post) => { "POST" };
}

/// The largest file that a slot takes, with room for the form around it.
const UPLOAD_LIMIT: usize = 51_000_000;

/// Every page and every form.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![
        get "/" Anyone => catalog::home,
        get "/pictures/{name}" Anyone => catalog::picture,
        get "/style" Anyone => style_page::style,
        post "/language" Anyone => identity::set_language,

        get "/login" Anyone => identity::login,
        post "/login" Anyone => identity::sign_in,
        post "/logout" Anyone => identity::sign_out,
        get "/code" Anyone => identity::code,
        post "/code" Anyone => identity::enter_by_code,
        get "/forgot" Anyone => identity::forgot,
        post "/forgot" Anyone => identity::ask_for_code,
        get "/account" SignedIn => identity::account,
        post "/account/number" SignedIn => identity::change_own_number,
        post "/account/password" SignedIn => identity::change_password,
        post "/account/devices/{session}/revoke" SignedIn => identity::revoke_device,

        get "/today" SignedIn => learning::today,
        get "/learn" SignedIn => learning::learn,
        get "/lessons/{lesson}" Participant => learning::lesson,
        post "/lessons/{lesson}/place" Participant => learning::turn_to_part,
        post "/lessons/{lesson}/understood" Participant => learning::understand_lesson,
        get "/quizzes/{module}" Participant => learning::quiz,
        post "/quizzes/{module}/begin" Participant => learning::begin_quiz,
        post "/quizzes/{module}/answers" Participant => learning::answer_question,
        post "/quizzes/{module}/finish" Participant => learning::finish_quiz,

        get "/products" Participant => products::list,
        get "/products/new" Participant => products::new,
        post "/products" Participant => products::add_product,
        get "/products/{product}" Participant => products::edit,
        post "/products/{product}" Participant => products::change_product,
        get "/products/{product}/permits" Mentor => permits::card,
        get "/products/{product}/permits/{kind}" Mentor => permits::permit,
        post "/products/{product}/permits/{kind}" Mentor => permits::save_permit,

        get "/assignments" SignedIn => submissions::assignments,
        get "/assignments/{assignment}" Participant => submissions::assignment,
        post "/assignments/{assignment}/open" Participant => submissions::open_submission,
        get "/submissions/{submission}" Participant => submissions::submission,
        post "/submissions/{submission}/next" Participant => submissions::begin_next_version,
        post "/versions/{version}/slots/{slot}" Participant => submissions::put_slot,
        post "/versions/{version}/files/{slot}" Participant => submissions::upload_slot,
        post "/versions/{version}/send" Participant => submissions::send_version,
        get "/versions/{version}/receipt" Participant => submissions::receipt,
        get "/versions/{version}/check" Participant => submissions::own_check,
        post "/versions/{version}/check" Participant => submissions::finish_own_check,
        get "/versions/{version}/feedback" Participant => submissions::feedback,
        get "/versions/{version}/sheet" SignedIn => submissions::sheet,
        post "/versions/{version}/sheet/links" SignedIn => submissions::share_sheet,
        post "/versions/{version}/sheet/links/{link}/revoke" SignedIn => submissions::revoke_link,
        get "/s/{token}" Anyone => submissions::shared_sheet,
        post "/versions/{version}/disown" Participant => submissions::disown_version,
        post "/versions/{version}/links/{slot}" Participant => submissions::make_upload_link,
        post "/links/{link}/revoke" Participant => submissions::revoke_upload_link,
        get "/u/{token}" Anyone => submissions::link,
        post "/u/{token}" Anyone => submissions::upload_by_link,
        get "/on-behalf" Mentor => submissions::participants,
        get "/enrollments/{enrollment}/on-behalf" Mentor => submissions::on_behalf,
        post "/enrollments/{enrollment}/on-behalf" Mentor => submissions::place_files,
        post "/enrollments/{enrollment}/on-behalf/files" Mentor => submissions::bring_files,
        get "/files/{file}" Mentor => submissions::download,
        get "/previews/{file}/{size}/{page}" Mentor => submissions::preview,

        get "/queue" Mentor => review::queue,
        get "/desk/{version}" Mentor => review::desk,
        get "/desk/{version}/preview" Mentor => review::preview,
        post "/desk/{version}" Mentor => review::save,
        post "/desk/{version}/remarks" Mentor => review::add_remark,
        post "/desk/{version}/remarks/{remark}" Mentor => review::judge_remark,
        get "/desk/{version}/remarks/{remark}/edit" Mentor => review::edit_remark,
        post "/desk/{version}/remarks/{remark}/edit" Mentor => review::change_remark,
        post "/desk/{version}/remarks/{remark}/remove" Mentor => review::remove_remark,
        post "/desk/{version}/release" Mentor => review::release,
        post "/desk/{version}/recall" Mentor => review::recall,

        get "/cohorts" Admin => cohorts::list,
        get "/cohorts/new" Admin => cohorts::new,
        post "/cohorts" Admin => cohorts::open,
        get "/cohorts/{cohort}" Admin => cohorts::progress,
        get "/cohorts/{cohort}/progress/{format}" Admin => cohorts::download,
        get "/cohorts/{cohort}/participants/{enrollment}" Admin => cohorts::participant,
        post "/cohorts/{cohort}/participants/{enrollment}/place" Admin => cohorts::move_participant,
        post "/cohorts/{cohort}/participants/{enrollment}/time" Admin => cohorts::give_time,
        get "/cohorts/{cohort}/places" Admin => cohorts::places,
        get "/cohorts/{cohort}/settings" Admin => cohorts::settings,
        post "/cohorts/{cohort}/settings" Admin => cohorts::change,
        post "/cohorts/{cohort}/pauses" Admin => cohorts::add_pause,
        post "/cohorts/{cohort}/pauses/{pause}/remove" Admin => cohorts::remove_pause,
        post "/cohorts/{cohort}/assignments/{assignment}" Admin => cohorts::change_dates,
        get "/cohorts/{cohort}/trail" Admin => trail::trail,
        get "/cohorts/{cohort}/trail/csv" Admin => trail::download,
        get "/cohorts/{cohort}/allocation" Admin => cohorts::allocation,
        post "/cohorts/{cohort}/allocation" Admin => cohorts::allocate,
        post "/cohorts/{cohort}/mentors" Admin => cohorts::add_mentor,
        get "/cohorts/{cohort}/help" Mentor => cohorts::help,
        get "/cohorts/{cohort}/slips" Admin => cohorts::slips,
        post "/cohorts/{cohort}/slips" Admin => cohorts::make_slips,
        get "/cohorts/{cohort}/imports" Admin => cohorts::lists,
        post "/cohorts/{cohort}/imports" Admin => cohorts::bring_list,
        get "/cohorts/{cohort}/imports/template" Admin => cohorts::template,
        get "/cohorts/{cohort}/imports/{import}" Admin => cohorts::import,
        post "/cohorts/{cohort}/imports/{import}/columns" Admin => cohorts::choose_columns,
        post "/cohorts/{cohort}/imports/{import}/confirm" Admin => cohorts::confirm,
        post "/cohorts/{cohort}/imports/{import}/undo" Admin => cohorts::undo,
        post "/cohorts/{cohort}/imports/{import}/resume" Admin => cohorts::resume,
        get "/holidays" Admin => holidays::list,
        post "/holidays" Admin => holidays::enter,
        post "/holidays/{day}/remove" Admin => holidays::remove,
        get "/requests" Mentor => cohorts::requests,
        post "/people/{person}/code" Mentor => cohorts::make_code,
        get "/people/{person}/number" Mentor => identity::persons_number,
        post "/people/{person}/number" Mentor => identity::change_persons_number,
    ]
}

/// The table as a router.
pub fn router() -> Router<Site> {
    // The framework spawns on tokio once it is told so; told twice, it answers that it knows.
    let _ = any_spawner::Executor::init_tokio();
    routes().into_iter().fold(Router::new(), |router, route| {
        let limit = if route.path.contains("/files/{slot}")
            || route.path.ends_with("/permits/{kind}")
            || route.path == "/u/{token}"
        {
            UPLOAD_LIMIT
        } else if route.path.ends_with("/on-behalf/files") {
            submissions::BROUGHT_LIMIT
        } else if route.path.ends_with("/imports") {
            cohorts::LIST_LIMIT
        } else if matches!(route.path, "/login" | "/language") {
            // They may carry a whole form, every letter of it as three.
            3 * crate::kept::LIMIT + 300_000
        } else {
            300_000
        };
        router.route(
            route.path,
            route.handler.layer(DefaultBodyLimit::max(limit)),
        )
    })
}
