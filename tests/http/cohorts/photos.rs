use domain::access::{Role, Scope};
use store::Lock;
use store::identity::grant;
use tests::{AGUS, BUDI, JOKO, SITI, TestApp, WATI, jpeg};

#[tokio::test]
async fn an_administrator_takes_in_photos_for_their_cohorts_alone() {
    let app = TestApp::start().await;
    let mut agus = app.sign_in(AGUS).await;
    agus.get("/queue").await.ok().sees("Foto dari WhatsApp");
    agus.get("/on-behalf")
        .await
        .ok()
        .sees("Peserta di angkatan saya")
        .sees(SITI.name)
        .sees(BUDI.name)
        .lacks(JOKO.name);
    agus.get("/on-behalf?name=%20siti%20")
        .await
        .ok()
        .sees(SITI.name)
        .lacks(BUDI.name);
    agus.get("/on-behalf?name=%25")
        .await
        .ok()
        .sees("Tidak ada yang cocok");
    let siti = app
        .number(
            "select e.id from enrollment e join person p on p.id = e.person_id where p.name like 'Siti%'",
        )
        .await;
    let page = format!("/enrollments/{siti}/on-behalf");
    assert!(
        agus.get("/on-behalf")
            .await
            .html()
            .contains(&format!("href=\"{page}\""))
    );
    agus.upload(&format!("{page}/files"), "IMG-WA1.jpg", &jpeg())
        .await
        .redirects();
    agus.get(&page).await.ok().sees("IMG-WA1.jpg");
    // By name Budi is the first; whoever has a file to settle goes before.
    let text = agus.get("/on-behalf").await.ok().text();
    let at = |name: &str| text.find(name).expect("a name");
    assert!(at(SITI.name) < at(BUDI.name), "{text}");
    app.close().await;
}

#[tokio::test]
async fn a_mentor_who_administers_too_has_both_lists() {
    let app = TestApp::start().await;
    let mut wati = app.sign_in(WATI).await;
    let cohorts = "/on-behalf?of=cohorts";
    wati.get(cohorts).await.ok().sees("Peserta saya");
    let person = app.actor(WATI).await.person;
    let (scope, now) = (Scope::Cohort(app.people.other_cohort), app.now());
    app.db()
        .write(Lock::Nothing, |mut conn| {
            let scope = scope.clone();
            Box::pin(async move { grant(&mut conn, person, Role::Admin, &scope, None, now).await })
        })
        .await
        .expect("granted");
    wati.get("/on-behalf")
        .await
        .ok()
        .sees("Peserta saya")
        .sees(SITI.name)
        .lacks(JOKO.name);
    wati.get(cohorts)
        .await
        .ok()
        .sees(JOKO.name)
        .lacks(SITI.name);
    app.close().await;
}
