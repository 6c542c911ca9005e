//! Work that its participant judges: who says so, who sees it, and what becomes of it.

use tests::{AGUS, ASSIGNMENT, BUDI, Client, SITI, TestApp, WATI, Work, fresh_key};

tests::on_both_engines! {
    siti_checks_her_own_work,
    one_in_two_goes_to_the_mentor_and_the_page_says_which,
}

/// Agus says who judges the assignment.
async fn judged(app: &TestApp, judge: &str, sample_of: &str) {
    let mut agus = app.sign_in(AGUS).await;
    let cohort = format!("/cohorts/{}", app.people.cohort);
    let settings = agus.get(&format!("{cohort}/settings")).await.ok();
    let form = settings
        .form(&format!("{cohort}/assignments/{ASSIGNMENT}"))
        .with(&format!("judge-{ASSIGNMENT}"), judge)
        .with(&format!("sample-{ASSIGNMENT}"), sample_of);
    agus.submit(&form).await.redirects();
}

async fn product_of(app: &TestApp, name: &str) -> i64 {
    app.number(&format!(
        "select p.id from product p join business_member m on m.business_id = p.business_id
         join person q on q.id = m.person_id where q.name = '{name}' order by p.id limit 1"
    ))
    .await
}

async fn sent(app: &TestApp, who: tests::Persona) -> (Client, Work) {
    let mut owner = app.sign_in(who).await;
    let work = Work::sent(&mut owner, product_of(app, who.name).await).await;
    (owner, work)
}

async fn siti_checks_her_own_work(app: TestApp) {
    judged(&app, "self_check", "").await;
    let mut siti = app.sign_in(SITI).await;
    // It is said before anything is begun, and again before it is sent.
    siti.get(&format!("/assignments/{ASSIGNMENT}"))
        .await
        .ok()
        .sees("Tugas ini Anda periksa sendiri")
        .lacks("hari kerja");
    let work = Work::open(&mut siti, product_of(&app, SITI.name).await).await;
    work.fill(&mut siti).await;
    siti.get(&work.page())
        .await
        .ok()
        .sees("Tugas ini Anda periksa sendiri")
        .lacks("dibaca oleh");
    let check = work.at("check");
    siti.get(&check).await.has(404);
    siti.post(&work.at("send"), &[]).await.redirects();
    siti.get(&work.at("receipt"))
        .await
        .ok()
        .sees("Tidak ada yang perlu ditunggu")
        .lacks("membalas");
    let promised = "select count(*) from version where promised_at is not null";
    assert_eq!(app.number(promised).await, 0);

    // Her mentor has nothing to answer, may read it, and judges nothing.
    let mut wati = app.sign_in(WATI).await;
    wati.get("/queue").await.ok().sees("Semua sudah dibalas");
    wati.get("/queue?show=own-checks")
        .await
        .ok()
        .sees("sedang diperiksa sendiri");
    wati.get(&work.desk())
        .await
        .ok()
        .sees("Peserta belum selesai memeriksanya")
        .lacks("Satu kekuatan");
    let words = [("strength", "Rapi."), ("row_version", "0")];
    wati.post(&work.desk(), &words)
        .await
        .refused()
        .sees("tidak dinilai pendamping");
    assert_eq!(app.number("select count(*) from assessment").await, 0);
    let mut budi = app.sign_in(BUDI).await;
    budi.get(&check).await.has(404);
    budi.post(&check, &[("level-complete", "4"), ("level-readable", "4")])
        .await
        .has(404);

    // The way leads to the rubric, in full; half of it is not enough, and nothing that was marked is lost.
    assert!(siti.get("/learn").await.ok().html().contains(&check));
    let page = siti.get(&check).await.ok().sees("k1").sees("j4");
    let form = page
        .form(&check)
        .with("level-complete", "2")
        .with("next_step", "Perbesar </textarea> huruf.");
    let page = siti
        .submit(&form)
        .await
        .refused()
        .sees("Pilih satu tingkat: Kejelasan.");
    let form = page.form(&check);
    assert_eq!(form.value("level-complete"), "2");
    assert_eq!(form.value("next_step"), "Perbesar </textarea> huruf.");
    let completed = "select count(*) from completion where kind = 'assignment'";
    assert_eq!(app.number(completed).await, 0);
    let form = form.with("level-readable", "3");
    for _ in 0..2 {
        siti.submit(&form).await.redirects_to(&check);
    }
    siti.get(&check)
        .await
        .ok()
        .sees("Sudah Anda periksa sendiri")
        .sees("Perbesar </textarea> huruf.");
    assert_eq!(app.number(completed).await, 1);
    let kept = app
        .texts(
            "select a.kind || ' ' || p.name || ' ' || coalesce(a.decision, '-') from assessment a
             join person p on p.id = a.assessor_id",
        )
        .await;
    assert_eq!(kept, [format!("own_check {} -", SITI.name)]);
    siti.get("/assignments")
        .await
        .ok()
        .sees("Diperiksa sendiri")
        .lacks("Lulus");
    // Another tab, in which it still looks open: what is stored stays, and is shown.
    let late = form.with("level-complete", "4").with("key", &fresh_key());
    siti.submit(&late)
        .await
        .refused()
        .sees("mungkin di tab lain")
        .sees("Sudah Anda periksa sendiri");
    wati.get(&work.desk())
        .await
        .ok()
        .sees("Peserta memeriksanya sendiri pada")
        .sees("Perbesar </textarea> huruf.");
    // Complete, and approved by nobody.
    let mut agus = app.sign_in(AGUS).await;
    let cohort = format!("/cohorts/{}", app.people.cohort);
    let approved = agus.get(&format!("{cohort}?stage=approved")).await.ok();
    approved.lacks(SITI.name);
    agus.get(&format!("{cohort}/trail"))
        .await
        .ok()
        .sees("Memeriksa kirimannya sendiri");

    // What she sends better is again her own to check.
    siti.post(&format!("{}/next", work.page()), &[])
        .await
        .redirects();
    let second = Work::newest(&mut siti, work.submission).await;
    assert_ne!(second.version, work.version);
    siti.post(&second.at("send"), &[]).await.redirects();
    siti.get(&second.at("check")).await.ok().sees("k1");
    app.close().await;
}

