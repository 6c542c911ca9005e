//! What happens on the page that has to do with files.

use std::rc::Rc;

use domain::language::Language;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlElement, HtmlFormElement, HtmlInputElement};

use super::gather::{Gathering, Signals};
use super::transfer::{carried, files, has_files};
use crate::ui::islands::browser::{listen, window};

/// Listens on the page around `place`; answers whether it does.
pub fn begin(
    place: &HtmlElement,
    account: i64,
    home: &str,
    language: Language,
    signals: Signals,
) -> bool {
    let form = place.closest("form").ok().flatten();
    let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else {
        return false;
    };
    let input = form.query_selector("input[type=file]").ok().flatten();
    let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else {
        return false;
    };
    let gathering = Rc::new(Gathering::new(
        form, input, account, home, language, signals,
    ));
    let picking = Rc::clone(&gathering);
    listen(&gathering.input, "change", false, move |_| picking.picked());
    let pressing = Rc::clone(&gathering);
    listen(&gathering.form, "submit", false, move |event| {
        if pressing.takes_over() {
            event.prevent_default();
        }
    });
    listen_to_the_page(&gathering);
    let choosing = Rc::clone(&gathering);
    Effect::new(move |_| {
        if let Some(number) = choosing.signals.taken_out.get() {
            choosing.take_out(number);
        }
    });
    let _ = place.set_attribute("data-ready", "");
    true
}

fn listen_to_the_page(gathering: &Rc<Gathering>) {
    let document = document();
    let pasting = Rc::clone(gathering);
    listen(&document, "paste", false, move |event| {
        pasting.pasted(&event);
    });
    for name in ["dragenter", "dragover"] {
        let coming = Rc::clone(gathering);
        listen(&document, name, true, move |event| {
            if has_files(&event) {
                event.prevent_default();
                coming.mark(true);
            }
        });
    }
    let leaving = Rc::clone(gathering);
    listen(&document, "dragleave", true, move |event| {
        let goes_to = event
            .dyn_ref::<DragEvent>()
            .and_then(|drag| drag.related_target());
        if goes_to.is_none() {
            leaving.mark(false);
        }
    });
    let dropping = Rc::clone(gathering);
    listen(&document, "drop", true, move |event| {
        dropping.dropped(&event);
    });
    let coming = Rc::clone(gathering);
    listen(&window(), "online", false, move |_| coming.send_again());
    // Pasted pictures are nowhere else: the browser asks before it leaves them behind.
    let going = Rc::clone(gathering);
    listen(&window(), "beforeunload", false, move |event| {
        if going.is_waiting() {
            event.prevent_default();
        }
    });
}

impl Gathering {
    fn pasted(&self, event: &Event) {
        let found = files(carried(event).and_then(|data| data.files()));
        if !found.is_empty() {
            event.prevent_default();
            self.add(found.into_iter().map(|file| self.named(file)).collect());
        }
    }

    fn dropped(&self, event: &Event) {
        if has_files(event) {
            event.prevent_default();
            self.mark(false);
            self.add(files(carried(event).and_then(|data| data.files())));
        }
    }

    /// The zone says that it takes what is held over the page.
    fn mark(&self, is_over: bool) {
        if let Ok(Some(zone)) = self.form.query_selector(".bring") {
            let _ = zone.class_list().toggle_with_force("bring--over", is_over);
        }
    }
}
