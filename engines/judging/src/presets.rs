//! Rules to start from, one click each; the organiser changes what is different here and freezes.
//!
//! Sources: contest rules seen in public (speech contests that judge to 0.1 and settle ties by the third and fourth
//! decimal, 创新创业 8 + 7 minutes with the plain mean, short-lesson calls). The weights of 方案路演, 宣讲 and 微课
//! are proposals by analogy with those, not a standard.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::rule::{Dimension, Overtime, Rounding, Rule, TieBreak, Timing, Trim, TrimOn};
use crate::words::Words;

/// A kind of contest with a rule ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// 方案路演: groups show the proposal they worked out.
    Roadshow,
    /// 演讲: a speech contest on a scale of ten.
    Speech,
    /// 宣讲: telling workers about a policy or a person.
    Talk,
    /// 微课: short lessons.
    MicroLesson,
    /// 创新创业 8 + 7: eight minutes to show, seven to answer, plain mean.
    Venture,
}

type Row = (&'static str, &'static str, i32);

impl Preset {
    /// All presets in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Roadshow, Self::Speech, Self::Talk, Self::MicroLesson, Self::Venture];

    /// The rule to start from.
    pub fn rule(self) -> Rule {
        match self {
            Self::Roadshow => Rule {
                // A tie goes to the proposal that answers a real need, then to the one that can be put to use.
                ties: vec![
                    TieBreak::MorePlaces,
                    TieBreak::SumWithDropped,
                    TieBreak::Dimension(2),
                    TieBreak::Dimension(3),
                ],
                ..base(
                    Words::new("方案路演", "Proposal roadshow"),
                    &[
                        ("创新性", "Novelty", 20),
                        ("可行性", "Feasibility", 20),
                        ("针对性", "Answers a real need", 20),
                        ("实效与可推广", "Effect and reuse", 20),
                        ("展示表达与应答", "Presentation and answers", 20),
                    ],
                    (8, 7),
                )
            },
            Self::Speech => speech(),
            Self::Talk => base(
                Words::new("宣讲", "Talk"),
                &[
                    ("内容", "Content", 40),
                    ("语言", "Language", 25),
                    ("感染力", "Moves the listeners", 20),
                    ("仪态", "Bearing", 10),
                    ("时间", "Timing", 5),
                ],
                (8, 0),
            ),
            Self::MicroLesson => base(
                Words::new("微课", "Short lesson"),
                &[
                    ("选题", "Choice of topic", 15),
                    ("内容准确（有出处）", "Accurate, with sources", 30),
                    ("听得懂", "Easy to follow", 25),
                    ("制作规范", "Well made", 15),
                    ("互动与检测", "Exercises and checks", 15),
                ],
                (10, 0),
            ),
            Self::Venture => venture(),
        }
    }
}

fn speech() -> Rule {
    let tenth = Decimal::from_thousandths(100);
    let rows = [("内容", "Content", 4), ("语言", "Language", 4), ("形象", "Bearing", 2)];
    let rule = base(Words::new("演讲", "Speech"), &rows, (5, 0));
    let overtime = Overtime { every_seconds: 30, points: tenth, most: Decimal::ONE };
    Rule { step: tenth, timing: Timing { overtime: Some(overtime), ..rule.timing }, ..rule }
}

fn venture() -> Rule {
    let rows = [
        ("原创", "Original", 15),
        ("突破", "Breakthrough", 15),
        ("故事", "Story", 10),
        ("可行", "Feasible", 10),
        ("价值", "Value", 10),
        ("可持续", "Lasting", 10),
        ("结构", "Structure", 10),
        ("形式", "Form", 10),
        ("应答", "Answers", 10),
    ];
    let rule = base(Words::new("创新创业 8+7", "Innovation and venture 8+7"), &rows, (8, 7));
    Rule { trim: Trim { each_end: 0, ..rule.trim }, ..rule }
}

/// What the presets share: half-point steps, one extreme dropped at each end from five judges on, two places.
fn base(name: Words, rows: &[Row], (show_minutes, question_minutes): (u32, u32)) -> Rule {
    let dimensions: Vec<Dimension> = rows
        .iter()
        .map(|(zh, en, max)| Dimension {
            name: Words::new(*zh, *en),
            max: Decimal::whole(*max),
            weight: Decimal::ONE,
        })
        .collect();
    Rule {
        name,
        full_marks: dimensions.iter().map(|d| d.max).sum(),
        dimensions,
        step: Decimal::from_thousandths(500),
        trim: Trim { each_end: 1, from: 5 },
        trim_on: TrimOn::JudgeTotals,
        places: 2,
        rounding: Rounding::Once,
        timing: Timing {
            show_seconds: show_minutes * 60,
            question_seconds: question_minutes * 60,
            overtime: None,
        },
        ties: vec![TieBreak::MorePlaces, TieBreak::SumWithDropped, TieBreak::Dimension(0)],
        audience_percent: 0,
    }
}
