use domain::ids::EnrollmentId;
use store::cohorts::import::{Confirmed, Counts, Undoing, Undone, confirm};
use store::{Error, Failure};
use tests::{AGUS, JOKO, TestApp};

use super::{let_in, page, staged, take_back};
use crate::command;

tests::on_both_engines! {
    nothing_is_let_in_when_one_write_fails,
    whoever_is_known_joins_and_keeps_what_they_had,
    the_old_values_come_back,
    what_somebody_changed_since_is_not_taken_back_and_is_named,
    whoever_has_begun_stays_and_is_named,
    whoever_sent_a_photo_by_whatsapp_stays,
    past_the_last_place_they_wait,
}

/// From now on the database refuses a business of this name, as a full disk would.
async fn refuse_business(app: &TestApp, name: &str) {
    let rule = if app.is_on_postgres() {
        format!("alter table business add constraint refused check (name <> '{name}')")
    } else {
        format!(
            "create trigger refused before insert on business when new.name = '{name}'
             begin select raise(abort, 'refused'); end"
        )
    };
    app.change(&rule).await;
}

async fn nothing_is_let_in_when_one_write_fails(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let rows = [
        ["Endang", "081390000001", "Sambal Endang", "Kota Malang", ""],
        ["Farida", "081390000002", "Batik Farida", "Kota Malang", ""],
        ["Gatot", "081390000003", "Kopi Gatot", "Kota Malang", ""],
    ];
    let import = staged(&app, &agus, cohort, &rows).await;
    let people = app.number("select count(*) from person").await;
    refuse_business(&app, "Kopi Gatot").await;
    let failed = confirm(app.db(), &agus, &command(&app, &agus), cohort, import, 1).await;
    assert!(matches!(failed, Err(Failure::Store(Error::Database(_)))));
    assert_eq!(app.number("select count(*) from person").await, people);
    assert_eq!(app.number("select count(*) from import_change").await, 0);
    assert_eq!(app.texts("select state from import").await, ["dry_run"]);
    app.close().await;
}

async fn whoever_is_known_joins_and_keeps_what_they_had(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    // Joko is in the second cohort; the list calls him otherwise.
    let number = JOKO.number;
    let import = staged(
        &app,
        &agus,
        cohort,
        &[["Pak Joko", number, JOKO.name, "Kota Batu", ""]],
    )
    .await;
    let page = page(&app, &agus, import).await;
    assert_eq!(
        page.groups[0].outcome,
        domain::cohorts::import::Outcome::Join
    );
    let counts = let_in(&app, &agus, import).await;
    let joined = Counts {
        joined: 1,
        ..Counts::default()
    };
    assert_eq!(counts, Confirmed::Done(joined));
    assert_eq!(
        app.number("select count(*) from person where name = 'Pak Joko'")
            .await,
        0
    );
    let businesses = format!("select count(*) from business where name = '{}'", JOKO.name);
    assert_eq!(
        app.number(&businesses).await,
        1,
        "his business, by its name"
    );
    let undone = take_back(&app, &agus, import).await;
    let removed = Undone {
        removed: 1,
        ..Undone::default()
    };
    assert_eq!(undone, Undoing::Done(removed));
    assert_eq!(app.number(&businesses).await, 1);
    assert_eq!(app.number("select count(*) from enrollment").await, 3);
    app.close().await;
}

async fn the_old_values_come_back(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let siti = app
        .number("select id from business order by id limit 1")
        .await;
    let nib = format!("select coalesce(nib, '') from business where id = {siti}");
    let row = [
        "Siti Aminah",
        tests::SITI.number,
        "Siti Aminah",
        "Kota Malang",
        "9120001234567",
    ];
    let import = staged(&app, &agus, cohort, &[row]).await;
    let counts = let_in(&app, &agus, import).await;
    let changed = Counts {
        changed: 1,
        ..Counts::default()
    };
    assert_eq!(counts, Confirmed::Done(changed));
    assert_eq!(app.texts(&nib).await, ["9120001234567"]);
    take_back(&app, &agus, import).await;
    assert_eq!(app.texts(&nib).await, [""]);
    app.close().await;
}

