use super::draft::Draft;
use super::parts::Page;
use super::reader::Reader;
use crate::markdown::{Callout, Outline};
use crate::{FindingKind, Picture};

impl Reader<'_> {
    /// A translation has the same parts, and in each the same blocks.
    pub(super) fn compare_parts(&mut self, draft: &Draft<'_>, id: &[Page], en: &[Page]) {
        let path = draft.body.path;
        if id.len() != en.len() {
            let (id, en) = (id.len(), en.len());
            self.found(path, None, FindingKind::PartCount { id, en });
        }
        for (index, (id, en)) in id.iter().zip(en).enumerate() {
            for what in differences(id, en) {
                let part = index + 1;
                self.found(path, Some(en.line), FindingKind::PartDiffers { part, what });
            }
        }
    }

    pub(super) fn unused_pictures<'p>(
        &mut self,
        folder: &str,
        pages: impl Iterator<Item = &'p Page>,
        pictures: &[Picture],
    ) {
        let shown: Vec<&String> = pages
            .flat_map(|page| &page.rendered.outline.pictures)
            .map(|(_, name)| name)
            .collect();
        let unused = pictures
            .iter()
            .filter(|picture| !shown.contains(&&picture.name));
        for picture in unused {
            let path = format!("{folder}/{}", picture.file_name());
            self.found(&path, None, FindingKind::PictureUnused);
        }
    }
}

fn differences(id: &Page, en: &Page) -> Vec<&'static str> {
    let (one, other) = (&id.rendered.outline, &en.rendered.outline);
    [
        (blocks(one) != blocks(other), "blocks"),
        (pictures(one) != pictures(other), "pictures"),
        (one.tables != other.tables, "tables"),
        (one.sources != other.sources, "links to sources"),
    ]
    .into_iter()
    .filter_map(|(differs, what)| differs.then_some(what))
    .collect()
}

fn blocks(outline: &Outline) -> Vec<Callout> {
    let callouts = outline.callouts.iter();
    callouts.map(|(callout, _)| *callout).collect()
}

fn pictures(outline: &Outline) -> Vec<&String> {
    let pictures = outline.pictures.iter();
    pictures.map(|(written, _)| written).collect()
}
