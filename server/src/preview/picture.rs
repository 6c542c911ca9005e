use std::io::{self, Read, Write};

/// A drawn picture on its way from the child to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnPicture {
    /// `thumb` or `screen`.
    pub size: &'static str,
    /// The page, from 1.
    pub page: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// A JPEG.
    pub bytes: Vec<u8>,
}

/// No preview is larger; more from a child means that it went wrong.
const BYTES_LIMIT: u32 = 4_000_000;

impl DrawnPicture {
    /// Writes it: size, page, width, height, length, bytes.
    ///
    /// # Errors
    /// When the pipe is gone.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let length = u32::try_from(self.bytes.len()).map_err(io::Error::other)?;
        let size: u32 = if self.size == "thumb" { 0 } else { 1 };
        for number in [size, self.page, self.width, self.height, length] {
            out.write_all(&number.to_le_bytes())?;
        }
        out.write_all(&self.bytes)
    }

    /// Reads the next one; `None` at the end.
    ///
    /// # Errors
    /// When what comes is not what [`DrawnPicture::write`] writes.
    pub fn read(from: &mut impl Read) -> io::Result<Option<Self>> {
        let mut numbers = [0_u8; 20];
        match from.read(&mut numbers)? {
            0 => return Ok(None),
            read => from.read_exact(&mut numbers[read..])?,
        }
        let number = |index: usize| {
            let mut four = [0_u8; 4];
            four.copy_from_slice(&numbers[index * 4..index * 4 + 4]);
            u32::from_le_bytes(four)
        };
        if number(4) > BYTES_LIMIT {
            return Err(io::Error::other("a preview larger than any is"));
        }
        let mut bytes = vec![0; number(4) as usize];
        from.read_exact(&mut bytes)?;
        let size = if number(0) == 0 { "thumb" } else { "screen" };
        Ok(Some(Self {
            size,
            page: number(1),
            width: number(2),
            height: number(3),
            bytes,
        }))
    }
}
