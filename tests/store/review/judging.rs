use domain::review::{RemarkCategory, Severity};
use domain::submissions::VersionState;
use domain::time::MINUTE;
use store::review::{
    EditRefusal, NewRemark, Part, Whose, add_remark, desk, feedback, queue, release, save_draft,
};
use store::submissions::{begin_next, send, submission_page};
use store::{Error, Failure};
use tests::{AGUS, BUDI, DIMAS, JOKO, RINA, SITI, TestApp, WATI};

use super::{begun, draft, sent};
use crate::command;

tests::on_both_engines! {
    the_queue_holds_what_is_allocated_and_nothing_else,
    a_draft_with_another_row_version_is_refused_with_what_stands_there,
    a_second_version_carries_slots_and_remarks,
}

async fn the_queue_holds_what_is_allocated_and_nothing_else(app: TestApp) {
    let (siti, budi, joko) = (
        app.actor(SITI).await,
        app.actor(BUDI).await,
        app.actor(JOKO).await,
    );
    let (_, first) = sent(&app, &siti).await;
    app.pass(MINUTE);
    let (_, second) = sent(&app, &budi).await;
    let (_, elsewhere) = sent(&app, &joko).await;
    begun(&app, &siti).await;
    for (mentor, expected) in [
        (WATI, vec![first, second]),
        (RINA, vec![elsewhere]),
        (DIMAS, vec![]),
        (AGUS, vec![]),
    ] {
        let mentor = app.actor(mentor).await;
        let waiting = queue(app.db(), &mentor, Whose::Own, Part::Waiting, app.now())
            .await
            .expect("a queue");
        let waiting: Vec<_> = waiting.items.into_iter().map(|item| item.version).collect();
        assert_eq!(waiting, expected, "{}", mentor.name);
    }
    // Whoever stands in sees their own cohorts', and a mentor never more than what is theirs.
    for (who, expected) in [(AGUS, vec![first, second]), (WATI, vec![]), (SITI, vec![])] {
        let who = app.actor(who).await;
        let waiting = queue(app.db(), &who, Whose::Cohorts, Part::Waiting, app.now())
            .await
            .expect("a queue");
        let mentors: Vec<_> = waiting
            .items
            .iter()
            .map(|item| item.mentor_name.as_deref())
            .collect();
        assert!(mentors.iter().all(|name| *name == Some(WATI.name)));
        let waiting: Vec<_> = waiting.items.into_iter().map(|item| item.version).collect();
        assert_eq!(waiting, expected, "{}", who.name);
    }
    app.close().await;
}

async fn a_draft_with_another_row_version_is_refused_with_what_stands_there(app: TestApp) {
    let (siti, wati) = (app.actor(SITI).await, app.actor(WATI).await);
    let (_, version) = sent(&app, &siti).await;
    let save = async |text: &str, row_version| {
        save_draft(
            app.db(),
            &wati,
            &command(&app, &wati),
            version,
            &draft(text, row_version),
        )
        .await
    };
    let now_at = save("satu", 0).await.expect("saved");
    let after = save("dua", now_at).await.expect("saved");
    assert_eq!(after, now_at + 1);
    match save("basi", now_at).await {
        Err(Failure::Refused(EditRefusal::Stale(stored))) => {
            assert_eq!(
                (stored.strength.as_str(), stored.row_version),
                ("dua", after)
            );
        }
        other => panic!("{other:?}"),
    }
    let stored = desk(app.db(), &wati, version, app.now())
        .await
        .expect("a desk")
        .draft;
    assert_eq!(stored.strength, "dua");
    app.close().await;
}

async fn a_second_version_carries_slots_and_remarks(app: TestApp) {
    let (siti, wati) = (app.actor(SITI).await, app.actor(WATI).await);
    let (submission, first) = sent(&app, &siti).await;
    let early = begin_next(app.db(), &siti, &command(&app, &siti), submission).await;
    assert!(matches!(early, Err(Error::NotFound)));
    save_draft(
        app.db(),
        &wati,
        &command(&app, &wati),
        first,
        &draft("Rapi.", 0),
    )
    .await
    .expect("saved");
    for (words, severity) in [("Alergen.", Severity::Must), ("Warna.", Severity::Should)] {
        let remark = NewRemark {
            words: words.to_owned(),
            severity,
            category: RemarkCategory::Legal,
            slot_key: Some("front".to_owned()),
            exact_words: None,
            size_mm: None,
        };
        add_remark(app.db(), &wati, &command(&app, &wati), first, &remark, None)
            .await
            .expect("added");
    }
    let hidden = feedback(app.db(), &siti, first, app.now()).await;
    assert!(matches!(hidden, Err(Error::NotFound)));
    release(app.db(), &wati, &command(&app, &wati), first, true, None)
        .await
        .expect("released");
    let answer = feedback(app.db(), &siti, first, app.now())
        .await
        .expect("an answer");
    assert_eq!(answer.shown.counts(), (1, 1));
    assert_eq!(answer.head.state, VersionState::Released);

    let second = begin_next(app.db(), &siti, &command(&app, &siti), submission)
        .await
        .expect("begun");
    let page = submission_page(app.db(), &siti, submission, app.now())
        .await
        .expect("a page");
    assert_eq!((page.head.id, page.head.number), (second, 2));
    assert!(page.missing().is_empty());
    assert!(page.entries.iter().all(|entry| entry.is_carried));
    send(app.db(), &siti, &command(&app, &siti), second)
        .await
        .expect("sent");
    save_draft(
        app.db(),
        &wati,
        &command(&app, &wati),
        second,
        &draft("Lebih rapi.", 0),
    )
    .await
    .expect("saved");
    let carried = desk(app.db(), &wati, second, app.now())
        .await
        .expect("a desk")
        .remarks;
    let words: Vec<_> = carried.iter().map(|remark| remark.words.as_str()).collect();
    assert_eq!(words, ["Alergen.", "Warna."]);
    assert!(carried.iter().all(|remark| remark.carried_from.is_some()));
    // The first answer stays as it was read.
    let read = feedback(app.db(), &siti, first, app.now())
        .await
        .expect("an answer")
        .shown;
    assert_eq!(read, answer.shown);
    app.close().await;
}
