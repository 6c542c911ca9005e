//! From picking a file to its arrival.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, File, HtmlElement, HtmlFormElement, HtmlInputElement, Url};

use super::kept::Kept;
use super::post::{Answer, post};
use super::shrink::{FULL, SAVER, shrink};
use super::{Picked, Sending};
use crate::ui::islands::browser::{go_to, listen, random_name, window};

/// Seconds until a file that had no answer is sent again; twice as many each time, because data costs money.
pub const AGAIN: u64 = 8;

/// What the island shows, and what was pressed in it.
#[derive(Clone, Copy)]
pub struct Signals {
    pub sending: RwSignal<Sending>,
    pub picked: RwSignal<Option<Picked>>,
    pub saves_data: RwSignal<bool>,
}

struct Desk {
    form: HtmlFormElement,
    input: HtmlInputElement,
    account: i64,
    home: String,
    kept: Kept,
    shrinks: bool,
    signals: Signals,
    /// The file as it was picked.
    original: RefCell<Option<File>>,
    /// How many were prepared: only the newest counts.
    prepared: Cell<u32>,
    /// Pressed while the photo was still being made smaller.
    is_awaited: Cell<bool>,
    /// How often in a row there was no answer.
    tries: Cell<u32>,
}

/// Waits for a file in the form around `place`.
pub fn begin(
    place: &HtmlElement,
    account: i64,
    row: &str,
    home: &str,
    shrinks: bool,
    signals: Signals,
) {
    let form = place.closest("form").ok().flatten();
    let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else {
        return;
    };
    let input = form.query_selector("input[type=file]").ok().flatten();
    let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let desk = Rc::new(Desk {
        form,
        input,
        account,
        home: home.to_owned(),
        kept: Kept::of(account, row),
        shrinks,
        signals,
        original: RefCell::default(),
        prepared: Cell::default(),
        is_awaited: Cell::default(),
        tries: Cell::default(),
    });
    let picking = Rc::clone(&desk);
    listen(&desk.input, "change", false, move |_| picking.picked());
    let pressing = Rc::clone(&desk);
    listen(&desk.form, "submit", false, move |event| {
        if pressing.takes_over() {
            event.prevent_default();
        }
    });
    let coming = Rc::clone(&desk);
    listen(&window(), "online", false, move |_| coming.send_again());
    let switching = Rc::clone(&desk);
    Effect::new(move |before: Option<bool>| {
        let saves_data = switching.signals.saves_data.get();
        if before.is_some_and(|before| before != saves_data) {
            switching.prepare();
        }
        saves_data
    });
    desk.look_back();
    let _ = place.set_attribute("data-ready", "");
}

impl Desk {
    /// A file that an earlier page did not get through.
    fn look_back(self: &Rc<Self>) {
        let desk = Rc::clone(self);
        spawn_local(async move {
            if let Ok(Some((file, saves_data))) = desk.kept.find().await
                && desk.original.borrow().is_none()
            {
                desk.put(&file);
                *desk.original.borrow_mut() = Some(file);
                if saves_data {
                    // Prepares it as well.
                    desk.signals.saves_data.set(true);
                } else {
                    desk.prepare();
                }
            }
        });
    }

    fn picked(self: &Rc<Self>) {
        let file = self.input.files().and_then(|files| files.get(0));
        *self.original.borrow_mut() = file;
        self.prepare();
    }

