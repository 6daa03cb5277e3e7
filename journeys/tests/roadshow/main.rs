//! A whole roadshow: six groups, seven judges and sixty phones in the hall. One judge stands back from a group, one
//! has no network for two minutes, one thinks again; and in the middle, while judges hand in and the hall votes, the
//! power goes. What the hall sees, what is published, and what the command line makes of the files that are taken
//! home is one and the same result, and it is the one that a hand reckons.
//!
//! Told once, for one program and for two nodes.

#![cfg(test)]

mod desk;
mod door;
mod hall;
mod house;
mod off_line;
mod panel;
mod patience;
mod plan;
mod programme;
mod result;
mod stage;

use std::time::Duration;

use journeys::named;
use store::testing::Schema;
use tokio::runtime::Runtime;

use desk::Desk;
use hall::Hall;
use house::House;
use off_line::Phone;
use panel::Panel;
use plan::PHONES;
use programme::Programme;
use stage::Stage;

#[test]
fn a_whole_roadshow_through_a_power_cut() {
    Runtime::new().unwrap().block_on(async { story(House::one()).await });
}

#[test]
fn a_whole_roadshow_on_two_nodes_of_which_the_one_that_counts_dies() {
    let nats = named("GONGFANG_TEST_NATS").unwrap();
    named("GONGFANG_TEST_POSTGRES").unwrap();
    let schema = Schema::new().unwrap();
    Runtime::new().unwrap().block_on(async { story(House::two(&schema.url, &nats)).await });
}

async fn story(mut house: House) {
    let organiser = house.visitor("organiser").await;
    let programme = Programme::of(&house, &organiser).await;
    let desk = Desk::opens(&house, &programme).await;
    let stage = Stage::opens(&house, &desk.stage().await).await;
    let panel = Panel::takes_seats(&house, &programme).await;
    let mut phone = Phone::comes_in(&house, &programme).await;
    let name = |group: usize| programme.name(group);

    // The first group, as it should be.
    desk.calls(name(0)).await;
    stage.says_of(name(0), &but(&programme, 0, programme.judges(0))).await;
    panel.score(&programme, 0, 0).join_all().await;
    phone.scores(&programme, 0).await;
    desk.says_of(name(0), &all_in(&programme, 0)).await;
    desk.presses("关闭打分").await;
    desk.says_of(name(0), "打分已关闭").await;
    panel.one_may_not(&programme).await;

    // The second: a judge's phone loses its network, and the desk knows whom it waits for.
    desk.calls(name(1)).await;
    phone.hands_in_without_a_network(&programme, 1).await;
    panel.score(&programme, 1, 0).join_all().await;
    let absent = result::name_of_the_judge(&organiser, &programme, plan::OFF_LINE).await;
    desk.says_of(name(1), &format!("还差：{absent}")).await;
    stage.says_of(name(1), &but(&programme, 1, 1)).await;

    // The third, while the hall begins to vote.
    desk.calls(name(2)).await;
    desk.presses("开始投票").await;
    stage.says("现场投一票").await;
    let hall = Hall::joins(&house, &programme, &organiser).await;
    let (judges, voters) = (panel.score(&programme, 2, 0), hall.vote(0..PHONES / 2, 0));
    judges.join_all().await;
    voters.join_all().await;
    stage.says("已投 30 票").await;
    stage.says_of(name(2), &but(&programme, 2, 1)).await;

    // The fourth: in the middle of it the power goes.
    desk.calls(name(3)).await;
    let (voted, kept) = (hall.thanked(), panel.kept());
    let judges = panel.score(&programme, 3, 150);
    let voters = hall.vote(PHONES / 2..PHONES, 30);
    while hall.thanked() < voted + 10 || panel.kept() < kept + 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    house.loses_power(&programme.room());
    assert!(hall.thanked() < PHONES && panel.kept() < kept + 5, "nobody was doing anything any more");
    tokio::time::sleep(Duration::from_secs(2)).await;
    house.has_power_again();
    judges.join_all().await;
    voters.join_all().await;
    stage.says("已投 60 票").await;
    stage.says_of(name(3), &but(&programme, 3, 1)).await;
    desk.says_of(name(3), &format!("还差：{absent}")).await;
    house.has_taken_over().await;

    // Some think again: a judge about the third group, some in the hall.
    panel.one_thinks_again(&programme).await;
    hall.think_again().join_all().await;
    hall.shows_what_it_was_thanked_for().await;
    desk.presses_for_sure("结束投票", "结束之后不能再投").await;
    stage.says("现场投票已结束").await;
    hall.is_too_late().await;
    desk.presses("在大屏公布票数").await;
    stage.says(&result::votes_line()).await;

    // The last two.
    for group in [4, 5] {
        desk.calls(name(group)).await;
        panel.score(&programme, group, 0).join_all().await;
        stage.says_of(name(group), &but(&programme, group, 1)).await;
    }
    desk.says("还不能锁定").await;

    // The phone has a network again: what it kept arrives, and the judge makes up for what was missed.
    phone.comes_back(1).await;
    desk.says_of(name(1), &all_in(&programme, 1)).await;
    stage.says_of(name(1), "已展示").await;
    for group in 2..6 {
        phone.scores(&programme, group).await;
        desk.says_of(name(group), &all_in(&programme, group)).await;
    }

    // Locked, revealed from the last place to the first, published, taken home and reckoned again.
    desk.locks().await;
    let placed = plan::result(&plan::given(programme.stood_back_from));
    for shown in (0..placed.len()).rev() {
        desk.reveals(&placed[shown], name(placed[shown].group)).await;
        let rows = placed[shown..].iter().map(|place| (place.rank, name(place.group), place.value.as_str()));
        stage.begins_with(&rows.collect::<Vec<_>>()).await;
    }
    let results = desk.announces().await;
    stage.says("结果已公布").await;
    stage.was_never_reloaded().await;
    result::is_published(&house, &programme, &placed, &results).await;
    result::every_sheet_is_there_once(&organiser, &programme).await;
    result::is_the_same_by_hand(&organiser, &programme, &placed).await;
}

/// The desk's words when every judge of a group has handed in.
fn all_in(programme: &Programme, group: usize) -> String {
    let judges = programme.judges(group);
    format!("评委已交 {judges}／{judges}")
}

/// The stage's words while so many of a group's judges have not handed in.
fn but(programme: &Programme, group: usize, missing: usize) -> String {
    let judges = programme.judges(group);
    format!("评委 {judges} 位，已交 {} 位", judges - missing)
}
