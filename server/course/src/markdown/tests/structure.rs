use super::{found, html, rendered};
use crate::{FindingKind, Language};

#[test]
fn blocks_with_a_title() {
    insta::assert_snapshot!(html("> [!TIP]\n> Write **large**.\n\n> [!CAUTION]\n> - small"), @r#"
    <aside class="callout callout--do"><p class="callout__title">Do</p>
    <p>Write <strong>large</strong>.</p>
    </aside>
    <aside class="callout callout--dont"><p class="callout__title">Avoid</p>
    <ul><li>small</li>
    </ul>
    </aside>
    "#);
    let others = "> [!NOTE]\n> a\n\n> [!WARNING]\n> b\n\n> [!IMPORTANT]\n> c\n\n> d";
    insta::assert_snapshot!(rendered(others, Language::Indonesian).html, @r#"
    <aside class="callout callout--note"><p class="callout__title">Perlu diketahui</p>
    <p>a</p>
    </aside>
    <aside class="callout callout--check"><p class="callout__title">Periksa aturan terbaru</p>
    <p>b</p>
    </aside>
    <aside class="callout callout--task"><p class="callout__title">Kerjakan hari ini</p>
    <p>c</p>
    </aside>
    <blockquote><p>d</p>
    </blockquote>
    "#);
}

#[test]
fn a_table_scrolls_by_itself() {
    insta::assert_snapshot!(html("| Pack | Size |\n|---|---:|\n| A & B | 2 |\n\n| Pack | Size |\n|---|---|"), @r#"
    <div class="table-scroll" tabindex="0" role="region" aria-label="Table: Pack, Size"><table class="table"><thead><tr><th scope="col">Pack</th><th scope="col" class="table__number">Size</th></tr></thead><tbody><tr><td>A &amp; B</td><td class="table__number">2</td></tr></tbody></table></div>
    <div class="table-scroll" tabindex="0" role="region" aria-label="Table 2: Pack, Size"><table class="table"><thead><tr><th scope="col">Pack</th><th scope="col">Size</th></tr></thead><tbody></tbody></table></div>
    "#);
    assert_eq!(found("|a|b|c|d|\n|-|-|-|-|"), [FindingKind::WideTable(4)]);
}

#[test]
fn headings_inside_a_part() {
    assert_eq!(html("## A\n### B"), "<h2>A</h2>\n<h3>B</h3>\n");
    assert_eq!(found("### A"), [FindingKind::HeadingSkipped]);
    assert_eq!(found("## A\n#### B"), [FindingKind::HeadingLevel(4)]);
    assert_eq!(found("> # A"), [FindingKind::HeadingLevel(1)]);
}

#[test]
fn lists_code_and_breaks() {
    insta::assert_snapshot!(html("3. a\\\n   `<b>`\n\n---\n\n```\n</code>[!x\n```"), @r#"
    <ol start="3"><li>a<br><code>&lt;b&gt;</code></li>
    </ol>
    <hr><pre><code>&lt;/code&gt;[!x
    </code></pre>
    "#);
}

#[test]
fn html_is_text() {
    let text = "<div onclick=\"x\">\n<b>\n</div>\n\na <script>alert(1)</script> <!-- c -->";
    let rendered = rendered(text, Language::English);
    insta::assert_snapshot!(rendered.html, @r#"
    <p>&lt;div onclick="x"&gt;
    &lt;b&gt;
    &lt;/div&gt;
    </p>
    <p>a &lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- c --&gt;</p>
    "#);
    let places: Vec<usize> = rendered.findings.iter().map(|(at, _)| *at).collect();
    assert_eq!(places, [0, 32, 48, 58]);
}

#[test]
fn what_is_mistyped_is_noticed() {
    for text in [
        "> [!DO]\n> a",
        "> [!TIP]\n> a\n> [!CAUTION]\n> b",
        "a [!TIP] b",
    ] {
        assert_eq!(found(text), [FindingKind::Unread("[!")], "{text}");
    }
    assert_eq!(found("[rule](source: bpom)"), [FindingKind::Unread("](")]);
}

#[test]
fn words_are_what_is_read() {
    let words = |text| rendered(text, Language::English).words;
    assert_eq!(words("**8**mm – [two](lesson:1.4) words"), 3);
    assert_eq!(words("## A\nb\nc `d`\n\n- e\n- f\n\n|g|\n|-|\n|h|"), 8);
    assert_eq!(words("![not read](label.svg \"but this is\")"), 3);
    assert_eq!(words("> [!TIP]\n> two words"), 2);
}
