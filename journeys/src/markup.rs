//! Reads a page as a visitor without a window would: where it leads, what can be filled in and sent,
//! and what on it a screen reader could not name.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

/// What a page says and offers.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The language it says it is in.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// Its words, in order, with single spaces.
    pub text: String,
    /// How many headings of the first order it has.
    pub headings: usize,
    /// Where its links lead, as written.
    pub links: Vec<String>,
    /// Its forms.
    pub forms: Vec<Form>,
    /// Style sheets, scripts, pictures and icons, as written.
    pub assets: Vec<String>,
    /// Every id on it.
    pub ids: BTreeSet<String>,
    /// What is wrong with it for somebody who cannot see it, one line each.
    pub faults: Vec<String>,
}

/// A form and what it would send as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// Where it is sent; empty for the page itself.
    pub action: String,
    /// Whether it changes something.
    pub post: bool,
    /// Whether it carries files.
    pub multipart: bool,
    /// Its fields, the buttons that send a value among them.
    pub fields: Vec<Field>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The name it is sent under.
    pub name: String,
    /// What it holds.
    pub value: String,
    /// Who fills it.
    pub kind: Kind,
}

/// Who fills a field, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The page: it is sent as it is.
    Hidden,
    /// A person, freely.
    Typed,
    /// A person, from what is offered; this one is chosen already.
    Chosen,
    /// A person may choose it and has not.
    Offered,
    /// A file.
    File,
    /// The button that sends it.
    Button,
}

impl Form {
    /// What a browser sends when a person changes nothing and presses the first button.
    pub fn as_it_stands(&self) -> Vec<(String, String)> {
        self.filled(|_| None)
    }

    /// The same with everything a person could type left out.
    pub fn emptied(&self) -> Vec<(String, String)> {
        self.filled(|kind| (kind == Kind::Typed).then_some(""))
    }

    /// The same with whatever a person types or chooses replaced by this.
    pub fn filled_with(&self, text: &str) -> Vec<(String, String)> {
        self.filled(|kind| matches!(kind, Kind::Typed | Kind::Chosen).then_some(text))
    }

    fn filled<'a>(&'a self, by_a_person: impl Fn(Kind) -> Option<&'a str>) -> Vec<(String, String)> {
        let sent = |field: &&Field| matches!(field.kind, Kind::Hidden | Kind::Typed | Kind::Chosen);
        let fields = self.fields.iter().filter(sent).chain(self.first_button());
        let value = |field: &'a Field| by_a_person(field.kind).unwrap_or(&field.value);
        fields.map(|field| (field.name.clone(), value(field).to_owned())).collect()
    }

    fn first_button(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.kind == Kind::Button)
    }
}

/// Reads a page.
pub fn read(page: &str) -> Page {
    let html = Html::parse_document(page);
    let attribute = |css: &str, name: &str| -> Vec<String> {
        all(&html, css).filter_map(|e| e.attr(name)).map(str::to_owned).collect()
    };
    let ids = attribute("[id]", "id");
    let mut known = BTreeSet::new();
    let mut faults: Vec<String> = ids
        .iter()
        .filter(|id| !known.insert((*id).clone()))
        .map(|id| format!("the id {id} stands there twice"))
        .collect();
    faults.extend(all(&html, CONTROLS).filter(|e| name_of(&html, *e).is_empty()).map(|e| nameless(e)));
    faults.extend(all(&html, "img:not([alt])").map(|e| nameless(e)));
    Page {
        lang: attribute("html", "lang").pop().unwrap_or_default(),
        title: all(&html, "title").map(|e| text_of(e)).collect(),
        text: all(&html, "body").map(|e| text_of(e)).collect(),
        headings: all(&html, "h1").count(),
        links: attribute("a[href]", "href"),
        forms: all(&html, "form").map(|form| form_of(&html, form)).collect(),
        assets: [
            attribute("link[rel=stylesheet]", "href"),
            attribute("script[src]", "src"),
            attribute("img[src]", "src"),
            attribute("use[href]", "href"),
        ]
        .concat(),
        ids: known,
        faults,
    }
}

