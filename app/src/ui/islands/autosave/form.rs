//! A form's fields as text and back.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    UrlSearchParams,
};

/// What is about the saving and not about what was typed.
const AROUND: [&str; 2] = ["key", "row_version"];

/// Everything in the form that somebody typed or chose, encoded as the form would send it.
pub fn text(form: &HtmlFormElement) -> String {
    let Some(fields) = fields(form) else {
        return String::new();
    };
    for name in AROUND {
        fields.delete(name);
    }
    String::from(fields.to_string())
}

/// The same text with its key and the row version it was typed over.
pub fn body(text: &str, key: &str, row_version: i64) -> String {
    format!("key={key}&row_version={row_version}&{text}")
}

fn fields(form: &HtmlFormElement) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form).ok()?;
    UrlSearchParams::new_with_str_sequence_sequence(&data).ok()
}

/// Whether two texts say the same to the server, which trims ends and drops empty rows.
pub fn is_same(a: &str, b: &str) -> bool {
    plain(a) == plain(b)
}

fn plain(text: &str) -> String {
    text.split('&')
        // What stood beside it says nothing of what was typed.
        .filter(|pair| !pair.ends_with('=') && !pair.starts_with("seen="))
        .map(|pair| pair.replace("%0D", "").replace("%0A", "").replace('+', ""))
        .collect::<Vec<_>>()
        .join("&")
}

/// A hidden field of the form.
pub fn hidden(form: &HtmlFormElement, name: &str) -> Option<HtmlInputElement> {
    Reflect::get(&form.elements(), &name.into())
        .ok()?
        .dyn_into()
        .ok()
}

/// The row version the form was drawn with.
pub fn row_version(form: &HtmlFormElement) -> i64 {
    hidden(form, "row_version")
        .and_then(|field| field.value().parse().ok())
        .unwrap_or(0)
}

/// Puts a text back into the form.
pub fn fill(form: &HtmlFormElement, text: &str) {
    let Ok(pairs) = UrlSearchParams::new_with_str(text) else {
        return;
    };
    let mut pairs: Vec<(String, String)> = Array::from(&pairs)
        .iter()
        .filter_map(|pair| {
            let pair: Array = pair.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect();
    let elements = form.elements();
    for index in 0..elements.length() {
        if let Some(element) = elements.item(index) {
            put(element.into(), &mut pairs);
        }
    }
}

fn put(element: JsValue, pairs: &mut Vec<(String, String)>) {
    let mut next = |name: &str| {
        let at = pairs.iter().position(|(key, _)| key == name)?;
        Some(pairs.remove(at).1)
    };
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        if let Some(value) = next(&area.name()) {
            area.set_value(&value);
        }
    } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        if let Some(value) = next(&select.name()) {
            select.set_value(&value);
        }
    } else if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        match input.type_().as_str() {
            "hidden" | "submit" => {}
            "radio" | "checkbox" => {
                let is_chosen = pairs
                    .iter()
                    .any(|(name, value)| *name == input.name() && *value == input.value());
                input.set_checked(is_chosen);
            }
            _ => {
                if let Some(value) = next(&input.name()) {
                    input.set_value(&value);
                }
            }
        }
    }
}
