//! What this room adds to pages it does not own.

use classes::ClassId;
use store::Tx;
use web::access::{Role, Scope};
use web::nav::NavItem;
use web::panels::{Card, ClassHere, Progress, Step, Todo};
use web::{Ctx, Error, Lang};

use crate::access::RUN_ROADSHOW;
use crate::actions::{self, roadshow};
use crate::links;
use crate::model::stage::Voting;
use crate::model::{Next, Readiness};
use crate::store::{judges, results, roadshows as sql, stage};
use crate::words::{Words, words};

/// Navigation, the last steps of the strip, things to do, judges' cards.
#[derive(Debug, Clone, Copy, Default)]
pub struct Contribution;

impl web::panels::Contribution for Contribution {
    fn happened(&self, kind: &str, lang: Lang) -> Option<String> {
        crate::happened::happened(kind, lang)
    }

    fn class_nav(&self, ctx: &Ctx, class: &ClassHere) -> Vec<NavItem> {
        let Ok(id) = class.id.parse::<ClassId>() else { return Vec::new() };
        if !ctx.can(RUN_ROADSHOW, &scope(class)) {
            return Vec::new();
        }
        vec![NavItem::new(links::set_up(&id), words(ctx.lang).roadshow_title(), "star")]
    }

    fn strip(&self, tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Step>, Error> {
        let Ok(id) = class.id.parse::<ClassId>() else { return Ok(Vec::new()) };
        let (w, runs) = (words(ctx.lang), ctx.can(RUN_ROADSHOW, &scope(class)));
        let (mut figure, mut progress, mut href) = (w.strip_ahead(), Progress::Ahead, links::set_up(&id));
        let mut outcome = Progress::Ahead;
        if let Some(roadshow) = sql::of_class(tx, &id)? {
            let desk = stage::desk(tx, &roadshow.id)?;
            if results::is_published(tx, &roadshow.id)? {
                (figure, progress, outcome) = (w.strip_announced(), Progress::Done, Progress::Now);
                href = links::results(&roadshow.id);
            } else if desk.on.is_some() || !desk.scoring.is_empty() || desk.locked.is_some() {
                (figure, progress) = (w.strip_now(), Progress::Now);
            }
        }
        if !runs && progress != Progress::Done {
            // Who does not run the roadshow has nothing to open before the result.
            href = classes::links::class_home(&id);
        }
        let put_to_use = Step {
            figure: if outcome == Progress::Now { w.strip_outcome_now() } else { w.strip_ahead() },
            label: w.strip_outcome(),
            href: href.clone(),
            progress: outcome,
        };
        Ok(vec![Step { figure, label: w.roadshow_title(), href, progress }, put_to_use])
    }

    fn todos(&self, tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Todo>, Error> {
        let Ok(id) = class.id.parse::<ClassId>() else { return Ok(Vec::new()) };
        if !ctx.can(RUN_ROADSHOW, &scope(class)) {
            return Ok(Vec::new());
        }
        let overview = actions::overview(tx, ctx, &id)?;
        let ready = &overview.ready;
        if ready.groups == 0 || ready.announced {
            return Ok(Vec::new());
        }
        let w = words(ctx.lang);
        Ok(todos(ready, overview.handed, &id, w))
    }

    fn cards(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Card>, Error> {
        let mut cards: Vec<Card> = vote_card(tx, ctx)?.into_iter().collect();
        let Some(person) = ctx.person().filter(|_| ctx.is_any(&[Role::Judge])) else {
            return Ok(cards);
        };
        let w = words(ctx.lang);
        for id in judges::roadshows_of(tx, person)? {
            let own = judges::panel(tx, &id)?.into_iter().find(|judge| judge.person == *person);
            if own.is_none_or(|judge| judge.removed()) {
                continue;
            }
            let shown = roadshow(tx, &id)?;
            let class = classes::class(tx, &shown.class)?;
            let announced = results::is_published(tx, &id)?;
            cards.push(Card {
                mark: w.card_mark(),
                tone: if announced { "jade" } else { "seal" },
                title: w.card_title(&class.name),
                note: if announced { w.strip_announced() } else { w.card_note() },
                href: if announced { links::results(&id) } else { links::judging(&id) },
                tag: if announced { w.see_results() } else { w.go_and_score() },
            });
        }
        Ok(cards)
    }
}

/// For a trainee in the hall: the vote while it is open, later the result.
fn vote_card(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Option<Card>, Error> {
    let Some(person) = ctx.person().filter(|_| ctx.is_any(&[Role::Trainee])) else { return Ok(None) };
    let Some(class) = classes::class_of_trainee(tx, ctx, person)? else { return Ok(None) };
    let Some(shown) = sql::of_class(tx, &class.id)? else { return Ok(None) };
    let w = words(ctx.lang);
    if stage::desk(tx, &shown.id)?.voting == Voting::Open {
        let (title, note, href) = (w.vote_title(), w.vote_card_note(), links::vote(&shown.id));
        return Ok(Some(Card {
            mark: w.vote_card_mark(),
            tone: "seal",
            title,
            note,
            href,
            tag: w.vote_card_go(),
        }));
    }
    Ok(results::is_published(tx, &shown.id)?.then(|| Card {
        mark: w.card_mark(),
        tone: "jade",
        title: w.card_title(&class.name),
        note: w.strip_announced(),
        href: links::results(&shown.id),
        tag: w.see_results(),
    }))
}

fn scope(class: &ClassHere) -> Scope {
    Scope::Class { class: class.id.clone(), host: class.host.clone() }
}

fn todos(ready: &Readiness, (handed, expected): (usize, usize), class: &ClassId, w: &Words) -> Vec<Todo> {
    let todo = |done, title: String, note: String, href: String| Todo { done, title, note, href };
    let mut todos = vec![todo(
        ready.frozen,
        w.todo_rubric(),
        if ready.frozen { w.step_rubric_done() } else { w.step_rubric_missing() },
        links::rubric(class),
    )];
    todos.push(todo(
        ready.judges > 0,
        w.todo_judges(),
        if ready.judges > 0 { w.n_judges(ready.judges) } else { w.step_judges_missing() },
        links::judges(class),
    ));
    if ready.undecided > 0 {
        todos.push(todo(
            false,
            w.todo_recusals(ready.undecided),
            w.step_recusals_missing(ready.undecided),
            links::recusals(class),
        ));
    }
    if ready.judges > 0 {
        let note = if ready.drawn { w.step_draw_done() } else { w.step_draw_missing() };
        todos.push(todo(ready.drawn, w.todo_draw(), note, links::draw(class)));
    }
    if matches!(ready.next(), Next::Scores | Next::Announce) {
        let note = w.step_scores_now(handed, expected);
        todos.push(todo(handed == expected, w.todo_scores(), note, links::board(class)));
    }
    todos
}
