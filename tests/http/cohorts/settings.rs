use domain::time::DAY;
use tests::{ASSIGNMENT, SITI, TestApp, Work};

use super::office;

#[tokio::test]
async fn a_cohort_is_changed_unless_somebody_else_did() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let settings = format!("{cohort}/settings");
    let form = agus.get(&settings).await.ok().form(&settings);
    assert_eq!(form.value("capacity"), "40");
    let changed = form
        .clone()
        .with("name", "Angkatan Malang")
        .with("capacity", "25");
    agus.submit(&changed)
        .await
        .redirects_to(&format!("{settings}?done=saved"));
    agus.get(&cohort)
        .await
        .ok()
        .sees("Angkatan Malang")
        .sees("2 dari 25 tempat terisi");
    // A tab that stood open since: nothing is overwritten, nothing typed is lost.
    let stale = form
        .with("name", "Angkatan Batu")
        .with("key", &tests::fresh_key());
    let page = agus
        .submit(&stale)
        .await
        .refused()
        .sees("Orang lain sudah mengubah angkatan ini.")
        .sees("Yang tersimpan sekarang")
        .sees("Nama angkatan Angkatan Malang")
        .sees("Jumlah tempat 25");
    let again = page.form(&settings);
    assert_eq!(again.value("name"), "Angkatan Batu");
    // The page knows the newest version now, so that it can be saved on purpose.
    agus.submit(&again).await.redirects();
    let page = agus.get(&settings).await.ok();
    let form = page
        .form(&settings)
        .with("capacity", "1")
        .with("ends_on", "");
    let page = agus.submit(&form).await.refused().sees("Isi tanggalnya.");
    let form = page.form(&settings).with("ends_on", "2027-02-02");
    agus.submit(&form)
        .await
        .refused()
        .sees("Sudah 2 orang mendapat tempat.");
    app.close().await;
}

#[tokio::test]
async fn dates_of_an_assignment_hold_for_everybody_and_more_time_for_one() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let settings = format!("{cohort}/settings");
    let dates = format!("{cohort}/assignments/{ASSIGNMENT}");
    let field = |name: &str| format!("{name}-{ASSIGNMENT}");
    let form = agus.get(&settings).await.ok().form(&dates);
    let form = form
        .with(&field("opens"), "2026-11-10")
        .with(&field("due"), "2026-11-20")
        .with(&field("closes"), "2026-11-19");
    let page = agus
        .submit(&form)
        .await
        .refused()
        .sees("Hari ditutup tidak boleh sebelum tanggal paling lambat.");
    let form = page.form(&dates);
    assert_eq!(form.value(&field("due")), "2026-11-20");
    let form = form
        .with(&field("closes"), "2026-11-23")
        .with(&field("reply"), "3");
    agus.submit(&form).await.redirects();
    agus.get(&settings)
        .await
        .ok()
        .lacks("Yang tersimpan sekarang")
        .sees("Paling lambat 20 November 2026");

    // Another tab, which still shows other days: it sees what is stored beside what was typed.
    let stale = form
        .with(&field("due"), "2026-11-21")
        .with("key", &tests::fresh_key());
    let page = agus
        .submit(&stale)
        .await
        .refused()
        .sees("Yang tersimpan sekarang")
        .sees("Paling lambat 20 November 2026")
        .sees("Balasan dalam berapa hari kerja 3");
    assert_eq!(page.form(&dates).value(&field("due")), "2026-11-21");

    // Closed yesterday, for everybody.
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::open(&mut siti, product).await;
    work.fill(&mut siti).await;
    siti.post(&work.at("send"), &[]).await.refused();

    let enrollment = app.number("select min(id) from enrollment").await;
    let own = format!("{cohort}/participants/{enrollment}");
    let time = format!("{own}/time");
    let form = agus.get(&own).await.ok().form(&time);
    let form = form.with("until", "2026-11-20").with("why", "illness");
    agus.submit(&form)
        .await
        .refused()
        .sees("Tanggal itu sudah lewat.");
    let form = form
        .with("until", "2026-11-30")
        .with("key", &tests::fresh_key());
    agus.submit(&form).await.redirects_to(&own);
    agus.get(&own)
        .await
        .ok()
        .sees("Diperpanjang sampai 30 November 2026 (Sakit)");
    agus.get(&settings)
        .await
        .ok()
        .sees("1 orang mendapat waktu tambahan");
    siti.post(&work.at("send"), &[]).await.redirects();
    // Three working days now: 25, 26, 27 November.
    let day = "select (promised_at + 25200000) / 86400000 from version";
    assert_eq!(app.number(day).await, 20_784);
    let said = app.texts("select action || ' ' || fields from audit where action like 'assignment.%' order by id").await;
    assert_eq!(said, ["assignment.change ", "assignment.extend due_at"]);

    // Not for Budi: it is closed.
    app.pass(DAY);
    let mut budi = app.sign_in(tests::BUDI).await;
    let product = app
        .number("select id from product where name like 'Kopi%'")
        .await;
    let work = Work::open(&mut budi, product).await;
    work.fill(&mut budi).await;
    budi.post(&work.at("send"), &[]).await.refused();
    app.close().await;
}

#[tokio::test]
async fn what_cannot_be_read_changes_nothing() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let settings = format!("{cohort}/settings");
    let dates = format!("{cohort}/assignments/{ASSIGNMENT}");
    let stored = "select coalesce(opens_at, 0) + coalesce(due_at, 0) + coalesce(closes_at, 0) from cohort_assignment
                  where cohort_id = (select min(id) from cohort)";
    let before = app.number(stored).await;
    let form = agus.get(&settings).await.ok().form(&dates);
    // As a browser without date fields sends it.
    for field in ["opens", "due", "closes"] {
        let name = format!("{field}-{ASSIGNMENT}");
        let typed = form
            .clone()
            .with(&name, "31/12/2026")
            .with("key", &tests::fresh_key());
        let page = agus.submit(&typed).await.refused();
        let page = page.sees("Tanggal ini belum terbaca.");
        assert!(page.html().contains(&format!("id=\"{name}-error\"")));
        assert_eq!(page.form(&dates).value(&name), "31/12/2026");
    }
    let judge = format!("judge-{ASSIGNMENT}");
    let typed = form
        .clone()
        .with(&judge, "printer")
        .with("key", &tests::fresh_key());
    let page = agus.submit(&typed).await.refused();
    let page = page.sees("Pilih siapa yang menilai.");
    assert!(page.html().contains(&format!("id=\"{judge}-error\"")));
    assert_eq!(app.number(stored).await, before);
    // Left empty on purpose, it is none.
    let emptied = form.with(&format!("closes-{ASSIGNMENT}"), "");
    agus.submit(&emptied).await.redirects();
    let closed = "select count(*) from cohort_assignment where closes_at is null";
    assert_eq!(app.number(closed).await, 1);
    app.close().await;
}
