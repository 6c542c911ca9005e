//! A real installation, step by step as docs/operations.md has them: from an empty folder to the first list of participants.

use std::process::Command;

use tempfile::TempDir;

use crate::KEMAS;
use crate::server::{Server, number};

const COURSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/content/course");
const LIST: &str = "Nama Lengkap;Nomor WhatsApp;Nama Usaha;Kabupaten/Kota\n\
    Endang Susilowati;0813 9000 0001;Sambal Bu Endang;Kota Malang\n\
    Slamet Riyadi;0813 9000 0002;Kopi Slamet;Kota Malang\n";

fn kemas(arguments: &[&str]) -> String {
    let output = Command::new(KEMAS)
        .args(arguments)
        .env_clear()
        .output()
        .expect("the program");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complaint}");
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_folder_gets_its_first_cohort() {
    let room = TempDir::new().expect("a folder");
    let folder = room.path().join("data");
    let data = folder.display().to_string();
    let created = kemas(&[
        "user",
        "create",
        "081234567890",
        "--name",
        "Agus Prasetyo",
        "--data",
        &data,
    ]);
    let code = created.trim().rsplit(' ').next().expect("a code");

    let server = Server::start(&folder);
    let mut agus = server.browser();
    let entered = agus.post("/code", &[("code", code)]).expect("an answer");
    entered.redirects_to("/account");
    agus.get("/cohorts").ok().sees("Buka angkatan");
    agus.get("/cohorts/new").ok().sees("Belum ada materi");
    // Meanwhile, on the server.
    kemas(&["course", "import", COURSE, "--data", &data]);

    let form = agus.get("/cohorts/new").ok().sees("Belum ada program.");
    let form = form
        .form("/cohorts")
        .with("name", "Angkatan 1")
        .with("starts_on", "2027-01-11")
        .with("ends_on", "2027-06-11")
        .with("capacity", "40");
    let page = agus.submit(&form).expect("an answer").refused();
    let form = page
        .sees("Isi nama program")
        .sees("Isi tahunnya")
        .form("/cohorts");
    assert_eq!(form.value("name"), "Angkatan 1");
    let form = form
        .with("program_name", "Inkubator Kemasan Jawa Timur")
        .with("first_year", "2027")
        .with("last_year", "2029");
    let opened = agus.submit(&form).expect("an answer").redirects();
    let cohort = opened.location().to_owned();
    agus.get(&cohort).ok().sees("Angkatan 1");

    let lists = format!("{cohort}/imports");
    let staged = agus.upload(&lists, "peserta.csv", LIST.as_bytes());
    let import = staged.expect("an answer").redirects().location().to_owned();
    let page = agus.get(&import).ok().sees("2 peserta baru");
    let form = page.form(&format!("{import}/confirm"));
    let done = agus.submit(&form).expect("an answer");
    done.redirects_to(&import);
    agus.get(&cohort).ok().sees("Endang Susilowati");
    server.kill();

    for (sql, count) in [
        ("select count(*) from enrollment where state = 'active'", 2),
        (
            "select count(*) from program where name_en = 'Inkubator Kemasan Jawa Timur'",
            1,
        ),
        (
            "select count(*) from audit a join person p on p.id = a.actor_id
             where a.action = 'program.open' and p.name = 'Agus Prasetyo'",
            1,
        ),
        // Whoever runs the server did these; nobody was signed in.
        (
            "select count(*) from audit where actor_id is null
             and action in ('person.create', 'role.grant', 'sign_in_code.make', 'course.publish')",
            4,
        ),
        (
            "select count(*) from sign_in_code where made_by is not null",
            0,
        ),
    ] {
        assert_eq!(number(&folder, sql).await, count, "{sql}");
    }
}
