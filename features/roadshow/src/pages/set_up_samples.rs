//! The pages of the set-up with made-up content.

use askama::Template;
use judging::draw::seal;
use judging::{Preset, Rule};
use web::cards::LinkCard;
use web::{Fields, FormState, Lang, Problem, Problems};

use super::draw::{DrawPage, Opened, State, Told};
use super::judges::{CardsPage, JudgeRow, JudgesPage};
use super::recusals::{PairRow, RecusalsPage};
use super::rubric::{FieldRow, RubricPage};
use super::set_up::{NewPage, SetUpPage, StepRow, offered};
use super::show::tongue;
use crate::model::fill;
use crate::words::words;

const CLASS: &str = "全省职工宣教骨干培训班";
const HERE: &str = "/classes/1/roadshow";
const GROUPS: [&str; 3] = ["第二组 · 从赶路到感悟", "第五组 · 政策入心", "第三组 · 云上职工书屋"];

/// The pages in a language: name and HTML of the page's own part.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let refused = Problems::at("full_marks", Problem::Missing);
    let refused = FormState::refused(&Fields::of(&[("zh0", "创新性")]), &refused, lang);
    let rule = Preset::Roadshow.rule();
    let pages: Vec<(&'static str, Option<String>)> = vec![
        ("roadshow-new", new_page(lang).render().ok()),
        ("roadshow", set_up(lang).render().ok()),
        ("rubric", rubric(lang, FormState::holding("k".into(), fill(&rule)), false).render().ok()),
        ("rubric-refused", rubric(lang, refused, false).render().ok()),
        ("rubric-frozen", rubric(lang, FormState::default(), true).render().ok()),
        ("judges", judges(lang).render().ok()),
        ("judge-cards", cards(lang).render().ok()),
        ("recusals", recusals(lang).render().ok()),
        ("draw-fresh", draw(lang, State::Fresh).render().ok()),
        ("draw-sealed", draw(lang, State::Sealed).render().ok()),
        ("draw", draw(lang, State::Drawn).render().ok()),
    ];
    pages.into_iter().map(|(name, html)| (name, html.unwrap_or_default())).collect()
}

fn new_page(lang: Lang) -> NewPage {
    NewPage {
        class_name: CLASS.into(),
        home: "/classes/1".into(),
        action: HERE.into(),
        once: "k".into(),
        presets: offered(lang),
        w: words(lang),
    }
}

fn set_up(lang: Lang) -> SetUpPage {
    let w = words(lang);
    let row = |done, title: String, note: String| StepRow { done, title, note, href: HERE.into() };
    SetUpPage {
        class_name: CLASS.into(),
        home: "/classes/1".into(),
        lead: w.roadshow_lead(6, 7),
        next: Some((w.next_recusals(), HERE.into())),
        steps: vec![
            row(true, w.step_groups(), w.n_groups(6)),
            row(true, w.step_rubric(), w.step_rubric_done()),
            row(true, w.step_judges(), w.n_judges(7)),
            row(false, w.step_recusals(), w.step_recusals_missing(2)),
            row(false, w.step_draw(), w.step_draw_missing()),
            row(false, w.step_scores(), w.step_scores_missing()),
            row(false, w.step_results(), w.step_results_missing()),
        ],
        sentence: Preset::Roadshow.rule().sentence(tongue(lang)),
        more: vec![(w.more_desk(), HERE.into()), (w.more_board(), HERE.into())],
        w,
    }
}

fn rubric(lang: Lang, form: FormState, frozen: bool) -> RubricPage {
    let (w, rule): (_, Rule) = (words(lang), Preset::Roadshow.rule());
    let options = vec![
        (String::new(), w.rubric_tie_none()),
        ("places".into(), w.rubric_tie_places()),
        ("sum".into(), w.rubric_tie_sum()),
        ("dimension-2".into(), w.rubric_tie_dimension("针对性")),
    ];
    RubricPage {
        class_name: CLASS.into(),
        back: HERE.into(),
        action: HERE.into(),
        freeze: HERE.into(),
        frozen,
        sentence: rule.sentence(tongue(lang)),
        dimensions: rule
            .dimensions
            .iter()
            .map(|d| (d.name.get(tongue(lang)).to_owned(), d.max.to_string()))
            .collect(),
        form,
        rows: (0..7).map(|row| FieldRow::of(row, w)).collect(),
        ties: (0..6).map(|n| (format!("tie{n}"), w.rubric_tie_n(n + 1))).collect(),
        tie_options: options,
        trim_on: vec![("totals".into(), w.rubric_trim_totals())],
        rounding: vec![("once".into(), w.rubric_round_once())],
        version: 3,
        w,
    }
}

