//! Everybody walks everywhere they are led to, in both languages, and presses every button: nothing
//! breaks down, nothing leads nowhere, every page can be read aloud.

#![cfg(test)]

use journeys::Server;
use journeys::crawl::{Report, crawl};
use journeys::http::Visitor;

/// Walks as one person in both languages, on a demonstration of their own, for the forms change it.
async fn walks(role: Option<&str>, from: &[&str], (pages, forms): (usize, usize)) {
    for lang in ["zh-CN", "en"] {
        let server = Server::demo().unwrap();
        let report = match role {
            None => crawl(&Visitor::of(&server.base).unwrap(), lang, from).await.unwrap(),
            Some(role) => {
                let entry = server.entry(role).unwrap();
                let visitor = Visitor::entered(&server.base, entry).await.unwrap();
                crawl(&visitor, lang, from).await.unwrap()
            }
        };
        sound(role.unwrap_or("nobody"), lang, &report);
        assert!(report.pages.len() >= pages, "{role:?} was led to {:?} only", report.pages);
        assert!(report.forms >= forms, "{role:?} was offered {} forms only", report.forms);
    }
}

fn sound(role: &str, lang: &str, report: &Report) {
    println!("{role} in {lang}: {} pages, {} forms", report.pages.len(), report.forms);
    if let Err(faults) = report.sound() {
        panic!("{role} in {lang}: {faults}");
    }
}

#[tokio::test]
async fn the_organiser() {
    walks(Some("organiser"), &["/"], (100, 150)).await;
}

#[tokio::test]
async fn the_trainee() {
    walks(Some("trainee"), &["/"], (15, 30)).await;
}

#[tokio::test]
async fn the_administrator() {
    walks(Some("admin"), &["/"], (100, 150)).await;
}

#[tokio::test]
async fn the_judge() {
    walks(Some("judge"), &["/"], (8, 16)).await;
}

#[tokio::test]
async fn the_leader() {
    walks(Some("leader"), &["/"], (40, 40)).await;
}

#[tokio::test]
async fn somebody_nobody_knows() {
    walks(None, &["/", "/say", "/reply", "/in", "/sign-in"], (5, 16)).await;
}
