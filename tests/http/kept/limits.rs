use tests::{SITI, TestApp};

use super::{WAYS, new_product, sent_too_late, through};

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_never_carried() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = siti.get("/account").await.ok().form("/account/password");
    let typed = form
        .with("current-password", tests::PASSWORD)
        .with("password", "kata sandi baru sekali");
    let door = sent_too_late(&app, &mut siti, WAYS[0], &typed)
        .await
        .lacks("kata sandi baru sekali");
    assert!(!door.html().contains(tests::PASSWORD), "carried");
    through(&mut siti, &door, SITI)
        .await
        .ok()
        .lacks("kata sandi baru sekali");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_256_kb_stays_in_the_browser_and_the_door_says_so() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = new_product(&mut siti, "").await;
    let fits = form.clone().with("name", &"a".repeat(255 * 1024));
    let door = sent_too_late(&app, &mut siti, WAYS[1], &fits).await;
    let page = through(&mut siti, &door, SITI).await.ok();
    assert_eq!(page.form("/products").value("name").len(), 255 * 1024);
    let large = form.with("name", &"a".repeat(257 * 1024));
    let door = sent_too_late(&app, &mut siti, WAYS[1], &large).await;
    let door = door
        .sees("terlalu panjang untuk dibawa ke sini")
        .lacks(&"a".repeat(1024));
    through(&mut siti, &door, SITI).await.redirects_to("/today");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_door_leads_nowhere_but_to_our_own_pages() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = new_product(&mut siti, "Sambal").await;
    let door = sent_too_late(&app, &mut siti, WAYS[0], &form).await;
    for abroad in [
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
    ] {
        let form = door
            .form("/login")
            .with("kept-to", abroad)
            .with("kept-page", abroad)
            .with("identifier", SITI.number)
            .with("password", tests::PASSWORD);
        siti.clone()
            .submit(&form)
            .await
            .redirects_to("/today")
            .lacks("evil.example");
    }
    app.close().await;
}
