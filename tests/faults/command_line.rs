//! `kemas doctor` and `kemas cohort import`, as an administrator types them.

use std::fs;
use std::process::{Command, Output};

use tests::{SITI, TestApp, Work};

use crate::KEMAS;
use crate::server::{data_of, number};

const LIST: &str = "Nama Lengkap;Nomor WhatsApp;Nama Usaha;Kabupaten/Kota\n\
    Endang Susilowati;0813 9000 0001;Sambal Bu Endang;Kota Malang\n\
    Slamet Riyadi;12;Kopi Slamet;Kota Malang\n";

fn kemas(arguments: &[&str]) -> (bool, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(KEMAS)
        .args(arguments)
        .env_clear()
        .output()
        .expect("the program");
    (
        status.success(),
        format!(
            "{}{}",
            String::from_utf8_lossy(&stdout),
            String::from_utf8_lossy(&stderr)
        ),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_tried_and_then_applied() {
    let app = TestApp::start().await;
    let room = data_of(&app).await;
    app.close().await;
    let folder = room.path().join("data");
    let data = folder.display().to_string();
    let list = room.path().join("peserta.csv");
    fs::write(&list, LIST).expect("a list");
    let list = list.display().to_string();
    let people = number(&folder, "select count(*) from person").await;

    let (_, said) = kemas(&[
        "cohort",
        "import",
        &list,
        "--data",
        &data,
        "--cohort",
        "angkatan 1",
        "--dry-run",
    ]);
    for part in ["Line 3: ", "1 new", "1 left out", "Nothing is applied."] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(number(&folder, "select count(*) from person").await, people);

    let (is_whole, said) = kemas(&[
        "cohort",
        "import",
        &list,
        "--data",
        &data,
        "--cohort",
        "Angkatan 1",
    ]);
    assert!(
        !is_whole
            && said.contains("1 row is left out")
            && said.contains("in the name of Agus Prasetyo"),
        "{said}"
    );
    assert_eq!(
        number(&folder, "select count(*) from person").await,
        people + 1
    );
    let by_agus = "select count(*) from audit a join person p on p.id = a.actor_id
        where a.action = 'import.confirm' and p.name = 'Agus Prasetyo'";
    assert_eq!(number(&folder, by_agus).await, 1);

    for (arguments, expected) in [
        (
            ["--cohort", "Angkatan 9"].as_slice(),
            "no cohort is called Angkatan 9",
        ),
        (&["--cohort", "Angkatan 2"], "nobody administers Angkatan 2"),
        (
            &["--cohort", "1", "--by", SITI.number],
            "does not administer",
        ),
    ] {
        let mut all = vec!["cohort", "import", &list, "--data", &data];
        all.extend(arguments);
        let (is_done, said) = kemas(&all);
        assert!(!is_done && said.contains(expected), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_finds_what_is_wrong() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let work = Work::open(&mut siti, app.number("select min(id) from product").await).await;
    work.fill(&mut siti).await;
    let keys = app.texts("select object_key from file order by id").await;
    // The clock of the story stands in the past: for the doctor its jobs would be long overdue.
    app.change("update job set finished_at = run_at where finished_at is null")
        .await;
    let room = data_of(&app).await;
    app.close().await;
    let folder = room.path().join("data");
    let data = folder.display().to_string();
    // Nobody has entered holidays yet: that is worth a word and breaks nothing.
    let (is_well, said) = kemas(&["doctor", "--data", &data]);
    assert!(is_well, "{said}");
    assert!(said.contains("Warning: No holidays of "), "{said}");
    assert!(said.contains("Ok, with 2 warnings."), "{said}");

    let photo = folder.join(store::FILES_FOLDER).join(&keys[0]);
    let whole = fs::read(&photo).expect("the photo");
    fs::write(&photo, &whole[1..]).expect("cut");
    let (is_well, said) = kemas(&["doctor", "--data", &data]);
    assert!(
        !is_well && said.contains(&format!("The file {} is not what was stored", keys[0])),
        "{said}"
    );
    fs::remove_file(&photo).expect("removed");
    let (is_well, said) = kemas(&["doctor", "--data", &data]);
    assert!(!is_well && said.contains("is not in the storage"), "{said}");
    fs::write(&photo, &whole).expect("back");

    let (is_well, said) = kemas(&[
        "doctor",
        "--data",
        &room.path().join("nothing").display().to_string(),
    ]);
    assert!(!is_well && said.contains("there is no database"), "{said}");
}
