//! Plays the script: every step is the command that a page would have given.

use std::fmt::Display;

use bytes::Bytes;
use domain::access::Actor;
use domain::ids::{PersonId, ProductId, VersionId};
use domain::time::{DAY, HOUR, MINUTE, Timestamp};
use sha2::{Digest, Sha256};
use store::command::{Command, CommandKey};
use store::files::{Files, ObjectKey};
use store::review::{Draft, MarkDraft, NewRemark};
use store::submissions::{Content as SlotContent, NewFile};
use store::{Db, learning, review, submissions};

use super::people::Cast;
use super::script::{Content, Judgement, Owner, Picture, Quiz, Script, Version, Work};

/// Where the script is played.
pub(super) struct Stage<'a> {
    pub(super) db: &'a Db,
    pub(super) files: &'a Files,
    pub(super) course: &'a course::Course,
    pub(super) now: Timestamp,
}

/// One owner's story: a clock that goes on with every step, and numbered keys.
struct Story<'a> {
    stage: &'a Stage<'a>,
    owner: Actor,
    mentor: Actor,
    product: ProductId,
    number: usize,
    step: i64,
}

impl Stage<'_> {
    pub(super) async fn play(&self, script: &Script, cast: &Cast) -> Result<(), String> {
        for (number, owner) in script.owner.iter().enumerate() {
            let (person, product) = cast.owner(number, owner).ok_or("an owner is missing")?;
            let mut story = Story {
                stage: self,
                owner: person,
                mentor: cast.mentor(owner).ok_or("a mentor is missing")?,
                product,
                number,
                step: 0,
            };
            story
                .play(owner)
                .await
                .map_err(|error| format!("the demonstration, {}: {error}", owner.name))?;
        }
        Ok(())
    }
}

