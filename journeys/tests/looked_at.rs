//! Everybody's pages, one of each kind: axe-core finds nothing on any of them, none is wider than its
//! window, no script fails; on a desk and on a phone, in both languages.

#![cfg(test)]

use journeys::crawl;
use journeys::http::Visitor;
use journeys::{Browser, Look, Server};

/// Who looks, and from where.
struct Reader<'a> {
    server: &'a Server,
    role: Option<&'a str>,
    pages: Vec<String>,
}

impl<'a> Reader<'a> {
    async fn of(server: &'a Server, role: Option<&'a str>, from: &[&str], at_least: usize) -> Reader<'a> {
        let visitor = match role {
            None => Visitor::of(&server.base).unwrap(),
            Some(role) => Visitor::entered(&server.base, server.entry(role).unwrap()).await.unwrap(),
        };
        let pages = crawl::pages(&visitor, from).await.unwrap();
        assert!(pages.len() >= at_least, "{role:?} is led to {} kinds of page: {pages:?}", pages.len());
        Self { server, role, pages }
    }

    async fn opens(&self, look: Look) -> Browser {
        let browser = Browser::open(look).await.unwrap();
        if let Some(role) = self.role {
            browser.go(self.server.entry(role).unwrap()).await.unwrap();
        }
        browser
    }

    /// Looks at every page, with axe where it is worth it; says what is wrong with all of them at once.
    async fn looks(&self, look: Look, english: bool, axe: bool) {
        let browser = self.opens(look).await;
        if english {
            browser.go(&self.server.url("/language/en?back=/")).await.unwrap();
        }
        let mut faults = Vec::new();
        for path in &self.pages {
            browser.go(&self.server.url(path)).await.unwrap();
            let seen = if axe { browser.accessible().await } else { Ok(()) };
            faults.extend(
                [seen, browser.fits().await, browser.is_quiet().await].into_iter().filter_map(Result::err),
            );
        }
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{:?}: {} faults\n{}", self.role, faults.len(), faults.join("\n"));
    }
}

#[tokio::test]
async fn the_organisers_pages() {
    let server = Server::demo().unwrap();
    let reader = Reader::of(&server, Some("organiser"), &["/"], 45).await;
    reader.looks(Look::DESK, false, true).await;
    reader.looks(Look::PHONE, true, false).await;
}

#[tokio::test]
async fn the_administrators_pages() {
    let server = Server::demo().unwrap();
    let mut reader = Reader::of(&server, Some("admin"), &["/"], 50).await;
    // A class's pages are looked at as its organiser.
    reader.pages.retain(|path| !path.starts_with("/classes/cl_") && !path.starts_with("/groups/"));
    reader.looks(Look::DESK, false, true).await;
    reader.looks(Look::PHONE, true, false).await;
}

#[tokio::test]
async fn the_leaders_pages() {
    let server = Server::demo().unwrap();
    let reader = Reader::of(&server, Some("leader"), &["/"], 15).await;
    reader.looks(Look::DESK, false, true).await;
}

#[tokio::test]
async fn the_trainees_pages() {
    let server = Server::demo().unwrap();
    let reader = Reader::of(&server, Some("trainee"), &["/"], 15).await;
    reader.looks(Look::PHONE, false, true).await;
    reader.looks(Look::PHONE, true, true).await;
}

#[tokio::test]
async fn the_judges_pages() {
    let server = Server::demo().unwrap();
    let reader = Reader::of(&server, Some("judge"), &["/"], 5).await;
    assert!(reader.pages.iter().any(|path| path.ends_with("/practice")), "{:?}", reader.pages);
    reader.looks(Look::PHONE, false, true).await;
    reader.looks(Look::PHONE, true, true).await;
}

#[tokio::test]
async fn anybodys_pages() {
    let server = Server::demo().unwrap();
    let reader =
        Reader::of(&server, None, &["/", "/say", "/reply", "/in", "/sign-in", "/complaints/new"], 5).await;
    reader.looks(Look::PHONE, false, true).await;
    reader.looks(Look::DESK, true, true).await;
}

/// What only an empty house shows: the set-up page, and first pages with nothing on them yet.
#[tokio::test]
async fn the_pages_of_an_empty_house() {
    let server = Server::empty().unwrap();
    let browser = Browser::open(Look::DESK).await.unwrap();
    browser.go(&server.url("/")).await.unwrap();
    browser.sees("第一次使用").await.unwrap();
    browser.accessible().await.unwrap();
    for (field, text) in [
        ("code", server.entry("code").unwrap()),
        ("organisation", "北江省总工会"),
        ("name", "郑明"),
        ("login", "zhengming"),
        ("password", "晨光河岸纸船十二只白鹭飞"),
        ("again", "晨光河岸纸船十二只白鹭飞"),
    ] {
        browser.fill(field, text).await.unwrap();
    }
    browser.press("建好，进入").await.unwrap();
    browser.sees("从这里开始").await.unwrap();
    for path in ["/", "/organisations", "/organisations/new", "/staff", "/staff/invite", "/classes", "/needs"]
    {
        browser.go(&server.url(path)).await.unwrap();
        browser.accessible().await.unwrap();
        browser.fits().await.unwrap();
    }
    browser.press("打印海报").await.unwrap();
    browser.arrives_at("/needs/poster").await.unwrap();
    browser.accessible().await.unwrap();
}
