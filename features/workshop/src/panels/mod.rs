//! What this room adds to pages it does not own. The pool and the groups speak in [`pool`], the stages and
//! the group's room in [`room`].

mod journal;
mod pool;
mod room;

use store::Tx;
use web::nav::NavItem;
use web::panels::{Card, ClassHere, Step, Todo};
use web::{Ctx, Error, Lang};

/// Navigation, steps of the strip, things to do, cards, the place where needs become a topic.
#[derive(Debug, Clone, Copy, Default)]
pub struct Contribution;

impl web::panels::Contribution for Contribution {
    fn class_nav(&self, ctx: &Ctx, class: &ClassHere) -> Vec<NavItem> {
        let mut items = pool::class_nav(ctx, class);
        items.extend(room::class_nav(ctx, class));
        items
    }

    fn strip(&self, tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Step>, Error> {
        let mut steps = pool::strip(tx, ctx, class)?;
        steps.extend(room::strip(tx, ctx, class)?);
        Ok(steps)
    }

    fn todos(&self, tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Todo>, Error> {
        let mut todos = pool::todos(tx, ctx, class)?;
        todos.extend(room::todos(tx, ctx, class)?);
        Ok(todos)
    }

    fn cards(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Card>, Error> {
        let mut cards = pool::cards(tx, ctx)?;
        cards.extend(room::cards(tx, ctx)?);
        Ok(cards)
    }

    fn tabs(&self, ctx: &Ctx) -> Vec<NavItem> {
        let mut tabs = pool::tabs(ctx);
        tabs.extend(room::tabs(ctx));
        tabs
    }

    fn happened(&self, kind: &str, lang: Lang) -> Option<String> {
        journal::happened(kind, lang)
    }

    fn place(&self, name: &str, lang: Lang) -> Option<NavItem> {
        pool::place(name, lang)
    }
}
