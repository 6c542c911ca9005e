use tests::{AGUS, TestApp};

use super::head_office;

#[tokio::test]
async fn who_runs_the_platform_begins_a_programme_with_a_cohort() {
    let app = TestApp::start().await;
    let mut ratna = head_office(&app).await;
    ratna.get("/cohorts").await.ok().sees("Buka angkatan");
    let form = ratna.get("/cohorts/new").await.ok().form("/cohorts");
    // The programme that runs is what the list offers first.
    assert_eq!(form.value("program"), app.people.program.to_string());
    let form = form
        .with("program", "new")
        .with("name", "Angkatan Batik 1")
        .with("starts_on", "2027-01-11")
        .with("ends_on", "2027-06-11")
        .with("capacity", "40")
        .with("program_name", "Inkubator Batik")
        .with("program_name_en", "Batik Incubator")
        .with("first_year", "2027")
        .with("last_year", "2026");
    let page = ratna.submit(&form).await.refused();
    let form = page
        .sees("Tahun terakhir tidak boleh sebelum tahun pertama")
        .form("/cohorts");
    assert_eq!(form.value("program"), "new");
    assert_eq!(form.value("program_name_en"), "Batik Incubator");
    assert_eq!(app.number("select count(*) from program").await, 1);

    let form = form.with("last_year", "2028");
    let opened = ratna.submit(&form).await.redirects();
    // A second tap begins nothing a second time.
    ratna.submit(&form).await.redirects_to(opened.location());
    assert_eq!(app.number("select count(*) from program").await, 2);
    let trail = format!("{}/trail", opened.location());
    ratna
        .get(&trail)
        .await
        .ok()
        .sees("Memulai program")
        .sees("Inkubator Batik")
        .sees("Membuka angkatan");
    app.close().await;
}

#[tokio::test]
async fn who_runs_a_cohort_begins_no_programme() {
    let app = TestApp::start().await;
    let mut agus = app.sign_in(AGUS).await;
    agus.get("/cohorts").await.ok().lacks("Buka angkatan");
    let fields = [
        ("program", "new"),
        ("name", "Angkatan 9"),
        ("starts_on", "2027-01-11"),
        ("ends_on", "2027-06-11"),
        ("capacity", "40"),
        ("program_name", "Inkubator Batik"),
        ("first_year", "2027"),
        ("last_year", "2027"),
    ];
    agus.post("/cohorts", &fields).await.has(404);
    assert_eq!(app.number("select count(*) from program").await, 1);
    app.close().await;
}
