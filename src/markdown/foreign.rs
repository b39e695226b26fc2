//! Addresses that other tools make out of a word: `{{< ref "bai.md" >}}` of Hugo, `{% post_url 2024-05-01-bai %}` and
//! `{{ site.baseurl }}/bai.html` of Jekyll.

/// Shortcodes and tags of which other tools make addresses.
const LINKS: [&str; 4] = ["ref", "relref", "post_url", "link"];

/// What an address of another tool names; none for another address.
pub fn foreign_target(address: &str) -> Option<&str> {
    let address = address.trim();
    let begins = address.starts_with("{{") || address.starts_with("{%");
    let (inside, rest) = address
        .strip_prefix('{')
        .filter(|_| begins)?
        .split_once('}')?;
    let rest = rest.trim_start_matches('}');
    if !rest.is_empty() {
        return Some(rest);
    }
    let inside = inside.trim_matches(['{', '%', '<', '>', ' ']);
    if let Some((_, quoted)) = inside.split_once(['"', '\'']) {
        return quoted.split(['"', '\'']).next();
    }
    let (word, named) = inside.split_once(' ')?;
    LINKS.contains(&word).then(|| named.trim())
}

/// What a shortcode among words names, if another tool makes a link of it.
pub fn foreign_link(shortcode: &str) -> Option<&str> {
    let inside = shortcode.trim_start_matches(['{', '%', '<', ' ']);
    let word = inside.split([' ', '"', '\'']).next()?;
    let is_closed = shortcode.ends_with("}}") || shortcode.ends_with("%}");
    let target = || foreign_target(shortcode);
    (is_closed && LINKS.contains(&word)).then(target).flatten()
}

#[cfg(test)]
mod tests {
    use super::foreign_target;

    #[test]
    fn what_is_named() {
        for (address, named) in [
            ("{{< ref \"bai.md\" >}}", Some("bai.md")),
            ("{{% relref 'tin/bai.md#a' %}}", Some("tin/bai.md#a")),
            ("{{<relref \"bai\">}}", Some("bai")),
            ("{% post_url 2024-05-01-bai %}", Some("2024-05-01-bai")),
            (
                "{% link _posts/2024-05-01-bai.md %}",
                Some("_posts/2024-05-01-bai.md"),
            ),
            ("{{ site.baseurl }}/bai.html", Some("/bai.html")),
            ("{{ \"/bai.html\" | relative_url }}", Some("/bai.html")),
            ("{{ page.url }}", None),
            ("{% include a.html %}", None),
            ("{{", None),
            ("bài viết.md", None),
            ("{a}", None),
        ] {
            assert_eq!(foreign_target(address), named, "{address}");
        }
    }
}