fn judges(lang: Lang) -> JudgesPage {
    let w = words(lang);
    let row = |name: &str, unit: &str, removed, absent| JudgeRow {
        name: name.into(),
        unit: unit.into(),
        removed,
        absent,
        remove: HERE.into(),
        restore: HERE.into(),
        away: HERE.into(),
        here: HERE.into(),
    };
    JudgesPage {
        class_name: CLASS.into(),
        back: HERE.into(),
        lead: w.n_judges(2),
        rows: vec![
            row("陈静", "北江省总工会", false, false),
            row("赵刚", "", false, true),
            row("孙丽", "云岭市总工会", true, false),
        ],
        action: HERE.into(),
        cards: HERE.into(),
        recusals: HERE.into(),
        units: vec![(String::new(), w.judge_unit_none()), ("og_1".into(), "北江省总工会".into())],
        form: FormState::default(),
        w,
    }
}

fn cards(lang: Lang) -> CardsPage {
    let card = |name| LinkCard::new(name, "北江省总工会", "https://gongfang.example/in/k");
    CardsPage {
        class_name: CLASS.into(),
        sheets: web::cards::sheets(["陈静", "赵刚"].into_iter().flat_map(card).collect()),
        back: HERE.into(),
        w: words(lang),
    }
}

fn recusals(lang: Lang) -> RecusalsPage {
    let w = words(lang);
    let row = |judge: &str, why, ground| PairRow {
        judge_id: "jg_1".into(),
        team_id: "gp_1".into(),
        judge: judge.into(),
        group: GROUPS[0].into(),
        why,
        ground,
        once: "k".into(),
    };
    RecusalsPage {
        class_name: CLASS.into(),
        back: HERE.into(),
        action: HERE.into(),
        judges_href: HERE.into(),
        closed: false,
        empty: false,
        proposed: vec![row("赵刚", w.ground_same_city("麦川"), "same-city")],
        standing: vec![row("陈静", w.ground_same_unit("麦川乳品厂"), "same-unit")],
        judges: vec![(String::new(), w.please_choose()), ("jg_1".into(), "陈静".into())],
        groups: vec![(String::new(), w.please_choose()), ("gp_1".into(), GROUPS[0].into())],
        grounds: vec![
            ("coached".into(), w.ground_choice_coached()),
            ("marked".into(), w.ground_choice_marked()),
        ],
        form: FormState::default(),
        w,
    }
}

/// A draw as everybody may read it.
pub(super) fn told(opened: bool) -> Told {
    let order: Vec<String> = GROUPS.map(str::to_owned).into();
    Told {
        seal: seal("k7f3m2"),
        sealed_at: "9:00".into(),
        reason: String::new(),
        reveal: opened.then(|| Opened {
            secret: "k7f3m2".into(),
            hall: "3-7-5".into(),
            seed: "k7f3m2 3-7-5".into(),
            at: "9:05".into(),
            teams: order.iter().map(|name| ("gp_1".to_owned(), name.clone())).collect(),
            order,
            holds: true,
        }),
    }
}

fn draw(lang: Lang, state: State) -> DrawPage {
    let drawn = state == State::Drawn;
    DrawPage {
        class_name: CLASS.into(),
        back: HERE.into(),
        state,
        stands: false,
        stale: false,
        order: if drawn { GROUPS.map(str::to_owned).into() } else { Vec::new() },
        desk: HERE.into(),
        draws: if state == State::Fresh { Vec::new() } else { vec![told(drawn)] },
        seal_action: HERE.into(),
        reveal_action: HERE.into(),
        form: FormState::default(),
        w: words(lang),
    }
}
