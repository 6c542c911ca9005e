//! Lists of participants, applied and taken back, on both engines.

mod forgotten;
mod help;
mod known;
mod lists;
mod long;
mod places;
mod read_anew;
mod referred;
mod returned;
mod time;

use domain::access::Actor;
use domain::cohorts::import::Mapping;
use domain::ids::{CohortId, ImportId};
use domain::markets::Category;
use store::cohorts::import::{
    Asked, Confirmed, Import, NewImport, Options, Undoing, confirm, import_page, stage, undo,
};
use tests::TestApp;

use crate::command;

/// Brings a list: name, number, business, regency, NIB.
async fn staged(app: &TestApp, actor: &Actor, cohort: CohortId, rows: &[[&str; 5]]) -> ImportId {
    let heads = ["Nama", "Nomor HP", "Nama usaha", "Kota", "NIB"].map(str::to_owned);
    let new = NewImport {
        source_name: "peserta.csv".to_owned(),
        options: Options {
            columns: Mapping::guess(&heads),
            heads: heads.to_vec(),
            category: Category::Food,
        },
        rows: (2..)
            .zip(rows)
            .map(|(line, row)| (line, row.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect(),
    };
    stage(app.db(), actor, &command(app, actor), cohort, &new)
        .await
        .expect("staged")
}

/// Lets a list in.
async fn let_in(app: &TestApp, actor: &Actor, import: ImportId) -> Confirmed {
    let cohort = app.people.cohort;
    let seen = page(app, actor, import).await.row_version;
    confirm(app.db(), actor, &command(app, actor), cohort, import, seen)
        .await
        .expect("let in")
}

/// Takes a list back.
async fn take_back(app: &TestApp, actor: &Actor, import: ImportId) -> Undoing {
    let cohort = app.people.cohort;
    undo(app.db(), actor, &command(app, actor), cohort, import)
        .await
        .expect("taken back")
}

/// A list as its page shows it.
async fn page(app: &TestApp, actor: &Actor, import: ImportId) -> Import {
    import_page(
        app.db(),
        actor,
        app.people.cohort,
        import,
        Asked::default(),
        app.now(),
    )
    .await
    .expect("a page")
}
