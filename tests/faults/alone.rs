//! One binary is one file.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use crate::KEMAS;
use crate::server::Server;

#[test]
fn the_program_alone_in_an_empty_folder_serves_the_demo() {
    let room = TempDir::new().expect("a folder");
    let alone = room.path().join("kemas");
    fs::copy(KEMAS, &alone).expect("a copy");
    let server = Server::run(
        Command::new("./kemas")
            .current_dir(room.path())
            .args(["serve", "--demo"]),
    );
    let mut visitor = server.browser();
    let home = visitor.get("/").ok().sees("Kemas");
    for (before, after) in [
        ("rel=\"stylesheet\" href=\"", "text/css"),
        ("rel=\"icon\" href=\"", "image/svg+xml"),
    ] {
        let html = home.html();
        let (_, rest) = html.split_once(before).expect("a link");
        let path = rest.split('"').next().expect("its address");
        let asset = visitor.get(path).ok();
        assert!(
            asset.header("content-type").starts_with(after),
            "{path}: {}",
            asset.header("content-type")
        );
        assert!(!asset.bytes.is_empty());
    }
    visitor.sign_in("+6281200000001", "kemasan-demo-2026");
    visitor.get("/lessons/1.1").ok().sees("dapur");
    let mut inside: Vec<_> = fs::read_dir(room.path())
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    inside.sort();
    assert_eq!(inside, ["data", "kemas"]);
}
