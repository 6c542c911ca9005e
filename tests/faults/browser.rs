use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use http::StatusCode;
use http::header::{HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use tests::{Form, Page, encoded, fresh_key};

const BOUNDARY: &str = "kemas-fault-boundary";

/// A browser on a real connection: one request each, and `None` when the line goes dead before an answer.
#[derive(Clone)]
pub(crate) struct Browser {
    address: SocketAddr,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    pub(crate) const fn new(address: SocketAddr) -> Self {
        Self {
            address,
            cookies: BTreeMap::new(),
        }
    }

    /// The same browser, when the site has moved.
    pub(crate) fn at(&self, address: SocketAddr) -> Self {
        Self {
            address,
            ..self.clone()
        }
    }

    pub(crate) fn sign_in(&mut self, number: &str, password: &str) {
        let page = self.post("/login", &[("identifier", number), ("password", password)]);
        assert_eq!(page.expect("an answer").status.as_u16(), 303);
    }

    pub(crate) fn get(&mut self, path: &str) -> Page {
        let request = self.head("GET", path, "", 0);
        self.send(path, &request).expect("an answer")
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Option<Page> {
        let key = fresh_key();
        let mut fields = fields.to_vec();
        if !fields.iter().any(|(name, _)| *name == "key") {
            fields.insert(0, ("key", &key));
        }
        let body = encoded(&fields);
        let mut request = self.head(
            "POST",
            path,
            "application/x-www-form-urlencoded",
            body.len(),
        );
        request.extend_from_slice(body.as_bytes());
        self.send(path, &request)
    }

    pub(crate) fn submit(&mut self, form: &Form) -> Option<Page> {
        let fields: Vec<_> = form
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(&form.action, &fields)
    }

    /// A form with a file, as it goes over the line.
    pub(crate) fn upload_request(&self, path: &str, name: &str, bytes: &[u8]) -> Vec<u8> {
        let key = fresh_key();
        let mut body = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n{key}\r\n\
             --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let mut request = self.head("POST", path, &kind, body.len());
        request.extend_from_slice(&body);
        request
    }

    pub(crate) fn upload(&mut self, path: &str, name: &str, bytes: &[u8]) -> Option<Page> {
        let request = self.upload_request(path, name, bytes);
        self.send(path, &request)
    }

    /// Sends the first part of a request and holds the line.
    pub(crate) fn send_part(&self, part: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        stream.write_all(part).expect("sent");
        stream.flush().expect("sent");
        stream
    }

    fn head(&self, method: &str, path: &str, kind: &str, length: usize) -> Vec<u8> {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        // The oldest HTTP there is: one answer a connection, never in pieces.
        let mut head = format!(
            "{method} {path} HTTP/1.0\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n",
            self.address,
            cookies.join("; ")
        );
        if method == "POST" {
            head.push_str(&format!(
                "Content-Type: {kind}\r\nContent-Length: {length}\r\n"
            ));
        }
        head.push_str("\r\n");
        head.into_bytes()
    }

    fn send(&mut self, path: &str, request: &[u8]) -> Option<Page> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        stream
            .set_read_timeout(Some(Duration::from_secs(120)))
            .ok()?;
        stream.write_all(request).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status: u16 = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let mut headers = HeaderMap::new();
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            headers.append(
                HeaderName::try_from(name).expect("a header"),
                HeaderValue::from_str(value).expect("a value"),
            );
        }
        for line in headers.get_all(SET_COOKIE) {
            let pair = line
                .to_str()
                .expect("a cookie")
                .split(';')
                .next()
                .unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let body = answer[end + 4..].to_vec().into();
        let status = StatusCode::from_u16(status).expect("a status");
        Some(Page::new(path.to_owned(), status, headers, body))
    }
}
