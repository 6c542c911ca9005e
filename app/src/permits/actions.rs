mod proof;
mod save;

pub use proof::put_proof;
pub use save::save_permit;