const CONTROLS: &str = "a[href], button, input:not([type=hidden]), select, textarea, summary";

#[expect(clippy::expect_used, reason = "the selectors are written in this file and read by its tests")]
fn all<'a>(html: &'a Html, css: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(css).expect("a selector");
    html.select(&selector).collect::<Vec<_>>().into_iter()
}

fn nameless(element: ElementRef<'_>) -> String {
    let written: String = element.html().chars().take(160).collect();
    format!("nothing names {written}")
}

/// The words in an element, what is hidden from screen readers left out.
fn text_of(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(element: ElementRef<'_>, text: &mut String) {
    let name = element.value().name();
    if element.attr("aria-hidden") == Some("true") || matches!(name, "script" | "style" | "template") {
        return;
    }
    if name == "img" {
        text.push_str(element.attr("alt").unwrap_or_default());
    }
    for child in element.children() {
        if let Some(words) = child.value().as_text() {
            text.push_str(words);
        } else if let Some(child) = ElementRef::wrap(child) {
            text.push(' ');
            collect(child, text);
            text.push(' ');
        }
    }
}

/// What a screen reader calls a control: its own attributes, a label for it or around it, its words.
fn name_of(html: &Html, element: ElementRef<'_>) -> String {
    let own = element.attr("aria-label").or_else(|| element.attr("title")).unwrap_or_default();
    let described = element.attr("aria-labelledby").into_iter().flat_map(str::split_whitespace);
    let mut name = own.to_owned();
    for id in described {
        name.extend(all(html, "[id]").filter(|e| e.attr("id") == Some(id)).map(text_of));
    }
    if let Some(id) = element.attr("id") {
        name.extend(all(html, "label[for]").filter(|e| e.attr("for") == Some(id)).map(text_of));
    }
    let around = element.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == "label");
    name.extend(around.map(text_of));
    match (element.value().name(), element.attr("type")) {
        ("input", Some("submit" | "button" | "reset")) => {
            name.push_str(element.attr("value").unwrap_or_default());
        }
        ("input" | "select" | "textarea", _) => {}
        _ => name.push_str(&text_of(element)),
    }
    name.trim().to_owned()
}

fn form_of(html: &Html, form: ElementRef<'_>) -> Form {
    let is = |name: &str, value: &str| form.attr(name).is_some_and(|v| v.eq_ignore_ascii_case(value));
    let id = form.attr("id");
    let within = |e: &ElementRef<'_>| e.ancestors().any(|node| node.id() == form.id());
    let belongs = |e: &ElementRef<'_>| match e.attr("form") {
        Some(other) => Some(other) == id,
        None => within(e),
    };
    Form {
        action: form.attr("action").unwrap_or_default().to_owned(),
        post: is("method", "post"),
        multipart: is("enctype", "multipart/form-data"),
        fields: all(html, "input[name], select[name], textarea[name], button[name]")
            .filter(belongs)
            .flat_map(fields_of)
            .collect(),
    }
}

fn fields_of(element: ElementRef<'_>) -> Vec<Field> {
    let name = element.attr("name").unwrap_or_default();
    let field = |value: &str, kind| Field { name: name.to_owned(), value: value.to_owned(), kind };
    let value = element.attr("value").unwrap_or_default();
    if element.attr("disabled").is_some() {
        return Vec::new();
    }
    match (element.value().name(), element.attr("type").unwrap_or_default()) {
        ("input", "hidden") => vec![field(value, Kind::Hidden)],
        ("input", "file") => vec![field("", Kind::File)],
        ("button", "button" | "reset") => Vec::new(),
        ("button", _) | ("input", "submit") => vec![field(value, Kind::Button)],
        ("input", "checkbox" | "radio") => {
            let value = element.attr("value").unwrap_or("on");
            let chosen = element.attr("checked").is_some();
            vec![field(value, if chosen { Kind::Chosen } else { Kind::Offered })]
        }
        ("select", _) => options_of(element).iter().map(|(value, kind)| field(value, *kind)).collect(),
        ("textarea", _) => vec![field(&element.text().collect::<String>(), Kind::Typed)],
        _ => vec![field(value, Kind::Typed)],
    }
}

