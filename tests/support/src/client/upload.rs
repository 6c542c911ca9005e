use http::Method;

use super::{Client, fresh_key};
use crate::{Form, Page};

const BOUNDARY: &str = "kemas-test-boundary";

impl Client {
    /// Sends a file.
    pub async fn upload(&mut self, path: &str, name: &str, bytes: &[u8]) -> Page {
        self.upload_with(path, &fresh_key(), name, bytes).await
    }

    /// Sends a file under a key.
    pub async fn upload_with(&mut self, path: &str, key: &str, name: &str, bytes: &[u8]) -> Page {
        self.upload_fields(path, &[("key", key)], name, bytes).await
    }

    /// Sends a form that stood on a page, with a file.
    pub async fn submit_with(&mut self, form: &Form, name: &str, bytes: &[u8]) -> Page {
        let fields: Vec<_> = form
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.upload_fields(&form.action, &fields, name, bytes).await
    }

    /// Sends a file after other fields.
    pub async fn upload_fields(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        name: &str,
        bytes: &[u8],
    ) -> Page {
        let mut body = Vec::new();
        for (field, value) in fields {
            body.extend_from_slice(part_of(field, value).as_bytes());
        }
        body.extend_from_slice(file_of(name).as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        self.send(Method::POST, path, Some(&multipart()), body)
            .await
    }

    /// Sends several files in one form under a key; the line goes dead in the last one where `is_cut`.
    pub async fn upload_many(
        &mut self,
        path: &str,
        key: &str,
        files: &[(&str, &[u8])],
        is_cut: bool,
    ) -> Page {
        let mut body = part_of("key", key).into_bytes();
        for (nth, (name, bytes)) in files.iter().enumerate() {
            body.extend_from_slice(file_of(name).as_bytes());
            if is_cut && nth + 1 == files.len() {
                body.extend_from_slice(&bytes[..bytes.len() / 2]);
            } else {
                body.extend_from_slice(bytes);
                body.extend_from_slice(b"\r\n");
            }
        }
        if !is_cut {
            body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        }
        self.send(Method::POST, path, Some(&multipart()), body)
            .await
    }

    /// Sends a form that may hold a file, without one: a field a part.
    pub async fn post_parts(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let key = fresh_key();
        let body: String = std::iter::once(&("key", key.as_str()))
            .chain(fields)
            .map(|(name, value)| part_of(name, value))
            .chain([format!("--{BOUNDARY}--\r\n")])
            .collect();
        self.send(Method::POST, path, Some(&multipart()), body.into_bytes())
            .await
    }

    /// Sends a file on a line that goes dead before the form ends.
    pub async fn upload_cut(&mut self, path: &str, bytes: &[u8]) -> Page {
        let mut body = part_of("key", &fresh_key()).into_bytes();
        body.extend_from_slice(file_of("putus.jpg").as_bytes());
        body.extend_from_slice(&bytes[..bytes.len() / 2]);
        self.send(Method::POST, path, Some(&multipart()), body)
            .await
    }
}

fn multipart() -> String {
    format!("multipart/form-data; boundary={BOUNDARY}")
}

fn part_of(field: &str, value: &str) -> String {
    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
}

fn file_of(name: &str) -> String {
    format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
}
