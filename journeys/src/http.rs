//! A visitor without a window: asks for pages, keeps cookies, does not follow redirects by itself.

use std::collections::BTreeMap;
use std::sync::Mutex;

use anyhow::{Context as _, Result};
use reqwest::header::{ACCEPT, COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, RequestBuilder, Response, redirect};

use crate::markup::{Form, Kind};

/// A visitor and their cookies.
pub struct Visitor {
    client: Client,
    base: String,
    entry: Option<String>,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it leads.
    pub location: Option<String>,
    /// The kind of content.
    pub kind: String,
    /// The body as text.
    pub body: String,
}

impl Visitor {
    /// A visitor of a server.
    ///
    /// # Errors
    /// When no client can be made.
    pub fn of(base: &str) -> Result<Self> {
        let client = Client::builder().redirect(redirect::Policy::none()).no_proxy().build()?;
        Ok(Self { client, base: base.to_owned(), entry: None, cookies: Mutex::default() })
    }

    /// A visitor who came in by an entry address.
    ///
    /// # Errors
    /// When the entry does not let in.
    pub async fn entered(base: &str, entry: &str) -> Result<Self> {
        let mut visitor = Self::of(base)?;
        visitor.entry = Some(entry.strip_prefix(base).unwrap_or(entry).to_owned());
        visitor.enter_again().await?;
        Ok(visitor)
    }

    /// Comes in again by the same entry; says whether there is one.
    ///
    /// # Errors
    /// When the entry does not let in.
    pub async fn enter_again(&self) -> Result<bool> {
        let Some(entry) = &self.entry else { return Ok(false) };
        let answer = self.get(entry).await?;
        anyhow::ensure!(answer.status == 303, "{entry} answered {}", answer.status);
        Ok(true)
    }

    /// A second visitor with the same cookies, whose later ones are their own.
    #[must_use]
    pub fn fork(&self) -> Self {
        let cookies = self.cookies.lock().map(|cookies| cookies.clone()).unwrap_or_default();
        Self {
            client: self.client.clone(),
            base: self.base.clone(),
            entry: self.entry.clone(),
            cookies: Mutex::new(cookies),
        }
    }

    /// The same visitor at another node of the installation.
    #[must_use]
    pub fn moved_to(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.fork() }
    }

    /// The whole address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Sets a cookie by hand, such as the language.
    pub fn cookie(&self, name: &str, value: &str) {
        if let Ok(mut cookies) = self.cookies.lock() {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Asks for a page.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn get(&self, path: &str) -> Result<Answer> {
        self.send(self.client.get(self.url(path)), "text/html").await
    }

    /// What a phone downloads for a path: head and body, compressed as it asks for it.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn weight(&self, path: &str) -> Result<usize> {
        let request = self.client.get(format!("{}{path}", self.base)).header("accept-encoding", "br, gzip");
        let response = request.send().await?;
        let head: usize = response.headers().iter().map(|(k, v)| k.as_str().len() + v.len() + 4).sum();
        Ok(head + response.bytes().await?.len())
    }

    /// Sends a form.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn post(&self, path: &str, fields: &[(String, String)]) -> Result<Answer> {
        self.send(self.form(path, fields), "text/html").await
    }

    /// Sends a form the way its page asks for: in the address, as a form, or in parts with an empty file.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn submit(&self, action: &str, form: &Form, fields: &[(String, String)]) -> Result<Answer> {
        if form.multipart {
            let mut parts = reqwest::multipart::Form::new();
            for (name, value) in fields {
                parts = parts.text(name.clone(), value.clone());
            }
            for file in form.fields.iter().filter(|field| field.kind == Kind::File && !fields.is_empty()) {
                let part = reqwest::multipart::Part::bytes(Vec::new()).file_name("");
                parts = parts.part(file.name.clone(), part);
            }
            self.send(self.client.post(self.url(action)).multipart(parts), "text/html").await
        } else if form.post {
            self.post(action, fields).await
        } else {
            let page = action.split('?').next().unwrap_or(action);
            self.get(&format!("{page}?{}", encoded(fields))).await
        }
    }

    /// Sends a form as a script does, asking for JSON.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn post_for_json(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let fields: Vec<_> = fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        self.send(self.form(path, &fields), "application/json").await
    }

    /// Sends a form with a file.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn upload(&self, path: &str, field: &str, name: &str, bytes: Vec<u8>) -> Result<Answer> {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().part(field.to_owned(), part);
        self.send(self.client.post(self.url(path)).multipart(form), "text/html").await
    }

    /// Takes a file away, byte by byte, as the form that offers it does.
    ///
    /// # Errors
    /// When no file comes.
    pub async fn take_away(&self, path: &str) -> Result<Vec<u8>> {
        let response = self.ask(self.form(path, &[]), "text/html").await?;
        anyhow::ensure!(response.status() == 200, "{path} answered {}", response.status());
        Ok(response.bytes().await?.to_vec())
    }

    fn form(&self, path: &str, fields: &[(String, String)]) -> RequestBuilder {
        let body = encoded(fields);
        let kind = "application/x-www-form-urlencoded";
        self.client.post(self.url(path)).header("content-type", kind).body(body)
    }

    async fn send(&self, request: RequestBuilder, accept: &str) -> Result<Answer> {
        let response = self.ask(request, accept).await?;
        let text = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let (location, kind) = (text(LOCATION), text(reqwest::header::CONTENT_TYPE).unwrap_or_default());
        let status = response.status().as_u16();
        let body = String::from_utf8_lossy(&response.bytes().await?).into_owned();
        Ok(Answer { status, location, kind, body })
    }

    /// Asks with the cookies there are and keeps those that come.
    async fn ask(&self, request: RequestBuilder, accept: &str) -> Result<Response> {
        let cookies = {
            let cookies = self.cookies.lock().map_err(|_| anyhow::anyhow!("a lock"))?;
            cookies.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("; ")
        };
        let response = request.header(ACCEPT, accept).header(COOKIE, cookies).send().await?;
        for header in response.headers().get_all(SET_COOKIE) {
            let pair = header.to_str()?.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').context("a cookie")?;
            let mut cookies = self.cookies.lock().map_err(|_| anyhow::anyhow!("a lock"))?;
            if value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(response)
    }
}

fn encoded(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(key, value)| format!("{}={}", escaped(key), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// Percent-encoded for a form.
pub fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
