use std::sync::Arc;

use leptos::prelude::expect_context;

use crate::context::{Site, Visitor};

/// Who reads this page: what every component may ask for.
#[derive(Clone)]
pub struct Reader {
    /// Their language.
    pub language: domain::language::Language,
    /// The site.
    pub site: Site,
    /// The visitor, where one is known.
    pub visitor: Option<Arc<Visitor>>,
}

impl Reader {
    /// The account the page is drawn for; 0 where nobody is signed in.
    #[must_use]
    pub fn account() -> i64 {
        expect_context::<Self>()
            .visitor
            .and_then(|visitor| visitor.actor().map(|actor| actor.person.0))
            .unwrap_or(0)
    }
}

/// The language of the page that is being drawn.
pub struct Language;

impl Language {
    /// The reader's language.
    #[must_use]
    pub fn current() -> domain::language::Language {
        expect_context::<domain::language::Language>()
    }
}
