use leptos::prelude::*;

use crate::ui::Asset;
use crate::words::style as words;

/// What is printed: black on white in every theme.
pub(super) fn paper(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    view! {
        <div class="stack">
            <article class="sheet">
                <header class="sheet__head"><Asset name="mark-print.svg" width=148 height=32 alt="Kemas"/></header>
                <h3 class="sheet__title">{words::sheet(language)}</h3>
                <ol class="sheet__list"><li><strong>{words::must(language)}</strong><p>{words::sample_remark(language)}</p></li></ol>
                <p class="sheet__foot">{words::sample_product(language)}</p>
            </article>
            <div class="code-slips">
                <section class="code-slip">
                    <Asset name="mark-print.svg" width=102 height=22 alt="Kemas"/>
                    <p class="code-slip__name">"Siti Aminah"</p>
                    <p class="code-slip__code">"KMRT-7P4X"</p>
                    <p class="code-slip__text">{words::notice_text(language)}</p>
                </section>
            </div>
            <div class="receipt">
                <div class="receipt__head">
                    <Asset class="receipt__picture" name="receipt.svg" width=320 height=220/>
                    <h3>{words::sent(language)}</h3>
                    <p class="receipt__number">"K-00001-7"</p>
                </div>
            </div>
        </div>
    }
    .into_any()
}
