use super::{Decision, RubricResult};
use crate::time::MINUTE;

/// How long a release can be recalled before the participant sees it: 10 minutes.
pub const MAX_RECALL: i64 = 10 * MINUTE;

/// What is still missing before a decision can be released.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecisionRefusal {
    /// Nothing decided yet.
    #[error("no decision")]
    NoDecision,
    /// No strength named.
    #[error("no strength named")]
    NoStrength,
    /// No next step named.
    #[error("no next step named")]
    NoNextStep,
    /// "Lulus" while a compulsory remark is open.
    #[error("passing with {open} compulsory remarks open")]
    PassedWithOpenMust {
        /// How many.
        open: usize,
    },
    /// "Lulus" though the rubric does not reach its mark or a minimum.
    #[error("passing under the rubric's mark")]
    PassedUnderMark,
    /// "Perbaiki" without a compulsory remark: the participant would not know what to fix.
    #[error("asking to fix without naming what")]
    FixWithoutMust,
    /// Criteria without a level.
    #[error("criteria unmarked")]
    Unmarked(Vec<String>),
    /// "Belum bisa dinilai" without naming the slot.
    #[error("unclear without a slot")]
    UnclearWithoutSlot,
}

/// May this be released? All that is missing, at once, so that it can be shown in one go.
///
/// # Errors
/// Every [`DecisionRefusal`] that applies.
pub fn may_decide(
    decision: Option<Decision>,
    strength: &str,
    next_step: &str,
    open_musts: usize,
    unclear_slot: Option<&str>,
    result: &RubricResult,
    pass_total: u32,
) -> Result<Decision, Vec<DecisionRefusal>> {
    let Some(decision) = decision else {
        return Err(vec![DecisionRefusal::NoDecision]);
    };
    let mut refusals = Vec::new();
    if decision == Decision::Unclear {
        if unclear_slot.is_none_or(str::is_empty) {
            refusals.push(DecisionRefusal::UnclearWithoutSlot);
        }
    } else {
        if strength.trim().is_empty() {
            refusals.push(DecisionRefusal::NoStrength);
        }
        if !result.unmarked.is_empty() {
            refusals.push(DecisionRefusal::Unmarked(result.unmarked.clone()));
        }
    }
    if next_step.trim().is_empty() {
        refusals.push(DecisionRefusal::NoNextStep);
    }
    match decision {
        Decision::Passed if open_musts > 0 => {
            refusals.push(DecisionRefusal::PassedWithOpenMust { open: open_musts });
        }
        Decision::Passed if result.unmarked.is_empty() && !result.passes(pass_total) => {
            refusals.push(DecisionRefusal::PassedUnderMark);
        }
        Decision::Fix if open_musts == 0 => refusals.push(DecisionRefusal::FixWithoutMust),
        _ => {}
    }
    if refusals.is_empty() {
        Ok(decision)
    } else {
        Err(refusals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{CriterionRule, Mark};

    fn result(level: u8) -> RubricResult {
        RubricResult::of(
            &[CriterionRule {
                key: "a".into(),
                weight: 100,
                minimum: None,
            }],
            &[Mark {
                criterion: "a".into(),
                level,
            }],
        )
    }

    #[test]
    fn lulus_needs_a_clean_sheet_and_the_mark() {
        assert_eq!(
            may_decide(Some(Decision::Passed), "s", "n", 0, None, &result(4), 70),
            Ok(Decision::Passed)
        );
        assert_eq!(
            may_decide(Some(Decision::Passed), "s", "n", 2, None, &result(4), 70),
            Err(vec![DecisionRefusal::PassedWithOpenMust { open: 2 }])
        );
        assert_eq!(
            may_decide(Some(Decision::Passed), "s", "n", 0, None, &result(2), 70),
            Err(vec![DecisionRefusal::PassedUnderMark])
        );
    }

    #[test]
    fn perbaiki_names_what_and_unclear_names_where() {
        assert_eq!(
            may_decide(Some(Decision::Fix), "s", "n", 0, None, &result(2), 70),
            Err(vec![DecisionRefusal::FixWithoutMust])
        );
        assert_eq!(
            may_decide(
                Some(Decision::Unclear),
                "",
                "n",
                0,
                None,
                &RubricResult::of(&[], &[]),
                70
            ),
            Err(vec![DecisionRefusal::UnclearWithoutSlot])
        );
        assert_eq!(
            may_decide(
                Some(Decision::Unclear),
                "",
                "n",
                0,
                Some("front"),
                &result(1),
                70
            ),
            Ok(Decision::Unclear)
        );
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        let refusals = may_decide(Some(Decision::Fix), " ", "", 0, None, &result(1), 70).err();
        assert_eq!(refusals.map(|r| r.len()), Some(3));
    }
}
