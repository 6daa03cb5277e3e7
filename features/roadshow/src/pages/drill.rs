//! 演练: one moment of the drill after the other, shown as the hall will see it and told beside it. Going on by
//! itself is a header, so it works on any browser; nothing here writes or is sent to anybody else.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::HeaderValue;
use axum::http::header::REFRESH;
use axum::response::Response;
use axum::routing::get;
use classes::{Class, ClassId};
use serde::Deserialize;
use web::{App, Ctx, Error, Kind, Lang, Page, Visit};

use super::drill_told::{Judged, Summary, press, told};
use super::judging_now::JudgingNow;
use super::stage_view::{StageBoard, StageFoot, StageNow, StageVote};
use crate::actions::drill::{self as actions, Found, Played};
use crate::actions::stage::Scene;
use crate::links;
use crate::model::stage::Voting;
use crate::words::{Words, words};

/// The drill.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/classes/{class}/roadshow/drill", get(show))
}

/// Seconds that a moment stays at the usual speed.
const A_MOMENT: u8 = 3;
/// The speeds there are; a moment stays so many times shorter.
const SPEEDS: [u8; 2] = [1, 3];

/// What the address asks for. Whatever cannot be read is as if it had not been said.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    at: String,
    #[serde(default)]
    seed: String,
    #[serde(default)]
    play: String,
    #[serde(default)]
    screen: String,
}

/// What is looked at, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct View {
    pub class: ClassId,
    /// Which scores.
    pub seed: u64,
    /// Which moment.
    pub at: usize,
    /// How fast it goes on by itself; 0 when it stands.
    pub play: u8,
    /// Whether only the stage is to be seen.
    pub screen: bool,
}

impl View {
    fn of(class: ClassId, asked: &Asked) -> Self {
        let play = asked.play.parse().ok().filter(|speed| SPEEDS.contains(speed));
        Self {
            class,
            seed: asked.seed.parse().unwrap_or(1),
            at: asked.at.parse().unwrap_or(0),
            play: play.unwrap_or(0),
            screen: asked.screen == "1",
        }
    }

    fn href(&self) -> String {
        links::drill_at(&self.class, self.seed, self.at, self.play, self.screen)
    }

    /// Another moment, standing.
    fn at(&self, at: usize) -> String {
        Self { at, play: 0, ..self.clone() }.href()
    }

    /// How long the moment stays and where it goes on, while it goes on by itself.
    fn onward(&self) -> Option<String> {
        let stays = A_MOMENT.checked_div(self.play)?;
        let next = Self { at: self.at + 1, ..self.clone() };
        Some(format!("{stays}; url={}", next.href()))
    }

    /// The same moment at another speed.
    fn playing(&self, play: u8) -> String {
        Self { play, ..self.clone() }.href()
    }
}

/// A moment of the drill.
#[derive(Template)]
#[template(path = "drill.html")]
pub(crate) struct DrillPage {
    pub screen: bool,
    /// What the hall sees.
    pub now: String,
    pub board: String,
    pub foot: String,
    pub vote: String,
    /// What happens, and what would be pressed.
    pub told: String,
    pub press: Option<String>,
    pub today: Option<String>,
    pub refused: Option<String>,
    /// What judges and voters see.
    pub phone: String,
    pub judged: Option<Judged>,
    pub hall: String,
    pub summary: Option<Summary>,
    pub keys: Keys,
    pub w: &'static Words,
}

/// Where the drill can go from here.
pub(crate) struct Keys {
    pub at: usize,
    pub total: usize,
    pub play: Option<String>,
    pub pause: Option<String>,
    pub back: Option<String>,
    pub next: Option<String>,
    pub again: String,
    pub other: String,
    /// The other speeds, and where they lead.
    pub speeds: Vec<(u8, String)>,
    pub screen: String,
    pub desk: String,
}

/// There is nothing to play yet.
#[derive(Template)]
#[template(path = "drill_none.html")]
pub(crate) struct NoDrill {
    /// What is missing, what it is for, and where it is done.
    pub said: [String; 4],
    pub home_href: String,
    pub w: &'static Words,
}

async fn show(
    visit: Visit,
    Path(class): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let mut view = View::of(class.clone(), &asked);
    let seed = view.seed;
    let found = visit.read(move |tx, ctx| actions::drill(tx, ctx, &class, seed)).await?;
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let played = match found {
        Found::NoGroups(class) => {
            let href = workshop::links::groups(&class.id);
            return none(
                &visit,
                &class,
                [w.drill_no_groups(), w.drill_no_groups_text(), w.next_groups(), href],
            );
        }
        Found::NoRoadshow(class) => {
            let href = links::set_up(&class.id);
            return none(
                &visit,
                &class,
                [w.desk_none(), w.drill_no_roadshow_text(), w.desk_none_action(), href],
            );
        }
        Found::Played(played) => played,
    };
    let last = played.drill.moments.len().saturating_sub(1);
    view.at = view.at.min(last);
    if view.at == last {
        view.play = 0;
    }
    let content = DrillPage::of(&played, &view, &visit.ctx, lang)?;
    let mut response = visit.page(&Page::new(Kind::Stage, w.drill_title()), &content)?;
    if let Some(onward) = view.onward() {
        response.headers_mut().insert(REFRESH, HeaderValue::try_from(onward).map_err(Error::broken)?);
    }
    Ok(response)
}