async fn one_in_two_goes_to_the_mentor_and_the_page_says_which(app: TestApp) {
    judged(&app, "sample", "2").await;
    let (mut siti, hers) = sent(&app, SITI).await;
    let (mut budi, his) = sent(&app, BUDI).await;
    let state = async |work: Work| {
        app.texts(&format!(
            "select state from version where id = {}",
            work.version
        ))
        .await
    };
    let states = [state(hers).await.concat(), state(his).await.concat()];
    let mut sorted = states.clone();
    sorted.sort();
    assert_eq!(
        sorted,
        ["own_check", "sent"],
        "one of two neighbours is read"
    );
    let (read, own) = if states[0] == "sent" {
        ((&mut siti, hers), (&mut budi, his))
    } else {
        ((&mut budi, his), (&mut siti, hers))
    };
    read.0
        .get(&read.1.at("receipt"))
        .await
        .ok()
        .sees("membalas");
    own.0
        .get(&own.1.at("receipt"))
        .await
        .ok()
        .sees("Tidak ada yang perlu ditunggu");
    let mut wati = app.sign_in(WATI).await;
    wati.get("/queue").await.ok().sees("1 kiriman menunggu");

    // Answered by a mentor, it goes back to a mentor, whatever the cohort says by then.
    let (owner, work) = read;
    work.judge(&mut wati, "fix").await;
    work.remark(&mut wati, "Tambahkan alergen.").await;
    work.release(&mut wati, "now").await;
    judged(&app, "self_check", "").await;
    owner
        .post(&format!("{}/next", work.page()), &[])
        .await
        .redirects();
    let second = Work::newest(owner, work.submission).await;
    owner.get(&second.page()).await.ok().sees("dibaca oleh");
    owner.post(&second.at("send"), &[]).await.redirects();
    assert_eq!(state(second).await, ["sent"]);
    app.close().await;
}
