//! A crawl: as one person, follow every link, then send every form empty and with nonsense. Nothing may
//! be a server error, no link may be dead, every page has one heading and a name for each control.

use std::collections::{BTreeMap, VecDeque};

use anyhow::Result;

use crate::http::{Answer, Visitor};
use crate::markup::{self, Form, Tag};

/// So many pages of one shape are looked at: the hundredth trainee's page is like the third's.
const OF_ONE_SHAPE: usize = 3;
/// What nobody sensible types.
const NONSENSE: &str =
    "𠮷😀\u{202e}'; DROP TABLE x; -- <script>alert(1)</script> %00 NaN 9999999999999999999";

/// What a crawl found wrong, one line each, and how much it saw.
#[derive(Debug, Default)]
pub struct Report {
    /// What is wrong.
    pub faults: Vec<String>,
    /// Pages looked at.
    pub pages: usize,
    /// Forms sent.
    pub forms: usize,
}

/// Walks from these paths as this visitor; forms are sent only where wanted.
///
/// # Errors
/// When the server does not answer at all.
pub async fn crawl(visitor: &Visitor, from: &[&str], send_forms: bool) -> Result<Report> {
    let mut report = Report::default();
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    let mut waiting: VecDeque<(String, String)> =
        from.iter().map(|path| ((*path).to_owned(), "the start".to_owned())).collect();
    let mut forms: BTreeMap<String, (String, Form)> = BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    while let Some((path, found_on)) = waiting.pop_front() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let count = shapes.entry(shape(&path)).or_default();
        *count += 1;
        if *count > OF_ONE_SHAPE {
            continue;
        }
        let answer = visitor.get(&path).await?;
        if let Some(location) = &answer.location {
            waiting.push_back((location.clone(), path));
            continue;
        }
        report.pages += 1;
        look_at(&path, &found_on, &answer, &mut report);
        if !answer.kind.starts_with("text/html") {
            continue;
        }
        for link in markup::links(&answer.body) {
            if let Some(link) = inside(&link, &path) {
                waiting.push_back((link, path.clone()));
            }
        }
        for form in markup::forms(&answer.body) {
            let action = if form.action.is_empty() { path.clone() } else { form.action.clone() };
            forms.entry(shape(&action)).or_insert((action, form));
        }
    }
    if send_forms {
        for (action, form) in forms.into_values() {
            send(visitor, &action, &form, &mut report).await?;
        }
    }
    Ok(report)
}

async fn send(visitor: &Visitor, action: &str, form: &Form, report: &mut Report) -> Result<()> {
    let empty = |(name, value, typed): &(String, String, bool)| {
        (name.clone(), if *typed { String::new() } else { value.clone() })
    };
    let nonsense = |(name, _, _): &(String, String, bool)| (name.clone(), NONSENSE.to_owned());
    let bodies: [Vec<(String, String)>; 3] =
        [form.fields.iter().map(empty).collect(), form.fields.iter().map(nonsense).collect(), Vec::new()];
    for fields in bodies {
        report.forms += 1;
        let answer = if form.post {
            visitor.post(action, &fields).await?
        } else {
            let query: Vec<String> = fields
                .iter()
                .map(|(k, v)| format!("{}={}", crate::http::escaped(k), crate::http::escaped(v)))
                .collect();
            let joint = if action.contains('?') { '&' } else { '?' };
            visitor.get(&format!("{action}{joint}{}", query.join("&"))).await?
        };
        if answer.status >= 500 {
            report.faults.push(format!("{action} with {fields:?} answered {}", answer.status));
        }
        if answer.body.contains("<script>alert(1)") {
            report.faults.push(format!("{action} shows a script that was typed into it"));
        }
    }
    Ok(())
}

fn look_at(path: &str, found_on: &str, answer: &Answer, report: &mut Report) {
    if answer.status >= 400 {
        report.faults.push(format!("{path} (from {found_on}) answered {}", answer.status));
        return;
    }
    if !answer.kind.starts_with("text/html") {
        return;
    }
    let tags = markup::tags(&answer.body);
    let headings = tags.iter().filter(|tag| tag.name == "h1").count();
    if headings != 1 {
        report.faults.push(format!("{path} has {headings} headings of the first order"));
    }
    for tag in tags.iter().filter(|tag| unnamed(tag, &tags)) {
        report.faults.push(format!("{path}: a control without a name: {tag:?}"));
    }
}

/// A control that neither a label nor an attribute names. Labels around a control are seen by axe.
fn unnamed(tag: &Tag, tags: &[Tag]) -> bool {
    let control = matches!(tag.name.as_str(), "input" | "select" | "textarea");
    let hidden =
        matches!(tag.get("type"), Some("hidden" | "submit" | "radio" | "checkbox")) || tag.has("hidden");
    if !control || hidden || tag.has("aria-label") || tag.has("aria-labelledby") || tag.has("title") {
        return false;
    }
    let labelled = |id: &str| tags.iter().any(|t| t.name == "label" && t.get("for") == Some(id));
    !tag.get("id").is_some_and(labelled)
}

/// The path inside the site a link leads to, where it is one that may be followed.
fn inside(link: &str, from: &str) -> Option<String> {
    let link = link.split('#').next().unwrap_or_default();
    let path = if let Some(query) = link.strip_prefix('?') {
        format!("{}?{query}", from.split('?').next().unwrap_or(from))
    } else {
        link.to_owned()
    };
    let ours = path.starts_with('/') && !path.starts_with("//");
    let leaves = ["/language/", "/size/", "/demo/", "/assets/"].iter().any(|p| path.starts_with(p));
    (ours && !leaves && !path.is_empty()).then_some(path)
}

/// A path with its ids and figures replaced: what pages of one kind share.
fn shape(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let part = |part: &str| {
        let id = part.len() > 24 || part.chars().any(|c| c.is_ascii_digit());
        if id { "{}".to_owned() } else { part.to_owned() }
    };
    let keys: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", path.split('/').map(part).collect::<Vec<_>>().join("/"), keys.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_kind_have_one_shape() {
        assert_eq!(shape("/classes/cl_01j9zzzzzzzzzzzzzzzzzzzzzz/roster?sort=a"), "/classes/{}/roster?sort");
        assert_eq!(inside("?q=1", "/needs?state=x").as_deref(), Some("/needs?q=1"));
        assert_eq!(inside("https://elsewhere.example", "/"), None);
    }

    #[test]
    fn a_control_without_a_name_is_a_fault() {
        let mut report = Report::default();
        let answer = Answer {
            status: 200,
            location: None,
            kind: "text/html".into(),
            body: "<h1>x</h1><input name=\"a\"><label for=\"b\">B</label><input id=\"b\" name=\"b\">".into(),
        };
        look_at("/x", "/", &answer, &mut report);
        assert_eq!(report.faults.len(), 1, "{:?}", report.faults);
    }
}
