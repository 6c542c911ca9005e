use domain::time::DAY;
use tests::{BUDI, DIMAS, RINA, SITI, TestApp, WATI, Work};

use super::office;

#[tokio::test]
async fn a_mentor_sees_whom_of_their_own_they_should_write_to() {
    let app = TestApp::start().await;
    let (_, cohort) = office(&app).await;
    let help = format!("{cohort}/help");
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    Work::sent(&mut siti, product).await;
    let budi = app
        .number(&format!(
            "select e.id from enrollment e join person p on p.id = e.person_id where p.name = '{}'",
            BUDI.name
        ))
        .await;
    let mut wati = app.sign_in(WATI).await;
    wati.get("/today")
        .await
        .ok()
        .sees("Butuh bantuan: Angkatan 1")
        .sees("Tidak ada peserta Anda yang tertinggal.");
    app.pass(8 * DAY);
    // Siti waits for Wati; Budi never came.
    let today = wati.get("/today").await.ok();
    let today = today.sees("1 peserta Anda perlu disapa.");
    assert!(today.html().contains(&format!("href=\"{help}\"")));
    let page = wati.get(&help).await.ok().sees(BUDI.name).lacks(SITI.name);
    let page = page.sees("Belum pernah masuk").lacks("/participants/");
    let own = format!("/enrollments/{budi}/on-behalf");
    assert!(page.html().contains(&format!("href=\"{own}\"")));
    wati.get(&own).await.ok();

    // Budi goes to Dimas: then he is his to write to.
    let dimas = app
        .number(&format!(
            "select id from person where name = '{}'",
            DIMAS.name
        ))
        .await;
    app.change(&format!(
        "update enrollment set mentor_id = {dimas} where id = {budi}"
    ))
    .await;
    wati.get(&help).await.ok().sees("Tidak ada yang tertinggal");
    let mut dimas = app.sign_in(DIMAS).await;
    dimas.get(&help).await.ok().sees(BUDI.name);
    app.sign_in(RINA).await.get(&help).await.has(404);
    app.sign_in(BUDI).await.get(&help).await.has(404);

    app.pass(70 * DAY);
    let mut agus = app.sign_in(tests::AGUS).await;
    agus.get(&help)
        .await
        .ok()
        .sees("Angkatan ini sudah berakhir")
        .lacks(BUDI.name);
    wati.get("/today").await.ok().lacks("Butuh bantuan");
    app.close().await;
}
