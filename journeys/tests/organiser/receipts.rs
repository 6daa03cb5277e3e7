//! Receipts: what is wrong is said at its cell, put right or skipped, and taken over once.

use crate::walk::Walk;

/// The six things wrong with the broken receipt: row, column of the sheet, what the preview says there.
const WRONG: [(u32, usize, &str); 6] = [
    (5, 4, "手机号有 9 位，应为 11 位"),
    (9, 2, "没有填姓名"),
    (17, 5, "身份证号已被表格损坏"),
    (21, 4, "与第 7 行是同一个人"),
    (29, 1, "没有找到这个单位"),
    (33, 3, "性别只能填“男”或“女”"),
];

/// The broken receipt after the merged one: put right, taken over, and again without any change.
pub async fn broken_and_merged(walk: &Walk) {
    merged_only(walk).await;
    let at = &walk.browser;
    upload(walk, "receipt-broken.xlsx").await;
    walk.page("5 行有错误，改好或跳过以后才能导入").await;
    at.sees("这些列不收集，没有保存：身份证号").await.unwrap();
    at.sees("1 个单位还没有登记").await.unwrap();
    at.press("只看有问题的行").await.unwrap();
    at.sees("看所有行").await.unwrap();
    walk.page("1 行有提醒").await;
    for (row, column, said) in WRONG {
        // The first two columns of the preview say which row it is and how it stands.
        let cell = at.find(&format!("#row-{row} > :nth-child({})", column + 2)).await.unwrap();
        let text = cell.text().await.unwrap();
        assert!(text.contains(said), "row {row}: {text}");
    }
    put_right(walk).await;
    at.sees("1 行有提醒").await.unwrap();
    at.tick("提醒都看过了").await.unwrap();
    at.press("导入这 43 人").await.unwrap();
    walk.page("新增 43 人，更新 0 人，没有变化 0 人").await;

    upload(walk, "receipt-merged.xlsx").await;
    at.sees("这份文件和名册完全一致").await.unwrap();
    walk.page("新增 0，更新 0，没有变化 46，跳过 0").await;
    at.press("知道了，归档").await.unwrap();
    walk.page("没有变化：46 人都和名册一致").await;
}

async fn put_right(walk: &Walk) {
    let at = &walk.browser;
    row(walk, 5).await;
    walk.page("手机号有 9 位").await;
    at.write("手机", "13800138005").await.unwrap();
    at.press("改好了").await.unwrap();
    at.sees("第 5 行已处理").await.unwrap();
    row(walk, 9).await;
    at.write("姓名", "柳青禾").await.unwrap();
    at.press("改好了").await.unwrap();
    at.sees("第 9 行已处理").await.unwrap();
    row(walk, 17).await;
    at.tick("清空“身份证号”这一格").await.unwrap();
    at.press("改好了").await.unwrap();
    at.sees("第 17 行已处理").await.unwrap();
    row(walk, 21).await;
    at.press("跳过这一行").await.unwrap();
    at.sees("第 21 行已处理").await.unwrap();
    row(walk, 33).await;
    at.pick("性别", "男").await.unwrap();
    at.press("改好了").await.unwrap();
    at.sees("第 33 行已处理").await.unwrap();
}

/// Opens a row of the preview.
async fn row(walk: &Walk, number: u32) {
    let link = walk.browser.find(&format!("#row-{number} a")).await.unwrap();
    link.scroll_into_view().await.unwrap();
    link.click().await.unwrap();
    walk.browser.arrives_at(&format!("/rows/{number}")).await.unwrap();
    walk.browser.sees(&format!("第 {number} 行")).await.unwrap();
}

async fn upload(walk: &Walk, file: &str) {
    let at = &walk.browser;
    walk.goes("/import").await;
    walk.page("上传并预览").await;
    at.hand_in("回执文件", &Walk::receipt(file)).await.unwrap();
    at.press("上传并预览").await.unwrap();
    at.arrives_at("/import/im_").await.unwrap();
    at.sees(file).await.unwrap();
}

/// The receipt with merged cells alone: nothing is wrong with it.
pub async fn merged_only(walk: &Walk) {
    upload(walk, "receipt-merged.xlsx").await;
    walk.page("读到 46 人：新增 46").await;
    walk.browser.press("导入这 46 人").await.unwrap();
    walk.page("新增 46 人，更新 0 人，没有变化 0 人").await;
}

/// The clean receipt: a hundred and eighteen people, and no more when it comes again.
pub async fn clean(walk: &Walk) {
    let at = &walk.browser;
    upload(walk, "receipt-clean.xlsx").await;
    walk.page("读到 118 人：新增 118，更新 0，没有变化 0，跳过 0").await;
    at.press("导入这 118 人").await.unwrap();
    walk.page("新增 118 人，更新 0 人，没有变化 0 人").await;
    upload(walk, "receipt-clean.xlsx").await;
    walk.page("新增 0，更新 0，没有变化 118，跳过 0").await;
    walk.goes("/roster").await;
    walk.page("共 118 人").await;
}

/// A house that knows no unit yet: all of them are registered at once, and the file comes in whole.
pub async fn with_new_units(walk: &Walk) {
    let at = &walk.browser;
    upload(walk, "receipt-clean.xlsx").await;
    walk.page("25 个单位还没有登记").await;
    at.sees("新单位按“市级”登记").await.unwrap();
    at.sees("新单位按“产业工会”登记").await.unwrap();
    at.press("登记这 25 个单位").await.unwrap();
    at.sees("认下 25 个单位，其中新登记 25 个").await.unwrap();
    at.sees_no_more("还没有登记").await.unwrap();
    walk.page("读到 118 人：新增 118").await;
    at.press("导入这 118 人").await.unwrap();
    walk.page("共 118 人，来自 25 个单位").await;
    upload(walk, "receipt-clean.xlsx").await;
    walk.page("这份文件和名册完全一致").await;
    at.go(&walk.server.url("/organisations")).await.unwrap();
    walk.page("铁山市总工会").await;
    at.go(&walk.server.url("/")).await.unwrap();
    walk.page("公布课题").await;
    at.sees_no_more("从这里开始").await.unwrap();
}

/// The roster: in order, looked through, on paper.
pub async fn the_roster(walk: &Walk) {
    let at = &walk.browser;
    walk.goes("/roster").await;
    walk.page("共 89 人").await;
    at.sees("按姓氏笔画为序").await.unwrap();
    at.press("拼音").await.unwrap();
    at.sees("按姓名拼音为序").await.unwrap();
    at.press("单位").await.unwrap();
    at.sees("按单位为序").await.unwrap();
    at.write("找人", "柳青禾").await.unwrap();
    at.press("查看").await.unwrap();
    walk.page("全班 89 人中的 1 人").await;
    at.write("找人", "查无此人").await.unwrap();
    at.press("查看").await.unwrap();
    at.sees("没有符合条件的人").await.unwrap();
    at.press("看全部").await.unwrap();
    at.sees("共 89 人").await.unwrap();
    at.press("打印").await.unwrap();
    walk.page("骨干培训班第二期 学员名册").await;
    at.sees("柳青禾").await.unwrap();
}
