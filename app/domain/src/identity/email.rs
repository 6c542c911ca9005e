/// An email address in lower case; whether anybody reads it is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Takes what has the shape of an address (one `@`, a dot in the domain, no white space, at most 254 characters).
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let address = typed.trim().to_lowercase();
        let (name, domain) = address.split_once('@')?;
        let fine = !name.is_empty()
            && domain.split('.').count() > 1
            && domain.split('.').all(|label| !label.is_empty())
            && !domain.contains('@')
            && address.len() <= 254
            && !address.contains(|c: char| c.is_whitespace() || c.is_control());
        fine.then_some(Self(address))
    }

    /// As stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::EmailAddress;

    #[test]
    fn addresses_fold_to_lower_case() {
        assert_eq!(
            EmailAddress::parse(" Siti@Contoh.ID ").map(|a| a.0),
            Some("siti@contoh.id".to_owned())
        );
        for wrong in [
            "siti",
            "siti@",
            "@contoh.id",
            "siti@contoh",
            "a@b@c.id",
            "si ti@contoh.id",
            "a@b..id",
        ] {
            assert_eq!(EmailAddress::parse(wrong), None, "{wrong}");
        }
    }
}
