//! A key that comes again with other words: the browser's Back, and then another text.

use tests::{SITI, TestApp, jpeg};

use super::begun;

#[tokio::test]
async fn other_words_under_a_used_key_are_neither_dropped_nor_taken_for_the_first() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = siti.get("/products/new").await.ok().form("/products");
    let first = form.with("name", "Keripik asin").and("market", "ID");
    siti.submit(&first).await.redirects();
    // The answer was lost on its way; the same again gets it.
    siti.submit(&first).await.redirects_to("/products");
    siti.get("/products/new").await.ok();
    let other = first
        .clone()
        .with("name", "Keripik <manis>")
        .and("market", "MY");
    let page = siti.submit(&other).await.refused();
    let page = page.sees("sudah pernah dikirim dengan isian lain");
    let shown = page.form("/products");
    assert_eq!(shown.value("name"), "Keripik <manis>");
    let markets: Vec<_> = shown
        .fields
        .iter()
        .filter(|(name, _)| name == "market")
        .map(|(_, value)| value.as_str())
        .collect();
    assert_eq!(markets, ["ID", "MY"]);
    assert_ne!(shown.value("key"), first.value("key"));
    let names = "select name from product where name like 'Keripik %' order by id";
    assert_eq!(
        app.texts(names).await,
        ["Keripik tempe 100 g", "Keripik asin"]
    );
    // Sent as it stands there, it is a product of its own.
    siti.submit(&shown).await.redirects();
    assert_eq!(
        app.texts(names).await,
        ["Keripik tempe 100 g", "Keripik asin", "Keripik <manis>"]
    );
    app.close().await;
}

#[tokio::test]
async fn a_form_whose_page_is_gone_keeps_its_words() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let form = siti.get("/products/new").await.ok().form("/products");
    let first = form.with("name", "Keripik asin").and("market", "ID");
    siti.submit(&first).await.redirects();
    // A browser that does not say where the form stood.
    let mut silent = siti.new_tab();
    let page = silent
        .submit(&first.with("name", "Keripik manis"))
        .await
        .refused();
    let shown = page.form("/products");
    assert_eq!(shown.value("name"), "Keripik manis");
    silent.submit(&shown).await.redirects();
    app.close().await;
}

#[tokio::test]
async fn another_file_under_a_used_key_is_told_apart() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let front = work.at("files/front");
    let form = siti.get(&work.page()).await.ok().form(&front);
    for _ in 0..2 {
        siti.submit_with(&form, "depan.jpg", &jpeg())
            .await
            .redirects();
    }
    let mut other = jpeg();
    other.extend_from_slice(b"\n");
    let page = siti.submit_with(&form, "lain.jpg", &other).await;
    page.refused()
        .sees("sudah pernah masuk berkas lain")
        .sees("depan.jpg");
    let names = app
        .texts("select name from slot_entry e join file f on f.id = e.file_id")
        .await;
    assert_eq!(names, ["depan.jpg"]);
    app.close().await;
}

#[tokio::test]
async fn a_password_leaves_no_digest() {
    let app = TestApp::start().await;
    let fields = |password: &'static str| [("password", password), ("new_password", password)];
    let one = store::command::Fingerprint::of("/account/password", fields("satu"), &[]);
    let two = store::command::Fingerprint::of("/account/password", fields("dua"), &[]);
    assert_eq!(one, two);
    app.close().await;
}
