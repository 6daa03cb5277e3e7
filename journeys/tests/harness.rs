//! The harness itself: it sees a planted fault, and what it cuts is cut. A tiny server of its own stands
//! in for the product.

#![cfg(test)]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

use journeys::{Browser, Look};

const PAGE: &str =
    "<!doctype html><html lang=\"zh-CN\"><head><title>样页</title></head><body><main><h1>样页</h1>
  <p id=\"js\">没有脚本</p><a href=\"/next\">下一页</a>
  <form><label for=\"who\">姓名</label><input id=\"who\" name=\"who\"></form></main>
  <script>document.getElementById('js').textContent = '有脚本'</script></body></html>";

/// Serves the page, and at `/bad` the same with a field nobody named.
fn stand_in() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let stream = stream.unwrap();
            // Browsers open connections ahead of need; each is waited for on its own.
            std::thread::spawn(move || answer(stream));
        }
    });
    address
}

fn answer(mut stream: TcpStream) {
    let mut request = [0; 4096];
    let read = stream.read(&mut request).unwrap_or(0);
    let bad = String::from_utf8_lossy(&request[..read]).starts_with("GET /bad");
    let page = if bad { PAGE.replace("<label for=\"who\">姓名</label>", "") } else { PAGE.to_owned() };
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        page.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(page.as_bytes()));
}

#[tokio::test]
async fn the_browser_reads_types_and_presses_and_axe_sees_a_planted_fault() {
    let base = stand_in();
    let browser = Browser::open(Look::PHONE).await.unwrap();
    browser.go(&base).await.unwrap();
    browser.sees("有脚本").await.unwrap();
    browser.fill("who", "王敏").await.unwrap();
    browser.accessible().await.unwrap();
    browser.press("下一页").await.unwrap();
    assert!(browser.address().await.unwrap().ends_with("/next"));
    browser.go(&format!("{base}/bad")).await.unwrap();
    let fault = browser.accessible().await.unwrap_err().to_string();
    assert!(fault.contains("label"), "{fault}");
}

#[tokio::test]
async fn scripts_and_network_can_be_switched_off() {
    let base = stand_in();
    let browser = Browser::open(Look::DESK.without_scripts()).await.unwrap();
    browser.go(&base).await.unwrap();
    browser.sees("没有脚本").await.unwrap();
    let browser = Browser::open(Look::DESK).await.unwrap();
    browser.go(&base).await.unwrap();
    browser.offline(true).await.unwrap();
    assert!(browser.go(&format!("{base}/next")).await.is_err());
    browser.offline(false).await.unwrap();
    browser.go(&format!("{base}/next")).await.unwrap();
}
