//! 领导: looks in at a desk, reads how the class stands and what workers say, and can change nothing.

#![cfg(test)]

use journeys::http::Visitor;
use journeys::{Browser, Look, Server};

async fn is_fine(desk: &Browser) {
    desk.accessible().await.unwrap();
    desk.fits().await.unwrap();
    desk.is_quiet().await.unwrap();
}

#[tokio::test]
async fn a_leader_reads_how_the_class_stands() {
    let server = Server::demo().unwrap();
    let desk = Browser::open(Look::DESK).await.unwrap();
    desk.go(server.entry("leader").unwrap()).await.unwrap();
    desk.sees("周文澜").await.unwrap();
    desk.sees("第 4 天").await.unwrap();
    is_fine(&desk).await;

    // What they came for stands on the first page: how far the class is, today, what is missing.
    desk.sees("条需求已汇入").await.unwrap();
    desk.sees("方案成稿").await.unwrap();
    desk.sees("6 组还没交齐").await.unwrap();
    desk.sees("职工说了 26 件事").await.unwrap();
    desk.find(".class-today h2 a").await.unwrap().click().await.unwrap();
    desk.arrives_at("/classes/cl_").await.unwrap();
    desk.sees("118 名学员").await.unwrap();
    desk.sees("6 组还没交齐").await.unwrap();
    is_fine(&desk).await;
    let class = desk.address().await.unwrap();
    for (page, words) in [
        ("topics", "把课堂搬进车间"),
        ("groups", "第一组"),
        ("stages", "排练"),
        ("timetable", "方案路演"),
        ("roster", "共 118 人"),
    ] {
        desk.go(&format!("{class}/{page}")).await.unwrap();
        desk.sees(words).await.unwrap();
        is_fine(&desk).await;
    }
    desk.go(&server.url("/needs")).await.unwrap();
    desk.sees("一共 26 条").await.unwrap();
    is_fine(&desk).await;
}

#[tokio::test]
async fn a_leader_reads_no_scores_before_the_result_and_changes_nothing() {
    let server = Server::demo().unwrap();
    let organiser = Visitor::entered(&server.base, server.entry("organiser").unwrap()).await.unwrap();
    let classes = organiser.get("/classes").await.unwrap().body;
    let class = classes.split("/classes/cl_").nth(1).unwrap().split(['"', '/']).next().unwrap();
    let leader = Visitor::entered(&server.base, server.entry("leader").unwrap()).await.unwrap();
    for page in ["edit", "import", "links", "roadshow/scores", "roadshow/judges", "roadshow/desk"] {
        let path = format!("/classes/cl_{class}/{page}");
        assert_eq!(organiser.get(&path).await.unwrap().status, 200, "{path} is the organiser's");
        assert_eq!(leader.get(&path).await.unwrap().status, 403, "{path} for a leader");
    }
    for (step, field) in [
        ("topics/pool/open", ("", "")),
        ("stages/open", ("stage", "roadshow")),
        ("links", ("as", "cards")),
        ("roadshow/scores/lock", ("", "")),
    ] {
        let path = format!("/classes/cl_{class}/{step}");
        let answer = leader.post(&path, &[(field.0.to_owned(), field.1.to_owned())]).await.unwrap();
        assert_eq!(answer.status, 403, "{path} for a leader");
    }
}
