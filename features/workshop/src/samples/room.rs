//! The pages of the group's room with made-up content.

use askama::Template;
use store::Id as _;
use web::{FormState, Lang, Problem, Problems};

use crate::actions::proposals::Clash;
use crate::model::{GroupId, Remark, RemarkId, RemarkKind, SHOWN_FROM, Section, Sections, Stage, Verdict};
use crate::pages::room_pages::{
    ClashPage, EachHanded, EditorPage, FeedbackPage, FileRow, FilesPage, GatePage, GateRow, GroupRow,
    HistoryPage, NonePage, Opening, Part, Person, PlanPage, ReadPage, RoomPage, StageRow, StagesPage, Tick,
    TimerPage, VersionRow, clash_page, plan_page, remarks_html, steps,
};
use crate::words::{Words, words};

const HERE: &str = "/groups/gp_01j9zzzzzzzzzzzzzzzzzzzzzz";

/// The pages in a language: name and HTML of the page's own part.
pub(crate) fn pages(lang: Lang) -> Vec<(&'static str, String)> {
    let w = words(lang);
    let pages: Vec<(&'static str, Option<String>)> = vec![
        ("stages", stages(w, lang).render().ok()),
        ("stage-plan", plan(lang).render().ok()),
        ("gate", gate(w, lang).render().ok()),
        ("group-room", room(w, lang).and_then(|page| page.render().ok())),
        ("group-none", NonePage { w }.render().ok()),
        ("proposal", editor(w, lang).render().ok()),
        ("proposal-clash", clash(lang).render().ok()),
        ("proposal-history", history(w).render().ok()),
        ("proposal-read", read(w, lang).render().ok()),
        ("group-files", files(w, lang).render().ok()),
        ("feedback", feedback(w).render().ok()),
        ("timer", timer(w).render().ok()),
    ];
    pages.into_iter().filter_map(|(name, html)| html.map(|html| (name, html))).collect()
}

fn group() -> GroupId {
    GroupId::from_body("01j9zzzzzzzzzzzzzzzzzzzzzz")
}

fn handed(w: &Words) -> Vec<EachHanded> {
    let one = |title: String, note: String, done: bool, tick: Option<Tick>| EachHanded {
        title,
        note,
        done,
        href: tick.is_none().then(|| HERE.to_owned()),
        tick,
    };
    let tick = Tick { action: HERE.into(), key: "rehearsal".into(), done: "yes", label: w.room_tick_done() };
    vec![
        one(w.usual_proposal(), w.room_text_state(3, "12:40", "赵敏"), true, None),
        one(w.usual_rehearsal(), String::new(), false, Some(tick)),
        one(w.usual_props(), String::new(), false, None),
    ]
}

fn stages(w: &'static Words, lang: Lang) -> StagesPage {
    let rehearsal = Stage::Rehearsal.name(lang);
    let row = |name: &str, cells: [bool; 3], missing: String, gate: String, tone| GroupRow {
        name: name.into(),
        topic: "新业态劳动者需求".into(),
        href: Some(HERE.into()),
        cells: cells.to_vec(),
        missing,
        gate,
        tone,
        decide_href: Some(HERE.into()),
    };
    StagesPage {
        class_name: "全省职工宣教骨干培训班".into(),
        home_href: "/classes".into(),
        groups_href: "/classes".into(),
        steps: steps(Some(Stage::Rehearsal), lang),
        stages: Stage::ALL
            .map(|stage| StageRow {
                name: stage.name(lang),
                due: w.stage_due("22:00"),
                asks: w.usual_proposal(),
                edit_href: Some(HERE.into()),
            })
            .into(),
        opening: Some(Opening {
            action: HERE.into(),
            stage: Stage::Roadshow.word(),
            label: w.stage_open_button(Stage::Roadshow.name(lang)),
            consequence: w.stage_open_consequence(Stage::Roadshow.name(lang), "9:00"),
            behind: Some(w.stage_open_behind(&rehearsal, 1)),
            form: FormState::default(),
        }),
        now: Some(rehearsal),
        heads: vec![w.usual_proposal(), w.usual_rehearsal(), w.usual_props()],
        rows: vec![
            row("第一组", [true; 3], String::new(), w.gate_passed(), "jade"),
            row("第二组", [true, false, false], w.usual_rehearsal(), w.gate_waiting(), ""),
        ],
        reminders: vec![w.remind_line("第二组", w.usual_rehearsal(), "22:00")],
        w,
    }
}

