use domain::language::Language;
use domain::review::{
    Decision, DecisionRefusal, Mark, RemarkCategory, RemarkState, RubricResult, Severity,
    may_decide,
};

use super::{Draft, Remark};
use crate::content::Assignment;

/// A judgement as it is shown: a copy, so that later edits have a history.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Shown {
    /// The language the mentor wrote in.
    pub language: Language,
    /// The decision.
    pub decision: Decision,
    /// One strength.
    pub strength: String,
    /// One next step.
    pub next_step: String,
    /// The slot that could not be judged.
    pub unclear_slot: Option<String>,
    /// Points; none when it could not be judged.
    pub points: Option<u32>,
    /// Levels and comments by criterion.
    pub marks: Vec<ShownMark>,
    /// What to fix and what was fixed.
    pub remarks: Vec<ShownRemark>,
}

/// A criterion's level as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShownMark {
    /// The criterion.
    pub criterion: String,
    /// 1–4.
    pub level: Option<i64>,
    /// Words to it.
    pub comment: String,
}

/// A remark as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShownRemark {
    /// Its number.
    pub number: i64,
    /// What to do.
    pub words: String,
    /// Wajib or saran.
    pub severity: Severity,
    /// What it is about.
    pub category: RemarkCategory,
    /// The slot it is about.
    pub slot_key: Option<String>,
    /// What became of it.
    pub state: RemarkState,
    /// What has to stand on the pack, word for word.
    #[serde(default)]
    pub exact_words: Option<String>,
    /// A size in millimetres, as it is stored.
    #[serde(default)]
    pub size_mm: Option<String>,
}

impl Shown {
    /// The judgement as it would be shown now, once something is decided.
    #[must_use]
    pub fn of(
        assignment: &Assignment,
        language: Language,
        draft: &Draft,
        remarks: &[Remark],
    ) -> Option<Self> {
        let decision = draft.decision?;
        let unclear_slot = draft.unclear_slot.clone();
        Some(Self {
            language,
            decision,
            strength: draft.strength.clone(),
            next_step: draft.next_step.clone(),
            unclear_slot: unclear_slot.filter(|_| decision == Decision::Unclear),
            points: (decision != Decision::Unclear).then(|| result(assignment, draft).points()),
            marks: draft
                .marks
                .iter()
                .map(|mark| ShownMark {
                    criterion: mark.criterion.clone(),
                    level: mark.level,
                    comment: mark.comment.clone(),
                })
                .collect(),
            remarks: remarks
                .iter()
                .map(|remark| ShownRemark {
                    number: remark.number,
                    words: remark.words.clone(),
                    severity: remark.severity,
                    category: remark.category,
                    slot_key: remark.slot_key.clone(),
                    state: remark.state,
                    exact_words: remark.exact_words.clone(),
                    size_mm: remark.size_mm.clone(),
                })
                .collect(),
        })
    }

    /// Remarks with something still to do, the compulsory ones first.
    pub fn unsettled(&self) -> impl Iterator<Item = &ShownRemark> {
        let of = |severity| {
            move |remark: &&ShownRemark| remark.severity == severity && remark.state.is_unsettled()
        };
        self.remarks
            .iter()
            .filter(of(Severity::Must))
            .chain(self.remarks.iter().filter(of(Severity::Should)))
    }

    /// How many compulsory and how many recommended remarks are unsettled.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let musts = self
            .unsettled()
            .filter(|remark| remark.severity == Severity::Must)
            .count();
        (musts, self.unsettled().count() - musts)
    }
}

/// What is missing before a judgement can be shown: nothing, or everything at once.
#[must_use]
pub(super) fn missing(
    assignment: &Assignment,
    draft: &Draft,
    remarks: &[Remark],
) -> Vec<DecisionRefusal> {
    let open_musts = remarks
        .iter()
        .filter(|remark| remark.severity == Severity::Must && remark.state.is_unsettled())
        .count();
    may_decide(
        draft.decision,
        &draft.strength,
        &draft.next_step,
        open_musts,
        draft.unclear_slot.as_deref(),
        &result(assignment, draft),
        u32::try_from(assignment.pass_total).unwrap_or(100),
    )
    .err()
    .unwrap_or_default()
}

fn result(assignment: &Assignment, draft: &Draft) -> RubricResult {
    let marks: Vec<_> = draft
        .marks
        .iter()
        .filter_map(|mark| {
            let level = u8::try_from(mark.level?).ok()?;
            Some(Mark {
                criterion: mark.criterion.clone(),
                level,
            })
        })
        .collect();
    RubricResult::of(&assignment.rubric(), &marks)
}