    fn prepare(self: &Rc<Self>) {
        // Another file is another command: what may have arrived under the last key must not answer for it.
        if let Some(key) = self.field("key") {
            key.set_value(&random_name());
        }
        let number = self.prepared.get() + 1;
        self.prepared.set(number);
        let Some(original) = self.original.borrow().clone() else {
            self.show(None, Sending::Nothing);
            return;
        };
        if self.shrinks {
            self.signals.sending.set(Sending::Shrinking);
        }
        let desk = Rc::clone(self);
        spawn_local(async move {
            let saves_data = desk.signals.saves_data.get_untracked();
            let measure = if saves_data { SAVER } else { FULL };
            let shrunk = if desk.shrinks {
                shrink(&original, measure).await.ok()
            } else {
                None
            };
            if desk.prepared.get() != number {
                return;
            }
            let is_marked = saves_data && shrunk.is_some();
            let (file, pixels) = shrunk.map_or_else(
                || (original.clone(), None),
                |shrunk| (shrunk.file, Some((shrunk.width, shrunk.height))),
            );
            desk.put(&file);
            if let Some(mark) = desk.field("data_saver") {
                mark.set_value(if is_marked { "1" } else { "" });
            }
            let picture = pixels.and_then(|_| Url::create_object_url_with_blob(&file).ok());
            let picked = Picked {
                picture,
                pixels,
                bytes: bytes(&file),
                before: bytes(&original),
            };
            desk.show(Some(picked), Sending::Picked { is_kept: false });
            if desk.is_awaited.take() {
                desk.send();
            } else if desk.kept.keep(&file, is_marked).await.is_ok()
                && desk.prepared.get() == number
                && desk.signals.sending.get_untracked() == (Sending::Picked { is_kept: false })
            {
                desk.signals.sending.set(Sending::Picked { is_kept: true });
            }
        });
    }

    /// Puts a file where the form sends it from.
    fn put(&self, file: &File) {
        if let Ok(carrier) = DataTransfer::new()
            && carrier.items().add_with_file(file).is_ok()
        {
            self.input.set_files(carrier.files().as_ref());
        }
    }

    fn show(&self, picked: Option<Picked>, sending: Sending) {
        let before = self
            .signals
            .picked
            .get_untracked()
            .and_then(|picked| picked.picture);
        if let Some(before) = before {
            let _ = Url::revoke_object_url(&before);
        }
        self.signals.picked.set(picked);
        self.signals.sending.set(sending);
    }

    fn field(&self, name: &str) -> Option<HtmlInputElement> {
        let found = self.form.query_selector(&format!("input[name={name}]"));
        found.ok()??.dyn_into().ok()
    }

    /// Without a file the form goes by itself, and the server says what is missing.
    fn takes_over(self: &Rc<Self>) -> bool {
        match self.signals.sending.get_untracked() {
            Sending::Nothing => false,
            Sending::Shrinking => {
                self.is_awaited.set(true);
                true
            }
            Sending::UnderWay(_) | Sending::Checking => true,
            _ => {
                self.send();
                true
            }
        }
    }

    fn send_again(self: &Rc<Self>) {
        if self.signals.sending.get_untracked() == Sending::NoSignal {
            self.send();
        }
    }

    fn send(self: &Rc<Self>) {
        let desk = Rc::clone(self);
        let sending = desk.signals.sending;
        sending.set(Sending::UnderWay(0));
        spawn_local(async move {
            let moved = move |percent: u32| {
                sending.set(if percent < 100 {
                    Sending::UnderWay(percent)
                } else {
                    Sending::Checking
                });
            };
            match post(&desk.form, desk.account, moved).await {
                Answer::Arrived => {
                    sending.set(Sending::Checking);
                    let _ = desk.kept.clear().await;
                    go_to(&desk.home);
                }
                Answer::Unknown => {
                    sending.set(Sending::NoSignal);
                    let again = Rc::clone(&desk);
                    let tries = desk.tries.get();
                    desk.tries.set((tries + 1).min(6));
                    let pause = Duration::from_secs(AGAIN << tries);
                    set_timeout(move || again.send_again(), pause);
                }
                Answer::SignedOut => sending.set(Sending::SignedOut),
                Answer::Refused(reason) => {
                    let _ = desk.kept.clear().await;
                    sending.set(Sending::Refused(reason));
                }
                Answer::Failed => {
                    let _ = desk.form.submit();
                }
            }
        });
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "sizes of files are whole and far smaller"
)]
pub fn bytes(file: &File) -> i64 {
    file.size() as i64
}
