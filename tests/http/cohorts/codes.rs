use domain::time::DAY;
use tests::{SITI, TestApp};

use super::{let_in, office};

/// The codes on a page of slips.
fn codes(page: &tests::Page) -> Vec<String> {
    let html = page.html();
    html.split("code-slip__code\">")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test]
async fn a_slip_is_shown_once_and_opens_the_door_once() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let rows = [
        "Endang;0813 9000 0001;Sambal Endang;Kota Malang;;",
        "Farida;0813 9000 0002;Batik Farida;Kab. Gresik;;",
    ];
    let_in(&mut agus, &cohort, &rows).await;
    let slips = format!("{cohort}/slips");
    let form = agus.get(&slips).await.ok().sees("(2 orang)").form(&slips);
    let form = form.with("for", "newcomers");
    let page = agus.submit(&form).await.ok();
    let page = page
        .sees("2 slip siap dicetak")
        .sees("Sambal Endang")
        .lacks(SITI.name);
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.html().contains("https://wa.me/62813"));
    let codes = codes(&page);
    assert_eq!(codes.len(), 2);
    // The same form again shows no code.
    let again = agus
        .submit(&form)
        .await
        .sees("Kode ini sudah pernah ditampilkan");
    assert!(codes.iter().all(|code| !again.html().contains(code)));

    let mut endang = app.visitor();
    endang
        .post("/code", &[("code", &codes[0])])
        .await
        .redirects_to("/account");
    app.visitor()
        .post("/code", &[("code", &codes[0])])
        .await
        .refused();
    // Fourteen days, then no longer.
    app.pass(14 * DAY + 1);
    app.visitor()
        .post("/code", &[("code", &codes[1])])
        .await
        .refused();
    app.close().await;
}

#[tokio::test]
async fn a_code_for_one_person_is_shown_once() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let own = format!(
        "{cohort}/participants/{}",
        app.number("select min(id) from enrollment").await
    );
    let siti = app
        .number(&format!(
            "select id from person where name = '{}'",
            SITI.name
        ))
        .await;
    let form = agus
        .get(&own)
        .await
        .ok()
        .form(&format!("/people/{siti}/code"));
    agus.submit(&form)
        .await
        .ok()
        .sees("Kode masuk untuk Siti Aminah")
        .sees("Berlaku sampai 27 November 2026");
    agus.submit(&form)
        .await
        .sees("Kode ini sudah pernah ditampilkan");
    app.close().await;
}
