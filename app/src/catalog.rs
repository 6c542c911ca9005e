//! What a visitor sees: the programme, the course, the drawings.

mod home;
mod picture;

pub use home::home;
pub use picture::picture;
