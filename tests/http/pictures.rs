//! Files and pictures on their way out: for whom they are, for how long, and without what the camera wrote.

use tests::{BUDI, PLACE, SITI, TestApp, WATI, Work, jpeg, photo_with_place};

tests::on_both_engines! {
    a_browser_asks_again_before_it_shows_a_picture,
}

async fn a_browser_asks_again_before_it_shows_a_picture(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::sent(&mut siti, product).await;
    let file = app.number("select max(id) from file").await;
    let picture = format!("/previews/{file}/thumb/1");
    siti.get(&picture).await.has(404);
    app.draw(file).await;
    let page = siti.get(&picture).await.ok();
    assert_eq!(page.header("cache-control"), "private, no-cache");
    assert_eq!(page.header("content-type"), "image/jpeg");
    let tag = page.header("etag").to_owned();
    assert!(tag.len() > 10 && tag.starts_with('"'), "{tag}");
    siti.has_tag = Some(tag.clone());
    let known = siti.get(&picture).await.has(304);
    assert!(known.bytes.is_empty());
    assert_eq!(known.header("etag"), tag);
    assert_eq!(known.header("cache-control"), "private, no-cache");
    siti.has_tag = Some("\"other\"".to_owned());
    assert!(!siti.get(&picture).await.ok().bytes.is_empty());
    // The next at the same device has the tag and sees nothing by it.
    for who in [BUDI, WATI] {
        let mut next = app.sign_in(who).await;
        next.has_tag = Some(tag.clone());
        let status = if who == WATI { 304 } else { 404 };
        next.get(&picture).await.has(status);
    }
    siti.has_tag = None;
    let out = siti.post("/logout", &[]).await.redirects();
    assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
    let _ = work;
    app.close().await;
}

#[tokio::test]
async fn a_download_says_nothing_of_where_it_was_taken() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::open(&mut siti, product).await;
    let photo = photo_with_place();
    let has_place = |bytes: &[u8]| {
        let place = PLACE.as_bytes();
        bytes.windows(place.len()).any(|part| part == place)
    };
    assert!(has_place(&photo));
    siti.upload(&work.at("files/front"), "depan.jpg", &photo)
        .await
        .redirects();
    let file = app.number("select max(id) from file").await;
    let path = format!("/files/{file}");
    let page = siti.get(&path).await.ok();
    assert!(!has_place(&page.bytes));
    assert!(!page.html().contains("Exif"));
    // What is handed out is the picture itself.
    assert_eq!(page.bytes, jpeg());
    app.close().await;
}

#[tokio::test]
async fn a_picture_that_cannot_be_cleaned_is_not_handed_out() {
    let app = TestApp::start().await;
    let mut siti = app.sign_in(SITI).await;
    let product = app.number("select min(id) from product").await;
    let work = Work::open(&mut siti, product).await;
    // Its header is whole, its picture is not there.
    let mut broken = jpeg();
    let scan = broken
        .windows(2)
        .position(|mark| mark == [0xff, 0xda])
        .expect("a scan");
    broken.truncate(scan);
    siti.upload(&work.at("files/front"), "rusak.jpg", &broken)
        .await
        .redirects();
    let file = app.number("select max(id) from file").await;
    siti.get(&format!("/files/{file}"))
        .await
        .has(422)
        .sees("Foto ini tidak bisa diunduh");
    app.close().await;
}
