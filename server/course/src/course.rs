use crate::{Assignment, Lesson, Picture, Quiz, Words};

/// A course as it is published: everything checked, everything rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Never changes between editions.
    pub key: String,
    /// Its name.
    pub title: Words,
    /// One sentence about it.
    pub summary: Words,
    /// In the order of their folders.
    pub modules: Vec<Module>,
    /// Every picture of every lesson.
    pub pictures: Vec<Picture>,
    /// SHA-256 in hexadecimal over the paths and bytes of the folder: the same folder is the same edition.
    pub digest: String,
}

/// A module: some lessons, and what is asked about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Never changes between editions.
    pub key: String,
    /// The number of its folder, so module 5 stays module 5 while module 3 is still being written.
    pub position: u32,
    /// Its name.
    pub title: Words,
    /// One sentence about it.
    pub summary: Words,
    /// What somebody can do afterwards.
    pub outcomes: Vec<Words>,
    /// In the order of their folders.
    pub lessons: Vec<Lesson>,
    /// The questions, when the module has some.
    pub quiz: Option<Quiz>,
    /// The practical assignment, when the module has one.
    pub assignment: Option<Assignment>,
}
