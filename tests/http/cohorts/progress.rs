use sheet::Limits;
use tests::{DIMAS, LESSON, MODULE, SITI, TestApp, WATI};

use super::{let_in, office};

const LIMITS: Limits = Limits {
    bytes: 1_000_000,
    rows: 100,
    columns: 30,
};

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let rows = sheet::read(bytes, LIMITS).expect("a table");
    rows.into_iter().map(|row| row.cells).collect()
}

/// The table on the screen, percentages as bare numbers.
fn on_screen(page: &tests::Page) -> Vec<Vec<String>> {
    let rows = page.table().into_iter().filter(|row| row.len() > 4);
    rows.map(|row| {
        row.iter()
            .map(|cell| cell.trim_end_matches('%').to_owned())
            .collect()
    })
    .collect()
}

#[tokio::test]
async fn what_is_downloaded_is_what_is_on_the_screen() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let rows = [
        "Endang;0813 9000 0001;Sambal Endang;Kota Malang;;",
        "Farida;0813 9000 0002;Batik Farida;Kab. Gresik;;",
    ];
    let_in(&mut agus, &cohort, &rows).await;
    let mut siti = app.sign_in(SITI).await;
    siti.post(&format!("/lessons/{LESSON}/understood"), &[])
        .await
        .redirects();

    let module = format!("sort=-module.{MODULE}");
    let views = [
        "",
        "sort=-whole",
        &module,
        "regency=35.25",
        "mentor=none&sort=business",
        &format!("module={MODULE}&is=not-begun"),
        "regency=35.99",
    ];
    for query in views {
        let screen = on_screen(&agus.get(&format!("{cohort}?{query}")).await.ok());
        let csv = agus
            .get(&format!("{cohort}/progress/csv?{query}"))
            .await
            .ok();
        assert!(csv.header("content-type").starts_with("text/csv"));
        assert!(csv.header("content-disposition").contains("angkatan-1.csv"));
        let csv = cells(&csv.bytes);
        let xlsx = cells(
            &agus
                .get(&format!("{cohort}/progress/xlsx?{query}"))
                .await
                .ok()
                .bytes,
        );
        if screen.is_empty() {
            assert_eq!((csv.len(), xlsx.len()), (1, 1), "{query}: only heads");
        } else {
            assert_eq!(screen, csv, "{query}");
            assert_eq!(screen, xlsx, "{query}");
        }
    }
    let first = &on_screen(&agus.get(&format!("{cohort}?{module}")).await.ok())[1];
    assert_eq!(first[0], SITI.name);
    agus.get(&format!("{cohort}/progress/pdf")).await.has(404);
    app.close().await;
}

#[tokio::test]
async fn a_name_never_becomes_a_formula() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let rows = [
        "=1+1;0813 9000 0001;\"=HYPERLINK(\"\"https://jahat.example\"\")\";Kota Malang;;",
        "@sum;0813 9000 0002;-2+3;Kota Malang;;",
    ];
    let_in(&mut agus, &cohort, &rows).await;
    // On the screen it is what was typed.
    agus.get(&cohort)
        .await
        .ok()
        .sees("=HYPERLINK(\"https://jahat.example\")");
    for format in ["csv", "xlsx"] {
        let file = agus.get(&format!("{cohort}/progress/{format}")).await.ok();
        for cell in cells(&file.bytes).concat() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{format}: {cell}"
            );
        }
    }
    app.close().await;
}

#[tokio::test]
async fn every_figure_opens_its_rows() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let mut siti = app.sign_in(SITI).await;
    siti.post(&format!("/lessons/{LESSON}/understood"), &[])
        .await
        .redirects();
    let page = agus.get(&cohort).await.ok().sees("2 peserta ditampilkan");
    let own = app.number("select min(id) from enrollment").await;
    assert!(
        page.html()
            .contains(&format!("{cohort}/participants/{own}#module-{MODULE}"))
    );
    agus.get(&format!("{cohort}/participants/{own}"))
        .await
        .ok()
        .sees(SITI.name)
        .sees("Selesai 24 November 2026");
    agus.get(&format!("{cohort}?module={MODULE}&is=not-begun"))
        .await
        .ok()
        .sees("1 peserta ditampilkan")
        .sees("Budi Santoso");
    app.close().await;
}

#[tokio::test]
async fn mentors_of_one_name_are_told_apart() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let rows = ["Endang;0813 9000 0001;Sambal Endang;Kota Malang;;"];
    let_in(&mut agus, &cohort, &rows).await;
    let mut ids = Vec::new();
    for name in [WATI.name, DIMAS.name] {
        let id = format!("select id from person where name = '{name}'");
        ids.push(app.number(&id).await);
    }
    let (wati, dimas) = (ids[0], ids[1]);
    app.change("update person set name = 'Sri Wahyuni' where name in ('Wati Kusumawardani', 'Dimas Pratama')")
        .await;
    app.change(&format!(
        "update enrollment set mentor_id = {dimas} where mentor_id is null"
    ))
    .await;
    let page = agus.get(&cohort).await.ok();
    let page = page
        .sees("Sri Wahyuni (2 peserta)")
        .sees("Sri Wahyuni (1 peserta)");
    for mentor in [wati, dimas] {
        assert!(page.html().contains(&format!("<option value=\"{mentor}\"")));
    }
    agus.get(&format!("{cohort}?mentor={dimas}"))
        .await
        .ok()
        .sees("1 peserta ditampilkan")
        .sees("Endang");
    app.close().await;
}
