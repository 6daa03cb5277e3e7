//! The published groups, for trainees on the phone and for staff: who is with whom, on which topic, and why.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::{ClassId, Trainee};
use web::{Error, Page, PersonId, Visit};

use super::why::{why_all, why_me};
use crate::access::{HELP_GROUPS, MAKE_GROUPS, SEE_GROUPING};
use crate::actions::groups::{self as actions, Published};
use crate::links;
use crate::model::Group;
use crate::pages::show::{Here, Way, home, ways};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "groups/published.html")]
pub(crate) struct GroupsPage {
    pub name: String,
    pub home_href: String,
    pub lead: String,
    pub ways: Vec<Way>,
    /// Why the reader is with these people; empty for staff.
    pub why_me: Vec<String>,
    /// What was looked at when the groups were made.
    pub why: String,
    pub mine: Option<GroupView>,
    pub groups: Vec<GroupView>,
    pub studio_href: Option<String>,
    pub withdraw: Option<String>,
    pub withdraw_text: String,
    pub once: String,
    pub export_href: Option<String>,
    pub print_href: Option<String>,
    pub w: &'static Words,
}

/// A group as it is shown.
pub(crate) struct GroupView {
    pub name: String,
    pub topic: String,
    pub topic_href: Option<String>,
    pub members: Vec<MemberView>,
    pub size: usize,
    pub room_href: Option<String>,
}

/// A member as shown to the class: no phone number.
pub(crate) struct MemberView {
    pub name: String,
    pub about: String,
    pub leads: bool,
    pub me: bool,
}

pub(super) async fn groups(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let published = visit.read(move |tx, ctx| actions::published(tx, ctx, &id)).await?;
    let w = words(visit.lang());
    let page = Page::for_reader(&visit, w.groups_title()).of_class(published.class.here());
    visit.page(&page, &content(&visit, &published))
}

fn content(visit: &Visit, published: &Published) -> GroupsPage {
    let (w, class) = (words(visit.lang()), &published.class);
    let scope = class.scope();
    let known: BTreeMap<&PersonId, &Trainee> =
        published.roster.iter().map(|trainee| (&trainee.person, trainee)).collect();
    let me = visit.ctx.person();
    let helps = visit.ctx.can(HELP_GROUPS, &scope);
    let mut groups: Vec<GroupView> =
        published.groups.iter().map(|group| view(group, &known, me, helps)).collect();
    let mine = published.mine.map(|at| groups.remove(at));
    let staff = visit.ctx.can(SEE_GROUPING, &scope);
    let out = !published.groups.is_empty();
    let may_make = visit.ctx.can(MAKE_GROUPS, &scope);
    GroupsPage {
        name: class.name.clone(),
        home_href: home(visit, class),
        lead: w.groups_lead(
            published.groups.len(),
            published.groups.iter().map(|g| g.members.len()).sum::<usize>(),
        ),
        ways: ways(visit, class, Here::Groups),
        why_me: match (&published.draft, me) {
            (Some(draft), Some(me)) if published.mine.is_some() => why_me(draft, me, visit.lang()),
            _ => Vec::new(),
        },
        why: published
            .draft
            .as_ref()
            .map_or_else(String::new, |draft| why_all(&draft.settings, visit.lang())),
        mine,
        groups,
        studio_href: staff.then(|| links::grouping(&class.id)),
        withdraw: (may_make && published.withdrawable).then(|| links::groups_step(&class.id, "withdraw")),
        withdraw_text: w.withdraw_groups_text(class.size),
        once: visit.ctx.token(),
        export_href: (staff && out).then(|| links::groups_step(&class.id, "export")),
        print_href: (staff && out).then(|| links::groups_step(&class.id, "print")),
        w,
    }
}

/// A group with its people as the class sees them.
fn view(
    group: &Group,
    known: &BTreeMap<&PersonId, &Trainee>,
    me: Option<&PersonId>,
    helps: bool,
) -> GroupView {
    let members = group.members.iter().filter_map(|person| {
        let trainee = known.get(person)?;
        let about = [trainee.unit_name.as_str(), trainee.post.as_str()];
        Some(MemberView {
            name: trainee.name.clone(),
            about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            leads: group.leader.as_ref() == Some(person),
            me: me == Some(person),
        })
    });
    let members: Vec<MemberView> = members.collect();
    GroupView {
        name: group.name.clone(),
        topic: group.topic_title.clone(),
        topic_href: group.topic.as_ref().map(|topic| links::topic(&group.class, topic)),
        size: members.len(),
        room_href: (helps || members.iter().any(|member| member.me)).then(|| links::room(&group.id)),
        members,
    }
}
