use thiserror::Error;

use crate::{Language, Severity};

/// Everything that can be wrong with a course. The text is for the person who writes it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[expect(
    missing_docs,
    reason = "the sentence beside each kind says what it means"
)]
pub enum FindingKind {
    // Files and folders
    #[error("the file {0} is missing")]
    MissingFile(&'static str),
    #[error("no file of a course is called this here, so nobody will see it")]
    UnexpectedFile,
    #[error(
        "the folder's name must begin with its number, as in 05-label or 5.1-sembilan-keterangan"
    )]
    FolderName,
    #[error("the lesson's folder begins with {found}, but it lies in module {module}")]
    OtherModule { found: u32, module: u32 },
    #[error("another folder beside it has the number {0} too")]
    DuplicateNumber(u32),
    #[error("there are no {0} yet")]
    Empty(&'static str),
    #[error("the file is not UTF-8 text")]
    NotText,

    // TOML
    #[error("the lesson must begin with front matter between two lines +++")]
    NoFrontMatter,
    #[error("{0}")]
    Toml(String),
    #[error("the format has no key `{0}` here")]
    UnknownTomlKey(String),
    #[error("the key `{0}` must be lower-case letters, digits, and . - _ between them")]
    KeySyntax(String),
    #[error("the key `{key}` is taken by {first}")]
    DuplicateKey { key: String, first: String },
    #[error("{name} must be between {least} and {most}")]
    OutOfRange {
        name: &'static str,
        least: u32,
        most: u32,
    },
    #[error("{0} is empty")]
    EmptyText(&'static str),

    // Two languages
    #[error("the {0} text is missing")]
    MissingTranslation(Language),
    #[error("{0} differs from the Indonesian file")]
    LanguagesDiffer(&'static str),
    #[error("the source `{key}` is only in the {language} file")]
    SourceOnlyIn { key: String, language: Language },
    #[error("the Indonesian lesson has {id} parts, the English one {en}")]
    PartCount { id: usize, en: usize },
    #[error("part {part} has other {what} than in Indonesian")]
    PartDiffers { part: usize, what: &'static str },

    // The shape of a lesson
    #[error("there is text before the first heading; a part begins with a line # Title")]
    TextBeforeFirstPart,
    #[error("the lesson has no part; a part begins with a line # Title")]
    NoParts,
    #[error("the part has {words} words: more than 7 minutes at 180 words a minute (1260)")]
    LongPart { words: usize },
    #[error(
        "reading takes about {needed} minutes, but minutes less activity_minutes leave {planned}"
    )]
    LongReading { needed: u32, planned: u32 },
    #[error("the lesson has no [!IMPORTANT] block: the one thing to do today")]
    NoTask,
    #[error("a second [!IMPORTANT] block: a lesson has one thing to do today")]
    SecondTask,
    #[error("the [!IMPORTANT] block must be the last block of the lesson")]
    TaskNotLast,
    #[error("a [!CAUTION] right before a [!TIP]: say first what to do")]
    DontBeforeDo,

    // Markdown
    #[error("HTML in Markdown is shown as text")]
    HtmlInMarkdown,
    #[error("a heading of level {0}: inside a part there are only ## and ###")]
    HeadingLevel(usize),
    #[error("### without a ## before it in this part")]
    HeadingSkipped,
    #[error("a table of {0} columns: at most three can be read on a phone")]
    WideTable(usize),
    #[error("`{0}` is shown as text: a block or a link is not written the way it should be")]
    Unread(&'static str),

    // Links and sources
    #[error("no source of this lesson has the key `{0}`")]
    UnknownSource(String),
    #[error("no lesson has the key `{0}`")]
    UnknownLesson(String),
    #[error("{0} is not https")]
    HttpLink(String),
    #[error("`{0}` is not an address a course may link to")]
    BrokenLink(String),
    #[error("no fact links to the source `{0}`, which is not fully verified")]
    SourceNotLinked(String),

    // Pictures
    #[error("there is no picture {0} in the folder of this lesson")]
    BrokenPicture(String),
    #[error("the picture has no alternative text")]
    MissingAlt,
    #[error("the caption is lost: a picture with a caption stands alone in its paragraph")]
    CaptionLost,
    #[error("no text shows this picture")]
    PictureUnused,
    #[error("the picture has {bytes} bytes, more than 12 KB")]
    HeavyPicture { bytes: usize },
    #[error("the picture is not readable SVG: {0}")]
    UnreadablePicture(String),
    #[error("the picture needs viewBox, width and height in plain numbers")]
    PictureWithoutSize,
    #[error("the picture is {width} by {height}; its longer side may be 720")]
    LargePicture { width: u32, height: u32 },
    #[error("the element <{0}> may not be in a picture")]
    PictureElement(String),
    #[error("the picture has a script: {0}")]
    PictureScript(String),
    #[error("the picture refers to something outside: {0}")]
    OutsideReference(String),
    #[error("text of {pixels} px at 720 wide; under 17 it cannot be read on a phone")]
    SmallPictureText { pixels: u32 },

    // Quiz and assignment
    #[error("the quiz has no question")]
    NoQuestion,
    #[error("the question has {0} options, not four")]
    OptionCount(usize),
    #[error("the question has {0} right options, not one")]
    RightOptions(usize),
    #[error("the weights sum to {0}, not 100")]
    Weights(u32),
    #[error("`{name}` is only for a slot of kind {kind}")]
    OnlyFor {
        name: &'static str,
        kind: &'static str,
    },
    #[error("a table needs columns and rows")]
    TableWithoutColumns,
}

impl FindingKind {
    pub(crate) const fn severity(&self) -> Severity {
        match self {
            Self::UnexpectedFile
            | Self::Empty(_)
            | Self::PartDiffers { .. }
            | Self::LongReading { .. }
            | Self::DontBeforeDo
            | Self::HeadingSkipped
            | Self::SourceNotLinked(_)
            | Self::CaptionLost
            | Self::PictureUnused
            | Self::SmallPictureText { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
