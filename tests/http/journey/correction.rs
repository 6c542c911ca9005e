use domain::time::MINUTE;
use tests::{AGUS, Client, SITI, TestApp, WATI, Work};

use super::{open_for_a_new_product, state};

tests::on_both_engines! {
    an_answer_that_was_read_is_corrected_and_says_so,
    a_pass_that_is_corrected_away_opens_the_assignment_again,
    what_was_read_stays_once_the_next_version_is_sent,
    a_mentor_sees_the_answer_as_the_participant_will,
}

async fn answered(app: &TestApp, product: &str, decision: &str) -> (Client, Client, Work) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, product).await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    work.judge(&mut wati, decision).await;
    if decision == "fix" {
        work.remark(&mut wati, "Tambahkan alergen kedelai.").await;
    }
    work.release(&mut wati, "now").await;
    (siti, wati, work)
}

async fn an_answer_that_was_read_is_corrected_and_says_so(app: TestApp) {
    let (mut siti, mut wati, work) = answered(&app, "Keripik talas 80 g", "fix").await;
    let read = siti.get(&work.at("feedback")).await.ok();
    read.lacks("Diperbarui").sees("Ukur huruf terkecil.");
    app.pass(40 * MINUTE);
    // Whoever stands in corrects what was released, and begins nothing anew.
    let mut agus = app.sign_in(AGUS).await;
    let desk = agus.get(&work.desk()).await.ok();
    let form = desk.sees("masih bisa memperbaikinya").form(&work.desk());
    assert_eq!(form.value("strength"), "Nama produk terbaca jelas.");
    agus.submit(&form.with("next_step", "Ukur tinggi huruf x."))
        .await
        .redirects();
    work.remark(&mut agus, "Beri jarak di kiri barcode.").await;
    assert_eq!(app.number("select count(*) from assessment").await, 1);
    wati.get(&work.desk())
        .await
        .ok()
        .sees("Agus Prasetyo sedang menilai");
    // Until it is released again, nothing of it is seen.
    siti.get(&work.at("feedback"))
        .await
        .ok()
        .sees("Ukur huruf terkecil.")
        .lacks("barcode");
    agus.get(&work.desk())
        .await
        .ok()
        .sees("perubahan yang belum dilihat peserta");
    work.release(&mut agus, "soon").await;
    app.pass(5 * MINUTE);
    siti.get(&work.at("feedback"))
        .await
        .ok()
        .sees("Ukur huruf terkecil.");
    assert_eq!(state(&app, work).await, ["released"]);
    let recall = format!("{}/recall", work.desk());
    agus.post(&recall, &[]).await.redirects();
    assert_eq!(state(&app, work).await, ["released"]);
    work.release(&mut agus, "soon").await;
    app.pass(10 * MINUTE);
    app.do_jobs().await;
    siti.get(&work.at("feedback"))
        .await
        .ok()
        .sees("oleh Agus Prasetyo")
        .sees("Diperbarui 24 November 2026")
        .sees("langkah berikut")
        .sees("catatan 2 baru")
        .sees("Ukur tinggi huruf x.")
        .sees("Yang tertulis dari 24 November 2026")
        .sees("Ukur huruf terkecil.");
    // Shown once more, it would say nothing new.
    let again = format!("{}/release", work.desk());
    agus.post(&again, &[("when", "now")])
        .await
        .refused()
        .sees("Tidak ada yang berubah");
    let trail = app
        .texts("select action from audit where object_kind in ('version', 'remark') and action not like '%.send' \
                and action not like 'slot.%' order by id")
        .await;
    assert_eq!(
        trail,
        [
            "assessment.begin",
            "assessment.decide",
            "remark.add",
            "version.release",
            "assessment.begin",
            "remark.add",
            "version.release",
            "version.recall",
            "assessment.begin",
            "version.release",
        ]
    );
    app.close().await;
}

