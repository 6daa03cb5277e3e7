//! The pages of the day with made-up content: desk, stage, judges' "now" and vote, at the moments that matter.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use classes::{Class, ClassId};
use jiff::civil::date;
use judging::audience::{Tally, TeamVotes, Void};
use people::OrgId;
use store::{FixedClock, Id as _, Keyring, Millis, Mint, SystemChance};
use web::{Ctx, Error, Lang, Sources};
use workshop::{Group, GroupId};

use super::desk::{DeskPage, JoinPage, NoDesk, RehearsePage};
use super::desk_view::DeskNow;
use super::judging_now::JudgingNow;
use super::stage::{StagePage, keys_html, regions, vote_html};
use super::vote::VotePage;
use crate::actions::opinion::Sureness;
use crate::actions::stage::{Facts, Place, Playing, Scene};
use crate::actions::vote::{Booth, Hall};
use crate::links;
use crate::model::RoadshowId;
use crate::model::clock::Part;
use crate::model::stage::{Desk, Step, Taken, Voting};
use crate::words::words;

const BASE: &str = "https://gongfang.example";
/// A Friday morning, for pictures that do not change.
const NOW: Millis = Millis(1_785_459_600_000);
const GROUPS: [(&str, &str, u32, &str); 3] = [
    ("第二组", "从赶路到感悟", 2, "90.12"),
    ("第五组", "政策入心 工运焕新", 1, "91.84"),
    ("第三组", "云上职工书屋", 3, "88.60"),
];

/// The pages in a language: name and HTML of the page's own part; those that fail are left out, which the
/// test that counts them notices.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let ctx = ctx();
    let called = [
        Step::Call { group: group(0) },
        Step::StartClock { part: Part::Show, seconds: 480 },
        Step::OpenScoring { group: group(0) },
        Step::Nudge { group: group(0) },
        Step::OpenVote,
    ];
    let closed =
        [Step::OpenVote, Step::CloseVote, Step::ShowVote, Step::Lock, Step::Reveal { group: group(2) }];
    let sure = [&closed[..], &[Step::Sureness { shown: true }, Step::RevealAll]].concat();
    let (before, on, end) = (scene(&[]), scene(&called), scene(&closed));
    let sure = scene(&sure);
    let pages: Vec<(&'static str, Result<String, Error>)> = vec![
        ("desk-none", none(lang)),
        ("desk-before", desk(&before, &ctx, lang, None)),
        ("desk-refused", desk(&on, &ctx, lang, Some(words(lang).stage_no_overtaken("李卫东")))),
        ("desk-end", desk(&end, &ctx, lang, None)),
        ("desk-join", join(&on, lang)),
        ("desk-rehearse", RehearsePage::of(&end, 2, lang).and_then(|page| rendered(&page))),
        ("stage-before", stage(&before, &ctx, lang)),
        ("stage-on", stage(&on, &ctx, lang)),
        ("stage-reveal", stage(&end, &ctx, lang)),
        ("stage-sure", stage(&sure, &ctx, lang)),
        ("judging-now", rendered(&JudgingNow::of(&on, lang))),
        ("vote-before", vote(Voting::NotYet, &ctx, lang)),
        ("vote-open", vote(Voting::Open, &ctx, lang)),
        ("vote-shown", vote(Voting::Shown, &ctx, lang)),
    ];
    pages.into_iter().filter_map(|(name, page)| Some((name, page.ok()?))).collect()
}

fn rendered(page: &impl Template) -> Result<String, Error> {
    page.render().map_err(Error::broken)
}

fn none(lang: Lang) -> Result<String, Error> {
    rendered(&NoDesk { home_href: links::set_up(&class().id), w: words(lang) })
}

fn desk(scene: &Scene, ctx: &Ctx, lang: Lang, refused: Option<String>) -> Result<String, Error> {
    let now = rendered(&DeskNow::of(scene, ctx, BASE, lang)?)?;
    let class = &scene.facts.class;
    rendered(&DeskPage {
        class_name: class.name.clone(),
        home_href: links::set_up(&class.id),
        live_href: links::desk_live(&class.id),
        drill_href: links::drill(&class.id),
        refused,
        now,
        w: words(lang),
    })
}

fn join(scene: &Scene, lang: Lang) -> Result<String, Error> {
    let address = format!("{BASE}{}", links::vote_join(&scene.facts.id, "0a1b2c3d4e5f"));
    let class = &scene.facts.class.id;
    rendered(&JoinPage {
        qr: Some(web::qr::svg(&address)?),
        address,
        here: links::desk_join(class),
        desk_href: links::desk(class),
        w: words(lang),
    })
}

fn stage(scene: &Scene, ctx: &Ctx, lang: Lang) -> Result<String, Error> {
    let regions = regions(scene, ctx, lang)?;
    rendered(&StagePage {
        live_href: links::stage_live(&scene.facts.id, "key"),
        now: regions.now,
        board: regions.board,
        foot: regions.foot,
        votes_href: links::stage_votes(&scene.facts.id, "key"),
        vote: vote_html(scene, ctx, BASE, lang)?,
        keys: Some(keys_html(scene, lang)?),
    })
}