async fn what_somebody_changed_since_is_not_taken_back_and_is_named(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let row = [
        "Siti Aminah",
        tests::SITI.number,
        "Siti Aminah",
        "Kota Malang",
        "9120001234567",
    ];
    let import = staged(&app, &agus, cohort, &[row]).await;
    let_in(&app, &agus, import).await;
    app.change(
        "update business set nib = '9120007654321', row_version = row_version + 1
         where name = 'Siti Aminah'",
    )
    .await;
    let undone = take_back(&app, &agus, import).await;
    let kept = Undone {
        kept: 1,
        ..Undone::default()
    };
    assert_eq!(undone, Undoing::Done(kept));
    let nib = "select nib from business where name = 'Siti Aminah'";
    assert_eq!(app.texts(nib).await, ["9120007654321"]);
    assert_eq!(page(&app, &agus, import).await.kept, ["Siti Aminah"]);
    app.close().await;
}

async fn whoever_has_begun_stays_and_is_named(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let rows = [
        ["Endang", "081390000001", "Sambal Endang", "Kota Malang", ""],
        ["Farida", "081390000002", "Batik Farida", "Kota Malang", ""],
    ];
    let import = staged(&app, &agus, cohort, &rows).await;
    let_in(&app, &agus, import).await;
    let endang = app
        .number("select id from person where name = 'Endang'")
        .await;
    let slip = store::cohorts::codes::code_for_one(
        app.db(),
        &agus,
        &command(&app, &agus),
        domain::ids::PersonId(endang),
    )
    .await
    .expect("a code");
    let code = slip.code.for_reading();
    app.visitor()
        .post("/code", &[("code", &code)])
        .await
        .redirects();
    let undone = take_back(&app, &agus, import).await;
    let expected = Undone {
        removed: 1,
        stayed: 1,
        kept: 0,
    };
    assert_eq!(undone, Undoing::Done(expected));
    let page = page(&app, &agus, import).await;
    assert_eq!(page.stayed, ["Endang"]);
    assert_eq!(
        app.texts("select state from enrollment order by id desc limit 1")
            .await,
        ["left"]
    );
    assert_eq!(
        app.texts("select reason from enrollment_event order by id")
            .await[3..],
        ["imported", "import_undone"]
    );
    app.close().await;
}

async fn past_the_last_place_they_wait(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let phones: Vec<_> = (0..40).map(|nth| format!("0813900001{nth:02}")).collect();
    let rows: Vec<_> = phones
        .iter()
        .map(|phone| ["Endang", phone.as_str(), "Sambal Endang", "Kota Malang", ""])
        .collect();
    let import = staged(&app, &agus, cohort, &rows).await;
    let_in(&app, &agus, import).await;
    // Forty places, two taken.
    assert_eq!(
        app.number("select count(*) from enrollment where state = 'active'")
            .await,
        40 + 1,
        "with Joko in the other cohort"
    );
    assert_eq!(
        app.number("select count(*) from enrollment where state = 'waiting'")
            .await,
        2
    );
    assert_eq!(
        app.number("select count(*) from enrollment_event where reason = 'full'")
            .await,
        2
    );
    app.close().await;
}

async fn whoever_sent_a_photo_by_whatsapp_stays(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let rows = [
        ["Endang", "081390000001", "Sambal Endang", "Kota Malang", ""],
        ["Farida", "081390000002", "Batik Farida", "Kota Malang", ""],
    ];
    let import = staged(&app, &agus, cohort, &rows).await;
    let_in(&app, &agus, import).await;
    let endang = app
        .number("select e.id from enrollment e join person p on p.id = e.person_id where p.name = 'Endang'")
        .await;
    let brought = command(&app, &agus);
    let photo = crate::on_behalf::file();
    store::submissions::bring(app.db(), &agus, &brought, EnrollmentId(endang), &photo)
        .await
        .expect("brought");
    let expected = Undone {
        removed: 1,
        stayed: 1,
        kept: 0,
    };
    assert_eq!(
        take_back(&app, &agus, import).await,
        Undoing::Done(expected)
    );
    assert_eq!(page(&app, &agus, import).await.stayed, ["Endang"]);
    app.close().await;
}
