use domain::time::MINUTE;
use tests::{AGUS, DIMAS, TestApp, WATI, fresh_key};

use super::sent;

#[tokio::test]
async fn a_stale_judgement_shows_both_texts() {
    let app = TestApp::start().await;
    let (_, work) = sent(&app).await;
    let mut wati = app.sign_in(WATI).await;
    let first = wati.get(&work.desk()).await.ok().form(&work.desk());
    let second = wati.get(&work.desk()).await.ok().form(&work.desk());
    wati.submit(&first.with("strength", "Dari laptop."))
        .await
        .redirects();
    let second = second
        .with("strength", "Dari telepon.")
        .with("comment-complete", "Kurang alergen.")
        .with("level-complete", "2")
        .with("decision", "fix");
    let page = wati.submit(&second).await.refused();
    let page = page
        .sees("sudah diubah di tempat lain")
        .sees("Dari laptop.");
    let again = page.form(&work.desk());
    assert_eq!(again.value("strength"), "Dari telepon.");
    assert_eq!(again.value("comment-complete"), "Kurang alergen.");
    assert_eq!(again.value("level-complete"), "2");
    assert_eq!(again.value("decision"), "fix");
    assert_eq!(
        app.texts("select strength from assessment").await,
        ["Dari laptop."]
    );
    // Saved once more, it is meant.
    wati.submit(&again).await.redirects();
    assert_eq!(
        app.texts("select strength from assessment").await,
        ["Dari telepon."]
    );
    app.close().await;
}

#[tokio::test]
async fn what_a_tab_never_showed_is_neither_emptied_nor_replaced_unseen() {
    let app = TestApp::start().await;
    let (_, work) = sent(&app).await;
    let mut wati = app.sign_in(WATI).await;
    let first = wati.get(&work.desk()).await.ok().form(&work.desk());
    let second = wati.get(&work.desk()).await.ok().form(&work.desk());
    let first = first
        .with("next_step", "Lengkapi alergen.")
        .with("comment-complete", "Alergen belum ada.")
        .with("level-complete", "2")
        .with("level-readable", "3")
        .with("decision", "unclear")
        .with("unclear_slot", "front");
    wati.submit(&first).await.redirects();
    let second = second
        .with("strength", "Namanya jelas.")
        .with("level-complete", "4")
        .with("comment-complete", "Sudah lengkap.")
        .with("decision", "passed");
    let page = wati
        .submit(&second)
        .await
        .refused()
        // Everything that is stored otherwise, each with what stands there.
        .sees("Kelengkapan Cukup")
        .sees("Catatan: Kelengkapan Alergen belum ada.")
        .sees("Keputusan Belum bisa dinilai");
    let again = page.form(&work.desk());
    for (name, value) in [
        ("strength", "Namanya jelas."),
        ("level-complete", "4"),
        ("comment-complete", "Sudah lengkap."),
        ("decision", "passed"),
        // Where nothing was typed, what is stored.
        ("next_step", "Lengkapi alergen."),
        ("level-readable", "3"),
        ("unclear_slot", "front"),
    ] {
        assert_eq!(again.value(name), value, "{name}");
    }
    wati.submit(&again).await.redirects();
    let marks =
        "select criterion_key || ' ' || level || ' ' || comment from assessment_mark order by 1";
    assert_eq!(
        app.texts(marks).await,
        ["complete 4 Sudah lengkap.", "readable 3 "]
    );
    let words = "select strength || ' ' || next_step from assessment";
    assert_eq!(app.texts(words).await, ["Namanya jelas. Lengkapi alergen."]);

    // What says the same as what is stored overwrites nothing, however old it is.
    let old = again.with("key", &fresh_key());
    wati.submit(&old).await.redirects();
    app.close().await;
}

#[tokio::test]
async fn a_lease_ends_with_the_right_to_judge() {
    let app = TestApp::start().await;
    let (_, work) = sent(&app).await;
    let mut wati = app.sign_in(WATI).await;
    work.judge(&mut wati, "fix").await;
    let enrollment = app.number("select min(id) from enrollment").await;
    let dimas = app
        .number("select id from person where name like 'Dimas%'")
        .await;
    let mut agus = app.sign_in(AGUS).await;
    let page = format!("/cohorts/{}/participants/{enrollment}", app.people.cohort);
    let allocation = format!("/cohorts/{}/allocation", app.people.cohort);
    let form = agus.get(&page).await.ok().form(&allocation);
    let form = form.with(&format!("mentor-{enrollment}"), &dimas.to_string());
    agus.submit(&form).await.redirects();

    wati.get(&work.desk()).await.has(404);
    let mut dimas = app.sign_in(DIMAS).await;
    dimas
        .get("/queue")
        .await
        .ok()
        .sees("sudah mulai dibaca")
        .lacks("Wati Kusumawardani");
    let desk = dimas.get(&work.desk()).await.ok();
    let form = desk.lacks("sedang menilai").form(&work.desk());
    dimas
        .submit(&form.with("strength", "Tulisan Dimas."))
        .await
        .redirects();
    dimas
        .get("/queue")
        .await
        .ok()
        .sees("sedang dibaca Dimas Pratama");
    app.close().await;
}

