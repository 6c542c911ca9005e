use domain::access::Actor;
use domain::ids::VersionId;
use domain::review::{Decision, RemarkCategory, RemarkState, Severity};
use domain::time::DAY;
use store::Error;
use store::cohorts::help::{Reason, needing_help, own_help};
use store::review::{
    Draft, MarkDraft, NewRemark, add_remark, desk, judge_remark, release, save_draft,
};
use store::submissions::{begin_next, send};
use tests::{AGUS, ASSIGNMENT, BUDI, DIMAS, LESSON, MODULE, RINA, SITI, TestApp, WATI};

use super::{let_in, staged};
use crate::command;
use crate::review::sent;

tests::on_both_engines! {
    whoever_was_asked_twice_is_stuck_until_the_answer_says_otherwise,
    nobody_is_named_who_needs_no_help,
    a_mentor_watches_over_their_own,
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
        seen: None,
    };
    save_draft(app.db(), mentor, &command(app, mentor), version, &draft)
        .await
        .expect("saved");
}

async fn stuck(app: &TestApp, agus: &Actor) -> Vec<String> {
    let found = needing_help(app.db(), agus, app.people.cohort, app.now())
        .await
        .expect("a list");
    let reasons = found.rows.into_iter().flat_map(|row| row.reasons);
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
        add_remark(app.db(), &wati, &command(&app, &wati), first, &remark, None)
            .await
            .expect("added");
    }
    release(app.db(), &wati, &command(&app, &wati), first, true, None)
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
    release(app.db(), &wati, &command(&app, &wati), second, true, None)
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
        None,
    )
    .await
    .expect("judged");
    decide(&app, &wati, second, Decision::Passed).await;
    release(app.db(), &wati, &command(&app, &wati), second, true, None)
        .await
        .expect("released");
    assert!(stuck(&app, &agus).await.is_empty());
    app.close().await;
}

/// Everybody on the list, with how many reasons of silence and of lateness.
async fn named(app: &TestApp, actor: &Actor) -> Vec<(String, usize, usize)> {
    let found = needing_help(app.db(), actor, app.people.cohort, app.now())
        .await
        .expect("a list");
    let count = |reasons: &[Reason], wanted: fn(&Reason) -> bool| {
        reasons.iter().filter(|reason| wanted(reason)).count()
    };
    let mut named: Vec<_> = found
        .rows
        .into_iter()
        .map(|row| {
            let silent = count(&row.reasons, |reason| matches!(reason, Reason::Silent(_)));
            let late = count(&row.reasons, |reason| matches!(reason, Reason::Overdue(..)));
            (row.name, silent, late)
        })
        .collect();
    named.sort();
    named
}

fn names(found: &[(String, usize, usize)]) -> Vec<(&str, usize, usize)> {
    found
        .iter()
        .map(|(name, silent, late)| (name.as_str(), *silent, *late))
        .collect()
}

async fn nobody_is_named_who_needs_no_help(app: TestApp) {
    let (siti, agus) = (app.actor(SITI).await, app.actor(AGUS).await);
    sent(&app, &siti).await;
    // Siti waits for her mentor, Budi never came.
    app.pass(8 * DAY);
    assert_eq!(names(&named(&app, &agus).await), [(BUDI.name, 1, 0)]);
    // Due was 28 days after everybody came. Endang comes later: she is late for nothing.
    app.pass(22 * DAY);
    let rows = [["Endang", "081390000001", "Sambal Endang", "Kota Malang", ""]];
    let import = staged(&app, &agus, app.people.cohort, &rows).await;
    let_in(&app, &agus, import).await;
    app.pass(8 * DAY);
    let found = named(&app, &agus).await;
    assert_eq!(names(&found), [(BUDI.name, 1, 1), ("Endang", 1, 0)]);
    // Budi completes everything, and that is all.
    app.change(&format!(
        "insert into completion (enrollment_id, kind, key, revision_id, occurred_at, recorded_at)
         select e.id, d.kind, d.key, c.revision_id, 0, 0
         from enrollment e join person p on p.id = e.person_id and p.name = '{}' join cohort c on c.id = e.cohort_id
         cross join (select 'lesson' as kind, '{LESSON}' as key union all select 'quiz', '{MODULE}'
                     union all select 'assignment', '{ASSIGNMENT}') d",
        BUDI.name
    ))
    .await;
    assert_eq!(names(&named(&app, &agus).await), [("Endang", 1, 0)]);
    // The last day was 70 days after the beginning.
    app.pass(33 * DAY);
    let over = needing_help(app.db(), &agus, app.people.cohort, app.now())
        .await
        .expect("a list");
    assert!(over.is_over && over.rows.is_empty());
    app.close().await;
}

async fn a_mentor_watches_over_their_own(app: TestApp) {
    let cohort = app.people.cohort;
    app.pass(8 * DAY);
    let (wati, dimas, rina) = (
        app.actor(WATI).await,
        app.actor(DIMAS).await,
        app.actor(RINA).await,
    );
    assert_eq!(named(&app, &wati).await.len(), 2);
    assert_eq!(named(&app, &dimas).await, []);
    let elsewhere = needing_help(app.db(), &rina, cohort, app.now()).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)));
    let own = own_help(app.db(), &wati, app.now()).await.expect("a list");
    let counts: Vec<_> = own.iter().map(|own| (own.cohort, own.count)).collect();
    assert_eq!(counts, [(cohort, 2)]);
    app.close().await;
}
