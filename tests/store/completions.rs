//! Whatever somebody does in whatever order: progress is 0–100, never goes back, and is 100 exactly when all is done.

use proptest::prelude::*;
use store::learning::{answer, begin_attempt, complete_lesson, finish_attempt, path};
use tests::{LESSON, MODULE, SITI, TestApp};

use crate::{command, progress_of};

#[derive(Clone, Copy, Debug)]
enum Doing {
    ReadsTheLesson,
    BeginsTheQuiz,
    Answers(usize, i64),
    FinishesTheQuiz,
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        Just(Doing::ReadsTheLesson),
        Just(Doing::BeginsTheQuiz),
        (0..2_usize, 0..6_i64).prop_map(|(question, choice)| Doing::Answers(question, choice)),
        Just(Doing::FinishesTheQuiz),
    ]
}

async fn goes_only_forward(doings: Vec<Doing>) {
    let app = TestApp::start().await;
    let siti = app.actor(SITI).await;
    let mut before = 0;
    for doing in doings {
        let now = app.now();
        // Refusals are fine: they must change nothing.
        match doing {
            Doing::ReadsTheLesson => {
                let _ = complete_lesson(app.db(), &siti, &command(&app, &siti), LESSON).await;
            }
            Doing::BeginsTheQuiz => {
                let _ = begin_attempt(app.db(), &siti, MODULE, now).await;
            }
            Doing::Answers(question, choice) => {
                let question = ["5-1", "5-2"][question];
                let _ = answer(app.db(), &siti, MODULE, question, Some(choice), now).await;
            }
            Doing::FinishesTheQuiz => {
                let _ = finish_attempt(app.db(), &siti, &command(&app, &siti), MODULE).await;
            }
        }
        app.pass(1000);
        let path = path(app.db(), &siti, app.now())
            .await
            .expect("a read")
            .expect("a path");
        let progress = progress_of(&path.steps);
        let recounted = app.number("select count(*) from completion").await;
        assert_eq!(i64::from(progress.done), recounted);
        let percent = progress.percent();
        assert!(percent >= before && percent <= 100, "{before} → {percent}");
        assert_eq!(percent == 100, progress.is_complete());
        before = percent;
    }
    app.close().await;
}

#[test]
fn progress_goes_only_forward() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&prop::collection::vec(doing(), 1..16), |doings| {
            runtime.block_on(goes_only_forward(doings));
            Ok(())
        })
        .expect("progress goes only forward");
}
