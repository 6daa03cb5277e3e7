//! The second opinion with made-up scores: the engine looks at them as it looks at real ones.

use std::collections::BTreeMap;

use askama::Template;
use judging::opinion::Table;
use judging::{Cell, Contest, Decimal, Entry, JudgeKey, Preset, official};
use web::Lang;

use super::opinion::{OpinionPage, OpinionView, Told};
use crate::model::opinion::SecondLook;
use crate::words::words;

const HERE: &str = "/classes/1/roadshow";
const GROUPS: [&str; 4] = ["第一组", "第二组", "第三组", "第四组"];
const JUDGES: [&str; 6] = ["陈静", "赵刚", "孙丽", "李强", "周正", "吴芳"];
/// Half points of each judge in each dimension, by group.
const GIVEN: [[i64; 6]; 4] =
    [[36, 34, 38, 30, 36, 34], [33, 33, 35, 30, 34, 32], [34, 32, 36, 29, 33, 33], [30, 31, 33, 27, 31, 24]];

/// The pages in a language: name and HTML of the page's own part.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let w = words(lang);
    let page = |told: Told| OpinionPage {
        class_name: "全省职工宣教骨干培训班".into(),
        back: HERE.into(),
        told,
        printed: w.printed_at("15:50"),
        w,
    };
    let nothing =
        |title: String, text: String, label: String| Told::Nothing([title, text, label, HERE.into()]);
    let told =
        |complete: bool| look(complete).map(|look| Told::Opinion(Box::new(OpinionView::of(&look, lang))));
    let open = nothing(w.opinion_rule_open(), w.opinion_rule_open_text(), w.opinion_to_rubric());
    let none = nothing(w.opinion_no_scores(), w.opinion_no_scores_text(), w.board_title());
    let pages = vec![
        ("opinion", told(true)),
        ("opinion-so-far", told(false)),
        ("opinion-rule-open", Some(open)),
        ("opinion-no-scores", Some(none)),
    ];
    let render = |told: Option<Told>| told.and_then(|told| page(told).render().ok()).unwrap_or_default();
    pages.into_iter().map(|(name, told)| (name, render(told))).collect()
}

/// 李强, who is severe, stands back from the third group; without everybody's scores 吴芳 is still to hand in.
fn look(complete: bool) -> Option<SecondLook> {
    let rule = Preset::Roadshow.rule().freeze().ok()?;
    let cell = |group: usize, judge: usize| match (group, judge) {
        (2, 3) => Some(Cell::Recused),
        (0, 5) if !complete => None,
        _ => {
            let score = Decimal::from_millionths(GIVEN[group][judge] * 500_000);
            Some(Cell::Scored(vec![Some(score); 5]))
        }
    };
    let judges: Vec<JudgeKey> = JUDGES.map(JudgeKey::from).into();
    let entries = GROUPS.iter().enumerate().map(|(group, name)| Entry {
        team: (*name).into(),
        cells: judges
            .iter()
            .enumerate()
            .filter_map(|(judge, key)| Some((key.clone(), cell(group, judge)?)))
            .collect::<BTreeMap<_, _>>(),
        show_seconds: Some(480),
        audience_thousandths: None,
    });
    let contest = Contest { entries: entries.collect(), judges };
    let table = Table::from_contest(&rule, &contest).ok()?.own(3, 5);
    let (groups, judges) = (GROUPS.map(str::to_owned), JUDGES.map(str::to_owned));
    let official = official(&rule, &contest).ok()?;
    Some(SecondLook::of(table, &official, (&groups, &judges), 1, 2_000))
}
