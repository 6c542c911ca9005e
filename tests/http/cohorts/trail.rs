use sheet::Limits;
use tests::{SITI, TestApp, WATI, Work};

use super::{bring, confirm, list, office};

const LIMITS: Limits = Limits {
    bytes: 5_000_000,
    rows: 5_000,
    columns: 10,
};

#[tokio::test]
async fn who_did_what_for_whom_is_said_in_words() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let trail = format!("{cohort}/trail");
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::sent(&mut siti, product).await;
    let mut wati = app.sign_in(WATI).await;
    work.judge(&mut wati, "fix").await;
    work.remark(&mut wati, "Perbesar huruf.").await;
    work.release(&mut wati, "now").await;
    let bytes = list(&["Endang;0813 9000 0001;Sambal Endang;Kota Malang;;"]);
    let (import, _) = bring(&mut agus, &cohort, "=daftar.csv", &bytes).await;
    confirm(&mut agus, &import).await;
    let person = app
        .number(&format!(
            "select id from person where name = '{}'",
            SITI.name
        ))
        .await;
    agus.post(&format!("/people/{person}/code"), &[]).await.ok();

    let page = agus.get(&trail).await.ok();
    let rows = page.table();
    let line = |what: &str| rows.iter().find(|row| row[2] == what).expect(what).clone();
    assert_eq!(
        line("Membuat kode masuk")[1..],
        ["Agus Prasetyo", "Membuat kode masuk", SITI.name, "Akun"]
    );
    assert_eq!(
        line("Memasukkan daftar peserta")[4],
        "Daftar peserta: =daftar.csv"
    );
    assert_eq!(line("Mengirim tugas")[1], SITI.name);
    assert_eq!(line("Mengirim tugas")[3], "", "for herself");
    assert_eq!(
        line("Menampilkan penilaian")[1..4],
        [WATI.name, "Menampilkan penilaian", SITI.name]
    );
    // The newest first.
    assert_eq!(rows[1][2], "Membuat kode masuk");

    let csv = agus.get(&format!("{trail}/csv")).await.ok();
    let lines = sheet::read(&csv.bytes, LIMITS).expect("a table");
    let lines: Vec<_> = lines.into_iter().map(|row| row.cells).collect();
    assert_eq!(lines.len(), rows.len());
    for (line, row) in lines.iter().zip(&rows) {
        assert_eq!(line, row);
    }

    // Siti's only: what she did and what was done about her.
    let own = agus.get(&format!("{trail}?person={person}")).await.ok();
    let own = own.table();
    assert!(own.len() > 3);
    assert!(
        own[1..]
            .iter()
            .all(|row| row[1] == SITI.name || row[3] == SITI.name)
    );
    let lists = agus.get(&format!("{trail}?kind=import")).await.ok().table();
    assert_eq!(lists.len(), 3);
    agus.get(&format!("{trail}?kind=import&person={person}"))
        .await
        .ok()
        .sees("Tidak ada catatan yang sesuai dengan saringan ini.");
    // Another cohort's are not here.
    agus.get(&format!("/cohorts/{}/trail", app.people.other_cohort))
        .await
        .has(404);
    app.close().await;
}

#[tokio::test]
async fn who_exchanged_whose_number_is_said() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let siti = app
        .number(&format!(
            "select id from person where name = '{}'",
            SITI.name
        ))
        .await;
    let number = format!("/people/{siti}/number");
    let mut wati = app.sign_in(WATI).await;
    let form = wati.get(&number).await.ok().form(&number);
    let form = form
        .with("phone", "0813 7777 0001")
        .with("reason", "dead")
        .with("met", "yes");
    wati.submit(&form).await.redirects();
    let trail = format!("{cohort}/trail?kind=person");
    let rows = agus.get(&trail).await.ok().table();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        rows[1][1..],
        [WATI.name, "Mengganti nomor HP", SITI.name, "Akun"]
    );
    // Two people of one name are still two people.
    app.change(&format!(
        "update person set name = '{}' where name = '{}'",
        SITI.name, WATI.name
    ))
    .await;
    let rows = agus.get(&trail).await.ok().table();
    assert_eq!((&*rows[1][1], &*rows[1][3]), (SITI.name, SITI.name));
    app.close().await;
}

#[tokio::test]
async fn a_long_trail_has_pages() {
    let app = TestApp::start().await;
    let (mut agus, cohort) = office(&app).await;
    let id = app.people.cohort;
    for nth in 0..120 {
        app.change(&format!(
            "insert into audit (action, object_kind, object_id, fields, recorded_at) values ('cohort.open', 'cohort', {id}, '', {nth})"
        ))
        .await;
    }
    let trail = format!("{cohort}/trail");
    let mut seen = 0;
    let mut address = Some(format!("{trail}?kind=cohort"));
    while let Some(path) = address.take() {
        let page = agus.get(&path).await.ok();
        seen += page.table().len() - 1;
        let html = page.html();
        let older = format!("href=\"{trail}?kind=cohort&amp;before=");
        address = html.split(&older).nth(1).map(|rest| {
            let before = rest.split('"').next().unwrap_or_default();
            format!("{trail}?kind=cohort&before={before}")
        });
        assert!(seen <= 121, "no row twice");
    }
    assert_eq!(seen, 120);
    let csv = agus.get(&format!("{trail}/csv?kind=cohort")).await.ok();
    assert_eq!(sheet::read(&csv.bytes, LIMITS).expect("a table").len(), 121);
    app.close().await;
}

/// Names of commands that record nothing under them, what belongs to no cohort or to every one, names of files, and a column.
const NO_LINE: [&str; 8] = [
    "backup.make",
    "enrollment.move",
    "holiday.enter",
    "holiday.remove",
    "kemas.sqlite",
    "manifest.json",
    "s.person_id",
    "sign_in_code.slips",
];

fn is_action(word: &str) -> bool {
    let is_name =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    word.split_once('.')
        .is_some_and(|(noun, verb)| is_name(noun) && is_name(verb))
}

/// Every action that the store records can be said in words.
#[test]
fn no_action_is_without_words() {
    let locales = include_str!("../../../app/locales/id/trail.json");
    let mut files = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../server/store/src"
    ))];
    let mut actions = Vec::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            let inside = std::fs::read_dir(&path).expect("a folder");
            files.extend(inside.map(|entry| entry.expect("a file").path()));
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("source");
        let words = source.split('"').skip(1).step_by(2);
        actions.extend(words.filter(|word| is_action(word)).map(str::to_owned));
    }
    actions.retain(|action| !NO_LINE.contains(&action.as_str()));
    assert!(actions.len() > 20);
    for action in actions {
        let key = format!("\"{}\":", action.replace('.', "_"));
        assert!(
            locales.contains(&key),
            "{action} has no words in trail.json"
        );
    }
}
