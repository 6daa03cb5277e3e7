//! A draft in the studio, a search under way, two drafts side by side.

use askama::Template as _;
use web::Lang;
use web::form::choice;

use super::groups::{CLASS, NAMES};
use crate::pages::groups::alternatives::Alternative;
use crate::pages::groups::board::{Colour, Figure, GroupCard, PersonTile};
use crate::pages::groups::compare::{Beside, ComparePage, Compared, DraftChoice, Side};
use crate::pages::groups::draft::DraftView;
use crate::pages::groups::effect::{Before, EffectView, PersonPanel};
use crate::pages::groups::history::Happened;
use crate::pages::groups::search::{BestRegion, ProgressRegion, SearchPage, curve};
use crate::pages::groups::sentences::group_name;
use crate::words::words;

fn card(lang: Lang, number: usize) -> GroupCard {
    let w = words(lang);
    let tile = |(at, name): (usize, &&str)| PersonTile {
        id: format!("ps_{number}{at}"),
        name: (*name).into(),
        note: "云州市 · 电力 · 通讯员".into(),
        class: format!("person c-{}{}", at % 8 + 1, ["", " lead", " pinned"][at % 3]),
        long: name.chars().count() > 4,
    };
    GroupCard {
        number,
        name: group_name(number, lang),
        topic: w.numbered_topic(number, "把课堂搬进车间"),
        note: [w.people_by_sex(20, 9, 11), w.n_cities(12), w.n_industries(9)].join(" · "),
        wishes: w.group_wishes(11, 20),
        mixed: Some((w.group_likeness(w.likeness_fewer(31)), if number == 3 { "gold" } else { "jade" })),
        people: NAMES.iter().enumerate().map(tile).collect(),
        mix: (1..=8).map(|colour| format!("c-{colour}")).collect(),
        held: number == 2,
    }
}

fn figures(lang: Lang) -> Vec<Figure> {
    let w = words(lang);
    let figure = |figure: String, label, tone| Figure { figure, label, tone };
    let likeness = [w.stat_likeness(w.city()), w.stat_likeness_most(w.likeness_fewer(36))].concat();
    vec![
        figure(w.likeness_fewer(34), likeness, "jade"),
        figure("101 / 118".into(), w.stat_wishes(62), ""),
        figure("0".into(), w.stat_units(2), ""),
    ]
}

pub(super) fn draft(lang: Lang, panel: Option<PersonPanel>) -> DraftView {
    let w = words(lang);
    let broken =
        if panel.is_some() { vec![w.broken_in(w.rule_apart(), group_name(2, lang), 1)] } else { vec![] };
    let happened = |said, undone| Happened { at: "9:00".into(), said, by: "林知远".into(), undone };
    let moved = w.did_move("钱伟", group_name(2, lang));
    DraftView {
        figures: figures(lang),
        made: [w.draft_made("9:00", 20_260_727, 2), w.draft_stopped(3, 6)].concat(),
        drift: panel.is_some().then(|| w.draft_drift(2, 1)),
        broken,
        thinned: vec![w.unit_thinned("云州市总工会", 13, 3)],
        unmet: vec![w.unmet_wish("钱伟", "3、5、7"), w.unmet_again("赵敏", "孙洋", 1)],
        cards: (1..=6).map(|number| card(lang, number)).collect(),
        legend: vec![Colour { class: "c-1".into(), cities: "云州市、松江市".into() }],
        pinned: vec![choice("ps_12", w.pinned_in(NAMES[2], group_name(1, lang)))],
        people: vec![choice("ps_11", "钱伟")],
        groups: vec![choice("2", group_name(2, lang))],
        topics: vec![choice("", w.as_computed()), choice("tp_1", w.numbered_topic(1, "把课堂搬进车间"))],
        panel,
        here: "/".into(),
        change_action: Some("/".into()),
        lock_action: Some("/".into()),
        locked: false,
        version: 2,
        once: "once".into(),
        undo: Some((2, moved.clone())),
        redo: Some((3, w.did_pin("孙洋"))),
        history: vec![
            happened(w.did_undo(w.did_pin("孙洋")), false),
            happened(w.did_pin("孙洋"), true),
            happened(moved, false),
            happened(w.did_compute(20_260_727), false),
        ],
        beside: Some("/".into()),
        export_href: "/".into(),
        print_href: "/".into(),
        publish_href: Some("/".into()),
    }
}

