use leptos::prelude::*;

/// The only place that draws a `textarea`: the framework does not escape text inside one, so it is done here.
/// The first line end is eaten by browsers, so one is given.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into)] value: String,
    #[prop(optional)] rows: Option<u32>,
    #[prop(optional)] maxlength: Option<u32>,
    #[prop(optional, into)] described_by: Option<String>,
    #[prop(optional)] invalid: bool,
) -> impl IntoView {
    let escaped = format!("\n{}", escape(&value));
    view! {
        <textarea
            class="field__control"
            id=id
            name=name
            rows=rows.unwrap_or(4)
            maxlength=maxlength
            aria-describedby=described_by.filter(|ids| !ids.is_empty())
            aria-invalid=invalid.then_some("true")
            inner_html=escaped
        ></textarea>
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_closes_the_box() {
        assert_eq!(
            escape("</textarea><script>&"),
            "&lt;/textarea&gt;&lt;script&gt;&amp;"
        );
    }
}
