use tests::{Client, LESSON, MODULE, SITI, TestApp};

tests::on_both_engines! {
    a_lesson_is_read_and_marked,
    a_quiz_keeps_its_keys_until_it_is_finished,
    a_reader_goes_on_where_she_turned_the_page_on_any_device,
    a_quiz_is_called_after_its_module_and_leaves_a_trace,
    a_going_is_measured_by_the_mark_it_began_with,
}

async fn a_lesson_is_read_and_marked(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    siti.get("/today").await.ok().sees("Keterangan dasar");
    let lesson = format!("/lessons/{LESSON}");
    siti.get(&lesson)
        .await
        .ok()
        .sees("Bagian 1 dari 2")
        .sees("Nama produk.");
    let last = siti.get(&format!("{lesson}?part=2")).await.ok();
    let understood = last.form(&format!("{lesson}/understood"));
    siti.submit(&understood).await.redirects_to("/today");
    siti.get(&format!("{lesson}?part=2"))
        .await
        .ok()
        .sees("Materi ini sudah Anda tandai paham.");
    siti.get("/learn")
        .await
        .ok()
        .sees("1 dari 3 langkah selesai");
    // The next step is the quiz, on every device.
    let mut telephone = app.sign_in(SITI).await;
    telephone.get("/today").await.ok().sees("Kerjakan kuis");
    app.close().await;
}

async fn answer(siti: &mut Client, choices: [&str; 2]) {
    let quiz = format!("/quizzes/{MODULE}");
    for choice in choices {
        let asked = siti.get(&quiz).await.ok();
        hides_its_keys(asked.html());
        let form = asked
            .form(&format!("{quiz}/answers"))
            .with("choice", choice);
        siti.submit(&form).await.redirects_to(&quiz);
    }
}

fn hides_its_keys(html: String) {
    for word in ["Alasan", "right", "is_right", "Yang tepat"] {
        assert!(!html.contains(word), "an open question holds “{word}”");
    }
}

async fn a_quiz_keeps_its_keys_until_it_is_finished(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let quiz = format!("/quizzes/{MODULE}");
    let before = siti
        .get(&quiz)
        .await
        .ok()
        .sees("2 soal")
        .sees("Boleh diulang tanpa batas");
    hides_its_keys(before.html());
    let begin = format!("{quiz}/begin");
    siti.submit(&before.form(&begin)).await.redirects_to(&quiz);

    // Without a choice the question is asked again, with the reason.
    let asked = siti.get(&quiz).await.ok().sees("Soal 1 dari 2");
    let refused = siti
        .submit(&asked.form(&format!("{quiz}/answers")))
        .await
        .refused();
    hides_its_keys(refused.sees("Pilih satu jawaban dulu.").html());

    answer(&mut siti, ["1", "1"]).await;
    let ready = siti.get(&quiz).await.ok().sees("Semua soal sudah dijawab");
    hides_its_keys(ready.html());
    siti.submit(&ready.form(&format!("{quiz}/finish")))
        .await
        .redirects_to(&quiz);
    let result = siti.get(&quiz).await.ok();
    let result = result
        .sees("1 dari 2 benar, nilai 50.")
        .sees("Belum lulus")
        .sees("Yang tepat: Sembilan")
        .sees("Alasan tiga.")
        .sees("Baca lagi materi 5.1");

    siti.submit(&result.form(&begin)).await.redirects_to(&quiz);
    answer(&mut siti, ["2", "1"]).await;
    let ready = siti.get(&quiz).await.ok();
    siti.submit(&ready.form(&format!("{quiz}/finish")))
        .await
        .redirects();
    siti.get(&quiz)
        .await
        .ok()
        .sees("2 dari 2 benar, nilai 100.")
        .sees("Nilai terbaik Anda 100");

    // A worse third going takes nothing away.
    let again = siti.get(&quiz).await.ok();
    siti.submit(&again.form(&begin)).await.redirects();
    answer(&mut siti, ["4", "4"]).await;
    let ready = siti.get(&quiz).await.ok();
    siti.submit(&ready.form(&format!("{quiz}/finish")))
        .await
        .redirects();
    siti.get(&quiz).await.ok().sees("Nilai terbaik Anda 100");
    siti.get("/learn")
        .await
        .ok()
        .sees("1 dari 3 langkah selesai");
    app.close().await;
}

async fn a_reader_goes_on_where_she_turned_the_page_on_any_device(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let lesson = format!("/lessons/{LESSON}");
    let place = format!("{lesson}/place");
    // Looking, or a browser that looks ahead, moves nothing.
    siti.get(&format!("{lesson}?part=2")).await.ok();
    assert_eq!(app.number("select count(*) from reading_place").await, 0);
    let first = siti.get(&lesson).await.ok().sees("Bagian 1 dari 2");
    let turn = first.form(&place).with("part", "2");
    siti.submit(&turn)
        .await
        .redirects_to(&format!("{lesson}?part=2"));
    siti.post(&place, &[("part", "9")]).await.has(404);

    let mut telephone = app.sign_in(SITI).await;
    telephone
        .get("/today")
        .await
        .ok()
        .sees("Lanjutkan dari bagian terakhir.");
    let page = telephone.get(&lesson).await.ok().sees("Bagian 2 dari 2");
    // The first part is still a page of its own.
    telephone
        .get(&format!("{lesson}?part=1"))
        .await
        .ok()
        .sees("Bagian 1 dari 2");
    let understood = page.form(&format!("{lesson}/understood"));
    telephone.submit(&understood).await.redirects();
    siti.get(&lesson).await.ok().sees("Bagian 1 dari 2");
    let trail = "select action from audit where object_kind = 'enrollment'";
    assert_eq!(app.texts(trail).await, ["lesson.complete"]);
    app.close().await;
}

async fn a_quiz_is_called_after_its_module_and_leaves_a_trace(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let quiz = format!("/quizzes/{MODULE}");
    let before = siti.get(&quiz).await.ok().sees("Kuis: Label");
    siti.submit(&before.form(&format!("{quiz}/begin")))
        .await
        .redirects();
    siti.get(&quiz).await.ok().sees("Kuis: Label");
    answer(&mut siti, ["2", "1"]).await;
    let ready = siti.get(&quiz).await.ok();
    siti.submit(&ready.form(&format!("{quiz}/finish")))
        .await
        .redirects();
    siti.get(&quiz).await.ok().sees("Kuis: Label");
    let trail = "select action from audit where object_kind = 'quiz_attempt' order by id";
    assert_eq!(app.texts(trail).await, ["quiz.begin", "quiz.finish"]);
    app.close().await;
}

async fn a_going_is_measured_by_the_mark_it_began_with(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let quiz = format!("/quizzes/{MODULE}");
    let before = siti.get(&quiz).await.ok();
    siti.submit(&before.form(&format!("{quiz}/begin")))
        .await
        .redirects();
    app.change("update quiz_attempt set pass_mark = 50").await;
    answer(&mut siti, ["1", "1"]).await;
    let ready = siti.get(&quiz).await.ok();
    siti.submit(&ready.form(&format!("{quiz}/finish")))
        .await
        .redirects();
    siti.get(&quiz)
        .await
        .ok()
        .sees("1 dari 2 benar, nilai 50.")
        .lacks("Belum lulus");
    let passed = "select count(*) from completion where kind = 'quiz'";
    assert_eq!(app.number(passed).await, 1);
    app.close().await;
}
