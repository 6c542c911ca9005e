//! Files as browsers hand them over.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, File, FileList, FilePropertyBag};

/// What is pasted or dropped with an event.
pub fn carried(event: &Event) -> Option<DataTransfer> {
    event
        .dyn_ref::<ClipboardEvent>()
        .map(ClipboardEvent::clipboard_data)
        .or_else(|| event.dyn_ref::<DragEvent>().map(DragEvent::data_transfer))?
}

/// Whether files are among it; what they are is not told before they are dropped.
pub fn has_files(event: &Event) -> bool {
    carried(event).is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// The files of a list.
pub fn files(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

/// The files as a list that a field takes.
pub fn list(files: &[File]) -> Option<FileList> {
    let carrier = DataTransfer::new().ok()?;
    for file in files {
        carrier.items().add_with_file(file).ok()?;
    }
    carrier.files()
}

/// The same file under another name; browsers call every pasted picture alike.
pub fn renamed(file: &File, stem: &str) -> Option<File> {
    let name = file.name();
    let (_, extension) = name.rsplit_once('.')?;
    let options = FilePropertyBag::new();
    options.set_type(&file.type_());
    let name = format!("{stem}.{extension}");
    File::new_with_blob_sequence_and_options(&Array::of1(file), &name, &options).ok()
}
