use domain::time::DAY;
use tests::{BUDI, SITI, TestApp, fresh_key};

use super::{WAYS, new_product, sent_too_late, through};

const TYPED: &str = "Rahasia dapur Siti";

#[tokio::test(flavor = "multi_thread")]
async fn another_account_never_sees_it() {
    for how in WAYS {
        let app = TestApp::start().await;
        let mut phone = app.sign_in(SITI).await;
        let form = new_product(&mut phone, TYPED).await;
        let door = sent_too_late(&app, &mut phone, how, &form).await;
        let page = through(&mut phone, &door, BUDI)
            .await
            .redirects_to("/today");
        page.lacks(TYPED);
        phone.get("/today").await.ok().lacks(TYPED);
        assert_eq!(app.number("select count(*) from product").await, 3);
        app.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_drawn_for_one_is_not_the_next_ones_on_the_same_phone() {
    let app = TestApp::start().await;
    let mut phone = app.sign_in(SITI).await;
    let form = new_product(&mut phone, TYPED).await;
    // Budi's session came after hers on this phone, and it is his that ended.
    phone.post("/logout", &[]).await.redirects();
    phone.sign_in(BUDI.number).await.redirects();
    let door = sent_too_late(&app, &mut phone, WAYS[0], &form).await;
    through(&mut phone, &door, BUDI)
        .await
        .redirects_to("/today")
        .lacks(TYPED);
    // She herself gets it.
    through(&mut phone, &door, SITI)
        .await
        .ok()
        .sees("Isian Anda masih ada");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_a_key_of_another_make_belongs_to_whose_session_it_was() {
    let app = TestApp::start().await;
    let mut phone = app.sign_in(SITI).await;
    let form = new_product(&mut phone, TYPED).await;
    let form = form.with("key", &fresh_key());
    app.pass(91 * DAY);
    let door = phone.submit(&form).await.has(401);
    through(&mut phone.clone(), &door, BUDI)
        .await
        .redirects_to("/today")
        .lacks(TYPED);
    let shown = through(&mut phone.clone(), &door, SITI)
        .await
        .ok()
        .form("/products");
    assert_eq!(shown.value("name"), TYPED);
    // Nobody's session, nobody's key: then it is nobody's.
    phone.forget();
    let door = phone.submit(&form).await.has(401);
    through(&mut phone, &door, SITI)
        .await
        .redirects_to("/today")
        .lacks(TYPED);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_loses_nothing() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = new_product(&mut siti, TYPED).await;
    let door = sent_too_late(&app, &mut siti, WAYS[0], &form).await;
    let wrong = door
        .form("/login")
        .with("identifier", SITI.number)
        .with("password", "bukan-ini-2026");
    let door = siti.submit(&wrong).await.refused();
    let shown = through(&mut siti, &door, SITI).await.ok().form("/products");
    assert_eq!(shown.value("name"), TYPED);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_in_by_another_tab_goes_on_without_a_password() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = new_product(&mut siti, TYPED).await;
    let door = sent_too_late(&app, &mut siti, WAYS[1], &form).await;
    let on = door.form("/login").with("elsewhere", "yes");
    let door = siti
        .submit(&on)
        .await
        .refused()
        .sees("Akun Anda belum masuk di tab lain.");
    let on = door.form("/login").with("elsewhere", "yes");
    for (who, is_hers) in [(BUDI, false), (SITI, true)] {
        let other_tab = app.sign_in(who).await;
        siti.share(&other_tab);
        let page = siti.submit(&on).await;
        if is_hers {
            assert_eq!(page.ok().form("/products").value("name"), TYPED);
        } else {
            page.redirects_to("/today").lacks(TYPED);
        }
    }
    app.close().await;
}
