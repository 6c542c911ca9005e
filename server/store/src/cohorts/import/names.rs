use std::collections::BTreeMap;

use domain::cohorts::import::{CellProblem, RowProblem};
use sqlx::AssertSqlSafe;

use crate::conn::rows;
use crate::{Conn, Error};

/// What is wrong with a row, or to be known of it, with the name of whom or what that is about. Names are never kept with
/// a list: they are looked up when it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is, and in which column.
    pub found: RowProblem,
    /// The person's or business's name, where it is about one.
    pub name: Option<String>,
}

/// The names of those whom problems are about.
#[derive(Default)]
pub(super) struct Names {
    people: BTreeMap<i64, String>,
    businesses: BTreeMap<i64, String>,
}

impl Names {
    /// Looks up whom some problems are about: one query each for people and businesses, however many rows there are.
    pub(super) async fn of(conn: &mut Conn<'_>, problems: &[RowProblem]) -> Result<Self, Error> {
        let (mut people, mut businesses) = (Vec::new(), Vec::new());
        for found in problems {
            match found.problem {
                CellProblem::Held(id) | CellProblem::Spelled(id) => people.push(id.0),
                CellProblem::NibOf(id) => businesses.push(id.0),
                _ => {}
            }
        }
        Ok(Self {
            people: named(conn, "person", &people).await?,
            businesses: named(conn, "business", &businesses).await?,
        })
    }

    pub(super) fn tell(&self, found: RowProblem) -> Told {
        let name = match found.problem {
            CellProblem::Held(id) | CellProblem::Spelled(id) => self.people.get(&id.0),
            CellProblem::NibOf(id) => self.businesses.get(&id.0),
            _ => None,
        };
        Told {
            name: name.cloned(),
            found,
        }
    }
}

async fn named(
    conn: &mut Conn<'_>,
    table: &'static str,
    ids: &[i64],
) -> Result<BTreeMap<i64, String>, Error> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids: Vec<_> = ids.iter().map(i64::to_string).collect();
    // The two engines take no list as one value alike; these are numbers, and the table is a word of ours.
    let sql = AssertSqlSafe(format!(
        "select id, name from {table} where erased_at is null and id in ({})",
        ids.join(", ")
    ));
    Ok(rows!(conn, (i64, String), sql)?.into_iter().collect())
}
