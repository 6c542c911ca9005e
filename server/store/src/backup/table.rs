use crate::conn::rows;
use crate::{Conn, Error};

/// What a column holds, whatever an engine calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Integer,
    Boolean,
    Real,
    Text,
    Blob,
}

impl Kind {
    fn read(declared: &str) -> Result<Self, Error> {
        Ok(match declared.to_ascii_lowercase().as_str() {
            "integer" | "int" | "bigint" | "smallint" => Self::Integer,
            "boolean" => Self::Boolean,
            "real" | "double precision" => Self::Real,
            "text" => Self::Text,
            "blob" | "bytea" => Self::Blob,
            _ => {
                return Err(Error::Database(sqlx::Error::ColumnNotFound(
                    declared.to_owned(),
                )));
            }
        })
    }
}

#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// A table as the database has it now: a later migration needs no word here.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
}

impl Table {
    /// Reads every row, in some order that stays.
    pub(super) fn select(&self) -> String {
        let columns: Vec<_> = self
            .columns
            .iter()
            .map(|column| quoted(&column.name))
            .collect();
        format!(
            "select {} from {} order by 1",
            columns.join(", "),
            quoted(&self.name)
        )
    }

    /// Enters one row.
    pub(super) fn insert(&self) -> String {
        let columns: Vec<_> = self
            .columns
            .iter()
            .map(|column| quoted(&column.name))
            .collect();
        let places: Vec<_> = (1..=columns.len()).map(|nth| format!("${nth}")).collect();
        format!(
            "insert into {} ({}) values ({})",
            quoted(&self.name),
            columns.join(", "),
            places.join(", ")
        )
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|own| own.name == column)
    }
}

/// A name as both engines quote it. Names come from the database's own catalogue, never from outside.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Every table of ours; what the migrator keeps for itself is not data.
pub(super) async fn tables(conn: &mut Conn<'_>) -> Result<Vec<Table>, Error> {
    let sql = match conn {
        Conn::Sqlite(_) => {
            "select t.name, c.name, c.type from sqlite_schema t join pragma_table_info(t.name) c
             where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' and t.name not like '\\_sqlx\\_%' escape '\\'
             order by t.name, c.cid"
        }
        Conn::Postgres(_) => {
            "select cast(c.table_name as text), cast(c.column_name as text), cast(c.data_type as text)
             from information_schema.columns c
             join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
             where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.table_name not like '\\_sqlx\\_%'
             order by c.table_name, c.ordinal_position"
        }
    };
    let mut found: Vec<Table> = Vec::new();
    for (table, name, declared) in rows!(conn, (String, String, String), sql)? {
        let column = Column {
            name,
            kind: Kind::read(&declared)?,
        };
        match found.last_mut() {
            Some(last) if last.name == table => last.columns.push(column),
            _ => found.push(Table {
                name: table,
                columns: vec![column],
            }),
        }
    }
    Ok(found)
}
