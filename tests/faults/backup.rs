//! `kemas backup` while the site serves, `kemas restore`, and the site again from what came back.

use std::process::{Command, Output};

use store::{Conn, Db, Lock};
use tests::{PASSWORD, SITI, TestApp, Work};

use crate::KEMAS;
use crate::server::{Server, data_of, findings, number};

fn kemas(arguments: &[&str]) -> Output {
    Command::new(KEMAS)
        .args(arguments)
        .env_clear()
        .output()
        .expect("the program")
}

fn words(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_comes_back_from_its_backup() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let work = Work::sent(&mut siti, app.number("select min(id) from product").await).await;
    let room = data_of(&app).await;
    app.close().await;
    let path = |name: &str| room.path().join(name).display().to_string();
    let (data, zip, new) = (path("data"), path("kemas.zip"), path("new"));

    let server = Server::start(&room.path().join("data"));
    let made = kemas(&["backup", &zip, "--data", &data]);
    assert!(made.status.success(), "{}", words(&made));
    let twice = kemas(&["backup", &zip, "--data", &data]);
    assert!(
        !twice.status.success() && words(&twice).contains("is there already"),
        "{}",
        words(&twice)
    );
    let over = kemas(&["restore", &zip, "--data", &data]);
    assert!(
        !over.status.success() && words(&over).contains("is not empty"),
        "{}",
        words(&over)
    );
    server.kill();

    let restored = kemas(&["restore", &zip, "--data", &new]);
    assert!(restored.status.success(), "{}", words(&restored));
    assert_eq!(findings(&room.path().join("new")).await, []);
    let server = Server::start(&room.path().join("new"));
    let mut siti = server.browser();
    siti.sign_in(SITI.number, PASSWORD);
    let page = siti.get(&work.page()).ok().sees("depan.jpg");
    let html = page.html();
    let (_, rest) = html.split_once("\"/files/").expect("her photo");
    let file = rest.split('"').next().expect("its number");
    assert!(!siti.get(&format!("/files/{file}")).ok().bytes.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_waits_for_an_update_is_backed_up_as_it_is() {
    const APPLIED: &str = "select count(*) from _sqlx_migrations";
    let app = TestApp::start().await;
    let room = data_of(&app).await;
    app.close().await;
    let data = room.path().join("data");
    let db = Db::connect_sqlite(&data.join(store::SQLITE_FILE))
        .await
        .expect("the database");
    db.write(Lock::Nothing, |conn| {
        Box::pin(async move {
            let Conn::Sqlite(conn) = conn else {
                panic!("not SQLite");
            };
            let sql = "delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)";
            let done = sqlx::query(sql).execute(conn).await;
            done.map(|_| ()).map_err(store::Error::from)
        })
    })
    .await
    .expect("one migration forgotten");
    db.close().await;
    let before = number(&data, APPLIED).await;
    let zip = room.path().join("kemas.zip").display().to_string();
    let made = kemas(&["backup", &zip, "--data", &data.display().to_string()]);
    assert!(made.status.success(), "{}", words(&made));
    assert_eq!(number(&data, APPLIED).await, before);
}

#[test]
fn a_folder_without_a_database_is_not_backed_up() {
    let room = tempfile::TempDir::new().expect("a folder");
    let (nothing, zip) = (room.path().join("nothing"), room.path().join("kemas.zip"));
    let output = kemas(&[
        "backup",
        &zip.display().to_string(),
        "--data",
        &nothing.display().to_string(),
    ]);
    assert!(
        !output.status.success() && words(&output).contains("there is no database"),
        "{}",
        words(&output)
    );
    assert!(!nothing.exists() && !zip.exists());
}
