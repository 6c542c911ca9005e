//! The form as somebody types into it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlFormElement};

use super::form;
use super::{Found, Reach, leave};
use crate::ui::islands::Saving;
use crate::ui::islands::browser::{clock, listen, now};
use crate::ui::islands::draft::{Draft, Left, Request, Shelf};

/// Milliseconds after the last key.
pub const PAUSE: i64 = 1_000;
/// Milliseconds that nothing typed stays unsent, however fast it is typed.
const LONGEST: i64 = 10_000;

/// What the island shows, and what was pressed in it.
#[derive(Clone, Copy)]
pub struct Signals {
    pub saving: RwSignal<Saving>,
    pub is_kept: RwSignal<bool>,
    pub found: RwSignal<Option<Found>>,
    pub choice: RwSignal<Option<bool>>,
}

/// A form under watch.
pub struct Watch {
    pub form: HtmlFormElement,
    pub account: i64,
    pub reach: Reach,
    pub home: String,
    pub received: String,
    pub shelf: Shelf,
    pub signals: Signals,
    pub memory: RefCell<Memory>,
}

#[derive(Default)]
pub struct Memory {
    /// What the server holds, as this form would say it; nothing where the form came with words it does not hold.
    pub saved: Option<String>,
    /// What was sent and has no answer yet.
    pub request: Option<Request>,
    pub is_under_way: bool,
    /// Nothing is sent any more: it was changed elsewhere.
    pub is_over: bool,
    /// The page is about to go, and takes the form along.
    pub is_leaving: bool,
    /// How often in a row there was no answer.
    pub tries: u32,
    /// The button that waits until everything is saved, and its form.
    pub pressed: Option<(HtmlFormElement, Option<HtmlElement>)>,
    since: Option<i64>,
    timer: Option<TimeoutHandle>,
    left: Option<Left>,
}

/// Watches the form around `place`.
pub fn begin(place: &HtmlElement, watch: impl FnOnce(HtmlFormElement) -> Watch, is_unsaved: bool) {
    let Some(form) = place
        .closest("form")
        .ok()
        .flatten()
        .and_then(|form| form.dyn_into().ok())
    else {
        return;
    };
    let watch = Rc::new(watch(form));
    // Also where words were carried over a sign-in into a form that knows nothing of them.
    watch.look_back(is_unsaved || watch.form.has_attribute("data-unsaved"));
    for event in ["input", "change"] {
        let typing = Rc::clone(&watch);
        listen(&watch.form, event, false, move |_| typing.typed());
    }
    leave::listen_for_it(&watch);
    let choosing = Rc::clone(&watch);
    Effect::new(move |_| {
        if let Some(is_taken) = choosing.signals.choice.get() {
            choosing.chosen(is_taken);
        }
    });
    let _ = place.set_attribute("data-ready", "");
}

impl Watch {
    /// The row version that the next save is made over.
    pub fn row_version(&self) -> i64 {
        form::row_version(&self.form)
    }

    /// Whether something stands in the form that the server does not have.
    pub fn is_dirty(&self) -> bool {
        let memory = self.memory.borrow();
        memory.request.is_some() || memory.saved.as_ref() != Some(&form::text(&self.form))
    }

    fn look_back(&self, is_unsaved: bool) {
        let text = form::text(&self.form);
        let row_version = self.row_version();
        let mut memory = self.memory.borrow_mut();
        for left in self.shelf.left() {
            if form::is_same(&left.draft.text, &text) {
                self.shelf.forget(&left);
            } else if memory.left.is_none() {
                memory.left = Some(left);
            }
        }
        if let Some(left) = &memory.left {
            let is_outdated = left.row_version != row_version;
            self.signals.found.set(Some(Found {
                at: clock(left.draft.at),
                is_outdated,
            }));
            // It may have arrived after this page was drawn: repeated, it answers with the row version there is now.
            memory.request = left.draft.request.clone().filter(|_| !is_outdated);
        }
        memory.saved = (!is_unsaved).then(|| text.clone());
        drop(memory);
        if is_unsaved {
            self.keep(&text);
            self.signals.saving.set(Saving::Waiting);
        }
    }

    fn chosen(self: &Rc<Self>, is_taken: bool) {
        self.signals.found.set(None);
        let Some(left) = self.memory.borrow_mut().left.take() else {
            return;
        };
        if is_taken {
            form::fill(&self.form, &left.draft.text);
            self.typed();
        }
        self.shelf.forget(&left);
    }

    fn typed(self: &Rc<Self>) {
        let text = form::text(&self.form);
        if !self.is_dirty() {
            self.shelf.clear(self.row_version());
            self.settle();
            return;
        }
        self.keep(&text);
        let state = match self.signals.saving.get_untracked() {
            trouble @ (Saving::NoSignal | Saving::Changed | Saving::SignedOut) => trouble,
            _ if self.reach == Reach::Device && self.signals.is_kept.get_untracked() => {
                Saving::Here(clock(now()))
            }
            _ => Saving::Waiting,
        };
        let is_sent = state == Saving::Waiting && self.reach == Reach::Server;
        self.signals.saving.set(state);
        if is_sent {
            let mut memory = self.memory.borrow_mut();
            let moment = now();
            let since = *memory.since.get_or_insert(moment);
            drop(memory);
            self.save_in(PAUSE.min(since + LONGEST - moment));
        }
    }

    fn settle(&self) {
        let mut memory = self.memory.borrow_mut();
        memory.since = None;
        if let Some(timer) = memory.timer.take() {
            timer.clear();
        }
        drop(memory);
        if self.signals.saving.get_untracked() == Saving::Waiting {
            self.signals.saving.set(Saving::Quiet);
        }
    }

    /// Keeps a copy on the device.
    pub fn keep(&self, text: &str) {
        let draft = Draft {
            at: now(),
            text: text.to_owned(),
            request: self.memory.borrow().request.clone(),
        };
        let is_kept = self.shelf.keep(self.row_version(), &draft);
        self.signals.is_kept.set(is_kept);
    }

    /// Sends it in so many milliseconds.
    pub fn save_in(self: &Rc<Self>, milliseconds: i64) {
        let saving = Rc::clone(self);
        let pause = Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0));
        let timer = set_timeout_with_handle(move || saving.send(), pause).ok();
        let earlier = std::mem::replace(&mut self.memory.borrow_mut().timer, timer);
        if let Some(earlier) = earlier {
            earlier.clear();
        }
    }

    /// Does not send it by itself any more.
    pub fn stop(&self) {
        if let Some(timer) = self.memory.borrow_mut().timer.take() {
            timer.clear();
        }
    }

    /// Whether something was typed here that nothing has sent yet.
    pub fn is_typed(&self) -> bool {
        self.memory.borrow().since.is_some()
    }

    /// Everything typed until now is with the server.
    pub fn rest(&self) {
        self.memory.borrow_mut().since = None;
    }
}
