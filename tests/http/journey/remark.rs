use tests::{Client, SITI, TestApp, WATI, Work, fresh_key};

use super::open_for_a_new_product;

tests::on_both_engines! {
    a_remark_is_put_into_other_words,
    a_remark_that_was_changed_elsewhere_shows_both_texts,
    what_was_read_is_judged_and_not_reworded,
}

async fn remarked(app: &TestApp, product: &str) -> (Client, Client, Work, String) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, product).await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    work.judge(&mut wati, "fix").await;
    work.remark(&mut wati, "Tambah alergen.").await;
    let id = app.number("select max(id) from remark").await;
    let edit = format!("{}/remarks/{id}/edit", work.desk());
    (siti, wati, work, edit)
}

async fn a_remark_is_put_into_other_words(app: TestApp) {
    let (mut siti, mut wati, work, edit) = remarked(&app, "Petis udang 200 g").await;
    // The way there saves what stands in the judgement's form.
    let id = app.number("select max(id) from remark").await;
    let form = wati.get(&work.desk()).await.ok().form(&work.desk());
    let form = form
        .with("strength", "Belum disimpan.")
        .with("remark", &id.to_string());
    wati.submit(&form).await.redirects_to(&edit);
    assert_eq!(
        app.texts("select strength from assessment").await,
        ["Belum disimpan."]
    );

    let page = wati.get(&edit).await.ok().sees("Ubah catatan 1");
    let form = page.form(&edit);
    assert_eq!(form.value("words"), "Tambah alergen.");
    let form = form
        .with("words", "Tambahkan alergen: udang.")
        .with("exact_words", "Mengandung alergen: udang")
        .with("size", "sangat besar")
        .with("severity", "should")
        .with("category", "readability")
        .with("slot", "front");
    let page = wati
        .submit(&form)
        .await
        .refused()
        .sees("Tulis ukuran dengan angka");
    let form = page.form(&edit);
    assert_eq!(form.value("words"), "Tambahkan alergen: udang.");
    let form = form.with("size", "1,2");
    for _ in 0..2 {
        wati.submit(&form)
            .await
            .redirects_to(&format!("{}#remarks", work.desk()));
    }
    wati.get(&work.desk())
        .await
        .ok()
        .sees("Tambahkan alergen: udang.")
        .sees("Mengandung alergen: udang")
        .sees("1,2 mm")
        .sees("Saran Keterbacaan · Bagian depan")
        .lacks("Tambah alergen.");
    // Its size comes back as it was typed.
    let form = wati.get(&edit).await.ok().form(&edit);
    assert_eq!(form.value("size"), "1,2");
    let trail = "select count(*) from audit where action = 'remark.change'";
    assert_eq!(app.number(trail).await, 1);
    siti.get(&edit).await.has(404);
    app.close().await;
}

async fn a_remark_that_was_changed_elsewhere_shows_both_texts(app: TestApp) {
    let (_, mut wati, work, edit) = remarked(&app, "Petis ikan 200 g").await;
    let first = wati.get(&edit).await.ok().form(&edit);
    let second = wati.get(&edit).await.ok().form(&edit);
    wati.submit(&first.with("words", "Dari laptop."))
        .await
        .redirects();
    let second = second.with("words", "Dari telepon.");
    let page = wati
        .submit(&second)
        .await
        .refused()
        .sees("Catatan ini sudah diubah di tempat lain")
        .sees("Dari laptop.");
    let again = page.form(&edit);
    assert_eq!(again.value("words"), "Dari telepon.");
    let stored = "select words from remark";
    assert_eq!(app.texts(stored).await, ["Dari laptop."]);
    wati.submit(&again).await.redirects();
    assert_eq!(app.texts(stored).await, ["Dari telepon."]);

    // Removed elsewhere, its words stand in the form for a new one.
    let late = wati.get(&edit).await.ok().form(&edit);
    let remove = edit.replace("/edit", "/remove");
    let form = wati.get(&work.desk()).await.ok().form(&remove);
    wati.submit(&form).await.redirects();
    let page = wati
        .submit(&late.with("words", "Terlambat."))
        .await
        .refused()
        .sees("sudah dihapus di tempat lain");
    let remarks = format!("{}/remarks", work.desk());
    assert_eq!(page.form(&remarks).value("words"), "Terlambat.");
    wati.get(&edit).await.has(404);
    app.close().await;
}

async fn what_was_read_is_judged_and_not_reworded(app: TestApp) {
    let (mut siti, mut wati, work, edit) = remarked(&app, "Petis manis 200 g").await;
    work.release(&mut wati, "soon").await;
    // Hidden for ten minutes: to be recalled first.
    let words = [("words", "Lain."), ("row_version", "1")];
    wati.post(&edit, &words)
        .await
        .refused()
        .sees("Tarik kembali dulu")
        .sees("Lain.");
    app.pass(10 * domain::time::MINUTE);
    app.do_jobs().await;
    siti.post(&format!("{}/next", work.page()), &[])
        .await
        .redirects();
    let second = Work::newest(&mut siti, work.submission).await;
    siti.post(&second.at("send"), &[]).await.redirects();
    second.judge(&mut wati, "fix").await;
    let carried = app
        .number("select id from remark where carried_from is not null")
        .await;
    let edit = format!("{}/remarks/{carried}/edit", second.desk());
    wati.get(&edit).await.has(404);
    let words = [
        ("words", "Lain."),
        ("row_version", "1"),
        ("key", &fresh_key()),
    ];
    wati.post(&edit, &words).await.refused();
    let stored = app
        .texts("select words from remark where carried_from is not null")
        .await;
    assert_eq!(stored, ["Tambah alergen."]);
    app.close().await;
}
