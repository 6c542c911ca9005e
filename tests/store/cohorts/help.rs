use domain::access::Actor;
use domain::ids::VersionId;
use domain::review::{Decision, RemarkCategory, RemarkState, Severity};
use store::cohorts::help::{Reason, needing_help};
use store::review::{
    Draft, MarkDraft, NewRemark, add_remark, desk, judge_remark, release, save_draft,
};
use store::submissions::{begin_next, send};
use tests::{AGUS, SITI, TestApp, WATI};

use crate::command;
use crate::review::sent;

tests::on_both_engines! {
    whoever_was_asked_twice_is_stuck_until_the_answer_says_otherwise,
}

async fn decide(app: &TestApp, mentor: &Actor, version: VersionId, decision: Decision) {
    let before = desk(app.db(), mentor, version, app.now())
        .await
        .expect("a desk");
    let mark = |criterion: &str| MarkDraft {
        criterion: criterion.to_owned(),
        level: Some(4),
        comment: String::new(),
    };
    let draft = Draft {
        strength: "Rapi.".to_owned(),
        next_step: "Ukur.".to_owned(),
        decision: Some(decision),
        unclear_slot: None,
        marks: vec![mark("complete"), mark("readable")],
        row_version: before.draft.row_version,
    };
    save_draft(app.db(), mentor, &command(app, mentor), version, &draft)
        .await
        .expect("saved");
}

async fn stuck(app: &TestApp, agus: &Actor) -> Vec<String> {
    let (_, rows) = needing_help(app.db(), agus, app.people.cohort, app.now())
        .await
        .expect("a list");
    let reasons = rows.into_iter().flat_map(|row| row.reasons);
    reasons
        .filter_map(|reason| match reason {
            Reason::Stuck(words) => Some(words),
            _ => None,
        })
        .collect()
}

async fn whoever_was_asked_twice_is_stuck_until_the_answer_says_otherwise(app: TestApp) {
    let (siti, wati, agus) = (
        app.actor(SITI).await,
        app.actor(WATI).await,
        app.actor(AGUS).await,
    );
    let (submission, first) = sent(&app, &siti).await;
    decide(&app, &wati, first, Decision::Fix).await;
    for (words, severity) in [("Alergen.", Severity::Must), ("Warna.", Severity::Should)] {
        let remark = NewRemark {
            words: words.to_owned(),
            severity,
            category: RemarkCategory::Legal,
            slot_key: None,
            exact_words: None,
            size_mm: None,
        };
        add_remark(app.db(), &wati, &command(&app, &wati), first, &remark)
            .await
            .expect("added");
    }
    release(app.db(), &wati, &command(&app, &wati), first, true)
        .await
        .expect("released");
    let second = begin_next(app.db(), &siti, &command(&app, &siti), submission)
        .await
        .expect("begun");
    send(app.db(), &siti, &command(&app, &siti), second)
        .await
        .expect("sent");
    decide(&app, &wati, second, Decision::Fix).await;
    assert!(stuck(&app, &agus).await.is_empty(), "not answered yet");
    release(app.db(), &wati, &command(&app, &wati), second, true)
        .await
        .expect("released");
    assert_eq!(stuck(&app, &agus).await, ["Alergen.", "Warna."]);

    // Wati had looked wrongly: the answer is corrected, and only advice is left of it.
    let remarks = desk(app.db(), &wati, second, app.now())
        .await
        .expect("a desk")
        .remarks;
    let must = remarks
        .iter()
        .find(|remark| remark.severity == Severity::Must)
        .expect("the remark");
    judge_remark(
        app.db(),
        &wati,
        &command(&app, &wati),
        second,
        must.id,
        RemarkState::Fixed,
    )
    .await
    .expect("judged");
    decide(&app, &wati, second, Decision::Passed).await;
    release(app.db(), &wati, &command(&app, &wati), second, true)
        .await
        .expect("released");
    assert!(stuck(&app, &agus).await.is_empty());
    app.close().await;
}
