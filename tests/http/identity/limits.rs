use domain::time::MINUTE;
use tests::{BUDI, SITI, TestApp, add_person};

use super::fail;

tests::on_both_engines! {
    ten_failures_close_the_account_for_a_quarter_of_an_hour_and_no_other,
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
