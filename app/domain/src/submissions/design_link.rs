/// The most letters of an address.
const LIMIT: usize = 2_000;

/// The address of a design on Canva: an `https` address of theirs and of nobody else, safe to be opened from a page of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesignLink(String);

impl DesignLink {
    /// Reads an address as it is pasted, with or without its scheme; nothing where it leads elsewhere.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let rest = without_scheme(text)?;
        let is_plain = rest
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\'));
        if !is_plain || rest.len() > LIMIT {
            return None;
        }
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.to_ascii_lowercase();
        let is_theirs = matches!(host.as_str(), "canva.com" | "www.canva.com" | "canva.link");
        let leads_somewhere = rest.len() > host.len() + 1;
        (is_theirs && leads_somewhere)
            .then(|| Self(format!("https://{host}{}", &rest[host.len()..])))
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What follows `https://` or `http://`, in any letters; everything where no scheme stands in front.
fn without_scheme(text: &str) -> Option<&str> {
    let Some((scheme, rest)) = text.split_once("://") else {
        return Some(text);
    };
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    is_web.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_canva_is_taken_as_it_is_pasted() {
        for (pasted, kept) in [
            (
                " https://www.canva.com/design/DAF/xyz/view?utm=1#2\n",
                "https://www.canva.com/design/DAF/xyz/view?utm=1#2",
            ),
            ("canva.link/abc", "https://canva.link/abc"),
            ("HTTP://Canva.com/d/1", "https://canva.com/d/1"),
        ] {
            let link = DesignLink::parse(pasted).expect(pasted);
            assert_eq!(link.as_str(), kept);
        }
    }

    #[test]
    fn nothing_that_leads_elsewhere_is() {
        for other in [
            "",
            "https://www.canva.com",
            "https://www.canva.com/",
            "https://evil.example/www.canva.com/design",
            "https://www.canva.com.evil.example/design",
            "https://www.canva.com@evil.example/design",
            "https://www.canva.com:8443/design",
            "https://evilcanva.com/design",
            "javascript://www.canva.com/%0Aalert(1)",
            "javascript:alert(1)",
            "https://www.canva.com\\@evil.example/d",
            "https://www.canva.com/design\" onclick=\"x",
            "lihat https://www.canva.com/design/x",
        ] {
            assert_eq!(DesignLink::parse(other), None, "{other}");
        }
    }
}
