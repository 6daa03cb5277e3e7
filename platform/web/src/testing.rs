//! The site without a socket, for the suites of the rooms: people visit it, press its buttons, and
//! read what is visible.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Extensions, Request, StatusCode};
use http_body_util::BodyExt as _;
use store::migrate::Room;
use store::testing::{SeededChance, on_each_engine};
use store::{Clock, Db, Files, FixedClock, Keyring, Millis, Mint, StoreError, Tx};
use tower::ServiceExt as _;

use crate::access::PersonId;
use crate::ctx::{Actor, Ctx, SessionId, Sources};
use crate::panels::Panels;
use crate::visit::SESSION_COOKIE;
use crate::{App, Lang, Settings, session, site};

/// Monday 2026-07-27 09:00 in Shanghai: when test stories begin.
pub const MONDAY: Millis = Millis(1_785_114_000_000);

/// Tells a story on each engine, at the site these rooms, panels and extras make.
pub fn on_each_site(
    rooms: &'static [Room],
    parts: impl Fn() -> (Router<App>, Panels, Extensions),
    story: impl Fn(Site),
) {
    on_each_engine(rooms, &FixedClock::at(MONDAY), |db| {
        let (routes, panels, extras) = parts();
        story(Site::with_extras(db, routes, panels, extras));
    });
}

/// Sources that repeat: a clock that stands, seeded chance, a fixed key.
pub fn sources() -> (Sources, Arc<FixedClock>) {
    let clock = Arc::new(FixedClock::at(MONDAY));
    let sources = Sources {
        clock: clock.clone() as Arc<dyn Clock>,
        chance: Arc::new(SeededChance::new(7)),
        mint: Arc::new(Mint::default()),
        keys: Keyring::new(&[7; 32]),
        zone: Settings::default().zone,
    };
    (sources, clock)
}

/// A site over a database, with nobody in it yet.
pub struct Site {
    /// The running program.
    pub app: App,
    /// Its clock.
    pub clock: Arc<FixedClock>,
    router: Router,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile_folder::Folder,
}

mod tempfile_folder {
    //! A folder for uploaded files, removed at the end.

    /// The folder.
    pub struct Folder(pub std::path::PathBuf);

    impl Drop for Folder {
        fn drop(&mut self) {
            // Left-over test files do no harm.
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}

impl Site {
    /// Puts a site together from rooms.
    pub fn new(db: Db, rooms: Router<App>, panels: Panels) -> Self {
        Self::with_extras(db, rooms, panels, Extensions::default())
    }

    /// As [`Site::new`], with what higher floors keep in the program.
    ///
    /// # Panics
    /// When no runtime can be started; this is a test's helper.
    #[expect(clippy::expect_used, reason = "a test without a runtime has failed")]
    pub fn with_extras(db: Db, rooms: Router<App>, panels: Panels, extras: Extensions) -> Self {
        let (sources, clock) = sources();
        let mut name = [0; 8];
        store::SystemChance.fill_name(&mut name);
        let folder = std::env::temp_dir().join(format!("gongfang-test-{}", u64::from_be_bytes(name)));
        let app = App::new(db, Files::below(&folder), sources, Settings::default(), panels, extras);
        let router = site(app.clone(), rooms);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { app, clock, router, runtime, _folder: tempfile_folder::Folder(folder) }
    }

    /// The program's own context, for setting the scene.
    pub fn program(&self) -> Ctx {
        Ctx::program(&self.app.sources)
    }

    /// Sets the scene in one transaction.
    ///
    /// # Panics
    /// When the action fails.
    #[expect(clippy::panic, reason = "a scene that cannot be set is a failed test")]
    pub fn scene<T: Send + 'static>(
        &self,
        action: impl Fn(&mut Tx<'_>, &Ctx) -> Result<T, crate::Error> + Send + 'static,
    ) -> T {
        let ctx = self.program();
        self.app.db.write_blocking(move |tx| action(tx, &ctx)).unwrap_or_else(|e| panic!("{e:?}"))
    }

    /// A context in which a person acts, with the grants they hold.
    pub fn acting(&self, person: &PersonId) -> Ctx {
        let wanted = person.clone();
        let grants = self.app.db.read_blocking(move |tx| crate::access::grants_of(tx, &wanted));
        let ctx = self.program();
        let session: SessionId = store::Witness::id(&ctx);
        let actor = Actor::Person {
            id: person.clone(),
            name: "甲".to_owned(),
            session,
            grants: grants.unwrap_or_else(|_: StoreError| Vec::new()),
        };
        Ctx::new(&self.app.sources, actor, Lang::Zh, "test".to_owned())
    }

    /// A visitor without any cookie.
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor { site: self, cookies: Vec::new(), json: false }
    }

    /// A person whose browser is already in: staff as by password, all others as by their link.
    pub fn visitor_as(&self, person: &PersonId, name: &str) -> Visitor<'_> {
        let (person, name) = (person.clone(), name.to_owned());
        let token = self.scene(move |tx, ctx| {
            let staff = crate::access::grants_of(tx, &person)?.iter().any(|g| g.role.needs_password());
            let kind = if staff { session::Kind::Password } else { session::Kind::Link };
            Ok(session::start(tx, ctx, kind, Some((&person, name.as_str())), "test")?.1)
        });
        Visitor { site: self, cookies: vec![(SESSION_COOKIE.to_owned(), token)], json: false }
    }
}

