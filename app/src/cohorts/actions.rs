mod allocate;
mod codes;
mod download;
mod import;
mod open;

pub use allocate::{add_mentor, allocate};
pub use codes::{make_code, make_slips};
pub use download::{download, template};
pub use import::{choose_columns, confirm, undo};
pub use open::open;
