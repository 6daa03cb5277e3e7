//! What this room adds to pages it does not own.

use store::Tx;
use web::access::{Role, Scope};
use web::nav::NavItem;
use web::panels::Card;
use web::{Ctx, Error, Lang};

use crate::access::{ANSWER_NEED, SEE_NEEDS};
use crate::words::words;
use crate::{links, store as questions};

/// Navigation, tabs, a card, and the way to say something.
pub struct Contribution;

impl web::panels::Contribution for Contribution {
    fn main_nav(&self, ctx: &Ctx) -> Vec<NavItem> {
        if ctx.can(SEE_NEEDS, &Scope::Anywhere) {
            vec![NavItem::new(links::NEEDS, words(ctx.lang).nav_needs(), "need")]
        } else {
            Vec::new()
        }
    }

    fn tabs(&self, ctx: &Ctx) -> Vec<NavItem> {
        let (w, say) = (words(ctx.lang), links::SAY);
        let mut tabs = vec![NavItem::new(say, w.tab_say(), "need").covering(links::REPLY)];
        if ctx.is_any(&[Role::Judge]) {
            // A judge is here to score.
            tabs.clear();
        } else if ctx.person().is_none() {
            tabs = vec![
                NavItem::new(say, w.tab_say(), "need"),
                NavItem::new(links::REPLY, w.tab_reply(), "bell"),
            ];
        }
        tabs
    }

    fn cards(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Card>, Error> {
        if !ctx.can(SEE_NEEDS, &Scope::Anywhere) {
            return Ok(Vec::new());
        }
        let (w, waiting) = (words(ctx.lang), questions::waiting(tx)?);
        if !ctx.can(ANSWER_NEED, &Scope::Anywhere) {
            // Who only looks on wants to know how much is said, and how much of it is answered.
            let total = questions::total(tx)?;
            let card = Card {
                mark: w.card_mark(),
                tone: "sky",
                title: w.card_said(total),
                note: w.card_heard(total.saturating_sub(waiting)),
                href: links::NEEDS.to_owned(),
                tag: String::new(),
            };
            return Ok(if total > 0 { vec![card] } else { Vec::new() });
        }
        if waiting == 0 {
            return Ok(Vec::new());
        }
        Ok(vec![Card {
            mark: w.card_mark(),
            tone: "seal",
            title: w.card_title(waiting),
            note: w.card_note(),
            href: links::NEEDS.to_owned(),
            tag: String::new(),
        }])
    }

    fn happened(&self, kind: &str, lang: Lang) -> Option<String> {
        let w = words(lang);
        let said = match kind.strip_prefix("needs.")? {
            "need-said" => w.did_say(),
            "need-answered" => w.did_answer(),
            "need-gathered" => w.did_gather(),
            _ => return None,
        };
        Some(said)
    }

    fn place(&self, name: &str, lang: Lang) -> Option<NavItem> {
        (name == "say").then(|| NavItem::new(links::SAY, words(lang).say_title(), "need"))
    }
}
