use tests::{ASSIGNMENT, LESSON, MODULE};

use super::world::{Role, World};

/// What is posted.
pub(super) enum Body {
    Fields(&'static [(&'static str, &'static str)]),
    Product,
    Photo,
    List,
}

/// A route, what is asked of it, and the status each role gets.
pub(super) struct Row {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) asked: Box<dyn Fn(&World) -> String + Send + Sync>,
    pub(super) body: Body,
    statuses: [u16; 8],
}

impl Row {
    pub(super) fn expected(&self) -> impl Iterator<Item = (Role, u16)> {
        Role::ALL.into_iter().zip(self.statuses)
    }
}

fn get(
    path: &'static str,
    asked: impl Fn(&World) -> String + Send + Sync + 'static,
    statuses: [u16; 8],
) -> Row {
    Row {
        method: "GET",
        path,
        asked: Box::new(asked),
        body: Body::Fields(&[]),
        statuses,
    }
}

fn post(
    path: &'static str,
    asked: impl Fn(&World) -> String + Send + Sync + 'static,
    fields: &'static [(&'static str, &'static str)],
    statuses: [u16; 8],
) -> Row {
    Row {
        method: "POST",
        body: Body::Fields(fields),
        ..get(path, asked, statuses)
    }
}

fn here(path: &'static str) -> impl Fn(&World) -> String + Send + Sync {
    move |_| path.to_owned()
}

