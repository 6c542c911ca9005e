/// What a criterion asks for in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionRule {
    /// Its key in the course.
    pub key: String,
    /// Its weight; the weights of a rubric sum to 100.
    pub weight: u32,
    /// The level below which the work does not pass, whatever the total.
    pub minimum: Option<u8>,
}

/// The level (1–4) given on a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The criterion's key.
    pub criterion: String,
    /// 1 Perlu perbaikan, 2 Cukup, 3 Baik, 4 Unggul.
    pub level: u8,
}

/// A criterion under its hard minimum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The criterion's key.
    pub criterion: String,
    /// The level it needs.
    pub minimum: u8,
}

/// What the marks come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricResult {
    /// Σ weight × (level − 1)/3 over the criteria marked, in hundredths of a point (0–10 000).
    hundredths: u32,
    /// Criteria without a level yet.
    pub unmarked: Vec<String>,
    /// Criteria under their minimum.
    pub shortfalls: Vec<Shortfall>,
}

impl RubricResult {
    /// Adds the marks up. Marks on criteria that the rubric does not have are left out; levels are taken within 1–4.
    #[must_use]
    pub fn of(rubric: &[CriterionRule], marks: &[Mark]) -> Self {
        let mut thirds = 0;
        let mut unmarked = Vec::new();
        let mut shortfalls = Vec::new();
        for criterion in rubric {
            let Some(mark) = marks.iter().find(|mark| mark.criterion == criterion.key) else {
                unmarked.push(criterion.key.clone());
                continue;
            };
            let level = mark.level.clamp(1, 4);
            thirds += criterion.weight * u32::from(level - 1);
            if let Some(minimum) = criterion.minimum.filter(|minimum| level < *minimum) {
                shortfalls.push(Shortfall {
                    criterion: criterion.key.clone(),
                    minimum,
                });
            }
        }
        Self {
            hundredths: (thirds * 200 + 3) / 6,
            unmarked,
            shortfalls,
        }
    }

    /// Whole points, 0–100, rounded to the nearest.
    #[must_use]
    pub const fn points(&self) -> u32 {
        (self.hundredths + 50) / 100
    }

    /// Whether every criterion is marked, none is under its minimum and the exact total reaches `pass_total`.
    #[must_use]
    pub fn passes(&self, pass_total: u32) -> bool {
        self.unmarked.is_empty()
            && self.shortfalls.is_empty()
            && self.hundredths >= pass_total * 100
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn criterion(key: &str, weight: u32, minimum: Option<u8>) -> CriterionRule {
        CriterionRule {
            key: key.into(),
            weight,
            minimum,
        }
    }

    fn mark(key: &str, level: u8) -> Mark {
        Mark {
            criterion: key.into(),
            level,
        }
    }

    #[test]
    fn the_curriculum_formula() {
        let rubric = [
            criterion("a", 35, None),
            criterion("b", 35, Some(3)),
            criterion("c", 20, None),
            criterion("d", 10, None),
        ];
        let good = RubricResult::of(
            &rubric,
            &[mark("a", 4), mark("b", 3), mark("c", 3), mark("d", 2)],
        );
        // 35 + 23.33 + 13.33 + 3.33
        assert_eq!(good.points(), 75);
        assert!(good.passes(70));
        let short = RubricResult::of(
            &rubric,
            &[mark("a", 4), mark("b", 2), mark("c", 4), mark("d", 4)],
        );
        assert_eq!(
            short.shortfalls,
            vec![Shortfall {
                criterion: "b".into(),
                minimum: 3
            }]
        );
        assert!(!short.passes(70));
        let partial = RubricResult::of(&rubric, &[mark("a", 4)]);
        assert_eq!(partial.unmarked, ["b", "c", "d"]);
        assert!(!partial.passes(0));
    }

    proptest! {
        #[test]
        fn points_stay_within_0_and_100(levels in proptest::collection::vec(0_u8..9, 4)) {
            let rubric = [criterion("0", 40, None), criterion("1", 30, None), criterion("2", 20, None), criterion("3", 10, None)];
            let marks: Vec<_> = levels.iter().enumerate().map(|(i, level)| mark(&i.to_string(), *level)).collect();
            let result = RubricResult::of(&rubric, &marks);
            prop_assert!(result.points() <= 100);
            prop_assert_eq!(result.points() == 100, levels.iter().all(|l| *l >= 4));
        }
    }
}
