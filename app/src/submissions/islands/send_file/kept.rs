//! A picked file, kept on the device until the server has it. Signing out clears it with everything else.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, File, FilePropertyBag, Response, Url};

use crate::ui::islands::browser::window;

const STORAGE: &str = "picked";

/// Where one slot's file is kept for one person.
pub struct Kept(String);

impl Kept {
    /// The place of a slot.
    pub fn of(account: i64, row: &str) -> Self {
        Self(format!("/picked/{account}/{row}/"))
    }

    /// Keeps a file in place of an earlier one, and whether it was made small to save data.
    pub async fn keep(&self, file: &File, saves_data: bool) -> Result<(), JsValue> {
        self.clear().await?;
        let name = String::from(js_sys::encode_uri_component(&file.name()));
        let response = Response::new_with_opt_blob(Some(file))?;
        let cache = cache().await?;
        JsFuture::from(cache.put_with_str(&format!("{}{saves_data}/{name}", self.0), &response))
            .await?;
        Ok(())
    }

    /// The file that is kept, and whether it was made small to save data.
    pub async fn find(&self) -> Result<Option<(File, bool)>, JsValue> {
        let cache = cache().await?;
        for address in self.addresses(&cache).await? {
            let found = JsFuture::from(cache.match_with_str(&address)).await?;
            let Ok(response) = found.dyn_into::<Response>() else {
                continue;
            };
            let blob: Blob = JsFuture::from(response.blob()?).await?.dyn_into()?;
            let name = address.rsplit('/').next().unwrap_or_default();
            let name = js_sys::decode_uri_component(name).map(String::from)?;
            let options = FilePropertyBag::new();
            options.set_type(&blob.type_());
            let parts = Array::of1(&blob);
            let file = File::new_with_blob_sequence_and_options(&parts, &name, &options)?;
            return Ok(Some((file, address.contains("/true/"))));
        }
        Ok(None)
    }

    /// The server has it, or nobody wants it.
    pub async fn clear(&self) -> Result<(), JsValue> {
        let cache = cache().await?;
        for address in self.addresses(&cache).await? {
            JsFuture::from(cache.delete_with_str(&address)).await?;
        }
        Ok(())
    }

    async fn addresses(&self, cache: &Cache) -> Result<Vec<String>, JsValue> {
        let requests: Array = JsFuture::from(cache.keys()).await?.dyn_into()?;
        Ok(requests
            .iter()
            .filter_map(|request| {
                let address = Reflect::get(&request, &"url".into()).ok()?;
                let path = Url::new(&address.as_string()?).ok()?.pathname();
                path.starts_with(&self.0).then_some(path)
            })
            .collect())
    }
}

/// Without https a browser has none.
async fn cache() -> Result<Cache, JsValue> {
    if Reflect::get(&window(), &"caches".into())?.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    let opened = window().caches()?.open(STORAGE);
    JsFuture::from(opened).await?.dyn_into()
}
