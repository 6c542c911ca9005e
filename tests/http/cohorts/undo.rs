use domain::time::DAY;
use tests::TestApp;

use super::{bring, confirm, list, office};

fn one() -> Vec<u8> {
    list(&["Endang;0813 9000 0001;Sambal Endang;Kota Malang;Sambal bajak;"])
}

#[tokio::test]
async fn a_list_can_be_taken_back_for_seven_days() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let (import, _) = bring(&mut agus, &cohort, "peserta.csv", &one()).await;
    let done = confirm(&mut agus, &import).await;
    let undo = format!("{import}/undo");
    let form = done
        .sees("Dapat dibatalkan sampai 1 Desember 2026")
        .form(&undo);
    agus.submit(&form).await.redirects_to(&import);
    agus.get(&import)
        .await
        .ok()
        .sees("Daftar dibatalkan")
        .lacks("Tetap tercatat");
    for table in ["person", "business", "product"] {
        let names = app
            .texts(&format!(
                "select name from {table} where name like '%ndang%' or name like 'Sambal b%'"
            ))
            .await;
        assert!(names.is_empty(), "{table}: {names:?}");
    }
    // Taken back once is enough.
    agus.post(&undo, &[]).await.refused();
    app.close().await;
}

#[tokio::test]
async fn after_seven_days_it_stays() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let (import, _) = bring(&mut agus, &cohort, "peserta.csv", &one()).await;
    let undo = format!("{import}/undo");
    // Nothing was let in yet, so there is nothing to take back.
    agus.post(&undo, &[]).await.refused();
    confirm(&mut agus, &import).await;
    app.pass(7 * DAY + 1);
    assert!(!agus.get(&import).await.ok().has_form(&undo));
    agus.post(&undo, &[])
        .await
        .refused()
        .sees("Sudah lewat 7 hari");
    assert_eq!(
        app.number("select count(*) from person where name = 'Endang'")
            .await,
        1
    );
    app.close().await;
}
