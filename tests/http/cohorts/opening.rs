use tests::{SITI, TestApp, WATI};

use super::head_office;

#[tokio::test]
async fn a_cohort_is_opened_on_an_edition_with_its_mentors() {
    let app = TestApp::start().await;
    let first = app.number("select max(id) from course_revision").await;
    app.change(
        "insert into course_revision (course_key, number, digest, title_id, title_en, summary_id, summary_en, published_at)
         select course_key, number + 1, 'second', title_id, title_en, summary_id, summary_en, published_at + 1
         from course_revision",
    )
    .await;
    let second = app.number("select max(id) from course_revision").await;
    let wati = app
        .number(&format!(
            "select id from person where name = '{}'",
            WATI.name
        ))
        .await;
    let mut ratna = head_office(&app).await;
    let page = ratna
        .get("/cohorts/new")
        .await
        .ok()
        .sees("Kemasan, edisi 1")
        .sees("Mendampingi 2 peserta")
        .lacks(SITI.name);
    let form = page.form("/cohorts");
    assert_eq!(
        form.value("revision"),
        second.to_string(),
        "the newest first"
    );
    let form = form
        .with("name", "Angkatan 3")
        .with("starts_on", "2027-01-04")
        .with("ends_on", "")
        .with("capacity", "20")
        .with("revision", &first.to_string())
        .with("mentor", &wati.to_string());
    // What was chosen stays chosen.
    let form = ratna
        .submit(&form)
        .await
        .refused()
        .sees("Isi tanggalnya.")
        .form("/cohorts");
    assert_eq!(form.value("revision"), first.to_string());
    assert_eq!(form.value("mentor"), wati.to_string());
    let form = form.with("ends_on", "2027-03-01");
    let cohort = ratna.submit(&form).await.redirects().location().to_owned();
    let pinned = "select revision_id from cohort where name = 'Angkatan 3'";
    assert_eq!(app.number(pinned).await, first);
    ratna
        .get(&format!("{cohort}/allocation"))
        .await
        .ok()
        .sees(WATI.name);
    let noted = app
        .number(&format!(
            "select count(*) from audit where action = 'mentor.add' and on_behalf_of = {wati}"
        ))
        .await;
    assert_eq!(noted, 1);

    // Nobody is made a mentor who is none yet, and no edition is chosen that is not there.
    let siti = app
        .number(&format!(
            "select id from person where name = '{}'",
            SITI.name
        ))
        .await;
    for (field, value) in [("mentor", siti), ("revision", 9_999)] {
        let form = form
            .clone()
            .with("key", &tests::fresh_key())
            .with(field, &value.to_string());
        ratna.submit(&form).await.has(404);
    }
    assert_eq!(app.number("select count(*) from cohort").await, 3);
    app.close().await;
}

#[tokio::test]
async fn every_cohort_can_be_reached_however_many_there_are() {
    let app = TestApp::start().await;
    app.change(
        "with recursive nth (number) as (select 1 union all select number + 1 from nth where number < 210)
         insert into cohort (program_id, revision_id, name, starts_on, ends_on, capacity, created_at)
         select c.program_id, c.revision_id, 'Gelombang ' || number, c.starts_on + number, c.ends_on + number, 20, 0
         from nth join cohort c on c.name = 'Angkatan 1'",
    )
    .await;
    let mut ratna = head_office(&app).await;
    ratna
        .get("/today")
        .await
        .ok()
        .sees("212 angkatan · 3 peserta aktif");
    let mut seen = 0;
    let mut address = Some("/cohorts".to_owned());
    while let Some(path) = address.take() {
        let html = ratna.get(&path).await.ok().html();
        seen += html.matches("card__title").count();
        assert!(seen <= 212, "no cohort twice");
        address = html.split("href=\"/cohorts?before=").nth(1).map(|rest| {
            let place = rest.split('"').next().unwrap_or_default();
            format!("/cohorts?before={place}")
        });
    }
    assert_eq!(seen, 212);
    // By its name, whatever the size of its letters.
    ratna
        .get("/cohorts?name=angkatan")
        .await
        .ok()
        .sees("Angkatan 1")
        .sees("Angkatan 2")
        .lacks("Gelombang");
    ratna
        .get("/cohorts?name=%25")
        .await
        .ok()
        .sees("Tidak ada angkatan dengan nama itu.");

    // A sponsor turns the pages of the same list.
    let mut hendra = app.sign_in(tests::HENDRA).await;
    let today = hendra.get("/today").await.ok();
    let today = today.sees("212 angkatan · 3 peserta aktif").html();
    let older = today.split("href=\"/today?before=").nth(1).expect("older");
    let place = older.split('"').next().unwrap_or_default();
    hendra
        .get(&format!("/today?before={place}"))
        .await
        .ok()
        .sees("Kembali ke yang terbaru")
        .lacks("Gelombang 210");
    app.close().await;
}
