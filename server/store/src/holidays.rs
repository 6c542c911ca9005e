//! Days on which nobody answers, entered every year from the joint decree (SKB).

use std::collections::BTreeSet;

use domain::access::Actor;
use domain::holidays::{Holiday, may_keep};
use domain::time::Date;

use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, rows};
use crate::{Conn, Db, Error, Lock, audit};

/// A day as it stands in the calendar.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entered {
    /// The day.
    pub day: Date,
    /// Its name.
    pub name: String,
    /// From where it is known.
    pub source: String,
    /// Who entered it.
    pub by_name: Option<String>,
}

/// Every day of the calendar, in order.
///
/// # Errors
/// [`Error::NotFound`] for those who do not keep it.
pub async fn holidays(db: &Db, actor: &Actor) -> Result<Vec<Entered>, Error> {
    may_keep(actor)?;
    rows!(
        db.reader().await?.conn(),
        Entered,
        "select h.day, h.name, h.source, p.name as by_name from holiday h left join person p on p.id = h.entered_by
         order by h.day"
    )
}

/// Enters days; one that is there already gets the new name and source.
///
/// # Errors
/// [`Error::NotFound`] for those who do not keep the calendar.
pub async fn enter_holidays(
    db: &Db,
    actor: &Actor,
    command: &Command,
    source: &str,
    days: &[Holiday],
) -> Result<(), Error> {
    may_keep(actor)?;
    db.write(Lock::Nothing, |mut conn| {
        let (command, source, days) = (command.clone(), source.to_owned(), days.to_vec());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            for holiday in days {
                execute!(
                    &mut conn,
                    "insert into holiday (day, name, source, entered_by, entered_at) values ($1, $2, $3, $4, $5)
                     on conflict (day) do update set name = excluded.name, source = excluded.source,
                        entered_by = excluded.entered_by, entered_at = excluded.entered_at",
                    holiday.day,
                    &holiday.name,
                    &source,
                    command.actor,
                    command.now
                )?;
                note(&mut conn, &command, "holiday.enter", holiday.day).await?;
            }
            keep_answer(&mut conn, &command, "holiday.enter", ()).await
        })
    })
    .await
}

/// Takes a day out of the calendar. What was promised stays promised.
///
/// # Errors
/// [`Error::NotFound`] for those who do not keep the calendar.
pub async fn remove_holiday(
    db: &Db,
    actor: &Actor,
    command: &Command,
    day: Date,
) -> Result<(), Error> {
    may_keep(actor)?;
    db.write(Lock::Nothing, |mut conn| {
        let command = command.clone();
        Box::pin(async move {
            // Gone already is as good.
            if execute!(&mut conn, "delete from holiday where day = $1", day)? > 0 {
                note(&mut conn, &command, "holiday.remove", day).await?;
            }
            Ok::<_, Error>(())
        })
    })
    .await
}

async fn note(
    conn: &mut Conn<'_>,
    command: &Command,
    action: &'static str,
    day: Date,
) -> Result<(), Error> {
    let entry = audit::Entry::new(command, action, "holiday", day.days());
    audit::record(conn, entry).await
}

/// The years between two days for which no holiday is entered: a promise made then counts days on which nobody works.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn missing_years(
    conn: &mut Conn<'_>,
    first: Date,
    last: Date,
) -> Result<Vec<i64>, Error> {
    let year = |day: Date| day.year_month_day().0;
    let days = rows!(conn, (Date,), "select day from holiday order by day")?;
    let known: BTreeSet<_> = days.into_iter().map(|(day,)| year(day)).collect();
    Ok((year(first)..=year(last))
        .filter(|year| !known.contains(year))
        .collect())
}
