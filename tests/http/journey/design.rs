use domain::time::MINUTE;
use tests::{ASSIGNMENT, SITI, TestApp, WATI, Work};

use super::{open_for_a_new_product, state};

tests::on_both_engines! {
    a_design_is_sent_answered_mended_and_passed,
}

async fn a_design_is_sent_answered_mended_and_passed(app: TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let mut wati = app.sign_in(WATI).await;
    let first = open_for_a_new_product(&mut siti, "Keripik bayam 80 g").await;
    let empty = siti.get(&first.page()).await.ok();
    empty.sees("Belum diisi: Bagian depan, Daftar bahan, Tabel gizi, Tinggi huruf.");
    first.fill(&mut siti).await;
    let full = siti
        .get(&first.page())
        .await
        .ok()
        .sees("Semua yang wajib sudah terisi.");
    assert_eq!(
        full.form(&first.at("slots/height")).value("value-height"),
        "1,2"
    );
    siti.submit(&full.form(&first.at("send")))
        .await
        .redirects_to(&first.at("receipt"));
    siti.get(&first.at("receipt"))
        .await
        .ok()
        .sees("Nomor tanda terima")
        .sees(&format!("K-{:05}-", first.version))
        .sees("depan.jpg")
        .sees("Selasa, 1 Desember 2026");
    siti.get("/today").await.ok().sees("Keterangan dasar");

    wati.get("/queue")
        .await
        .ok()
        .sees("Keripik bayam 80 g, kiriman pertama")
        .sees(SITI.name);
    first.judge(&mut wati, "fix").await;
    first.remark(&mut wati, "Tambahkan alergen kedelai.").await;
    first.release(&mut wati, "soon").await;
    app.do_jobs().await;
    siti.get(&first.at("feedback")).await.has(404);
    siti.get(&first.page()).await.ok().lacks("alergen kedelai");

    app.pass(10 * MINUTE);
    app.do_jobs().await;
    assert_eq!(state(&app, first).await, ["released"]);
    siti.get("/today")
        .await
        .ok()
        .sees("Baca catatan pendamping");
    let feedback = siti.get(&first.at("feedback")).await.ok();
    let feedback = feedback
        .sees("Perbaiki dan kirim lagi")
        .sees("1 wajib")
        .sees("Nama produk terbaca jelas.")
        .sees("Tambahkan alergen kedelai.");
    siti.get(&first.at("sheet"))
        .await
        .ok()
        .sees("Tambahkan alergen kedelai.");

    let next = feedback.form(&format!("{}/next", first.page()));
    siti.submit(&next).await.redirects_to(&first.page());
    let second = Work::newest(&mut siti, first.submission).await;
    assert_ne!(second.version, first.version);
    let carried = siti.get(&second.page()).await.ok();
    let carried = carried
        .sees("Dari kiriman sebelumnya")
        .sees("Tambahkan alergen kedelai.");
    let form = carried.form(&second.at("slots/ingredients"));
    assert_eq!(form.value("value-ingredients"), "Kedelai, minyak.");
    let form = form.with("value-ingredients", "*Kedelai*, minyak.");
    siti.submit(&form).await.redirects();
    siti.submit(&carried.form(&second.at("send")))
        .await
        .redirects_to(&second.at("receipt"));

    wati.get("/queue")
        .await
        .ok()
        .sees("Keripik bayam 80 g, perbaikan ke-1");
    let desk = wati
        .get(&second.desk())
        .await
        .ok()
        .sees("Tambahkan alergen kedelai.");
    wati.submit(&desk.form(&second.desk())).await.redirects();
    let remark = app
        .number(&format!(
            "select r.id from remark r join assessment a on a.id = r.assessment_id where a.version_id = {} \
             and r.carried_from is not null",
            second.version
        ))
        .await;
    let path = format!("{}/remarks/{remark}", second.desk());
    let form = wati
        .get(&second.desk())
        .await
        .ok()
        .form(&path)
        .with("state", "fixed");
    wati.submit(&form).await.redirects();
    second.judge(&mut wati, "passed").await;
    second.release(&mut wati, "soon").await;
    app.pass(10 * MINUTE);
    app.do_jobs().await;

    siti.get(&second.at("feedback"))
        .await
        .ok()
        .sees("Desain ini disetujui.")
        .sees("✓ Sudah diperbaiki");
    siti.get("/learn")
        .await
        .ok()
        .sees("1 dari 3 langkah selesai");
    let done = app
        .texts("select key from completion where kind = 'assignment'")
        .await;
    assert_eq!(done, [ASSIGNMENT]);
    wati.get("/queue").await.ok().sees("Semua sudah dibalas");
    app.close().await;
}
