//! Making a photo as small as its letters allow.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, File, FilePropertyBag, HtmlCanvasElement, ImageBitmap,
    ImageBitmapOptions, ImageOrientation,
};

use crate::ui::islands::browser::window;

/// How small a photo becomes.
#[derive(Clone, Copy)]
pub struct Measure {
    /// Pixels of its long side: 2,560 give a panel of 20 cm 12 a millimetre, so a letter of 1.2 mm gets 15.
    long_side: u32,
    /// Bytes to come near to.
    bytes: f64,
}

/// What letters are measured in.
pub const FULL: Measure = Measure {
    long_side: 2_560,
    bytes: 1_200_000.0,
};
/// What saves data.
pub const SAVER: Measure = Measure {
    long_side: 1_600,
    bytes: 500_000.0,
};

/// From hardly to clearly visible.
const QUALITIES: [f64; 5] = [0.9, 0.82, 0.74, 0.66, 0.58];

/// A photo as it will be sent.
pub struct Shrunk {
    pub file: File,
    pub width: u32,
    pub height: u32,
}

/// Opens a photo, upright, and makes it smaller where that saves anything. Never larger, and what is small already stays as
/// it is.
pub async fn shrink(file: &File, measure: Measure) -> Result<Shrunk, JsValue> {
    let options = ImageBitmapOptions::new();
    options.set_image_orientation(ImageOrientation::FromImage);
    let opened = window().create_image_bitmap_with_blob_and_image_bitmap_options(file, &options)?;
    let picture: ImageBitmap = JsFuture::from(opened).await?.dyn_into()?;
    let whole = (picture.width(), picture.height());
    let (width, height) = fit(whole, measure.long_side);
    if (width, height) == whole && file.size() <= measure.bytes {
        picture.close();
        return Ok(Shrunk::new(file.clone(), whole));
    }
    let canvas = draw(&picture, width, height)?;
    picture.close();
    let blob = press(&canvas, measure.bytes).await?;
    // A drawing in few colours can be smaller as it came.
    if (width, height) == whole && blob.size() >= file.size() {
        return Ok(Shrunk::new(file.clone(), whole));
    }
    Ok(Shrunk::new(named(&blob, &file.name())?, (width, height)))
}

impl Shrunk {
    const fn new(file: File, (width, height): (u32, u32)) -> Self {
        Self {
            file,
            width,
            height,
        }
    }
}

fn fit((width, height): (u32, u32), long_side: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= long_side {
        return (width, height);
    }
    let scaled = |side: u32| (side * long_side + longest / 2) / longest;
    (scaled(width).max(1), scaled(height).max(1))
}

fn draw(picture: &ImageBitmap, width: u32, height: u32) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = leptos::prelude::document()
        .create_element("canvas")?
        .dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let pen: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    js_sys::Reflect::set(&pen, &"imageSmoothingQuality".into(), &"high".into())?;
    // What is transparent would turn black.
    pen.set_fill_style_str("#fff");
    let (width, height) = (f64::from(width), f64::from(height));
    pen.fill_rect(0.0, 0.0, width, height);
    pen.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

/// The best quality that comes near the wanted size.
async fn press(canvas: &HtmlCanvasElement, bytes: f64) -> Result<Blob, JsValue> {
    let mut blob = jpeg(canvas, QUALITIES[0]).await?;
    for quality in &QUALITIES[1..] {
        if blob.size() <= bytes {
            break;
        }
        blob = jpeg(canvas, *quality).await?;
    }
    Ok(blob)
}

async fn jpeg(canvas: &HtmlCanvasElement, quality: f64) -> Result<Blob, JsValue> {
    let made = Promise::new(&mut |give, _| {
        let _ = canvas.to_blob_with_type_and_encoder_options(&give, "image/jpeg", &quality.into());
    });
    JsFuture::from(made).await?.dyn_into()
}

fn named(blob: &Blob, name: &str) -> Result<File, JsValue> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let options = FilePropertyBag::new();
    options.set_type("image/jpeg");
    File::new_with_blob_sequence_and_options(&Array::of1(blob), &format!("{stem}.jpg"), &options)
}
