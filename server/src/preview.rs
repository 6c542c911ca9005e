//! Pictures of what was sent, drawn in a child process that has limited itself: a bomb, a hang or a crash costs that
//! preview and nothing else.

mod child;
mod draw;
mod limits;
mod picture;

pub use child::{ChildFailure, in_child};
pub use draw::{DrawFailure, draw};
pub use limits::Limits;
pub use picture::DrawnPicture;
