//! The colours as the stylesheet says them, read from the stylesheet.

const SOURCE: &str = include_str!("../../../style/tokens/_colour.scss");

/// A colour of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its name, without the dashes.
    pub name: &'static str,
    /// As it is written: `#fffaf2`.
    pub value: &'static str,
    /// What it is for, where the stylesheet says so.
    pub note: &'static str,
}

/// A theme of the stylesheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// The light one.
    Day,
    /// The dark one.
    Evening,
}

impl Theme {
    /// By the name its side of the page has.
    pub fn named(name: &str) -> Self {
        if name == "evening" {
            Self::Evening
        } else {
            Self::Day
        }
    }

    const fn begins(self) -> &'static str {
        match self {
            Self::Day => "@mixin day {",
            Self::Evening => "@mixin evening {",
        }
    }

    /// Its colours, in the order of the stylesheet. `focus` stands for the colour it points at.
    pub fn tokens(self) -> Vec<Token> {
        let block = SOURCE
            .split_once(self.begins())
            .map_or("", |(_, rest)| rest);
        let block = block.split_once("\n}").map_or("", |(block, _)| block);
        let mut tokens: Vec<Token> = Vec::new();
        for line in block.lines() {
            let Some((name, rest)) = line
                .trim()
                .strip_prefix("--")
                .and_then(|line| line.split_once(": "))
            else {
                continue;
            };
            let (value, note) = rest.split_once(';').unwrap_or((rest, ""));
            let note = note.trim().trim_start_matches("// ");
            let pointed = value
                .strip_prefix("var(--")
                .and_then(|name| name.strip_suffix(')'))
                .and_then(|name| tokens.iter().find(|token| token.name == name))
                .map(|token| token.value);
            if let Some(value) = pointed.or_else(|| value.starts_with('#').then_some(value)) {
                tokens.push(Token { name, value, note });
            }
        }
        tokens
    }

    /// The ratio of two of its colours, as WCAG 2 counts it: 1 to 21.
    pub fn contrast(self, one: &str, other: &str) -> Option<f64> {
        let tokens = self.tokens();
        let light = |name: &str| {
            tokens
                .iter()
                .find(|token| token.name == name)
                .and_then(|token| luminance(token.value))
        };
        let (one, other) = (light(one)?, light(other)?);
        Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
    }
}

fn luminance(value: &str) -> Option<f64> {
    let digits = value.strip_prefix('#')?;
    let wide = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    let channel = |at: usize| {
        let value = u8::from_str_radix(wide.get(at..at + 2)?, 16).ok()?;
        let share = f64::from(value) / 255.0;
        Some(if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

/// Every ground that words stand on.
const GROUNDS: &[&str] = &[
    "paper",
    "raised",
    "sunken",
    "warm-soft",
    "leaf-soft",
    "sun-soft",
    "wrong-soft",
    "nila-soft",
];

/// Text on a ground: 4.5 at least. Each colour with every ground it is used on.
pub const TEXT: &[(&str, &[&str])] = &[
    ("ink", GROUNDS),
    ("soft", GROUNDS),
    ("warm", GROUNDS),
    ("warm-deep", GROUNDS),
    ("on-warm", &["warm", "warm-deep"]),
    ("leaf", &["paper", "raised", "sunken", "leaf-soft"]),
    ("sun-ink", &["paper", "raised", "sunken", "sun-soft"]),
    ("wrong", &["paper", "raised", "sunken", "wrong-soft"]),
    ("nila", &["paper", "raised", "sunken", "nila-soft"]),
    ("paper", &["ink", "leaf", "wrong"]),
];

/// Frames, marks and the focus ring: 3 at least.
pub const MARKS: &[(&str, &[&str])] = &[
    ("edge", GROUNDS),
    ("warm", &["paper", "raised", "sunken", "warm-soft"]),
    ("leaf", &["paper", "raised", "sunken", "line"]),
    ("wrong", &["paper", "raised", "wrong-soft"]),
    ("sun-ink", &["paper", "raised", "sun-soft"]),
    ("focus", &["paper", "raised", "sunken", "warm-soft"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_themes_say_the_same_colours() {
        let names =
            |theme: Theme| -> Vec<_> { theme.tokens().iter().map(|token| token.name).collect() };
        assert_eq!(names(Theme::Day), names(Theme::Evening));
        assert!(names(Theme::Day).len() > 15, "the stylesheet is read");
    }

    #[test]
    fn black_on_white_is_21() {
        let ratio = (luminance("#fff").expect("white") + 0.05)
            / (luminance("#000000").expect("black") + 0.05);
        assert!((ratio - 21.0).abs() < 1e-9);
    }

    #[test]
    fn every_pair_can_be_read() {
        for theme in [Theme::Day, Theme::Evening] {
            for (pairs, least) in [(TEXT, 4.5), (MARKS, 3.0)] {
                for (colour, grounds) in pairs {
                    for ground in *grounds {
                        let ratio = theme.contrast(colour, ground).expect("two colours");
                        assert!(
                            ratio >= least,
                            "{colour} on {ground}, {theme:?}: {ratio:.2}"
                        );
                    }
                }
            }
        }
    }
}
