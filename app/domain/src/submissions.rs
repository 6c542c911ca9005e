//! Sending work: slots, versions and the way from draft to answered.

mod design_link;
mod judging;
mod link;
mod receipt;
mod version;

pub use design_link::DesignLink;
pub use judging::{Judging, SAMPLE_OF, is_sampled, judging};
pub use link::{LINK_LIFE, LinkState, link_state};
pub use receipt::ReceiptNumber;
pub use version::{
    GRACE, MissingSlot, SendRefusal, SwapRefusal, VersionState, came_back, may_disown, may_empty,
    may_send, may_swap, swap_refusal,
};

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

    /// Whether a file that is this by its content belongs into the slot. A design file is only kept, so it may be anything.
    #[must_use]
    pub fn takes(self, media_type: &str) -> bool {
        match self {
            Self::Photo => matches!(media_type, "image/jpeg" | "image/png" | "image/webp"),
            Self::Pdf => media_type == "application/pdf",
            Self::Design => true,
            Self::Text | Self::Number | Self::Table => false,
        }
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

/// The long side, in pixels, at or below which a photo was most likely shrunk by WhatsApp on its way.
const SHRUNK: i64 = 1_600;

/// Whether a photo is so small that its letters can hardly be measured: it asks to be sent "as a document".
#[must_use]
pub fn is_shrunk(width: i64, height: i64) -> bool {
    width.max(height) <= SHRUNK
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_takes_its_own_kind() {
        assert!(SlotKind::Photo.takes("image/webp"));
        assert!(!SlotKind::Photo.takes("application/pdf"));
        assert!(!SlotKind::Pdf.takes("image/png"));
        assert!(SlotKind::Design.takes("application/zip"));
        assert!(!SlotKind::Text.takes("image/png"));
    }

    #[test]
    fn whatsapp_leaves_a_long_side_of_1600() {
        assert!(is_shrunk(1_200, 1_600));
        assert!(!is_shrunk(1_601, 900));
    }
}
