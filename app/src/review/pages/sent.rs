use leptos::prelude::*;
use store::review::Desk;
use store::submissions::FilePreview;

use crate::submissions::SlotCard;
use crate::words::review as words;

/// What was sent: pictures large, everything else as it stands in its slot.
#[component]
pub fn WhatWasSent(desk: Desk) -> impl IntoView {
    let language = crate::ui::Language::current();
    desk.assignment
        .slots
        .iter()
        .filter_map(|slot| {
            let entry = desk.entries.iter().find(|entry| entry.slot_key == slot.key).cloned()?;
            let title = slot.title.in_language(language).to_owned();
            let pages = match entry.file.as_ref().map(|file| (file.id, file.preview.clone(), file.name.clone())) {
                Some((id, FilePreview::Ready { pages, width, height }, name)) => view! {
                    <figure>
                        {(1..=pages)
                            .map(|page| {
                                let alt = words::sent_alt(language, &title);
                                let source = format!("/previews/{id}/screen/{page}");
                                let loading = if page == 1 { "eager" } else { "lazy" };
                                view! { <img src=source alt=alt width=width height=height loading=loading/> }
                            })
                            .collect_view()}
                        <figcaption class="desk__caption">
                            <span>{title}</span>
                            {entry.is_data_saver.then(|| view! { <span>{crate::words::submissions::data_saver_mark(language)}</span> })}
                            <a href=format!("/files/{id}")>{words::download(language, name)}</a>
                        </figcaption>
                    </figure>
                }
                .into_any(),
                _ => view! { <SlotCard asked=slot.clone() entry=Some(entry) version=desk.head.id is_editable=false/> }.into_any(),
            };
            Some(pages)
        })
        .collect_view()
}
