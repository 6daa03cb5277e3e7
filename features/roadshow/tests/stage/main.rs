//! The day of the roadshow: run from the desk, seen on the stage, voted on in the hall.

#![cfg(test)]

mod day;
mod drill;

use axum::http::StatusCode;
use live::Hub;
use roadshow::RoadshowId;
use web::PersonId;
use web::testing::{Answer, Site};

use crate::day::{Day, JUDGES, with_day};

#[test]
fn a_whole_roadshow_is_run_from_the_desk() {
    with_day(|day| {
        let mut wang = day.organiser(0);
        let order = day.order(&mut wang);
        let first = order[0].as_str();
        assert!(day.stage().visible().contains("待上场"));

        day.press(&mut wang, "call", &[("group", first)]);
        day.press(&mut wang, "start-clock", &[("part", "show")]);
        day.site.clock.advance(18_000);
        let stage = day.stage();
        assert!(stage.visible().contains(day.name(&order[0])) && stage.visible().contains("07:42"));
        assert!(stage.body.contains("data-deadline=") && stage.body.contains("data-server-now="));
        day.press(&mut wang, "pause-clock", &[]);
        day.press(&mut wang, "extend-clock", &[("seconds", "60")]);
        day.site.clock.advance(30_000);
        assert!(day.stage().visible().contains("08:42"), "paused and one minute longer");

        // Opened for the wrong group, seen at once, undone; judges could not score it afterwards.
        let second = order[1].as_str();
        day.press(&mut wang, "open-scoring", &[("group", second)]);
        let desk = day.press(&mut wang, "undo", &[]);
        assert!(desk.visible().contains("撤销上一步"), "{}", desk.visible());
        assert_eq!(day.hand_in(0, &order[1], 17), Err("scoring-closed".to_owned()));

        day.press(&mut wang, "open-scoring", &[("group", first)]);
        day.hand_in(0, &order[0], 18).unwrap();
        let (stage, desk) = (day.stage(), wang.get(&day.desk()));
        assert!(stage.visible().contains("评委 3 位，已交 1 位"), "{}", stage.visible());
        assert!(!JUDGES.iter().any(|name| stage.body.contains(name)), "the stage never says who");
        assert!(desk.visible().contains("还差：评委赵刚、评委孙丽"), "{}", desk.visible());
        day.press(&mut wang, "nudge", &[("group", first)]);

        let version = wang.get(&day.desk()).input("version").unwrap();
        let early = day.press_at(&mut wang, &version, "lock", &[]);
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(early.visible().contains("还有评委没有交齐分数"), "{}", early.visible());

        day.hand_in(1, &order[0], 18).unwrap();
        day.hand_in(2, &order[0], 18).unwrap();
        for (at, group) in order.iter().enumerate().skip(1) {
            day.press(&mut wang, "call", &[("group", group.as_str())]);
            day.press(&mut wang, "open-scoring", &[("group", group.as_str())]);
            for judge in 0..3 {
                day.hand_in(judge, group, 18 - i32::try_from(at).unwrap()).unwrap();
            }
        }
        let rehearsal = wang.get(&format!("{}/rehearse?shown=1", day.desk()));
        assert!(rehearsal.visible().contains("80.00") && !rehearsal.visible().contains("90.00"));
        let hidden =
            |stage: &Answer| !["90.00", "85.00", "80.00"].iter().any(|score| stage.body.contains(score));
        assert!(hidden(&day.stage()), "nothing before the lock");
        day.press(&mut wang, "lock", &[]);
        assert!(hidden(&day.stage()), "nothing before the reveal");

        let version = wang.get(&day.desk()).input("version").unwrap();
        let best_first = day.press_at(&mut wang, &version, "reveal", &[("group", first)]);
        assert_eq!(best_first.status, StatusCode::CONFLICT, "from the last place to the first");
        let last = order[2].as_str();
        day.press(&mut wang, "reveal", &[("group", last)]);
        assert!(day.stage().visible().contains("80.00"));
        day.press(&mut wang, "undo", &[]);
        assert!(hidden(&day.stage()), "taken back");
        day.press(&mut wang, "reveal", &[("group", last)]);
        day.site.clock.advance(61_000);
        let version = wang.get(&day.desk()).input("version").unwrap();
        let late = day.press_at(&mut wang, &version, "undo", &[]);
        assert!(late.visible().contains("只能在一分钟内撤销"), "{}", late.visible());
        day.press(&mut wang, "reveal-all", &[]);
        let stage = day.stage().visible();
        assert!(stage.contains("90.00") && stage.contains("85.00"), "{stage}");

        let id = day.id.clone();
        let published = |site: &Site, id: &RoadshowId| {
            let id = id.clone();
            site.scene(move |tx, _| roadshow::result(tx, &id)).is_some()
        };
        assert!(!published(day.site, &id));
        let desk = day.press(&mut wang, "announce", &[]);
        assert!(published(day.site, &id) && desk.visible().contains("结果已经公布"));
        let version = desk.input("version").unwrap();
        let after = day.press_at(&mut wang, &version, "call", &[("group", first)]);
        assert_eq!(after.status, StatusCode::CONFLICT);

        // Every step is on record, with who and when.
        let id = day.id.to_string();
        let steps = day.site.scene(move |tx, _| Ok(store::journal::about(tx, &id, 200)?));
        let steps: Vec<_> = steps.iter().filter(|entry| entry.kind == "roadshow.desk-step-taken").collect();
        assert_eq!(steps.len(), version.parse::<usize>().unwrap());
        assert!(steps.iter().all(|entry| entry.actor == day.staff[0].as_str()));
    });
}

