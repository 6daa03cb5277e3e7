//! The roadshow: prepared, held, published.

use crate::judges::{self, JUDGES, Judge};
use crate::walk::Walk;
use crate::workshop::{NEEDS, TOPIC};

/// The rule is frozen, judges are asked, the order is drawn, scoring is open.
pub async fn is_prepared(walk: &Walk) {
    let at = &walk.browser;
    walk.goes("/roadshow").await;
    walk.page("先选一张评分表做底子").await;
    at.find("form button.primary").await.unwrap().click().await.unwrap();
    at.arrives_at("/rubric").await.unwrap();
    walk.page("打分的项目").await;
    at.press("定稿").await.unwrap();
    at.sees("定稿后不能再改").await.unwrap();
    at.press("确定定稿").await.unwrap();
    walk.page("评分表已定稿").await;

    walk.goes("/roadshow/judges").await;
    walk.page("还没有评委").await;
    for (name, unit) in JUDGES {
        at.write("姓名", name).await.unwrap();
        if !unit.is_empty() {
            at.pick("单位（选填）", unit).await.unwrap();
        }
        at.press("加评委").await.unwrap();
        at.sees(name).await.unwrap();
        at.sees("评委已加").await.unwrap();
    }
    walk.page("5 位评委").await;
    walk.goes("/roadshow/recusals").await;
    walk.page("温言").await;
    at.sees("组里有同单位（省邮政工会）的人").await.unwrap();

    walk.goes("/roadshow/draw").await;
    walk.page("第一步：公布封条").await;
    at.press("公布封条").await.unwrap();
    at.sees("第二步：现场报一句，拆封").await.unwrap();
    walk.page("封条（SHA-256）").await;
    at.write("现场报的", "3-7-5").await.unwrap();
    at.press("拆封，看顺序").await.unwrap();
    walk.page("核对无误").await;

    // The whole day beforehand, with made-up scores; the desk is untouched afterwards.
    walk.goes("/roadshow/drill").await;
    walk.page("第 1 步，共").await;
    at.press("下一步").await.unwrap();
    walk.page("大屏换成这一组").await;
    walk.goes("/roadshow/drill?at=9999").await;
    walk.page("这次演练没有留下任何记录").await;
}

/// Groups come on one after another, everybody scores, and the scores are locked.
pub async fn is_held(walk: &Walk, judges: &[Judge]) {
    let at = &walk.browser;
    walk.goes("/roadshow/desk").await;
    walk.page("台上还没有小组").await;
    let groups = judges::teams(&judges[0]).await;
    assert!(groups >= 2, "{groups} groups");
    for number in 1..=groups {
        at.press("上场").await.unwrap();
        at.sees("开始展示计时").await.unwrap();
        at.press("开始展示计时").await.unwrap();
        at.sees("暂停").await.unwrap();
        at.press("开放打分").await.unwrap();
        at.sees("打分已开放").await.unwrap();
        if number == 1 {
            walk.page("现在台上").await;
        }
        // Who comes on earlier does better, so the ranks are known.
        let mut handed = 0;
        for (seat, judge) in judges.iter().enumerate() {
            handed += usize::from(judges::scores_what_waits(judge, 14 - number + seat % 2).await);
        }
        let handed_in = format!("评委已交 {handed}／{handed}");
        assert!((4..=5).contains(&handed), "{handed} of {}", judges.len());
        if !walk.scripts {
            walk.goes("/roadshow/desk").await;
        }
        at.sees(&handed_in).await.unwrap();
        at.press("关闭打分").await.unwrap();
        at.sees("打分已关闭").await.unwrap();
    }
    at.sees("全部小组都已上场").await.unwrap();

    walk.goes("/roadshow/scores").await;
    walk.page("分数交齐了，可以锁定").await;
    walk.goes("/roadshow/desk/rehearse?shown=0").await;
    walk.page("揭晓预演").await;
    walk.goes("/roadshow/desk").await;
    at.press("锁定成绩").await.unwrap();
    at.sees("锁定之后评委不能再改分").await.unwrap();
    at.press("锁定").await.unwrap();
    at.sees("成绩已于").await.unwrap();
    walk.page("一次揭晓全部").await;
    assert!(judges::is_too_late(&judges[0]).await, "a locked score stands");
}

/// The ranks are revealed one by one and then all, and everybody sees them, and where it began.
pub async fn is_published(walk: &Walk) {
    let at = &walk.browser;
    at.press("揭晓第").await.unwrap();
    at.sees("：揭晓第").await.unwrap();
    at.press("一次揭晓全部").await.unwrap();
    at.sees("全部名次已经在大屏上").await.unwrap();
    at.press("公布结果").await.unwrap();
    at.sees("公布之后，结果页面对所有人可见").await.unwrap();
    at.press("公布").await.unwrap();
    at.sees("结果已经公布").await.unwrap();
    at.press("看结果页面").await.unwrap();
    at.arrives_at("/results/").await.unwrap();
    walk.page("第 1 名").await;
    at.sees("第 2 名").await.unwrap();
    at.sees(TOPIC).await.unwrap();
    at.sees(NEEDS[0]).await.unwrap();

    let address = at.address().await.unwrap();
    let path = address.strip_prefix(&walk.server.base).unwrap();
    let seen = walk.somebody().get(path).await.unwrap();
    assert_eq!(seen.status, 200);
    assert!(seen.body.contains(NEEDS[0]) && seen.body.contains("第 1 名"), "anybody sees it");
}

/// What is printed, projected, or taken home as a file.
pub async fn leaves_papers(walk: &Walk) {
    let at = &walk.browser;
    for (path, words) in [
        ("/timetable", "加一项"),
        ("/timetable/print", "日程"),
        ("/groups/print", "分组名单"),
        ("/roadshow", "结果已公布，任何人都能看"),
        ("/roadshow/rubric", "评分表已定稿"),
        ("/roadshow/scores", "结果已公布（第 1 版）"),
        ("/roadshow/sheets", "评委签字"),
        ("/roadshow/summary", "监审签字"),
        ("/links", "链接等于钥匙"),
    ] {
        walk.goes(path).await;
        walk.page(words).await;
    }
    at.press("生成卡片并打印").await.unwrap();
    walk.page("裁开后发给本人").await;
    walk.goes("/roadshow/desk").await;
    at.press("打开大屏").await.unwrap();
    at.arrives_at("/stage/").await.unwrap();
    walk.page("第二组").await;
    // Excel files are archives; the record is JSON.
    walk.file("/roster/export", false, "PK").await;
    walk.file("/groups/export", false, "PK").await;
    walk.file("/roadshow/export.xlsx", true, "PK").await;
    walk.file("/roadshow/record.json", true, "{").await;
}