fn plan(lang: Lang) -> PlanPage {
    let fields = web::Fields::of(&[("due", "2026-07-30T22:00"), ("title-0", "方案正文"), ("kind-0", "text")]);
    let problems = Problems::at("due", Problem::NotADate);
    plan_page(lang, Stage::Rehearsal, HERE.into(), FormState::refused(&fields, &problems, lang))
}

fn gate(w: &'static Words, lang: Lang) -> GatePage {
    let tone = |verdict: Verdict| if verdict == Verdict::Passed { "jade" } else { "gold" };
    GatePage {
        title: w.gate_title("第二组", Stage::Rehearsal.name(lang)),
        back: HERE.into(),
        room_href: HERE.into(),
        topic: "新业态劳动者需求".into(),
        stage: Stage::Rehearsal.word(),
        action: HERE.into(),
        handed: handed(w),
        gates: vec![GateRow {
            said: w.gate_sent_back(),
            note: "指标还没有数".into(),
            tone: tone(Verdict::SentBack),
            by: w.gate_by("周静", "9:30"),
        }],
        verdicts: vec![("passed", w.gate_pass()), ("sent-back", w.gate_send_back())],
        form: FormState::default(),
        w,
    }
}

fn room(w: &'static Words, lang: Lang) -> Option<RoomPage> {
    let said = ["开场的真实录音很抓人", "第二幕太长，砍掉一半", "没有手机的保洁员怎么参加？"];
    let kinds = RemarkKind::ALL;
    let remarks: Vec<Remark> = (0..SHOWN_FROM)
        .map(|at| Remark {
            id: RemarkId::from_body("01j9zzzzzzzzzzzzzzzzzzzzzz"),
            kind: kinds[at % kinds.len()],
            text: said[at % said.len()].into(),
            handled: at == 0,
        })
        .collect();
    Some(RoomPage {
        crumb: Some((w.groups_title(), crate::links::GROUPS.to_owned())),
        title: "新业态劳动者需求".into(),
        lead: format!("{} · 第二组 · {}", w.room_of_workshop(), w.room_people(20)),
        stage: Some(Stage::Rehearsal.name(lang)),
        steps: steps(Some(Stage::Rehearsal), lang),
        verdict: Some(("gold", w.room_sent_back(Stage::Rehearsal.name(lang), "指标还没有数"))),
        asks_title: w.room_today(),
        due: w.stage_due("22:00"),
        handed: handed(w),
        topic_href: Some(HERE.into()),
        said_count: w.room_who_said_count(13),
        quotes: vec![("不是不想学，是等单的时候只有三分钟。".into(), "骑手 · 麦川市".into())],
        remarks: remarks_html(&group(), &remarks, lang).ok()?,
        spread: w.room_spread(12, 9),
        people: vec![
            Person { label: "赵敏 · 麦川".into(), leader: true },
            Person { label: "欧阳文静 · 河湾".into(), leader: false },
        ],
        primary: (w.room_rehearse(), HERE.into()),
        proposal_href: HERE.into(),
        files_href: HERE.into(),
        timer_href: HERE.into(),
        feedback_href: HERE.into(),
        watch_href: HERE.into(),
        w,
    })
}

