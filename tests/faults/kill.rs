//! `kill -9` in the middle: what was acknowledged is there afterwards, nothing half is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tests::{AGUS, PASSWORD, SITI, TestApp, WATI, Work, jpeg, large_photo};

use crate::server::{Server, count, data_of, findings, look, number};

#[tokio::test(flavor = "multi_thread")]
async fn in_the_middle_of_an_upload() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let work = Work::open(&mut siti, app.number("select min(id) from product").await).await;
    let room = data_of(&app).await;
    app.close().await;
    let data = room.path().join("data");
    let server = Server::start(&data);
    let mut siti = server.browser();
    siti.sign_in(SITI.number, PASSWORD);
    let words = work.at("slots/ingredients");
    siti.post(&words, &[("value-ingredients", "Kedelai, minyak.")])
        .expect("an answer")
        .redirects();
    let request = siti.upload_request(&work.at("files/front"), "depan.jpg", &large_photo());
    let line = siti.send_part(&request[..request.len() / 2]);
    std::thread::sleep(Duration::from_millis(300));
    server.kill();
    drop(line);

    assert_eq!(findings(&data).await, []);
    assert_eq!(number(&data, "select count(*) from file").await, 0);
    let server = Server::start(&data);
    let mut siti = siti.at(server.address);
    let page = siti.get(&work.page()).ok();
    assert_eq!(
        page.form(&words).value("value-ingredients"),
        "Kedelai, minyak."
    );
    page.lacks("depan.jpg");
    siti.upload(&work.at("files/front"), "depan.jpg", &jpeg())
        .expect("an answer")
        .redirects();
    siti.get(&work.page()).ok().sees("depan.jpg");
    server.kill();
    assert_eq!(findings(&data).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_middle_of_grading() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let work = Work::sent(&mut siti, app.number("select min(id) from product").await).await;
    let room = data_of(&app).await;
    app.close().await;
    let data = room.path().join("data");
    let mut acknowledged = 0;
    for round in 1..=3 {
        let server = Server::start(&data);
        let mut wati = server.browser();
        wati.sign_in(WATI.number, PASSWORD);
        let (last, is_dead) = (
            Arc::new(AtomicUsize::new(acknowledged)),
            Arc::new(AtomicBool::new(false)),
        );
        let saving = {
            let (last, is_dead, desk) = (Arc::clone(&last), Arc::clone(&is_dead), work.desk());
            std::thread::spawn(move || {
                let mut form = wati.get(&desk).ok().form(&desk);
                loop {
                    let next = last.load(Ordering::SeqCst) + 1;
                    form = form
                        .with("key", &tests::fresh_key())
                        .with("strength", &format!("Kekuatan {next}."))
                        .with("next_step", &format!("Langkah {next}."));
                    let Some(page) = wati.submit(&form) else {
                        return next;
                    };
                    assert_eq!(page.status.as_u16(), 303, "{}", page.text());
                    last.store(next, Ordering::SeqCst);
                    if is_dead.load(Ordering::SeqCst) {
                        return next;
                    }
                    form = wati.get(&desk).ok().form(&desk);
                }
            })
        };
        while last.load(Ordering::SeqCst) < acknowledged + 3 {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(17 * round));
        server.kill();
        is_dead.store(true, Ordering::SeqCst);
        // The thread may have been reading when the line went dead.
        let asked = saving
            .join()
            .unwrap_or_else(|_| last.load(Ordering::SeqCst) + 1);
        acknowledged = last.load(Ordering::SeqCst);

        assert_eq!(findings(&data).await, []);
        let server = Server::start(&data);
        let mut wati = server.browser();
        wati.sign_in(WATI.number, PASSWORD);
        let form = wati.get(&work.desk()).ok().form(&work.desk());
        let kept = [form.value("strength"), form.value("next_step")].map(|text| {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            digits.parse::<usize>().expect("a number")
        });
        assert_eq!(kept[0], kept[1], "half a judgement");
        assert!(
            kept[0] == acknowledged || kept[0] == asked,
            "{kept:?}: {acknowledged} was acknowledged, {asked} was sent"
        );
        acknowledged = kept[0];
        server.kill();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_middle_of_an_import() {
    const ROWS: i64 = 4_800;
    const STEP_ROWS: i64 = 200;
    const PEOPLE: &str = "select count(*) from person";
    let app = TestApp::start().await;
    let mut agus = app.sign_in(AGUS).await;
    let lists = format!("/cohorts/{}/imports", app.people.cohort);
    let mut list = "Nama Lengkap;Nomor WhatsApp;Nama Usaha;Kabupaten/Kota\n".to_owned();
    for nth in 0..ROWS {
        list.push_str(&format!(
            "Endang Susilowati;0813 9{nth:07};Sambal {nth};Kota Malang\n"
        ));
    }
    let staged = agus
        .upload(&lists, "peserta.csv", list.as_bytes())
        .await
        .redirects();
    let import = staged.location().to_owned();
    let room = data_of(&app).await;
    app.close().await;
    let data = room.path().join("data");
    let people = number(&data, "select count(*) from person").await;
    let confirm = format!("{import}/confirm");
    // Before the office has its answer: either all of it counts, or nothing.
    let server = Server::start(&data);
    let mut agus = server.browser();
    agus.sign_in(AGUS.number, PASSWORD);
    let form = agus.get(&import).ok().form(&confirm);
    let sending = std::thread::spawn(move || agus.submit(&form).is_some());
    std::thread::sleep(Duration::from_millis(20));
    server.kill();
    let is_acknowledged = sending.join().expect("a thread");
    assert_eq!(findings(&data).await, []);
    let new = number(&data, "select count(*) from person").await - people;
    let begun = "select count(*) from import where state in ('running', 'done')";
    let begun = number(&data, begun).await;
    assert!(begun == 1 || new == 0, "people of a list nobody confirmed");
    assert!(
        begun == 1 || !is_acknowledged,
        "an acknowledged import is gone"
    );

    // With some rows in and others not: as soon as there are more of them than before.
    let mut was_killed_in_between = 0;
    let running = "select count(*) from import where state in ('dry_run', 'running')";
    for _ in 0..2 {
        let before = number(&data, PEOPLE).await;
        let server = Server::start(&data);
        let mut agus = server.browser();
        agus.sign_in(AGUS.number, PASSWORD);
        let page = agus.get(&import).ok();
        // It only looks, and often: to open and close the database each time would let many steps pass.
        let mut beside = look(&data).await;
        if page.has_form(&confirm) {
            let form = page.form(&confirm);
            assert!(agus.submit(&form).is_some(), "not acknowledged");
        }
        let started = std::time::Instant::now();
        while count(&mut beside, PEOPLE).await == before && count(&mut beside, running).await > 0 {
            assert!(
                started.elapsed() < Duration::from_secs(90),
                "the list does not go on"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        server.kill();
        drop(beside);
        assert_eq!(findings(&data).await, []);
        let new = number(&data, PEOPLE).await - people;
        was_killed_in_between += usize::from(0 < new && new < ROWS);
    }
    assert!(was_killed_in_between > 0, "never killed in the middle");
    // Only whole steps are there, and what is left of a list that was begun stands as a job: another takes it up once the lease
    // of the one that was killed has run out.
    let new = number(&data, "select count(*) from person").await - people;
    assert!(new == ROWS || new % STEP_ROWS == 0, "half a step: {new}");
    let running = number(&data, "select count(*) from import where state = 'running'").await;
    let waiting = "select count(*) from job where kind = 'import' and finished_at is null";
    assert_eq!(number(&data, waiting).await, running);

    // That lease is short: soon after the last start it is all in.
    let server = Server::start(&data);
    let started = std::time::Instant::now();
    while number(&data, "select count(*) from import where state = 'running'").await > 0 {
        assert!(
            started.elapsed() < Duration::from_secs(60),
            "the list does not go on"
        );
        std::thread::sleep(Duration::from_millis(500));
    }
    server.kill();
    let new = number(&data, "select count(*) from person").await - people;
    assert_eq!(new, ROWS);
}