/// The columns: visitor, owner of the work, other participant, her mentor, another mentor, her cohort's administrator,
/// desk officer, sponsor. Not theirs is not there: 404.
#[rustfmt::skip]
pub(super) fn rows() -> Vec<Row> {
    vec![
        get("/", here("/"), [200; 8]),
        get("/pictures/{name}", here("/pictures/none.svg"), [404; 8]),
        // Only a demonstration has it.
        get("/style", here("/style"), [404; 8]),
        post("/language", here("/language"), &[("language", "en"), ("next", "/")], [303; 8]),
        get("/login", here("/login"), [200, 303, 303, 303, 303, 303, 303, 303]),
        post("/login", here("/login"), &[("identifier", "0899"), ("password", "x")], [422; 8]),
        post("/logout", here("/logout"), &[], [303; 8]),
        get("/code", here("/code"), [200; 8]),
        post("/code", here("/code"), &[("code", "KMRT-7P4X-29QD")], [422; 8]),
        get("/forgot", here("/forgot"), [200; 8]),
        post("/forgot", here("/forgot"), &[("identifier", "0899")], [200; 8]),
        get("/account", here("/account"), [303, 200, 200, 200, 200, 200, 200, 200]),
        post("/account/password", here("/account/password"), &[("password", "pendek")],
            [303, 422, 422, 422, 422, 422, 422, 422]),
        post("/account/number", here("/account/number"), &[("phone", "12"), ("number_password", "x")],
            [303, 422, 422, 422, 422, 422, 422, 422]),
        post("/account/devices/{session}/revoke", |w| format!("/account/devices/{}/revoke", w.session), &[],
            [303, 303, 404, 404, 404, 404, 404, 404]),

        get("/today", here("/today"), [303, 200, 200, 200, 200, 200, 200, 200]),
        get("/learn", here("/learn"), [303, 200, 200, 303, 303, 303, 303, 303]),
        get("/lessons/{lesson}", |_| format!("/lessons/{LESSON}"), [303, 200, 200, 404, 404, 404, 404, 404]),
        post("/lessons/{lesson}/place", |_| format!("/lessons/{LESSON}/place"), &[("part", "2")],
            [303, 303, 303, 404, 404, 404, 404, 404]),
        post("/lessons/{lesson}/understood", |_| format!("/lessons/{LESSON}/understood"), &[],
            [303, 303, 303, 404, 404, 404, 404, 404]),
        get("/quizzes/{module}", |_| format!("/quizzes/{MODULE}"), [303, 200, 200, 404, 404, 404, 404, 404]),
        post("/quizzes/{module}/begin", |_| format!("/quizzes/{MODULE}/begin"), &[],
            [303, 303, 303, 404, 404, 404, 404, 404]),
        // No going is open, so a participant is led to where one begins.
        post("/quizzes/{module}/answers", |_| format!("/quizzes/{MODULE}/answers"),
            &[("question", "5-1"), ("choice", "1")], [303, 303, 303, 404, 404, 404, 404, 404]),
        post("/quizzes/{module}/finish", |_| format!("/quizzes/{MODULE}/finish"), &[],
            [303, 303, 303, 404, 404, 404, 404, 404]),

        get("/products", here("/products"), [303, 200, 200, 404, 404, 404, 404, 404]),
        get("/products/new", here("/products/new"), [303, 200, 200, 404, 404, 404, 404, 404]),
        post("/products", here("/products"), &[("name", "Baru"), ("category", "food"), ("market", "ID")],
            [303, 303, 303, 404, 404, 404, 404, 404]),
        get("/products/{product}", |w| format!("/products/{}", w.product), [303, 200, 404, 404, 404, 404, 404, 404]),
        post("/products/{product}", |w| format!("/products/{}", w.product),
            &[("name", "Baru"), ("category", "food"), ("market", "ID"), ("row_version", "1")],
            [303, 303, 404, 404, 404, 404, 404, 404]),
        // Her mentor and her administrator keep the card for her.
        get("/products/{product}/permits", |w| format!("/products/{}/permits", w.product),
            [303, 200, 404, 200, 404, 200, 404, 404]),
        get("/products/{product}/permits/{kind}", |w| format!("/products/{}/permits/nib", w.product),
            [303, 200, 404, 200, 404, 200, 404, 404]),
        post("/products/{product}/permits/{kind}", |w| format!("/products/{}/permits/halal", w.product),
            &[("state", "in_progress"), ("row_version", "0")], [303, 303, 404, 303, 404, 303, 404, 404]),

        get("/assignments", here("/assignments"), [303, 200, 200, 303, 303, 303, 303, 303]),
        // Siti has begun it for several products and sees them all.
        get("/assignments/{assignment}", |_| format!("/assignments/{ASSIGNMENT}"),
            [303, 200, 200, 404, 404, 404, 404, 404]),
        // A product is its own business's.
        Row { body: Body::Product, ..post("/assignments/{assignment}/open", |_| format!("/assignments/{ASSIGNMENT}/open"), &[],
            [303, 303, 404, 404, 404, 404, 404, 404]) },
        get("/submissions/{submission}", |w| w.draft.page(), [303, 200, 404, 404, 404, 404, 404, 404]),
        post("/submissions/{submission}/next", |w| format!("{}/next", w.answered.page()), &[],
            [303, 303, 404, 404, 404, 404, 404, 404]),
        post("/versions/{version}/slots/{slot}", |w| w.draft.at("slots/height"), &[("value-height", "2")],
            [303, 303, 404, 404, 404, 404, 404, 404]),
        Row { body: Body::Photo, ..post("/versions/{version}/files/{slot}", |w| w.draft.at("files/front"), &[],
            [303, 303, 404, 404, 404, 404, 404, 404]) },
        post("/versions/{version}/send", |w| w.draft.at("send"), &[], [303, 303, 404, 404, 404, 404, 404, 404]),
        get("/versions/{version}/receipt", |w| w.sent.at("receipt"), [303, 200, 404, 404, 404, 404, 404, 404]),
        get("/versions/{version}/check", |w| w.own_check.at("check"), [303, 200, 404, 404, 404, 404, 404, 404]),
        // A mentor judges it: it is nobody's own to check.
        get("/versions/{version}/check", |w| w.sent.at("check"), [303, 404, 404, 404, 404, 404, 404, 404]),
        post("/versions/{version}/check", |w| w.own_check.at("check"), &[("level-complete", "3"), ("level-readable", "3")],
            [303, 303, 404, 404, 404, 404, 404, 404]),
        post("/versions/{version}/check", |w| w.sent.at("check"), &[("level-complete", "3"), ("level-readable", "3")],
            [303, 404, 404, 404, 404, 404, 404, 404]),
        get("/versions/{version}/feedback", |w| w.answered.at("feedback"), [303, 200, 404, 404, 404, 404, 404, 404]),
        // Not shown yet: nobody's.
        get("/versions/{version}/feedback", |w| w.ready.at("feedback"), [303, 404, 404, 404, 404, 404, 404, 404]),
        // Also for her mentor, who may send it to the printer.
        get("/versions/{version}/sheet", |w| w.answered.at("sheet"), [303, 200, 404, 200, 404, 200, 404, 404]),
        get("/versions/{version}/sheet", |w| w.ready.at("sheet"), [303, 404, 404, 404, 404, 404, 404, 404]),
        post("/versions/{version}/sheet/links", |w| w.answered.at("sheet/links"), &[], [303, 200, 404, 200, 404, 200, 404, 404]),
        post("/versions/{version}/sheet/links", |w| w.ready.at("sheet/links"), &[], [303, 404, 404, 404, 404, 404, 404, 404]),
        post("/versions/{version}/sheet/links/{link}/revoke", |w| w.answered.at(&format!("sheet/links/{}/revoke", w.sheet_link)), &[],
            [303, 303, 404, 303, 404, 303, 404, 404]),
        // A link is the key: whoever holds it reads the sheet, whoever has another reads nothing.
        get("/s/{token}", |w| format!("/s/{}", w.token), [200; 8]),
        get("/s/{token}", here("/s/none"), [404; 8]),
        // Nobody sent it for Siti: there is nothing to disown, and she is told.
        post("/versions/{version}/disown", |w| w.sent.at("disown"), &[], [303, 422, 404, 404, 404, 404, 404, 404]),
        post("/versions/{version}/links/{slot}", |w| w.draft.at("links/design"), &[], [303, 200, 404, 404, 404, 404, 404, 404]),
        post("/links/{link}/revoke", |w| format!("/links/{}/revoke", w.link), &[], [303, 303, 404, 404, 404, 404, 404, 404]),
        // A link that never was.
        get("/u/{token}", here("/u/none"), [404; 8]),
        Row { body: Body::Photo, ..post("/u/{token}", here("/u/none"), &[], [404; 8]) },
        get("/on-behalf", here("/on-behalf"), [303, 404, 404, 200, 200, 200, 404, 404]),
        // Siti's photos: her mentor and her cohort's administrator.
        get("/enrollments/{enrollment}/on-behalf", |w| format!("/enrollments/{}/on-behalf", w.enrollment),
            [303, 404, 404, 200, 404, 200, 404, 404]),
        post("/enrollments/{enrollment}/on-behalf", |w| format!("/enrollments/{}/on-behalf", w.enrollment), &[],
            [303, 404, 404, 303, 404, 303, 404, 404]),
        Row { body: Body::Photo, ..post("/enrollments/{enrollment}/on-behalf/files",
            |w| format!("/enrollments/{}/on-behalf/files", w.enrollment), &[], [303, 404, 404, 303, 404, 303, 404, 404]) },
        get("/files/{file}", |w| format!("/files/{}", w.file), [303, 200, 404, 200, 404, 200, 404, 404]),
        get("/previews/{file}/{size}/{page}", |w| format!("/previews/{}/thumb/1", w.file),
            [303, 200, 404, 200, 404, 200, 404, 404]),

        get("/queue", here("/queue"), [303, 404, 404, 200, 200, 200, 404, 404]),
        get("/desk/{version}", |w| w.sent.desk(), [303, 404, 404, 200, 404, 200, 404, 404]),
        get("/desk/{version}/preview", |w| format!("{}/preview", w.begun.desk()), [303, 404, 404, 200, 404, 200, 404, 404]),
        // A draft is its owner's alone.
        get("/desk/{version}", |w| w.draft.desk(), [303, 404, 404, 404, 404, 404, 404, 404]),
        post("/desk/{version}", |w| w.sent.desk(), &[("strength", "Rapi."), ("row_version", "0")],
            [303, 404, 404, 303, 404, 303, 404, 404]),
        post("/desk/{version}", |w| w.draft.desk(), &[("strength", "Rapi."), ("row_version", "0")],
            [303, 404, 404, 404, 404, 404, 404, 404]),
        post("/desk/{version}/remarks", |w| format!("{}/remarks", w.sent.desk()),
            &[("words", "Perbesar."), ("severity", "must"), ("category", "legal")],
            [303, 404, 404, 303, 404, 303, 404, 404]),
        // A remark is its writer's: whoever stands in writes their own.
        post("/desk/{version}/remarks/{remark}", |w| format!("{}/remarks/{}", w.begun.desk(), w.remark),
            &[("state", "fixed")], [303, 404, 404, 303, 404, 404, 404, 404]),
        get("/desk/{version}/remarks/{remark}/edit", |w| format!("{}/remarks/{}/edit", w.begun.desk(), w.remark),
            [303, 404, 404, 200, 404, 404, 404, 404]),
        // Whoever stands in has no such remark: what they typed stands in the form for a new one.
        post("/desk/{version}/remarks/{remark}/edit", |w| format!("{}/remarks/{}/edit", w.begun.desk(), w.remark),
            &[("words", "Perbesar."), ("row_version", "1")], [303, 404, 404, 303, 404, 422, 404, 404]),
        post("/desk/{version}/remarks/{remark}/remove", |w| format!("{}/remarks/{}/remove", w.begun.desk(), w.remark), &[],
            [303, 404, 404, 303, 404, 404, 404, 404]),
        // Whoever stands in has not judged it yet, and is told what is missing.
        post("/desk/{version}/release", |w| format!("{}/release", w.begun.desk()), &[("when", "soon")],
            [303, 404, 404, 303, 404, 422, 404, 404]),
        post("/desk/{version}/recall", |w| format!("{}/recall", w.ready.desk()), &[],
            [303, 404, 404, 303, 404, 303, 404, 404]),

        get("/cohorts", here("/cohorts"), [303, 404, 404, 404, 404, 200, 404, 404]),
        // Cohorts are opened by those who run the programme; Agus runs one cohort.
        get("/cohorts/new", here("/cohorts/new"), [303, 404, 404, 404, 404, 404, 404, 404]),
        post("/cohorts", here("/cohorts"), &[("name", "Angkatan 2")], [303, 404, 404, 404, 404, 404, 404, 404]),
        get("/cohorts/{cohort}", |w| format!("/cohorts/{}", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        get("/cohorts/{cohort}/progress/{format}", |w| format!("/cohorts/{}/progress/csv", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        get("/cohorts/{cohort}/participants/{enrollment}",
            |w| format!("/cohorts/{}/participants/{}", w.cohort, w.enrollment), [303, 404, 404, 404, 404, 200, 404, 404]),
        post("/cohorts/{cohort}/participants/{enrollment}/place",
            |w| format!("/cohorts/{}/participants/{}/place", w.cohort, w.enrollment),
            &[("stands", "active"), ("step", "left.no_time")], [303, 404, 404, 404, 404, 303, 404, 404]),
        post("/cohorts/{cohort}/participants/{enrollment}/time",
            |w| format!("/cohorts/{}/participants/{}/time", w.cohort, w.enrollment),
            &[("assignment", ASSIGNMENT), ("until", "2027-06-01"), ("why", "illness")],
            [303, 404, 404, 404, 404, 303, 404, 404]),
        get("/cohorts/{cohort}/places", |w| format!("/cohorts/{}/places", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        get("/cohorts/{cohort}/settings", |w| format!("/cohorts/{}/settings", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        post("/cohorts/{cohort}/settings", |w| format!("/cohorts/{}/settings", w.cohort), &[("name", "")],
            [303, 404, 404, 404, 404, 422, 404, 404]),
        post("/cohorts/{cohort}/pauses", |w| format!("/cohorts/{}/pauses", w.cohort),
            &[("pause_name", "Lebaran"), ("pause_first", "2027-03-08"), ("pause_last", "2027-03-12")],
            [303, 404, 404, 404, 404, 303, 404, 404]),
        post("/cohorts/{cohort}/pauses/{pause}/remove", |w| format!("/cohorts/{}/pauses/1/remove", w.cohort), &[],
            [303, 404, 404, 404, 404, 303, 404, 404]),
        post("/cohorts/{cohort}/assignments/{assignment}", |w| format!("/cohorts/{}/assignments/{ASSIGNMENT}", w.cohort),
            &[("reply-t5", "0")], [303, 404, 404, 404, 404, 422, 404, 404]),
        get("/cohorts/{cohort}/trail", |w| format!("/cohorts/{}/trail", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        get("/cohorts/{cohort}/trail/csv", |w| format!("/cohorts/{}/trail/csv", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        get("/cohorts/{cohort}/allocation", |w| format!("/cohorts/{}/allocation", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        post("/cohorts/{cohort}/allocation", |w| format!("/cohorts/{}/allocation", w.cohort), &[], [303, 404, 404, 404, 404, 303, 404, 404]),
        post("/cohorts/{cohort}/mentors", |w| format!("/cohorts/{}/mentors", w.cohort), &[("name", ""), ("phone", "")],
            [303, 404, 404, 404, 404, 422, 404, 404]),
        // Its mentors too, of their own participants.
        get("/cohorts/{cohort}/help", |w| format!("/cohorts/{}/help", w.cohort), [303, 404, 404, 200, 200, 200, 404, 404]),
        get("/cohorts/{cohort}/slips", |w| format!("/cohorts/{}/slips", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        post("/cohorts/{cohort}/slips", |w| format!("/cohorts/{}/slips", w.cohort), &[("for", "newcomers")], [303, 404, 404, 404, 404, 200, 404, 404]),
        get("/cohorts/{cohort}/imports", |w| format!("/cohorts/{}/imports", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        Row {
            body: Body::List,
            ..post("/cohorts/{cohort}/imports", |w| format!("/cohorts/{}/imports", w.cohort), &[], [303, 404, 404, 404, 404, 303, 404, 404])
        },
        get("/cohorts/{cohort}/imports/template", |w| format!("/cohorts/{}/imports/template", w.cohort), [303, 404, 404, 404, 404, 200, 404, 404]),
        get("/cohorts/{cohort}/imports/{import}", |w| format!("/cohorts/{}/imports/{}", w.cohort, w.import), [303, 404, 404, 404, 404, 200, 404, 404]),
        post("/cohorts/{cohort}/imports/{import}/columns",
            |w| format!("/cohorts/{}/imports/{}/columns", w.cohort, w.import), &[("row_version", "1")], [303, 404, 404, 404, 404, 303, 404, 404]),
        post("/cohorts/{cohort}/imports/{import}/confirm",
            |w| format!("/cohorts/{}/imports/{}/confirm", w.cohort, w.import), &[("row_version", "1")], [303, 404, 404, 404, 404, 303, 404, 404]),
        // It has not stopped: there is nothing to go on with.
        post("/cohorts/{cohort}/imports/{import}/resume",
            |w| format!("/cohorts/{}/imports/{}/resume", w.cohort, w.import), &[], [303, 404, 404, 404, 404, 422, 404, 404]),
        post("/cohorts/{cohort}/imports/{import}/undo",
            |w| format!("/cohorts/{}/imports/{}/undo", w.cohort, w.import), &[], [303, 404, 404, 404, 404, 422, 404, 404]),
        // The calendar holds for every cohort; Agus runs one.
        get("/holidays", here("/holidays"), [303, 404, 404, 404, 404, 404, 404, 404]),
        post("/holidays", here("/holidays"), &[("days", "2027-01-01 Tahun Baru"), ("source", "SKB")],
            [303, 404, 404, 404, 404, 404, 404, 404]),
        post("/holidays/{day}/remove", here("/holidays/20820/remove"), &[], [303, 404, 404, 404, 404, 404, 404, 404]),
        get("/requests", here("/requests"), [303, 404, 404, 200, 200, 200, 404, 404]),
        // A code for Siti: from her mentor or her cohort's administrator.
        post("/people/{person}/code", |w| format!("/people/{}/code", w.person), &[],
            [303, 404, 404, 200, 404, 200, 404, 404]),
        // Her number, when she stands before them.
        get("/people/{person}/number", |w| format!("/people/{}/number", w.person),
            [303, 404, 404, 200, 404, 200, 404, 404]),
        post("/people/{person}/number", |w| format!("/people/{}/number", w.person),
            &[("phone", "081377770001"), ("reason", "dead"), ("met", "yes")],
            [303, 404, 404, 303, 404, 303, 404, 404]),
    ]
}
