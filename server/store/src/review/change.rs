use super::{Shown, ShownRemark};

/// What differs between a judgement and the one that was shown before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another decision.
    Decision,
    /// Other words for the strength.
    Strength,
    /// Another next step.
    NextStep,
    /// Levels or comments of these criteria.
    Marks(Vec<String>),
    /// The remark with this number is new.
    RemarkAdded(i64),
    /// It says or weighs something else, or something else became of it.
    RemarkChanged(i64),
    /// It is gone.
    RemarkRemoved(i64),
}

impl Shown {
    /// Everything that differs from `before`, in the order in which it is read.
    #[must_use]
    pub fn changes_since(&self, before: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        let is_other_slot = self.unclear_slot != before.unclear_slot;
        if self.decision != before.decision || is_other_slot {
            changes.push(Change::Decision);
        }
        if self.strength != before.strength {
            changes.push(Change::Strength);
        }
        changes.extend(self.remark_changes(before));
        if self.next_step != before.next_step {
            changes.push(Change::NextStep);
        }
        let criteria: Vec<_> = self
            .marks
            .iter()
            .filter(|mark| !before.marks.contains(mark))
            .map(|mark| mark.criterion.clone())
            .collect();
        if !criteria.is_empty() {
            changes.push(Change::Marks(criteria));
        }
        changes
    }

    fn remark_changes<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = Change> + 'a {
        let find = |list: &'a [ShownRemark], number| list.iter().find(move |r| r.number == number);
        let kept = self.remarks.iter().filter_map(move |remark| {
            match find(&before.remarks, remark.number) {
                None => Some(Change::RemarkAdded(remark.number)),
                Some(old) if old != remark => Some(Change::RemarkChanged(remark.number)),
                Some(_) => None,
            }
        });
        let removed = before
            .remarks
            .iter()
            .filter(move |old| find(&self.remarks, old.number).is_none())
            .map(|old| Change::RemarkRemoved(old.number));
        kept.chain(removed)
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;
    use domain::review::{Decision, RemarkCategory, RemarkState, Severity};

    use super::super::ShownMark;
    use super::*;

    fn remark(number: i64, words: &str) -> ShownRemark {
        ShownRemark {
            number,
            words: words.into(),
            severity: Severity::Must,
            category: RemarkCategory::Legal,
            slot_key: None,
            state: RemarkState::Open,
            exact_words: None,
            size_mm: None,
        }
    }

    fn shown(remarks: Vec<ShownRemark>, level: i64) -> Shown {
        Shown {
            language: Language::Id,
            decision: Decision::Fix,
            strength: "Rapi.".into(),
            next_step: "Ukur.".into(),
            unclear_slot: None,
            points: Some(50),
            marks: vec![ShownMark {
                criterion: "a".into(),
                level: Some(level),
                comment: String::new(),
            }],
            remarks,
        }
    }

    #[test]
    fn every_difference_is_named_once_and_sameness_never() {
        let before = shown(vec![remark(1, "Alergen."), remark(2, "Warna.")], 3);
        let mut after = shown(
            vec![remark(1, "Alergen kedelai."), remark(3, "Barcode.")],
            2,
        );
        assert_eq!(
            after.changes_since(&before),
            [
                Change::RemarkChanged(1),
                Change::RemarkAdded(3),
                Change::RemarkRemoved(2),
                Change::Marks(vec!["a".into()]),
            ]
        );
        assert!(after.changes_since(&after).is_empty());
        // The language it was written in and the sum of the levels say nothing of their own.
        let same = Shown {
            language: Language::En,
            points: None,
            ..after.clone()
        };
        assert!(same.changes_since(&after).is_empty());
        let same = after.clone();
        after.decision = Decision::Passed;
        after.next_step = "Cetak.".into();
        assert_eq!(
            after.changes_since(&same),
            [Change::Decision, Change::NextStep]
        );
    }

    #[test]
    fn what_was_shown_before_there_were_sizes_can_still_be_read() {
        let old = r#"{"number":1,"words":"x","severity":"must","category":"legal","slot_key":null,"state":"open"}"#;
        let read: ShownRemark = serde_json::from_str(old).expect("a remark");
        assert_eq!(read, remark(1, "x"));
    }
}
