use crate::codes::codes;
use crate::markets::Category;

codes! {
    /// The papers on a permit card (kartu izin).
    PermitKind {
        /// Nomor induk berusaha, of the business.
        Nib = "nib",
        /// SPP-IRT, of a home-made food product.
        SppIrt = "spp_irt",
        /// Izin edar BPOM MD, of a product.
        BpomMd = "bpom_md",
        /// Sertifikat halal (BPJPH).
        Halal = "halal",
        /// Merek (DJKI), of the brand on this product.
        Trademark = "trademark",
        /// GTIN from GS1 Indonesia, of a product.
        Gtin = "gtin",
        /// Uji produk, of a product.
        ProductTest = "product_test",
    }
}

impl PermitKind {
    /// Whether the paper belongs to the firm rather than to one product.
    #[must_use]
    pub const fn is_of_business(self) -> bool {
        matches!(self, Self::Nib)
    }

    /// Whether the paper has a last day: a NIB holds as long as the business runs, a halal certificate as long as
    /// materials and process stay, and a test report has no life of its own.
    #[must_use]
    pub const fn expires(self) -> bool {
        !matches!(self, Self::Nib | Self::Halal | Self::ProductTest)
    }

    /// Whether a product may rightly be without the paper: what is made of haram material says "tidak halal" on its label
    /// in the place of a halal certificate. Nothing of the kind is known of the others.
    #[must_use]
    pub const fn may_be_without(self) -> bool {
        matches!(self, Self::Halal)
    }

    /// How far the paper can be.
    pub fn states(self) -> impl Iterator<Item = PermitState> {
        PermitState::ALL
            .iter()
            .copied()
            .filter(move |state| *state != PermitState::NotNeeded || self.may_be_without())
    }

    /// Whether a product of this category can have the paper.
    #[must_use]
    pub const fn fits(self, category: Category) -> bool {
        match self {
            Self::SppIrt | Self::BpomMd => is_eaten(category),
            Self::Halal => !matches!(category, Category::Furniture),
            Self::Nib | Self::Trademark | Self::Gtin | Self::ProductTest => true,
        }
    }
}

pub(super) const fn is_eaten(category: Category) -> bool {
    matches!(category, Category::Food | Category::Beverage)
}

/// The papers of a product, in the order in which most owners get them.
pub fn papers_of(category: Category) -> impl Iterator<Item = PermitKind> {
    PermitKind::ALL
        .iter()
        .copied()
        .filter(move |kind| kind.fits(category))
}

codes! {
    /// How far a paper is.
    PermitState {
        /// Belum.
        Missing = "missing",
        /// Diurus.
        InProgress = "in_progress",
        /// Ada.
        Held = "held",
        /// Tidak diperlukan.
        NotNeeded = "not_needed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_halal_certificate_can_be_without_need() {
        for kind in PermitKind::ALL {
            let can_be = kind.states().any(|state| state == PermitState::NotNeeded);
            assert_eq!(can_be, *kind == PermitKind::Halal, "{kind}");
            assert!(kind.states().count() >= 3, "{kind}");
        }
    }

    #[test]
    fn a_chair_needs_no_food_number() {
        let papers: Vec<_> = papers_of(Category::Furniture).collect();
        assert_eq!(
            papers,
            [
                PermitKind::Nib,
                PermitKind::Trademark,
                PermitKind::Gtin,
                PermitKind::ProductTest
            ]
        );
        assert_eq!(papers_of(Category::Food).count(), PermitKind::ALL.len());
    }
}
