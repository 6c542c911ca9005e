use domain::time::{DAY, HOUR, MINUTE};
use tests::{PASSWORD, SITI, TestApp};

#[tokio::test]
async fn a_shared_device_is_left_after_two_hours_and_ones_own_after_ninety_days() {
    let app = TestApp::start().await;
    let mut shared = app.visitor();
    let fields = [
        ("identifier", SITI.number),
        ("password", PASSWORD),
        ("shared", "yes"),
    ];
    let page = shared.post("/login", &fields).await.redirects();
    assert!(page.header("set-cookie").contains("Max-Age=7200"));
    let mut own = app.sign_in(SITI).await;
    app.pass(2 * HOUR - MINUTE);
    shared.get("/today").await.ok();
    app.pass(2 * MINUTE);
    shared
        .get("/today")
        .await
        .redirects_to("/login?next=/today");
    own.get("/today").await.ok();
    app.pass(89 * DAY);
    own.get("/account").await.ok();
    app.pass(DAY);
    own.get("/account")
        .await
        .redirects_to("/login?next=/account");
    app.close().await;
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let app = TestApp::start().await;
    let page = app.visitor().sign_in(SITI.number).await.redirects();
    let cookie = page.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let stored = app.number("select count(*) from login_session").await;
    assert_eq!(stored, 1);
    app.close().await;
}

#[tokio::test]
async fn a_device_that_was_put_out_is_out() {
    let app = TestApp::start().await;
    let mut old = app.sign_in(SITI).await;
    let session = app.number("select max(id) from login_session").await;
    let mut new = app.sign_in(SITI).await;
    old.get("/today").await.ok();
    let revoke = format!("/account/devices/{session}/revoke");
    let form = new
        .get("/account")
        .await
        .ok()
        .sees("Chrome, Android")
        .form(&revoke);
    new.submit(&form).await.redirects_to("/account");
    old.get("/today").await.redirects_to("/login?next=/today");
    new.get("/today").await.ok();
    new.post(&revoke, &[]).await.has(404);
    // Signing out ends the session, not only the cookie.
    let mut copy = new.clone();
    new.post("/logout", &[]).await.redirects_to("/login");
    copy.get("/today").await.redirects_to("/login?next=/today");
    app.close().await;
}

#[tokio::test]
async fn the_language_stays_with_the_person() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    siti.post("/language", &[("language", "en"), ("next", "/account")])
        .await
        .redirects_to("/account");
    siti.get("/account").await.ok().sees("Sign out");
    app.sign_in(SITI)
        .await
        .get("/account")
        .await
        .ok()
        .sees("Sign out");
    siti.post("/language", &[("language", "xx")]).await.has(400);
    app.close().await;
}
