//! 学员: comes in by the card, finds the day and the group, writes the proposal with others and without a
//! network, rehearses, hears what listeners say, hands files in, votes for another group.

#![cfg(test)]

use journeys::http::Visitor;
use journeys::{Browser, Look, Server, markup};

/// The demonstration and the people a story needs.
struct Story {
    server: Server,
    /// The class's address.
    class: String,
    /// Everybody's link on their card, with their name.
    cards: Vec<(String, String)>,
    /// The address of the room of the group that the demonstration's trainee is in.
    room: String,
    /// Who is in it.
    members: Vec<String>,
}

impl Story {
    async fn begin() -> Self {
        let server = Server::demo().unwrap();
        let organiser = Visitor::entered(&server.base, server.entry("organiser").unwrap()).await.unwrap();
        let classes = organiser.get("/classes").await.unwrap().body;
        let class = classes.split("/classes/cl_").nth(1).unwrap().split(['"', '/']).next().unwrap();
        let class = format!("/classes/cl_{class}");
        let sent = vec![("as".to_owned(), "cards".to_owned())];
        let printed = organiser.post(&format!("{class}/links"), &sent).await.unwrap().body;
        let cards = printed.split("<article").skip(1).map(card).collect();
        let trainee = Visitor::entered(&server.base, server.entry("trainee").unwrap()).await.unwrap();
        let home = trainee.get("/").await.unwrap().body;
        let room =
            format!("/groups/gp_{}", home.split("/groups/gp_").nth(1).unwrap().split('"').next().unwrap());
        let page = trainee.get(&room).await.unwrap().body;
        let chips = page.split("<span class=\"chip\">").skip(1);
        let members = chips.map(|chip| chip.split(" · ").next().unwrap().to_owned()).collect();
        Self { server, class, cards, room, members }
    }

    /// The link on the card of a member of the group, counted from 0; or of somebody else.
    fn link(&self, member: Option<usize>) -> &str {
        let card = match member {
            Some(place) => self.cards.iter().find(|card| card.0 == self.members[place]),
            None => self.cards.iter().find(|card| !self.members.contains(&card.0)),
        };
        &card.unwrap().1
    }

    /// A phone of a member of the group, or of somebody else, signed in.
    async fn phone(&self, member: Option<usize>, look: Look) -> Browser {
        let phone = Browser::open(look).await.unwrap();
        phone.go(&self.server.url(self.link(member))).await.unwrap();
        phone.press("是我，进入").await.unwrap();
        phone.arrives_at("/classes/").await.unwrap();
        phone
    }

    async fn at(&self, phone: &Browser, path: &str) {
        phone.go(&self.server.url(path)).await.unwrap();
        phone.arrives_at(path).await.unwrap();
    }

    fn in_room(&self, page: &str) -> String {
        format!("{}/{page}", self.room)
    }

    /// The proposal's versions as anybody of the group reads them.
    async fn versions(&self) -> String {
        let entry = self.server.entry("trainee").unwrap();
        let reader = Visitor::entered(&self.server.base, entry).await.unwrap();
        let page = reader.get(&self.in_room("proposal/history?all=yes")).await.unwrap().body;
        let mut texts = String::new();
        for href in markup::read(&page).links.iter().filter(|href| href.contains("/proposal/versions/")) {
            texts += &markup::read(&reader.get(href).await.unwrap().body).text;
        }
        texts
    }

