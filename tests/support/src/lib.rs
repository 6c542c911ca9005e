//! What every test stands on: the site in this process, people with names, a clock that can be set, and a browser.

mod app;
mod client;
mod course;
mod engines;
mod page;
mod people;
mod picture;
mod postgres;
mod process;
mod snapshot;
mod work;

pub use app::TestApp;
pub use client::{Client, encoded, fresh_key};
pub use course::SECOND_ASSIGNMENT;
pub use page::{Form, Page};
pub use people::{
    AGUS, BUDI, DEWI, DIMAS, HENDRA, JOKO, PASSWORD, People, Persona, RINA, SITI, WATI, add_person,
    make_platform_admin,
};
pub use picture::{PLACE, heic, jpeg, large_photo, pdf, photo_with_place};
pub use postgres::{EmptyDatabase, is_asked_for as postgres_is_asked_for};
pub use process::Process;
pub use snapshot::Snapshot;
pub use work::{ASSIGNMENT, LESSON, MODULE, Work};
