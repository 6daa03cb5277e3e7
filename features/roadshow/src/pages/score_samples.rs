//! The judge's phone, the board, the result and the paper with made-up content.

use askama::Template;
use judging::Preset;
use web::{Fields, FormState, Lang, Problem, Problems};

use super::board::{Act, BoardCell, BoardPage, BoardRow, CellPage, Revision};
use super::judging::{Entry, JudgingPage, Rail, ScorePage};
use super::paper::{JudgeSheet, PaperRow, SheetsPage, SummaryPage, SummaryRow};
use super::results::{AudienceRows, GroupResultPage, ResultRow, ResultsPage};
use super::set_up_samples::told;
use super::show::tongue;
use crate::words::words;

const CLASS: &str = "全省职工宣教骨干培训班";
const HERE: &str = "/classes/1/roadshow";
const GROUP: &str = "第二组 · 从赶路到感悟";
const CODE: &str = "9f2b1c0d7a6e5f4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b";
const WORKING: &str = "去掉 96.0 和 84.5，其余 5 个相加 ÷ 5 = 90.30";

/// The pages in a language: name and HTML of the page's own part.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let half = FormState::filled("k".into(), &[("d0", "18"), ("d1", "17.5"), ("d2", "19"), ("d3", "19.5")]);
    let wrong = Problems::at("d0", Problem::NotANumber);
    let wrong = FormState::refused(&Fields::of(&[("d0", "18.3")]), &wrong, lang);
    let w = words(lang);
    let pages: Vec<(&'static str, Option<String>)> = vec![
        ("judging", judging(lang).render().ok()),
        ("score", score(lang, half, None).render().ok()),
        ("score-refused", score(lang, wrong, None).render().ok()),
        ("score-held", held(lang).render().ok()),
        ("score-locked", score(lang, FormState::default(), Some(w.no_locked())).render().ok()),
        ("board-waits", board(lang, Act::Wait).render().ok()),
        ("board-lock", board(lang, Act::Lock).render().ok()),
        ("board-published", board(lang, Act::Again).render().ok()),
        ("cell", cell(lang).render().ok()),
        ("results", results(lang, true).render().ok()),
        ("results-not-yet", results(lang, false).render().ok()),
        ("group-result", own(lang).render().ok()),
        ("paper-sheets", sheets(lang).render().ok()),
        ("paper-summary", summary(lang).render().ok()),
    ];
    pages.into_iter().map(|(name, html)| (name, html.unwrap_or_default())).collect()
}

fn sentence(lang: Lang) -> String {
    Preset::Roadshow.rule().sentence(tongue(lang))
}

fn rails(lang: Lang) -> Vec<Rail> {
    let rule = Preset::Roadshow.rule();
    let rail = |(place, dimension): (usize, &judging::Dimension)| Rail {
        name: format!("d{place}"),
        label: dimension.name.get(tongue(lang)).to_owned(),
        max: dimension.max.to_string(),
        note: format!("/ {}", dimension.max),
    };
    rule.dimensions.iter().enumerate().map(rail).collect()
}

fn judging(lang: Lang) -> JudgingPage {
    let w = words(lang);
    let entry = |mark: &str, tone, title: &str, note: String, tag: String, href: bool| Entry {
        mark: mark.into(),
        tone,
        title: title.into(),
        note,
        tag,
        href: href.then(|| HERE.to_owned()),
    };
    let now = entry("3", "seal", GROUP, w.can_be_scored(), w.go_and_score(), true);
    let (done, back) = (w.handed_in_can_change("10:12"), w.ground_same_unit("麦川乳品厂"));
    JudgingPage {
        class_name: CLASS.into(),
        live: HERE.into(),
        now: "<section id=\"judging-now\"></section>".into(),
        sentence: sentence(lang),
        waiting: false,
        hero: Some(now.clone()),
        practice: Some(entry("练", "sky", &w.practice_team(), w.practice_note(), String::new(), true)),
        rows: vec![
            entry("1", "jade", "第五组 · 政策入心", done, "91.0".into(), true),
            entry("2", "", "第三组 · 云上职工书屋", back, w.you_stand_back(), false),
            now,
        ],
        span: w.your_span("82", "91", 2),
        locked: false,
        results: None,
        w,
    }
}

fn score(lang: Lang, form: FormState, refused: Option<String>) -> ScorePage {
    let w = words(lang);
    ScorePage {
        over: w.nth_of(3, 6),
        title: GROUP.into(),
        back: HERE.into(),
        action: HERE.into(),
        keep: "k".into(),
        practice: false,
        saved: Some(w.sheet_saved("90.0", "10:12")),
        given: rails(lang).into_iter().map(|rail| (rail.label, "18".to_owned())).collect(),
        comment: "开场的真实录音很抓人".into(),
        rails: rails(lang),
        step: "0.5".into(),
        sum: "74".into(),
        of: "100".into(),
        weighted: false,
        span: w.your_span("82", "91", 2),
        refused,
        held: None,
        form,
        w,
    }
}

/// The first groups are handed in together, later.
fn held(lang: Lang) -> ScorePage {
    let w = words(lang);
    ScorePage { held: Some(w.no_held_back()), saved: None, ..score(lang, FormState::default(), None) }
}

