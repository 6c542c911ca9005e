//! The files that were gathered, and their way to the server.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use domain::language::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, HtmlFormElement, HtmlInputElement, Url};

use super::Gathered;
use super::transfer::{files, list, renamed};
use crate::submissions::islands::Sending;
use crate::submissions::islands::send_file::{AGAIN, Answer, bytes, post};
use crate::ui::islands::browser::go_to;
use crate::words::submissions as words;

/// What the island shows, and what was pressed in it.
#[derive(Clone, Copy)]
pub struct Signals {
    pub gathered: RwSignal<Vec<Gathered>>,
    pub sending: RwSignal<Sending>,
    pub taken_out: RwSignal<Option<u32>>,
}

pub struct Gathering {
    pub form: HtmlFormElement,
    pub input: HtmlInputElement,
    account: i64,
    home: String,
    language: Language,
    pub signals: Signals,
    /// Every file with its number, in the order in which they came.
    files: RefCell<Vec<(u32, File)>>,
    /// How many came, taken out again or not.
    count: Cell<u32>,
    /// How many of them were pasted.
    pasted: Cell<u32>,
    /// How often in a row there was no answer.
    tries: Cell<u32>,
}

impl Gathering {
    pub fn new(
        form: HtmlFormElement,
        input: HtmlInputElement,
        account: i64,
        home: &str,
        language: Language,
        signals: Signals,
    ) -> Self {
        Self {
            form,
            input,
            account,
            home: home.to_owned(),
            language,
            signals,
            files: RefCell::default(),
            count: Cell::default(),
            pasted: Cell::default(),
            tries: Cell::default(),
        }
    }

    /// Files are there that the server does not have.
    pub fn is_waiting(&self) -> bool {
        let sending = self.signals.sending.get_untracked();
        !self.files.borrow().is_empty() && sending != Sending::Checking
    }

    /// A pasted picture by a name of its own.
    pub fn named(&self, file: File) -> File {
        if !file.name().starts_with("image.") {
            return file;
        }
        let number = self.pasted.get() + 1;
        self.pasted.set(number);
        renamed(&file, &words::pasted_name(self.language, number)).unwrap_or(file)
    }

    /// A field forgets what it had when something else is picked in it.
    pub fn picked(&self) {
        self.add(files(self.input.files()));
    }

    pub fn add(&self, new: Vec<File>) {
        if !self.is_under_way() {
            for file in new {
                let number = self.count.get() + 1;
                self.count.set(number);
                self.show(number, &file);
                self.files.borrow_mut().push((number, file));
            }
            self.signals.sending.set(Sending::Nothing);
        }
        self.put();
    }

    pub fn take_out(&self, number: u32) {
        if self.is_under_way() {
            return;
        }
        self.files.borrow_mut().retain(|(at, _)| *at != number);
        self.signals.gathered.update(|gathered| {
            gathered.retain(|file| {
                if let (true, Some(picture)) = (file.number == number, &file.picture) {
                    let _ = Url::revoke_object_url(picture);
                }
                file.number != number
            });
        });
        self.signals.sending.set(Sending::Nothing);
        self.put();
    }

    fn show(&self, number: u32, file: &File) {
        let is_picture = ["image/jpeg", "image/png", "image/webp"].contains(&file.type_().as_str());
        let gathered = Gathered {
            number,
            name: file.name(),
            bytes: bytes(file),
            picture: is_picture
                .then(|| Url::create_object_url_with_blob(file).ok())
                .flatten(),
        };
        self.signals.gathered.update(|all| all.push(gathered));
    }

    /// Puts everything where the form sends it from.
    fn put(&self) {
        let all: Vec<_> = self
            .files
            .borrow()
            .iter()
            .map(|(_, file)| file.clone())
            .collect();
        self.input.set_files(list(&all).as_ref());
    }

    fn is_under_way(&self) -> bool {
        let sending = self.signals.sending.get_untracked();
        matches!(sending, Sending::UnderWay(_) | Sending::Checking)
    }

    /// Without a file the form goes by itself, and the server says what is missing.
    pub fn takes_over(self: &Rc<Self>) -> bool {
        if self.files.borrow().is_empty() {
            return false;
        }
        if !self.is_under_way() {
            self.send();
        }
        true
    }

    pub fn send_again(self: &Rc<Self>) {
        if self.signals.sending.get_untracked() == Sending::NoSignal {
            self.send();
        }
    }

    fn send(self: &Rc<Self>) {
        let gathering = Rc::clone(self);
        let sending = gathering.signals.sending;
        sending.set(Sending::UnderWay(0));
        spawn_local(async move {
            let moved = move |percent: u32| {
                sending.set(if percent < 100 {
                    Sending::UnderWay(percent)
                } else {
                    Sending::Checking
                });
            };
            match post(&gathering.form, gathering.account, moved).await {
                Answer::Arrived => {
                    sending.set(Sending::Checking);
                    go_to(&gathering.home);
                }
                Answer::Unknown => {
                    sending.set(Sending::NoSignal);
                    let again = Rc::clone(&gathering);
                    let tries = gathering.tries.get();
                    gathering.tries.set((tries + 1).min(6));
                    let pause = Duration::from_secs(AGAIN << tries);
                    set_timeout(move || again.send_again(), pause);
                }
                Answer::SignedOut => sending.set(Sending::SignedOut),
                Answer::Refused(reason) => sending.set(Sending::Refused(reason)),
                Answer::Failed => {
                    sending.set(Sending::Checking);
                    let _ = gathering.form.submit();
                }
            }
        });
    }
}
