use domain::language::Language;
use leptos::prelude::*;

use crate::format;
use crate::words::submissions as words;

#[cfg(feature = "hydrate")]
mod desk;
#[cfg(feature = "hydrate")]
mod kept;
#[cfg(feature = "hydrate")]
mod post;
#[cfg(feature = "hydrate")]
mod shrink;

#[cfg(feature = "hydrate")]
pub(super) use desk::{AGAIN, bytes};
#[cfg(feature = "hydrate")]
pub(super) use post::{Answer, post};

/// How far a picked file has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// Nothing is picked.
    #[default]
    Nothing,
    /// The photo is made smaller.
    Shrinking,
    /// Ready; whether the device keeps a copy until the server has it.
    Picked {
        /// It does.
        is_kept: bool,
    },
    /// So many percent have left.
    UnderWay(u32),
    /// Everything has left; the answer is the page that comes next.
    Checking,
    /// The server does not answer; it is tried again.
    NoSignal,
    /// The session has ended, or is somebody else's.
    SignedOut,
    /// The server says no, and why.
    Refused(String),
}

/// What is known of a picked file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// Where its picture can be seen, if it is one that the browser can open.
    pub picture: Option<String>,
    /// Pixels across and down, if the browser could open it.
    pub pixels: Option<(u32, u32)>,
    /// Bytes as they are sent.
    pub bytes: i64,
    /// Bytes as it was picked.
    pub before: i64,
}

impl Picked {
    fn words(&self, language: Language, shrinks: bool) -> String {
        let size = format::size(language, self.bytes);
        match self.pixels {
            None if shrinks => words::photo_whole(language, size),
            None => size,
            Some((width, height)) => {
                let (width, height) = (
                    format::whole(language, width),
                    format::whole(language, height),
                );
                if self.bytes == self.before {
                    words::photo_size(language, width, height, size)
                } else {
                    let before = format::size(language, self.before);
                    words::photo_shrunk(language, width, height, size, before)
                }
            }
        }
    }
}

impl Sending {
    pub(super) fn words(&self, language: Language) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Shrinking => words::shrinking(language).to_owned(),
            Self::Picked { is_kept: true } => words::picked(language).to_owned(),
            Self::Picked { is_kept: false } => words::ready_to_upload(language).to_owned(),
            Self::UnderWay(percent) => words::sending(language, percent),
            Self::Checking => words::checking(language).to_owned(),
            Self::NoSignal => words::not_sent(language).to_owned(),
            Self::SignedOut => words::not_sent_signed_out(language).to_owned(),
            Self::Refused(reason) => reason.clone(),
        }
    }

    pub(super) const fn class(&self) -> &'static str {
        match self {
            Self::Picked { .. } => "saved-state saved-state--saved",
            Self::Shrinking | Self::UnderWay(_) | Self::Checking => {
                "saved-state saved-state--saving"
            }
            Self::NoSignal | Self::SignedOut | Self::Refused(_) => {
                "saved-state saved-state--failed"
            }
            Self::Nothing => "saved-state",
        }
    }

    pub(super) const fn percent(&self) -> Option<u32> {
        match self {
            Self::UnderWay(percent) => Some(*percent),
            Self::Checking => Some(100),
            _ => None,
        }
    }
}

/// Sends the file of the form it stands in, with its progress; a photo is made smaller first. Where this does not run, or
/// cannot open the photo, the form sends the whole file.
#[island]
pub fn SendFile(
    /// Whose file it is.
    account: i64,
    /// Where it goes: `version-4-front`.
    row: String,
    /// The page it stands on.
    home: String,
    /// Whether it is a photo.
    shrinks: bool,
    /// The reader's.
    language: Language,
) -> impl IntoView {
    let sending = RwSignal::new(Sending::Nothing);
    let picked = RwSignal::new(None::<Picked>);
    let saves_data = RwSignal::new(false);
    let place = NodeRef::<leptos::html::Div>::new();
    let switch = format!("{row}-saver");

    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            let signals = desk::Signals {
                sending,
                picked,
                saves_data,
            };
            desk::begin(&place, account, &row, &home, shrinks, signals);
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (account, row, home);

    view! {
        <div class="send-file" node_ref=place>
            <div class="choice" hidden=move || !shrinks || sending.get() == Sending::Nothing>
                <input
                    class="choice__input"
                    type="checkbox"
                    id=switch.clone()
                    prop:checked=move || saves_data.get()
                    on:change=move |event| saves_data.set(event_target_checked(&event))
                />
                <label class="choice__label" for=switch>{words::data_saver(language)}</label>
                <p class="choice__hint">{words::data_saver_hint(language)}</p>
            </div>
            <div class="send-file__picked" hidden=move || picked.get().is_none()>
                <img
                    class="send-file__picture"
                    alt=""
                    src=move || picked.get().and_then(|picked| picked.picture)
                    hidden=move || picked.get().and_then(|picked| picked.picture).is_none()
                />
                <p class="send-file__size">{move || picked.get().map(|picked| picked.words(language, shrinks))}</p>
            </div>
            <progress
                class="send-file__progress"
                max="100"
                value=move || sending.get().percent()
                aria-label=words::upload(language)
                hidden=move || sending.get().percent().is_none()
            ></progress>
            <p class=move || sending.get().class() role="status" hidden=move || sending.get() == Sending::Nothing>
                {move || sending.get().words(language)}
            </p>
        </div>
    }
}
