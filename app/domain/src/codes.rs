/// A closed list of codes as an enum: stored as text, sent as text, parsed once.
///
/// Generates `ALL`, `code`, `FromStr`, `Display`, serde by code and, with the feature `sqlx`, storage as `text`.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text"))]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $code)] #[cfg_attr(feature = "sqlx", sqlx(rename = $code))] $variant),+
        }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code by which it is stored and sent.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::text::UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code { $($code => Ok(Self::$variant),)+ _ => Err(crate::text::UnknownCode) }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

pub(crate) use codes;
