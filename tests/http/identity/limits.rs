use domain::identity::PhoneNumber;
use domain::time::MINUTE;
use store::command::Command;
use store::identity::{NumberRefusal, SignInRefusal, change_own_number};
use store::{CommandKey, Failure};
use tests::{BUDI, SITI, TestApp, add_person};

use super::fail;

tests::on_both_engines! {
    ten_failures_close_the_account_for_a_quarter_of_an_hour_and_no_other,
    tries_that_come_all_at_once_are_no_more_than_ten,
    wrong_passwords_on_a_device_that_come_all_at_once_are_no_more_than_ten,
    a_class_of_sixty_signs_in_behind_one_address,
}

async fn ten_failures_close_the_account_for_a_quarter_of_an_hour_and_no_other(app: TestApp) {
    for nth in 0..10_u8 {
        let mut client = app.visitor();
        client.address.set_ip([198, 51, 100, nth].into());
        // Spelt differently, it is the same account.
        let number = if nth % 2 == 0 {
            "081300000001"
        } else {
            SITI.number
        };
        fail(&mut client, number).await;
    }
    let mut siti = app.visitor();
    siti.sign_in(SITI.number)
        .await
        .refused()
        .sees("Sudah terlalu sering dicoba.");
    app.sign_in(BUDI).await;
    app.pass(16 * MINUTE);
    siti.sign_in(SITI.number).await.redirects();
    // Success clears the count.
    assert_eq!(app.number("select count(*) from sign_in_failure").await, 10);
    app.close().await;
}

async fn tries_that_come_all_at_once_are_no_more_than_ten(app: TestApp) {
    let storm = (0..60_u8).map(|nth| {
        let mut client = app.visitor();
        client.address.set_ip([198, 51, 100, nth].into());
        tokio::spawn(async move { fail(&mut client, SITI.number).await })
    });
    let mut compared = 0;
    for answer in futures::future::join_all(storm).await {
        let said = answer.expect("an answer");
        if said.contains("Nomor atau kata sandi belum cocok.") {
            compared += 1;
        } else {
            assert!(said.contains("Sudah terlalu sering dicoba."), "{said}");
        }
    }
    assert!(compared <= 10, "{compared} passwords were compared");
    // Nobody else is kept out by it, and she comes in again after a while.
    app.sign_in(BUDI).await;
    app.pass(16 * MINUTE);
    app.sign_in(SITI).await;
    app.close().await;
}

async fn wrong_passwords_on_a_device_that_come_all_at_once_are_no_more_than_ten(app: TestApp) {
    let siti = app.actor(SITI).await;
    let number = PhoneNumber::parse("081390000001").expect("a number");
    let storm = (0..40).map(|_| {
        let (db, siti, number) = (app.db().clone(), siti.clone(), number.clone());
        let command = Command {
            actor: siti.person,
            key: CommandKey::new().expect("a key"),
            said: None,
            now: app.now(),
        };
        tokio::spawn(async move { change_own_number(&db, &siti, &command, &number, "salah").await })
    });
    let mut compared = 0;
    for outcome in futures::future::join_all(storm).await {
        match outcome.expect("an outcome").expect_err("a refusal") {
            Failure::Refused(NumberRefusal::Password(SignInRefusal::WrongPair)) => compared += 1,
            Failure::Refused(NumberRefusal::Password(SignInRefusal::TooMany { .. })) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(compared <= 10, "{compared} passwords were compared");
    app.close().await;
}

async fn a_class_of_sixty_signs_in_behind_one_address(app: TestApp) {
    for nth in 0..60 {
        let number = format!("+62815000000{nth:02}");
        add_person(app.db(), &format!("Peserta {nth}"), &number, app.now()).await;
    }
    let classroom = (0..60).map(|nth| {
        let mut client = app.visitor();
        tokio::spawn(async move {
            let number = format!("+62815000000{nth:02}");
            // Half of them mistype once.
            if nth % 2 == 0 {
                fail(&mut client, &number).await;
            }
            client.sign_in(&number).await.redirects_to("/today");
        })
    });
    for done in futures::future::join_all(classroom).await {
        done.expect("signed in");
    }
    app.close().await;
}