#[test]
fn the_stage_says_how_sure_it_is_only_where_the_desk_wants_that() {
    with_day(|day| {
        let mut wang = day.organiser(0);
        let order = day.score_everything(&mut wang);
        day.press(&mut wang, "lock", &[]);
        let bars = |stage: &Answer| stage.body.matches("class=\"range\"").count();
        day.press(&mut wang, "reveal", &[("group", order[2].as_str())]);
        assert_eq!(bars(&day.stage()), 0, "usually the board says what was given and no more");

        let desk = day.press(&mut wang, "sureness", &[("shown", "yes")]);
        assert!(desk.visible().contains("大屏上不画把握"), "{}", desk.visible());
        let stage = day.stage();
        assert_eq!(bars(&stage), 1, "whose result is not shown has no bar");
        let visible = stage.visible();
        assert!(visible.contains("横条：按现在的分数") && !visible.contains("把握较大"), "{visible}");
        day.press(&mut wang, "reveal-all", &[]);
        let stage = day.stage();
        assert_eq!(bars(&stage), 3);
        // Three judges are too few for the strongest word, however far apart the groups are.
        let visible = stage.visible();
        assert!(visible.contains("：把握较大") && !visible.contains("把握很大"), "{visible}");
        day.press(&mut wang, "sureness", &[("shown", "no")]);
        assert_eq!(bars(&day.stage()), 0);
    });
}

#[test]
fn the_first_groups_are_handed_in_together_where_the_desk_wants_that() {
    with_day(|day| {
        let mut wang = day.organiser(0);
        let order = day.order(&mut wang);
        let seen = wang.get(&day.desk()).input("version").unwrap();
        assert_eq!(day.press_at(&mut wang, &seen, "hold-first", &[]).status, StatusCode::SEE_OTHER);
        for group in &order[..2] {
            day.press(&mut wang, "open-scoring", &[("group", group.as_str())]);
            assert_eq!(day.hand_in(0, group, 17), Err("held-back".to_owned()));
        }
        day.press(&mut wang, "open-scoring", &[("group", order[2].as_str())]);
        for group in &order {
            day.hand_in(0, group, 17).unwrap();
        }
        day.press(&mut wang, "close-scoring", &[("group", order[0].as_str())]);
        let seen = wang.get(&day.desk()).input("version").unwrap();
        let late = day.press_at(&mut wang, &seen, "hold-first", &[]);
        assert!(late.status == StatusCode::CONFLICT && late.visible().contains("第一个组已经打过分"));
    });
}

#[test]
fn two_people_at_the_desk_never_fight() {
    with_day(|day| {
        let (mut wang, mut li) = (day.organiser(0), day.organiser(1));
        let order = day.order(&mut wang);
        let seen = wang.get(&day.desk()).input("version").unwrap();
        let quick = day.press_at(&mut wang, &seen, "call", &[("group", order[0].as_str())]);
        assert_eq!(quick.status, StatusCode::SEE_OTHER);
        let slow = day.press_at(&mut li, &seen, "call", &[("group", order[1].as_str())]);
        assert_eq!(slow.status, StatusCode::CONFLICT);
        let told = slow.visible();
        assert!(told.contains("王敏刚才先操作了一步") && told.contains(day.name(&order[0])), "{told}");
        assert_eq!(slow.input("version").as_deref(), Some("1"), "the new state, ready to go on from");

        // A double tap is one step; another button of an old page is refused to its owner too.
        let again = day.press_at(&mut wang, &seen, "call", &[("group", order[0].as_str())]);
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let old = day.press_at(&mut wang, &seen, "open-vote", &[]);
        assert_eq!(old.status, StatusCode::CONFLICT);
        assert_eq!(wang.get(&day.desk()).input("version").as_deref(), Some("1"));
    });
}