#[tokio::test]
async fn a_colleagues_lease_keeps_others_out_until_it_ends() {
    let app = TestApp::start().await;
    let (_, work) = sent(&app).await;
    let (mut wati, mut agus) = (app.sign_in(WATI).await, app.sign_in(AGUS).await);
    let open = agus.get(&work.desk()).await.ok().form(&work.desk());
    work.judge(&mut wati, "fix").await;
    agus.submit(&open.clone().with("strength", "Tulisan Agus."))
        .await
        .refused()
        .sees("Wati Kusumawardani sedang menilai kiriman ini.");
    agus.get(&work.desk())
        .await
        .ok()
        .sees("Wati Kusumawardani sedang menilai");
    wati.get("/queue")
        .await
        .ok()
        .sees("sedang dibaca Wati Kusumawardani");
    let release = format!("{}/release", work.desk());
    agus.post(&release, &[("when", "now")]).await.refused();
    assert_eq!(app.number("select count(*) from release").await, 0);

    app.pass(31 * MINUTE);
    let open = open
        .with("key", &fresh_key())
        .with("strength", "Tulisan Agus.");
    agus.submit(&open).await.redirects();
    // Each writes a judgement of their own: nobody's words are overwritten.
    let written = app
        .texts("select strength from assessment order by id")
        .await;
    assert_eq!(written, ["Nama produk terbaca jelas.", "Tulisan Agus."]);
    wati.post(&work.desk(), &[("strength", "Lagi."), ("row_version", "2")])
        .await
        .refused()
        .sees("Agus Prasetyo sedang menilai");
    app.close().await;
}

#[tokio::test]
async fn what_a_mentor_typed_while_a_colleague_was_editing_is_shown_again() {
    let app = TestApp::start().await;
    let (_, work) = sent(&app).await;
    let (mut wati, mut agus) = (app.sign_in(WATI).await, app.sign_in(AGUS).await);
    let remarks = format!("{}/remarks", work.desk());
    let page = agus.get(&work.desk()).await.ok();
    let (judgement, remark) = (page.form(&work.desk()), page.form(&remarks));
    work.judge(&mut wati, "fix").await;
    agus.submit(&judgement.with("strength", "Tulisan panjang Agus."))
        .await
        .refused()
        .sees("Tulisan panjang Agus.");
    agus.submit(&remark.with("words", "Catatan panjang Agus."))
        .await
        .refused()
        .sees("Catatan panjang Agus.");
    app.close().await;
}

#[tokio::test]
async fn passing_with_something_compulsory_open_is_refused() {
    let app = TestApp::start().await;
    let (_, work) = sent(&app).await;
    let mut wati = app.sign_in(WATI).await;
    let release = format!("{}/release", work.desk());
    wati.post(&release, &[("when", "now")])
        .await
        .refused()
        .sees("Pilih keputusan, lalu simpan draf.");
    work.judge(&mut wati, "passed").await;
    work.remark(&mut wati, "Tambah alergen.").await;
    wati.post(&release, &[("when", "now")])
        .await
        .refused()
        .sees("Masih ada 1 catatan wajib yang terbuka");
    let remark = app.number("select id from remark").await;
    let remove = format!("{}/remarks/{remark}/remove", work.desk());
    let form = wati.get(&work.desk()).await.ok().form(&remove);
    wati.submit(&form).await.redirects();
    let desk = wati.get(&work.desk()).await.ok().form(&work.desk());
    wati.submit(
        &desk
            .clone()
            .with("level-complete", "2")
            .with("decision", "passed"),
    )
    .await
    .redirects();
    // Fewer points than a criterion's minimum: the total does not make up for it.
    wati.post(&release, &[("when", "now")])
        .await
        .refused()
        .sees("satu kriteria di bawah batasnya");
    let desk = wati.get(&work.desk()).await.ok().form(&work.desk());
    wati.submit(&desk.with("decision", "fix")).await.redirects();
    wati.post(&release, &[("when", "now")])
        .await
        .refused()
        .sees("perlu paling sedikit satu catatan wajib");
    let desk = wati.get(&work.desk()).await.ok().form(&work.desk());
    let unclear = desk.with("decision", "unclear").with("next_step", "");
    wati.submit(&unclear).await.redirects();
    wati.post(&release, &[("when", "now")])
        .await
        .refused()
        .sees("Sebutkan bagian yang belum bisa dinilai.")
        .sees("Tulis satu langkah berikut.");
    assert_eq!(app.number("select count(*) from release").await, 0);
    app.close().await;
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field() {
    let app = TestApp::start().await;
    let (_, work) = sent(&app).await;
    let mut wati = app.sign_in(WATI).await;
    let release = format!("{}/release", work.desk());
    let form = wati.get(&work.desk()).await.ok().form(&work.desk());
    let form = form
        .with("decision", "passed")
        .with("level-readable", "3")
        .with("next_step", "Cetak.");
    wati.submit(&form).await.redirects();
    let page = wati.post(&release, &[("when", "now")]).await.refused();
    let html = page.html();
    for wrong in ["strength", "level-complete"] {
        assert!(html.contains(&format!("id=\"{wrong}-error\"")), "{wrong}");
        assert!(html.contains(&format!("href=\"#{wrong}\"")), "{wrong}");
    }
    for right in ["next_step", "decision", "level-readable"] {
        assert!(!html.contains(&format!("id=\"{right}-error\"")), "{right}");
    }
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 2);

    let remarks = format!("{}/remarks", work.desk());
    let form = wati.get(&work.desk()).await.ok().form(&remarks);
    let form = form
        .with("words", "Perbesar barcode.")
        .with("exact_words", "8 991234 567897")
        .with("size", "besar")
        .with("severity", "should")
        .with("category", "barcode");
    let page = wati.submit(&form).await.refused();
    let kept = page.sees("Tulis ukuran dengan angka").form(&remarks);
    for (name, value) in [
        ("words", "Perbesar barcode."),
        ("exact_words", "8 991234 567897"),
        ("size", "besar"),
        ("severity", "should"),
        ("category", "barcode"),
    ] {
        assert_eq!(kept.value(name), value);
    }
    let mended = kept.with("size", "37,29 x 25,93");
    wati.submit(&mended).await.redirects();
    wati.get(&work.desk()).await.ok().sees("37,29 × 25,93 mm");
    app.close().await;
}
