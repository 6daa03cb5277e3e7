//! The crawl itself: it walks the whole of a small site, finds every planted fault, and is content with
//! a sound one. A tiny server of its own stands in for the product.

#![cfg(test)]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

use journeys::crawl::{Report, crawl};
use journeys::http::Visitor;

/// An answer: status, more header lines, body.
type Reply = (u16, String, String);

/// Serves what `site` answers to a method, a path, the cookies and a body.
fn stand_in(site: fn(&str, &str, &str, &str) -> Reply) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            std::thread::spawn(move || answer(stream.unwrap(), site));
        }
    });
    address
}

fn answer(mut stream: TcpStream, site: fn(&str, &str, &str, &str) -> Reply) {
    let mut request = Vec::new();
    let mut part = [0; 65536];
    let head = loop {
        let read = stream.read(&mut part).unwrap_or(0);
        request.extend_from_slice(&part[..read]);
        let text = String::from_utf8_lossy(&request).into_owned();
        let whole = text.split_once("\r\n\r\n").map(|(head, body)| (head.to_owned(), body.len()));
        if let Some((head, length)) = whole.filter(|(head, length)| *length >= wanted(head)) {
            break (head, text[text.len() - length..].to_owned());
        }
        if read == 0 {
            return;
        }
    };
    let (head, body) = head;
    let mut words = head.split(' ');
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    let (status, more, page) = site(method, path, &header(&head, "cookie"), &body);
    let reply = format!(
        "HTTP/1.1 {status} X\r\n{more}content-length: {}\r\nconnection: close\r\n\r\n{page}",
        page.len()
    );
    let _ = stream.write_all(reply.as_bytes());
}

fn wanted(head: &str) -> usize {
    header(head, "content-length").parse().unwrap_or(0)
}

fn header(head: &str, name: &str) -> String {
    let found = head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
    found.unwrap_or_default().to_owned()
}

fn page(lang: &str, body: &str) -> Reply {
    let kind = "content-type: text/html; charset=utf-8\r\n".to_owned();
    (
        200,
        kind,
        format!("<!doctype html><html lang={lang}><title>页</title><body><h1>页</h1>{body}</body></html>"),
    )
}

fn to(path: &str) -> Reply {
    (303, format!("location: {path}\r\n"), String::new())
}

/// A site without fault: needs are read by everybody and written down by a form.
fn sound(method: &str, path: &str, cookies: &str, body: &str) -> Reply {
    let lang = if cookies.contains("lang=en") { "en" } else { "zh-CN" };
    let (path, _) = path.split_once('?').unwrap_or((path, ""));
    match (method, path) {
        ("GET", "/") => page(
            lang,
            "<a href=/needs?sort=new>需求</a><a href=/language/en?back=/>English</a><a href='#x' id=x>到</a>",
        ),
        ("GET", "/needs") => {
            let list: String = (0..9).map(|n| format!("<li><a href=/needs/{n}>第 {n} 条</a>")).collect();
            page(
                lang,
                &format!(
                    "{list}<form method=post action=/needs><label>说<input name=text></label>
                <button>发</button></form><form><label>找<input name=sort></label><button>找</button></form>"
                ),
            )
        }
        ("POST", "/needs") if body == "text=" => {
            let (_, kind, body) = page(lang, "<p>请写下来</p>");
            (422, kind, body)
        }
        ("POST", "/needs") => to("/needs/1"),
        ("GET", "/language/en") => {
            (303, "location: /\r\nset-cookie: lang=en; Path=/\r\n".to_owned(), String::new())
        }
        ("GET", _) if path.starts_with("/needs/") => page(lang, "<a href=/>首页</a>"),
        _ => (404, String::new(), String::new()),
    }
}

/// The same with a fault of each kind.
fn broken(method: &str, path: &str, cookies: &str, body: &str) -> Reply {
    match (method, path) {
        ("GET", "/") => page("zh-CN", "<a href=/gone>没了</a><a href='#nowhere'>无处</a><a href=/twice>二</a>
            <a href=/foreign>外</a><a href=/bare>空</a><a href=/list?page=1>表</a><svg><use href=/i.svg#no /></svg>
            <form method=post action=/falls><label>甲<input name=a></label><button>发</button></form>
            <form method=post action=/bare-text><label>乙<input name=b></label><button>发</button></form>
            <form method=post action=/echo><label>丙<input name=c></label><button>发</button></form>
            <form method=post action=/nobody><button>发</button></form>"),
        ("GET", "/twice") => page("zh-CN", "<h1>又一个</h1>"),
        ("GET", "/foreign") => page("en", ""),
        ("GET", "/bare") => page("zh-CN", "<input name=x>"),
        ("GET", "/list?page=1") => page("zh-CN", ""),
        ("GET", _) if path.starts_with("/list?") => (500, String::new(), String::new()),
        ("GET", "/i.svg") => (200, String::new(), "<svg><symbol id=\"yes\"/></svg>".to_owned()),
        ("POST", "/falls") if body.contains("%F0") => (500, String::new(), String::new()),
        ("POST", "/falls") => to("/"),
        ("POST", "/bare-text") => (422, "content-type: text/plain\r\n".to_owned(), "missing field".to_owned()),
        ("POST", "/echo") if body.contains("script") => page("zh-CN", "<p><script>alert(1)</script></p>"),
        ("POST", "/echo") => to("/"),
        _ => sound("GET", "/no-such-page", cookies, body),
    }
}

async fn walked(site: fn(&str, &str, &str, &str) -> Reply, lang: &str) -> Report {
    let visitor = Visitor::of(&stand_in(site)).unwrap();
    crawl(&visitor, lang, &["/"]).await.unwrap()
}

#[tokio::test]
async fn a_sound_site_is_walked_to_its_end_in_both_languages_without_a_fault() {
    for lang in ["zh-CN", "en"] {
        let report = walked(sound, lang).await;
        report.sound().unwrap();
        assert_eq!(report.pages, ["/", "/needs?sort=new", "/needs/0", "/needs/1", "/needs/2"]);
        assert_eq!(report.forms, 8, "two forms, four ways each");
    }
}

#[tokio::test]
async fn every_planted_fault_is_found_and_named() {
    let report = walked(broken, "zh-CN").await;
    for fault in [
        "/gone (from /) answered 404",
        "#nowhere leads nowhere",
        "/twice has 2 headings",
        "/foreign is in “en”",
        "/bare: nothing names",
        "/list?page=",
        "there is no icon /i.svg#no",
        "/falls (form on /), Nonsense, answered 500",
        "/bare-text (form on /), Empty, answered 422 with bare text: missing field",
        "/echo (form on /), Nonsense, shows a script",
        "/nobody (form on /), Empty, answered 404",
    ] {
        assert!(
            report.faults.iter().any(|found| found.contains(fault)),
            "{fault}\n{}",
            report.faults.join("\n")
        );
    }
    assert!(report.sound().is_err());
}

#[tokio::test]
async fn a_visitor_who_forks_keeps_the_cookies_and_shares_no_later_ones() {
    let visitor = Visitor::of(&stand_in(sound)).unwrap();
    let second = visitor.fork();
    second.get("/language/en").await.unwrap();
    assert!(second.get("/").await.unwrap().body.contains("lang=en"));
    assert!(visitor.get("/").await.unwrap().body.contains("lang=zh-CN"));
}
