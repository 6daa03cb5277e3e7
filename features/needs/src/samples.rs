//! Every page of this room with made-up content: for the test that renders them all, and for pictures.

use askama::Template;
use store::Millis;
use web::{FormState, Lang, Problem, Problems};

use crate::links;
use crate::model::{Need, State};
use crate::pages::staff::{AnswerForm, NeedPage, NeedRow, NeedsPage, PosterPage, Step, Tab, state_words};
use crate::pages::worker::{ReplyForm, ReplyPage, SaidHere, SaidPage, SayPage};
use crate::words::words;

const TEXT: &str = "等单只有三分钟，长课学不进去，能不能一次只讲一件事？";
const ID: &str = "nd_01j9zzzzzzzzzzzzzzzzzzzzzz";

/// The pages in a language: name and HTML of the page's own part.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let w = words(lang);
    let refused =
        FormState::refused(&web::Fields::of(&[("text", "")]), &Problems::at("text", Problem::Missing), lang);
    let said =
        SaidHere { text: TEXT.into(), state: state_words(State::InPool, lang), href: links::REPLY.into() };
    let steps = vec![Step {
        title: w.step_topic("新业态劳动者需求"),
        note: String::new(),
        when: "9:00".into(),
        href: Some("/".into()),
    }];
    let pages: Vec<(&'static str, Option<String>)> = vec![
        (
            "say",
            SayPage { form: FormState::default(), said: vec![said], reply_href: Some(links::REPLY), w }
                .render()
                .ok(),
        ),
        ("say-refused", SayPage { form: refused, said: Vec::new(), reply_href: None, w }.render().ok()),
        (
            "said",
            sample_need()
                .map(|need| SaidPage {
                    need,
                    code: Some("abcde-fghjk".into()),
                    reply_href: links::reply("abcde"),
                    w,
                })
                .and_then(|page| page.render().ok()),
        ),
        ("reply-form", ReplyForm { form: FormState::default(), w }.render().ok()),
        (
            "reply",
            ReplyPage {
                text: TEXT.into(),
                who: "外卖骑手 · 麦川市".into(),
                said_on: "9:00".into(),
                steps: steps.clone(),
                w,
            }
            .render()
            .ok(),
        ),
        ("needs", needs_page(lang).render().ok()),
        (
            "need",
            NeedPage {
                text: TEXT.into(),
                who: "外卖骑手".into(),
                said_on: "9:00".into(),
                steps,
                answer: Some(AnswerForm {
                    form: FormState::default(),
                    action: "/needs/1/answer".into(),
                    states: vec![("answered".into(), state_words(State::Answered, lang))],
                }),
                gather_href: None,
                list_href: links::NEEDS,
                w,
            }
            .render()
            .ok(),
        ),
        (
            "poster",
            PosterPage {
                qr: "<svg></svg>".into(),
                address: "https://gongfang.example/say".into(),
                place: "麦川市".into(),
                action: links::POSTER,
                list_href: links::NEEDS,
                w,
            }
            .render()
            .ok(),
        ),
    ];
    pages.into_iter().map(|(name, html)| (name, html.unwrap_or_default())).collect()
}

fn sample_need() -> Option<Need> {
    Some(Need {
        id: ID.parse().ok()?,
        text: TEXT.into(),
        trade: "外卖骑手".into(),
        place: "麦川市".into(),
        state: State::Open,
        said_at: Millis(0),
    })
}

fn needs_page(lang: Lang) -> NeedsPage {
    let w = words(lang);
    NeedsPage {
        lead: w.needs_lead(26, 7),
        late: Some(w.needs_late(2, 5)),
        any: true,
        tabs: vec![Tab { label: w.tab_all(), count: 26, href: links::NEEDS.into(), current: true }],
        search: String::new(),
        state: "open",
        rows: vec![NeedRow {
            id: ID.into(),
            text: TEXT.into(),
            who: "外卖骑手 · 麦川市".into(),
            when: "9:00".into(),
            state: state_words(State::Open, lang),
            tone: "seal",
            href: "/needs/1".into(),
            can_gather: true,
        }],
        gather_href: Some("/topics/new".into()),
        poster_href: links::POSTER,
        w,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_renders_in_both_languages_with_one_heading() {
        for lang in Lang::ALL {
            for (name, html) in samples(lang) {
                assert_eq!(html.matches("<h1").count(), 1, "{name} in {lang:?}: {html}");
            }
        }
    }
}
