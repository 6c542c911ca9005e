use domain::cohorts::import::{CellProblem, Outcome};
use domain::ids::PersonId;
use store::cohorts::import::{Confirmed, Counts, Import, Told};
use tests::{AGUS, JOKO, SITI, TestApp};

use super::{let_in, page, staged, take_back};

tests::on_both_engines! {
    a_number_that_was_sold_again_enrols_nobody_in_anothers_stead,
    a_name_that_is_only_spelled_otherwise_goes_on_and_is_said,
    a_nib_alone_joins_nobody_to_a_strangers_firm,
    one_firm_may_send_several_people,
    a_nib_on_record_is_its_firms,
    whoever_joins_with_their_own_firm_gets_its_nib,
}

const NIB: &str = "9120001234567";

/// What is told of the rows of one kind, by line.
fn told(page: &Import, outcome: Outcome) -> Vec<(i64, Vec<Told>)> {
    page.groups
        .iter()
        .filter(|group| group.outcome == outcome)
        .flat_map(|group| &group.rows)
        .map(|row| (row.line, row.problems.clone()))
        .collect()
}

fn only(page: &Import, outcome: Outcome) -> (CellProblem, Option<String>) {
    let mut rows = told(page, outcome);
    assert_eq!(rows.len(), 1, "{rows:?}");
    let (_, mut problems) = rows.remove(0);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let told = problems.remove(0);
    (told.found.problem, told.name)
}

async fn person(app: &TestApp, name: &str) -> PersonId {
    let sql = format!("select id from person where name = '{name}'");
    PersonId(app.number(&sql).await)
}

async fn a_number_that_was_sold_again_enrols_nobody_in_anothers_stead(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    // Joko's old number, now Bambang's; and Siti's, who is here already.
    let rows = [
        [
            "Bambang Irawan",
            JOKO.number,
            "Kopi Bambang",
            "Kota Batu",
            "",
        ],
        ["Bu Lestari", SITI.number, "Kue Lestari", "Kota Batu", ""],
    ];
    let import = staged(&app, &agus, cohort, &rows).await;
    let found = page(&app, &agus, import).await;
    assert_eq!(found.count(Outcome::Refuse), 2);
    let refused = told(&found, Outcome::Refuse);
    let joko = person(&app, JOKO.name).await;
    assert_eq!(refused[0].1[0].found.problem, CellProblem::Held(joko));
    assert_eq!(refused[0].1[0].name.as_deref(), Some(JOKO.name));
    assert_eq!(refused[1].1[0].name.as_deref(), Some(SITI.name));
    // Names are looked up when the page is shown, not kept with the list.
    let kept = app
        .texts("select problem from import_row where problem is not null")
        .await;
    assert!(!kept.concat().contains("Joko"), "{kept:?}");
    let_in(&app, &agus, import).await;
    assert_eq!(app.number("select count(*) from enrollment").await, 3);

    // Once Joko's number is ended, it is Bambang's.
    app.change(&format!(
        "update contact set valid_until = 1 where person_id = {joko}"
    ))
    .await;
    let import = staged(&app, &agus, cohort, &rows[..1]).await;
    let created = Counts {
        created: 1,
        ..Counts::default()
    };
    assert_eq!(let_in(&app, &agus, import).await, Confirmed::Done(created));
    app.close().await;
}

async fn a_name_that_is_only_spelled_otherwise_goes_on_and_is_said(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let rows = [
        ["Pak Joko", JOKO.number, JOKO.name, "Kota Batu", ""],
        ["Ibu SITI AMINAH", SITI.number, SITI.name, "Kota Malang", ""],
    ];
    let import = staged(&app, &agus, cohort, &rows).await;
    let found = page(&app, &agus, import).await;
    let joko = CellProblem::Spelled(person(&app, JOKO.name).await);
    assert_eq!(
        only(&found, Outcome::Join),
        (joko, Some(JOKO.name.to_owned()))
    );
    // A title is no other spelling.
    assert_eq!(told(&found, Outcome::Skip), [(3, Vec::new())]);
    let_in(&app, &agus, import).await;
    assert_eq!(app.number("select count(*) from enrollment").await, 4);
    app.close().await;
}

