//! Sending what was typed, and going on after the answer.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::answer::{Answer, post};
use super::watch::{PAUSE, Watch};
use super::{Reach, form};
use crate::ui::islands::Saving;
use crate::ui::islands::browser::{clock, go_to, now, random_name};
use crate::ui::islands::draft::Request;

/// Milliseconds until the first repeat, and the longest between two.
const AGAIN: (i64, i64) = (4_000, 60_000);

impl Watch {
    /// Sends what is not sent yet: first what had no answer, as it was.
    pub fn send(self: &Rc<Self>) {
        let text = form::text(&self.form);
        let request = {
            let mut memory = self.memory.borrow_mut();
            if memory.is_under_way || memory.is_over {
                return;
            }
            let request = match memory.request.take() {
                Some(request) if self.reach == Reach::Server || request.text == text => request,
                earlier => Request {
                    key: self.key(earlier.is_some()),
                    text: text.clone(),
                },
            };
            memory.request = Some(request.clone());
            memory.is_under_way = true;
            request
        };
        self.stop();
        self.keep(&text);
        self.signals.saving.set(Saving::UnderWay);
        let watch = Rc::clone(self);
        spawn_local(async move {
            let body = form::body(&request.text, &request.key, watch.row_version());
            let answer = post(&watch.form.action(), watch.account, &body).await;
            watch.memory.borrow_mut().is_under_way = false;
            watch.answered(request, answer);
        });
    }

    /// A save has a key of its own; what is sent once goes under the form's, unless that was used for other words.
    fn key(&self, is_used: bool) -> String {
        let field = form::hidden(&self.form, "key");
        match field {
            Some(field) if self.reach == Reach::Device => {
                if is_used {
                    field.set_value(&random_name());
                }
                field.value()
            }
            _ => random_name(),
        }
    }

    fn answered(self: &Rc<Self>, request: Request, answer: Answer) {
        if !matches!(answer, Answer::Unknown | Answer::SignedOut) {
            let mut memory = self.memory.borrow_mut();
            memory.request = None;
            memory.tries = 0;
        }
        match answer {
            Answer::Saved(row_version) => return self.saved(request.text, row_version),
            Answer::Unknown => self.try_again(),
            Answer::SignedOut => {
                self.signals.saving.set(Saving::SignedOut);
                self.hold_back();
            }
            // The page itself says best why it cannot be added.
            _ if self.reach == Reach::Device => {
                self.memory.borrow_mut().is_leaving = true;
                let _ = self.form.submit();
            }
            Answer::Changed => {
                self.memory.borrow_mut().is_over = true;
                // Not to be sent as it was from the next page, which shows what is there now.
                self.keep(&form::text(&self.form));
                self.signals.saving.set(Saving::Changed);
            }
            Answer::Refused(reason) => self.signals.saving.set(Saving::Refused(reason)),
            Answer::Failed => self.signals.saving.set(Saving::Failed),
        }
        self.go_on();
    }

    fn saved(self: &Rc<Self>, text: String, row_version: i64) {
        self.shelf.clear(self.row_version());
        if self.reach == Reach::Device {
            self.memory.borrow_mut().is_leaving = true;
            go_to(&self.home);
            return;
        }
        if let Some(field) = form::hidden(&self.form, "row_version") {
            field.set_value(&row_version.to_string());
        }
        self.mark(&text);
        self.rest();
        self.memory.borrow_mut().saved = Some(text);
        if !self.is_dirty() {
            self.signals.saving.set(Saving::Saved(clock(now())));
            self.go_on();
            return;
        }
        // Typed while the answer was on its way.
        self.keep(&form::text(&self.form));
        self.signals.saving.set(Saving::Waiting);
        let is_awaited = self.memory.borrow().pressed.is_some();
        self.save_in(if is_awaited { 0 } else { PAUSE });
    }

    /// The head of the slot says what the server said; a slot that was emptied says so on the next page.
    fn mark(&self, text: &str) {
        let is_filled = text.split('&').any(|pair| !pair.ends_with('='));
        let card = self.form.closest(".slot").ok().flatten();
        if let Some(card) = card.filter(|_| is_filled) {
            card.set_class_name("slot slot--filled");
            if let Ok(Some(state)) = card.query_selector(".slot__state") {
                state.set_text_content(Some(&self.received));
            }
        }
    }

    fn try_again(self: &Rc<Self>) {
        self.signals.saving.set(Saving::NoSignal);
        let tries = {
            let mut memory = self.memory.borrow_mut();
            memory.tries += 1;
            memory.tries.min(6)
        };
        let (first, longest) = AGAIN;
        self.save_in((first << (tries - 1)).min(longest));
    }

    /// No other form takes the page to the door while nothing but the page has what was typed.
    fn hold_back(&self) {
        if !self.signals.is_kept.get_untracked() {
            let mut memory = self.memory.borrow_mut();
            memory.pressed.take_if(|(form, _)| *form != self.form);
        }
    }

    /// Lets the button go on that waited.
    fn go_on(&self) {
        let pressed = self.memory.borrow_mut().pressed.take();
        if let Some((form, button)) = pressed {
            self.memory.borrow_mut().is_leaving = true;
            let _ = match button {
                Some(button) => form.request_submit_with_submitter(Some(&button)),
                None => form.request_submit(),
            };
            self.memory.borrow_mut().is_leaving = form == self.form;
        }
    }
}
