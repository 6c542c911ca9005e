use tests::{SITI, TestApp, WATI, Work, jpeg};

use super::{begun, sent};

#[tokio::test]
async fn a_required_part_is_not_emptied_once_it_was_sent() {
    let app = TestApp::start().await;
    let (mut siti, work) = sent(&app).await;
    let ingredients = work.at("slots/ingredients");
    let form = siti.get(&work.page()).await.ok().form(&ingredients);
    siti.submit(&form.clone().with("value-ingredients", ""))
        .await
        .refused()
        .sees("sudah terkirim, jadi tidak bisa dikosongkan");
    // What a script saves while somebody types is refused likewise.
    let mut script = siti.clone();
    let id = app.number("select min(person_id) from enrollment").await;
    script.in_background_for = Some(id);
    let emptied = form.clone().with("value-ingredients", "");
    let fields: Vec<_> = emptied
        .fields
        .iter()
        .filter(|(name, _)| name != "key")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    script.post(&ingredients, &fields).await.has(422);
    let kept = app
        .texts("select text from slot_entry where slot_key = 'ingredients'")
        .await;
    assert_eq!(kept, ["Kedelai, minyak."]);
    let swapped = siti.get(&work.page()).await.ok().form(&ingredients);
    siti.submit(&swapped.with("value-ingredients", "Kedelai, garam."))
        .await
        .redirects();
    app.close().await;
}

#[tokio::test]
async fn who_left_can_read_and_adds_nothing() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    work.fill(&mut siti).await;
    let open = siti.get(&work.page()).await.ok();
    let ingredients = work.at("slots/ingredients");
    let typed = open
        .form(&ingredients)
        .with("value-ingredients", "Lain sama sekali.");
    app.change("update enrollment set state = 'left'").await;
    let words = "tidak lagi mengikuti angkatan ini";
    siti.submit(&typed)
        .await
        .refused()
        .sees(words)
        .sees("Lain sama sekali.");
    siti.submit(&open.form(&work.at("send")))
        .await
        .refused()
        .sees(words);
    siti.upload(&work.at("files/front"), "lain.jpg", &jpeg())
        .await
        .refused()
        .sees(words);
    let page = siti.get(&work.page()).await.ok().sees(words);
    assert!(!page.has_form(&work.at("send")));
    assert!(!page.has_form(&ingredients));
    assert!(page.text().contains("Kedelai, minyak."));
    assert_eq!(app.texts("select state from version").await, ["draft"]);
    app.close().await;
}

#[tokio::test]
async fn a_file_does_not_replace_another_unseen() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let front = work.at("files/front");
    let here = siti.get(&work.page()).await.ok().form(&front);
    let mut elsewhere = siti.new_tab();
    let there = elsewhere.get(&work.page()).await.ok().form(&front);
    elsewhere
        .submit_with(&there, "lain.jpg", &jpeg())
        .await
        .redirects();
    let page = siti.submit_with(&here, "depan.jpg", &jpeg()).await;
    let page = page
        .refused()
        .sees("sudah diisi dari tempat lain")
        .sees("lain.jpg");
    assert_eq!(app.stored_files(), 1);
    // Seen now, it may be replaced.
    siti.submit_with(&page.form(&front), "depan.jpg", &jpeg())
        .await
        .redirects();
    let names = app
        .texts("select name from slot_entry e join file f on f.id = e.file_id")
        .await;
    assert_eq!(names, ["depan.jpg"]);
    app.close().await;
}

#[tokio::test]
async fn a_design_may_stand_on_canva() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    work.fill(&mut siti).await;
    let design = work.at("slots/design");
    let form = siti.get(&work.page()).await.ok().form(&design);
    for wrong in [
        "",
        "https://evil.example/canva.com",
        "javascript:alert(1)//canva.com/x",
    ] {
        let page = siti.submit(&form.clone().with("value-design", wrong)).await;
        let page = page.refused().sees("Tempel tautan dari Canva");
        assert_eq!(page.form(&design).value("value-design"), wrong);
        assert!(page.html().contains("href=\"#value-design\""));
    }
    let address = "https://www.canva.com/design/DAF1/view?a=1";
    siti.submit(&form.with("value-design", address))
        .await
        .redirects();
    let link = "href=\"https://www.canva.com/design/DAF1/view?a=1\" rel=\"noopener noreferrer\"";
    let page = siti.get(&work.page()).await.ok();
    let page = page.sees("Siapa saja yang memiliki tautan dapat melihat");
    assert!(page.html().contains(link), "{}", page.html());
    // A file in its place, and the address once more in place of that.
    let form = page.form(&work.at("files/design"));
    siti.submit_with(&form, "label.cdr", b"CDR design")
        .await
        .redirects();
    let page = siti.get(&work.page()).await.ok().sees("label.cdr");
    assert!(!page.html().contains(link));
    // Nothing typed takes no file away.
    let empty = page.form(&design).with("value-design", "");
    siti.submit(&empty).await.refused();
    let form = page.form(&design).with("value-design", address);
    siti.submit(&form).await.redirects();
    siti.post(&work.at("send"), &[]).await.redirects();
    let mut wati = app.sign_in(WATI).await;
    let desk = wati.get(&work.desk()).await.ok();
    assert!(desk.html().contains(link));
    // A text that is no address of theirs never becomes one that can be followed.
    app.change("update slot_entry set text = 'javascript:alert(1)' where slot_key = 'design'")
        .await;
    let desk = wati.get(&work.desk()).await.ok();
    assert!(!desk.html().contains("javascript:"));
    app.close().await;
}

#[tokio::test]
async fn what_passed_is_not_begun_again() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::sent(&mut siti, product).await;
    let mut wati = app.sign_in(WATI).await;
    work.judge(&mut wati, "passed").await;
    work.release(&mut wati, "now").await;
    siti.post(&format!("{}/next", work.page()), &[])
        .await
        .has(404);
    assert_eq!(app.number("select count(*) from version").await, 1);
    app.close().await;
}
