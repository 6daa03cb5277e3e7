//! The organiser at a desk: a server, a browser, and the class this is about.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use journeys::http::Visitor;
use journeys::{Browser, Look, Server};

/// One walk of the organiser.
pub struct Walk {
    pub server: Server,
    pub browser: Browser,
    pub scripts: bool,
    class: OnceLock<String>,
}

impl Walk {
    /// Signs in by the entry of the demonstration.
    pub async fn begins(scripts: bool) -> Self {
        let server = Server::demo().unwrap();
        let look = if scripts { Look::DESK } else { Look::DESK.without_scripts() };
        let browser = Browser::open(look).await.unwrap();
        browser.go(server.entry("organiser").unwrap()).await.unwrap();
        browser.sees("林知远").await.unwrap();
        Self { server, browser, scripts, class: OnceLock::new() }
    }

    /// Sets up a new house with the code on the console, as its first administrator.
    pub async fn in_an_empty_house() -> Self {
        let server = Server::empty().unwrap();
        let browser = Browser::open(Look::DESK).await.unwrap();
        browser.go(&server.url("/")).await.unwrap();
        browser.sees("第一次使用").await.unwrap();
        let password = "晨光河岸纸船十二只白鹭飞";
        for (field, text) in [
            ("启动码", server.entry("code").unwrap()),
            ("最上级组织的名称", "北江省总工会"),
            ("您的姓名", "郑明"),
            ("登录名", "zhengming"),
            ("新密码", password),
            ("再输一遍", password),
        ] {
            browser.write(field, text).await.unwrap();
        }
        browser.press("建好，进入").await.unwrap();
        let walk = Self { server, browser, scripts: true, class: OnceLock::new() };
        walk.page("从这里开始").await;
        walk.browser.sees("填名称和日期").await.unwrap();
        walk
    }

    /// Sets up a class from the standard plan.
    pub async fn founds_a_class(&self, name: &str) {
        let at = &self.browser;
        at.go(&self.server.url("/classes")).await.unwrap();
        self.page("培训班").await;
        at.press("建新班").await.unwrap();
        self.page("照搬往期时").await;
        at.write("班名", name).await.unwrap();
        self.dates("2026-12-07", "2026-12-11").await;
        at.pick("日程", "按标准安排").await.unwrap();
        at.press("建班").await.unwrap();
        self.page("第一天 · 12 月 7 日").await;
        at.sees("开班式").await.unwrap();
        let address = at.address().await.unwrap();
        let class = address.strip_prefix(&self.server.base).unwrap().split('?').next().unwrap();
        assert!(class.starts_with("/classes/cl_"), "{class}");
        self.class.set(class.to_owned()).unwrap();
    }

    async fn dates(&self, from: &str, to: &str) {
        for (name, date) in [("starts_on", from), ("ends_on", to)] {
            let field = self.browser.find(&format!("[name='{name}']")).await.unwrap();
            for typed in typed(date) {
                field.clear().await.unwrap();
                field.send_keys(typed).await.unwrap();
                if field.value().await.unwrap().as_deref() == Some(date) {
                    break;
                }
            }
            assert_eq!(field.value().await.unwrap().as_deref(), Some(date));
        }
    }

    /// The path of the class.
    pub fn class(&self) -> &str {
        self.class.get().expect("the class was founded")
    }

    /// Goes to a page of the class.
    pub async fn goes(&self, to: &str) {
        self.browser.go(&self.server.url(&format!("{}{to}", self.class()))).await.unwrap();
    }

    /// The page shows this, is whole, and everybody can use it.
    pub async fn page(&self, words: &str) {
        self.browser.sees(words).await.unwrap();
        self.browser.accessible().await.unwrap();
        if self.scripts {
            self.browser.fits().await.unwrap();
            self.browser.is_quiet().await.unwrap();
        }
    }

    /// Somebody without a window, not signed in.
    pub fn somebody(&self) -> Visitor {
        Visitor::of(&self.server.base).unwrap()
    }

    /// A file is handed out: its beginning says which kind it is.
    pub async fn file(&self, path: &str, by_form: bool, begins: &str) {
        let me = Visitor::entered(&self.server.base, self.server.entry("organiser").unwrap()).await.unwrap();
        let path = format!("{}{path}", self.class());
        let file = if by_form { me.post(&path, &[]).await } else { me.get(&path).await }.unwrap();
        assert_eq!(file.status, 200, "{path}");
        assert!(file.body.starts_with(begins), "{path} is {}", file.kind);
    }

    /// The file of a receipt.
    pub fn receipt(name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engines/sheets/tests/receipts");
        folder.join(name).canonicalize().unwrap()
    }
}

/// A date as it is typed into a date field, which stands in the order of the browser's own language:
/// year first in Chinese, month first in English.
fn typed(date: &str) -> [String; 2] {
    let (year, day) = date.split_once('-').unwrap();
    let day = day.replace('-', "");
    [format!("{year}\u{e014}{day}"), format!("{day}{year}")]
}
