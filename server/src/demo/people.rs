use domain::access::Role;
use domain::identity::{Identifier, Password};
use domain::language::Language;
use domain::markets::{Category, Market};
use store::identity::NewPerson;
use store::products::NewProduct;

/// The password of every demonstration account.
pub const PASSWORD: &str = "kemasan-demo-2026";

/// The demonstration accounts, one a role.
pub const ACCOUNTS: [(&str, &str); 5] = [
    ("participant", "+6281200000001"),
    ("mentor", "+6281200000002"),
    ("administrator", "+6281200000003"),
    ("desk officer", "+6281200000004"),
    ("sponsor", "+6281200000005"),
];

pub(super) struct Staff {
    pub(super) person: NewPerson,
    pub(super) role: Role,
}

pub(super) struct Owner {
    pub(super) person: NewPerson,
    pub(super) business: &'static str,
    pub(super) regency: &'static str,
    pub(super) product: NewProduct,
}

pub(super) fn password() -> Result<Password, String> {
    Password::choose(PASSWORD).map_err(|refusal| refusal.to_string())
}

pub(super) fn staff(hash: &str) -> Vec<Staff> {
    [
        ("Wati Kusumawardani", "+6281200000002", Role::Mentor),
        ("Agus Prasetyo", "+6281200000003", Role::Admin),
        ("Dewi Lestari", "+6281200000004", Role::Officer),
        ("Hendra Gunawan", "+6281200000005", Role::Sponsor),
    ]
    .into_iter()
    .map(|(name, number, role)| Staff {
        person: person(name, number, hash),
        role,
    })
    .collect()
}

/// Owners of the sample IKM K1 and K4 of the curriculum; Siti is the demonstration participant.
pub(super) fn owners(hash: &str) -> Vec<Owner> {
    vec![
        Owner {
            person: person("Siti Aminah", "+6281200000001", hash),
            business: "Tempe Renyah Sanan",
            regency: "35.73",
            product: NewProduct {
                name: "Keripik tempe 100 g".to_owned(),
                category: Category::Food,
                markets: vec![Market::Indonesia, Market::Malaysia, Market::Singapore],
            },
        },
        Owner {
            person: person("Budi Santoso", "+6281200000006", hash),
            business: "Kopi Lereng Semeru",
            regency: "35.07",
            product: NewProduct {
                name: "Kopi robusta bubuk 200 g".to_owned(),
                category: Category::Beverage,
                markets: vec![Market::Thailand, Market::EuropeanUnion],
            },
        },
    ]
}

fn person(name: &str, number: &str, hash: &str) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        language: Language::Id,
        contacts: Identifier::parse(number).into_iter().collect(),
        password_hash: Some(hash.to_owned()),
    }
}
