use domain::time::MINUTE;
use tests::{AGUS, BUDI, Client, DEWI, DIMAS, HENDRA, SITI, TestApp, WATI, Work};

/// Everybody who may ask, in the order of the table's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Visitor,
    Owner,
    OtherParticipant,
    Mentor,
    OtherMentor,
    CohortAdmin,
    Officer,
    Sponsor,
}

impl Role {
    pub(super) const ALL: [Self; 8] = [
        Self::Visitor,
        Self::Owner,
        Self::OtherParticipant,
        Self::Mentor,
        Self::OtherMentor,
        Self::CohortAdmin,
        Self::Officer,
        Self::Sponsor,
    ];
}

/// Siti's work in every state, and everybody signed in.
pub(super) struct World {
    pub(super) product: i64,
    /// Filled, not sent.
    pub(super) draft: Work,
    /// In the queue.
    pub(super) sent: Work,
    /// Begun by Wati, with a remark; her lease has run out.
    pub(super) begun: Work,
    pub(super) remark: i64,
    /// Judged, shown in ten minutes.
    pub(super) ready: Work,
    /// Answered: to be mended.
    pub(super) answered: Work,
    /// Sent, and Siti's own to check.
    pub(super) own_check: Work,
    /// A file of the work in the queue.
    pub(super) file: i64,
    /// An upload link of Siti's.
    pub(super) link: i64,
    /// Her link to the answered work's sheet, and its secret.
    pub(super) sheet_link: i64,
    pub(super) token: String,
    /// A second device of Siti's.
    pub(super) session: i64,
    /// Siti, her cohort, and her place in it.
    pub(super) person: i64,
    pub(super) cohort: i64,
    pub(super) enrollment: i64,
    /// A list that Agus brought and did not confirm.
    pub(super) import: i64,
    clients: Vec<Client>,
}

/// A list of one newcomer, as an office saves it.
pub(super) const LIST: &[u8] =
    b"Nama Lengkap;Nomor WhatsApp;Nama Usaha;Kabupaten/Kota;Nama Produk\n\
    Endang Susilowati;0813 9000 0001;Sambal Bu Endang;Kota Malang;Sambal bajak 150 ml\n";

impl World {
    /// Ids only, to check that paths fit routes.
    pub(super) fn with_ids_of(id: i64) -> Self {
        let work = Work {
            submission: id,
            version: id,
        };
        Self {
            product: id,
            draft: work,
            sent: work,
            begun: work,
            remark: id,
            ready: work,
            answered: work,
            own_check: work,
            file: id,
            link: id,
            sheet_link: id,
            token: "none".to_owned(),
            session: id,
            person: id,
            cohort: id,
            enrollment: id,
            import: id,
            clients: Vec::new(),
        }
    }

    pub(super) fn client(&self, role: Role) -> &Client {
        &self.clients[role as usize]
    }

    pub(super) async fn build() -> (TestApp, Self) {
        let app = TestApp::start().await;
        let mut siti = app.sign_in(SITI).await;
        app.sign_in(SITI).await;
        let session = app.number("select max(id) from login_session").await;
        let mut wati = app.sign_in(WATI).await;

        let mut products = Vec::new();
        for name in [
            "Draf",
            "Terkirim",
            "Dibaca",
            "Siap",
            "Dijawab",
            "Diperiksa sendiri",
        ] {
            let fields = [("name", name), ("category", "food"), ("market", "ID")];
            siti.post("/products", &fields).await.redirects();
            products.push(app.number("select max(id) from product").await);
        }
        let draft = Work::open(&mut siti, products[0]).await;
        draft.fill(&mut siti).await;
        siti.post(&draft.at("links/design"), &[]).await.ok();
        let link = app.number("select max(id) from upload_link").await;
        let sent = Work::sent(&mut siti, products[1]).await;
        let file = app.number("select max(id) from file").await;
        app.draw(file).await;
        let begun = Work::sent(&mut siti, products[2]).await;
        begun.judge(&mut wati, "fix").await;
        begun.remark(&mut wati, "Perbesar huruf.").await;
        let remark = app.number("select max(id) from remark").await;
        let answered = Work::sent(&mut siti, products[4]).await;
        answered.judge(&mut wati, "fix").await;
        answered.remark(&mut wati, "Tambah alergen.").await;
        answered.release(&mut wati, "now").await;
        let token = answered.share(&mut siti).await;
        let sheet_link = app.number("select max(id) from share_link").await;
        // Long enough for Wati's lease to run out, so that Agus may stand in.
        app.pass(60 * MINUTE);
        let ready = Work::sent(&mut siti, products[3]).await;
        ready.judge(&mut wati, "passed").await;
        ready.release(&mut wati, "soon").await;

        app.change("update cohort_assignment set judged_by = 'self_check'")
            .await;
        let own_check = Work::sent(&mut siti, products[5]).await;
        app.change("update cohort_assignment set judged_by = 'mentor'")
            .await;

        let mut clients = vec![app.visitor(), siti];
        for who in [BUDI, WATI, DIMAS, AGUS, DEWI, HENDRA] {
            clients.push(app.sign_in(who).await);
        }
        let enrollment = app.number("select min(id) from enrollment").await;
        let cohort = app
            .number("select cohort_id from enrollment order by id limit 1")
            .await;
        let person = app
            .number("select person_id from enrollment order by id limit 1")
            .await;
        let lists = format!("/cohorts/{cohort}/imports");
        clients[Role::CohortAdmin as usize]
            .upload(&lists, "peserta.csv", LIST)
            .await
            .redirects();
        let import = app.number("select max(id) from import").await;
        let world = Self {
            person,
            cohort,
            enrollment,
            import,
            product: products[0],
            draft,
            sent,
            begun,
            remark,
            ready,
            answered,
            own_check,
            file,
            link,
            sheet_link,
            token,
            session,
            clients,
        };
        (app, world)
    }
}
