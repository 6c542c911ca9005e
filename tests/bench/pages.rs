//! The pages that are measured, who asks for them, and a name that each must show.

use crate::Failure;
use crate::client::{Connection, question};
use crate::data::{COHORT, Data};
use crate::server::Server;

/// The lesson: text, drawings and sources, like most.
pub const LESSON: &str = "/lessons/5.1";

/// A page as somebody asks for it.
pub struct Page {
    /// What it is called in the report.
    pub name: &'static str,
    /// Its path.
    pub path: String,
    /// What the asker's browser sends.
    pub cookie: String,
    /// A name that stands on it.
    pub names: String,
}

impl Page {
    /// The bytes that ask for it.
    pub fn question(&self, packed: bool) -> Vec<u8> {
        question(&self.path, Some(&self.cookie), packed)
    }
}

/// The four whose rate is measured.
pub fn main_pages(data: &Data) -> Vec<Page> {
    let (participant, mentor, admin) = (&data.participant, &data.mentor, &data.admin);
    vec![
        page(
            "lesson",
            LESSON.to_owned(),
            &participant.cookie,
            &participant.name,
        ),
        page(
            "Hari ini",
            "/today".to_owned(),
            &participant.cookie,
            &mentor.name,
        ),
        page(
            "queue",
            "/queue".to_owned(),
            &mentor.cookie,
            &data.waiting.1,
        ),
        page(
            "progress table",
            format!("/cohorts/{COHORT}"),
            &admin.cookie,
            &data.overdue,
        ),
    ]
}

/// All whose time must not grow with other cohorts.
pub fn all_pages(data: &Data) -> Vec<Page> {
    let (participant, mentor, admin, sponsor) =
        (&data.participant, &data.mentor, &data.admin, &data.sponsor);
    let cohort = format!("/cohorts/{COHORT}");
    let mut pages = main_pages(data);
    pages.extend([
        page(
            "assignments",
            "/assignments".to_owned(),
            &participant.cookie,
            &participant.name,
        ),
        page(
            "review desk",
            format!("/desk/{}", data.waiting.0),
            &mentor.cookie,
            &data.waiting.1,
        ),
        page(
            "administrator's queue",
            "/queue".to_owned(),
            &admin.cookie,
            &data.first_waiting,
        ),
        page(
            "one participant",
            format!("{cohort}/participants/{}", participant.id),
            &admin.cookie,
            &participant.name,
        ),
        page(
            "needs help",
            format!("{cohort}/help"),
            &admin.cookie,
            &data.overdue,
        ),
        page(
            "allocation",
            format!("{cohort}/allocation"),
            &admin.cookie,
            &data.overdue,
        ),
        page(
            "sign-in requests",
            "/requests".to_owned(),
            &admin.cookie,
            &data.locked_out,
        ),
        page(
            "cohorts",
            "/cohorts".to_owned(),
            &admin.cookie,
            &format!("Angkatan {COHORT}"),
        ),
        page(
            "sponsor's counts",
            "/today".to_owned(),
            &sponsor.cookie,
            &format!("Angkatan {COHORT}"),
        ),
    ]);
    pages
}

/// Every page answers 200 and shows whom it is about: otherwise something else would be measured.
pub async fn check(server: &Server) -> Result<(), Failure> {
    let mut connection = Connection::open(server.address).await?;
    for page in all_pages(&server.data) {
        let answer = connection.ask(&page.question(false)).await?;
        let html = String::from_utf8_lossy(answer.body);
        if answer.status != 200 || !html.contains(&page.names) {
            return Err(format!(
                "{} at {} cohorts: status {}, {:?} is {}there",
                page.path,
                server.data.cohorts,
                answer.status,
                page.names,
                if html.contains(&page.names) {
                    ""
                } else {
                    "not "
                },
            )
            .into());
        }
    }
    Ok(())
}

fn page(name: &'static str, path: String, cookie: &str, names: &str) -> Page {
    Page {
        name,
        path,
        cookie: cookie.to_owned(),
        names: names.to_owned(),
    }
}
