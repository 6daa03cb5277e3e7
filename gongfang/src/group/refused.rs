//! Why there are no groups: the smallest set of demands that exclude each other, and what would help.

use grouping::{By, Infeasible, Reason, RuleRef};
use serde::Serialize;

use super::demands::rule;
use super::question::Question;

/// One clash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Refused {
    /// The demands; without any one of them it would go.
    pub(super) rules: Vec<String>,
    /// Why, and what would help.
    pub(super) text: String,
}

/// Each clash in words.
pub(super) fn reasons(question: &Question, why: &Infeasible) -> Vec<Refused> {
    let named = |rules: &[RuleRef]| rules.iter().map(|at| rule(question, *at)).collect::<Vec<_>>();
    match why {
        Infeasible::Malformed(_) => Vec::new(),
        Infeasible::Conflicting(conflicts) => conflicts
            .iter()
            .map(|conflict| Refused {
                rules: named(&conflict.rules),
                text: reason(question, &conflict.reason),
            })
            .collect(),
        Infeasible::NotFound { rules, stopped: true, .. } => vec![Refused {
            rules: named(rules),
            text: "时间到了，还没有找到守住全部要求的分法。把 --seconds 调大，或者去掉它。".to_owned(),
        }],
        Infeasible::NotFound { rules, .. } => vec![Refused {
            rules: named(rules),
            text: "这几条放在一起没有找到分法；去掉其中任何一条就有。".to_owned(),
        }],
    }
}

fn reason(question: &Question, reason: &Reason) -> String {
    match reason {
        Reason::TopicsTooFew { groups, places } => {
            let topics = question.topics.len();
            let needed = groups.div_ceil(topics.max(1));
            let most = question.per_topic;
            format!(
                "{groups} 个组各要一个课题，志愿表里只有 {topics} 个，每个最多 {most} 个组，只够 {places} 个组。\
                 写 --max-per-topic {needed} 就够了，或者减少组数。"
            )
        }
        Reason::SizesDoNotAddUp { people, fewest, most } => {
            format!("共 {people} 人，各组只能放下 {fewest} 到 {most} 人。改 --groups。")
        }
        Reason::TooManyMembers { by, category, allowed, there_are } => {
            let what = named(question, *by, *category);
            format!("{what}有 {there_are} 人，各组最多共容 {allowed} 人。")
        }
        Reason::ForcedTogether { by, category, people, at_most } => {
            let names: Vec<&str> = people
                .iter()
                .filter_map(|at| question.roster.people.get(*at))
                .map(|member| member.name.as_str())
                .collect();
            let what = named(question, *by, *category);
            format!("{}要在一组，可{what}每组最多 {at_most} 人。", names.join("、"))
        }
        // The command line asks for no other demands; one of the engine's is still named.
        other => format!("要求之间算不过来（{other:?}）。"),
    }
}

fn named(question: &Question, by: By, category: u32) -> String {
    format!("{}“{}”", question.name(by), question.category(by, category))
}
