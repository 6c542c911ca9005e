mod known;
mod nib;

use std::collections::BTreeMap;

use domain::cohorts::import::{
    CellProblem, Column, NameMatch, Outcome, Participant, RowProblem, match_names, read_row,
    repeated,
};
use domain::ids::CohortId;

use super::Options;
use crate::{Conn, Error};
pub(super) use known::Known;
use known::known;
use nib::Nibs;

/// A row with what is to become of it.
pub(super) struct Judged {
    pub(super) line: i64,
    pub(super) outcome: Outcome,
    /// What is wrong with it; what is to be known of it, where it is not refused.
    pub(super) problems: Vec<RowProblem>,
    pub(super) participant: Option<Participant>,
    pub(super) known: Option<Known>,
}

/// Judges rows by themselves, against each other and against who is known.
pub(super) async fn judge(
    conn: &mut Conn<'_>,
    cohort: CohortId,
    options: &Options,
    rows: &[(i64, Vec<String>)],
) -> Result<Vec<Judged>, Error> {
    let read: Vec<_> = rows
        .iter()
        .map(|(line, cells)| (*line, read_row(&options.columns, cells)))
        .collect();
    let repeated: BTreeMap<i64, i64> = repeated(
        read.iter()
            .filter_map(|(line, row)| Some((*line, &row.as_ref().ok()?.phone))),
    );
    let mut nibs = Nibs::default();
    let mut judged = Vec::with_capacity(read.len());
    for (line, row) in read {
        judged.push(match (row, repeated.get(&line)) {
            (Ok(_), Some(earlier)) => {
                let problem = CellProblem::Repeated(*earlier);
                refused(line, vec![at(Column::Phone, problem)])
            }
            (Ok(participant), None) => {
                against_known(conn, cohort, line, participant, &mut nibs).await?
            }
            (Err(problems), _) => refused(line, problems),
        });
    }
    Ok(judged)
}

/// Judges a row that is fine by itself: whose its number is by now, and whose its NIB.
async fn against_known(
    conn: &mut Conn<'_>,
    cohort: CohortId,
    line: i64,
    participant: Participant,
    nibs: &mut Nibs,
) -> Result<Judged, Error> {
    let known = known(conn, cohort, participant.phone.as_str()).await?;
    let mut notes = Vec::new();
    if let Some(known) = &known {
        match match_names(&known.name, &participant.name) {
            NameMatch::Same => {}
            NameMatch::Otherwise => {
                notes.push(at(Column::Name, CellProblem::Spelled(known.person_id)));
            }
            // Numbers are sold again: whoever held it before is not enrolled in another's stead.
            NameMatch::Another => {
                let problem = CellProblem::Held(known.person_id);
                return Ok(refused(line, vec![at(Column::Phone, problem)]));
            }
        }
    }
    let outcome = known
        .as_ref()
        .map_or(Outcome::Create, |known| known.outcome(&participant));
    if outcome != Outcome::Skip {
        let person = known.as_ref().map(|known| known.person_id);
        if let Some(problem) = nibs.problem(conn, line, &participant, person).await? {
            return Ok(refused(line, vec![at(Column::Nib, problem)]));
        }
    }
    Ok(Judged {
        line,
        outcome,
        problems: notes,
        participant: Some(participant),
        known,
    })
}

const fn at(column: Column, problem: CellProblem) -> RowProblem {
    RowProblem { column, problem }
}

const fn refused(line: i64, problems: Vec<RowProblem>) -> Judged {
    Judged {
        line,
        outcome: Outcome::Refuse,
        problems,
        participant: None,
        known: None,
    }
}
