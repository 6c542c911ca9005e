use domain::language::Language;
use leptos::prelude::*;

use super::Saving;
use super::saving::clock;
use crate::words::ui as words;

#[cfg(feature = "hydrate")]
mod answer;
#[cfg(feature = "hydrate")]
mod form;
#[cfg(feature = "hydrate")]
mod leave;
#[cfg(feature = "hydrate")]
mod send;
#[cfg(feature = "hydrate")]
mod watch;

/// How far a form's text goes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Reach {
    /// To the server, by the path of the form.
    Server,
    /// To this device only, until it is sent: a remark exists once somebody adds it.
    Device,
}

/// Something typed earlier that the server does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The hour and minute it was typed.
    pub at: (u32, u32),
    /// Whether the server's text was changed after it.
    pub is_outdated: bool,
}

/// Saves the form it stands in while somebody types, and says truly how far that has come. Until the server has it, a copy
/// stays on the device and is offered after a crash.
#[island]
pub fn Autosave(
    /// Whose words they are.
    account: i64,
    /// What they belong to: `desk-12`.
    row: String,
    /// The page they stand on.
    home: String,
    /// How far they go.
    reach: Reach,
    /// Whether the form holds words that were not saved.
    is_unsaved: bool,
    /// What the head of its slot says once it is saved; nothing where it stands in none.
    received: String,
    /// The reader's.
    language: Language,
) -> impl IntoView {
    let page = home.clone();
    let saving = RwSignal::new(Saving::Quiet);
    let is_kept = RwSignal::new(false);
    let found = RwSignal::new(None::<Found>);
    let choice = RwSignal::new(None::<bool>);
    let place = NodeRef::<leptos::html::Div>::new();

    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            let signals = watch::Signals {
                saving,
                is_kept,
                found,
                choice,
            };
            let watch = |form| watch::Watch {
                form,
                account,
                reach,
                home: home.clone(),
                received: received.clone(),
                shelf: super::draft::Shelf::of(account, &row),
                signals,
                memory: std::cell::RefCell::default(),
            };
            watch::begin(&place, watch, is_unsaved);
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (account, row, home, reach, is_unsaved, received, choice);

    let state = move || {
        let state = saving.get();
        let kept = (state.is_trouble() && is_kept.get()).then(|| words::draft_kept(language));
        format!("{} {}", state.words(language), kept.unwrap_or_default())
    };
    view! {
        <div class="autosave" node_ref=place>
            <div class="notice notice--info" role="status" hidden=move || found.get().is_none()>
                <p class="notice__title">
                    {move || found.get().map(|found| words::draft_found(language, clock(language, found.at)))}
                </p>
                <p class="notice__text">
                    {move || {
                        found
                            .get()
                            .map(|found| {
                                if found.is_outdated { words::draft_found_changed(language) } else { words::draft_found_text(language) }
                            })
                    }}
                </p>
                <div class="cluster">
                    <button class="button button--small" type="button" on:click=move |_| choice.set(Some(true))>
                        {words::draft_take(language)}
                    </button>
                    <button class="button button--small button--quiet" type="button" on:click=move |_| choice.set(Some(false))>
                        {words::draft_drop(language)}
                    </button>
                </div>
            </div>
            <div class="autosave__state" hidden=move || saving.get() == Saving::Quiet>
                <p
                    class=move || saving.get().class()
                    role="status"
                    aria-live=move || if saving.get().is_trouble() { "polite" } else { "off" }
                >
                    {state}
                </p>
                <a class="button button--small" href=page hidden=move || saving.get() != Saving::Changed>
                    {words::draft_reload(language)}
                </a>
                <a class="button button--small" href="/login" target="_blank" hidden=move || saving.get() != Saving::SignedOut>
                    {words::draft_sign_in(language)}
                </a>
            </div>
        </div>
    }
}