async fn a_pass_that_is_corrected_away_opens_the_assignment_again(app: TestApp) {
    let (mut siti, mut wati, work) = answered(&app, "Keripik gadung 80 g", "passed").await;
    let completions = "select count(*) from completion";
    assert_eq!(app.number(completions).await, 1);
    work.judge(&mut wati, "fix").await;
    work.remark(&mut wati, "Nomor izinnya keliru.").await;
    work.release(&mut wati, "soon").await;
    assert_eq!(app.number(completions).await, 1);
    app.pass(10 * MINUTE);
    app.do_jobs().await;
    assert_eq!(app.number(completions).await, 0);
    siti.get(&work.at("feedback"))
        .await
        .ok()
        .sees("Perbaiki dan kirim lagi")
        .sees("keputusan");
    assert!(
        siti.get(&work.at("feedback"))
            .await
            .has_form(&format!("{}/next", work.page()))
    );
    // Taken part in, whatever is decided about a design.
    let places = "select state from enrollment order by id limit 1";
    assert_eq!(app.texts(places).await, ["active"]);
    let form = wati.get(&work.desk()).await.ok();
    let remark = app.number("select max(id) from remark").await;
    let remove = form.form(&format!("{}/remarks/{remark}/remove", work.desk()));
    wati.submit(&remove).await.redirects();
    work.judge(&mut wati, "passed").await;
    work.release(&mut wati, "now").await;
    assert_eq!(app.number(completions).await, 1);
    app.close().await;
}

async fn what_was_read_stays_once_the_next_version_is_sent(app: TestApp) {
    let (mut siti, mut wati, work) = answered(&app, "Keripik sukun 80 g", "fix").await;
    let edit = wati.get(&work.desk()).await.ok().form(&work.desk());
    wati.submit(&edit.with("next_step", "Terlambat."))
        .await
        .redirects();
    let remark = app.number("select max(id) from remark").await;
    let remove = format!("{}/remarks/{remark}/remove", work.desk());
    let form = wati.get(&work.desk()).await.ok().form(&remove);
    wati.submit(&form).await.redirects();
    work.remark(&mut wati, "Yang tidak pernah dibaca.").await;
    work.release(&mut wati, "soon").await;

    let next = format!("{}/next", work.page());
    siti.post(&next, &[]).await.redirects();
    let second = Work::newest(&mut siti, work.submission).await;
    siti.post(&second.at("send"), &[]).await.redirects();
    // Nobody recalled the waiting correction: the trail says what did.
    let trail = app
        .texts("select object_id || ' ' || coalesce(actor_id, 0) from audit where action = 'version.overtake'")
        .await;
    assert_eq!(trail, [format!("{} 0", work.version)]);
    app.pass(15 * MINUTE);
    app.do_jobs().await;
    siti.get(&work.at("feedback"))
        .await
        .ok()
        .lacks("Terlambat.")
        .sees("Ukur huruf terkecil.");
    wati.get(&work.desk())
        .await
        .ok()
        .sees("sudah mengirim perbaikan berikutnya");
    wati.post(&work.desk(), &[("strength", "x"), ("row_version", "9")])
        .await
        .refused()
        .sees("tidak bisa diubah lagi");
    // What is looked at again is what she had read.
    second.judge(&mut wati, "fix").await;
    wati.get(&second.desk())
        .await
        .ok()
        .sees("Tambahkan alergen kedelai.")
        .lacks("Yang tidak pernah dibaca.");
    app.close().await;
}

async fn a_mentor_sees_the_answer_as_the_participant_will(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let work = open_for_a_new_product(&mut siti, "Keripik pisang 80 g").await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.redirects();
    let look = format!("{}/preview", work.desk());
    wati.get(&look)
        .await
        .ok()
        .sees("Pilih keputusan, lalu simpan draf.");
    let counts = "select (select count(*) from review_lease) + (select count(*) from assessment)";
    assert_eq!(app.number(counts).await, 0);
    work.judge(&mut wati, "fix").await;
    work.remark(&mut wati, "Tambahkan alergen kedelai.").await;
    let leases = "select cast(expires_at as text) from review_lease";
    let lease = app.texts(leases).await;
    app.pass(MINUTE);
    let page = wati.get(&look).await.ok();
    assert_eq!(app.texts(leases).await, lease);
    let page = page
        .sees("seperti yang akan dilihat peserta")
        .sees("Perbaiki dan kirim lagi")
        .sees("Tambahkan alergen kedelai.")
        .sees("Tampilkan 10 menit lagi")
        .sees("Tampilkan sekarang");
    assert!(!page.has_form(&format!("{}/next", work.page())));
    let form = page.form(&format!("{}/release", work.desk()));
    wati.submit(&form.with("when", "now")).await.redirects();
    siti.get(&work.at("feedback")).await.ok();
    app.close().await;
}
