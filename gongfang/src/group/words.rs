//! The outcome as lines to be read.

use super::outcome::{Group, Outcome, Profile};
use super::unmet::Unmet;

/// So many kinds are told of a group; the rest is counted.
const SHOWN: usize = 14;

/// The outcome as lines.
pub(super) fn lines(outcome: &Outcome) -> Vec<String> {
    let people: usize = outcome.groups.iter().map(|group| group.people.len()).sum();
    let seed = outcome.seed;
    let mut lines = vec![format!("{people} 人分成 {} 个组（种子 {seed}）。", outcome.groups.len())];
    for group in &outcome.groups {
        lines.push(String::new());
        lines.extend(of_group(group));
    }
    section(&mut lines, "守住的：", &outcome.kept);
    section(&mut lines, "没有守住的：", &outcome.broken);
    section(&mut lines, "没能照顾到的：", &in_words(&outcome.unmet));
    section(&mut lines, "课题：", &topics(outcome));
    section(&mut lines, "混得怎么样（同组两人相同，有多少对；越少越混）：", &mixed(outcome));
    lines
}

fn section(lines: &mut Vec<String>, title: &str, items: &[String]) {
    if !items.is_empty() {
        lines.push(String::new());
        lines.push(title.to_owned());
        lines.extend(items.iter().map(|item| format!("  · {item}")));
    }
}

fn of_group(group: &Group) -> Vec<String> {
    let topic = group.topic.as_ref().map_or_else(String::new, |topic| format!("  课题：{topic}"));
    let mut lines = vec![format!("第 {} 组  {} 人{topic}", group.group, group.people.len())];
    lines.extend(group.profile.iter().map(|profile| format!("  {}", of_profile(profile))));
    if group.units > 0 {
        lines.push(format!("  单位：{} 个", group.units));
    }
    for person in &group.people {
        let wish = person.wish.map_or_else(String::new, |wish| format!("  第 {wish} 志愿"));
        lines.push(format!("    {}  {}{wish}", person.name, person.unit));
    }
    lines
}

fn of_profile(profile: &Profile) -> String {
    let shown = profile.counts.iter().take(SHOWN).map(|count| format!("{} {}", count.value, count.people));
    let mut text = format!("{}：{}", profile.name, shown.collect::<Vec<_>>().join("、"));
    if profile.counts.len() > SHOWN {
        text.push_str(&format!("，共 {} 种", profile.counts.len()));
    }
    if profile.unknown > 0 {
        text.push_str(&format!("；{} 人看不出", profile.unknown));
    }
    text
}

/// What could not be kept: a line for each wish, a line for each unit whose people meet.
fn in_words(unmet: &[Unmet]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut last = None;
    for one in unmet {
        match one {
            Unmet::Wish { row, name, group, wishes, topic } => {
                let wishes = wishes.join("、");
                lines.push(format!("{name}（第 {row} 行）想做 {wishes}，所在的第 {group} 组做 {topic}"));
            }
            Unmet::Same { column, name, value, group, people, .. } => {
                let here = format!("第 {group} 组{}", people.join("、"));
                match lines.last_mut() {
                    Some(line) if last == Some((column, value)) => {
                        line.push('；');
                        line.push_str(&here);
                    }
                    _ => lines.push(format!("同{name}同组，{value}{}：{here}", why(one))),
                }
                last = Some((column, value));
            }
        }
    }
    lines
}

/// Could it be better?
fn why(unmet: &Unmet) -> String {
    let Unmet::Same { of, groups, forced, .. } = unmet else { return String::new() };
    match forced {
        true => format!("（{of} 人，{groups} 个组，怎么分都要有人同组）"),
        false if of > groups => {
            format!("（{of} 人，{groups} 个组，总要有人同组；为了别的要求，没有摊到最匀）")
        }
        false => format!("（{of} 人，可以都分开；一定要分开就加 --apart）"),
    }
}

fn topics(outcome: &Outcome) -> Vec<String> {
    let (first, three) = (outcome.first_wish, outcome.top_three);
    let mut lines = Vec::new();
    if first.of > 0 {
        lines.push(format!(
            "{} 人填了志愿：{} 人做第一志愿，{} 人做前三志愿里的一个",
            first.of, first.got, three.got
        ));
    }
    if !outcome.unchosen.is_empty() {
        lines.push(format!("没有组做的课题：{}", outcome.unchosen.join("、")));
    }
    lines
}

fn mixed(outcome: &Outcome) -> Vec<String> {
    let mut lines: Vec<String> = outcome
        .mixed
        .iter()
        .map(|mixed| {
            let (name, pairs, by_lot, fewest) = (&mixed.name, mixed.pairs, mixed.by_lot, mixed.fewest);
            format!("同{name} {pairs} 对；抽签分组平均 {by_lot:.1} 对，只顾{name}也要 {fewest} 对")
        })
        .collect();
    let (ours, lot) = (outcome.score.parts.distance, &outcome.by_lot);
    if ours > 0 {
        lines.push(format!(
            "按看重程度加起来，组内不同之处 {ours}；抽签 {} 次平均 {:.0}（越多越混）",
            lot.draws, lot.distance
        ));
    }
    lines
}