    /// The organiser opens the vote at the desk.
    async fn opens_the_vote(&self) {
        let entry = self.server.entry("organiser").unwrap();
        let organiser = Visitor::entered(&self.server.base, entry).await.unwrap();
        let desk = markup::read(&organiser.get(&format!("{}/roadshow/desk", self.class)).await.unwrap().body);
        let opens = |form: &&markup::Form| form.fields.iter().any(|field| field.value == "open-vote");
        let form = desk.forms.iter().find(opens).unwrap();
        let answer = organiser.post(&form.action, &form.as_it_stands()).await.unwrap();
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
}

/// Name and link on a printed card, where names of two characters are set as wide as others.
fn card(article: &str) -> (String, String) {
    let between = |from: &str, to: &str| article.split(from).nth(1).unwrap().split(to).next().unwrap();
    (between("<b>", "</b>").replace('\u{3000}', ""), format!("/in/{}", between("/in/", "</p>")))
}

async fn is_fine(phone: &Browser) {
    phone.accessible().await.unwrap();
    phone.fits().await.unwrap();
    phone.is_quiet().await.unwrap();
}

#[tokio::test]
async fn the_card_leads_to_the_day_the_topics_and_the_group() {
    let story = Story::begin().await;
    let phone = Browser::open(Look::PHONE).await.unwrap();
    phone.go(&story.server.url(story.link(Some(1)))).await.unwrap();
    phone.sees("这是您吗？").await.unwrap();
    phone.sees(&story.members[1]).await.unwrap();
    is_fine(&phone).await;
    phone.press("是我，进入").await.unwrap();
    phone.sees("今天 · 第 4 天").await.unwrap();
    is_fine(&phone).await;

    story.at(&phone, "/").await;
    phone.sees("项要交").await.unwrap();
    is_fine(&phone).await;

    story.at(&phone, &format!("{}/topics", story.class)).await;
    phone.sees("每个课题都来自职工说的难处").await.unwrap();
    is_fine(&phone).await;
    phone.press("看我的志愿").await.unwrap();
    phone.sees("截止").await.unwrap();
    phone.sees("我的志愿").await.unwrap();
    assert!(!phone.text().await.unwrap().contains("就选这些"), "the pool is closed");
    is_fine(&phone).await;

    story.at(&phone, &story.room).await;
    phone.sees("今天要交").await.unwrap();
    phone.sees("位职工的原话").await.unwrap();
    is_fine(&phone).await;
    phone.press("看课题").await.unwrap();
    phone.arrives_at("/topics/tp_").await.unwrap();
    is_fine(&phone).await;

    // The same card opens the same door again; somebody else's room stays shut.
    let stranger = story.phone(None, Look::PHONE).await;
    stranger.go(&story.server.url(&story.in_room("proposal"))).await.unwrap();
    stranger.accessible().await.unwrap();
    assert!(!stranger.text().await.unwrap().contains("小切口"), "a room is its members' own");
}

#[tokio::test]
async fn a_proposal_is_saved_while_it_is_written_and_survives_a_lost_network() {
    let story = Story::begin().await;
    let phone = story.phone(Some(1), Look::PHONE).await;
    let proposal = story.in_room("proposal");
    story.at(&phone, &proposal).await;
    is_fine(&phone).await;
    phone.write("资源", "三台旧手机，一块黑板").await.unwrap();
    phone.sees("第 2 版").await.unwrap();

    phone.offline(true).await.unwrap();
    phone.write("风险", "下雨天没有人停").await.unwrap();
    phone.sees("没有网络，内容已存在本机").await.unwrap();
    assert!(!story.versions().await.contains("下雨天没有人停"));
    phone.offline(false).await.unwrap();
    phone.sees("第 3 版").await.unwrap();
    assert!(story.versions().await.contains("下雨天没有人停"));

    // The phone is put away without a network; what was typed comes back with it.
    phone.offline(true).await.unwrap();
    phone.write("指标", "三十天后二十个人里几个记得").await.unwrap();
    phone.sees("没有网络").await.unwrap();
    phone.go("about:blank").await.unwrap();
    phone.offline(false).await.unwrap();
    story.at(&phone, &proposal).await;
    phone.sees("第 4 版").await.unwrap();
    let kept = story.versions().await;
    for text in ["三台旧手机，一块黑板", "下雨天没有人停", "三十天后二十个人里几个记得"]
    {
        assert!(kept.contains(text), "“{text}” is not in {kept}");
    }
    let said = phone.is_quiet().await.unwrap_err().to_string();
    assert!(said.lines().skip(1).all(|line| line.ends_with("net::ERR_INTERNET_DISCONNECTED")), "{said}");
    phone.press("历次版本").await.unwrap();
    phone.sees("每一版都能看").await.unwrap();
    is_fine(&phone).await;
    phone.press("第 1 版").await.unwrap();
    phone.arrives_at("/versions/1").await.unwrap();
    is_fine(&phone).await;
}

#[tokio::test]
async fn two_who_write_at_once_never_overwrite_each_other() {
    let story = Story::begin().await;
    let proposal = story.in_room("proposal");
    let first = story.phone(Some(1), Look::PHONE).await;
    let second = story.phone(Some(2), Look::PHONE).await;
    story.at(&first, &proposal).await;
    story.at(&second, &proposal).await;

    // Each their own part: put together.
    first.write("资源", "一间空着的传达室").await.unwrap();
    first.sees("第 2 版").await.unwrap();
    second.write("风险", "老师傅不愿意上镜").await.unwrap();
    second.sees("第 3 版").await.unwrap();
    second.sees(&story.members[1]).await.unwrap();
    let resources = second.find("[name='resources']").await.unwrap().prop("value").await.unwrap();
    assert_eq!(resources.as_deref(), Some("一间空着的传达室"));

    // The same part: both texts are shown, and one is chosen by a person.
    first.write("风险", "没人看得懂图").await.unwrap();
    first.sees("有人先存了一版，两份都在这里，请选一份").await.unwrap();
    first.sees("没人看得懂图").await.unwrap();
    first.sees("老师傅不愿意上镜").await.unwrap();
    first.accessible().await.unwrap();
    assert!(!story.versions().await.contains("没人看得懂图"), "nobody has chosen yet");
    first.press("用我写的").await.unwrap();
    first.sees("第 4 版").await.unwrap();
    let versions = story.versions().await;
    assert!(versions.contains("没人看得懂图") && versions.contains("老师傅不愿意上镜"), "{versions}");
    first.accessible().await.unwrap();
}

#[tokio::test]
async fn a_rehearsal_has_one_clock_and_its_listeners_are_heard_together() {
    let story = Story::begin().await;
    let member = story.phone(Some(1), Look::PHONE).await;
    let other = story.phone(Some(2), Look::PHONE).await;
    story.at(&other, &story.in_room("timer")).await;
    other.sees("还没有开始").await.unwrap();
    story.at(&member, &story.in_room("timer")).await;
    is_fine(&member).await;
    member.press("开始计时").await.unwrap();
    member.sees("停表").await.unwrap();
    other.sees("停表").await.unwrap();
    is_fine(&other).await;
    member.press("停表").await.unwrap();
    member.sees("全组的钟都会停").await.unwrap();
    member.find(".confirm-box button").await.unwrap().click().await.unwrap();
    member.sees("再来一遍").await.unwrap();
    other.sees("再来一遍").await.unwrap();

    story.at(&other, &story.room).await;
    other.sees("满 5 条一起显示").await.unwrap();
    let listener = story.phone(None, Look::PHONE).await;
    story.at(&listener, &story.in_room("feedback")).await;
    is_fine(&listener).await;
    listener.tick("改：这里要改").await.unwrap();
    listener.write("一句话", "结尾再慢一点").await.unwrap();
    listener.press("说给他们").await.unwrap();
    listener.sees("说到了，谢谢").await.unwrap();
    listener.accessible().await.unwrap();
    other.sees("结尾再慢一点").await.unwrap();
    other.sees("没有手机的人怎么参加？").await.unwrap();
    is_fine(&other).await;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("分工表.png");
    member.picture(&file).await.unwrap();
    story.at(&member, &story.in_room("files")).await;
    is_fine(&member).await;
    member.hand_in("选文件", &file).await.unwrap();
    member.press("上传").await.unwrap();
    member.sees("分工表.png").await.unwrap();
    is_fine(&member).await;
    std::fs::write(&file, "不是图片").unwrap();
    member.hand_in("选文件", &file).await.unwrap();
    member.press("上传").await.unwrap();
    member.sees("这个文件不在能收的类型里").await.unwrap();
    member.accessible().await.unwrap();
}

#[tokio::test]
async fn a_trainee_votes_for_another_group_and_may_change_their_mind() {
    let story = Story::begin().await;
    let phone = story.phone(Some(1), Look::PHONE).await;
    story.opens_the_vote().await;
    story.at(&phone, "/").await;
    phone.press("现场投票").await.unwrap();
    phone.arrives_at("/vote/").await.unwrap();
    phone.sees("自己的小组，不能投").await.unwrap();
    is_fine(&phone).await;
    let choose = |place: usize| format!(".vote-list li:nth-child({place}) button");
    let buttons = phone.script("return document.querySelectorAll('.vote-list button').length").await.unwrap();
    assert_eq!(buttons, 5, "all groups but the own one");
    let own = phone.script("return [...document.querySelectorAll('.vote-list li')].findIndex(e => e.innerText.includes('不能投')) + 1");
    let own = usize::try_from(own.await.unwrap().as_u64().unwrap()).unwrap();
    let (one, two) = (own % 6 + 1, (own + 1) % 6 + 1);
    phone.find(&choose(one)).await.unwrap().click().await.unwrap();
    phone.sees("已投给").await.unwrap();
    phone.find(&choose(two)).await.unwrap().click().await.unwrap();
    phone.find(&format!(".vote-list li:nth-child({two}) .vote-item.chosen")).await.unwrap();
    phone.find(&choose(one)).await.unwrap();
    is_fine(&phone).await;
}

#[tokio::test]
async fn a_phone_without_scripts_can_do_all_of_it() {
    let story = Story::begin().await;
    let phone = story.phone(Some(1), Look::PHONE.without_scripts()).await;
    story.at(&phone, &story.room).await;
    phone.sees("今天要交").await.unwrap();
    phone.accessible().await.unwrap();
    let proposal = story.in_room("proposal");
    story.at(&phone, &proposal).await;
    phone.sees("边写边存").await.unwrap();

    // Meanwhile somebody saves the same part.
    let other = Visitor::of(&story.server.base).unwrap();
    assert_eq!(other.post(story.link(Some(2)), &[]).await.unwrap().status, 303);
    let page = markup::read(&other.get(&proposal).await.unwrap().body);
    let mut form = page.forms.iter().find(|form| form.action == proposal).unwrap().as_it_stands();
    form.iter_mut().find(|field| field.0 == "risks").unwrap().1 = "老师傅不愿意上镜".to_owned();
    assert_eq!(other.post(&proposal, &form).await.unwrap().status, 303);

    phone.write("风险", "没人看得懂图").await.unwrap();
    phone.press("存一版").await.unwrap();
    phone.sees("两个人改了同一处").await.unwrap();
    phone.sees("老师傅不愿意上镜").await.unwrap();
    phone.accessible().await.unwrap();
    phone.tick("两份都留，先对方后我").await.unwrap();
    phone.press("按这样存").await.unwrap();
    phone.sees("第 3 版").await.unwrap();
    let versions = story.versions().await;
    assert!(versions.contains("老师傅不愿意上镜 没人看得懂图"), "{versions}");

    story.at(&phone, &story.in_room("timer")).await;
    phone.press("开始计时").await.unwrap();
    phone.sees("停表").await.unwrap();
    phone.accessible().await.unwrap();

    // A file goes up, and comes down again.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("道具表.png");
    phone.picture(&file).await.unwrap();
    story.at(&phone, &story.in_room("files")).await;
    phone.sees("选文件").await.unwrap();
    phone.accessible().await.unwrap();
    phone.hand_in("选文件", &file).await.unwrap();
    phone.press("上传").await.unwrap();
    phone.sees("道具表.png").await.unwrap();
    phone.accessible().await.unwrap();
    let files = markup::read(&other.get(&story.in_room("files")).await.unwrap().body).links;
    let mut handed_out = Vec::new();
    for href in files.iter().filter(|href| href.starts_with(&story.in_room("files/"))) {
        handed_out.push(other.get(href).await.unwrap().kind);
    }
    assert!(handed_out.iter().any(|kind| kind == "image/png"), "{files:?}: {handed_out:?}");

    // A listener says a word; what is missing is told, what was typed stays.
    let listener = story.phone(None, Look::PHONE.without_scripts()).await;
    story.at(&listener, &story.in_room("feedback")).await;
    listener.accessible().await.unwrap();
    listener.tick("改：这里要改").await.unwrap();
    listener.write("一句话", "慢").await.unwrap();
    listener.press("说给他们").await.unwrap();
    listener.sees("太短").await.unwrap();
    listener.accessible().await.unwrap();
    listener.write("一句话", "结尾再慢一点").await.unwrap();
    listener.press("说给他们").await.unwrap();
    listener.sees("说到了，谢谢").await.unwrap();
    listener.accessible().await.unwrap();

    story.opens_the_vote().await;
    story.at(&phone, "/").await;
    phone.press("现场投票").await.unwrap();
    phone.sees("自己的小组，不能投").await.unwrap();
    phone.press("投给这一组").await.unwrap();
    phone.sees("结束之前可以改投").await.unwrap();
    phone.accessible().await.unwrap();
}
