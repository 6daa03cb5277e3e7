//! What must hold, in words.

use grouping::{Kept, Rule, RuleRef};

use super::question::Question;

/// A demand that holds, with those too many for it.
pub(super) fn held(question: &Question, kept: &Kept) -> String {
    let rule = rule(question, kept.rule);
    let by = match kept.rule {
        RuleRef::Rule(at) => match question.problem.rules.get(at) {
            Some(Rule::Apart { by }) => *by,
            _ => return rule,
        },
        _ => return rule,
    };
    if kept.thinned.is_empty() {
        return rule;
    }
    let thinned = kept.thinned.iter().map(|large| {
        let value = question.category(by, large.category);
        format!("{value} {} 人、每组最多 {} 人", large.members, large.per_group)
    });
    format!("{rule}；人数比组多的只能尽量摊开：{}", thinned.collect::<Vec<_>>().join("，"))
}

/// A demand in words.
pub(super) fn rule(question: &Question, rule: RuleRef) -> String {
    let problem = &question.problem;
    match rule {
        RuleRef::Sizes => {
            let bounds = problem.bounds();
            let (min, max) = bounds.first().map_or((0, 0), |size| (size.min, size.max));
            if min == max { format!("每组 {max} 人") } else { format!("每组 {min} 或 {max} 人") }
        }
        RuleRef::Topics => {
            let (topics, most) = (question.topics.len(), question.per_topic);
            format!("每组一个课题，志愿表里有 {topics} 个，一个课题最多 {most} 个组")
        }
        RuleRef::Fixed(person) => {
            let name = question.roster.people.get(person).map_or("", |member| member.name.as_str());
            format!("{name}固定在一组")
        }
        RuleRef::Rule(at) => match problem.rules.get(at) {
            Some(Rule::Apart { by }) => format!("同{}不同组", question.name(*by)),
            other => format!("{other:?}"),
        },
    }
}
