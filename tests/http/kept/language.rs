use domain::time::DAY;
use tests::{BUDI, PASSWORD, Page, SITI, TestApp};

use super::{WAYS, sent_too_late, through};

const TYPED: &str = "Keripik \"tempe\" <b>";

/// Presses the language switch of a door that carries something.
async fn switched(client: &mut tests::Client, door: &Page, language: &str) -> Page {
    assert!(door.html().contains("form=\"door\""), "{}", door.html());
    let mut form = door.form("/login").with("language", language);
    form.action = "/language".to_owned();
    client.submit(&form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_language_at_the_door_loses_nothing() {
    for how in WAYS {
        let app = TestApp::start().await;
        let mut siti = app.sign_in(SITI).await;
        let form = siti.get("/products/new").await.ok().form("/products");
        let typed = form
            .with("name", TYPED)
            .with("market", "SG")
            .and("market", "TH");
        let door = sent_too_late(&app, &mut siti, how, &typed).await;
        // What stands in the door itself stays too, but for the password.
        let mut begun = door.form("/login").with("language", "en");
        begun.action = "/language".to_owned();
        let begun = begun
            .with("identifier", SITI.number)
            .with("password", PASSWORD)
            .with("shared", "yes");
        let door = siti.submit(&begun).await.ok().lacks(PASSWORD);
        assert_eq!(door.form("/login").value("identifier"), SITI.number);
        assert_eq!(door.form("/login").value("shared"), "yes");
        // To and fro.
        let door = switched(&mut siti, &door, "id").await.ok();
        let door = door.sees("Anda perlu masuk lagi");
        let door = switched(&mut siti, &door, "en").await.ok();
        let door = door.sees("You need to sign in again");
        let mut another = siti.clone();
        through(&mut another, &door, BUDI)
            .await
            .redirects_to("/today")
            .lacks(TYPED);
        let page = through(&mut siti, &door, SITI).await.ok();
        let shown = page.sees("What you typed is still here").form("/products");
        for name in ["key", "name"] {
            assert_eq!(shown.value(name), typed.value(name), "{how:?} {name}");
        }
        let markets = shown.fields.iter().filter(|(name, _)| name == "market");
        assert_eq!(markets.count(), 2, "{how:?}");
        app.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_door_with_nothing_to_carry_leads_to_no_page_that_is_none() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = siti.get("/products/new").await.ok().form("/products");
    app.pass(91 * DAY);
    let door = siti
        .submit(&form.with("name", &"a".repeat(257 * 1024)))
        .await
        .has(401);
    switched(&mut siti, &door, "en")
        .await
        .redirects_to("/today");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_language_at_a_refused_form_loses_nothing() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = siti.get("/products/new").await.ok().form("/products");
    let typed = form.with("name", TYPED).with("category", "beverage");
    let refused = siti.submit(&typed).await.refused();
    let switch = refused.form("/language");

    // What she typed is not shown to whoever else sends it.
    let mut budi = app.sign_in(BUDI).await;
    budi.submit(&switch)
        .await
        .redirects_to("/products")
        .lacks(TYPED);

    let page = siti.submit(&switch).await.ok();
    let shown = page.sees("What you typed is still here").form("/products");
    for name in ["key", "name", "category"] {
        assert_eq!(shown.value(name), typed.value(name), "{name}");
    }
    // The choice of language holds beyond this page.
    siti.get("/products/new").await.ok().sees("Add a product");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_was_refused_is_not_carried() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let path = "/account/password";
    let form = siti.get("/account").await.ok().form(path);
    let refused = siti
        .submit(
            &form
                .with("password", "terlalu")
                .with("current-password", PASSWORD),
        )
        .await
        .refused();
    assert!(!refused.html().contains("kept.password"));
    app.close().await;
}
