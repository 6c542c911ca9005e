use tests::{SITI, TestApp, Work};

use super::{head_office, office};

/// The day by which an answer is promised, of the newest version.
async fn promised(app: &TestApp) -> i64 {
    let day = "select (promised_at + 25200000) / 86400000 from version order by id desc limit 1";
    app.number(day).await
}

/// Tuesday 24 November 2026, when every test begins, as days since 1970.
const TODAY: i64 = 20_781;

#[tokio::test]
async fn promises_leave_out_holidays_and_pauses() {
    let app = TestApp::start().await;
    let mut ratna = head_office(&app).await;
    let (mut agus, cohort) = office(&app).await;
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    Work::sent(&mut siti, product).await;
    // Five working days: 25, 26, 27, 30 November, 1 December.
    assert_eq!(promised(&app).await, TODAY + 7);
    let first = app.number("select id from version").await;

    let form = ratna.get("/holidays").await.ok().form("/holidays");
    let form = form
        .with(
            "days",
            "25 November 2026 Hari Guru\r\n2026-11-26 Cuti bersama",
        )
        .with("source", "SKB 3 Menteri 2026");
    ratna
        .submit(&form)
        .await
        .redirects_to("/holidays?year=2026");
    let page = ratna.get("/holidays?year=2026").await.ok();
    page.sees("Rabu, 25 November 2026")
        .sees("SKB 3 Menteri 2026")
        .sees("2026 · 2 hari");
    let second = {
        let fields = [("name", "Kopi"), ("category", "food"), ("market", "ID")];
        siti.post("/products", &fields).await.redirects();
        app.number("select max(id) from product").await
    };
    Work::sent(&mut siti, second).await;
    assert_eq!(promised(&app).await, TODAY + 9);

    // The cohort rests on the last two days of what would have been promised.
    let pauses = format!("{cohort}/pauses");
    let settings = format!("{cohort}/settings");
    let form = agus.get(&settings).await.ok().form(&pauses);
    let form = form
        .with("pause_name", "Rehat")
        .with("pause_first", "2026-12-02")
        .with("pause_last", "2026-12-03");
    agus.submit(&form)
        .await
        .redirects_to(&format!("{settings}?done=saved"));
    agus.get(&settings)
        .await
        .ok()
        .sees("Rehat 2 Desember 2026 – 3 Desember 2026");
    let fields = [("name", "Teh"), ("category", "food"), ("market", "ID")];
    siti.post("/products", &fields).await.redirects();
    let third = app.number("select max(id) from product").await;
    Work::sent(&mut siti, third).await;
    assert_eq!(promised(&app).await, TODAY + 13);

    // What was promised stays promised.
    let kept =
        format!("select (promised_at + 25200000) / 86400000 from version where id = {first}");
    assert_eq!(app.number(&kept).await, TODAY + 7);
    let pause = app.number("select id from cohort_pause").await;
    let remove = format!("{pauses}/{pause}/remove");
    let form = agus.get(&settings).await.ok().form(&remove);
    agus.submit(&form).await.redirects();
    agus.get(&settings).await.ok().sees("Belum ada jeda.");
    let form = ratna
        .get("/holidays")
        .await
        .ok()
        .form(&format!("/holidays/{}/remove", TODAY + 1));
    ratna.submit(&form).await.redirects();
    assert_eq!(app.number("select count(*) from holiday").await, 1);
    assert_eq!(
        app.number("select count(*) from audit where object_kind = 'holiday'")
            .await,
        3
    );
    app.close().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_line_is_said_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let mut ratna = head_office(&app).await;
    let typed = "1 Januari 2027 Tahun Baru\r\nNatal 25 Desember\r\n2027-05-01";
    let page = ratna
        .post("/holidays", &[("days", typed), ("source", "")])
        .await
        .refused();
    let page = page
        .sees("Baris 2: mulai dengan tanggal")
        .sees("Baris 3: nama harinya belum ada.")
        .sees("Isi sumbernya");
    assert_eq!(
        page.form("/holidays").value("days").replace("\r\n", "\n"),
        typed.replace("\r\n", "\n")
    );
    assert_eq!(app.number("select count(*) from holiday").await, 0);
    app.close().await;
}

#[tokio::test]
async fn a_year_without_holidays_warns() {
    let app = TestApp::start().await;
    let mut ratna = head_office(&app).await;
    let (mut agus, cohort) = office(&app).await;
    // Agus runs one cohort and cannot enter them; Ratna can.
    let page = agus
        .get(&cohort)
        .await
        .ok()
        .sees("Hari libur 2026, 2027 belum diisi");
    page.sees("Minta pengelola program mengisinya.")
        .lacks("/holidays");
    let page = ratna
        .get(&cohort)
        .await
        .ok()
        .sees("Hari libur 2026, 2027 belum diisi");
    assert!(page.html().contains("/holidays?year=2026"));
    let days = [
        ("days", "25/12/2026 Natal\n1/1/2027 Tahun Baru"),
        ("source", "SKB"),
    ];
    ratna.post("/holidays", &days).await.redirects();
    agus.get(&cohort).await.ok().lacks("belum diisi");
    agus.get(&format!("{cohort}/settings"))
        .await
        .ok()
        .lacks("belum diisi");
    app.close().await;
}
