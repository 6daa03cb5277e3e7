//! Reads pages of ours just well enough to walk through them: tags and their attributes, in order.

/// One opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name, in lower case; a closing tag has `/` before it.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute's value, character references resolved.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute is there at all.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// A form and what it would send as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent; empty for the page itself.
    pub action: String,
    /// Whether it changes something.
    pub post: bool,
    /// Whether it carries files.
    pub multipart: bool,
    /// Its fields: name, value, and whether a person types it.
    pub fields: Vec<(String, String, bool)>,
}

/// Every tag of a page, in order.
pub fn tags(page: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix("!--") {
            rest = after.split_once("-->").map_or("", |(_, rest)| rest);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            let (tag, after) = tag(rest);
            rest = after;
            found.push(tag);
        }
    }
    found
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
    let name = text[..end].trim_end_matches('/').to_ascii_lowercase();
    let name = if text.starts_with('/') { format!("/{}", name.trim_start_matches('/')) } else { name };
    let mut rest = text[end..].trim_start();
    let mut attributes = Vec::new();
    while !rest.is_empty() && !rest.starts_with('>') {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>').unwrap_or(rest.len());
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix("=\"") {
            let end = after.find('"').unwrap_or(after.len());
            value = plain(&after[..end]);
            rest = after.get(end + 1..).unwrap_or_default().trim_start();
        }
        if key.is_empty() {
            rest = rest.get(1..).unwrap_or_default();
        } else {
            attributes.push((key, value));
        }
    }
    (Tag { name, attributes }, rest.strip_prefix('>').unwrap_or(rest))
}

/// Character references resolved.
pub fn plain(text: &str) -> String {
    let mut out = text.to_owned();
    for (name, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&amp;", "&"),
    ] {
        out = out.replace(name, character);
    }
    out
}

/// The addresses a page leads to.
pub fn links(page: &str) -> Vec<String> {
    tags(page)
        .iter()
        .filter(|tag| tag.name == "a")
        .filter_map(|tag| tag.get("href"))
        .map(str::to_owned)
        .collect()
}

/// The forms of a page.
pub fn forms(page: &str) -> Vec<Form> {
    let mut found: Vec<Form> = Vec::new();
    let mut open = false;
    let mut select: Option<String> = None;
    for tag in tags(page) {
        match tag.name.as_str() {
            "form" => {
                open = true;
                found.push(Form {
                    action: tag.get("action").unwrap_or_default().to_owned(),
                    post: tag.get("method").is_some_and(|m| m.eq_ignore_ascii_case("post")),
                    multipart: tag.get("enctype").is_some_and(|kind| kind.contains("multipart")),
                    fields: Vec::new(),
                });
            }
            "/form" => open = false,
            _ => {}
        }
        let Some(form) = found.last_mut().filter(|_| open) else { continue };
        let name = tag.get("name").unwrap_or_default().to_owned();
        let value = tag.get("value").unwrap_or_default().to_owned();
        match tag.name.as_str() {
            "input" if name.is_empty() => {}
            "input" => match tag.get("type").unwrap_or("text") {
                "hidden" => form.fields.push((name, value, false)),
                "checkbox" | "radio" if !tag.has("checked") => {}
                "file" | "submit" | "range" => {}
                _ => form.fields.push((name, value, true)),
            },
            "textarea" if !name.is_empty() => form.fields.push((name, String::new(), true)),
            "select" => select = Some(name),
            "/select" => select = None,
            "option" => {
                if let Some(name) = &select {
                    let known = form.fields.iter().any(|(field, _, _)| field == name);
                    if !known || tag.has("selected") {
                        form.fields.retain(|(field, _, _)| field != name);
                        form.fields.push((name.clone(), value, true));
                    }
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_forms_are_read_as_a_person_would_find_them() {
        let page = r#"<!-- <a href="/no"> --><a class=x href="/a?b=1&amp;c=2">A</a>
            <form method="post" action="/go"><input type="hidden" name="once" value="k">
            <input name="who" value="王 &#34;敏&#34;"><input type="checkbox" name="no" value="1">
            <select name="s"><option value="1">x</option><option value="2" selected>y</option></select>
            <textarea name="t">abc</textarea></form>"#;
        assert_eq!(links(page), ["/a?b=1&c=2"]);
        let forms = forms(page);
        assert_eq!(forms.len(), 1);
        assert!(forms[0].post && forms[0].action == "/go");
        let sent: Vec<_> = forms[0].fields.iter().map(|(n, v, _)| format!("{n}={v}")).collect();
        assert_eq!(sent, ["once=k", "who=王 \"敏\"", "s=2", "t="]);
    }
}
