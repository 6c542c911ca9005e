use tests::{TestApp, heic, jpeg, large_photo, pdf};

use super::begun;

#[tokio::test]
async fn a_file_of_the_wrong_kind_says_what_to_do() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    work.fill_words(&mut siti).await;
    let (photo, print) = (work.at("files/front"), work.at("files/label_pdf"));
    let iphone = heic();
    let large = large_photo();
    let whole = jpeg();
    let cases: [(&str, &str, &[u8], &str); 6] = [
        (
            &photo,
            "depan.jpg",
            b"bukan foto",
            "bukan foto JPEG, PNG, atau WebP",
        ),
        (
            &photo,
            "label.jpg",
            &pdf(),
            "bukan foto JPEG, PNG, atau WebP",
        ),
        (&photo, "IMG_1.HEIC", &iphone, "Ini foto HEIC dari iPhone."),
        (&photo, "besar.jpg", &large, "Foto ini lebih dari 20 MB."),
        (&photo, "kosong.jpg", b"", "Pilih berkas dulu."),
        (&print, "label.pdf", &whole, "Berkas ini bukan PDF."),
    ];
    for (path, name, bytes, words) in cases {
        siti.upload(path, name, bytes)
            .await
            .refused()
            .sees(words)
            .sees("Kedelai, minyak.");
    }
    assert_eq!(app.stored_files(), 0);
    assert_eq!(app.number("select count(*) from file").await, 0);
    // The name lies, the content does not.
    siti.upload(&photo, "depan.txt", &whole).await.redirects();
    app.close().await;
}

#[tokio::test]
async fn a_picture_of_too_many_pixels_is_known_by_its_header() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    let mut bomb = jpeg();
    let frame = bomb
        .windows(2)
        .position(|mark| mark == [0xff, 0xc0])
        .expect("a frame");
    bomb[frame + 5..frame + 9].copy_from_slice(&[0x40, 0, 0x40, 0]);
    siti.upload(&work.at("files/front"), "bom.jpg", &bomb)
        .await
        .refused()
        .sees("lebih dari 50 megapiksel");
    app.close().await;
}

#[tokio::test]
async fn a_cut_upload_leaves_nothing_and_loses_nothing() {
    let app = TestApp::start().await;
    let (mut siti, work) = begun(&app).await;
    work.fill(&mut siti).await;
    // The line goes dead in the middle of the form.
    let page = siti.upload_cut(&work.at("files/front"), &jpeg()).await;
    page.refused()
        .sees("Berkas tidak sampai dengan utuh.")
        .sees("depan.jpg");
    assert_eq!(app.stored_files(), 1);
    app.close().await;
}
