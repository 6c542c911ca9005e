use domain::language::Language;
use leptos::prelude::*;

use super::Sending;
use crate::format;
use crate::words::submissions as words;

#[cfg(feature = "hydrate")]
mod gather;
#[cfg(feature = "hydrate")]
mod hear;
#[cfg(feature = "hydrate")]
mod transfer;

/// A file that is about to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered {
    /// Which one it is on this page.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// How large it is.
    pub bytes: i64,
    /// Where its picture can be seen, if it is one.
    pub picture: Option<String>,
}

/// Gathers files for the form it stands in: pasted, dropped anywhere on the page, or picked, one after the other; each can
/// be taken out again before all are sent. Where this does not run, the form's own field takes several at once.
#[island]
pub fn BringFiles(
    /// Who brings them.
    account: i64,
    /// The page they wait on.
    home: String,
    /// The reader's.
    language: Language,
) -> impl IntoView {
    let gathered = RwSignal::new(Vec::<Gathered>::new());
    let sending = RwSignal::new(Sending::Nothing);
    let taken_out = RwSignal::new(None::<u32>);
    let is_awake = RwSignal::new(false);
    let place = NodeRef::<leptos::html::Div>::new();

    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            let signals = gather::Signals {
                gathered,
                sending,
                taken_out,
            };
            is_awake.set(hear::begin(&place, account, &home, language, signals));
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (account, home);

    let count = move || i64::try_from(gathered.get().len()).unwrap_or(i64::MAX);
    let state = move || match sending.get() {
        Sending::Nothing => words::bring_ready(language, count()),
        Sending::SignedOut => words::bring_signed_out(language).to_owned(),
        sending => sending.words(language),
    };
    let file = move |file: Gathered| {
        let (name, number) = (file.name.clone(), file.number);
        view! {
            <li class="bring__file">
                {file.picture.map(|picture| view! { <img class="bring__picture" src=picture alt=""/> })}
                <p class="bring__name"><bdi>{file.name}</bdi>" · "{format::size(language, file.bytes)}</p>
                <button
                    class="button button--small button--quiet"
                    type="button"
                    aria-label=words::take_out_file(language, name)
                    on:click=move |_| taken_out.set(Some(number))
                >
                    {words::take_out(language)}
                </button>
            </li>
        }
    };
    view! {
        <div class="bring__gathered" node_ref=place>
            <p class="bring__hint" hidden=move || !is_awake.get()>{words::bring_paste(language)}</p>
            <ul class="bring__files" role="list" hidden=move || gathered.get().is_empty()>
                {move || gathered.get().into_iter().map(file).collect_view()}
            </ul>
            <progress
                class="send-file__progress"
                max="100"
                value=move || sending.get().percent()
                aria-label=words::take_in(language)
                hidden=move || sending.get().percent().is_none()
            ></progress>
            <p class=move || sending.get().class() role="status" hidden=move || gathered.get().is_empty()>
                {state}
            </p>
        </div>
    }
}
