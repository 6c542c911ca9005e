/// The score a quiz is passed with, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassMark(pub u32);

/// What an attempt came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuizScore {
    /// Questions answered rightly.
    pub right: u32,
    /// Questions there are; an unanswered one counts.
    pub total: u32,
}

impl QuizScore {
    /// Percent, rounded to the nearest whole.
    #[must_use]
    pub const fn percent(self) -> u32 {
        if self.total == 0 {
            0
        } else {
            (self.right * 200 + self.total) / (self.total * 2)
        }
    }

    /// Whether it reaches the mark, judged on the exact fraction and not on the rounded percent.
    #[must_use]
    pub const fn passes(self, mark: PassMark) -> bool {
        self.total > 0 && self.right * 100 >= mark.0 * self.total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_of_five_pass_at_eighty() {
        assert!(QuizScore { right: 4, total: 5 }.passes(PassMark(80)));
        assert!(!QuizScore { right: 3, total: 5 }.passes(PassMark(80)));
        assert!(!QuizScore { right: 0, total: 0 }.passes(PassMark(0)));
        assert_eq!(QuizScore { right: 2, total: 3 }.percent(), 67);
        // 79.5 % reads as 80 but is not 80.
        assert!(
            !QuizScore {
                right: 159,
                total: 200
            }
            .passes(PassMark(80))
        );
    }
}
