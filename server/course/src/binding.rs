/// What stays on one line with the number before it.
const UNITS: [&str; 11] = [
    "%", "mm", "cm", "km", "mg", "g", "kg", "ml", "KB", "MB", "°C",
];

/// The text with a no-break space between a number and its unit, so that "80 %" is never torn apart.
pub(crate) fn bound(text: &str) -> String {
    let mut bound = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(' ') {
        bound.push_str(before);
        let is_number = bound.ends_with(|c: char| c.is_ascii_digit());
        bound.push(if is_number && begins_with_unit(after) {
            '\u{a0}'
        } else {
            ' '
        });
        rest = after;
    }
    bound.push_str(rest);
    bound
}

fn begins_with_unit(text: &str) -> bool {
    UNITS.iter().any(|unit| {
        text.strip_prefix(unit)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn a_number_keeps_its_unit() {
        assert_eq!(
            bound("Dari 80 % jadi 1,2 mm, 250 g."),
            "Dari 80\u{a0}% jadi 1,2\u{a0}mm, 250\u{a0}g."
        );
        assert_eq!(bound("5 gram dan 3 % "), "5 gram dan 3\u{a0}% ");
        assert_eq!(bound("ukuran % saja 7"), "ukuran % saja 7");
    }
}
