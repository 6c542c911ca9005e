//! The browser, as far as islands ask it for something.

use js_sys::Date;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget, Window};

/// The name of the header that says for whom the page was drawn.
pub const ACCOUNT_HEADER: &str = "kemas-account";

/// The window; an island without one does not run.
#[must_use]
pub fn window() -> Window {
    leptos::prelude::window()
}

/// Milliseconds since 1970, by the device. Whole, because writing and reading fractions would weigh 20 KB.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds are whole and far smaller"
)]
pub fn now() -> i64 {
    Date::now() as i64
}

/// The hour and minute of a moment, by the device.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds are far below what is lost"
)]
pub fn clock(moment: i64) -> (u32, u32) {
    let date = Date::new(&JsValue::from_f64(moment as f64));
    (date.get_hours(), date.get_minutes())
}

/// Random letters and digits: a command key, or the name of this page among others.
#[must_use]
pub fn random_name() -> String {
    let mut bytes = [0_u8; 16];
    // A browser without randomness gives one key for all, which the server answers as a repeat: nothing is overwritten.
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Calls `heard` for every such event from now on; before everybody else where it is `early`.
pub fn listen(
    target: &EventTarget,
    name: &str,
    is_early: bool,
    heard: impl FnMut(Event) + 'static,
) {
    let heard = Closure::<dyn FnMut(Event)>::new(heard);
    let _ = target.add_event_listener_with_callback_and_bool(
        name,
        heard.as_ref().unchecked_ref(),
        is_early,
    );
    heard.forget();
}

/// Opens a page, or opens it anew.
pub fn go_to(page: &str) {
    let location = window().location();
    let is_here = location.pathname().is_ok_and(|here| here == page);
    let _ = if is_here {
        location.reload()
    } else {
        location.assign(page)
    };
}
