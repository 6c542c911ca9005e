use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// One kept-alive connection. It understands what these two servers answer and no more, so that it costs little itself.
pub struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
    body: Vec<u8>,
}

/// An answer, for as long as the next question is not asked.
pub struct Answer<'a> {
    /// Its status.
    pub status: u16,
    /// Status line and headers.
    pub head: &'a str,
    /// Its body, chunks put together.
    pub body: &'a [u8],
    /// Bytes on the line, head and chunk marks included.
    pub wire_bytes: usize,
}

/// The bytes of a question.
pub fn question(path: &str, cookie: Option<&str>, packed: bool) -> Vec<u8> {
    let cookie = cookie.map_or_else(String::new, |cookie| format!("cookie: {cookie}\r\n"));
    let packed = if packed {
        "accept-encoding: br, gzip\r\n"
    } else {
        ""
    };
    format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: bench\r\n{cookie}{packed}\r\n")
        .into_bytes()
}

impl Connection {
    pub async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            read: Vec::with_capacity(64 * 1024),
            body: Vec::with_capacity(64 * 1024),
        })
    }

    /// Asks, and reads the whole answer.
    pub async fn ask(&mut self, question: &[u8]) -> io::Result<Answer<'_>> {
        self.stream.write_all(question).await?;
        self.read.clear();
        self.body.clear();
        let head = loop {
            if let Some(end) = find(&self.read, b"\r\n\r\n") {
                break end + 4;
            }
            self.more().await?;
        };
        let (status, framing) = {
            let head = text(&self.read[..head])?;
            (status(head)?, Framing::of(head)?)
        };
        let end = match framing {
            Framing::Length(length) => {
                while self.read.len() < head + length {
                    self.more().await?;
                }
                self.body.extend_from_slice(&self.read[head..head + length]);
                head + length
            }
            Framing::Chunks => self.chunks(head).await?,
        };
        Ok(Answer {
            status,
            head: text(&self.read[..head])?,
            body: &self.body,
            wire_bytes: end,
        })
    }

    /// Puts the chunks from `at` on together, and answers where the last one ends.
    async fn chunks(&mut self, mut at: usize) -> io::Result<usize> {
        loop {
            let line = loop {
                if let Some(end) = find(&self.read[at..], b"\r\n") {
                    break at + end;
                }
                self.more().await?;
            };
            let size = text(&self.read[at..line])?;
            let size = usize::from_str_radix(size.trim(), 16).map_err(broken)?;
            let end = line + 2 + size + 2;
            while self.read.len() < end {
                self.more().await?;
            }
            if size == 0 {
                return Ok(end);
            }
            self.body.extend_from_slice(&self.read[line + 2..end - 2]);
            at = end;
        }
    }

    async fn more(&mut self) -> io::Result<()> {
        match self.stream.read_buf(&mut self.read).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

enum Framing {
    Length(usize),
    Chunks,
}

impl Framing {
    fn of(head: &str) -> io::Result<Self> {
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length")
                .then_some(value.trim())
        });
        match length {
            Some(length) => length.parse().map(Self::Length).map_err(broken),
            None => Ok(Self::Chunks),
        }
    }
}

fn status(head: &str) -> io::Result<u16> {
    head.get(9..12).unwrap_or_default().parse().map_err(broken)
}

fn text(bytes: &[u8]) -> io::Result<&str> {
    std::str::from_utf8(bytes).map_err(broken)
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

fn find(within: &[u8], what: &[u8]) -> Option<usize> {
    within.windows(what.len()).position(|window| window == what)
}
