use domain::ids::RevisionId;
use domain::language::Words;
use domain::review::CriterionRule;
use domain::submissions::{Judge, SlotKind};

use crate::conn::{row, rows};
use crate::{Conn, Error};

/// A practical assignment with its slots and its rubric.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Stable key.
    pub key: String,
    /// The module it belongs to.
    pub module_key: String,
    /// Title.
    pub title: Words,
    /// What to send and why, as cleaned HTML.
    pub brief_html: Words,
    /// Who judges it.
    pub judged_by: Judge,
    /// Working days until the answer is promised.
    pub reply_days: i64,
    /// Points it is passed with.
    pub pass_total: i64,
    /// Slots in order.
    pub slots: Vec<Slot>,
    /// Criteria in order.
    pub criteria: Vec<Criterion>,
}

impl Assignment {
    /// The slot with this key.
    #[must_use]
    pub fn slot(&self, key: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.key == key)
    }

    /// The rubric as numbers.
    #[must_use]
    pub fn rubric(&self) -> Vec<CriterionRule> {
        self.criteria
            .iter()
            .map(|criterion| CriterionRule {
                key: criterion.key.clone(),
                weight: u32::try_from(criterion.weight).unwrap_or(0),
                minimum: criterion
                    .minimum
                    .and_then(|minimum| u8::try_from(minimum).ok()),
            })
            .collect()
    }
}

/// A place for one thing that is sent.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Stable key.
    pub key: String,
    /// What it takes.
    pub kind: SlotKind,
    /// Title.
    pub title: Words,
    /// What helps to fill it well.
    pub hint: Words,
    /// Whether it must be filled before sending.
    pub is_required: bool,
    /// Unit of a number.
    pub unit: Option<String>,
    /// Columns of a table.
    pub columns: Vec<Words>,
    /// Rows of a table, at first.
    pub row_count: i64,
}

/// A criterion of the rubric.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Stable key.
    pub key: String,
    /// Weight out of 100.
    pub weight: i64,
    /// Level below which the work does not pass.
    pub minimum: Option<i64>,
    /// Title.
    pub title: Words,
    /// The four levels in words.
    pub levels: Vec<Words>,
}

#[derive(sqlx::FromRow)]
struct AssignmentRow {
    key: String,
    module_key: String,
    title_id: String,
    title_en: String,
    brief_id: String,
    brief_en: String,
    judged_by: Judge,
    reply_days: i64,
    pass_total: i64,
}

#[derive(sqlx::FromRow)]
struct SlotRow {
    key: String,
    kind: SlotKind,
    title_id: String,
    title_en: String,
    hint_id: String,
    hint_en: String,
    is_required: bool,
    unit: Option<String>,
    columns: String,
    row_count: i64,
}

#[derive(sqlx::FromRow)]
struct CriterionRow {
    key: String,
    weight: i64,
    minimum: Option<i64>,
    title_id: String,
    title_en: String,
    levels: String,
}

/// An assignment of an edition.
///
/// # Errors
/// [`Error::NotFound`] when the edition has no such assignment.
pub async fn assignment(
    conn: &mut Conn<'_>,
    revision: RevisionId,
    key: &str,
) -> Result<Assignment, Error> {
    let found = row!(
        &mut *conn,
        AssignmentRow,
        "select key, module_key, title_id, title_en, brief_id, brief_en, judged_by, reply_days, pass_total
         from assignment where revision_id = $1 and key = $2",
        revision,
        key
    )?
    .ok_or(Error::NotFound)?;
    let slots = rows!(
        &mut *conn,
        SlotRow,
        "select key, kind, title_id, title_en, hint_id, hint_en, is_required, unit, columns, row_count
         from slot where revision_id = $1 and assignment_key = $2 order by position",
        revision,
        key
    )?;
    let criteria = rows!(
        &mut *conn,
        CriterionRow,
        "select key, weight, minimum, title_id, title_en, levels
         from criterion where revision_id = $1 and assignment_key = $2 order by position",
        revision,
        key
    )?;
    Ok(Assignment {
        key: found.key,
        module_key: found.module_key,
        title: Words {
            id: found.title_id,
            en: found.title_en,
        },
        brief_html: Words {
            id: found.brief_id,
            en: found.brief_en,
        },
        judged_by: found.judged_by,
        reply_days: found.reply_days,
        pass_total: found.pass_total,
        slots: slots.into_iter().map(slot_of).collect::<Result<_, _>>()?,
        criteria: criteria
            .into_iter()
            .map(criterion_of)
            .collect::<Result<_, _>>()?,
    })
}

/// Key, title and judge of every assignment of an edition, in the order of the modules.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn assignments(
    conn: &mut Conn<'_>,
    revision: RevisionId,
) -> Result<Vec<(String, Words, Judge, i64)>, Error> {
    let found = rows!(
        conn,
        (String, String, String, Judge, i64),
        "select a.key, a.title_id, a.title_en, a.judged_by, a.reply_days from assignment a
         join module m on m.revision_id = a.revision_id and m.key = a.module_key
         where a.revision_id = $1 order by m.position",
        revision
    )?;
    Ok(found
        .into_iter()
        .map(|(key, id, en, judge, days)| (key, Words { id, en }, judge, days))
        .collect())
}

fn slot_of(row: SlotRow) -> Result<Slot, Error> {
    Ok(Slot {
        key: row.key,
        kind: row.kind,
        title: Words {
            id: row.title_id,
            en: row.title_en,
        },
        hint: Words {
            id: row.hint_id,
            en: row.hint_en,
        },
        is_required: row.is_required,
        unit: row.unit,
        columns: serde_json::from_str(&row.columns)?,
        row_count: row.row_count,
    })
}

fn criterion_of(row: CriterionRow) -> Result<Criterion, Error> {
    Ok(Criterion {
        key: row.key,
        weight: row.weight,
        minimum: row.minimum,
        title: Words {
            id: row.title_id,
            en: row.title_en,
        },
        levels: serde_json::from_str(&row.levels)?,
    })
}
