use serde::Deserialize;
use toml::Spanned;

use super::super::reader::Reader;
use super::super::sheet::Sheet;
use super::super::text::RawWords;
use crate::{Criterion, FindingKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCriterion {
    key: Spanned<String>,
    weight: Spanned<u32>,
    minimum: Option<Spanned<u32>>,
    title: Spanned<RawWords>,
    levels: [Spanned<RawWords>; 4],
}

const WHOLE: u32 = 100;

impl Reader<'_> {
    pub(super) fn criterion(
        &mut self,
        sheet: &Sheet<'_>,
        assignment: &str,
        raw: &RawCriterion,
    ) -> Criterion {
        let minimum = raw.minimum.as_ref();
        let minimum = minimum.map(|level| self.number(sheet, "minimum", level, (1, 4)));
        Criterion {
            key: self.key(sheet, &format!("criterion of {assignment}"), &raw.key),
            weight: self.number(sheet, "weight", &raw.weight, (1, WHOLE)),
            minimum: minimum.and_then(|level| u8::try_from(level).ok()),
            title: self.words(sheet, &raw.title),
            levels: raw.levels.each_ref().map(|level| self.words(sheet, level)),
        }
    }

    /// Reported at the assignment's key: no single weight is the wrong one.
    pub(super) fn check_weights(
        &mut self,
        sheet: &Sheet<'_>,
        key: &Spanned<String>,
        criteria: &[RawCriterion],
    ) {
        let sum = criteria.iter().fold(0_u32, |sum, criterion| {
            sum.saturating_add(*criterion.weight.get_ref())
        });
        if sum != WHOLE {
            self.found_at(sheet, key.span().start, FindingKind::Weights(sum));
        }
    }
}
