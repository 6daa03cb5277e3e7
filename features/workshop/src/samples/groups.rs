//! The grouping studio and the published groups.

use web::{Fields, FormState, Lang, Problem, Problems};

use super::pool::ways;
use super::{Sample, sample};
use crate::model::Settings;
use crate::pages::groups::board::{Figure, GroupCard, PersonTile};
use crate::pages::groups::effect::{Before, EffectView, PersonPanel};
use crate::pages::groups::paper::{PrintPage, Printed, PrintedGroup};
use crate::pages::groups::publish::PublishPage;
use crate::pages::groups::published::{GroupView, GroupsPage, MemberView};
use crate::pages::groups::sentences::group_name;
use crate::pages::groups::studio::{DraftRow, DraftView, StudioPage, filled, weight_choices, weights};
use crate::pages::show::choice;
use crate::words::words;

const CLASS: &str = "全省职工宣教骨干培训班";
const NAMES: [&str; 6] = ["赵敏", "钱伟", "孙洋", "李杰", "周明", "司马静"];

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let w = words(lang);
    let sent = Fields::of(&[("groups", "0"), ("city", "high"), ("category", "厨师")]);
    let problems = Problems(vec![
        ("groups".into(), Problem::OutOfRange { least: 1, most: 1_000 }),
        ("category".into(), Problem::NotAChoice),
        ("max".into(), Problem::Missing),
    ]);
    let refused = FormState::refused(&sent, &problems, lang);
    let usual = || filled(&Settings::usual(118), 118, "once".into());
    let why_not = vec![w.reason_topics(6, 4), w.reason_not_enough("写手", 3, 6)];
    [
        sample("studio", &studio(lang, usual(), Some(draft(lang, None)), Vec::new())),
        sample(
            "studio-looking",
            &studio(lang, usual(), Some(draft(lang, Some(panel(lang, false)))), Vec::new()),
        ),
        sample(
            "studio-moving",
            &studio(lang, usual(), Some(draft(lang, Some(panel(lang, true)))), Vec::new()),
        ),
        sample("studio-first", &studio(lang, usual(), None, Vec::new())),
        sample("studio-refused", &studio(lang, refused, None, Vec::new())),
        sample("studio-impossible", &studio(lang, usual(), None, why_not)),
        sample("studio-nobody", &StudioPage { people: 0, ..studio(lang, usual(), None, Vec::new()) }),
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

fn studio(lang: Lang, form: FormState, draft: Option<DraftView>, why_not: Vec<String>) -> StudioPage {
    let w = words(lang);
    let row = |seed: i64, current| DraftRow {
        href: "/".into(),
        made: "9:00 · 林知远".into(),
        said: w.draft_said(seed, 6, 101, 118, 0, 2),
        current,
    };
    StudioPage {
        name: CLASS.into(),
        home_href: "/".into(),
        lead: w.grouping_lead(118, 6, 11),
        ways: ways(lang),
        form,
        weights: weights(w),
        weight_words: weight_choices(w),
        rules: vec![choice("写手:1", w.rule_at_least(1, "写手"))],
        categories: vec![choice("", w.no_more_rules()), choice("写手", "写手")],
        run_action: Some("/".into()),
        people: 118,
        why_not,
        published: draft.is_none().then(|| (w.groups_are_out("9:00"), "/".into())),
        draft,
        drafts: vec![row(20_260_727, true), row(7, false)],
        compared: Some(w.drafts_compared("+2", "+4", "+0", "-1")),
        w,
    }
}

fn card(lang: Lang, number: usize) -> GroupCard {
    let w = words(lang);
    let tile = |(at, name): (usize, &&str)| PersonTile {
        id: format!("ps_{number}{at}"),
        name: (*name).into(),
        note: "云州市 · 电力 · 通讯员".into(),
        class: format!("person c-{}{}", at % 8 + 1, ["", " lead", " pinned"][at % 3]),
    };
    GroupCard {
        number,
        name: group_name(number, lang),
        topic: w.numbered_topic(number, "把课堂搬进车间"),
        note: w.group_note(20, 12, 9),
        wishes: w.group_wishes(11, 20),
        people: NAMES.iter().enumerate().map(tile).collect(),
        mix: (1..=8).map(|colour| format!("c-{colour}")).collect(),
    }
}

fn draft(lang: Lang, panel: Option<PersonPanel>) -> DraftView {
    let w = words(lang);
    let figure = |figure: &str, label, tone| Figure { figure: figure.into(), label, tone };
    let broken =
        if panel.is_some() { vec![w.broken_in(w.rule_apart(), group_name(2, lang), 1)] } else { vec![] };
    DraftView {
        figures: vec![
            figure("17360", w.stat_mixed(50, 17_014), "jade"),
            figure("101 / 118", w.stat_wishes(62), ""),
            figure("0", w.stat_units(2), ""),
        ],
        made: w.draft_made("9:00", 20_260_727, 2),
        drift: panel.is_some().then(|| w.draft_drift(2, 1)),
        broken,
        thinned: vec![w.unit_thinned("云州市总工会", 13, 3)],
        unmet: vec![w.unmet_wish("钱伟", "3、5、7"), w.unmet_again("赵敏", "孙洋", 1)],
        cards: (1..=6).map(|number| card(lang, number)).collect(),
        people: vec![choice("ps_11", "钱伟")],
        groups: vec![choice("2", group_name(2, lang))],
        topics: vec![choice("", w.as_computed()), choice("tp_1", w.numbered_topic(1, "把课堂搬进车间"))],
        panel,
        here: "/".into(),
        change_action: Some("/".into()),
        version: 2,
        once: "once".into(),
        undo: Some((2, w.undo_move("钱伟", group_name(2, lang)))),
        export_href: "/".into(),
        print_href: "/".into(),
        publish_href: Some("/".into()),
    }
}

fn panel(lang: Lang, moving: bool) -> PersonPanel {
    let w = words(lang);
    let row = |label, before: &str, after: &str, verdict, tone| Before {
        label,
        before: before.into(),
        after: after.into(),
        verdict,
        tone,
    };
    let effect = EffectView {
        title: w.effect_of_move("钱伟", group_name(4, lang)),
        rows: vec![
            row(w.criterion_mixed(), "17360", "17366", w.gets_better(), "jade"),
            row(w.criterion_units(), "0", "1", w.gets_worse(), "gold"),
            row(w.criterion_three(), "101", "101", w.stays(), ""),
        ],
        broken: vec![w.broken_in(w.rule_apart(), group_name(4, lang), 1)],
        fields: vec![("what", "move".into()), ("person", "ps_11".into()), ("group", "4".into())],
    };
    PersonPanel {
        id: "ps_11".into(),
        name: "钱伟".into(),
        about: "云州市 · 电力 · 通讯员".into(),
        wishes: w.numbered_topic(3, "三分钟学一件事"),
        pinned: moving,
        leads: false,
        groups: vec![choice("2", group_name(2, lang))],
        others: vec![choice("ps_21", "李杰")],
        effect: moving.then_some(effect),
        refused: None,
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
