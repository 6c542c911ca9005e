//! Sending work: slots, versions and the way from draft to answered.

mod receipt;
mod version;

pub use receipt::ReceiptNumber;
pub use version::{GRACE, MissingSlot, SendRefusal, VersionState, may_send, may_swap};

use crate::codes::codes;

codes! {
    /// What a slot takes.
    SlotKind {
        /// A JPEG, PNG or WebP picture.
        Photo = "photo",
        /// A PDF file.
        Pdf = "pdf",
        /// A design file that is kept and handed back, never opened.
        Design = "design",
        /// Words.
        Text = "text",
        /// A number with a unit.
        Number = "number",
        /// A small table with fixed columns.
        Table = "table",
    }
}

impl SlotKind {
    /// Whether the slot takes a file.
    #[must_use]
    pub const fn takes_file(self) -> bool {
        matches!(self, Self::Photo | Self::Pdf | Self::Design)
    }

    /// The most bytes a file in this slot may have: picture 20 MB, PDF 25 MB, design file 50 MB.
    #[must_use]
    pub const fn byte_limit(self) -> u64 {
        const MB: u64 = 1_000_000;
        match self {
            Self::Photo => 20 * MB,
            Self::Pdf => 25 * MB,
            Self::Design => 50 * MB,
            Self::Text | Self::Number | Self::Table => 0,
        }
    }
}

codes! {
    /// Who judges an assignment.
    Judge {
        /// The mentor reads every one.
        Mentor = "mentor",
        /// The participant checks it with the list; it is talked over in class.
        SelfCheck = "self_check",
        /// As self-check, and the mentor reads one in n.
        Sample = "sample",
    }
}

codes! {
    /// How somebody agreed that work was sent for them.
    Agreement {
        /// They tapped "Kirim" themselves.
        OwnTap = "own_tap",
        /// They said so on the telephone or by WhatsApp.
        ByPhone = "by_phone",
    }
}
