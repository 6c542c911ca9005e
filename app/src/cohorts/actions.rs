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
pub use download::{download, template};
pub(crate) use download::{file_name, text_table};
pub use import::{choose_columns, confirm, resume, undo};
pub use open::open;
pub use place::{give_time, move_participant};
pub use settings::{add_pause, change, change_dates, remove_pause};
