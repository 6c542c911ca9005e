use tests::TestApp;

#[tokio::test]
async fn both_engines_have_the_same_tables_and_columns() {
    let Some(postgres) = TestApp::on_postgres().await else {
        return;
    };
    let sqlite = TestApp::start().await;
    let on_sqlite = sqlite
        .texts(
            "select t.name || '.' || c.name from sqlite_schema t join pragma_table_info(t.name) c
             where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like '_sqlx_%'",
        )
        .await;
    let on_postgres = postgres
        .texts(
            "select cast(table_name || '.' || column_name as text) from information_schema.columns
             where table_schema = 'public' and table_name not like '\\_sqlx\\_%'",
        )
        .await;
    assert_eq!(sorted(on_sqlite), sorted(on_postgres));
    sqlite.close().await;
    postgres.close().await;
}

#[tokio::test]
async fn both_engines_have_the_same_required_columns() {
    let Some(postgres) = TestApp::on_postgres().await else {
        return;
    };
    let sqlite = TestApp::start().await;
    // A primary key is required on either engine, said or not.
    let on_sqlite = sqlite
        .texts(
            "select t.name || '.' || c.name from sqlite_schema t join pragma_table_info(t.name) c
             where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like '_sqlx_%'
               and (c.\"notnull\" = 1 or c.pk > 0)",
        )
        .await;
    let on_postgres = postgres
        .texts(
            "select cast(table_name || '.' || column_name as text) from information_schema.columns
             where table_schema = 'public' and table_name not like '\\_sqlx\\_%' and is_nullable = 'NO'",
        )
        .await;
    assert_eq!(sorted(on_sqlite), sorted(on_postgres));
    sqlite.close().await;
    postgres.close().await;
}

#[tokio::test]
async fn both_engines_have_the_same_foreign_keys() {
    let Some(postgres) = TestApp::on_postgres().await else {
        return;
    };
    let sqlite = TestApp::start().await;
    let mut on_sqlite = sqlite
        .texts(
            "select t.name || '.' || k.\"from\" || ' ' || k.\"table\" from sqlite_schema t
             join pragma_foreign_key_list(t.name) k where t.type = 'table'",
        )
        .await;
    let mut on_postgres = postgres
        .texts(
            "select cast(cast(c.conrelid as regclass) as text) || '.' || a.attname || ' '
                    || cast(cast(c.confrelid as regclass) as text)
             from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
             where c.contype = 'f'",
        )
        .await;
    on_sqlite.sort();
    on_postgres.sort();
    assert!(on_sqlite.len() > 60, "{on_sqlite:?}");
    assert_eq!(on_sqlite, on_postgres);
    sqlite.close().await;
    postgres.close().await;
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    assert!(names.len() > 100, "{names:?}");
    names.sort();
    names
}
