//! Packs the browser's files into the binary: stylesheet and WebAssembly from the front build, drawings and fonts from
//! `app/assets`. Each gets a name with its digest, and a compressed copy where that is smaller.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("manifest")).join("..");
    let site = env::var("KEMAS_SITE").map_or_else(|_| root.join("target/site"), PathBuf::from);
    println!("cargo::rerun-if-env-changed=KEMAS_SITE");
    println!("cargo::rerun-if-changed={}", site.join("pkg").display());
    println!(
        "cargo::rerun-if-changed={}",
        root.join("app/assets").display()
    );
    println!("cargo::rerun-if-changed=content");

    let mut files = read_folder(&root.join("app/assets"));
    let mut built = read_folder(&site.join("pkg"));
    if let Some(styles) = built.remove("kemas.css") {
        built.insert("main.css".to_owned(), styles);
    }
    files.extend(built);

    let out = PathBuf::from(env::var("OUT_DIR").expect("OUT_DIR"));
    let mut code = String::from("pub(crate) static FILES: &[Embedded] = &[\n");
    let plain: Vec<_> = files
        .iter()
        .filter(|(name, _)| *name != "main.css")
        .collect();
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    for (name, bytes) in plain {
        paths.insert(name.clone(), pack(&out, &mut code, name, bytes));
    }
    // The stylesheet last: it names the others by their digests.
    if let Some(styles) = files.get("main.css") {
        let mut text = String::from_utf8_lossy(styles).into_owned();
        for (name, path) in &paths {
            text = text
                .replace(&format!("/assets/{name}\""), &format!("{path}\""))
                .replace(&format!("/assets/{name})"), &format!("{path})"));
        }
        pack(&out, &mut code, "main.css", text.as_bytes());
    }
    code.push_str("];\n");
    fs::write(out.join("assets.rs"), code).expect("assets.rs");
}

fn read_folder(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            let is_wanted = path.is_file()
                && !name.ends_with(".txt")
                && !name.ends_with(".br")
                && !name.ends_with(".gz");
            is_wanted.then(|| Some((name, fs::read(&path).ok()?)))?
        })
        .collect()
}

/// Writes a file and its compressed copy beside the code, and a line into the table; answers its address.
fn pack(out: &Path, code: &mut String, name: &str, bytes: &[u8]) -> String {
    let digest: String = Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let (stem, extension) = name.rsplit_once('.').expect("a file name with an ending");
    let path = format!("/assets/{stem}.{digest}.{extension}");
    let file = out.join(format!("{stem}.{digest}.{extension}"));
    fs::write(&file, bytes).expect("asset");
    let mut packed = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
        writer.write_all(bytes).expect("brotli");
    }
    let compressed = if packed.len() * 10 < bytes.len() * 9 {
        let file = out.join(format!("{stem}.{digest}.{extension}.br"));
        fs::write(&file, &packed).expect("asset");
        format!("Some(include_bytes!({:?}))", file.display().to_string())
    } else {
        "None".to_owned()
    };
    code.push_str(&format!(
        "Embedded {{ name: {name:?}, path: {path:?}, media_type: {:?}, body: include_bytes!({:?}), brotli: {compressed} }},\n",
        media_type(extension),
        file.display().to_string()
    ));
    path
}

fn media_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
