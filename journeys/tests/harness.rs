//! The harness itself: it sees a planted fault, and what it cuts is cut. A tiny server of its own stands
//! in for the product.

#![cfg(test)]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

use journeys::{Browser, Look};

const PAGE: &str = "<!doctype html><html lang=\"zh-CN\"><head><title>样页</title>
  <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
  <link rel=\"icon\" href=\"data:,\"><script src=\"/s.js\" defer></script></head><body><main><h1>样页</h1>
  <p id=\"js\">没有脚本</p><noscript><p>不用脚本也行</p></noscript><a href=\"/more\">下一页的说明</a> <a href=\"/next\">下一页</a>
  <form action=\"/sent\"><label for=\"who\">姓名</label><input id=\"who\" name=\"who\">
  <label>城市 <select name=\"city\"><option>麦川市</option><option>双塔市</option></select></label>
  <label><input type=\"checkbox\" name=\"yes\" value=\"1\"> 同意</label>
  <label for=\"file\">回执</label><input id=\"file\" type=\"file\" name=\"file\">
  <button>发送</button></form></main></body></html>";
const SCRIPT: &str = "document.getElementById('js').textContent = '有脚本'";
/// As strict as the product's own.
const POLICY: &str = "content-security-policy: default-src 'self'; img-src data:; base-uri 'none'";

/// Serves the page; at `/bad` with a field nobody named, at `/wide` with something too wide, at `/broken`
/// with a script that fails.
fn stand_in() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            std::thread::spawn(move || answer(stream.unwrap()));
        }
    });
    address
}

fn answer(mut stream: TcpStream) {
    let mut request = [0; 4096];
    let read = stream.read(&mut request).unwrap_or(0);
    let request = String::from_utf8_lossy(&request[..read]).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default();
    let (kind, body) = match path {
        "/s.js" => ("text/javascript", SCRIPT.to_owned()),
        "/bad" => ("text/html", PAGE.replace("<label for=\"who\">姓名</label>", "")),
        "/wide" => ("text/html", PAGE.replace("<h1>", "<pre>一行很长很长的字一行很长很长的字一行很长很长的字一行很长很长的字一行很长很长的字</pre><h1>")),
        "/broken" => ("text/html", PAGE.replace("/s.js", "/gone.js")),
        "/gone.js" => ("text/javascript", "no_such_thing()".to_owned()),
        _ => ("text/html", PAGE.to_owned()),
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}; charset=utf-8\r\n{POLICY}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
}

#[tokio::test]
async fn the_browser_reads_writes_and_presses_by_what_is_visible() {
    let base = stand_in();
    let browser = Browser::open(Look::PHONE).await.unwrap();
    browser.go(&base).await.unwrap();
    browser.sees("有脚本").await.unwrap();
    browser.sees_no_more("没有脚本").await.unwrap();
    browser.fits().await.unwrap();
    browser.fill("who", "李勇").await.unwrap();
    browser.write("姓名", "王敏").await.unwrap();
    assert_eq!(browser.focused().await.unwrap(), "姓名");
    browser.pick("城市", "双塔").await.unwrap();
    browser.tick("同意").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("receipt.xlsx");
    std::fs::write(&file, "x").unwrap();
    browser.hand_in("回执", &file).await.unwrap();
    browser.press("发送").await.unwrap();
    browser.arrives_at("/sent?who=%E7%8E%8B%E6%95%8F&city=%E5%8F%8C%E5%A1%94%E5%B8%82&yes=1").await.unwrap();
    assert!(browser.address().await.unwrap().ends_with("&file=receipt.xlsx"));
    browser.press("下一页").await.unwrap();
    browser.arrives_at("/next").await.unwrap();
    let picture = folder.path().join("picture.png");
    browser.picture(&picture).await.unwrap();
    assert!(std::fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn a_planted_fault_is_seen() {
    let base = stand_in();
    let browser = Browser::open(Look::PHONE).await.unwrap();
    browser.go(&base).await.unwrap();
    browser.accessible().await.unwrap();
    browser.is_quiet().await.unwrap();
    browser.go(&format!("{base}/bad")).await.unwrap();
    let fault = browser.accessible().await.unwrap_err().to_string();
    assert!(fault.contains("label"), "{fault}");
    browser.go(&format!("{base}/wide")).await.unwrap();
    let fault = browser.fits().await.unwrap_err().to_string();
    assert!(fault.contains("<pre>一行很长"), "{fault}");
    browser.go(&format!("{base}/broken")).await.unwrap();
    browser.sees("没有脚本").await.unwrap();
    let fault = browser.is_quiet().await.unwrap_err().to_string();
    assert!(fault.contains("no_such_thing"), "{fault}");
    browser.is_quiet().await.unwrap();
}

#[tokio::test]
async fn scripts_can_be_switched_off_and_axe_looks_all_the_same() {
    let base = stand_in();
    for look in [Look::DESK, Look::PHONE] {
        let browser = Browser::open(look.without_scripts()).await.unwrap();
        browser.go(&base).await.unwrap();
        browser.sees("没有脚本").await.unwrap();
        browser.sees("不用脚本也行").await.unwrap();
        browser.write("姓名", "王敏").await.unwrap();
        browser.tick("同意").await.unwrap();
        browser.accessible().await.unwrap();
        browser.press("发送").await.unwrap();
        browser.arrives_at("/sent?who=%E7%8E%8B%E6%95%8F").await.unwrap();
        assert!(browser.address().await.unwrap().contains("yes=1"));
        browser.press("下一页").await.unwrap();
        browser.arrives_at("/next").await.unwrap();
        browser.sees("没有脚本").await.unwrap();
        browser.go(&format!("{base}/bad")).await.unwrap();
        browser.arrives_at("/bad").await.unwrap();
        assert!(browser.accessible().await.is_err());
    }
}

#[tokio::test]
async fn the_network_can_be_cut_and_comes_back() {
    let base = stand_in();
    let browser = Browser::open(Look::DESK).await.unwrap();
    browser.go(&base).await.unwrap();
    let size = browser.script("return [innerWidth, innerHeight]").await.unwrap();
    assert_eq!(size, serde_json::json!([1440, 900]));
    browser.offline(true).await.unwrap();
    assert!(browser.go(&format!("{base}/next")).await.is_err());
    browser.offline(false).await.unwrap();
    browser.go(&format!("{base}/next")).await.unwrap();
}
