//! The studio on the clean receipt: a hundred and eighteen people are grouped in sight, changed by hand with the
//! effect seen first, compared with another seed, locked, published; a trainee reads on the phone why these people.

use std::time::Duration;

use journeys::http::Visitor;
use journeys::{Browser, Look};

use crate::walk::Walk;
use crate::workshop::TOPIC;

const ENTER: &str = "\u{e007}";

/// Groups are looked for while the organiser watches: how far it is, how good the best is, who is in it.
pub async fn is_searched_in_sight(walk: &Walk) {
    let at = &walk.browser;
    walk.goes("/grouping").await;
    walk.page("还没有分组稿").await;
    at.sees("每组 19–20 人").await.unwrap();
    at.tick("细找").await.unwrap();
    at.press("算一算").await.unwrap();
    at.sees("正在分组").await.unwrap();
    at.sees("目前最好的一稿").await.unwrap();
    let bar = at.find("#search-progress progress").await.unwrap();
    assert!(bar.attr("value").await.unwrap().is_some_and(|done| done != "0"), "it says how far it is");
    at.find("#search-best .person").await.unwrap();
    walk.page("第一组").await;
    is_found(walk).await;
    walk.page("与随机分组的平均比").await;
    at.sees("再怎么分，最多少").await.unwrap();
    for group in 1..=6 {
        let tag = at.find(&format!("[data-group='{group}'] .card-head .tag")).await.unwrap();
        assert!(tag.text().await.unwrap().starts_with("相同处"), "group {group} says how mixed it is");
    }
}

