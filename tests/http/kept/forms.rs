use tests::{Client, MODULE, Page, SITI, TestApp, WATI, Work};

use super::{WAYS, new_product, sent_too_late, through};

/// The form of a page, filled as before; it is sent now, and is taken.
async fn filled(client: &mut Client, page: Page, action: &str, name: &str, text: &str) {
    let form = page
        .ok()
        .sees("Isian Anda masih ada")
        .sees("Belum terkirim.")
        .form(action);
    assert_eq!(form.value(name), text);
    client.submit(&form).await.redirects();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_is_shown_as_it_was_typed() {
    for how in WAYS {
        let app = TestApp::start().await;
        let mut siti = app.sign_in(SITI).await;
        let path = format!(
            "/products/{}",
            app.number("select min(id) from product").await
        );
        let form = siti.get(&path).await.ok().form(&path);
        let typed = form
            .with("name", "Keripik \"tempe\" <b>&amp; 🍃")
            .with("category", "beverage")
            .with("market", "SG")
            .and("market", "TH");
        let door = sent_too_late(&app, &mut siti, how, &typed).await;
        assert_eq!(
            app.number("select count(*) from product where name like '%tempe\" %'")
                .await,
            0
        );
        let page = through(&mut siti, &door, SITI).await.ok();
        let shown = page.form(&path);
        for name in ["key", "row_version", "name", "category"] {
            assert_eq!(shown.value(name), typed.value(name), "{how:?} {name}");
        }
        let markets: Vec<_> = shown
            .fields
            .iter()
            .filter(|(name, _)| name == "market")
            .map(|(_, value)| value.as_str())
            .collect();
        assert_eq!(markets, ["SG", "TH"], "{how:?}");
        assert_eq!(
            app.number("select count(*) from product where name like '%tempe\" %'")
                .await,
            0,
            "sent by itself"
        );
        filled(
            &mut siti,
            page,
            &path,
            "name",
            "Keripik \"tempe\" <b>&amp; 🍃",
        )
        .await;
        assert_eq!(
            app.number("select count(*) from product where name like '%tempe\" %'")
                .await,
            1
        );
        app.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_product_is_shown_as_it_was_typed() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let typed = new_product(&mut siti, "Sambal bajak").await;
    let door = sent_too_late(&app, &mut siti, WAYS[1], &typed).await;
    let page = through(&mut siti, &door, SITI).await;
    filled(&mut siti, page, "/products", "name", "Sambal bajak").await;
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_words_of_a_slot_are_shown_as_they_were_typed() {
    for how in WAYS {
        let app = TestApp::start().await;
        let mut siti = app.sign_in(SITI).await;
        let work = Work::open(&mut siti, app.number("select min(id) from product").await).await;
        let path = work.at("slots/ingredients");
        let text = "Kedelai, minyak.\r\n</textarea><script>alert(1)</script>";
        let typed = siti
            .get(&work.page())
            .await
            .ok()
            .form(&path)
            .with("value-ingredients", text);
        let door = sent_too_late(&app, &mut siti, how, &typed).await;
        assert!(
            !door.html().contains("<script>alert"),
            "not escaped at the door"
        );
        let page = through(&mut siti, &door, SITI).await;
        assert!(
            !page.html().contains("<script>alert"),
            "not escaped in the form"
        );
        filled(&mut siti, page, &path, "value-ingredients", text).await;
        app.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_a_quiz_is_still_chosen() {
    for how in WAYS {
        let app = TestApp::start().await;
        let mut siti = app.sign_in(SITI).await;
        let quiz = format!("/quizzes/{MODULE}");
        siti.post(&format!("{quiz}/begin"), &[]).await.redirects();
        let path = format!("{quiz}/answers");
        let typed = siti.get(&quiz).await.ok().form(&path).with("choice", "1");
        let door = sent_too_late(&app, &mut siti, how, &typed).await;
        assert_eq!(app.number("select count(*) from quiz_answer").await, 0);
        let page = through(&mut siti, &door, SITI).await;
        filled(&mut siti, page, &path, "choice", "1").await;
        assert_eq!(app.number("select count(*) from quiz_answer").await, 1);
        app.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_judgement_is_shown_as_it_was_typed() {
    for how in WAYS {
        let app = TestApp::start().await;
        let mut siti = app.sign_in(SITI).await;
        let work = Work::sent(&mut siti, app.number("select min(id) from product").await).await;
        let mut wati = app.sign_in(WATI).await;
        let form = wati.get(&work.desk()).await.ok().form(&work.desk());
        let typed = form
            .with("strength", "Nama produk terbaca jelas.")
            .with("next_step", "Ukur huruf terkecil.")
            .with("level-complete", "2")
            .with("decision", "fix");
        let door = sent_too_late(&app, &mut wati, how, &typed).await;
        let page = through(&mut wati, &door, WATI).await.ok();
        let shown = page.form(&work.desk());
        for name in ["strength", "next_step", "level-complete", "decision"] {
            assert_eq!(shown.value(name), typed.value(name), "{how:?} {name}");
        }
        filled(
            &mut wati,
            page,
            &work.desk(),
            "strength",
            "Nama produk terbaca jelas.",
        )
        .await;
        app.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_judgement_that_was_to_be_shown_is_there_to_be_shown() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let work = Work::sent(&mut siti, app.number("select min(id) from product").await).await;
    let mut wati = app.sign_in(WATI).await;
    work.judge(&mut wati, "passed").await;
    let release = format!("{}/release", work.desk());
    let form = wati.get(&work.desk()).await.ok().form(&release);
    let typed = form
        .with("strength", "Sudah rapi sekali.")
        .with("when", "now");
    let door = sent_too_late(&app, &mut wati, WAYS[0], &typed).await;
    let page = through(&mut wati, &door, WATI).await.ok();
    filled(&mut wati, page, &release, "strength", "Sudah rapi sekali.").await;
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_named_to_be_picked_again() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let work = Work::open(&mut siti, app.number("select min(id) from product").await).await;
    let path = work.at("files/front");
    siti.get(&work.page()).await.ok();
    let mut late = siti.clone();
    app.pass(91 * domain::time::DAY);
    let door = late
        .upload(&path, "depan <1>.jpg", &tests::large_photo())
        .await
        .has(401);
    assert_eq!(app.stored_files(), 0);
    let page = through(&mut late, &door, SITI).await.ok();
    let page = page.sees("Pilih lagi berkas ini: depan <1>.jpg");
    assert!(page.has_form(&path));
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_page_cannot_be_had_the_texts_stand_by_themselves() {
    let app = TestApp::start().await;
    let siti = app.sign_in(SITI).await;
    let mut siti_elsewhere = siti.new_tab();
    let work = Work::open(
        &mut siti_elsewhere,
        app.number("select min(id) from product").await,
    )
    .await;
    let path = work.at("slots/ingredients");
    let typed = siti_elsewhere
        .get(&work.page())
        .await
        .ok()
        .form(&path)
        .with("value-ingredients", "Kedelai.");
    // No word from the browser of where the form stood.
    let mut bare = siti.new_tab();
    let door = sent_too_late(&app, &mut bare, WAYS[0], &typed).await;
    let page = through(&mut bare, &door, SITI).await;
    filled(&mut bare, page, &path, "value-ingredients", "Kedelai.").await;
    app.close().await;
}
