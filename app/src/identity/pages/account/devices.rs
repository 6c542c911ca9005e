use domain::ids::SessionId;
use domain::time::Timestamp;
use leptos::prelude::*;
use store::identity::Device;

use crate::format;
use crate::words::identity as words;

/// Every device that is signed in, each with the way to put it out.
#[component]
pub fn Devices(devices: Vec<Device>, here: SessionId, now: Timestamp) -> impl IntoView {
    view! {
        <ul class="stack">
            {devices
                .into_iter()
                .map(|device| {
                    let is_here = device.id == here;
                    view! { <DeviceCard device=device is_here=is_here now=now/> }
                })
                .collect_view()}
        </ul>
    }
}

#[component]
fn DeviceCard(device: Device, is_here: bool, now: Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let name = if device.device.is_empty() {
        words::unknown_device(language).to_owned()
    } else {
        brief(&device.device)
    };
    view! {
        <li class="card">
            <h3 class="card__title">{name}</h3>
            <p class="card__meta">
                {words::last_seen(language, format::ago(language, device.last_seen_at, now))}
                {device.is_shared.then(|| format!(" · {}", words::shared_session(language)))}
            </p>
            {if is_here {
                view! { <p class="card__foot"><span class="badge badge--good">{words::this_device(language)}</span></p> }.into_any()
            } else {
                view! {
                    <form class="card__foot" method="post" action=format!("/account/devices/{}/revoke", device.id)>
                        <button class="button button--small" type="submit">{words::revoke(language)}</button>
                    </form>
                }
                .into_any()
            }}
        </li>
    }
}

/// Browser and system of a user agent, as far as a person can tell two devices apart by them.
fn brief(agent: &str) -> String {
    let browser = [
        "Edg",
        "OPR",
        "SamsungBrowser",
        "Firefox",
        "Chrome",
        "Safari",
    ]
    .into_iter()
    .find(|name| agent.contains(name))
    .unwrap_or("Browser");
    let system = ["Android", "iPhone", "Windows", "Mac OS", "Linux"]
        .into_iter()
        .find(|name| agent.contains(name));
    match system {
        Some(system) => format!("{browser}, {system}"),
        None => browser.to_owned(),
    }
}
