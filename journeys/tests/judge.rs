//! 评委: comes in by the link on the card, tries the practice team, scores by rail and by number on a phone
//! whose network comes and goes, and sees nobody's scores but their own.

#![cfg(test)]

use journeys::http::Visitor;
use journeys::{Browser, Look, Server};
use serde_json::Value;
use thirtyfour::Key;

const DIMENSIONS: [&str; 5] = ["创新性", "可行性", "针对性", "实效与可推广", "展示表达与应答"];

/// A judge's phone at the list of groups.
async fn phone_of(server: &Server, role: &str, look: Look) -> Browser {
    let phone = Browser::open(look).await.unwrap();
    phone.go(server.entry(role).unwrap()).await.unwrap();
    phone.sees("评委打分").await.unwrap();
    phone.arrives_at("/judging/rs_").await.unwrap();
    phone
}

async fn is_fine(phone: &Browser) {
    phone.accessible().await.unwrap();
    phone.fits().await.unwrap();
    phone.is_quiet().await.unwrap();
}

/// Opens the group at this place of the running order.
async fn open_group(phone: &Browser, place: usize) {
    open(phone, &format!(".home-cards li:nth-child({}) a.home-card", place + 1)).await;
}

async fn open(phone: &Browser, card: &str) {
    let href = phone.find(card).await.unwrap().prop("href").await.unwrap().unwrap();
    phone.go(&href).await.unwrap();
    phone.sees("我的分数").await.unwrap();
}

async fn type_scores(phone: &Browser, scores: [&str; 5]) {
    for (place, score) in scores.iter().enumerate() {
        phone.fill(&format!("d{place}"), score).await.unwrap();
    }
}

/// The sheets with this comment, as the organiser takes them away.
async fn sheets_saying(server: &Server, comment: &str) -> Vec<Value> {
    let organiser = Visitor::entered(&server.base, server.entry("organiser").unwrap()).await.unwrap();
    let classes = organiser.get("/classes").await.unwrap().body;
    let class = classes.split("/classes/cl_").nth(1).unwrap().split(['"', '/']).next().unwrap();
    let record = organiser.post(&format!("/classes/cl_{class}/roadshow/record.json"), &[]).await.unwrap();
    let record: Value = serde_json::from_str(&record.body).unwrap();
    let sheets = record["sheets"].as_array().unwrap().iter();
    sheets.filter(|sheet| sheet["comment"] == comment).cloned().collect()
}

#[tokio::test]
async fn a_judge_practises_scores_by_rail_and_by_number_and_revises() {
    let server = Server::demo().unwrap();
    let phone = phone_of(&server, "judge", Look::PHONE).await;
    is_fine(&phone).await;

    phone.press("练习组").await.unwrap();
    phone.sees("练习，不计分").await.unwrap();
    is_fine(&phone).await;
    type_scores(&phone, ["10", "10", "10", "10", "10.5"]).await;
    phone.press("交分").await.unwrap();
    phone.sees("已交 50.5 分，存好了。").await.unwrap();
    let list = phone.text().await.unwrap();
    assert!(!list.contains("您目前给的") && !list.contains("您给分的范围"), "practice never counts: {list}");

    open_group(&phone, 1).await;
    phone.press("交分").await.unwrap();
    phone.sees("还差一点").await.unwrap();
    phone.sees("这一项还没有打分。").await.unwrap();
    phone.accessible().await.unwrap();
    let refused = phone.is_quiet().await.unwrap_err().to_string();
    assert!(refused.ends_with("422 (Unprocessable Entity)"), "only the refusal is told: {refused}");
    for dimension in DIMENSIONS {
        let rail = phone.find(&format!(".rail-slider[aria-label='{dimension}']")).await.unwrap();
        rail.send_keys(Key::End + Key::Left + Key::Left + Key::Left).await.unwrap();
    }
    phone.sees("92.5").await.unwrap();
    phone.press("交分").await.unwrap();
    phone.sees("已交 92.5 分，存好了。").await.unwrap();
    phone.sees("您给过 92.5 分").await.unwrap();

    open_group(&phone, 2).await;
    phone.sees("您给过 92.5 分").await.unwrap();
    type_scores(&phone, ["16", "16.5", "17", "15", "15.5"]).await;
    phone.sees("80").await.unwrap();
    phone.press("交分").await.unwrap();
    phone.sees("您给分的范围 80–92.5（2 个组）").await.unwrap();
    is_fine(&phone).await;

    open_group(&phone, 1).await;
    phone.sees("已交 92.5 分").await.unwrap();
    phone.accessible().await.unwrap();
    phone.fill("d4", "16").await.unwrap();
    phone.press("改好再交").await.unwrap();
    phone.sees("您给分的范围 80–90（2 个组）").await.unwrap();
    open_group(&phone, 1).await;
    phone.sees("改过，第 2 次").await.unwrap();
    is_fine(&phone).await;
}