fn editor(w: &'static Words, lang: Lang) -> EditorPage {
    let part = |section: Section| Part {
        name: section.word(),
        label: section.name(lang),
        hint: section.hint(lang),
        most: 2_000,
    };
    EditorPage {
        title: w.proposal_title("第二组"),
        room_href: HERE.into(),
        history_href: HERE.into(),
        action: HERE.into(),
        state: w.proposal_saved(3, "12:40"),
        form: FormState::filled("once".into(), &[("base", "3"), ("cut", "一次只讲一件事。")]),
        title_most: 60,
        parts: Section::ALL[1..].iter().copied().map(part).collect(),
        meter: w.proposal_meter(812, 800, 2_000),
        length: 812,
        good: 2_000,
        w,
    }
}

fn clash(lang: Lang) -> ClashPage {
    let clash = Clash {
        version: 4,
        who: "李强".into(),
        mine: Sections::of(&[(Section::Cut, "交接班时学一条。")]),
        theirs: Sections::of(&[(Section::Cut, "换电时学一条。")]),
        clashing: vec![Section::Cut],
        taken: vec![(Section::Steps, "李强".into()), (Section::Risks, "李强".into())],
    };
    clash_page(&group(), &clash, FormState::default(), lang)
}

fn history(w: &'static Words) -> HistoryPage {
    let row = |number: usize, how: String, latest: bool| VersionRow {
        label: w.version_number(number),
        how,
        by: w.gate_by("赵敏", "12:40"),
        length: w.version_length(812),
        href: HERE.into(),
        latest,
    };
    let rows = vec![row(9, w.version_merged(), true), row(4, w.version_restored(1), false)];
    HistoryPage { proposal_href: HERE.into(), other: Some((w.history_all(), HERE.into())), rows, w }
}

fn read(w: &'static Words, lang: Lang) -> ReadPage {
    ReadPage {
        title: "三分钟课".into(),
        lead: w.public_by("第二组"),
        crumb: (w.history_title(), HERE.into()),
        notice: w.public_draft(),
        sections: vec![
            (Section::Cut.name(lang), "一次只讲一件事。\n讲完就能用。".into()),
            (Section::Risks.name(lang), String::new()),
        ],
        restore: Some((HERE.into(), FormState::default())),
        came_from: vec![("新业态劳动者需求".into(), HERE.into())],
        w,
    }
}

fn files(w: &'static Words, lang: Lang) -> FilesPage {
    let row = |name: &str, asked: String| FileRow {
        name: name.into(),
        note: w.files_note("赵敏", "12:40", "340 KB"),
        href: HERE.into(),
        step: HERE.into(),
        asked,
    };
    FilesPage {
        group_name: "第二组".into(),
        room_href: HERE.into(),
        lead: w.files_lead(10, "pdf · docx"),
        accept: ".pdf,.docx".into(),
        action: HERE.into(),
        wanted: vec![("props".into(), w.usual_props())],
        files: vec![row("分工表.pdf", w.usual_props())],
        past: vec![row("旧分工表.pdf", String::new())],
        form: FormState::refused(&web::Fields::default(), &Problems::at("file", Problem::NoFile), lang),
        w,
    }
}

fn feedback(w: &'static Words) -> FeedbackPage {
    FeedbackPage {
        title: w.feedback_title("第二组"),
        room_href: None,
        action: HERE.into(),
        kinds: vec![("keep", w.feedback_keep()), ("change", w.feedback_change()), ("ask", w.feedback_ask())],
        form: FormState::default(),
        w,
    }
}

fn timer(w: &'static Words) -> TimerPage {
    TimerPage {
        title: w.timer_title("第二组"),
        lead: w.timer_lead(12, 8),
        room_href: HERE.into(),
        watch_href: HERE.into(),
        region: String::new(),
        feedback_address: "https://gongfang.example/groups/feedback".into(),
        qr: web::qr::svg("https://gongfang.example/groups/feedback").unwrap_or_default(),
        w,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_room_renders_in_both_languages_with_one_heading() {
        for lang in Lang::ALL {
            let pages = pages(lang);
            assert_eq!(pages.len(), 12);
            for (name, html) in pages {
                assert_eq!(html.matches("<h1").count(), 1, "{name}");
                assert!(!html.contains("style="), "{name}");
            }
        }
    }
}
