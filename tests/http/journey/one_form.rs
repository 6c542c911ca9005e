use tests::{SITI, TestApp, WATI, Work, fresh_key};

use super::{open_for_a_new_product, state};

tests::on_both_engines! {
    showing_it_takes_along_what_was_typed,
    what_is_missing_costs_nothing_that_was_typed,
    settling_a_remark_takes_along_what_was_typed,
}

async fn showing_it_takes_along_what_was_typed(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, "Wingko 10 biji").await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    work.judge(&mut wati, "passed").await;
    // Never saved: she presses "Tampilkan sekarang" straight away.
    let release = format!("{}/release", work.desk());
    let form = wati.get(&work.desk()).await.ok().form(&release);
    let form = form
        .with("next_step", "Cetak seratus lembar.")
        .with("when", "now");
    wati.submit(&form).await.redirects_to(&work.desk());
    wati.submit(&form).await.redirects_to(&work.desk());
    assert_eq!(app.number("select count(*) from release").await, 1);
    siti.get(&work.at("feedback"))
        .await
        .ok()
        .sees("Cetak seratus lembar.")
        .lacks("Ukur huruf terkecil.");
    app.close().await;
}

async fn what_is_missing_costs_nothing_that_was_typed(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, "Wajik 10 biji").await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    let release = format!("{}/release", work.desk());
    let first = wati.get(&work.desk()).await.ok().form(&release);
    let form = first
        .clone()
        .with("strength", "Fotonya terang.")
        .with("when", "soon");
    let page = wati.submit(&form).await.refused().sees("Pilih keputusan");
    assert_eq!(page.form(&work.desk()).value("strength"), "Fotonya terang.");
    let strengths = "select strength from assessment";
    assert_eq!(app.texts(strengths).await, ["Fotonya terang."]);
    assert_eq!(state(&app, work).await, ["in_review"]);
    // A tab that was drawn before shows nothing older as new, and overwrites nothing.
    let late = first
        .with("key", &fresh_key())
        .with("strength", "Dari tab lama.")
        .with("decision", "passed")
        .with("when", "now");
    wati.submit(&late)
        .await
        .refused()
        .sees("sudah diubah di tempat lain")
        .sees("Fotonya terang.");
    assert_eq!(app.texts(strengths).await, ["Fotonya terang."]);
    assert_eq!(app.number("select count(*) from release").await, 0);
    let long = "a".repeat(4_001);
    let form = wati.get(&work.desk()).await.ok().form(&release);
    let page = wati
        .submit(&form.with("strength", &long))
        .await
        .refused()
        .sees("Terlalu panjang");
    assert_eq!(page.form(&work.desk()).value("strength"), long);
    app.close().await;
}

async fn settling_a_remark_takes_along_what_was_typed(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let first = open_for_a_new_product(&mut siti, "Jenang 10 biji").await;
    first.fill(&mut siti).await;
    siti.post(&first.at("send"), &[]).await.redirects();
    first.judge(&mut wati, "fix").await;
    first.remark(&mut wati, "Tambahkan alergen kedelai.").await;
    first.release(&mut wati, "now").await;
    siti.post(&format!("{}/next", first.page()), &[])
        .await
        .redirects();
    let second = Work::newest(&mut siti, first.submission).await;
    siti.post(&second.at("send"), &[]).await.redirects();
    wati.post(&second.desk(), &[("row_version", "0")])
        .await
        .redirects();
    second.remark(&mut wati, "Perbesar nama.").await;
    let remark = async |carried: &str| {
        app.number(&format!(
            "select r.id from remark r join assessment a on a.id = r.assessment_id
             where a.version_id = {} and r.carried_from is {carried}",
            second.version
        ))
        .await
    };
    let (carried, own) = (remark("not null").await, remark("null").await);
    let strengths = "select strength from assessment order by id desc limit 1";

    let judge = format!("{}/remarks/{carried}", second.desk());
    let form = wati.get(&second.desk()).await.ok().form(&judge);
    let form = form
        .with("state", "fixed")
        .with("strength", "Alergennya sudah ada.");
    wati.submit(&form).await.redirects();
    assert_eq!(app.texts(strengths).await, ["Alergennya sudah ada."]);
    let states = format!("select state from remark where id = {carried}");
    assert_eq!(app.texts(&states).await, ["fixed"]);

    let remove = format!("{}/remarks/{own}/remove", second.desk());
    let form = wati.get(&second.desk()).await.ok().form(&remove);
    let form = form.with("strength", "Namanya besar.");
    wati.submit(&form).await.redirects();
    assert_eq!(app.texts(strengths).await, ["Namanya besar."]);
    // Pressed in another tab once more, it is gone, and what was typed there is not.
    let form = form
        .with("key", &fresh_key())
        .with("comment-complete", "Lengkap.");
    let form = form.with(
        "row_version",
        wati.get(&second.desk())
            .await
            .form(&second.desk())
            .value("row_version"),
    );
    let page = wati
        .submit(&form)
        .await
        .refused()
        .sees("sudah dihapus di tempat lain");
    assert_eq!(
        page.form(&second.desk()).value("comment-complete"),
        "Lengkap."
    );
    app.close().await;
}
