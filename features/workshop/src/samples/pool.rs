//! The topic pool and the wishes.

use web::form::choice;
use web::{Fields, FormState, Lang, Problem, Problems};

use super::{Sample, sample};
use crate::model::Difficulty;
use crate::pages::show::{Way, difficulty_words};
use crate::pages::topics::form::{NeedChoice, TopicForm, WhichClass};
use crate::pages::topics::pool::{Offered, OfferedPage, PoolPage, Row};
use crate::pages::topics::topic::{Came, Quote, TopicPage};
use crate::pages::wishes::{AllPage, ChoosePage, Counted, PersonRow};
use crate::words::words;

const CLASS: &str = "全省职工宣教骨干培训班";
const QUOTE: &str = "等单只有三分钟，长课学不进去，能不能一次只讲一件事？";
const TITLE: &str = "三分钟学一件事";

/// The ways between the pages of the pool and the groups.
pub(super) fn ways(lang: Lang) -> Vec<Way> {
    let w = words(lang);
    let way = |label: String, current| Way { href: "/".into(), label, current };
    vec![way(w.pool_title(), true), way(w.wishes_title(), false), way(w.grouping_way(), false)]
}

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let form = FormState::filled("once".into(), &[("difficulty", "common"), ("capacity", "2")]);
    let sent = Fields::of(&[("title", "课"), ("capacity", "0")]);
    let problems = Problems(vec![
        ("title".into(), Problem::TooShort { least: 2 }),
        ("capacity".into(), Problem::OutOfRange { least: 1, most: 20 }),
        ("need".into(), Problem::NotAChoice),
    ]);
    let refused = FormState::refused(&sent, &problems, lang);
    [
        sample("topics", &pool(lang, false)),
        sample("topics-empty", &pool(lang, true)),
        sample("topics-offered", &offered(lang, false)),
        sample("topics-offered-empty", &offered(lang, true)),
        sample("topic", &topic(lang, false)),
        sample("topic-for-staff", &topic(lang, true)),
        sample("topic-form", &topic_form(lang, form)),
        sample("topic-form-refused", &topic_form(lang, refused)),
        sample("topic-which-class", &which_class(lang, 2)),
        sample("topic-which-class-none", &which_class(lang, 0)),
        sample("wishes", &choosing(lang, true)),
        sample("wishes-closed", &choosing(lang, false)),
        sample("wishes-for-staff", &all_wishes(lang)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn pool(lang: Lang, empty: bool) -> PoolPage {
    let w = words(lang);
    let row = |number: usize, title: &str, state: String, tone| Row {
        number,
        title: title.into(),
        href: "/".into(),
        note: w.from_needs(3),
        difficulty: difficulty_words(Difficulty::Harder, lang),
        capacity: 2,
        wishes: w.wishes_for(12, 40),
        state,
        tone,
        withdrawn: false,
        up: (number == 2).then(|| "/".into()),
        down: None,
    };
    let rows =
        vec![row(1, "把课堂搬进车间", w.topic_published(), "jade"), row(2, TITLE, w.topic_draft(), "gold")];
    PoolPage {
        name: CLASS.into(),
        home_href: "/".into(),
        lead: w.pool_lead(9, 12, 2),
        ways: ways(lang),
        closed: (!empty).then(|| w.pool_closed_by("林知远", "9:00")),
        rows: if empty { Vec::new() } else { rows },
        new_href: Some("/".into()),
        publish: (!empty).then(|| ("/".into(), w.publish_drafts(1))),
        close: None,
        close_text: String::new(),
        open: (!empty).then(|| "/".into()),
        once: "once".into(),
        w,
    }
}

fn item(lang: Lang) -> Offered {
    let w = words(lang);
    let note = [difficulty_words(Difficulty::Common, lang), w.takes_groups(2), w.from_needs(4)].join(" · ");
    Offered { number: 3, title: TITLE.into(), note, href: "/".into() }
}

fn offered(lang: Lang, empty: bool) -> OfferedPage {
    OfferedPage {
        name: CLASS.into(),
        home_href: Some("/".into()),
        topics: if empty { Vec::new() } else { vec![item(lang), item(lang)] },
        closed: false,
        wish_href: Some("/".into()),
        w: words(lang),
    }
}

fn topic(lang: Lang, staff: bool) -> TopicPage {
    let w = words(lang);
    TopicPage {
        number: 3,
        title: TITLE.into(),
        note: item(lang).note,
        pool_href: "/".into(),
        background: vec!["骑手白天跑单，晚上才有空；一次听不完一小时的课。".into()],
        wanted: vec!["一次只讲一件事、三分钟听完的小课。".into()],
        quotes: vec![
            Quote { text: QUOTE.into(), who: "外卖骑手 · 麦川市".into() },
            Quote { text: "讲的都是大道理。".into(), who: String::new() },
        ],
        came: vec![Came { kind: w.came_group(), title: "第三组".into(), href: None }],
        state: staff.then(|| (w.topic_published(), "jade")),
        edit_href: staff.then(|| "/".into()),
        publish: None,
        withdraw: staff.then(|| "/".into()),
        restore: None,
        wish_href: (!staff).then(|| "/".into()),
        closed: false,
        w,
    }
}

fn topic_form(lang: Lang, form: FormState) -> TopicForm {
    let w = words(lang);
    TopicForm {
        title: w.topic_new(),
        back: "/".into(),
        action: "/".into(),
        form,
        version: 0,
        difficulties: Difficulty::ALL.map(|d| choice(d.word(), difficulty_words(d, lang))).to_vec(),
        gathered: vec![QUOTE.into()],
        needs: vec![NeedChoice { id: "nd_1".into(), text: QUOTE.into(), who: "外卖骑手".into() }],
        save: w.save(),
        w,
    }
}

fn which_class(lang: Lang, classes: usize) -> WhichClass {
    WhichClass { classes: vec![choice("/", CLASS); classes], count: 3, w: words(lang) }
}

fn choosing(lang: Lang, open: bool) -> ChoosePage {
    let w = words(lang);
    ChoosePage {
        home_href: "/".into(),
        lead: w.wishes_choose_lead(11),
        action: "/".into(),
        form: FormState::filled("once".into(), &[("wish1", "tp_3")]),
        choices: vec![choice("", w.no_wish()), choice("tp_3", w.numbered_topic(3, TITLE))],
        topics: vec![item(lang)],
        open,
        notice: Some(if open { w.from_your_receipt() } else { w.closed_for_you("9:00") }),
        mine: vec![w.numbered_topic(3, TITLE)],
        w,
    }
}

fn all_wishes(lang: Lang) -> AllPage {
    let w = words(lang);
    AllPage {
        name: CLASS.into(),
        home_href: "/".into(),
        lead: w.wishes_lead(60, 50, 8),
        ways: ways(lang),
        closed: None,
        chosen: 110,
        people: 118,
        topics: vec![Counted {
            number: 3,
            title: TITLE.into(),
            href: "/".into(),
            first: 12,
            all: 40,
            capacity: 2,
        }],
        silent: vec!["周敏".into(), "吴强".into()],
        rows: vec![PersonRow {
            name: "赵敏".into(),
            unit: "云州市总工会".into(),
            wishes: "3 → 1 → 7".into(),
            source: w.source_chosen(),
        }],
        pool_href: "/".into(),
        w,
    }
}