#[tokio::test]
async fn what_is_handed_in_without_a_network_arrives_once() {
    let server = Server::demo().unwrap();
    let phone = phone_of(&server, "judge", Look::PHONE).await;
    let list = phone.address().await.unwrap();

    open_group(&phone, 1).await;
    type_scores(&phone, ["18", "18", "18", "18", "18"]).await;
    phone.fill("comment", "第一组的钟走得准").await.unwrap();
    phone.offline(true).await.unwrap();
    phone.press("交分").await.unwrap();
    phone.sees("没有网络，内容已存在本机").await.unwrap();
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert!(sheets_saying(&server, "第一组的钟走得准").await.is_empty());
    phone.offline(false).await.unwrap();
    phone.sees("已交 90.0 分，存好了。").await.unwrap();
    assert_eq!(sheets_saying(&server, "第一组的钟走得准").await.len(), 1);

    // The phone is put away while there is no network, and taken out again later.
    open_group(&phone, 2).await;
    let page = phone.address().await.unwrap();
    type_scores(&phone, ["17", "17", "17", "17", "17"]).await;
    phone.fill("comment", "图画得清楚").await.unwrap();
    phone.offline(true).await.unwrap();
    phone.press("交分").await.unwrap();
    phone.sees("没有网络，内容已存在本机").await.unwrap();
    phone.go("about:blank").await.unwrap();
    phone.offline(false).await.unwrap();
    phone.go(&page).await.unwrap();
    phone.sees("已交 85.0 分").await.unwrap();
    phone.go(&list).await.unwrap();
    phone.sees("您给分的范围 85–90（2 个组）").await.unwrap();
    let sheets = sheets_saying(&server, "图画得清楚").await;
    assert_eq!(sheets.len(), 1, "sent once: {sheets:?}");
}

#[tokio::test]
async fn who_stands_back_is_told_why_and_nobody_sees_anothers_scores() {
    let server = Server::demo().unwrap();
    let stands_back = phone_of(&server, "judge-2", Look::PHONE).await;
    stands_back.sees("您回避").await.unwrap();
    stands_back.sees("组里有同单位（白杨市总）的人").await.unwrap();
    is_fine(&stands_back).await;
    let greyed = stands_back.find(".home-card[aria-disabled='true']").await.unwrap();
    assert_eq!(greyed.tag_name().await.unwrap(), "div", "nothing to press");
    let place = greyed.find(thirtyfour::By::Css(".card-mark")).await.unwrap().text().await.unwrap();

    let phone = phone_of(&server, "judge", Look::PHONE).await;
    open_group(&phone, place.parse().unwrap()).await;
    let page = phone.address().await.unwrap();
    type_scores(&phone, ["19.5", "19.5", "19.5", "19.5", "19.5"]).await;
    phone.fill("comment", "只给组里看").await.unwrap();
    phone.press("交分").await.unwrap();
    phone.sees("已交 97.5 分，存好了。").await.unwrap();

    let other = phone_of(&server, "judge-4", Look::PHONE).await;
    let list = other.text().await.unwrap();
    assert!(!list.contains("97.5") && !list.contains("您回避"), "{list}");
    other.go(&page).await.unwrap();
    other.sees("我的分数").await.unwrap();
    let source = other.script("return document.documentElement.outerHTML").await.unwrap();
    let source = source.as_str().unwrap();
    assert!(!source.contains("19.5") && !source.contains("只给组里看"), "{source}");
    let visitor = Visitor::entered(&server.base, server.entry("judge-4").unwrap()).await.unwrap();
    let organiser = Visitor::entered(&server.base, server.entry("organiser").unwrap()).await.unwrap();
    let classes = organiser.get("/classes").await.unwrap().body;
    let class = classes.split("/classes/cl_").nth(1).unwrap().split(['"', '/']).next().unwrap().to_owned();
    for address in ["scores", "judges", "desk", "summary", "sheets"] {
        let path = format!("/classes/cl_{class}/roadshow/{address}");
        let answer = visitor.get(&path).await.unwrap();
        assert!(matches!(answer.status, 403 | 404), "{path} answers a judge {}", answer.status);
    }

    stands_back.go(&page).await.unwrap();
    stands_back.sees("回避").await.unwrap();
    assert!(!stands_back.text().await.unwrap().contains("交分"));
    stands_back.accessible().await.unwrap();
}

#[tokio::test]
async fn a_phone_without_scripts_scores_too() {
    let server = Server::demo().unwrap();
    let phone = phone_of(&server, "judge", Look::PHONE.without_scripts()).await;
    phone.accessible().await.unwrap();
    open_group(&phone, 1).await;
    type_scores(&phone, ["18", "17.5", "16.5", "17", ""]).await;
    phone.press("交分").await.unwrap();
    phone.sees("这一项还没有打分。").await.unwrap();
    phone.accessible().await.unwrap();
    assert_eq!(
        phone.find("[name='d1']").await.unwrap().prop("value").await.unwrap().as_deref(),
        Some("17.5")
    );
    phone.fill("d4", "18").await.unwrap();
    phone.press("交分").await.unwrap();
    phone.sees("已交 87.0 分，存好了。").await.unwrap();
    open_group(&phone, 1).await;
    phone.fill("d4", "19").await.unwrap();
    phone.press("改好再交").await.unwrap();
    phone.sees("已交 88.0 分，存好了。").await.unwrap();
}
