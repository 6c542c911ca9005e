use domain::learning::StepState;
use domain::markets::{Category, Market};
use store::learning::path;
use store::products::{NewProduct, add_product};
use store::submissions::{begin_next, open, submission_page};
use tests::{ASSIGNMENT, SITI, TestApp};

use crate::command;
use crate::review::sent;

tests::on_both_engines! {
    state_link_and_promise_are_of_one_submission,
}

async fn state_link_and_promise_are_of_one_submission(app: TestApp) {
    let siti = app.actor(SITI).await;
    let (first, version) = sent(&app, &siti).await;
    let step = async || {
        let path = path(app.db(), &siti, app.now())
            .await
            .expect("a read")
            .expect("a path");
        let step = path.steps.iter().find(|step| step.key == ASSIGNMENT);
        let step = step.expect("a step").clone();
        let work = path.work(&step).expect("work").clone();
        assert_eq!(work.state, step.state);
        let promised = path.promised.get(ASSIGNMENT).copied();
        assert_eq!(promised, work.promised_at);
        (step.state, work.submission, promised.is_some())
    };
    assert_eq!(step().await, (StepState::WithMentor, first, true));
    let product = NewProduct {
        name: "Sambal 150 ml".to_owned(),
        category: Category::Food,
        markets: vec![Market::Indonesia],
    };
    let product = add_product(app.db(), &siti, &command(&app, &siti), &product)
        .await
        .expect("a product");
    let second = open(app.db(), &siti, &command(&app, &siti), ASSIGNMENT, product)
        .await
        .expect("opened");
    assert_ne!(first, second);
    // The draft is in her hands: the promise of the other is not its own.
    assert_eq!(step().await, (StepState::Begun, second, false));
    let page = submission_page(app.db(), &siti, second, app.now())
        .await
        .expect("a page");
    assert!(page.has_other_products);
    let early = begin_next(app.db(), &siti, &command(&app, &siti), first).await;
    assert!(early.is_err());
    let noted = app
        .texts("select action from audit where action in ('submission.open', 'version.send') order by id")
        .await;
    assert_eq!(
        noted,
        ["submission.open", "version.send", "submission.open"]
    );
    assert_eq!(page.head.number, 1);
    assert_ne!(page.head.id, version);
    app.close().await;
}
