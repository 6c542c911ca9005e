use tests::{DIMAS, TestApp, WATI};

use super::{let_in, office};

async fn person(app: &TestApp, name: &str) -> i64 {
    app.number(&format!("select id from person where name = '{name}'"))
        .await
}

#[tokio::test]
async fn mentors_are_suggested_by_load_and_regency_and_can_be_changed() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    // Wati looks after two in Kota Malang; Dimas after nobody.
    let rows = [
        "Endang;0813 9000 0001;Sambal Endang;Kota Malang;;",
        "Farida;0813 9000 0002;Batik Farida;Kab. Gresik;;",
        "Gatot;0813 9000 0003;Kopi Gatot;Kab. Gresik;;",
    ];
    let_in(&mut agus, &cohort, &rows).await;
    let (wati, dimas) = (
        person(&app, WATI.name).await,
        person(&app, DIMAS.name).await,
    );
    let allocation = format!("{cohort}/allocation");
    let page = agus
        .get(&allocation)
        .await
        .ok()
        .sees("Belum punya pendamping (3)");
    let form = page.form(&allocation);
    let mut chosen: Vec<_> = form
        .fields
        .iter()
        .filter(|(name, _)| name.starts_with("mentor-"))
        .map(|(name, mentor)| (name.clone(), mentor.clone()))
        .collect();
    chosen.sort();
    // Five people, two mentors: three each at most. The two neighbours in Gresik go to the same one.
    let count = |mentor: i64| {
        chosen
            .iter()
            .filter(|(_, id)| *id == mentor.to_string())
            .count()
    };
    assert_eq!((count(wati), count(dimas)), (1, 2));
    assert_eq!(chosen[1].1, chosen[2].1, "neighbours stay together");

    agus.submit(&form)
        .await
        .redirects_to(&format!("{allocation}?changed=3&stale=0"));
    agus.get(&allocation)
        .await
        .ok()
        .sees("Semua peserta punya pendamping.");
    agus.get(&format!("{cohort}?mentor={dimas}"))
        .await
        .ok()
        .sees("Farida")
        .lacks("Siti Aminah");
    assert_eq!(
        app.number("select count(*) from mentor_allocation").await,
        3
    );

    // Reassigned on the participant's own page.
    let farida = app.number("select e.id from enrollment e join person p on p.id = e.person_id where p.name = 'Farida'").await;
    let own = format!("{cohort}/participants/{farida}");
    let form = agus.get(&own).await.ok().form(&allocation);
    let form = form.with(&format!("mentor-{farida}"), &wati.to_string());
    agus.submit(&form).await.redirects_to(&own);
    assert_eq!(
        app.number(&format!(
            "select mentor_id from enrollment where id = {farida}"
        ))
        .await,
        wati
    );

    // A page that stood open since then decides nothing: somebody else has, and its reader is told.
    let stale = form
        .with(&format!("mentor-{farida}"), "")
        .with("key", &tests::fresh_key());
    let page = agus.submit(&stale).await.refused();
    let page = page.sees("1 peserta tidak diubah, karena sudah diubah orang lain.");
    let again = page.form(&allocation);
    let chosen = again.value(&format!("mentor-{farida}"));
    assert_eq!(chosen, "", "what was chosen is still there");
    assert_eq!(
        app.number(&format!(
            "select mentor_id from enrollment where id = {farida}"
        ))
        .await,
        wati
    );
    // Now that it is seen, it can be decided again.
    agus.submit(&again).await.redirects_to(&own);
    let nobody =
        format!("select count(*) from enrollment where id = {farida} and mentor_id is null");
    assert_eq!(app.number(&nobody).await, 1);
    app.close().await;
}

#[tokio::test]
async fn a_mentor_is_added_by_number() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let mentors = format!("{cohort}/mentors");
    let page = agus
        .post(&mentors, &[("name", "Bu Lestari"), ("phone", "0341 555")])
        .await
        .refused();
    assert_eq!(page.form(&mentors).value("name"), "Bu Lestari");
    let html = page.html();
    assert!(html.contains("id=\"phone-error\"") && !html.contains("id=\"name-error\""));
    let page = agus.post(&mentors, &[("name", " "), ("phone", "")]).await;
    page.refused()
        .sees("Isi nama pendamping")
        .sees("Isi nomor HP Indonesia");
    agus.post(
        &mentors,
        &[("name", "Bu Lestari"), ("phone", "0813 9000 0099")],
    )
    .await
    .redirects();
    agus.get(&format!("{cohort}/allocation"))
        .await
        .ok()
        .sees("Bu Lestari");
    // Whoever holds the number already is the one, whatever name was typed.
    agus.post(&mentors, &[("name", "Rina"), ("phone", "081300000008")])
        .await
        .redirects();
    agus.get(&format!("{cohort}/allocation"))
        .await
        .ok()
        .sees("Rina Wulandari");
    assert_eq!(
        app.number("select count(*) from person where name = 'Rina'")
            .await,
        0
    );
    // Hers were entered by it; Rina's were there.
    let fields = "select fields from audit where action = 'mentor.add' order by id";
    assert_eq!(app.texts(fields).await, ["name,phone", ""]);
    app.close().await;
}
