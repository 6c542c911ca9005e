/// Sizes in millimetres as a printer needs them: one ("1,2"), or width × height ("37,29 × 25,93").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Millimetres(Vec<u32>);

/// Not a size: something else than one to three numbers from 0.01 to 9999 with at most two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a size in millimetres")]
pub struct NotASize;

impl Millimetres {
    /// Reads what somebody typed, or what is stored: `1,2`, `1.2 mm`, `37,29 x 25,93`.
    ///
    /// # Errors
    /// [`NotASize`].
    pub fn parse(typed: &str) -> Result<Self, NotASize> {
        let typed = typed.trim().to_lowercase();
        let plain = typed.strip_suffix("mm").unwrap_or(&typed);
        let sizes: Vec<_> = plain
            .split(['x', '×', '*'])
            .map(|part| hundredths(part.trim()).ok_or(NotASize))
            .collect::<Result<_, _>>()?;
        if (1..=3).contains(&sizes.len()) {
            Ok(Self(sizes))
        } else {
            Err(NotASize)
        }
    }

    /// As it is stored: `37.29x25.93`.
    #[must_use]
    pub fn stored(&self) -> String {
        self.joined("x", ".")
    }

    /// As it is read, without the unit: `37,29 × 25,93`.
    #[must_use]
    pub fn written(&self, decimal_mark: &str) -> String {
        self.joined(" × ", decimal_mark)
    }

    fn joined(&self, between: &str, decimal_mark: &str) -> String {
        let parts: Vec<_> = self
            .0
            .iter()
            .map(|size| {
                let (whole, rest) = (size / 100, size % 100);
                match rest {
                    0 => whole.to_string(),
                    _ if rest % 10 == 0 => format!("{whole}{decimal_mark}{}", rest / 10),
                    _ => format!("{whole}{decimal_mark}{rest:02}"),
                }
            })
            .collect();
        parts.join(between)
    }
}

fn hundredths(text: &str) -> Option<u32> {
    let (whole, rest) = text.split_once([',', '.']).unwrap_or((text, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 4
        || rest.len() > 2
        || !are_digits(whole)
        || !are_digits(rest)
    {
        return None;
    }
    let size = format!("{whole}{rest:0<2}").parse().ok()?;
    (size > 0).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        let read = |typed| Millimetres::parse(typed).map(|size| size.written(","));
        assert_eq!(read("1,2"), Ok("1,2".to_owned()));
        assert_eq!(read(" 1.20 mm"), Ok("1,2".to_owned()));
        assert_eq!(read("37,29 x 25.93 mm"), Ok("37,29 × 25,93".to_owned()));
        assert_eq!(read("80×50×200"), Ok("80 × 50 × 200".to_owned()));
        for wrong in [
            "", "0", "kecil", "1,234", "1x", "1x2x3x4", "-2", "12345", "1 2",
        ] {
            assert_eq!(read(wrong), Err(NotASize), "{wrong}");
        }
    }

    #[test]
    fn a_stored_size_comes_back() {
        let size = Millimetres::parse("37,29 × 5,05").map(|size| size.stored());
        assert_eq!(size, Ok("37.29x5.05".to_owned()));
        assert_eq!(
            size.and_then(|stored| Millimetres::parse(&stored))
                .map(|size| size.written(".")),
            Ok("37.29 × 5.05".to_owned())
        );
    }
}
