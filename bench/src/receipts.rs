//! Receipts: read and previewed, 120 rows and 5,000, through the running program as a browser would.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use sheets::export::{Column, Table, Value};

use crate::client::{Answer, Connection, get, post};
use crate::server::Server;
use crate::table::Table as Figures;

/// Measures both sizes, the middle of five runs.
pub(crate) fn measure(table: &mut Figures) -> Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let server = Server::demo(folder.path())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        for (rows, goal) in [(120, 300.0), (5_000, 3_000.0)] {
            let mut runs = Vec::new();
            for run in 0..5 {
                runs.push(preview(&server, rows, run).await?.as_secs_f64() * 1000.0);
            }
            runs.sort_by(f64::total_cmp);
            table.at_most(&format!("receipt of {rows} rows, uploaded, read, previewed"), runs[2], goal, "ms");
        }
        anyhow::Ok(())
    })
}

async fn preview(server: &Server, rows: usize, run: usize) -> Result<Duration> {
    let file = receipt(rows, run)?;
    let (cookie, _) = server.sign_in("organiser").await?;
    let mut connection = Connection::open(server.address).await?;
    let classes = connection.send(&get("/classes", &cookie)).await?;
    let class = class_in(&classes).context("no class in the demonstration")?;
    let mut body = Vec::new();
    body.extend_from_slice(
        b"--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"receipt.xlsx\"\r\n\r\n",
    );
    body.extend_from_slice(&file);
    body.extend_from_slice(b"\r\n--b--\r\n");
    let began = Instant::now();
    let kind = "multipart/form-data; boundary=b";
    let sent = connection.send(&post(&format!("{class}/import"), &cookie, kind, &body)).await?;
    let preview = sent.header("location").with_context(|| format!("no preview: {}", sent.head))?.to_owned();
    let page = connection.send(&get(&preview, &cookie)).await?;
    anyhow::ensure!(page.status == 200, "the preview answered {}", page.status);
    Ok(began.elapsed())
}

fn class_in(page: &Answer) -> Option<String> {
    let text = String::from_utf8_lossy(&page.body);
    let at = text.find("href=\"/classes/cl_")? + "href=\"".len();
    let rest = &text[at..];
    Some(rest[..rest.find('"')?].to_owned())
}

/// A receipt with distinct people, as our own template has it.
fn receipt(rows: usize, run: usize) -> Result<Vec<u8>> {
    let columns = ["序号", "单位", "姓名", "性别", "职务", "手机号"].map(Column::new).to_vec();
    let people = (0..rows)
        .map(|n| {
            let unit = ["云岭市总工会", "河湾市总工会", "铁山市总工会"][n % 3];
            let name = format!("王{}", ["敏", "强", "丽丽", "伟国"][n % 4]);
            let phone = format!("139{:08}", run * 1_000_000 + n);
            [(n + 1).to_string(), unit.into(), name, ["男", "女"][n % 2].into(), "宣传干事".into(), phone]
                .map(Value::from)
                .to_vec()
        })
        .collect();
    let table = Table { title: "回执".to_owned(), columns, rows: people };
    sheets::export::xlsx(&table).map_err(|e| anyhow::anyhow!("{e:?}"))
}
