use domain::time::MINUTE;
use tests::{Client, PASSWORD, Page, SITI, TestApp, WATI};

tests::on_both_engines! {
    a_new_password_asks_for_the_old_one_and_signs_out_elsewhere,
    after_a_code_nobody_is_asked_for_what_they_forgot_for_half_an_hour,
}

const CHOSEN: &str = "keripik renyah dari sanan";

async fn change(who: &mut Client, current: Option<&str>) -> Page {
    let page = who.get("/account").await.ok();
    let mut form = page.form("/account/password").with("password", CHOSEN);
    let is_asked = page.html().contains("name=\"current-password\"");
    assert_eq!(is_asked, current.is_some());
    if let Some(current) = current {
        form = form.with("current-password", current);
    }
    who.submit(&form).await
}

async fn a_new_password_asks_for_the_old_one_and_signs_out_elsewhere(app: TestApp) {
    let mut other = app.sign_in(SITI).await;
    let mut siti = app.sign_in(SITI).await;
    let page = change(&mut siti, Some("salah salah salah")).await.refused();
    page.sees("Kata sandi sekarang belum cocok.")
        .lacks("salah salah");
    other.get("/today").await.ok();

    let page = siti.get("/account").await.ok();
    let form = page.form("/account/password");
    let form = form
        .with("password", CHOSEN)
        .with("current-password", PASSWORD);
    for _ in 0..2 {
        siti.submit(&form)
            .await
            .redirects_to("/account?done=password&others=1");
    }
    siti.get("/account?done=password&others=1")
        .await
        .ok()
        .sees("1 perangkat lain sudah dikeluarkan.");
    other.get("/today").await.redirects_to("/login?next=/today");
    let trail = app
        .texts("select action from audit where action in ('password.change', 'session.revoke') order by action")
        .await;
    assert_eq!(trail, ["password.change", "session.revoke"]);
    app.close().await;
}

async fn by_code(app: &TestApp) -> Client {
    let person = app
        .number("select person_id from enrollment order by id limit 1")
        .await;
    let mut wati = app.sign_in(WATI).await;
    let page = wati.post(&format!("/people/{person}/code"), &[]).await.ok();
    let text = page.text();
    let code = text
        .split_whitespace()
        .find(|word| word.len() == 14 && word.matches('-').count() == 2)
        .expect("a code")
        .to_owned();
    let mut siti = app.visitor();
    siti.post("/code", &[("code", &code)])
        .await
        .redirects_to("/account");
    siti
}

async fn after_a_code_nobody_is_asked_for_what_they_forgot_for_half_an_hour(app: TestApp) {
    let mut late = by_code(&app).await;
    app.pass(31 * MINUTE);
    change(&mut late, Some("")).await.refused();
    let mut siti = by_code(&app).await;
    app.pass(29 * MINUTE);
    change(&mut siti, None).await.redirects();
    late.get("/today").await.redirects();
    app.close().await;
}

#[tokio::test]
async fn ten_wrong_passwords_close_the_form_too() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    for _ in 0..10 {
        change(&mut siti, Some("bukan yang benar")).await.refused();
    }
    change(&mut siti, Some(PASSWORD))
        .await
        .refused()
        .sees("Sudah terlalu sering dicoba.");
    app.close().await;
}

#[tokio::test]
async fn what_is_wrong_at_the_door_stands_at_its_field() {
    let app = TestApp::start().await;
    let page = app.visitor().sign_in("0899").await.refused();
    let html = page.html();
    for field in ["identifier", "password"] {
        assert!(html.contains("href=\"#identifier\""), "{field}");
        assert!(html.contains(&format!("id=\"{field}-error\"")), "{field}");
    }
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 2);
    let typed = [("code", "KMRT-7P4X-29QD"), ("shared", "yes")];
    let page = app.visitor().post("/code", &typed).await.refused();
    let form = page.form("/code");
    assert_eq!(form.value("code"), "KMRT-7P4X-29QD");
    assert_eq!(form.value("shared"), "yes");
    assert!(page.html().contains("id=\"code-error\""));
    app.close().await;
}
