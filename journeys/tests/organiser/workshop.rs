//! From needs to groups at work: a topic of two needs, groups moved by hand, the first stage open.

use crate::walk::Walk;

/// What workers said; the first is what the published result must lead back to.
pub const NEEDS: [&str; 2] = ["夜班下班没有公交，走回宿舍要四十分钟", "冬天值班室没有热水，热饭要排队"];
/// The topic made of them.
pub const TOPIC: &str = "让夜班的人回得了家";

/// Two workers say something, and the organiser makes a topic of it and publishes the pool.
pub async fn a_topic_from_two_needs(walk: &Walk) {
    for need in NEEDS {
        let fields = [("once", need), ("text", need), ("trade", "锅炉工"), ("place", "铁山市")];
        let fields = fields.map(|(k, v)| (k.to_owned(), v.to_owned()));
        let said = walk.somebody().post("/say", &fields).await.unwrap();
        assert!([200, 303].contains(&said.status), "{}: {}", said.status, said.body);
    }
    let at = &walk.browser;
    at.go(&walk.server.url("/needs")).await.unwrap();
    walk.page(NEEDS[0]).await;
    for need in NEEDS {
        let tick = at.find(&format!("input[name='need'][aria-label*='{need}']")).await.unwrap();
        tick.scroll_into_view().await.unwrap();
        tick.click().await.unwrap();
    }
    at.press("汇成课题").await.unwrap();
    walk.page("放进哪个班的课题池").await;
    let class = at.find(&format!("a[href^='{}/topics/new']", walk.class())).await.unwrap();
    class.click().await.unwrap();
    at.sees("选几条需求，起个题目").await.unwrap();
    for need in NEEDS {
        at.sees(need).await.unwrap();
    }
    walk.page("说清想要什么结果").await;
    at.write("题目", TOPIC).await.unwrap();
    at.write("想要的结果", "末班车以后有一条回家的路").await.unwrap();
    at.write("可供组数", "12").await.unwrap();
    at.press("保存").await.unwrap();
    at.sees("课题已保存").await.unwrap();
    walk.page("职工这样说（2 条）").await;

    walk.goes("/topics").await;
    walk.page("草稿 1 个").await;
    at.press("公布 1 个课题").await.unwrap();
    walk.page("已公布 1 个课题，可供 12 个组").await;
    walk.goes("/wishes").await;
    walk.page("各课题有多少人选").await;
}

/// Groups are computed, one person is moved after a look at what it would do, and all are published.
pub async fn groups(walk: &Walk) {
    let at = &walk.browser;
    walk.goes("/grouping").await;
    walk.page("还没有分组稿").await;
    at.press("算一算").await.unwrap();
    at.sees("再算一次").await.unwrap();
    walk.page("动手调").await;

    let tile = at.find("[data-group='1'] [data-person]").await.unwrap();
    let person = tile.attr("data-person").await.unwrap().unwrap();
    if walk.scripts {
        by_the_keyboard(walk, &tile.text().await.unwrap()).await;
        is_moved(walk, &person).await;
        at.press("撤销").await.unwrap();
        at.sees("已撤销上一步").await.unwrap();
        at.find(&format!("[data-group='1'] [data-person='{person}']")).await.unwrap();
    }
    at.choose("person", &person).await.unwrap();
    at.choose("group", "2").await.unwrap();
    at.press("看看影响").await.unwrap();
    is_moved(walk, &person).await;

    at.press("公布分组").await.unwrap();
    walk.page("公布前再看一遍").await;
    at.press("公布分组").await.unwrap();
    at.arrives_at("/groups").await.unwrap();
    walk.page("第一组").await;
    at.sees(TOPIC).await.unwrap();
}

/// With the keyboard alone: the person's name, its menu, the group in it.
async fn by_the_keyboard(walk: &Walk, name: &str) {
    const ENTER: &str = "\u{e007}";
    const DOWN: &str = "\u{e015}";
    let at = &walk.browser;
    let tile = at.find("[data-group='1'] [data-person]").await.unwrap();
    tile.focus().await.unwrap();
    assert_eq!(at.focused().await.unwrap(), name);
    at.keys(ENTER).await.unwrap();
    walk.page("→ 第二组").await;
    for _ in 0..12 {
        if at.focused().await.unwrap().starts_with("→ 第二组") {
            break;
        }
        at.keys(DOWN).await.unwrap();
    }
    assert!(at.focused().await.unwrap().starts_with("→ 第二组"), "the arrow reaches the group");
    at.keys(ENTER).await.unwrap();
}

/// What the move would do is shown, and it is done.
async fn is_moved(walk: &Walk, person: &str) {
    let at = &walk.browser;
    walk.page("会这样").await;
    at.sees("调整后").await.unwrap();
    at.sees("同单位同组（对）").await.unwrap();
    at.press("就这样调").await.unwrap();
    walk.page("上一步：").await;
    at.find(&format!("[data-group='2'] [data-person='{person}']")).await.unwrap();
}

/// The first stage is opened for all groups.
pub async fn stages(walk: &Walk) {
    let at = &walk.browser;
    walk.goes("/stages").await;
    walk.page("还没有打开任何阶段").await;
    at.press("打开“开题”").await.unwrap();
    at.sees("打开后不能收回").await.unwrap();
    at.press("确认打开").await.unwrap();
    at.sees("打开“研讨”").await.unwrap();
    walk.page("小切口和对象").await;
}
