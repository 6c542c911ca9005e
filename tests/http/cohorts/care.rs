use tests::{BUDI, DIMAS, JOKO, SITI, TestApp, WATI};

use super::{head_office, let_in, office};

tests::on_both_engines! {
    bringing_somebody_in_does_not_open_their_account,
    whoever_is_listed_as_waiting_can_be_answered,
    a_mentor_of_the_whole_programme_is_let_in_from_above,
}

async fn person(app: &TestApp, name: &str) -> i64 {
    app.number(&format!("select id from person where name = '{name}'"))
        .await
}

async fn bringing_somebody_in_does_not_open_their_account(app: TestApp) {
    let (mut agus, cohort) = office(&app).await;
    // Joko takes part in another cohort and has a password; Agus brings his number.
    let rows = ["Joko Susilo;0813 0000 0009;Joko Susilo;Kota Malang;;"];
    let_in(&mut agus, &cohort, &rows).await;
    let joko = person(&app, JOKO.name).await;
    let own = app
        .number(&format!(
            "select id from enrollment where person_id = {joko} and cohort_id = {}",
            app.people.cohort
        ))
        .await;
    let (code, number) = (
        format!("/people/{joko}/code"),
        format!("/people/{joko}/number"),
    );
    let page = agus.get(&format!("{cohort}/participants/{own}")).await.ok();
    let page = page.sees("juga ikut angkatan di luar tanggung jawab Anda");
    assert!(!page.has_form(&code));
    page.lacks(&number);
    agus.post(&code, &[])
        .await
        .refused()
        .sees("Kode ini dibuat oleh pengelola lain");
    agus.get(&number).await.has(404);
    let fields = [
        ("phone", "081377770009"),
        ("reason", "dead"),
        ("met", "yes"),
    ];
    agus.post(&number, &fields).await.has(404);

    let slips = format!("{cohort}/slips");
    let page = agus.get(&slips).await.ok().sees("Semua peserta (2 orang)");
    let page = page.sees("1 peserta juga ikut angkatan di luar");
    let form = page.form(&slips).with("for", "everybody");
    agus.submit(&form)
        .await
        .ok()
        .sees(SITI.name)
        .lacks(JOKO.name);
    assert_eq!(
        app.number(&format!(
            "select count(*) from sign_in_code where person_id = {joko}"
        ))
        .await,
        0
    );

    // Who administers both may, and so may Agus once Joko takes part nowhere else.
    let mut ratna = head_office(&app).await;
    ratna.post(&code, &[]).await.ok().sees(JOKO.name);
    app.change(&format!(
        "update enrollment set state = 'left' where cohort_id = {}",
        app.people.other_cohort
    ))
    .await;
    agus.post(&code, &[]).await.ok().sees(JOKO.name);
    app.close().await;
}

async fn whoever_is_listed_as_waiting_can_be_answered(app: TestApp) {
    let (mut agus, cohort) = office(&app).await;
    let mut wati = app.sign_in(WATI).await;
    for who in [BUDI, DIMAS] {
        app.visitor()
            .post("/forgot", &[("identifier", who.number)])
            .await
            .ok();
    }
    // Dimas is a mentor here: he too is somebody's to let in.
    agus.get("/requests")
        .await
        .ok()
        .sees("Minta kode (2)")
        .sees(DIMAS.name);
    wati.get("/requests")
        .await
        .ok()
        .sees(BUDI.name)
        .lacks(DIMAS.name);

    // Budi has left: neither may let him in any more, and neither is asked to.
    let budi = person(&app, BUDI.name).await;
    app.change(&format!(
        "update enrollment set state = 'left' where person_id = {budi}"
    ))
    .await;
    let code = format!("/people/{budi}/code");
    for client in [&mut agus, &mut wati] {
        client.get("/requests").await.ok().lacks(BUDI.name);
        client.post(&code, &[]).await.has(404);
    }
    agus.get("/queue").await.ok().sees("Minta kode (1)");
    wati.get("/queue").await.ok().lacks("Minta kode");
    let own = app
        .number(&format!(
            "select id from enrollment where person_id = {budi}"
        ))
        .await;
    let page = agus.get(&format!("{cohort}/participants/{own}")).await.ok();
    assert!(!page.has_form(&code));
    page.lacks(&format!("/enrollments/{own}/on-behalf"));

    let dimas = person(&app, DIMAS.name).await;
    agus.post(&format!("/people/{dimas}/code"), &[]).await.ok();
    agus.get("/queue").await.ok().lacks("Minta kode");
    // His request is not lost: who runs everything still has it.
    let mut ratna = head_office(&app).await;
    ratna.get("/requests").await.ok().sees(BUDI.name);
    ratna.post(&code, &[]).await.ok();
    ratna.get("/requests").await.ok().lacks(BUDI.name);
    app.close().await;
}

async fn a_mentor_of_the_whole_programme_is_let_in_from_above(app: TestApp) {
    let (mut agus, cohort) = office(&app).await;
    let dimas = person(&app, DIMAS.name).await;
    let code = format!("/people/{dimas}/code");
    let mentors = format!("{cohort}/allocation");
    // Where he lives opens nothing.
    app.change(&format!(
        "insert into role_grant (person_id, role, scope_kind, scope_id, valid_from) values ({dimas}, 'mentor', 'regency', '35.73', 0)"
    ))
    .await;
    assert!(agus.get(&mentors).await.ok().has_form(&code));
    app.change(&format!(
        "update role_grant set scope_kind = 'program', scope_id = '{}' where person_id = {dimas} and scope_kind = 'cohort'",
        app.people.program
    ))
    .await;
    let page = agus.get(&mentors).await.ok().sees(DIMAS.name);
    assert!(!page.has_form(&code));
    page.sees("Kodenya dibuat oleh pengelola utama.");
    app.visitor()
        .post("/forgot", &[("identifier", DIMAS.number)])
        .await
        .ok();
    agus.get("/queue").await.ok().lacks("Minta kode");
    agus.post(&code, &[]).await.has(404);
    let mut ratna = head_office(&app).await;
    assert!(ratna.get(&mentors).await.ok().has_form(&code));
    ratna.post(&code, &[]).await.ok();
    app.close().await;
}
