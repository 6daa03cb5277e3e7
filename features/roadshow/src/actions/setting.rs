//! Everything a roadshow consists of, read at once: its class, rule, groups in their order, panel.

use std::collections::BTreeMap;

use classes::{Class, ClassId};
use judging::FrozenRule;
use judging::chain::{Line, chain};
use judging::recusal::Home;
use people::OrgId;
use store::Tx;
use web::{Ctx, Error, PersonId};
use workshop::{Group, GroupId};

use crate::access::RUN_ROADSHOW;
use crate::model::{Draw, Judge, JudgeId, Readiness, Roadshow, RoadshowId, Sheet, Standing, standings};
use crate::store::{draws as draw_sql, judges as panel_sql, results, roadshows as sql, sheets, stage};

/// A roadshow and everything that belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// The roadshow.
    pub roadshow: Roadshow,
    /// Its class.
    pub class: Class,
    /// The frozen rule, once there is one.
    pub rule: Option<FrozenRule>,
    /// The groups: in drawn order once it is drawn, else by their numbers.
    pub groups: Vec<Group>,
    /// The draw whose order counts, once it was opened.
    pub draw: Option<Draw>,
    /// Whether the drawn groups are the ones that are published now.
    pub drawn: bool,
    /// Everybody on the panel, without those who were taken off it.
    pub judges: Vec<Judge>,
    /// How judges stand to groups; a pair that is not here scores.
    pub standings: BTreeMap<(JudgeId, GroupId), Standing>,
}

impl Setting {
    /// Reads it all. Asks no permission.
    pub fn load(tx: &mut Tx<'_>, id: &RoadshowId) -> Result<Self, Error> {
        let roadshow = roadshow(tx, id)?;
        Self::of(tx, roadshow)
    }

    fn of(tx: &mut Tx<'_>, roadshow: Roadshow) -> Result<Self, Error> {
        let class = classes::class(tx, &roadshow.class)?;
        let rule = sql::frozen(tx, &roadshow.id)?.map(|(rule, _)| rule);
        let published = workshop::groups(tx, &class.id)?;
        let draw = draw_sql::draws(tx, &roadshow.id)?.into_iter().find(|draw| draw.reveal.is_some());
        let (groups, drawn) = in_order(published, draw.as_ref());
        let judges = judges_of(tx, &roadshow.id)?;
        let teams = homes_of(tx, &groups)?;
        let decided = panel_sql::decided(tx, &roadshow.id)?;
        let standings = standings(&judges, &teams, &decided);
        let judges = judges.into_iter().filter(|judge| !judge.removed).collect();
        Ok(Self { roadshow, class, rule, groups, draw, drawn, judges, standings })
    }

    /// How a judge stands to a group.
    pub fn standing(&self, judge: &JudgeId, group: &GroupId) -> Standing {
        self.standings.get(&(judge.clone(), group.clone())).cloned().unwrap_or(Standing::Scores)
    }

    /// The pairs the organiser still has to decide about.
    pub fn undecided(&self) -> usize {
        let here = |judge: &JudgeId, group: &GroupId| {
            self.judges.iter().any(|j| j.id == *judge) && self.groups.iter().any(|g| g.id == *group)
        };
        self.standings
            .iter()
            .filter(|((judge, group), standing)| {
                matches!(standing, Standing::Proposed(_)) && here(judge, group)
            })
            .count()
    }

    /// Judges and groups with a unit or a city in common, whatever was decided about them.
    pub fn of_one_home(&self, tx: &mut Tx<'_>) -> Result<Vec<(JudgeId, GroupId)>, Error> {
        let teams = homes_of(tx, &self.groups)?;
        Ok(standings(&self.judges, &teams, &[]).into_keys().collect())
    }

    /// Every sheet in the order in which they were handed in, with the hash of each; no hashes before the rule is
    /// frozen.
    pub fn chained(&self, mut sheets: Vec<Sheet>) -> Result<(Vec<Sheet>, Vec<String>), Error> {
        sheets.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        let reveal = self.draw.as_ref().and_then(|draw| draw.reveal.as_ref());
        let seed = reveal.map_or("", |reveal| reveal.seed.as_str());
        let lines: Vec<Line> = sheets.iter().map(Sheet::line).collect();
        let hashes = match &self.rule {
            Some(rule) => chain(rule.rule(), seed, &lines).map_err(Error::broken)?,
            None => vec![String::new(); lines.len()],
        };
        Ok((sheets, hashes))
    }

    /// The frozen rule, or that there is none yet.
    pub fn frozen(&self) -> Result<&FrozenRule, Error> {
        self.rule.as_ref().ok_or_else(|| crate::Refusal::RuleOpen.into())
    }
}

/// A roadshow.
pub(crate) fn roadshow(tx: &mut Tx<'_>, id: &RoadshowId) -> Result<Roadshow, Error> {
    sql::roadshow(tx, id)?.ok_or(Error::NotFound)
}

