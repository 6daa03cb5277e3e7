//! The grouping studio and the published groups.

use web::form::choice;
use web::{Fields, FormState, Lang, Problem, Problems};

use super::pool::ways;
use super::studio::{compare, draft, first_search, panel, search};
use super::{Sample, sample};
use crate::model::{Care, Demand, Settings};
use crate::pages::groups::draft::DraftView;
use crate::pages::groups::form::{Offered, filled, offered};
use crate::pages::groups::paper::{PrintPage, Printed, PrintedGroup};
use crate::pages::groups::publish::PublishPage;
use crate::pages::groups::published::{GroupView, GroupsPage, MemberView};
use crate::pages::groups::sentences::group_name;
use crate::pages::groups::studio::{DraftRow, StudioPage};
use crate::words::words;

pub(super) const CLASS: &str = "全省职工宣教骨干培训班";
pub(super) const NAMES: [&str; 6] = ["赵敏", "钱伟", "孙洋", "李杰", "周明", "玛依努尔·艾尼瓦尔"];

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let w = words(lang);
    let sent = Fields::of(&[("groups", "0"), ("city", "high"), ("category", "厨师")]);
    let problems = Problems(vec![
        ("groups".into(), Problem::OutOfRange { least: 1, most: 1_000 }),
        ("category".into(), Problem::NotAChoice),
        ("max".into(), Problem::Missing),
    ]);
    let refused = FormState::refused(&sent, &problems, lang);
    let usual = || filled(&asked(), "once".into());
    let why_not = vec![w.reason_topics(6, 4), w.reason_not_enough("写手", 3, 6)];
    let looking = panel(lang, false);
    let moving = panel(lang, true);
    let locked = DraftView { locked: true, change_action: None, undo: None, redo: None, ..draft(lang, None) };
    [
        sample("studio", &studio(lang, usual(), Some(draft(lang, None)), Vec::new())),
        sample("studio-looking", &studio(lang, usual(), Some(draft(lang, Some(looking))), Vec::new())),
        sample("studio-moving", &studio(lang, usual(), Some(draft(lang, Some(moving))), Vec::new())),
        sample("studio-locked", &studio(lang, usual(), Some(locked), Vec::new())),
        sample("studio-first", &studio(lang, usual(), None, Vec::new())),
        sample("studio-refused", &studio(lang, refused, None, Vec::new())),
        sample("studio-impossible", &studio(lang, usual(), None, why_not)),
        sample("studio-nobody", &StudioPage { people: 0, ..studio(lang, usual(), None, Vec::new()) }),
        sample("studio-search", &search(lang)),
        sample("studio-search-first", &first_search(lang)),
        sample("studio-compare", &compare(lang)),
        sample("groups-publish", &publish(lang)),
        sample("groups", &published(lang, false)),
        sample("groups-for-staff", &published(lang, true)),
        sample("groups-none", &GroupsPage { groups: Vec::new(), mine: None, ..published(lang, true) }),
        sample("groups-print", &print(lang)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is asked for: a rule of each kind that needs no roster.
fn asked() -> Settings {
    Settings {
        demands: vec![
            Demand::Least { category: "写手".into(), people: 1 },
            Demand::Most { category: "部长".into(), people: 3 },
        ],
        care: Care::Careful,
        sizes: Some((19, 20)),
        ..Settings::usual(118)
    }
}

fn offers(lang: Lang) -> Offered {
    let w = words(lang);
    Offered {
        chips: vec![
            choice("least:1:写手", w.rule_at_least(1, "写手")),
            choice("most:3:部长", w.rule_at_most(3, "部长")),
            choice("apart:ps_11:ps_12", w.rule_two_apart(NAMES[0], NAMES[1])),
        ],
        categories: vec![choice("", w.please_choose()), choice("写手", "写手")],
        people: vec![choice("", w.please_choose()), choice("ps_11", NAMES[0])],
        ..offered(&asked(), &[], lang)
    }
}

fn studio(lang: Lang, form: FormState, draft: Option<DraftView>, why_not: Vec<String>) -> StudioPage {
    let w = words(lang);
    let row = |seed: i64, current: bool| DraftRow {
        href: "/".into(),
        made: "9:00 · 林知远".into(),
        said: w.draft_said(seed, 6, 101, 118, 0, 2),
        current,
        beside: (!current).then(|| "/".into()),
    };
    StudioPage {
        name: CLASS.into(),
        home_href: "/".into(),
        lead: w.grouping_lead(118, 6, 11),
        ways: ways(lang),
        form,
        offered: offers(lang),
        run_action: Some("/".into()),
        people: 118,
        why_not,
        under_way: draft.is_none().then(|| "/".into()),
        published: draft.is_none().then(|| (w.groups_are_out("9:00"), "/".into())),
        draft,
        drafts: vec![row(20_260_727, true), row(7, false)],
        w,
    }
}

fn publish(lang: Lang) -> PublishPage {
    let w = words(lang);
    PublishPage {
        back: "/".into(),
        action: "/".into(),
        version: 2,
        once: "once".into(),
        consequences: vec![
            w.published_means_people(118, 6),
            w.published_means_pool(),
            w.published_means_back(),
        ],
        doubts: vec![w.doubt_leaders(2), w.doubt_unmet(17)],
        w,
    }
}

fn published(lang: Lang, staff: bool) -> GroupsPage {
    let w = words(lang);
    let group = |number: usize, mine: bool| GroupView {
        name: group_name(number, lang),
        topic: "三分钟学一件事".into(),
        topic_href: Some("/".into()),
        members: NAMES
            .iter()
            .enumerate()
            .map(|(at, name)| MemberView {
                name: (*name).into(),
                about: "云州市总工会 · 宣传干事".into(),
                leads: at == 0,
                me: mine && at == 1,
            })
            .collect(),
        size: NAMES.len(),
        room_href: (staff || mine).then(|| "/".into()),
    };
    GroupsPage {
        name: CLASS.into(),
        home_href: "/".into(),
        lead: w.groups_lead(6, 118),
        ways: ways(lang),
        why_me: if staff {
            Vec::new()
        } else {
            vec![
                [w.why_group(20), w.why_kinds(w.n_cities(12)), w.why_likeness(w.likeness_fewer(31))].concat(),
                [w.why_city_shared(1, "云州市", 9), w.why_city_spread()].concat(),
                w.why_colleagues_many(2, 13, 6),
                w.why_wish(2),
                w.why_met_nobody(),
                w.why_moved(group_name(1, lang), group_name(3, lang)),
            ]
        },
        why: w.why_people([w.why_mixed(w.city()), w.why_apart(), w.why_wishes()].join(lang.pick("，", "; "))),
        mine: (!staff).then(|| group(3, true)),
        groups: vec![group(1, false), group(2, false)],
        studio_href: staff.then(|| "/".into()),
        withdraw: staff.then(|| "/".into()),
        withdraw_text: w.withdraw_groups_text(118),
        once: "once".into(),
        export_href: staff.then(|| "/".into()),
        print_href: staff.then(|| "/".into()),
        w,
    }
}

fn print(lang: Lang) -> PrintPage {
    let w = words(lang);
    let person = |name: &&str| Printed {
        name: (*name).into(),
        sex: w.female(),
        unit: "云州市总工会".into(),
        city: "云州市".into(),
        industry: String::new(),
        post: "宣传干事".into(),
        category: "通讯员".into(),
        role: String::new(),
        wish: "1".into(),
    };
    let group = |number| PrintedGroup {
        name: group_name(number, lang),
        topic: w.numbered_topic(number, "三分钟学一件事"),
        people: NAMES.iter().map(person).collect(),
    };
    PrintPage {
        title: w.groups_of(CLASS),
        note: w.still_a_draft(),
        groups: vec![group(1), group(2)],
        back: "/".into(),
        w,
    }
}