#[test]
fn the_hall_votes_once_each_and_nobody_sees_the_count_before_the_close() {
    with_day(|day| {
        let mut wang = day.organiser(0);
        let (own, other, third) = (&day.groups[0], &day.groups[1], &day.groups[2]);
        let mut trainee = day.trainee_of(own);
        let early = trainee.post(&day.vote(), &[("team", other.id.as_str())]);
        assert_eq!(early.status, StatusCode::CONFLICT, "not opened yet");
        day.press(&mut wang, "open-vote", &[]);

        let page = trainee.get(&day.vote());
        assert!(page.visible().contains("自己的小组，不能投"), "{}", page.visible());
        let refused = trainee.post(&day.vote(), &[("team", own.id.as_str())]);
        assert!(refused.visible().contains("不能投给自己的小组"), "{}", refused.visible());
        let page = trainee.post_and_follow(&day.vote(), &[("team", third.id.as_str())]);
        assert!(page.visible().contains(&format!("已投给{}", third.name)), "{}", page.visible());
        trainee.post_and_follow(&day.vote(), &[("team", other.id.as_str())]);
        trainee.post_and_follow(&day.vote(), &[("team", other.id.as_str())]);

        // A guest's phone scans the code on the screen.
        let mut guest = day.site.visitor();
        assert!(guest.get(&day.vote()).visible().contains("请先扫码领一张选票"));
        let without = guest.post(&day.vote(), &[("team", own.id.as_str())]);
        assert!(without.visible().contains("您还没有选票"), "{}", without.visible());
        let join = day.join();
        day.site.clock.advance(60_000);
        let old = guest.get(&join);
        assert_eq!(old.status, StatusCode::CONFLICT);
        assert!(old.visible().contains("二维码已经过期"), "{}", old.visible());
        let join = day.join();
        assert_eq!(guest.get(&join).status, StatusCode::SEE_OTHER);
        assert_eq!(guest.get(&join).status, StatusCode::SEE_OTHER, "scanned twice, still one ballot");
        guest.post_and_follow(&day.vote(), &[("team", other.id.as_str())]);
        let stranger = guest.post(&day.vote(), &[("team", "gp_01j9zzzzzzzzzzzzzzzzzzzzzz")]);
        assert!(stranger.visible().contains("没有这个小组"), "{}", stranger.visible());

        let stage = day.stage().visible();
        assert!(stage.contains("已投 2 票") && !stage.contains(&format!("{} 2 票", other.name)), "{stage}");
        assert!(!day.organiser(0).get(&day.desk()).visible().contains("2 票"), "not even the desk");
        day.press(&mut wang, "close-vote", &[]);
        let after = trainee.post(&day.vote(), &[("team", third.id.as_str())]);
        assert_eq!(after.status, StatusCode::CONFLICT);
        assert!(after.visible().contains("这一票没有记下"), "{}", after.visible());
        day.press(&mut wang, "show-vote", &[]);
        let line = "发出 2 张选票，2 张投了票；改投 1 次，作废 0 票";
        let result = trainee.get(&day.vote()).visible();
        assert!(result.contains(line) && result.contains("和评委评出的正式成绩分开"), "{result}");
        assert!(day.stage().visible().contains(&format!("{} 2 票", other.name)));

        // Who voted for whom is written nowhere.
        let person = own.members[0].to_string();
        let journal = day.site.scene(|tx, _| Ok(store::journal::latest(tx, None, 500)?));
        assert!(!journal.iter().any(|entry| entry.actor == person));
    });
}