/// A list's options; without a chosen one a browser chooses the first, where only one can be chosen.
fn options_of(select: ElementRef<'_>) -> Vec<(String, Kind)> {
    let options = select.descendants().filter_map(ElementRef::wrap).filter(|e| e.value().name() == "option");
    let mut found: Vec<(String, Kind)> = options
        .map(|option| {
            let value = option.attr("value").map_or_else(|| text_of(option), str::to_owned);
            (value, if option.attr("selected").is_some() { Kind::Chosen } else { Kind::Offered })
        })
        .collect();
    let chosen = found.iter().any(|(_, kind)| *kind == Kind::Chosen);
    if let Some(first) = found.first_mut().filter(|_| !chosen && select.attr("multiple").is_none()) {
        first.1 = Kind::Chosen;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_where_it_leads_and_what_it_needs() {
        let page = read(
            "<!doctype html><html lang=zh-CN><head><title>班级</title><link rel=stylesheet href=/a.css></head>
             <body><h1>班级</h1><!-- <a href='/no'>no</a> --><a href='/a?b=1&amp;c=2'>A</a>
             <svg aria-hidden=true><use href='/i.svg#x'/></svg></body></html>",
        );
        assert_eq!((page.lang.as_str(), page.title.as_str(), page.headings), ("zh-CN", "班级", 1));
        assert_eq!(page.text, "班级 A");
        assert_eq!(page.links, ["/a?b=1&c=2"]);
        assert_eq!(page.assets, ["/a.css", "/i.svg#x"]);
        assert!(page.faults.is_empty(), "{:?}", page.faults);
    }

    #[test]
    fn a_form_is_sent_as_a_browser_sends_it() {
        let page = read(
            r#"<form id=f method=post action="/go"><input type="hidden" name="once" value="k">
            <input name="who" value="王 &#34;敏&#34;"><input type="checkbox" name="no" value="1">
            <input type=radio name=r value=a><input type=radio name=r value=b checked>
            <select name="s"><option value="1">x</option><option value="2" selected>y</option></select>
            <select name="first"><option>甲</option><option>乙</option></select>
            <textarea name="t">abc</textarea><input type=file name=f><button>发</button></form>
            <button form=f name=do value=save>存</button><button form=f name=do value=drop>删</button>"#,
        );
        let sent = |pairs: Vec<(String, String)>| {
            pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
        };
        let form = &page.forms[0];
        assert!(form.post && !form.multipart && form.action == "/go");
        assert_eq!(sent(form.as_it_stands()), "once=k&who=王 \"敏\"&r=b&s=2&first=甲&t=abc&do=save");
        assert_eq!(sent(form.emptied()), "once=k&who=&r=b&s=2&first=甲&t=&do=save");
        assert_eq!(sent(form.filled_with("?")), "once=k&who=?&r=?&s=?&first=?&t=?&do=save");
    }

    #[test]
    fn what_nothing_names_is_a_fault() {
        let named = "<label for=a>A</label><input id=a><label>B <input></label><input aria-label=C>
            <span id=d>D</span><select aria-labelledby=d></select><button>E</button>
            <a href=/><img src=x alt=F></a><input type=submit value=G>";
        assert!(read(named).faults.is_empty(), "{:?}", read(named).faults);
        for bare in [
            "<input id=a>",
            "<input placeholder=A>",
            "<button><svg aria-hidden=true></svg></button>",
            "<a href=/x></a>",
            "<img src=x>",
            "<p id=a></p><p id=a></p>",
        ] {
            assert_eq!(read(bare).faults.len(), 1, "{bare}: {:?}", read(bare).faults);
        }
    }
}
