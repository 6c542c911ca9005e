use std::ops::RangeInclusive;

use crate::submissions::Judge;
use crate::time::Date;

/// One in how many is read, where a sample is.
pub const SAMPLES: RangeInclusive<i64> = 2..=50;
/// Working days within which an answer can be promised.
const REPLY_DAYS: RangeInclusive<i64> = 1..=30;

/// When an assignment is open for a cohort, and who answers by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentDates {
    /// First day on which it can be sent.
    pub opens: Option<Date>,
    /// Day by which it shall be sent.
    pub due: Option<Date>,
    /// Last day on which it can be sent.
    pub closes: Option<Date>,
    /// Working days until the answer is promised.
    pub reply_days: i64,
    /// Who judges it.
    pub judged_by: Judge,
    /// One in how many the mentor reads, where a sample is judged.
    pub sample_of: Option<i64>,
}

/// Why dates cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatesRefusal {
    /// Due before it opens.
    #[error("due before it opens")]
    DueBeforeOpening,
    /// Closed before it is due.
    #[error("closes before it is due")]
    ClosesBeforeDue,
    /// Not 1 to 30 working days.
    #[error("reply days out of bounds")]
    ReplyDays,
    /// Not one in 2 to 50.
    #[error("sample out of bounds")]
    Sample,
}

impl AssignmentDates {
    /// Whether they go together.
    ///
    /// # Errors
    /// The first [`DatesRefusal`] there is.
    pub fn check(&self) -> Result<(), DatesRefusal> {
        let is_before =
            |later: Option<Date>, earlier: Option<Date>| later < earlier && later.is_some();
        if is_before(self.due, self.opens) {
            return Err(DatesRefusal::DueBeforeOpening);
        }
        if is_before(self.closes, self.due.max(self.opens)) {
            return Err(DatesRefusal::ClosesBeforeDue);
        }
        if !REPLY_DAYS.contains(&self.reply_days) {
            return Err(DatesRefusal::ReplyDays);
        }
        let is_sample = self.judged_by == Judge::Sample;
        if is_sample && !self.sample_of.is_some_and(|n| SAMPLES.contains(&n)) {
            return Err(DatesRefusal::Sample);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(opens: Option<i64>, due: Option<i64>, closes: Option<i64>) -> AssignmentDates {
        AssignmentDates {
            opens: opens.map(Date::from_days),
            due: due.map(Date::from_days),
            closes: closes.map(Date::from_days),
            reply_days: 5,
            judged_by: Judge::Mentor,
            sample_of: None,
        }
    }

    #[test]
    fn dates_follow_one_another_as_far_as_they_are_given() {
        assert_eq!(dates(None, None, None).check(), Ok(()));
        assert_eq!(dates(Some(1), Some(1), Some(1)).check(), Ok(()));
        assert_eq!(dates(Some(5), None, Some(9)).check(), Ok(()));
        assert_eq!(
            dates(Some(5), Some(4), None).check(),
            Err(DatesRefusal::DueBeforeOpening)
        );
        assert_eq!(
            dates(Some(5), None, Some(4)).check(),
            Err(DatesRefusal::ClosesBeforeDue)
        );
        assert_eq!(
            dates(None, Some(5), Some(4)).check(),
            Err(DatesRefusal::ClosesBeforeDue)
        );
    }

    #[test]
    fn a_sample_says_one_in_how_many() {
        let mut dates = dates(None, None, None);
        dates.judged_by = Judge::Sample;
        assert_eq!(dates.check(), Err(DatesRefusal::Sample));
        dates.sample_of = Some(5);
        assert_eq!(dates.check(), Ok(()));
        dates.reply_days = 0;
        assert_eq!(dates.check(), Err(DatesRefusal::ReplyDays));
    }
}
