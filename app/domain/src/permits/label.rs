use super::kind::is_eaten;
use super::{PermitKind, PermitState};
use crate::markets::{Category, Market};
use crate::time::Date;

/// A paper as far as the label needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Which one.
    pub kind: PermitKind,
    /// How far it is.
    pub state: PermitState,
    /// Its last day, where it has one.
    pub valid_until: Option<Date>,
}

impl Paper {
    /// Whether its number may be printed on that day.
    #[must_use]
    pub fn stands(&self, today: Date) -> bool {
        self.state == PermitState::Held && self.valid_until.is_none_or(|last| today <= last)
    }
}

/// A number that a label carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelNumber {
    /// SPP-IRT or BPOM MD: one of the two.
    Marketing,
    /// Of the halal certificate.
    Halal,
    /// The barcode's.
    Gtin,
}

/// The numbers a label needs and does not have: food and drink sold in Indonesia carry a marketing and a halal number,
/// and whatever is being applied for will be on the label too.
#[must_use]
pub fn missing_on_label(
    category: Category,
    markets: &[Market],
    papers: &[Paper],
    today: Date,
) -> Vec<LabelNumber> {
    let is_compulsory = is_eaten(category) && markets.contains(&Market::Indonesia);
    let stands = |kind| papers.iter().any(|p| p.kind == kind && p.stands(today));
    let is_awaited = |kind| state_of(papers, kind) == PermitState::InProgress;
    let marketing = [PermitKind::SppIrt, PermitKind::BpomMd];
    let is_missing = |number| match number {
        LabelNumber::Marketing => {
            !marketing.into_iter().any(stands)
                && (is_compulsory || marketing.into_iter().any(is_awaited))
        }
        LabelNumber::Halal => {
            let is_needed = state_of(papers, PermitKind::Halal) != PermitState::NotNeeded;
            is_needed
                && !stands(PermitKind::Halal)
                && (is_compulsory || is_awaited(PermitKind::Halal))
        }
        LabelNumber::Gtin => is_awaited(PermitKind::Gtin),
    };
    [
        LabelNumber::Marketing,
        LabelNumber::Halal,
        LabelNumber::Gtin,
    ]
    .into_iter()
    .filter(|number| is_missing(*number))
    .collect()
}

/// The paper to see to next: the NIB, which opens the door to the others, then what the label waits for.
#[must_use]
pub fn next_paper(
    category: Category,
    markets: &[Market],
    papers: &[Paper],
    today: Date,
) -> Option<PermitKind> {
    if state_of(papers, PermitKind::Nib) != PermitState::Held {
        return Some(PermitKind::Nib);
    }
    let missing = missing_on_label(category, markets, papers, today);
    missing.first().map(|number| match number {
        LabelNumber::Marketing if state_of(papers, PermitKind::BpomMd) != PermitState::Missing => {
            PermitKind::BpomMd
        }
        LabelNumber::Marketing => PermitKind::SppIrt,
        LabelNumber::Halal => PermitKind::Halal,
        LabelNumber::Gtin => PermitKind::Gtin,
    })
}

fn state_of(papers: &[Paper], kind: PermitKind) -> PermitState {
    papers
        .iter()
        .find(|paper| paper.kind == kind)
        .map_or(PermitState::Missing, |paper| paper.state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use LabelNumber::{Gtin, Halal, Marketing};
    use PermitState::{Held, InProgress};

    const HOME: &[Market] = &[Market::Indonesia, Market::Malaysia];

    fn today() -> Date {
        Date::from_days(20_000)
    }

    fn paper(kind: PermitKind, state: PermitState) -> Paper {
        Paper {
            kind,
            state,
            valid_until: None,
        }
    }

    fn missing(papers: &[Paper]) -> Vec<LabelNumber> {
        missing_on_label(Category::Food, HOME, papers, today())
    }

    #[test]
    fn food_sold_at_home_waits_for_its_numbers() {
        assert_eq!(missing(&[]), [Marketing, Halal]);
        let halal = paper(PermitKind::Halal, Held);
        assert_eq!(
            missing(&[halal, paper(PermitKind::SppIrt, InProgress)]),
            [Marketing]
        );
        // One of the two is enough.
        assert_eq!(missing(&[halal, paper(PermitKind::BpomMd, Held)]), []);
    }

    #[test]
    fn what_is_not_halal_waits_for_no_halal_number() {
        let irt = paper(PermitKind::SppIrt, Held);
        assert_eq!(missing(&[irt]), [Halal]);
        let not_halal = paper(PermitKind::Halal, PermitState::NotNeeded);
        assert_eq!(missing(&[irt, not_halal]), []);
    }

    #[test]
    fn a_number_that_ran_out_is_none() {
        let mut spp_irt = paper(PermitKind::SppIrt, Held);
        spp_irt.valid_until = Some(today());
        let halal = paper(PermitKind::Halal, Held);
        assert_eq!(missing(&[halal, spp_irt]), []);
        spp_irt.valid_until = Some(today().plus_days(-1));
        assert_eq!(missing(&[halal, spp_irt]), [Marketing]);
    }

    #[test]
    fn elsewhere_only_what_is_applied_for_is_waited_for() {
        let abroad =
            |papers: &[Paper]| missing_on_label(Category::Food, &[Market::Japan], papers, today());
        assert_eq!(abroad(&[]), []);
        assert_eq!(abroad(&[paper(PermitKind::Gtin, InProgress)]), [Gtin]);
        let chair = missing_on_label(Category::Furniture, HOME, &[], today());
        assert_eq!(chair, []);
    }

    #[test]
    fn the_nib_comes_first() {
        let next = |papers: &[Paper]| next_paper(Category::Food, HOME, papers, today());
        assert_eq!(next(&[]), Some(PermitKind::Nib));
        let nib = paper(PermitKind::Nib, Held);
        assert_eq!(next(&[nib]), Some(PermitKind::SppIrt));
        let md = paper(PermitKind::BpomMd, InProgress);
        assert_eq!(next(&[nib, md]), Some(PermitKind::BpomMd));
        let (irt, halal) = (
            paper(PermitKind::SppIrt, Held),
            paper(PermitKind::Halal, Held),
        );
        assert_eq!(next(&[nib, irt]), Some(PermitKind::Halal));
        assert_eq!(next(&[nib, irt, halal]), None);
    }
}
