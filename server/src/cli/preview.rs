use std::io::{Read, Write};

use crate::preview::{Limits, draw};

/// The child process: limits itself first, then decodes what it is given.
pub(super) fn run() -> Result<(), String> {
    Limits::PREVIEW.apply()?;
    let mut bytes = Vec::new();
    std::io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    let pictures = draw(bytes).map_err(|failure| failure.code().to_owned())?;
    let mut out = std::io::stdout().lock();
    for picture in pictures {
        picture.write(&mut out).map_err(|error| error.to_string())?;
    }
    out.flush().map_err(|error| error.to_string())
}
