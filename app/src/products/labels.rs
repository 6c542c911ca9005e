//! Names of categories and markets, as the market rules have them.

use domain::language::Language;
use domain::markets::{Category, Market};

use crate::words::products as words;

/// A category's name.
#[must_use]
pub fn category(language: Language, category: Category) -> &'static str {
    match category {
        Category::Food => words::food(language),
        Category::Beverage => words::beverage(language),
        Category::Textile => words::textile(language),
        Category::Handicraft => words::handicraft(language),
        Category::Cosmetics => words::cosmetics(language),
        Category::Furniture => words::furniture(language),
    }
}

/// A market's name.
#[must_use]
pub fn market(language: Language, market: Market) -> &'static str {
    match market {
        Market::Any => words::market_xx(language),
        Market::Indonesia => words::market_id(language),
        Market::Malaysia => words::market_my(language),
        Market::Singapore => words::market_sg(language),
        Market::Thailand => words::market_th(language),
        Market::Vietnam => words::market_vn(language),
        Market::Philippines => words::market_ph(language),
        Market::Myanmar => words::market_mm(language),
        Market::Cambodia => words::market_kh(language),
        Market::Laos => words::market_la(language),
        Market::Brunei => words::market_bn(language),
        Market::EuropeanUnion => words::market_eu(language),
        Market::UnitedStates => words::market_us(language),
        Market::Japan => words::market_jp(language),
        Market::SouthKorea => words::market_kr(language),
        Market::China => words::market_cn(language),
        Market::SaudiArabia => words::market_sa(language),
        Market::Australia => words::market_au(language),
    }
}
