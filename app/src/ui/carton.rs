use leptos::prelude::*;

/// One panel of the carton: a module.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Its number on the flap.
    pub number: String,
    /// Its title.
    pub title: String,
    /// How much of it is done, in words.
    pub state: String,
    /// Steps done.
    pub done: u32,
    /// Steps there are.
    pub total: u32,
    /// Whether the next step is in it.
    pub is_current: bool,
    /// Where its steps are listed.
    pub href: String,
}

impl Panel {
    const fn is_complete(&self) -> bool {
        self.total > 0 && self.done >= self.total
    }
}

// Units of the drawing: 360 wide, so that its words are read on a phone.
const WIDTH: u32 = 360;
const GLUE: u32 = 14;
const EDGE: u32 = 3;
const TOP: u32 = 34;
const HEIGHT: u32 = 78;
const FLAP: u32 = 28;

/// Progress as a carton lying open: a panel a module, filled from below step by step; its flaps close when it is full.
/// The list under it says the same in words.
#[component]
pub fn Carton(panels: Vec<Panel>, #[prop(into)] label: String) -> impl IntoView {
    let list = panels.clone();
    view! {
        <figure class="carton">
            <CartonDrawing panels=panels label=label/>
            <ol class="carton__list">
                {list
                    .into_iter()
                    .map(|panel| {
                        let class = if panel.is_complete() { "carton__item carton__item--done" } else { "carton__item" };
                        view! {
                            <li class=class>
                                <a href=panel.href>{panel.title}</a>
                                <span class="carton__state">{panel.state}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </figure>
    }
}

/// The drawing alone, where the list stands elsewhere on the page.
#[component]
pub fn CartonDrawing(panels: Vec<Panel>, #[prop(into)] label: String) -> impl IntoView {
    let width = panel_width(panels.len());
    let bottom = TOP + HEIGHT;
    view! {
        <svg class="carton__drawing" viewBox=format!("0 0 {WIDTH} {}", bottom + FLAP + EDGE) role="img" aria-label=label>
            <path class="carton__flap" d=format!("M{} {}l-{GLUE} 9v{}l{GLUE} 9z", EDGE + GLUE, TOP, HEIGHT - 18)></path>
            {panels
                .into_iter()
                .zip(0_u32..)
                .map(|(panel, index)| {
                    let left = f64::from(EDGE + GLUE) + f64::from(index) * width;
                    view! { <PanelDrawing panel=panel left=left width=width/> }
                })
                .collect_view()}
        </svg>
    }
}

fn panel_width(count: usize) -> f64 {
    let count = u32::try_from(count).unwrap_or(1).max(1);
    f64::from(WIDTH - 2 * EDGE - GLUE) / f64::from(count)
}

/// How high the filled part of a panel is; nothing more than the panel, whatever the counts.
fn filled(done: u32, total: u32) -> f64 {
    f64::from(HEIGHT) * f64::from(done.min(total)) / f64::from(total.max(1))
}

#[component]
fn PanelDrawing(panel: Panel, left: f64, width: f64) -> impl IntoView {
    let bottom = f64::from(TOP + HEIGHT);
    let middle = left + width / 2.0;
    let full = filled(panel.done, panel.total);
    let flap = if panel.is_complete() {
        "carton__flap carton__flap--closed"
    } else {
        "carton__flap"
    };
    let frame = if panel.is_current {
        "carton__panel carton__panel--current"
    } else {
        "carton__panel"
    };
    let inner = width - 10.0;
    // A line for each step, so that what is left can be counted.
    let steps: String = (1..panel.total)
        .map(|step| {
            let y = bottom - filled(step, panel.total);
            format!("M{left:.1} {y:.1}h{width:.1}")
        })
        .collect();
    let (tick_left, tick_top) = (middle - 10.0, f64::from(TOP + HEIGHT / 2) - 1.0);
    view! {
        <path class=flap d=format!("M{left:.1} {TOP}l5-{FLAP}h{inner:.1}l5 {FLAP}z")></path>
        <path class=flap d=format!("M{left:.1} {bottom}l5 {FLAP}h{inner:.1}l5-{FLAP}z")></path>
        <rect class="carton__ground" x=format!("{left:.1}") y=TOP width=format!("{width:.1}") height=HEIGHT></rect>
        <rect
            class="carton__fill"
            x=format!("{left:.1}")
            y=format!("{:.1}", bottom - full)
            width=format!("{width:.1}")
            height=format!("{full:.1}")
        ></rect>
        <path class="carton__step" d=steps></path>
        <rect class=frame x=format!("{left:.1}") y=TOP width=format!("{width:.1}") height=HEIGHT></rect>
        {panel.is_complete().then(|| view! { <path class="carton__tick" d=format!("M{tick_left:.1} {tick_top:.1}l7 8 13-16")></path> })}
        <text class="carton__number" x=format!("{middle:.1}") y=TOP - 9>{panel.number}</text>
        <text class="carton__count" x=format!("{middle:.1}") y=TOP + HEIGHT + 20>{format!("{}/{}", panel.done, panel.total)}</text>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panel_is_never_filled_over_its_edge() {
        assert!((filled(3, 6) - f64::from(HEIGHT) / 2.0).abs() < 1e-9);
        assert!((filled(9, 6) - f64::from(HEIGHT)).abs() < 1e-9);
        assert!(filled(0, 0).abs() < 1e-9, "nothing to do is nothing filled");
    }

    #[test]
    fn the_net_fits_its_sheet() {
        for count in 1..=12_u32 {
            let right = f64::from(EDGE + GLUE)
                + f64::from(count) * panel_width(usize::try_from(count).unwrap_or(1));
            assert!((right - f64::from(WIDTH - EDGE)).abs() < 1e-6);
        }
    }
}
