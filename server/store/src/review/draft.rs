use domain::review::Decision;

/// What a mentor has written about a version so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// One strength.
    pub strength: String,
    /// One next step.
    pub next_step: String,
    /// The decision, once made.
    pub decision: Option<Decision>,
    /// The slot that cannot be judged.
    pub unclear_slot: Option<String>,
    /// Levels and comments by criterion.
    pub marks: Vec<MarkDraft>,
    /// The version of this text; 0 while nothing is written.
    pub row_version: i64,
    /// The row version of what was sent, as it was shown beside what is typed; nothing where nothing says so.
    pub seen: Option<i64>,
}

/// A criterion's level and comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkDraft {
    /// The criterion.
    pub criterion: String,
    /// 1–4, once chosen.
    pub level: Option<i64>,
    /// Words to it.
    pub comment: String,
}

impl Draft {
    /// The level and the comment on a criterion; nothing and no words where neither is there.
    #[must_use]
    pub fn mark(&self, criterion: &str) -> (Option<i64>, &str) {
        self.marks
            .iter()
            .find(|mark| mark.criterion == criterion)
            .map_or((None, ""), |mark| (mark.level, mark.comment.as_str()))
    }

    /// Whether both say the same, whenever they were written.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let mut marks = self.marks.iter().chain(&other.marks);
        self.strength == other.strength
            && self.next_step == other.next_step
            && self.decision == other.decision
            && self.unclear_slot == other.unclear_slot
            && marks.all(|mark| self.mark(&mark.criterion) == other.mark(&mark.criterion))
    }

    /// What was typed over an older text, to be looked at beside `stored`: where nothing was typed it says what is stored,
    /// so that saving it once more empties nothing.
    #[must_use]
    pub fn over(self, stored: &Self) -> Self {
        let words = |typed: String, stored: &String| match typed.is_empty() {
            true => stored.clone(),
            false => typed,
        };
        let marks = self.marks.into_iter().map(|mark| {
            let (level, comment) = stored.mark(&mark.criterion);
            MarkDraft {
                level: mark.level.or(level),
                comment: words(mark.comment, &comment.to_owned()),
                criterion: mark.criterion,
            }
        });
        Self {
            marks: marks.collect(),
            strength: words(self.strength, &stored.strength),
            next_step: words(self.next_step, &stored.next_step),
            decision: self.decision.or(stored.decision),
            unclear_slot: self.unclear_slot.or_else(|| stored.unclear_slot.clone()),
            row_version: stored.row_version,
            seen: self.seen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(criterion: &str, level: Option<i64>, comment: &str) -> MarkDraft {
        MarkDraft {
            criterion: criterion.to_owned(),
            level,
            comment: comment.to_owned(),
        }
    }

    fn stored() -> Draft {
        Draft {
            strength: "Rapi.".to_owned(),
            decision: Some(Decision::Fix),
            marks: vec![mark("a", Some(2), "Kurang."), mark("b", Some(4), "")],
            row_version: 5,
            ..Draft::default()
        }
    }

    #[test]
    fn what_was_left_empty_keeps_what_is_stored() {
        let typed = Draft {
            strength: "Jelas.".to_owned(),
            marks: vec![mark("b", Some(3), ""), mark("a", None, "")],
            row_version: 2,
            seen: Some(7),
            ..Draft::default()
        };
        let over = typed.over(&stored());
        assert_eq!(over.strength, "Jelas.");
        assert_eq!(over.decision, Some(Decision::Fix));
        assert_eq!(over.mark("a"), (Some(2), "Kurang."));
        assert_eq!(over.mark("b"), (Some(3), ""));
        assert_eq!((over.row_version, over.seen), (5, Some(7)));
    }

    #[test]
    fn an_empty_mark_is_no_mark() {
        let typed = Draft {
            marks: vec![
                mark("b", Some(4), ""),
                mark("c", None, ""),
                mark("a", Some(2), "Kurang."),
            ],
            row_version: 1,
            ..stored()
        };
        assert!(typed.says_the_same(&stored()));
        let other = Draft {
            marks: vec![mark("c", None, "Lain.")],
            ..stored()
        };
        assert!(!stored().says_the_same(&other));
    }
}
