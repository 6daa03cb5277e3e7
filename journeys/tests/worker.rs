//! 职工: scans the poster, says a difficulty on a cheap phone with a bad network, and later sees what
//! became of it.

#![cfg(test)]

use journeys::http::Visitor;
use journeys::{Browser, Look, Server};

const SAID: &str = "换电柜离站点太远，跑一趟要二十分钟";

#[tokio::test]
async fn a_worker_says_a_difficulty_and_looks_up_what_became_of_it() {
    let server = Server::demo().unwrap();
    let phone = Browser::open(Look::PHONE).await.unwrap();
    phone.go(&server.url("/say?place=麦川市")).await.unwrap();
    phone.accessible().await.unwrap();
    phone.fill("text", SAID).await.unwrap();
    phone.press("说给工会听").await.unwrap();
    phone.sees("您的回音码").await.unwrap();
    phone.accessible().await.unwrap();
    let code = phone.find(".big-code").await.unwrap().text().await.unwrap();

    let staff = Visitor::entered(&server.base, server.entry("organiser").unwrap()).await.unwrap();
    let list = staff.get("/needs").await.unwrap();
    assert_eq!(list.body.matches("<p class=\"said\">换电柜离站点太远").count(), 1, "said once");

    phone.go(&server.url("/reply")).await.unwrap();
    phone.accessible().await.unwrap();
    phone.fill("code", &code.to_uppercase()).await.unwrap();
    phone.press("查一查").await.unwrap();
    phone.sees(SAID).await.unwrap();
    phone.sees("还没有回音").await.unwrap();
    phone.accessible().await.unwrap();
}

#[tokio::test]
async fn what_was_typed_without_a_network_is_kept_and_sent_once() {
    let server = Server::demo().unwrap();
    let phone = Browser::open(Look::PHONE).await.unwrap();
    phone.go(&server.url("/say")).await.unwrap();
    phone.fill("text", SAID).await.unwrap();
    phone.offline(true).await.unwrap();
    phone.press("说给工会听").await.unwrap();
    phone.sees("已存").await.unwrap();
    phone.offline(false).await.unwrap();
    phone.sees("您的回音码").await.unwrap();
    let staff = Visitor::entered(&server.base, server.entry("organiser").unwrap()).await.unwrap();
    let list = staff.get("/needs").await.unwrap();
    assert_eq!(list.body.matches("<p class=\"said\">换电柜离站点太远").count(), 1, "sent once");
}

#[tokio::test]
async fn a_phone_without_scripts_can_do_all_of_it() {
    let server = Server::demo().unwrap();
    let phone = Browser::open(Look::PHONE.without_scripts()).await.unwrap();
    phone.go(&server.url("/say")).await.unwrap();
    phone.fill("text", SAID).await.unwrap();
    phone.press("说给工会听").await.unwrap();
    phone.sees("您的回音码").await.unwrap();
    phone.press("看看进展").await.unwrap();
    phone.sees(SAID).await.unwrap();
    phone.press("投诉与建议").await.unwrap();
    phone.sees("不记录您是谁").await.unwrap();
    phone.accessible().await.unwrap();
    phone.write("您要说的", "海报贴得太高，够不着").await.unwrap();
    phone.press("交上去").await.unwrap();
    phone.sees("收到了").await.unwrap();
    phone.accessible().await.unwrap();
}

/// Everything a phone downloads for the first page, compressed, headers included.
#[tokio::test]
async fn the_first_page_fits_into_sixty_kilobytes_and_six_requests() {
    let server = Server::demo().unwrap();
    let phone = Visitor::of(&server.base).unwrap();
    let mut wanted = vec!["/say".to_owned()];
    let (mut at, mut bytes) = (0, 0);
    while let Some(path) = wanted.get(at).cloned() {
        at += 1;
        bytes += phone.weight(&path).await.unwrap();
        let text = phone.get(&path).await.unwrap().body;
        for href in fetched_by(&text, &path) {
            if !wanted.contains(&href) {
                wanted.push(href);
            }
        }
    }
    assert!(wanted.len() > 2, "the style sheet and the script are counted: {wanted:?}");
    assert!(wanted.len() <= 6, "{} requests: {wanted:?}", wanted.len());
    assert!(bytes <= 60 * 1024, "{bytes} bytes: {wanted:?}");
    let page = phone.get("/say").await.unwrap().body;
    assert!(page.contains("<textarea") && page.contains("说给工会听"), "readable before any script runs");
}

/// What a page or a script makes the browser fetch at once.
fn fetched_by(text: &str, from: &str) -> Vec<String> {
    let until_quote = |piece: &str| piece.split(['"', '\'', '#']).next().unwrap_or_default().to_owned();
    let mut found: Vec<String> = ["<link rel=\"stylesheet\" href=\"", " src=\"", "<use href=\""]
        .iter()
        .flat_map(|before| text.split(before).skip(1).map(until_quote))
        .filter(|href| href.starts_with('/'))
        .collect();
    if from.ends_with(".js") {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let imports = ["from \"./", "from './", "import \"./", "import './"];
        let names = imports.iter().flat_map(|before| text.split(before).skip(1).map(until_quote));
        found.extend(names.map(|name| format!("{folder}/{name}")));
    }
    found
}
