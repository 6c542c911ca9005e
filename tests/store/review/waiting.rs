use domain::access::{Role, Scope};
use domain::ids::PersonId;
use domain::review::Decision;
use domain::time::{DAY, MINUTE, Timestamp};
use store::Lock;
use store::identity::grant;
use store::review::{Draft, Part, Whose, queue, release, save_draft};
use tests::{AGUS, BUDI, DEWI, JOKO, SITI, TestApp, WATI};

use super::{draft, sent};
use crate::command;

tests::on_both_engines! {
    everything_that_waits_is_counted_also_beyond_the_page,
    what_was_answered_last_comes_first,
    whoever_administers_more_stands_in_for_more,
    the_markets_of_a_product_stand_in_their_order,
}

async fn everything_that_waits_is_counted_also_beyond_the_page(app: TestApp) {
    let (siti, wati, agus) = (
        app.actor(SITI).await,
        app.actor(WATI).await,
        app.actor(AGUS).await,
    );
    let (submission, first) = sent(&app, &siti).await;
    // More than anybody sends, all of one place: 520, the last twenty with the earliest promise.
    app.change(&format!(
        "insert into version (submission_id, number, revision_id, state, created_at, sent_at, promised_at)
         with recursive counted (number) as (select 2 union all select number + 1 from counted where number < 520)
         select v.submission_id, counted.number, v.revision_id, 'sent', v.created_at, v.sent_at,
                case when counted.number > 500 then v.sent_at - {DAY} else v.promised_at end
         from version v join counted on v.id = {first} where v.submission_id = {submission}"
    ))
    .await;
    for (who, whose) in [(&wati, Whose::Own), (&agus, Whose::Cohorts)] {
        let found = queue(app.db(), who, whose, Part::Waiting, app.now())
            .await
            .expect("a queue");
        assert_eq!(
            (found.items.len(), found.total, found.late),
            (500, 520, 20),
            "{}",
            who.name
        );
        assert_eq!(found.items[0].number, 501);
    }
    app.close().await;
}

fn passed(strength: &str, row_version: i64) -> Draft {
    let mut draft = draft(strength, row_version);
    draft.decision = Some(Decision::Passed);
    for mark in &mut draft.marks {
        mark.level = Some(4);
    }
    draft
}

async fn what_was_answered_last_comes_first(app: TestApp) {
    let (siti, budi, wati) = (
        app.actor(SITI).await,
        app.actor(BUDI).await,
        app.actor(WATI).await,
    );
    let (_, first) = sent(&app, &siti).await;
    app.pass(2 * DAY);
    let (_, second) = sent(&app, &budi).await;
    let order = async || {
        let found = queue(app.db(), &wati, Whose::Own, Part::Answered, app.now()).await;
        let items = found.expect("a queue").items.into_iter();
        items.map(|item| item.version).collect::<Vec<_>>()
    };
    // The later promise is kept first; she answers the older one after it.
    for version in [second, first] {
        app.pass(MINUTE);
        save_draft(
            app.db(),
            &wati,
            &command(&app, &wati),
            version,
            &passed("Rapi.", 0),
        )
        .await
        .expect("saved");
        release(app.db(), &wati, &command(&app, &wati), version, true, None)
            .await
            .expect("released");
    }
    assert_eq!(order().await, [first, second]);
    // A correction that nobody sees yet changes nothing; seen, it is the newest answer.
    let row_version = app
        .number(&format!(
            "select row_version from assessment where version_id = {second}"
        ))
        .await;
    save_draft(
        app.db(),
        &wati,
        &command(&app, &wati),
        second,
        &passed("Lebih rapi.", row_version),
    )
    .await
    .expect("saved");
    release(app.db(), &wati, &command(&app, &wati), second, false, None)
        .await
        .expect("released");
    assert_eq!(order().await, [first, second]);
    app.pass(10 * MINUTE);
    assert_eq!(order().await, [second, first]);
    app.close().await;
}

async fn whoever_administers_more_stands_in_for_more(app: TestApp) {
    let (siti, joko, dewi) = (
        app.actor(SITI).await,
        app.actor(JOKO).await,
        app.actor(DEWI).await,
    );
    let (_, here) = sent(&app, &siti).await;
    app.pass(MINUTE);
    let (_, elsewhere) = sent(&app, &joko).await;
    let seen = async || {
        let found = queue(app.db(), &dewi, Whose::Cohorts, Part::Waiting, app.now()).await;
        let items = found.expect("a queue").items.into_iter();
        items.map(|item| item.version).collect::<Vec<_>>()
    };
    assert_eq!(seen().await, []);
    for (scope, expected) in [
        (Scope::Cohort(app.people.other_cohort), vec![elsewhere]),
        (Scope::Program(app.people.program), vec![here, elsewhere]),
        (Scope::Platform, vec![here, elsewhere]),
    ] {
        let (person, now) = (dewi.person, app.now());
        app.change("delete from role_grant where role = 'admin' and scope_kind <> 'cohort'")
            .await;
        give(&app, person, &scope, now).await;
        assert_eq!(seen().await, expected, "{scope:?}");
    }
    // What has ended gives nothing.
    app.change(&format!(
        "update role_grant set valid_until = {} where person_id = {} and role = 'admin'",
        app.now().0,
        dewi.person
    ))
    .await;
    assert_eq!(seen().await, []);
    app.close().await;
}

async fn give(app: &TestApp, person: PersonId, scope: &Scope, now: Timestamp) {
    app.db()
        .write(Lock::Nothing, |mut conn| {
            let scope = scope.clone();
            Box::pin(async move { grant(&mut conn, person, Role::Admin, &scope, None, now).await })
        })
        .await
        .expect("granted");
}

async fn the_markets_of_a_product_stand_in_their_order(app: TestApp) {
    let (siti, wati) = (app.actor(SITI).await, app.actor(WATI).await);
    let (_, version) = sent(&app, &siti).await;
    app.change("delete from product_market").await;
    for market in ["SG", "ID", "MY", "AU", "JP"] {
        app.change(&format!(
            "insert into product_market (product_id, market)
             select s.product_id, '{market}' from version v join submission s on s.id = v.submission_id
             where v.id = {version}"
        ))
        .await;
    }
    let found = queue(app.db(), &wati, Whose::Own, Part::Waiting, app.now())
        .await
        .expect("a queue");
    assert_eq!(found.items[0].markets, "AU,ID,JP,MY,SG");
    app.close().await;
}
