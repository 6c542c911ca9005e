//! Daily work: what has had its time goes, what may still be asked for stays.

use domain::time::{DAY, HOUR};
use store::files::Files;
use store::jobs::enqueue_every;
use store::tidy::KEPT;
use tests::{SITI, TestApp};

tests::on_both_engines! {
    what_ended_a_month_ago_is_removed_and_nothing_else,
    a_full_table_is_emptied_in_pieces,
    what_a_crash_left_of_an_upload_is_removed_after_a_day,
}

async fn do_daily(app: &TestApp, kind: &'static str) {
    enqueue_every(app.db(), kind, DAY, app.now())
        .await
        .expect("planned");
    assert!(app.do_jobs().await > 0);
}

async fn what_ended_a_month_ago_is_removed_and_nothing_else(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut shared = app.visitor();
    let door = [
        ("identifier", SITI.number),
        ("password", tests::PASSWORD),
        ("shared", "on"),
    ];
    shared.post("/login", &door).await.redirects();
    app.pass(2 * HOUR);
    let product = [("name", "Keripik"), ("category", "food"), ("market", "ID")];
    siti.post("/products", &product).await.redirects();
    let wrong = [("identifier", SITI.number), ("password", "salah")];
    app.visitor().post("/login", &wrong).await.refused();
    app.change("insert into sign_in_request (number, made_at) values ('R-NOBODY', 1)")
        .await;
    let person = app
        .number("select id from person where name = 'Siti Aminah'")
        .await;
    app.change(&format!(
        "insert into sign_in_code (person_id, code_hash, made_at, expires_at)
         select {person}, token_hash, {now}, {now} from login_session where is_shared",
        now = app.now().0
    ))
    .await;
    let kept = async || {
        let mut counts = Vec::new();
        for table in [
            "command",
            "sign_in_code",
            "sign_in_request",
            "sign_in_failure",
            "login_session",
        ] {
            counts.push(app.number(&format!("select count(*) from {table}")).await);
        }
        counts
    };
    assert_eq!(kept().await, [1, 1, 1, 2, 2]);

    // The one on the shared device ended after two hours; the request names nobody; tries count for a quarter of an hour.
    app.pass(KEPT);
    do_daily(&app, "tidy").await;
    assert_eq!(kept().await, [1, 1, 0, 0, 2]);
    app.pass(DAY);
    do_daily(&app, "tidy").await;
    // Her newest session says when she was last seen, and holds for 90 days anyhow.
    assert_eq!(kept().await, [0, 0, 0, 0, 1]);
    siti.get("/today").await.ok();
    app.pass(KEPT);
    do_daily(&app, "tidy").await;
    let jobs = "select count(*) from job where kind = 'tidy' and finished_at is not null";
    assert_eq!(app.number(jobs).await, 2);
    app.close().await;
}

async fn a_full_table_is_emptied_in_pieces(app: TestApp) {
    app.sign_in(SITI).await;
    app.change(
        "insert into sign_in_failure (subject, failed_at)
         with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500)
         select (select token_hash from login_session limit 1), i from n",
    )
    .await;
    do_daily(&app, "tidy").await;
    assert_eq!(app.number("select count(*) from sign_in_failure").await, 0);
    app.close().await;
}

async fn what_a_crash_left_of_an_upload_is_removed_after_a_day(app: TestApp) {
    let room = tempfile::TempDir::new().expect("a folder");
    let mut process = (*app).clone();
    process.site.files = Files::in_folder(room.path()).expect("a storage");
    let uploads = room.path().join("uploads");
    std::fs::create_dir(&uploads).expect("a folder");
    let (staged, other) = (uploads.join("Zm9v#1"), uploads.join("Zm9v#x"));
    std::fs::write(&staged, b"half").expect("a file");
    std::fs::write(&other, b"not ours").expect("a file");
    let sweep = async || {
        enqueue_every(app.db(), "sweep", HOUR, app.now())
            .await
            .expect("planned");
        assert!(process.do_jobs().await > 0);
    };
    // The files' own time is the machine's; the app's clock goes on from there.
    app.pass(server::clock::now().0 - app.now().0);
    sweep().await;
    assert!(staged.exists(), "an upload that may still be under way");
    app.pass(2 * DAY);
    sweep().await;
    assert!(!staged.exists() && other.exists());
    app.close().await;
}
