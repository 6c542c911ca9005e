use tests::{PASSWORD, SITI, TestApp};

use super::new_product;

/// What a browser sends that lost the key, and what stands in the form that comes back: everything typed, and a key.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_its_key_is_shown_again_as_it_was_typed() {
    for key in [
        "",
        "short",
        "not a key of ours, far too long and with spaces in it, too",
    ] {
        let app = TestApp::start().await;
        let mut siti = app.sign_in(SITI).await;
        let typed = new_product(&mut siti, "Sambal \"bajak\" <b>").await;
        let page = siti.submit(&typed.with("key", key)).await.has(422);
        let shown = page.sees("Isian Anda masih ada").form("/products");
        assert_eq!(shown.value("name"), "Sambal \"bajak\" <b>", "{key:?}");
        assert_eq!(
            app.number("select count(*) from product where name like '%bajak%'")
                .await,
            0
        );
        siti.submit(&shown).await.redirects();
        assert_eq!(
            app.number("select count(*) from product where name like '%bajak%'")
                .await,
            1
        );
        app.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_not_shown_again() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = siti.get("/account").await.ok().form("/account/password");
    let typed = form
        .with("key", "")
        .with("current-password", PASSWORD)
        .with("password", "kata sandi baru sekali");
    // Nothing is left that could be shown again.
    siti.submit(&typed)
        .await
        .has(400)
        .lacks(PASSWORD)
        .lacks("kata sandi baru sekali");
    app.close().await;
}

/// A form that stands nowhere any more is still to be had, text by text.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_stands_nowhere_keeps_its_texts() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let fields = [
        ("key", ""),
        ("name", "Emping jagung"),
        ("category", "food"),
        ("market", "ID"),
    ];
    let page = siti.new_tab().post("/products", &fields).await.has(422);
    let shown = page.form("/products");
    assert_eq!(shown.value("name"), "Emping jagung");
    siti.submit(&shown).await.redirects();
    app.close().await;
}
