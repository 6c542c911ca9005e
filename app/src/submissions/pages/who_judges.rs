use domain::submissions::Judging;
use leptos::prelude::*;
use store::submissions::WhoJudges;

use crate::words::submissions as words;

/// Who judges what is sent, in words, before it is sent.
#[component]
pub(super) fn WhoJudgesIt(who: WhoJudges, mentor: Option<String>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let mentor = mentor.unwrap_or_else(|| words::a_mentor(language).to_owned());
    let sample = who.sample_of.map(|of| match who.judging {
        Judging::Mentor => words::sample_read(language, of),
        Judging::OwnCheck => words::sample_own(language, of),
    });
    let judged = match who.judging {
        Judging::Mentor => format!(
            "{} {}",
            words::read_by(language, mentor),
            words::answered_within(language, who.reply_days)
        ),
        Judging::OwnCheck => words::checked_by_yourself(language).to_owned(),
    };
    view! {
        <p>
            {sample.map(|sample| format!("{sample} "))}
            {judged}
        </p>
    }
}
