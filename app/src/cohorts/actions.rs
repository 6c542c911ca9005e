mod allocate;
mod codes;
mod download;
mod fields;
mod import;
mod open;
mod place;
mod settings;

pub use allocate::{add_mentor, allocate};
pub use codes::{make_code, make_slips};
pub(crate) use download::{attached, file_name};
pub use download::{download, template};
pub use import::{choose_columns, confirm, resume, undo};
pub use open::open;
pub use place::{give_time, move_participant};
pub use settings::{add_pause, change, change_dates, remove_pause};
