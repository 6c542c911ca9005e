use tests::{BUDI, DIMAS, TestApp, WATI};

#[tokio::test]
async fn the_menu_says_who_waits_for_a_code() {
    let app = TestApp::start().await;
    let mut wati = app.sign_in(WATI).await;
    wati.get("/queue").await.ok().lacks("Minta kode");
    app.visitor()
        .post("/forgot", &[("identifier", BUDI.number)])
        .await
        .ok();
    let page = wati.get("/queue").await.ok().sees("Minta kode (1)");
    assert!(page.html().contains("href=\"/requests\""));
    wati.get("/requests").await.ok().sees(BUDI.name);
    // Dimas looks after nobody.
    app.sign_in(DIMAS)
        .await
        .get("/queue")
        .await
        .ok()
        .lacks("Minta kode");
    let budi = app
        .number("select id from person where name = 'Budi Santoso'")
        .await;
    wati.post(&format!("/people/{budi}/code"), &[]).await.ok();
    wati.get("/queue").await.ok().lacks("Minta kode");
    app.close().await;
}
