use sheet::Cell;
use tests::TestApp;

use super::{confirm, office};
use crate::refusals::hostile::{HOSTILE, harmless};

#[tokio::test]
async fn hostile_names_in_a_list_are_names() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let text = |words: &str| Cell::Text(words.to_owned());
    let mut rows = vec![
        ["Nama", "Nomor HP", "Nama usaha", "Kota", "Produk"]
            .map(text)
            .to_vec(),
    ];
    for (nth, words) in HOSTILE.iter().enumerate() {
        let phone = format!("08139000000{nth}");
        rows.push(vec![
            text(words),
            text(&phone),
            text(HOSTILE[1]),
            text("Kota Malang"),
            text(HOSTILE[0]),
        ]);
    }
    rows.push(vec![
        text(&"a".repeat(10_000)),
        text("081390000009"),
        text("x"),
        text(HOSTILE[0]),
        text(""),
    ]);
    let bytes = sheet::xlsx("Peserta", &rows).expect("a workbook");
    let lists = format!("{cohort}/imports");
    let name = "<img src=x onerror=alert(1)>.xlsx";
    let import = agus
        .upload(&lists, name, &bytes)
        .await
        .redirects()
        .location()
        .to_owned();
    harmless(
        agus.get(&import)
            .await
            .ok()
            .sees("5 peserta baru")
            .sees("lebih dari 120 huruf"),
    );
    harmless(confirm(&mut agus, &import).await);
    harmless(agus.get(&lists).await.ok());
    harmless(
        agus.get(&cohort)
            .await
            .ok()
            .sees("</textarea><script>alert(1)</script>"),
    );
    harmless(agus.get(&format!("{cohort}/allocation")).await.ok());
    harmless(agus.get(&format!("{cohort}/slips")).await.ok());
    harmless(
        agus.post(&format!("{cohort}/slips"), &[("for", "newcomers")])
            .await
            .ok(),
    );
    app.pass(30 * domain::time::DAY);
    let mut agus = app.sign_in(tests::AGUS).await;
    harmless(
        agus.get(&format!("{cohort}/help"))
            .await
            .ok()
            .sees("onerror"),
    );
    let last = app.number("select max(id) from enrollment").await;
    harmless(
        agus.get(&format!("{cohort}/participants/{last}"))
            .await
            .ok(),
    );
    app.close().await;
}