/// Waits for the draft, however long this machine takes.
async fn is_found(walk: &Walk) {
    for _ in 0..600 {
        if walk.browser.text().await.is_ok_and(|text| text.contains("动手调")) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no draft came: {}", walk.browser.text().await.unwrap());
}

/// Somebody is looked at with the keyboard and pinned; somebody else is moved, moved back and moved again.
pub async fn is_changed_by_hand(walk: &Walk) {
    let at = &walk.browser;
    let (pinned, moved) = (tile(walk, 1, 0).await, tile(walk, 1, 1).await);
    chosen_by_keyboard(walk, &pinned.0, "先看看这个人").await;
    walk.page("组里同").await;
    at.sees("没有更好的换法").await.unwrap();
    at.press("固定在本组").await.unwrap();
    at.sees("已调整").await.unwrap();
    walk.page("固定的人（1）").await;

    chosen_by_keyboard(walk, &moved.0, "→ 第二组").await;
    walk.page(&format!("把{}调到第二组，会这样", moved.1)).await;
    at.sees("同组同市地（对）").await.unwrap();
    at.sees("第二组相同处，比随机").await.unwrap();
    assert!(stands_in(walk, 1, &moved.0).await, "looking changes nothing");
    at.press("就这样调").await.unwrap();
    at.sees("已调整").await.unwrap();
    walk.page(&format!("上一步：把{}调到了第二组", moved.1)).await;
    assert!(stands_in(walk, 2, &moved.0).await);
    at.press("撤销").await.unwrap();
    at.sees("已撤销上一步").await.unwrap();
    assert!(stands_in(walk, 1, &moved.0).await);
    at.press("重做").await.unwrap();
    at.sees("已重做").await.unwrap();
    assert!(stands_in(walk, 2, &moved.0).await);
    at.press("撤销").await.unwrap();
    at.sees("已撤销上一步").await.unwrap();
    assert!(stands_in(walk, 1, &pinned.0).await);
}

/// The id and the name of somebody on the board.
async fn tile(walk: &Walk, group: usize, place: usize) -> (String, String) {
    let css = format!("[data-group='{group}'] li:nth-child({}) > [data-person]", place + 1);
    let tile = walk.browser.find(&css).await.unwrap();
    (tile.attr("data-person").await.unwrap().unwrap(), tile.text().await.unwrap())
}

async fn stands_in(walk: &Walk, group: usize, person: &str) -> bool {
    walk.browser.find(&format!("[data-group='{group}'] [data-person='{person}']")).await.is_ok()
}

/// With the keyboard alone: the person's name, its menu, what is wanted in it.
async fn chosen_by_keyboard(walk: &Walk, person: &str, wanted: &str) {
    const DOWN: &str = "\u{e015}";
    let at = &walk.browser;
    at.find(&format!("[data-person='{person}']")).await.unwrap().focus().await.unwrap();
    at.keys(ENTER).await.unwrap();
    for _ in 0..12 {
        if at.focused().await.unwrap().starts_with(wanted) {
            break;
        }
        at.keys(DOWN).await.unwrap();
    }
    assert!(at.focused().await.unwrap().starts_with(wanted), "the arrow reaches {wanted}");
    at.keys(ENTER).await.unwrap();
    at.arrives_at(person).await.unwrap();
}

/// Another seed gives another draft; both are read side by side, and whoever was pinned is where they were.
pub async fn is_compared_with_another_seed(walk: &Walk) {
    let at = &walk.browser;
    let first = at.address().await.unwrap();
    at.tick("快找").await.unwrap();
    at.press("再算一次").await.unwrap();
    at.sees("与上一稿并排看").await.unwrap();
    is_found(walk).await;
    walk.page("固定的人（1）").await;
    at.press("与上一稿并排看").await.unwrap();
    walk.page("两稿并排看").await;
    at.sees("人坐在不同的组里").await.unwrap();
    at.sees("同组的人相同之处，比随机分组").await.unwrap();
    let marked = at.script("return document.querySelectorAll('.people .moved').length").await.unwrap();
    let named = at.script("return document.querySelectorAll('.people .person').length").await.unwrap();
    assert_eq!(named, 2 * 118);
    assert!(marked.as_u64().is_some_and(|marked| marked > 0 && marked % 2 == 0), "{marked}");
    // Back to the first of the two: it is the one on the left.
    at.press("看这一稿").await.unwrap();
    at.sees("来龙去脉").await.unwrap();
    let draft = |address: &str| address.split("/grouping/").nth(1).map(|rest| rest[..29].to_owned());
    assert_eq!(draft(&at.address().await.unwrap()), draft(&first));
}

/// The draft is locked and published, on paper and in a file.
pub async fn is_locked_and_published(walk: &Walk) {
    let at = &walk.browser;
    at.press("锁定这一稿").await.unwrap();
    at.sees("已锁定。").await.unwrap();
    walk.page("这一稿已锁定，谁都不能再调").await;
    let draft = at.address().await.unwrap();
    let draft = draft.split(walk.class()).nth(1).unwrap().split(['?', '#']).next().unwrap().to_owned();
    walk.file(&format!("{draft}/export"), false, "PK").await;
    walk.goes(&format!("{draft}/print")).await;
    walk.page("草稿，尚未公布").await;

    walk.goes(&draft).await;
    at.press("公布分组").await.unwrap();
    walk.page("公布前再看一遍").await;
    at.sees("118 名学员会在手机上看到").await.unwrap();
    at.press("公布分组").await.unwrap();
    at.arrives_at("/groups").await.unwrap();
    walk.page("第六组").await;
    at.sees(TOPIC).await.unwrap();
    walk.file("/groups/export", false, "PK").await;

    walk.goes(&draft).await;
    at.press("来龙去脉").await.unwrap();
    walk.page("锁定了这一稿").await;
    for step in ["公布了", "算出这一稿", "后来撤销了", "固定了"] {
        at.sees(step).await.unwrap();
    }
}

/// A trainee comes by the card and reads on the phone whom they are with, and why.
pub async fn says_why_to_a_trainee(walk: &Walk) {
    let organiser =
        Visitor::entered(&walk.server.base, walk.server.entry("organiser").unwrap()).await.unwrap();
    let cards = vec![("as".to_owned(), "cards".to_owned())];
    let printed = organiser.post(&format!("{}/links", walk.class()), &cards).await.unwrap().body;
    let link = format!("/in/{}", printed.split("/in/").nth(1).unwrap().split(['<', '"']).next().unwrap());
    let phone = Browser::open(Look::PHONE).await.unwrap();
    phone.go(&walk.server.url(&link)).await.unwrap();
    phone.press("是我，进入").await.unwrap();
    phone.arrives_at("/classes/").await.unwrap();
    phone.go(&walk.server.url(&format!("{}/groups", walk.class()))).await.unwrap();
    for words in ["为什么是这些人", "您这一组", "市地", "我的小组", "有特殊情况，请找班主任调整", TOPIC]
    {
        phone.sees(words).await.unwrap();
    }
    phone.accessible().await.unwrap();
    phone.fits().await.unwrap();
    phone.is_quiet().await.unwrap();
}