trait Named {
    fn fill_name(&self, bytes: &mut [u8]);
}

impl Named for store::SystemChance {
    fn fill_name(&self, bytes: &mut [u8]) {
        store::Chance::fill(self, bytes);
    }
}

/// A browser: keeps its cookies from page to page.
pub struct Visitor<'a> {
    site: &'a Site,
    cookies: Vec<(String, String)>,
    json: bool,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The body as text.
    pub body: String,
    /// The body as it came, for files.
    pub bytes: Vec<u8>,
    /// Where it leads, for a redirect.
    pub location: String,
}

impl Visitor<'_> {
    /// Opens a page.
    pub fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, "", String::new().into_bytes())
    }

    /// Sends a form.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send("POST", path, "application/x-www-form-urlencoded", body.into_bytes())
    }

    /// Sends a form as a script does, which wants JSON back.
    pub fn post_for_json(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send_for(
            "POST",
            path,
            "application/x-www-form-urlencoded",
            "application/json",
            body.into_bytes(),
        )
    }

    /// Sends a form with a file.
    pub fn upload(&mut self, path: &str, fields: &[(&str, &str)], name: &str, file: (&str, &[u8])) -> Answer {
        self.upload_all(path, fields, name, &[file])
    }

    /// Sends a form with several files under one name.
    pub fn upload_all(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        name: &str,
        files: &[(&str, &[u8])],
    ) -> Answer {
        let mut body = Vec::new();
        for (key, value) in fields {
            body.extend(
                format!("--b0\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (file, bytes) in files {
            let head = format!("name=\"{name}\"; filename=\"{file}\"");
            body.extend(format!("--b0\r\nContent-Disposition: form-data; {head}\r\n\r\n").bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--b0--\r\n");
        self.send("POST", path, "multipart/form-data; boundary=b0", body)
    }

    /// Sends a form and opens the page it leads to.
    ///
    /// # Panics
    /// When it does not lead anywhere.
    #[expect(clippy::panic, reason = "a story that does not go on is a failed test")]
    pub fn post_and_follow(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields);
        if answer.status != StatusCode::SEE_OTHER {
            panic!("POST {path} answered {}: {}", answer.status, answer.visible());
        }
        self.get(&answer.location)
    }

    /// Asks for JSON from now on, as a program does.
    #[must_use]
    pub fn asking_json(mut self) -> Self {
        self.json = true;
        self
    }

    /// Sets a cookie by hand, such as `lang=en`.
    #[must_use]
    pub fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.push((name.to_owned(), value.to_owned()));
        self
    }

    fn send(&mut self, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        self.send_for(method, path, kind, "", body)
    }

    #[expect(clippy::expect_used, reason = "a request that cannot be made is a failed test")]
    fn send_for(&mut self, method: &str, path: &str, kind: &str, accept: &str, body: Vec<u8>) -> Answer {
        let cookies =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let mut request = Request::builder().method(method).uri(path).header("host", "test");
        if !kind.is_empty() {
            request = request.header(CONTENT_TYPE, kind);
        }
        if self.json {
            request = request.header(ACCEPT, "application/json");
        }
        if !accept.is_empty() {
            request = request.header(ACCEPT, accept);
        }
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let router = self.site.router.clone();
        let (parts, body) = self.site.runtime.block_on(async move {
            let (parts, body) = router.oneshot(request).await.expect("an answer").into_parts();
            (parts, body.collect().await.expect("a body").to_bytes())
        });
        for header in parts.headers.get_all(SET_COOKIE) {
            let pair = header.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.retain(|(known, _)| known != name);
                if !value.is_empty() {
                    self.cookies.push((name.to_owned(), value.to_owned()));
                }
            }
        }
        Answer {
            status: parts.status,
            body: String::from_utf8_lossy(&body).into_owned(),
            bytes: body.to_vec(),
            location: parts
                .headers
                .get(LOCATION)
                .and_then(|v| v.to_str().ok())
                .unwrap_or_default()
                .to_owned(),
        }
    }
}

impl Answer {
    /// What a reader sees: the text of the page's main part, tags dropped, spaces folded.
    pub fn visible(&self) -> String {
        let main = self.body.split_once("<main").map_or(self.body.as_str(), |(_, rest)| rest);
        let main = main.split_once("</main>").map_or(main, |(main, _)| main);
        let mut text = String::new();
        let mut inside = main.len() != self.body.len();
        for c in main.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                _ if !inside => text.push(c),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of a hidden or filled input, for sending a form on.
    pub fn input(&self, name: &str) -> Option<String> {
        let at = self.body.find(&format!("name=\"{name}\""))?;
        let tag_start = self.body[..at].rfind('<')?;
        let tag = &self.body[tag_start..];
        let tag = &tag[..tag.find('>')?];
        let (_, rest) = tag.split_once("value=\"")?;
        Some(rest.split('"').next()?.to_owned())
    }
}