impl Story<'_> {
    async fn play(&mut self, script: &Owner) -> Result<(), String> {
        for (lesson, days) in &script.understood {
            let command = self.command(self.owner.person, *days)?;
            learning::complete_lesson(self.stage.db, &self.owner, &command, lesson)
                .await
                .map_err(said)?;
        }
        for (module, quiz) in &script.quizzes {
            self.take_quiz(module, quiz).await?;
        }
        for work in &script.work {
            self.do_work(work).await?;
        }
        Ok(())
    }

    async fn take_quiz(&mut self, module: &str, result: &Quiz) -> Result<(), String> {
        let (db, owner) = (self.stage.db, self.owner.clone());
        let course = self.stage.course;
        let questions = course
            .modules
            .iter()
            .find(|found| found.key == module)
            .and_then(|found| found.quiz.as_ref())
            .map(|quiz| quiz.questions.as_slice())
            .ok_or("no such quiz")?;
        let finish = self.command(owner.person, result.days)?;
        let done = learning::quiz_page(db, &owner, module, finish.now)
            .await
            .map_err(said)?;
        if done.best.is_some() {
            return Ok(());
        }
        learning::begin_attempt(db, &owner, module, finish.now)
            .await
            .map_err(said)?;
        for (at, question) in questions.iter().enumerate() {
            let right = question.options.iter().position(|option| option.right);
            let choice = right.map(|right| {
                if at < result.right {
                    right
                } else {
                    (right + 1) % 4
                }
            });
            let choice = choice.and_then(|choice| i64::try_from(choice + 1).ok());
            learning::answer(db, &owner, module, &question.key, choice, finish.now)
                .await
                .map_err(said)?;
        }
        learning::finish_attempt(db, &owner, &finish, module)
            .await
            .map_err(said)
    }

    async fn do_work(&mut self, work: &Work) -> Result<(), String> {
        let (db, owner) = (self.stage.db, self.owner.clone());
        let begun = work.version.first().and_then(|version| version.sent);
        let command = self.command(owner.person, begun.unwrap_or(3))?;
        let submission = submissions::open(db, &owner, &command, &work.assignment, self.product)
            .await
            .map_err(said)?;
        for (at, version) in work.version.iter().enumerate() {
            let id = if at == 0 {
                let page = submissions::submission_page(db, &owner, submission, self.stage.now)
                    .await
                    .map_err(said)?;
                page.versions.last().ok_or("no version")?.id
            } else {
                let command = self.command(owner.person, version.sent.unwrap_or(0))?;
                submissions::begin_next(db, &owner, &command, submission)
                    .await
                    .map_err(said)?
            };
            self.fill(id, version).await?;
            if let Some(judgement) = &version.judgement {
                self.judge(id, judgement).await?;
            }
        }
        Ok(())
    }

    async fn fill(&mut self, id: VersionId, version: &Version) -> Result<(), String> {
        let (db, owner) = (self.stage.db, self.owner.clone());
        for (slot, content) in &version.slots {
            let command = self.command(owner.person, version.sent.unwrap_or(1))?;
            let content = self.content(content).await?;
            submissions::put_entry(db, &owner, &command, id, slot, &content, None)
                .await
                .map_err(|refusal| format!("{slot}: {refusal:?}"))?;
        }
        if let Some(days) = version.sent {
            let command = self.command(owner.person, days)?;
            submissions::send(db, &owner, &command, id)
                .await
                .map_err(|refusal| format!("{refusal:?}"))?;
        }
        Ok(())
    }

    async fn content(&self, content: &Content) -> Result<SlotContent, String> {
        Ok(match content {
            Content::Text(words) => SlotContent::Text(words.trim().to_owned()),
            Content::Rows(rows) => SlotContent::Rows(rows.clone()),
            Content::Photo { photo } => SlotContent::File(self.keep(photo).await?),
        })
    }

    async fn keep(&self, name: &str) -> Result<NewFile, String> {
        let Picture { bytes, size } = super::script::picture(name)?;
        let object_key = ObjectKey::new("uploads").map_err(said)?;
        self.stage
            .files
            .put(&object_key, Bytes::from_static(bytes))
            .await
            .map_err(said)?;
        Ok(NewFile {
            object_key,
            name: name.to_owned(),
            media_type: "image/jpeg",
            byte_size: i64::try_from(bytes.len()).map_err(said)?,
            sha256: Sha256::digest(bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
            pixels: Some(size),
            is_data_saver: false,
        })
    }

    async fn judge(&mut self, version: VersionId, judgement: &Judgement) -> Result<(), String> {
        let (db, mentor, days) = (self.stage.db, self.mentor.clone(), judgement.released);
        let draft = Draft {
            strength: judgement.strength.clone(),
            next_step: judgement.next_step.clone(),
            decision: Some(judgement.decision),
            unclear_slot: judgement.unclear_slot.clone(),
            marks: judgement
                .levels
                .iter()
                .map(|(criterion, level)| MarkDraft {
                    criterion: criterion.clone(),
                    level: Some(*level),
                    comment: String::new(),
                })
                .collect(),
            row_version: 0,
            seen: None,
        };
        let command = self.command(mentor.person, days)?;
        review::save_draft(db, &mentor, &command, version, &draft)
            .await
            .map_err(|refusal| format!("{refusal:?}"))?;
        for remark in &judgement.remark {
            let new = NewRemark {
                words: remark.words.clone(),
                severity: remark.severity,
                category: remark.category,
                slot_key: remark.place.clone(),
                exact_words: remark.exact_words.clone(),
                size_mm: remark.size_mm.clone(),
            };
            let command = self.command(mentor.person, days)?;
            review::add_remark(db, &mentor, &command, version, &new, None)
                .await
                .map_err(|refusal| format!("{refusal:?}"))?;
        }
        let command = self.command(mentor.person, days)?;
        review::release(db, &mentor, &command, version, true, None)
            .await
            .map(|_| ())
            .map_err(|refusal| format!("{refusal:?}"))
    }

    /// The next command of this story: some minutes after the last one, so many days ago.
    fn command(&mut self, actor: PersonId, days: i64) -> Result<Command, String> {
        self.step += 1;
        let key = format!("demo-{:02}-{:03}", self.number, self.step);
        Ok(Command {
            actor,
            key: CommandKey::parse(&key).ok_or("a key")?,
            said: None,
            now: self
                .stage
                .now
                .plus(self.step * MINUTE - days * DAY - 2 * HOUR),
        })
    }
}

fn said(error: impl Display) -> String {
    error.to_string()
}
