use super::reader::Reader;
use crate::{FindingKind, Folder};

/// Which files are what, by their names.
#[derive(Debug, Default)]
pub(super) struct Layout<'a> {
    pub(super) modules: Vec<ModuleFolder<'a>>,
}

/// A folder such as `05-label`.
#[derive(Debug)]
pub(super) struct ModuleFolder<'a> {
    pub(super) path: &'a str,
    pub(super) number: u32,
    pub(super) lessons: Vec<LessonFolder<'a>>,
}

/// A folder such as `05-label/5.1-sembilan-keterangan`.
#[derive(Debug)]
pub(super) struct LessonFolder<'a> {
    pub(super) path: &'a str,
    /// Of the module, and of the lesson in it.
    pub(super) numbers: (u32, u32),
    /// Whole paths.
    pub(super) pictures: Vec<&'a str>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(folder: &'a Folder, reader: &mut Reader<'a>) -> Self {
        let mut layout = Self::default();
        for path in folder.paths() {
            if !layout.place(path, reader) {
                reader.found(path, None, FindingKind::UnexpectedFile);
            }
        }
        layout.modules.sort_by_key(|module| module.number);
        for module in &mut layout.modules {
            module.lessons.sort_by_key(|lesson| lesson.numbers);
        }
        layout.check_numbers(reader);
        layout
    }

    /// Paths come sorted, so the files of a folder follow each other.
    fn place(&mut self, path: &'a str, reader: &mut Reader<'a>) -> bool {
        let names: Vec<&str> = path.split('/').collect();
        match names[..] {
            ["course.toml"] => true,
            [module, "module.toml" | "quiz.toml" | "assignment.toml"] => {
                self.module(&path[..module.len()], reader);
                true
            }
            [module, lesson, file] => {
                let end = module.len() + 1 + lesson.len();
                let module = self.module(&path[..module.len()], reader);
                let lesson = module.lesson(&path[..end], lesson, reader);
                let is_picture = file.ends_with(".svg");
                if is_picture {
                    lesson.pictures.push(path);
                }
                is_picture || matches!(file, "id.md" | "en.md")
            }
            _ => false,
        }
    }

    fn module(&mut self, path: &'a str, reader: &mut Reader<'a>) -> &mut ModuleFolder<'a> {
        let index = self.modules.iter().position(|module| module.path == path);
        let index = index.unwrap_or_else(|| {
            let number = number(path.split('-').next().unwrap_or_default());
            if number.is_none() {
                reader.found(path, None, FindingKind::FolderName);
            }
            self.modules.push(ModuleFolder {
                path,
                number: number.unwrap_or_default(),
                lessons: Vec::new(),
            });
            self.modules.len() - 1
        });
        &mut self.modules[index]
    }

    fn check_numbers(&self, reader: &mut Reader<'a>) {
        let numbers = self
            .modules
            .iter()
            .map(|module| (module.path, module.number));
        report_repeated(numbers, reader);
        for module in &self.modules {
            let lessons = module.lessons.iter();
            report_repeated(
                lessons
                    .clone()
                    .map(|lesson| (lesson.path, lesson.numbers.1)),
                reader,
            );
            for lesson in lessons.filter(|lesson| lesson.numbers.0 != module.number) {
                let (found, module) = (lesson.numbers.0, module.number);
                reader.found(
                    lesson.path,
                    None,
                    FindingKind::OtherModule { found, module },
                );
            }
        }
    }
}

impl<'a> ModuleFolder<'a> {
    fn lesson(
        &mut self,
        path: &'a str,
        name: &str,
        reader: &mut Reader<'a>,
    ) -> &mut LessonFolder<'a> {
        let index = self.lessons.iter().position(|lesson| lesson.path == path);
        let index = index.unwrap_or_else(|| {
            let numbers = name
                .split('-')
                .next()
                .and_then(|numbers| numbers.split_once('.'))
                .and_then(|(module, lesson)| Some((number(module)?, number(lesson)?)));
            if numbers.is_none() {
                reader.found(path, None, FindingKind::FolderName);
            }
            self.lessons.push(LessonFolder {
                path,
                numbers: numbers.unwrap_or((self.number, 0)),
                pictures: Vec::new(),
            });
            self.lessons.len() - 1
        });
        &mut self.lessons[index]
    }
}

fn number(digits: &str) -> Option<u32> {
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

/// The numbers come sorted.
fn report_repeated<'p>(numbers: impl Iterator<Item = (&'p str, u32)>, reader: &mut Reader<'_>) {
    let mut before = None;
    for (path, number) in numbers {
        if before == Some(number) {
            reader.found(path, None, FindingKind::DuplicateNumber(number));
        }
        before = Some(number);
    }
}