#[test]
fn frames_reach_those_who_watch_this_roadshow_and_nobody_else() {
    with_day(|day| {
        let other = Day::new(day.site, "云岭市骨干班", 500);
        let hub = day.site.app.extras.get::<Hub>().unwrap().clone();
        let watch = |kind: &str, id: &RoadshowId| hub.watch(&format!("{kind}:{id}:zh-CN"));
        let (mut stage, mut judges) = (watch("stage", &day.id), watch("judging", &day.id));
        let (mut desk, mut foreign) = (watch("desk", &day.id), watch("stage", &other.id));
        let mut wang = day.organiser(0);
        let order = day.order(&mut wang);
        day.press(&mut wang, "call", &[("group", order[0].as_str())]);
        let frames: Vec<String> =
            std::iter::from_fn(|| stage.try_recv().ok()).map(|frame| frame.text().to_owned()).collect();
        assert_eq!(frames.len(), 3);
        for (frame, region) in frames.iter().zip(["stage-now", "stage-board", "stage-foot"]) {
            assert!(frame.contains(&format!("\"region\":\"{region}\"")), "{frame}");
            assert!(!frame.contains("/roadshow/desk/step"), "a stranger's screen has no buttons");
        }
        assert!(frames[0].contains(day.name(&order[0])));
        assert!(judges.try_recv().unwrap().text().contains("正在上场"));
        assert!(desk.try_recv().unwrap().text().contains("desk-now"));
        assert!(foreign.try_recv().is_err());

        let mut voters = watch("vote", &day.id);
        day.press(&mut wang, "open-vote", &[]);
        assert!(voters.try_recv().unwrap().text().contains("reload"));
    });
}

#[test]
fn votes_are_counted_up_on_the_stage_by_themselves() {
    with_day(|day| {
        let hub = day.site.app.extras.get::<Hub>().unwrap().clone();
        let mut stage = hub.watch(&format!("vote:{}/zh-CN", day.id));
        let mut wang = day.organiser(0);
        day.press(&mut wang, "open-vote", &[]);
        let mut trainee = day.trainee_of(&day.groups[0]);
        trainee.post_and_follow(&day.vote(), &[("team", day.groups[1].id.as_str())]);
        // The site without a socket only lives while it answers somebody.
        let mut until = |said: &str| {
            (0..100).any(|_| {
                std::thread::sleep(std::time::Duration::from_millis(50));
                trainee.get(&day.vote());
                std::iter::from_fn(|| stage.try_recv().ok()).any(|frame| frame.text().contains(said))
            })
        };
        assert!(until("已投 1 票"), "the stage says so within a moment");
        // Half a minute later the joining code is another one, and an old picture of it no longer lets in.
        day.site.clock.advance(30_000);
        assert!(until("<svg"), "the stage shows the new code");
        day.press(&mut wang, "close-vote", &[]);
        assert!(until("id=\\\"stage-vote\\\" hidden"), "the code is gone");
    });
}

#[test]
fn a_judges_hand_in_is_seen_on_the_stage_at_once() {
    with_day(|day| {
        let mut wang = day.organiser(0);
        let order = day.order(&mut wang);
        day.press(&mut wang, "call", &[("group", order[0].as_str())]);
        day.press(&mut wang, "open-scoring", &[("group", order[0].as_str())]);
        let judge = day.judges[0].clone();
        let person: PersonId = day.site.scene(move |tx, _| {
            Ok(tx.one("SELECT person FROM judges WHERE id = $1", store::args![&judge], |row| row.get(0))?)
        });
        let hub = day.site.app.extras.get::<Hub>().unwrap().clone();
        let mut stage = hub.watch(&format!("stage:{}:zh-CN", day.id));
        let mut phone = day.site.visitor_as(&person, JUDGES[0]);
        let page = phone.get(&format!("/judging/{}", day.id));
        assert!(page.visible().contains(&format!("正在上场：{}", day.name(&order[0]))), "{}", page.visible());
        let scores = [("d0", "18"), ("d1", "18"), ("d2", "18"), ("d3", "18"), ("d4", "18")];
        let answer = phone.post(&format!("/judging/{}/{}", day.id, order[0]), &scores);
        assert!(answer.status.is_redirection() || answer.status.is_success(), "{}", answer.visible());
        let frames: Vec<String> =
            std::iter::from_fn(|| stage.try_recv().ok()).map(|frame| frame.text().to_owned()).collect();
        assert!(frames.iter().any(|frame| frame.contains("评委 3 位，已交 1 位")), "{frames:?}");
    });
}

#[test]
fn the_stage_opens_by_its_address_only_and_an_old_address_is_nobodys() {
    with_day(|day| {
        let address = day.stage_address();
        let mut stranger = day.site.visitor();
        assert_eq!(stranger.get(&address).status, StatusCode::OK);
        let bare = format!("/stage/{}", day.id);
        for forged in [&bare, &format!("{bare}?key=0"), &format!("{address}0"), &format!("{bare}/live?key=1")]
        {
            assert_eq!(stranger.get(forged).status, StatusCode::NOT_FOUND, "{forged}");
        }
        let mut wang = day.organiser(0);
        assert_eq!(wang.get(&bare).status, StatusCode::OK, "who runs the desk needs no key");
        assert!(wang.get(&bare).body.contains("data-key=\"ArrowRight\""));
        assert!(!stranger.get(&address).body.contains("data-key="));
        day.press(&mut wang, "new-address", &[]);
        assert_eq!(stranger.get(&address).status, StatusCode::NOT_FOUND);
        assert_eq!(stranger.get(&day.stage_address()).status, StatusCode::OK);
    });
}