/// The roadshow of a class, where one was made.
///
/// # Errors
/// As the database fails.
pub fn roadshow_of_class(tx: &mut Tx<'_>, class: &ClassId) -> Result<Option<Roadshow>, Error> {
    Ok(sql::of_class(tx, class)?)
}

/// The setting of a class's roadshow, for whoever runs it.
pub(crate) fn of_class(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<Setting, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(RUN_ROADSHOW, &class.scope())?;
    let roadshow = sql::of_class(tx, &class.id)?.ok_or(Error::NotFound)?;
    Setting::of(tx, roadshow)
}

/// What the set-up page shows.
pub(crate) struct Overview {
    /// The class.
    pub class: Class,
    /// The roadshow; none before somebody chose a rule to start from.
    pub setting: Option<Setting>,
    /// What is ready.
    pub ready: Readiness,
    /// How many judges have handed in for how many they have to.
    pub handed: (usize, usize),
}

/// How far a class's roadshow is.
pub(crate) fn overview(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<Overview, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(RUN_ROADSHOW, &class.scope())?;
    let Some(roadshow) = sql::of_class(tx, &class.id)? else {
        let ready = Readiness { groups: workshop::groups(tx, &class.id)?.len(), ..Readiness::default() };
        return Ok(Overview { class, setting: None, ready, handed: (0, 0) });
    };
    let setting = Setting::of(tx, roadshow)?;
    let desk = stage::desk(tx, &setting.roadshow.id)?;
    let handed = handed_in(tx, &setting)?;
    let ready = Readiness {
        groups: setting.groups.len(),
        frozen: setting.rule.is_some(),
        judges: setting.judges.len(),
        undecided: setting.undecided(),
        drawn: setting.drawn,
        scoring: !desk.scoring.is_empty() || !desk.scored.is_empty(),
        locked: desk.locked.is_some(),
        announced: results::is_published(tx, &setting.roadshow.id)?,
    };
    Ok(Overview { class, setting: Some(setting), ready, handed })
}

/// How many sheets are in, and how many are to come in all.
fn handed_in(tx: &mut Tx<'_>, setting: &Setting) -> Result<(usize, usize), Error> {
    let sheets = sheets::current(tx, &setting.roadshow.id)?;
    let (mut handed, mut expected) = (0, 0);
    for judge in setting.judges.iter().filter(|judge| !judge.absent) {
        for group in &setting.groups {
            if setting.standing(&judge.id, &group.id).stands_back() {
                continue;
            }
            expected += 1;
            let has = sheets.iter().any(|s| s.judge == judge.id && s.team.group() == Some(&group.id));
            handed += usize::from(has);
        }
    }
    Ok((handed, expected))
}

/// Groups in drawn order, and whether the draw is of exactly these groups.
fn in_order(published: Vec<Group>, draw: Option<&Draw>) -> (Vec<Group>, bool) {
    let Some(order) = draw.and_then(|draw| draw.reveal.as_ref()).map(|reveal| &reveal.order) else {
        return (published, false);
    };
    let place = |group: &Group| order.iter().position(|id| *id == group.id);
    let drawn = published.len() == order.len() && published.iter().all(|group| place(group).is_some());
    let mut groups = published;
    if drawn {
        groups.sort_by_key(|group| place(group));
    }
    (groups, drawn)
}

/// Everybody who is or was on the panel.
pub(super) fn judges_of(tx: &mut Tx<'_>, id: &RoadshowId) -> Result<Vec<Judge>, Error> {
    let panel = panel_sql::panel(tx, id)?;
    let ids: Vec<PersonId> = panel.iter().map(|judge| judge.person.clone()).collect();
    let persons = people::persons(tx, &ids)?;
    let judge = |on: &panel_sql::OnPanel| {
        let person = persons.iter().find(|person| person.id == on.person);
        Judge {
            id: on.id.clone(),
            person: on.person.clone(),
            name: person.map(|p| p.name.clone()).unwrap_or_default(),
            unit_name: person.map(|p| p.unit_name.clone()).unwrap_or_default(),
            home: person.map(|p| home(p.unit.as_ref(), p.city.as_deref())).unwrap_or_default(),
            removed: on.removed(),
            absent: on.absent(),
        }
    };
    Ok(panel.iter().map(judge).collect())
}

/// Where the members of each group come from.
fn homes_of(tx: &mut Tx<'_>, groups: &[Group]) -> Result<Vec<(GroupId, Vec<Home>)>, Error> {
    let everybody: Vec<PersonId> = groups.iter().flat_map(|group| group.members.iter().cloned()).collect();
    let known = people::homes(tx, &everybody)?;
    let of = |person: &people::Home| home(Some(&person.unit), person.city.as_deref());
    let homes = |group: &Group| group.members.iter().filter_map(|id| known.get(id)).map(of).collect();
    Ok(groups.iter().map(|group| (group.id.clone(), homes(group))).collect())
}

/// Units are compared by their ids: two of the same short name are not the same unit.
fn home(unit: Option<&OrgId>, city: Option<&str>) -> Home {
    Home {
        unit: unit.map(ToString::to_string).unwrap_or_default(),
        city: city.unwrap_or_default().to_owned(),
    }
}