async fn a_nib_alone_joins_nobody_to_a_strangers_firm(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let rows = [
        [
            "Endang",
            "081390000001",
            "Sambal Endang",
            "Kota Malang",
            NIB,
        ],
        ["Farida", "081390000002", "Batik Farida", "Kota Malang", NIB],
        ["Gatot", "081390000003", "Sambal Endang", "Kota Batu", NIB],
    ];
    let import = staged(&app, &agus, cohort, &rows).await;
    let found = page(&app, &agus, import).await;
    let refused = told(&found, Outcome::Refuse);
    let lines: Vec<_> = refused
        .iter()
        .map(|(line, problems)| (*line, problems[0].found.problem.clone()))
        .collect();
    let first = CellProblem::NibOfLine(2);
    assert_eq!(lines, [(3, first.clone()), (4, first)]);
    let_in(&app, &agus, import).await;
    let members = "select count(*) from business_member m join business b on b.id = m.business_id
                   where b.name = 'Sambal Endang'";
    assert_eq!(app.number(members).await, 1);
    app.close().await;
}

async fn one_firm_may_send_several_people(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let rows = [
        [
            "Endang",
            "081390000001",
            "UD Sambal Endang",
            "Kota Malang",
            NIB,
        ],
        [
            "Farida",
            "081390000002",
            "sambal endang",
            "Kota Malang",
            NIB,
        ],
    ];
    let import = staged(&app, &agus, cohort, &rows).await;
    let_in(&app, &agus, import).await;
    assert_eq!(
        app.number("select count(*) from business where nib is not null")
            .await,
        1
    );
    let members = "select count(*) from business_member m join business b on b.id = m.business_id
                   where b.nib is not null";
    assert_eq!(app.number(members).await, 2);
    take_back(&app, &agus, import).await;
    assert_eq!(
        app.number("select count(*) from business where nib is not null")
            .await,
        0
    );
    app.close().await;
}

async fn a_nib_on_record_is_its_firms(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    app.change(&format!(
        "update business set nib = '{NIB}' where name = '{}'",
        JOKO.name
    ))
    .await;
    let rows = [
        [
            "Endang",
            "081390000001",
            "Sambal Endang",
            "Kota Malang",
            NIB,
        ],
        // His own firm, by another name: it is his.
        [
            "Joko Susilo",
            JOKO.number,
            "Sambal Pak Joko",
            "Kota Batu",
            NIB,
        ],
    ];
    let import = staged(&app, &agus, cohort, &rows).await;
    let found = page(&app, &agus, import).await;
    let (problem, name) = only(&found, Outcome::Refuse);
    assert!(matches!(problem, CellProblem::NibOf(_)), "{problem:?}");
    assert_eq!(name.as_deref(), Some(JOKO.name));
    let_in(&app, &agus, import).await;
    let firms = format!("select count(*) from business where nib = '{NIB}'");
    assert_eq!(app.number(&firms).await, 1);
    assert_eq!(app.number("select count(*) from enrollment").await, 4);
    app.close().await;
}

async fn whoever_joins_with_their_own_firm_gets_its_nib(app: TestApp) {
    let agus = app.actor(AGUS).await;
    let cohort = app.people.cohort;
    let row = ["Joko Susilo", JOKO.number, JOKO.name, "Kota Batu", NIB];
    let import = staged(&app, &agus, cohort, &[row]).await;
    let_in(&app, &agus, import).await;
    let nib = format!(
        "select coalesce(nib, '') from business where name = '{}'",
        JOKO.name
    );
    assert_eq!(app.texts(&nib).await, [NIB]);
    take_back(&app, &agus, import).await;
    assert_eq!(app.texts(&nib).await, [""]);
    app.close().await;
}
