//! A crawl: as one person, in one language, follow every link, then send every form empty, with nonsense
//! and forged. Nothing may be a server error, no link may be dead, every page has one heading and a name
//! for each control.
//!
//! Pages of one kind differ in an id only; of each kind a few are looked at.

mod forms;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::Result;

use crate::http::{Answer, Visitor};
use crate::markup::{self, Form, Page};

/// So many pages of one shape are looked at: the hundredth trainee's page is like the third's.
const OF_ONE_SHAPE: usize = 3;
/// What would send the crawler away for good: leaving is a story of its own.
const SPARED: [&str; 2] = ["/sign-out", "/demo/"];
/// What changes the way all further pages look: tried, but as somebody else.
const TURNS: [&str; 3] = ["/language/", "/size/", "/stage-look/"];

/// What a crawl found wrong, one line each, and how much it saw.
#[derive(Debug, Default)]
pub struct Report {
    /// What is wrong.
    pub faults: Vec<String>,
    /// Pages looked at, by their paths.
    pub pages: Vec<String>,
    /// Forms sent, counting each way of filling them.
    pub forms: usize,
}

impl Report {
    /// Fails when something is wrong, with all of it.
    ///
    /// # Errors
    /// When there is a fault.
    pub fn sound(&self) -> Result<()> {
        anyhow::ensure!(
            self.faults.is_empty(),
            "{} faults on {} pages and {} forms:\n{}",
            self.faults.len(),
            self.pages.len(),
            self.forms,
            self.faults.join("\n")
        );
        Ok(())
    }
}

/// What is known while walking.
struct Walk {
    visitor: Visitor,
    lang: String,
    report: Report,
    seen: BTreeSet<String>,
    shapes: BTreeMap<String, usize>,
    waiting: VecDeque<(String, String)>,
    forms: BTreeMap<String, (String, Form)>,
    icons: BTreeMap<String, String>,
}

/// Walks from these paths as this visitor, reading this language (`zh-CN` or `en`), and sends the forms
/// found on the way. The visitor's own cookies stay as they are.
///
/// # Errors
/// When the server does not answer at all.
pub async fn crawl(visitor: &Visitor, lang: &str, from: &[&str]) -> Result<Report> {
    let mut walk = Walk::begin(visitor, lang, from);
    walk.follow().await?;
    for (found_on, form) in std::mem::take(&mut walk.forms).into_values() {
        walk.send(&found_on, &form).await?;
    }
    Ok(walk.report)
}

/// The pages this visitor is led to from these paths, one of each kind, without sending any form.
///
/// # Errors
/// When the server does not answer at all.
pub async fn pages(visitor: &Visitor, from: &[&str]) -> Result<Vec<String>> {
    let mut walk = Walk::begin(visitor, "zh-CN", from);
    walk.follow().await?;
    let mut shapes = BTreeSet::new();
    let one_of_each = walk.report.pages.into_iter().filter(|path| shapes.insert(shape(path)));
    let mut pages = Vec::new();
    for path in one_of_each {
        let answer = walk.visitor.get(&path).await?;
        if answer.status == 200 && is_page(&answer) {
            pages.push(path);
        }
    }
    Ok(pages)
}

impl Walk {
    fn begin(visitor: &Visitor, lang: &str, from: &[&str]) -> Self {
        let visitor = visitor.fork();
        visitor.cookie("lang", lang);
        Self {
            visitor,
            lang: lang.to_owned(),
            report: Report::default(),
            seen: BTreeSet::new(),
            shapes: BTreeMap::new(),
            waiting: from.iter().map(|path| ((*path).to_owned(), "the start".to_owned())).collect(),
            forms: BTreeMap::new(),
            icons: BTreeMap::new(),
        }
    }

    async fn follow(&mut self) -> Result<()> {
        while let Some((path, found_on)) = self.waiting.pop_front() {
            self.visit(&path, &found_on).await?;
        }
        Ok(())
    }

    fn fault(&mut self, fault: String) {
        self.report.faults.push(fault);
    }

    async fn visit(&mut self, path: &str, found_on: &str) -> Result<()> {
        let starts = |with: &[&str]| with.iter().any(|start| path.starts_with(start));
        if starts(&SPARED) || !self.seen.insert(path.to_owned()) || !self.is_wanted(path) {
            return Ok(());
        }
        if starts(&TURNS) {
            let answer = self.visitor.fork().get(path).await?;
            self.judge_status(path, found_on, &answer);
            return Ok(());
        }
        let answer = self.visitor.get(path).await?;
        if let Some(location) = self.leads_to(path, &answer) {
            self.waiting.push_back((location, path.to_owned()));
            return Ok(());
        }
        self.judge_status(path, found_on, &answer);
        self.report.pages.push(path.to_owned());
        if answer.status < 400 && is_page(&answer) {
            let page = markup::read(&answer.body);
            self.judge(path, &page);
            self.gather(path, &page).await?;
            if path.contains('?') {
                self.ask_nonsense(path).await?;
            }
        }
        Ok(())
    }