pub(super) fn panel(lang: Lang, moving: bool) -> PersonPanel {
    let w = words(lang);
    let row = |label, before: &str, after: &str, verdict, tone| Before {
        label,
        before: before.into(),
        after: after.into(),
        verdict,
        tone,
    };
    let alike = |per| w.likeness_fewer(per);
    let (before, after) = (alike(31), alike(29));
    let effect = EffectView {
        title: w.effect_of_move("钱伟", group_name(4, lang)),
        whole: (w.whole_worse(), "gold"),
        sizes: w.group_size(group_name(4, lang), 21),
        rows: vec![
            row(w.criterion_likeness(group_name(4, lang)), &before, &after, w.gets_worse(), "gold"),
            row(w.criterion_alike(w.city()), "96", "98", w.gets_worse(), "gold"),
            row(w.criterion_units(), "1", "0", w.gets_better(), "jade"),
            row(w.criterion_three(), "101", "101", w.stays(), ""),
        ],
        broken: vec![w.broken_in(w.rule_apart(), group_name(4, lang), 1)],
        fields: vec![("what", "move".into()), ("person", "ps_11".into()), ("group", "4".into())],
    };
    let alternative = |said, note, whole, tone| Alternative { said, note, query: String::new(), whole, tone };
    PersonPanel {
        id: "ps_11".into(),
        name: "钱伟".into(),
        about: "云州市 · 电力 · 通讯员".into(),
        here: [w.shares_attribute(w.city(), 1), w.shares_unit(0), w.works_on_wish(2)].join(" · "),
        wishes: w.numbered_topic(3, "三分钟学一件事"),
        pinned: false,
        leads: false,
        groups: vec![choice("2", group_name(2, lang))],
        others: vec![choice("ps_21", "李杰")],
        better: true,
        alternatives: vec![
            alternative(
                w.could_swap("李杰", group_name(2, lang)),
                [w.differs_first("+1"), w.differs_units("-1")].join(" · "),
                w.whole_better(),
                "jade",
            ),
            alternative(w.could_move(group_name(5, lang)), String::new(), w.whole_same(), ""),
        ],
        effect: moving.then_some(effect),
        refused: None,
    }
}

/// A search of which a few rounds are over.
pub(super) fn search(lang: Lang) -> SearchPage {
    let w = words(lang);
    let progress = ProgressRegion {
        said: w.search_round(3, 6, 42),
        bettered: w.search_bettered(17),
        done: 420,
        curve: curve(&[(0, 900), (80, 1_400), (200, 1_650), (310, 1_700)], 420),
        w,
    };
    let cards = (1..=6).map(|number| card(lang, number)).collect();
    let best = BestRegion { title: w.search_best(2), figures: figures(lang), cards };
    page(lang, &progress, &best)
}

/// A search that has just begun.
pub(super) fn first_search(lang: Lang) -> SearchPage {
    let w = words(lang);
    let progress = ProgressRegion {
        said: w.search_round(1, 4, 0),
        bettered: String::new(),
        done: 0,
        curve: curve(&[(0, 900)], 0),
        w,
    };
    page(lang, &progress, &BestRegion { title: w.search_nothing_yet(), figures: vec![], cards: vec![] })
}

fn page(lang: Lang, progress: &ProgressRegion, best: &BestRegion) -> SearchPage {
    let w = words(lang);
    SearchPage {
        name: CLASS.into(),
        home_href: "/".into(),
        lead: w.search_lead(118, 6),
        watch_href: "/".into(),
        here: "/".into(),
        stop_action: Some("/".into()),
        once: "once".into(),
        progress: progress.render().unwrap_or_default(),
        best: best.render().unwrap_or_default(),
        w,
    }
}

pub(super) fn compare(lang: Lang) -> ComparePage {
    let w = words(lang);
    let side =
        |seed: i64| Side { title: w.seed_named(seed), made: w.made_and_changed("9:00", 2), href: "/".into() };
    let listed = |seed: i64| DraftChoice {
        id: format!("gd_{seed}"),
        label: w.draft_named("9:00", seed),
        first: seed == 7,
        second: seed != 7,
    };
    let row = |label, first: &str, second: &str, better| Compared {
        label,
        first: first.into(),
        second: second.into(),
        better,
        verdict: [w.both_alike(), w.first_is_better(), w.second_is_better()][usize::from(better)].clone(),
    };
    let beside = |number| {
        let card = card(lang, number);
        Some(Beside { moved: card.people.iter().map(|tile| tile.id.ends_with('1')).collect(), card })
    };
    let (ours, theirs) = (w.likeness_fewer(34), w.likeness_fewer(33));
    ComparePage {
        action: "/".into(),
        studio_href: "/".into(),
        sides: [side(7), side(20_260_727)],
        drafts: [7, 20_260_727].map(listed).into(),
        rows: vec![
            row(w.compare_likeness(), &ours, &theirs, 1),
            row(w.criterion_three(), "101", "104", 2),
            row(w.criterion_units(), "0", "0", 0),
        ],
        moved: w.compare_moved(58),
        pairs: vec![[beside(1), beside(4)], [beside(2), None]],
        w,
    }
}
