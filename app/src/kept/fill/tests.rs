use super::fill;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

const PAGE: &str = r#"<p>a &lt; b</p><!-- <form action="/a"> --><form method="post" action="/language"><input name="language" value="en"></form>
<form class="form" method="post" action="/a"><input type="hidden" name="key" value="new"><input name="name" value="old">
<input type="password" name="password"><input type="checkbox" name="m" value="id" checked=""><input type="checkbox" name="m" value="my">
<select name="c"><option value="x" selected="">X</option><option value="y">Y</option></select>
<textarea name="t" rows="4">
old</textarea><input name="cell" value=""><input name="cell" value=""><button name="when" value="now">Send</button></form><p>after</p>"#;

#[test]
fn a_form_is_filled_as_it_was() {
    let typed = fields(&[
        ("key", "k1"),
        ("name", "Keripik \"tempe\" & <b>"),
        ("password", "secret"),
        ("m", "my"),
        ("c", "y"),
        ("t", "satu\r\n</textarea><script>"),
        ("cell", "Energi"),
        ("cell", "90"),
        ("when", "now"),
    ]);
    let filled = fill(PAGE, "/a", &typed).expect("a form");
    let html = &filled.html;
    assert!(
        html.contains(
            r#"<form class="form" method="post" action="/a" id="kept-form" data-unsaved="">"#
        ),
        "{html}"
    );
    assert!(html.contains(r#"name="key" value="k1">"#), "{html}");
    assert!(
        html.contains(r#"name="name" value="Keripik &quot;tempe&quot; &amp; &lt;b&gt;">"#),
        "{html}"
    );
    assert!(
        html.contains(r#"<input type="password" name="password">"#),
        "{html}"
    );
    assert!(
        html.contains(
            r#"name="m" value="id"><input type="checkbox" name="m" value="my" checked="">"#
        ),
        "{html}"
    );
    assert!(
        html.contains(r#"<option value="x">X</option><option value="y" selected="">Y"#),
        "{html}"
    );
    assert!(
        html.contains("\nsatu\r\n&lt;/textarea&gt;&lt;script&gt;</textarea>"),
        "{html}"
    );
    assert!(
        html.contains(r#"name="cell" value="Energi"><input name="cell" value="90">"#),
        "{html}"
    );
    assert!(
        html.contains(r#"<p>a &lt; b</p>"#) && html.ends_with("<p>after</p>"),
        "{html}"
    );
    assert_eq!(filled.anchor, "kept-form");
    // A password is in no value, and is no text to be copied either: it was never carried.
    assert_eq!(filled.left, fields(&[("password", "secret")]));
}

#[test]
fn what_has_no_place_is_left_over() {
    let typed = fields(&[
        ("key", "k"),
        ("gone", "kalimat panjang"),
        ("empty", " "),
        ("c", "z"),
    ]);
    let filled = fill(PAGE, "/a", &typed).expect("a form");
    assert_eq!(
        filled.left,
        fields(&[("gone", "kalimat panjang"), ("c", "z")])
    );
    assert!(filled.html.contains(r#"<option value="x" selected="">"#));
    assert!(fill(PAGE, "/b", &typed).is_none());
}

#[test]
fn of_two_forms_to_one_place_it_is_the_one_that_was_sent() {
    let page = r#"<form method="post" action="/r"><input name="key" value=""><button name="when" value="now">a</button></form>
        <form method="post" action="/r"><input name="key" value=""><input name="words" value=""></form>"#;
    let filled = fill(page, "/r", &fields(&[("key", "k"), ("words", "Bagus")])).expect("a form");
    assert!(
        filled
            .html
            .contains(r#"<input name="words" value="Bagus">"#)
    );
    assert!(
        filled
            .html
            .contains(r#"action="/r"><input name="key" value="">"#)
    );
}

#[test]
fn what_a_button_outside_its_form_sent_elsewhere_stands_in_the_form_again() {
    let page = r#"<form method="post" action="/other"><input name="name" value=""></form>
<form method="post" action="/desk/1" id="judgement"><input type="hidden" name="key" value="new"><textarea name="strength">
</textarea></form><button form="judgement" formaction="/desk/1/release" name="when" value="soon">A</button>
<button form="judgement" formaction="/desk/1/release" name="when" value="now">B</button>"#;
    let typed = fields(&[("key", "k1"), ("strength", "Rapi."), ("when", "now")]);
    let filled = fill(page, "/desk/1/release", &typed).expect("the form");
    assert!(filled.html.contains("Rapi.</textarea>"), "{}", filled.html);
    assert_eq!(filled.anchor, "judgement");
    assert!(filled.left.is_empty(), "{:?}", filled.left);
    assert!(fill(page, "/desk/2/release", &typed).is_none());
}
