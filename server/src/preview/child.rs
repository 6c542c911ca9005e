use std::io::Cursor;
use std::process::Stdio;
use std::time::Duration;

use bytes::Bytes;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::DrawnPicture;

/// How long a child may take by the clock on the wall.
const PATIENCE: Duration = Duration::from_secs(45);

/// Why a child brought no pictures.
#[derive(Debug)]
pub enum ChildFailure {
    /// The file is at fault: a short code for the row.
    File(String),
    /// The machine is at fault: worth trying again.
    Machine(String),
}

/// Draws in a child process of this very binary.
///
/// # Errors
/// [`ChildFailure`] says whether the file or the machine is at fault.
pub async fn in_child(bytes: Bytes) -> Result<Vec<DrawnPicture>, ChildFailure> {
    let machine = |error: std::io::Error| ChildFailure::Machine(error.to_string());
    let program = std::env::current_exe().map_err(machine)?;
    let mut child = Command::new(program)
        .arg("preview")
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(machine)?;
    let mut stdin = child
        .stdin
        .take()
        .ok_or_else(|| ChildFailure::Machine("no pipe".to_owned()))?;
    let feeding = tokio::spawn(async move {
        // A child that stops reading has said why by its exit.
        let _ = stdin.write_all(&bytes).await;
    });
    let output = match tokio::time::timeout(PATIENCE, child.wait_with_output()).await {
        Ok(output) => output.map_err(machine)?,
        Err(_) => return Err(ChildFailure::File("too_slow".to_owned())),
    };
    let _ = feeding.await;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let code = ["unreadable", "too_large", "locked"]
            .into_iter()
            .find(|code| said.contains(code))
            .unwrap_or("crashed");
        return Err(ChildFailure::File(code.to_owned()));
    }
    let mut pictures = Vec::new();
    let mut from = Cursor::new(output.stdout);
    while let Some(picture) =
        DrawnPicture::read(&mut from).map_err(|_| ChildFailure::File("crashed".to_owned()))?
    {
        pictures.push(picture);
    }
    Ok(pictures)
}
