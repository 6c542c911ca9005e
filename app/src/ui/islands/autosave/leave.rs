//! What happens when the page is about to go, or comes back.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlFormElement, SubmitEvent};

use super::Reach;
use super::watch::Watch;
use crate::ui::islands::Saving;
use crate::ui::islands::browser::{listen, window};

/// Nothing typed is left behind: whatever is pressed on the page waits for it, and a page that goes sends it.
pub fn listen_for_it(watch: &Rc<Watch>) {
    let (window, document) = (window(), document());
    let pressing = Rc::clone(watch);
    listen(&document, "submit", true, move |event| {
        pressing.pressed(&event);
    });
    if watch.reach == Reach::Device {
        let adding = Rc::clone(watch);
        listen(&watch.form, "submit", false, move |event| {
            event.prevent_default();
            adding.send();
        });
    }
    let going = Rc::clone(watch);
    listen(&window, "pagehide", false, move |_| going.goes());
    let hiding = Rc::clone(watch);
    listen(&document, "visibilitychange", false, move |_| {
        if leptos::prelude::document().hidden() {
            hiding.goes();
        } else {
            hiding.comes_back();
        }
    });
    for event in ["online", "pageshow"] {
        let coming = Rc::clone(watch);
        listen(&window, event, false, move |_| coming.comes_back());
    }
}

impl Watch {
    fn pressed(self: &Rc<Self>, event: &Event) {
        let Some(form) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok())
        else {
            return;
        };
        let is_own = form == self.form;
        let is_offline = self.signals.saving.get_untracked() == Saving::NoSignal;
        let (is_under_way, is_over, is_leaving) = {
            let memory = self.memory.borrow();
            (memory.is_under_way, memory.is_over, memory.is_leaving)
        };
        if is_leaving || self.reach == Reach::Device {
            return;
        }
        let waits = is_under_way || is_offline && is_own || !is_own && !is_over && self.is_dirty();
        if waits {
            event.prevent_default();
            event.stop_immediate_propagation();
            if !(is_offline && is_own) {
                let button = event
                    .dyn_ref::<SubmitEvent>()
                    .and_then(SubmitEvent::submitter);
                self.memory.borrow_mut().pressed = Some((form, button));
            }
            self.send();
        } else if is_own {
            self.stop();
            self.memory.borrow_mut().is_leaving = true;
        }
    }

    fn goes(self: &Rc<Self>) {
        let is_sent = {
            let memory = self.memory.borrow();
            self.reach == Reach::Server && !memory.is_leaving && !memory.is_over
        };
        let is_waiting = self.signals.saving.get_untracked() == Saving::Waiting;
        // What only stands in the form as it came is shown, and not sent by itself.
        if is_sent && is_waiting && self.is_typed() && self.is_dirty() {
            self.send();
        }
    }

    fn comes_back(self: &Rc<Self>) {
        self.memory.borrow_mut().is_leaving = false;
        let state = self.signals.saving.get_untracked();
        if matches!(state, Saving::NoSignal | Saving::SignedOut) {
            self.send();
        }
    }
}
