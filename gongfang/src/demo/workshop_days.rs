//! The first three days of the demonstration's workshop: topics made of needs, wishes, groups, stages up
//! to the rehearsal, proposals, feedback, and a roadshow that waits for its first judge.

use judging::Preset;
use needs::NeedId;
use people::{NewPerson, OrgId};
use store::Tx;
use web::access::{Role, holders};
use web::{Ctx, Error, PersonId};
use workshop::{
    Decision, Difficulty, Group, NewRemark, RemarkKind, Section, Sections, Settings, Stage, TopicDraft,
    TopicId, Verdict, Writing,
};

use super::Part;
use super::content::{JUDGES, PROPOSALS, REMARKS, TOPICS};
use classes::ClassId;

/// The seed the groups are made from; printed in the studio like any other.
const SEED: i64 = 20_260_728;

/// Plays everything up to the fourth day.
pub(super) fn play(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, said: &[NeedId]) -> Result<(), Error> {
    gather(tx, ctx, class, said)?;
    wish(tx, ctx, class)?;
    let people = classes::trainees(tx, class)?.len();
    let draft = workshop::make_groups(tx, ctx, class, &Settings::usual(people), SEED)?;
    workshop::publish_groups(tx, ctx, class, &draft)?;
    for stage in [Stage::Opening, Stage::Discussion, Stage::Rehearsal] {
        workshop::open_stage(tx, ctx, class, stage)?;
    }
    let groups = workshop::groups(tx, class)?;
    for (place, group) in groups.iter().enumerate() {
        write(tx, ctx, group, place, groups.len())?;
    }
    prepare_roadshow(tx, ctx, class)
}

/// Needs become topics; the pool is published.
fn gather(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, said: &[NeedId]) -> Result<(), Error> {
    for text in &TOPICS {
        let draft = TopicDraft {
            title: text.title.to_owned(),
            background: text.background.to_owned(),
            wanted: text.wanted.to_owned(),
            difficulty: match text.difficulty {
                1 => Difficulty::Common,
                2 => Difficulty::Harder,
                _ => Difficulty::Hard,
            },
            capacity: 1,
            needs: text.needs.iter().filter_map(|&place| said.get(place)).cloned().collect(),
        };
        workshop::create_topic(tx, ctx, class, &draft)?;
    }
    workshop::publish_pool(tx, ctx, class)?;
    Ok(())
}

/// Most trainees confirm on the phone what they had written on the receipt; then the pool closes.
fn wish(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<(), Error> {
    let pool = workshop::topics(tx, class)?;
    for (place, trainee) in classes::trainees(tx, class)?.iter().enumerate() {
        let wished: Vec<TopicId> = trainee
            .wishes
            .iter()
            .filter_map(|&number| pool.iter().find(|topic| topic.number == number))
            .map(|topic| topic.id.clone())
            .collect();
        if place % 8 != 7 && !wished.is_empty() {
            workshop::choose(tx, ctx, class, &trainee.person, &wished)?;
        }
    }
    workshop::close_pool(tx, ctx, class)
}

/// A group's proposal as far as it is, its gates so far, and what the rehearsal's listeners said. The
/// last group has not handed in its text yet.
fn write(tx: &mut Tx<'_>, ctx: &Ctx, group: &Group, place: usize, groups: usize) -> Result<(), Error> {
    let passed = Decision { verdict: Verdict::Passed, note: String::new() };
    workshop::decide_gate(tx, ctx, &group.id, Stage::Opening, &passed)?;
    workshop::decide_gate(tx, ctx, &group.id, Stage::Discussion, &passed)?;
    if place + 1 == groups {
        return Ok(());
    }
    let text = PROPOSALS[place % PROPOSALS.len()];
    let title = format!("{}：{}", group.topic_title, text[0]);
    let sections = Sections::of(&[
        (Section::Title, &title),
        (Section::Cut, text[1]),
        (Section::Audience, text[2]),
        (Section::Mechanism, text[3]),
        (Section::Steps, text[4]),
    ]);
    let writing = Writing { text: sections, base: 0, page: String::new() };
    workshop::save_proposal(tx, ctx, &group.id, &writing)?;
    for (number, (kind, said)) in REMARKS.iter().enumerate() {
        let kind = match *kind {
            "keep" => RemarkKind::Keep,
            "change" => RemarkKind::Change,
            _ => RemarkKind::Ask,
        };
        let remark = NewRemark { kind, text: (*said).to_owned() };
        workshop::give_remark(tx, ctx, &group.id, &remark, &format!("demo-{place}-{number}"))?;
    }
    Ok(())
}

/// The rule is frozen, the judges are named, the order is drawn.
fn prepare_roadshow(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<(), Error> {
    roadshow::create(tx, ctx, class, Preset::Roadshow)?;
    let orgs = people::orgs(tx)?;
    for (name, unit, post) in JUDGES {
        let unit: Option<OrgId> = orgs.iter().find(|org| org.name == unit).map(|org| org.id.clone());
        let new = NewPerson { name: name.to_owned(), phone: None, unit, post: post.to_owned(), sex: None };
        roadshow::add_judge(tx, ctx, class, &new)?;
    }
    roadshow::freeze_rule(tx, ctx, class)?;
    roadshow::draw_now(tx, ctx, class, "北江职工大学 报告厅")?;
    roadshow::open_scoring(tx, ctx, class)?;
    Ok(())
}

/// A trainee, a leader of a group, and a judge.
pub(super) fn cast(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    let mut add = |tx: &mut Tx<'_>, role, person: &PersonId, lands_on: String| -> Result<(), Error> {
        let name = people::person(tx, person)?.name;
        parts.push(Part { role, person: person.clone(), name, lands_on });
        Ok(())
    };
    let groups = workshop::groups(tx, class)?;
    if let Some(first) = groups.first().and_then(|group| Some((group, group.members.first()?))) {
        add(tx, "trainee", first.1, workshop::links::room(&first.0.id))?;
    }
    if let Some(roadshow) = roadshow::roadshow_of_class(tx, class)? {
        let judges = holders(tx, Role::Judge, class.as_str())?;
        for ((judge, _), role) in
            judges.iter().zip(["judge", "judge-2", "judge-3", "judge-4", "judge-5", "judge-6", "judge-7"])
        {
            add(tx, role, judge, roadshow::links::judging(&roadshow.id))?;
        }
    }
    Ok(parts)
}