fn board(lang: Lang, act: Act) -> BoardPage {
    let w = words(lang);
    let cell = |judge: &str, text: &str, note: String, tone, href: bool| BoardCell {
        judge: judge.into(),
        text: text.into(),
        note,
        tone,
        href: href.then(|| HERE.to_owned()),
    };
    let row = |name: &str, rank: &str| BoardRow {
        name: name.into(),
        cells: vec![
            cell("陈静", "91.0", String::new(), "", true),
            cell("赵刚", &w.cell_stands_back(), w.ground_same_unit("麦川乳品厂"), "plum", false),
            cell("孙丽", "88.5", w.cell_corrected(), "gold", true),
        ],
        value: "90.30".into(),
        rank: rank.into(),
    };
    let lacking = act == Act::Wait;
    BoardPage {
        class_name: CLASS.into(),
        back: HERE.into(),
        lead: w.board_all_in(),
        judges: vec!["陈静".into(), "赵刚".into(), "孙丽".into()],
        rows: vec![row(GROUP, "1"), row("第五组 · 政策入心", "2")],
        lacks: if lacking { vec![w.lack_scores("第二组", "孙丽")] } else { Vec::new() },
        act,
        open_action: HERE.into(),
        lock_action: HERE.into(),
        announce_action: HERE.into(),
        publish_action: HERE.into(),
        versions: if act == Act::Again { vec![w.version_first("15:40")] } else { Vec::new() },
        links: vec![(w.more_sheets(), HERE.into())],
        files: vec![(w.board_export(), HERE.into())],
        form: FormState::default(),
        w,
    }
}

fn cell(lang: Lang) -> CellPage {
    let w = words(lang);
    let revision = |n: i64, reason: &str| Revision {
        head: w.revision_head(n, "10:12"),
        scores: "18 + 17.5 + 18 + 19 + 18".into(),
        comment: "开场的真实录音很抓人".into(),
        reason: reason.into(),
    };
    CellPage {
        title: w.cell_title("孙丽", GROUP),
        back: HERE.into(),
        action: HERE.into(),
        stands_back: false,
        announced: true,
        rails: rails(lang),
        step: "0.5".into(),
        history: vec![revision(2, "纸质表写的是 17.5"), revision(1, "")],
        form: FormState::default(),
        w,
    }
}

fn results(lang: Lang, published: bool) -> ResultsPage {
    let w = words(lang);
    let row = |rank: &str, name: &str, value: &str, tie: String| ResultRow {
        rank: rank.into(),
        name: name.into(),
        topic: "政策入心 工运焕新".into(),
        value: value.into(),
        tie,
        working: vec![WORKING.into()],
        chain: vec![
            (w.kind_need(), "等单只有三分钟".into(), "/needs/1".into(), false),
            (w.kind_result(), name.into(), "/results/1".into(), true),
        ],
    };
    let rows = vec![
        row("1", "第五组", "91.84", String::new()),
        row("2", "第二组", "90.30", w.tie_shared()),
        row("2", "第三组", "90.30", w.tie_shared()),
    ];
    ResultsPage {
        class_name: CLASS.into(),
        published,
        version: w.published_at("15:40"),
        corrections: vec![w.version_again(2, "16:10", "录入有误")],
        sentence: sentence(lang),
        rows: if published { rows } else { Vec::new() },
        audience: Some(AudienceRows { line: String::new(), rows: vec![("第五组".into(), "41".into())] }),
        draw: Some(told(true)),
        chain: CODE.into(),
        own: Some(HERE.into()),
        board: None,
        opinion: None,
        w,
    }
}

fn own(lang: Lang) -> GroupResultPage {
    let w = words(lang);
    GroupResultPage {
        class_name: CLASS.into(),
        title: GROUP.into(),
        results: HERE.into(),
        value: "90.30".into(),
        rank: w.rank_n(2),
        working: vec![WORKING.into()],
        means: rails(lang).into_iter().map(|rail| (rail.label, "18.07".into(), rail.max)).collect(),
        comments: vec!["开场的真实录音很抓人".into()],
        w,
    }
}

fn sheets(lang: Lang) -> SheetsPage {
    let w = words(lang);
    let scored: Vec<String> = ["18", "17.5", "18", "19", "18"].map(str::to_owned).into();
    let row = |place, scores: Vec<String>, total: &str, note: String| PaperRow {
        place,
        group: GROUP.into(),
        scores,
        total: total.into(),
        note,
    };
    SheetsPage {
        class_name: CLASS.into(),
        back: HERE.into(),
        sentence: sentence(lang),
        dimensions: rails(lang).iter().map(|rail| format!("{} {}", rail.label, rail.note)).collect(),
        judges: vec![JudgeSheet {
            name: "孙丽".into(),
            unit: "北江省总工会".into(),
            rows: vec![
                row(1, scored, "90.5", String::new()),
                row(2, vec![String::new(); 5], &w.cell_stands_back(), w.ground_same_unit("麦川乳品厂")),
            ],
        }],
        printed: w.printed_at("15:50"),
        w,
    }
}

fn summary(lang: Lang) -> SummaryPage {
    let w = words(lang);
    SummaryPage {
        class_name: CLASS.into(),
        back: HERE.into(),
        sentence: sentence(lang),
        judges: vec!["陈静".into(), "赵刚".into(), "孙丽".into()],
        rows: vec![SummaryRow {
            rank: "1".into(),
            group: GROUP.into(),
            totals: vec!["91.0".into(), w.cell_stands_back(), "90.5".into()],
            value: "90.30".into(),
            working: WORKING.into(),
        }],
        complete: true,
        chain: CODE.into(),
        printed: w.printed_at("15:50"),
        w,
    }
}