    fn is_wanted(&mut self, path: &str) -> bool {
        let count = self.shapes.entry(shape(path)).or_default();
        *count += 1;
        *count <= OF_ONE_SHAPE
    }

    fn leads_to(&self, path: &str, answer: &Answer) -> Option<String> {
        let location = answer.location.as_ref()?;
        self.inside(path, location).map(|(to, _)| to)
    }

    /// Links to follow later, forms to send later, files and icons the page needs now.
    async fn gather(&mut self, path: &str, page: &Page) -> Result<()> {
        for link in &page.links {
            let Some((to, anchor)) = self.inside(path, link) else { continue };
            let here = to == path && link.contains('#');
            if here && !anchor.is_empty() && !page.ids.contains(&anchor) {
                self.fault(format!("{path}: {link} leads nowhere on the page"));
            }
            self.waiting.push_back((to, path.to_owned()));
        }
        for form in &page.forms {
            let action = self.action(path, form);
            let names: Vec<&str> = form.fields.iter().map(|field| field.name.as_str()).collect();
            let kind = format!("{} {}", shape(&action), names.join(" "));
            self.forms.entry(kind).or_insert_with(|| (path.to_owned(), form.clone()));
        }
        for asset in &page.assets {
            let Some((file, icon)) = self.inside(path, asset) else { continue };
            if !self.icons.contains_key(&file) {
                let answer = self.visitor.get(&file).await?;
                self.judge_status(&file, path, &answer);
                self.icons.insert(file.clone(), answer.body);
            }
            let drawn = self.icons.get(&file).is_some_and(|body| body.contains(&format!("id=\"{icon}\"")));
            if !icon.is_empty() && !drawn {
                self.fault(format!("{path}: there is no icon {asset}"));
            }
        }
        Ok(())
    }

    /// A query a person mistyped or somebody made up is answered with a page.
    async fn ask_nonsense(&mut self, path: &str) -> Result<()> {
        let (page, query) = path.split_once('?').unwrap_or((path, ""));
        let keys = query.split('&').filter_map(|pair| pair.split('=').next());
        let nonsense = crate::http::escaped(forms::NONSENSE);
        let query: Vec<String> = keys.map(|key| format!("{key}={nonsense}")).collect();
        let asked = format!("{page}?{}", query.join("&"));
        if self.seen.insert(shape(&format!("nonsense {asked}"))) {
            let answer = self.visitor.get(&asked).await?;
            self.judge_safe(&asked, &answer);
        }
        Ok(())
    }

    fn judge_status(&mut self, path: &str, found_on: &str, answer: &Answer) {
        if answer.status >= 400 {
            self.fault(format!("{path} (from {found_on}) answered {}", answer.status));
        }
    }

    /// Whatever was sent: no breakdown, and nothing typed comes back as a script.
    fn judge_safe(&mut self, what: &str, answer: &Answer) {
        if answer.status >= 500 {
            self.fault(format!("{what} answered {}", answer.status));
        }
        if answer.body.contains("<script>alert(1)") {
            self.fault(format!("{what} shows a script that was typed into it"));
        }
    }

    fn judge(&mut self, path: &str, page: &Page) {
        if page.headings != 1 {
            self.fault(format!("{path} has {} headings of the first order", page.headings));
        }
        if page.lang != self.lang {
            self.fault(format!("{path} is in “{}”, not in {}", page.lang, self.lang));
        }
        if page.title.is_empty() {
            self.fault(format!("{path} has no title"));
        }
        for fault in &page.faults {
            self.report.faults.push(format!("{path}: {fault}"));
        }
    }

    fn action(&self, path: &str, form: &Form) -> String {
        let wanted = if form.action.is_empty() { path } else { &form.action };
        self.inside(path, wanted).map_or_else(|| wanted.to_owned(), |(to, _)| to)
    }

    /// The path inside the site that a link on a page leads to, and the place on that page.
    fn inside(&self, from: &str, link: &str) -> Option<(String, String)> {
        let here = reqwest::Url::parse(&self.visitor.url(from)).ok()?;
        let there = here.join(link).ok()?;
        let path = there.query().map_or_else(|| there.path().to_owned(), |q| format!("{}?{q}", there.path()));
        let anchor = there.fragment().unwrap_or_default().to_owned();
        (there.origin() == here.origin()).then_some((path, anchor))
    }
}

fn is_page(answer: &Answer) -> bool {
    answer.kind.starts_with("text/html")
}

/// A path with its ids and figures replaced: what pages of one kind share.
fn shape(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let part = |part: &str| {
        let id = part.len() > 24 || part.contains('_') || part.chars().any(|c| c.is_ascii_digit());
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
        assert_eq!(shape("/needs/nd_abc"), shape("/needs/nd_xyz"));
        assert_ne!(shape("/needs/new"), shape("/needs/poster"));
    }
}