fn vote(voting: Voting, ctx: &Ctx, lang: Lang) -> Result<String, Error> {
    let listed = |(at, (name, topic, ..)): (usize, &(&str, &str, u32, &str))| Group {
        id: group(at),
        class: class().id,
        number: at + 1,
        name: (*name).to_owned(),
        topic: None,
        topic_title: (*topic).to_owned(),
        leader: None,
        members: Vec::new(),
    };
    let groups = GROUPS.iter().enumerate().map(listed).collect();
    let id = RoadshowId::from_body(&format!("{:026}", 1));
    let booth = Booth {
        hall: Hall { id, class: class(), groups, voting },
        percent: 0,
        tally: (voting == Voting::Shown).then(|| Arc::new(tally())),
        may_vote: true,
        own: Some(group(2)),
        chosen: Some(group(0)),
    };
    rendered(&VotePage::of(&booth, ctx, lang))
}

pub(super) fn ctx() -> Ctx {
    Ctx::program(&Sources {
        clock: Arc::new(FixedClock::at(NOW)),
        chance: Arc::new(SystemChance),
        mint: Arc::new(Mint::default()),
        keys: Keyring::new(&[1; 32]),
        zone: web::Settings::default().zone,
    })
}

fn group(at: usize) -> GroupId {
    GroupId::from_body(&format!("{:026}", at + 1))
}

pub(super) fn class() -> Class {
    Class {
        id: ClassId::from_body(&format!("{:026}", 1)),
        host: OrgId::from_body(&format!("{:026}", 1)),
        host_path: "/og_1/".into(),
        host_name: "北江省总工会".into(),
        name: "全省职工宣教骨干培训班".into(),
        term: String::new(),
        starts_on: date(2026, 7, 27),
        ends_on: date(2026, 7, 31),
        place: "云岭市工人文化宫".into(),
        contact: String::new(),
        size: 118,
    }
}

/// The day after these steps, a few seconds each before now.
fn scene(steps: &[Step]) -> Scene {
    let taken = |(step, version): (&Step, i64)| Taken {
        version,
        step: step.clone(),
        at: NOW.plus(-18 * Millis::SECOND),
        who: "ps_1".into(),
    };
    let steps: Vec<Taken> = steps.iter().zip(1..).map(taken).collect();
    let desk = Desk::of(&steps);
    let tally = (desk.voting >= Voting::Closed).then(tally);
    Scene {
        facts: facts(),
        desk,
        steps,
        names: BTreeMap::from([("ps_1".to_owned(), "王敏".to_owned())]),
        issued: 104,
        voted: 96,
        tally,
        sureness: Some(sureness()),
        burst: Some(7),
        now: NOW,
    }
}

fn sureness() -> Sureness {
    Sureness {
        ranges: [(0, 1, 3), (1, 1, 2), (2, 2, 3)].map(|(at, best, worst)| (group(at), best, worst)).into(),
        verdict: ["第五组第一，把握较大。", "Group 5 is first: fairly sure."].map(str::to_owned),
        tilts: vec![
            ["严格的陈静没有给第三组打分，第三组约占便宜 0.8 分。", "Group 3 gains about 0.8 points."]
                .map(str::to_owned),
        ],
    }
}

pub(super) fn facts() -> Facts {
    let playing = |(at, (name, topic, ..)): (usize, &(&str, &str, u32, &str))| Playing {
        id: group(at),
        name: (*name).to_owned(),
        topic: (*topic).to_owned(),
        cities: vec!["云岭".into(), "麦川".into(), "松江".into()],
        cities_count: 12,
        handed: 4,
        expected: 7,
        missing: vec!["陈静".into(), "赵刚".into(), "孙丽".into()],
    };
    let mut placed: Vec<Place> = GROUPS
        .iter()
        .enumerate()
        .map(|(at, (_, _, rank, value))| Place { group: group(at), rank: *rank, value: (*value).to_owned() })
        .collect();
    placed.sort_by_key(|place| place.rank);
    Facts {
        id: RoadshowId::from_body(&format!("{:026}", 1)),
        class: class(),
        seconds: (480, 240),
        rule_frozen: true,
        audience_percent: 0,
        groups: GROUPS.iter().enumerate().map(playing).collect(),
        placed: Some(placed),
    }
}

fn tally() -> Tally {
    let votes = [41, 35, 20];
    let teams = votes.iter().enumerate().map(|(at, votes)| TeamVotes {
        team: group(at).as_str().into(),
        votes: *votes,
        share_thousandths: None,
    });
    Tally { issued: 104, counted: 96, void: Void { replaced: 5, ..Void::default() }, teams: teams.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_day_renders_in_both_languages() {
        for lang in Lang::ALL {
            let pages = samples(lang);
            assert_eq!(pages.len(), 14, "{:?}", pages.iter().map(|page| page.0).collect::<Vec<_>>());
            for (name, html) in pages.iter().filter(|(name, _)| *name != "judging-now") {
                assert_eq!(html.matches("<h1").count(), 1, "{name}");
            }
        }
    }
}