#[test]
fn the_desk_is_for_those_who_run_it_and_forged_input_is_told_in_words() {
    with_day(|day| {
        let mut trainee = day.trainee_of(&day.groups[0]);
        let mut stranger = day.site.visitor();
        assert_eq!(stranger.get(&day.desk()).status, StatusCode::SEE_OTHER, "to the sign-in page");
        let step = format!("{}/step", day.desk());
        for path in [
            day.desk(),
            format!("{}/live", day.desk()),
            format!("{}/join", day.desk()),
            format!("{}/rehearse", day.desk()),
        ] {
            assert_eq!(trainee.get(&path).status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(
            trainee.post(&step, &[("version", "0"), ("step", "open-vote")]).status,
            StatusCode::FORBIDDEN
        );
        assert_eq!(trainee.get(&format!("/judging/{}/live", day.id)).status, StatusCode::FORBIDDEN);

        let mut wang = day.organiser(0);
        let other = Day::new(day.site, "云岭市骨干班", 500);
        assert_eq!(wang.get(&other.desk()).status, StatusCode::FORBIDDEN, "another class's desk");
        for fields in [
            vec![("version", "0"), ("step", "explode")],
            vec![("version", "0"), ("step", "call"), ("group", "gp_1' OR 1=1")],
            vec![("version", "0"), ("step", "start-clock"), ("part", "lunch")],
        ] {
            assert_eq!(wang.post(&step, &fields).status, StatusCode::NOT_FOUND, "{fields:?}");
        }
        for fields in [
            vec![("step", "open-vote")],
            vec![("version", "-1"), ("step", "open-vote")],
            vec![("version", "多"), ("step", "open-vote")],
            vec![("version", "0"), ("step", "extend-clock"), ("seconds", "99999999999")],
        ] {
            assert_eq!(wang.post(&step, &fields).status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        }
        let foreign = [("version", "0"), ("step", "call"), ("group", other.groups[0].id.as_str())];
        assert_eq!(wang.post(&step, &foreign).status, StatusCode::CONFLICT);
        for forged in [
            "/stage/x",
            "/vote/rs_1",
            "/vote/rs_01j9zzzzzzzzzzzzzzzzzzzzzz",
            "/stage/rs_01j9zzzzzzzzzzzzzzzzzzzzzz?key=1",
        ] {
            assert_eq!(wang.get(forged).status, StatusCode::NOT_FOUND, "{forged}");
        }
        day.press(&mut wang, "open-vote", &[]);
        assert_eq!(
            trainee.post(&day.vote(), &[("team", "' OR 1=1")]).status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(trainee.post(&day.vote(), &[]).status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(stranger.get(&format!("{}/join?code=%27%20OR", day.vote())).status, StatusCode::CONFLICT);
    });
}

#[test]
fn every_page_of_the_day_reads_in_both_languages() {
    with_day(|day| {
        let mut wang = day.organiser(0);
        let order = day.score_everything(&mut wang);
        day.press(&mut wang, "call", &[("group", order[0].as_str())]);
        day.press(&mut wang, "start-clock", &[("part", "questions")]);
        day.press(&mut wang, "open-vote", &[]);
        let stage = day.stage_address();
        let pages = [
            (day.desk(), "路演控制台", "Roadshow desk"),
            (format!("{}/join", day.desk()), "发选票", "Hand out ballots"),
            (format!("{}/rehearse?shown=2", day.desk()), "揭晓预演", "Reveal rehearsal"),
            (stage, "提问", "Questions"),
            (day.vote(), "现场投票", "Audience vote"),
        ];
        let mut li = day.organiser(1).with_cookie("lang", "en");
        for (path, zh, en) in pages {
            let (chinese, english) = (wang.get(&path), li.get(&path));
            assert!(chinese.visible().contains(zh), "{path}: {}", chinese.visible());
            assert!(english.visible().contains(en), "{path}: {}", english.visible());
            for answer in [chinese, english] {
                assert_eq!(answer.status, StatusCode::OK, "{path}");
                assert_eq!(answer.body.matches("<h1").count(), 1, "{path} has one heading");
            }
        }
    });
}
