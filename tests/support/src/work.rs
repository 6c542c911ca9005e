use crate::{Client, jpeg};

/// The assignment of the tests' course.
pub const ASSIGNMENT: &str = "t5";
/// Its module, which has the quiz.
pub const MODULE: &str = "m5";
/// Its lesson.
pub const LESSON: &str = "5.1";

/// A piece of work on the assignment, and the steps everybody takes with it.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// The submission.
    pub submission: i64,
    /// Its newest version when this was made.
    pub version: i64,
}

impl Work {
    /// Opens the assignment for a product.
    pub async fn open(owner: &mut Client, product: i64) -> Self {
        let path = format!("/assignments/{ASSIGNMENT}/open");
        let opened = owner
            .post(&path, &[("product", &product.to_string())])
            .await
            .redirects();
        let submission = last_number(opened.location());
        Self::newest(owner, submission).await
    }

    /// A submission with the version that can be sent now.
    pub async fn newest(owner: &mut Client, submission: i64) -> Self {
        let page = owner.get(&format!("/submissions/{submission}")).await.ok();
        let html = page.html();
        let (_, rest) = html.split_once("action=\"/versions/").expect("a version");
        let version = rest.split('/').next().map_or(0, last_number);
        Self {
            submission,
            version,
        }
    }

    /// A path below the version: `send`, `slots/height`.
    #[must_use]
    pub fn at(&self, rest: &str) -> String {
        format!("/versions/{}/{rest}", self.version)
    }

    /// The submission's page.
    #[must_use]
    pub fn page(&self) -> String {
        format!("/submissions/{}", self.submission)
    }

    /// The version on the mentor's desk.
    #[must_use]
    pub fn desk(&self) -> String {
        format!("/desk/{}", self.version)
    }

    /// Fills every compulsory slot.
    pub async fn fill(&self, owner: &mut Client) {
        owner
            .upload(&self.at("files/front"), "depan.jpg", &jpeg())
            .await
            .redirects();
        self.fill_words(owner).await;
    }

    /// Fills every compulsory slot but the photo.
    pub async fn fill_words(&self, owner: &mut Client) {
        let slots: [(&str, &[(&str, &str)]); 3] = [
            ("ingredients", &[("value-ingredients", "Kedelai, minyak.")]),
            ("nutrition", &[("cell", "Energi"), ("cell", "90 kkal")]),
            ("height", &[("value-height", "1,2")]),
        ];
        for (slot, fields) in slots {
            let path = self.at(&format!("slots/{slot}"));
            owner.post(&path, fields).await.redirects();
        }
    }

    /// Opens, fills and sends.
    pub async fn sent(owner: &mut Client, product: i64) -> Self {
        let work = Self::open(owner, product).await;
        work.fill(owner).await;
        owner
            .post(&work.at("send"), &[])
            .await
            .redirects_to(&work.at("receipt"));
        work
    }

    /// Saves a judgement that lacks nothing.
    pub async fn judge(&self, mentor: &mut Client, decision: &str) {
        let form = mentor.get(&self.desk()).await.ok().form(&self.desk());
        let form = form
            .with("strength", "Nama produk terbaca jelas.")
            .with("next_step", "Ukur huruf terkecil.")
            .with("level-complete", "4")
            .with("level-readable", "3")
            .with("decision", decision);
        mentor.submit(&form).await.redirects();
    }

    /// Adds a compulsory remark.
    pub async fn remark(&self, mentor: &mut Client, words: &str) {
        let path = format!("{}/remarks", self.desk());
        let form = mentor.get(&self.desk()).await.ok().form(&path);
        let form = form.with("words", words).with("severity", "must");
        mentor.submit(&form).await.redirects();
    }

    /// Makes a link to the sheet, and answers its secret.
    pub async fn share(&self, sharer: &mut Client) -> String {
        let path = self.at("sheet/links");
        let form = sharer.get(&self.at("sheet")).await.ok().form(&path);
        let page = sharer.submit(&form).await.ok();
        let html = page.html();
        let (_, rest) = html.split_once("/s/").expect("a link");
        rest.split(['<', '"', '%', ' '])
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    /// Releases the judgement, `soon` or `now`.
    pub async fn release(&self, mentor: &mut Client, when: &str) {
        let path = format!("{}/release", self.desk());
        mentor.post(&path, &[("when", when)]).await.redirects();
    }
}

fn last_number(path: &str) -> i64 {
    path.rsplit('/')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or_else(|| panic!("{path} does not end in a number"))
}
