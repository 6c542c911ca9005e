mod posted;
mod save;

pub use save::save_permit;
