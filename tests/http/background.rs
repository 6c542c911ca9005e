//! What scripts of our pages ask for, and which pages have any.

use tests::{AGUS, Client, SITI, TestApp, WATI, Work, fresh_key, jpeg};

async fn account(app: &TestApp, name: &str) -> i64 {
    app.number(&format!("select id from person where name like '{name}%'"))
        .await
}

async fn begun(app: &TestApp) -> (Client, Work) {
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::open(&mut siti, product).await;
    (siti, work)
}

fn row_version(page: &tests::Page) -> String {
    let text = page.html();
    let number = text
        .strip_prefix("{\"row_version\":")
        .and_then(|rest| rest.strip_suffix('}'));
    number
        .unwrap_or_else(|| panic!("no row version in {text}"))
        .to_owned()
}

#[tokio::test]
async fn only_a_page_with_an_island_sends_a_script() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    for path in ["/", "/login", "/no-such-page"] {
        without_script(&app.visitor().get(path).await);
    }
    for path in [
        "/today",
        "/learn",
        "/lessons/5.1",
        "/assignments",
        "/products",
    ] {
        without_script(&siti.get(path).await.ok());
    }
    let page = siti.get(&work.page()).await.ok();
    let html = page.html();
    assert_eq!(html.matches("<script").count(), 1);
    assert!(html.ends_with("</script></body></html>"), "{html}");
    let policy = page.header("content-security-policy");
    let (_, rest) = html
        .split_once("<script type=\"module\" nonce=\"")
        .expect("a nonce");
    let nonce = rest.split('"').next().expect("a nonce");
    let scripts = format!("script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval';");
    assert!(policy.contains(&scripts), "{policy}");
    app.close().await;
}

#[track_caller]
fn without_script(page: &tests::Page) {
    let html = page.html();
    for word in ["<script", "modulepreload", ".wasm"] {
        assert!(!html.contains(word), "{word} in\n{html}");
    }
    assert!(html.ends_with("</body></html>"), "{html}");
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src"),
        "{policy}"
    );
}

#[tokio::test]
async fn a_judgement_is_saved_while_it_is_typed_and_a_second_tab_is_told() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    let mut wati = app.sign_in(WATI).await;
    wati.in_background_for = Some(account(&app, "Wati").await);
    let saved = wati
        .post(
            &work.desk(),
            &[("strength", "Nama terbaca."), ("row_version", "0")],
        )
        .await
        .ok();
    let seen = row_version(&saved);
    let later = [("strength", "Nama terbaca jelas."), ("row_version", &*seen)];
    let next = row_version(&wati.post(&work.desk(), &later).await.ok());
    assert_ne!(next, seen);
    let stale = [("strength", "Dari tab kedua."), ("row_version", &*seen)];
    wati.post(&work.desk(), &stale).await.has(409);
    let long = "a".repeat(4_001);
    let refused = wati
        .post(&work.desk(), &[("strength", &long), ("row_version", &next)])
        .await;
    assert!(refused.refused().html().starts_with("{\"error\":\""));
    assert_eq!(
        app.texts("select strength from assessment").await,
        ["Nama terbaca jelas."]
    );

    let remarks = format!("{}/remarks", work.desk());
    let key = fresh_key();
    let remark = [("key", &*key), ("words", "Tambah alergen.")];
    wati.post(&remarks, &remark).await.ok();
    wati.post(&remarks, &remark).await.ok();
    assert_eq!(app.number("select count(*) from remark").await, 1);

    let mut agus = app.sign_in(AGUS).await;
    agus.in_background_for = Some(account(&app, "Agus").await);
    let refused = agus
        .post(&work.desk(), &[("strength", "Agus.")])
        .await
        .refused();
    assert!(
        refused.html().contains("Wati Kusumawardani sedang menilai"),
        "{}",
        refused.html()
    );
    app.close().await;
}

#[tokio::test]
async fn words_typed_for_one_account_never_become_those_of_another() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    let mut agus = app.sign_in(AGUS).await;
    agus.in_background_for = Some(account(&app, "Wati").await);
    agus.post(&work.desk(), &[("strength", "Tulisan Wati.")])
        .await
        .has(401);
    assert_eq!(app.number("select count(*) from assessment").await, 0);
    app.close().await;
}

#[tokio::test]
async fn a_slot_that_was_filled_in_another_tab_is_not_overwritten() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let path = work.at("slots/ingredients");
    let first = siti.get(&work.page()).await.ok().form(&path);
    let second = first.clone().with("key", &fresh_key());
    siti.submit(&first.with("value-ingredients", "Kedelai."))
        .await
        .redirects();
    let page = siti
        .submit(&second.with("value-ingredients", "Kedelai, garam."))
        .await
        .refused()
        .sees("Yang tersimpan sekarang Kedelai.");
    let again = page.form(&path);
    assert_eq!(again.value("value-ingredients"), "Kedelai, garam.");
    assert_eq!(app.texts("select text from slot_entry").await, ["Kedelai."]);
    siti.submit(&again).await.redirects();
    assert_eq!(
        app.texts("select text from slot_entry").await,
        ["Kedelai, garam."]
    );

    // Emptied and filled again in between, it is not what was shown either.
    let shown = siti.get(&work.page()).await.ok().form(&path);
    app.pass(1_000);
    for words in ["", "Garam."] {
        siti.post(&path, &[("value-ingredients", words)])
            .await
            .redirects();
    }
    siti.in_background_for = Some(account(&app, "Siti").await);
    siti.submit(&shown.with("value-ingredients", "Lama."))
        .await
        .has(409);
    app.close().await;
}

#[tokio::test]
async fn a_photo_made_small_to_save_data_is_marked_wherever_it_is_judged() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let mark = "Hemat kuota: huruf kecil tidak bisa diukur.";
    work.fill(&mut siti).await;
    siti.get(&work.page()).await.ok().lacks(mark);
    siti.in_background_for = Some(account(&app, "Siti").await);
    let front = work.at("files/front");
    let key = fresh_key();
    let fields = [("key", &*key), ("data_saver", "1")];
    let sent = siti
        .upload_fields(&front, &fields, "depan.jpg", &jpeg())
        .await
        .ok();
    row_version(&sent);
    siti.in_background_for = None;
    siti.get(&work.page()).await.ok().sees(mark);
    siti.post(&work.at("send"), &[]).await.redirects();
    app.sign_in(WATI)
        .await
        .get(&work.desk())
        .await
        .ok()
        .sees(mark);
    app.close().await;
}
