use domain::access::Actor;
use domain::ids::{BroughtFileId, EnrollmentId, ProductId, SubmissionId, VersionId};
use domain::language::Words;
use domain::review::Decision;
use domain::submissions::{VersionState, came_back};
use domain::time::Timestamp;

use super::super::{Entry, StoredFile, entries};
use super::{Participant, brought, participant};
use crate::conn::rows;
use crate::content::{Slot, assignment};
use crate::{Conn, Db, Error};

/// What a file may be for: an assignment and a product.
#[derive(Clone, Debug)]
pub struct Target {
    /// The assignment.
    pub assignment_key: String,
    /// Its title.
    pub title: Words,
    /// The product.
    pub product: ProductId,
    /// Its name.
    pub product_name: String,
    /// The work on it, where it was begun.
    pub submission: Option<SubmissionId>,
    /// Its newest version.
    pub version: Option<VersionId>,
    /// Where that stands.
    pub state: Option<VersionState>,
    /// The last answer to it that the participant can see.
    pub decision: Option<Decision>,
    /// When the participant said "not my photos" of it, while it is a draft again.
    pub disowned_at: Option<Timestamp>,
}

impl Target {
    /// Whether files can be put into it now: a draft, or nothing yet, or work that came back.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.state {
            None | Some(VersionState::Draft) => true,
            Some(state) => came_back(state, self.decision),
        }
    }

    /// Whether the work passed: it takes no more files.
    #[must_use]
    pub fn has_passed(&self) -> bool {
        !self.is_open() && self.decision == Some(Decision::Passed)
    }

    /// What a photo that arrives is most likely for comes first; what its participant has checked, and what passed, last.
    fn place_in_list(&self) -> u8 {
        if self.state == Some(VersionState::Checked) {
            2
        } else if self.has_passed() {
            3
        } else if self.is_open() {
            0
        } else {
            1
        }
    }
}

/// A file that waits for its slot.
#[derive(Clone, Debug)]
pub struct Brought {
    /// Id.
    pub id: BroughtFileId,
    /// The file.
    pub file: StoredFile,
    /// When it was brought.
    pub brought_at: Timestamp,
}

/// Everything to put files into a participant's slots.
#[derive(Clone, Debug)]
pub struct OnBehalfPage {
    /// Whose work it is.
    pub participant: Participant,
    /// What the files may be for; open work first, what is done last.
    pub targets: Vec<Target>,
    /// Which of them is chosen.
    pub chosen: usize,
    /// Every slot of the chosen one.
    pub asked: Vec<Slot>,
    /// Those of them that take a file.
    pub slots: Vec<Slot>,
    /// What stands in the chosen one.
    pub entries: Vec<Entry>,
    /// Files that wait for their slot.
    pub waiting: Vec<Brought>,
}

impl OnBehalfPage {
    /// What the files are for; nothing where the business has no product or the course no assignment.
    #[must_use]
    pub fn target(&self) -> Option<&Target> {
        self.targets.get(self.chosen)
    }
}

#[derive(sqlx::FromRow)]
struct TargetRow {
    assignment_key: String,
    title_id: String,
    title_en: String,
    product: ProductId,
    product_name: String,
    submission: Option<SubmissionId>,
    version: Option<VersionId>,
    state: Option<VersionState>,
    decision: Option<Decision>,
    disowned_at: Option<Timestamp>,
}

/// A participant's slots and the files that wait for them.
///
/// # Errors
/// [`Error::NotFound`] for all but those who look after the participant.
pub async fn on_behalf_page(
    db: &Db,
    actor: &Actor,
    enrollment: EnrollmentId,
    wish: Option<(&str, ProductId)>,
    now: Timestamp,
) -> Result<OnBehalfPage, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let participant = participant(&mut conn, actor, enrollment).await?;
    let mut targets = targets(&mut conn, &participant, now).await?;
    targets.sort_by_key(Target::place_in_list);
    let chosen = wish
        .and_then(|(key, product)| {
            targets
                .iter()
                .position(|target| target.assignment_key == key && target.product == product)
        })
        .unwrap_or(0);
    let (mut asked, mut filled) = (Vec::new(), Vec::new());
    if let Some(target) = targets.get(chosen) {
        asked = assignment(&mut conn, participant.revision, &target.assignment_key)
            .await?
            .slots;
        if let Some(version) = target.version {
            filled = entries(&mut conn, version).await?;
        }
    }
    let waiting = brought(&mut conn, enrollment)
        .await?
        .into_iter()
        .map(|(id, file, brought_at)| Brought {
            id,
            file,
            brought_at,
        })
        .collect();
    Ok(OnBehalfPage {
        participant,
        targets,
        chosen,
        slots: asked
            .iter()
            .filter(|slot| slot.kind.takes_file())
            .cloned()
            .collect(),
        asked,
        entries: filled,
        waiting,
    })
}

async fn targets(
    conn: &mut Conn<'_>,
    participant: &Participant,
    now: Timestamp,
) -> Result<Vec<Target>, Error> {
    let found = rows!(
        conn,
        TargetRow,
        "select a.key as assignment_key, a.title_id, a.title_en, p.id as product, p.name as product_name,
                s.id as submission, v.id as version, v.state, v.disowned_at,
                (select r.decision from release r where r.version_id = v.id and r.recalled_at is null
                 and r.visible_from <= $4 order by r.id desc limit 1) as decision
         from assignment a
         join module m on m.revision_id = a.revision_id and m.key = a.module_key
         join product p on p.business_id = $2 and p.deleted_at is null
         left join submission s on s.assignment_key = a.key and s.enrollment_id = $3 and s.product_id = p.id
         left join version v on v.submission_id = s.id
              and v.number = (select max(w.number) from version w where w.submission_id = s.id)
         where a.revision_id = $1
         order by m.position, p.id",
        participant.revision,
        participant.business,
        participant.enrollment,
        now
    )?;
    Ok(found
        .into_iter()
        .map(|row| Target {
            assignment_key: row.assignment_key,
            title: Words {
                id: row.title_id,
                en: row.title_en,
            },
            product: row.product,
            product_name: row.product_name,
            submission: row.submission,
            version: row.version,
            disowned_at: row
                .disowned_at
                .filter(|_| row.state == Some(VersionState::Draft)),
            state: row.state,
            decision: row.decision,
        })
        .collect())
}
