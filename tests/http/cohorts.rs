//! The office: lists of participants, mentors, progress, help and codes.

mod allocation;
mod care;
mod codes;
mod heads;
mod help;
mod holidays;
mod lists;
mod long;
mod meanwhile;
mod names;
mod opening;
mod photos;
mod places;
mod programs;
mod progress;
mod requests;
mod saved;
mod settings;
mod trail;
mod undo;

use tests::{AGUS, Client, Page, TestApp};

/// Agus in his office, and where his cohort is.
async fn office(app: &TestApp) -> (Client, String) {
    let agus = app.sign_in(AGUS).await;
    (agus, format!("/cohorts/{}", app.people.cohort))
}

/// Brings a list and looks at what would become of it.
async fn bring(agus: &mut Client, cohort: &str, name: &str, bytes: &[u8]) -> (String, Page) {
    let lists = format!("{cohort}/imports");
    let import = agus.upload(&lists, name, bytes).await.redirects();
    let import = import.location().to_owned();
    let page = agus.get(&import).await.ok();
    (import, page)
}

/// Lets a list in as its page offers it, and looks at what became of it.
async fn confirm(agus: &mut Client, import: &str) -> Page {
    let form = agus
        .get(import)
        .await
        .ok()
        .form(&format!("{import}/confirm"));
    agus.submit(&form).await.redirects_to(import);
    agus.get(import).await.ok()
}

/// A list with the usual heads.
fn list(rows: &[&str]) -> Vec<u8> {
    let head = "Nama;Nomor HP;Nama usaha;Kabupaten/Kota;Nama produk;NIB";
    let lines: Vec<_> = std::iter::once(head).chain(rows.iter().copied()).collect();
    lines.join("\r\n").into_bytes()
}

/// Brings a list and lets it in.
async fn let_in(agus: &mut Client, cohort: &str, rows: &[&str]) {
    let (import, _) = bring(agus, cohort, "peserta.csv", &list(rows)).await;
    confirm(agus, &import).await;
}

/// Ratna runs the whole programme.
async fn head_office(app: &TestApp) -> Client {
    let number = "+6281300000020";
    let ratna = tests::add_person(app.db(), "Ratna Dewanti", number, app.now()).await;
    tests::make_platform_admin(app.db(), ratna, app.now()).await;
    let mut client = app.visitor();
    client.sign_in(number).await.redirects();
    client
}
