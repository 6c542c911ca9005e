use domain::time::DAY;
use store::jobs::enqueue_every;
use tests::{JOKO, TestApp};

use super::{bring, confirm, list, office};

#[tokio::test]
async fn what_another_tab_read_anew_is_seen_before_it_is_let_in() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let rows = ["Endang;0813 9000 0001;Sambal Endang;Kota Malang;Sambal;"];
    let (import, page) = bring(&mut agus, &cohort, "peserta.csv", &list(&rows)).await;
    let letting_in = page.form(&format!("{import}/confirm"));
    let columns = format!("{import}/columns");
    let choosing = page.form(&columns);
    // Another tab takes the product for the name.
    let other = choosing
        .clone()
        .with("column-name", "4")
        .with("column-product", "");
    agus.submit(&other).await.redirects_to(&import);

    let page = agus.submit(&letting_in).await.refused();
    page.clone()
        .sees("Orang lain sudah membaca ulang daftar ini.");
    assert_eq!(app.number("select count(*) from enrollment").await, 3);
    // What was chosen in this tab stays chosen, and can be read on purpose.
    let mine = choosing
        .with("column-product", "")
        .with("category", "handicraft")
        .with("key", &tests::fresh_key());
    let page = agus
        .submit(&mine)
        .await
        .refused()
        .sees("Orang lain sudah membaca ulang daftar ini.");
    let again = page.form(&columns);
    assert_eq!(
        (
            again.value("column-name"),
            again.value("column-product"),
            again.value("category")
        ),
        ("0", "", "handicraft")
    );
    agus.submit(&again).await.redirects_to(&import);
    confirm(&mut agus, &import)
        .await
        .sees("Daftar sudah dimasukkan");
    // Later than that, nothing is read anew; and it is said, not hidden behind "not found".
    let late = again.with("key", &tests::fresh_key());
    agus.submit(&late)
        .await
        .refused()
        .sees("Daftar ini sudah dimasukkan atau dibatalkan.");
    agus.get(&format!("{cohort}/trail"))
        .await
        .ok()
        .sees("Membaca ulang daftar peserta");
    app.close().await;
}

#[tokio::test]
async fn a_list_says_what_it_does_with_those_who_are_known() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    app.change("update cohort set capacity = 2").await;
    app.change(
        "update enrollment set state = 'left' where person_id = (select id from person where name = 'Siti Aminah')",
    )
    .await;
    let rows = [
        format!("Pak Joko;{};Joko Susilo;Kota Batu;;", JOKO.number),
        "Budi Hartono;081300000001;Kopi Budi;Kota Malang;;".to_owned(),
        "Siti Aminah;081300000001;Siti Aminah;Kota Malang;;".to_owned(),
    ];
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let (_, page) = bring(&mut agus, &cohort, "a.csv", &list(&rows[..2])).await;
    page.sees("Nama: tercatat sebagai Joko Susilo.")
        .sees("Nomor HP: nomor ini tercatat atas nama Siti Aminah.")
        .sees("1 tidak masuk");
    // One place is left for two: whoever comes back takes one as well.
    let (_, page) = bring(&mut agus, &cohort, "b.csv", &list(&[rows[0], rows[2]])).await;
    page.sees("Ikut lagi (1)")
        .sees("Sisa tempat: 1. 1 orang terakhir dalam daftar akan menunggu tempat.");
    app.close().await;
}

#[tokio::test]
async fn a_list_says_until_when_its_rows_are_kept() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let rows = ["Endang;0813 9000 0001;Sambal Endang;Kota Malang;;"];
    let (waiting, page) = bring(&mut agus, &cohort, "a.csv", &list(&rows)).await;
    page.sees("bila tidak dimasukkan sampai saat itu");
    let (import, _) = bring(&mut agus, &cohort, "b.csv", &list(&rows)).await;
    confirm(&mut agus, &import)
        .await
        .sees("dihapus dari halaman ini sesudah 1 Desember 2026");
    app.pass(7 * DAY);
    enqueue_every(app.db(), "forget_lists", DAY, app.now())
        .await
        .expect("planned");
    app.do_jobs().await;
    let (mut agus, _) = office(&app).await;
    agus.get(&import)
        .await
        .ok()
        .sees("sudah dihapus dari halaman ini")
        .sees("1 peserta baru")
        .lacks("Endang");
    agus.get(&waiting)
        .await
        .ok()
        .sees("Daftar ini tidak dimasukkan")
        .lacks("Endang");
    agus.get(&format!("{cohort}/imports"))
        .await
        .ok()
        .sees("Tidak dimasukkan");
    app.close().await;
}
