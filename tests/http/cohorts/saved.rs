use sheet::Cell;
use tests::TestApp;

use super::{bring, confirm, office};

const TABLE: [[&str; 5]; 2] = [
    [
        "Nama Lengkap",
        "Nomor WhatsApp",
        "Nama Usaha",
        "Kabupaten/Kota",
        "Nama Produk",
    ],
    [
        "Renée Susilowati",
        "0813-9000-0001",
        "Sambal Bu Renée",
        "Kota Malang",
        "Sambal bajak 150 ml",
    ],
];

fn joined(mark: &str, end: &str) -> String {
    let lines: Vec<_> = TABLE.iter().map(|row| row.join(mark)).collect();
    lines.join(end)
}

fn workbook() -> Vec<u8> {
    let rows: Vec<Vec<_>> = TABLE
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| Cell::Text((*cell).to_owned()))
                .collect()
        })
        .collect();
    sheet::xlsx("Peserta", &rows).expect("a workbook")
}

fn utf_16() -> Vec<u8> {
    let text = format!("\u{feff}{}", joined("\t", "\r\n"));
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn windows_1252() -> Vec<u8> {
    let text = joined(",", "\r\n");
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).expect("a letter of Windows-1252"))
        .collect()
}

#[tokio::test]
async fn a_list_reads_alike_however_it_was_saved() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let saved = [
        ("koma.csv", joined(",", "\n").into_bytes()),
        (
            "excel.csv",
            format!("\u{feff}{}", joined(";", "\r\n")).into_bytes(),
        ),
        ("unicode.txt", utf_16()),
        ("lama.csv", windows_1252()),
        ("tab.tsv", joined("\t", "\n").into_bytes()),
        ("buku.xlsx", workbook()),
        // The name says nothing: what it holds counts.
        ("buku.csv", workbook()),
    ];
    for (name, bytes) in saved {
        let (_, page) = bring(&mut agus, &cohort, name, &bytes).await;
        let page = page.sees("1 peserta baru").sees(name);
        let row = page.table().pop().expect("a row");
        assert_eq!(
            row,
            [
                "Baris 2",
                TABLE[1][0],
                TABLE[1][1],
                TABLE[1][2],
                TABLE[1][3],
                TABLE[1][4]
            ],
            "{name}"
        );
    }
    assert_eq!(
        app.number("select count(*) from person where name like 'Ren%'")
            .await,
        0
    );
    app.close().await;
}

#[tokio::test]
async fn rows_pasted_from_excel_are_a_list() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let lists = format!("{cohort}/imports");
    let pasted = joined("\t", "\n");
    let answer = agus
        .post_parts(&lists, &[("pasted", &pasted)])
        .await
        .redirects();
    let import = answer.location().to_owned();
    agus.get(&import)
        .await
        .ok()
        .sees("Baris tempelan")
        .sees("1 peserta baru");
    confirm(&mut agus, &import)
        .await
        .sees("Daftar sudah dimasukkan");
    agus.get(&cohort)
        .await
        .ok()
        .sees("Renée Susilowati")
        .sees("Sambal Bu Renée");
    // Nothing chosen and nothing pasted.
    agus.post_parts(&lists, &[])
        .await
        .refused()
        .sees("Pilih berkas atau tempel barisnya.");
    // What cannot be read comes back as it was pasted.
    let answer = agus
        .post_parts(&lists, &[("pasted", "Nama;HP")])
        .await
        .refused();
    assert_eq!(answer.form(&lists).value("pasted"), "Nama;HP");
    app.close().await;
}