fn none(visit: &Visit, class: &Class, said: [String; 4]) -> Result<Response, Error> {
    let w = words(visit.lang());
    let content = NoDrill { said, home_href: links::set_up(&class.id), w };
    visit.page(&Page::new(Kind::Desk, w.drill_title()).of_class(class.here()), &content)
}

impl DrillPage {
    pub(crate) fn of(played: &Played, view: &View, ctx: &Ctx, lang: Lang) -> Result<Self, Error> {
        let w = words(lang);
        let moment = played.drill.moment(view.at).ok_or(Error::NotFound)?;
        let scene = played.scene(moment)?;
        let last = view.at + 1 >= played.drill.moments.len();
        let rendered = |html: Result<String, askama::Error>| html.map_err(Error::broken);
        let why = |refusal: &_| web::Refusal::words(refusal, lang);
        Ok(Self {
            screen: view.screen,
            now: rendered(now(&scene, view, ctx, lang).render())?,
            board: rendered(StageBoard::of(&scene, lang).render())?,
            foot: rendered(StageFoot::of(&scene, lang).render())?,
            vote: rendered(vote(&scene, w)?.render())?,
            told: told(played, moment, &scene, lang),
            press: press(moment, &scene, w),
            today: moment
                .today
                .as_ref()
                .filter(|_| moment.refused.is_none())
                .map(|no| w.drill_today(why(no))),
            refused: moment.refused.as_ref().map(|no| w.drill_refused(why(no))),
            phone: rendered(JudgingNow::of(&scene, lang).render())?,
            judged: Judged::of(played, moment, &scene, w).filter(|_| !last),
            hall: match scene.desk.voting {
                Voting::NotYet => w.vote_not_yet(),
                Voting::Open => w.vote_lead(),
                Voting::Closed => w.vote_closed_text(),
                Voting::Shown => w.vote_result(),
            },
            summary: last.then(|| Summary::of(played, lang)),
            keys: Keys::of(view, played.drill.moments.len()),
            w,
        })
    }
}

/// The head of the stage; its clock runs only while the drill does.
fn now(scene: &Scene, view: &View, ctx: &Ctx, lang: Lang) -> StageNow {
    let mut now = StageNow::of(scene, ctx, lang);
    if let Some(clock) = now.clock.as_mut().filter(|_| view.play == 0) {
        clock.deadline = None;
    }
    now
}

/// The vote as the hall sees it, with a code that only says that it is none.
fn vote(scene: &Scene, w: &'static Words) -> Result<StageVote, Error> {
    let open = scene.desk.voting == Voting::Open;
    let qr = open.then(|| web::qr::svg(&w.drill_no_code())).transpose()?;
    Ok(StageVote { qr, voted: w.stage_voted(scene.voted), address: w.drill_no_code(), w })
}

impl Keys {
    fn of(view: &View, total: usize) -> Self {
        let next = (view.at + 1 < total).then(|| view.at(view.at + 1));
        let stands = view.play == 0;
        Self {
            at: view.at + 1,
            total,
            play: next.as_ref().filter(|_| stands).map(|_| view.playing(1)),
            pause: (!stands).then(|| view.playing(0)),
            back: view.at.checked_sub(1).map(|before| view.at(before)),
            speeds: SPEEDS
                .iter()
                .filter(|speed| next.is_some() && **speed != view.play.max(1))
                .map(|speed| (*speed, view.playing(*speed)))
                .collect(),
            next,
            again: view.at(0),
            other: View { seed: view.seed.wrapping_add(1), at: 0, play: 0, ..view.clone() }.href(),
            screen: View { screen: !view.screen, ..view.clone() }.href(),
            desk: links::desk(&view.class),
        }
    }
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;

    #[test]
    fn a_drill_that_plays_goes_on_by_itself_and_one_that_stands_does_not() {
        let class = ClassId::from_body(&format!("{:026}", 1));
        let view = |play: &str| {
            let asked = Asked { at: "4".into(), seed: "7".into(), play: play.into(), screen: "1".into() };
            View::of(class.clone(), &asked).onward()
        };
        let next = |play| links::drill_at(&class, 7, 5, play, true);
        assert_eq!(view("1"), Some(format!("3; url={}", next(1))));
        assert_eq!(view("3"), Some(format!("1; url={}", next(3))));
        assert_eq!([view("0"), view(""), view("2"), view("-1")], [None, None, None, None]);
    }
}
