//! Every page of this room with made-up content, for the picture book and for the test that renders all.

use askama::Template;
use web::cards::LinkCard;
use web::panels::{Progress, Step, Todo};
use web::{Fields, FormState, Lang, Problem, Problems};

use crate::links;
use crate::model::{ClassId, Filter, Half, ItemKind};
use crate::pages::{
    Agenda, AgendaRow, CardsPage, Cell, CellField, CellKind, ClassGroup, ClassLine, DayRow, Entry, Figure,
    FileLine, FormPage, HalfCell, HomePage, ImportPage, ItemPage, LinksPage, ListPage, OneDay, OrderLink,
    Pager, Past, PersonRow, PreviewPage, PreviewRow, PrintPage, RosterPage, RowPage, StrangeUnit,
    TimetablePage, TodayPage, TraineePage, Undo,
};
use crate::words::{Words, words};

/// Every page's own part, by the name of its template.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let mut all = of_classes(lang);
    all.extend(of_timetable(lang));
    all.extend(of_roster(lang));
    all.extend(of_import(lang));
    all
}

fn shown(page: &impl Template) -> String {
    page.render().unwrap_or_default()
}

fn class() -> ClassId {
    <ClassId as store::Id>::from_body("00000000000000000000000001")
}

fn name(lang: Lang) -> String {
    lang.pick("全省职工宣教骨干培训班", "Class for union educators").to_owned()
}

fn dates(lang: Lang) -> String {
    lang.pick("7 月 27 日（周一）至 7 月 31 日（周五）", "Mon 27 Jul to Fri 31 Jul").to_owned()
}

fn refused(lang: Lang, fields: &[(&str, &str)], field: &str, problem: Problem) -> FormState {
    FormState::refused(&Fields::of(fields), &Problems::at(field, problem), lang)
}

fn figure(text: String, href: String) -> Figure {
    Figure { text, href }
}

fn agenda(lang: Lang, w: &Words) -> Agenda {
    let row = |time: &str, title: &str, kind: ItemKind, tag: String, tone, live| AgendaRow {
        time: time.to_owned(),
        title: title.to_owned(),
        note: kind.label(lang),
        tag,
        tone,
        live,
        over: tone == "jade",
        href: Some(links::timetable(&class())),
    };
    Agenda {
        title: w.today_is_day(4),
        rows: vec![
            row("08:30", lang.pick("经验交流", "Exchange"), ItemKind::Exchange, w.item_over(), "jade", false),
            row(
                "10:00",
                lang.pick("把一件小事写成好稿", "Writing"),
                ItemKind::Lecture,
                w.item_on(),
                "seal",
                true,
            ),
            row("14:00", lang.pick("路演排练", "Rehearsal"), ItemKind::Rehearsal, w.in_hours(4), "", false),
        ],
    }
}

fn of_classes(lang: Lang) -> Vec<(&'static str, String)> {
    let w = words(lang);
    let line = ClassLine {
        href: links::class_home(&class()),
        name: name(lang),
        term: lang.pick("2026 年第一期", "2026, first term").to_owned(),
        dates: dates(lang),
        place: lang.pick("云岭", "Yunling").to_owned(),
        host: lang.pick("北江省总工会", "Beijiang Provincial Federation").to_owned(),
        people: w.n_trainees(118),
        stands: w.day_n(4),
        tone: "seal",
        copy_href: Some(links::copy(&class())),
    };
    let group = ClassGroup { title: w.classes_now(), lines: vec![line] };
    let list = |groups| ListPage { groups, new_href: Some(links::NEW), w };
    let typed = [("name", "宣教骨干培训班"), ("starts_on", "2026-07-27"), ("ends_on", "2026-07-01")];
    let form = FormPage {
        crumb: w.classes_title(),
        title: w.new_class(),
        action: links::NEW.to_owned(),
        back: links::CLASSES.to_owned(),
        submit: w.create_class(),
        form: refused(lang, &typed, "ends_on", Problem::NotADate),
        hosts: vec![("og_1".to_owned(), lang.pick("北江省总工会", "Beijiang").to_owned())],
        sources: vec![(String::new(), w.standard_plan())],
        is_new: true,
        w,
    };
    let today = TodayPage {
        name: name(lang),
        home_href: None,
        dates: dates(lang),
        place: lang.pick("云岭", "Yunling").to_owned(),
        contact: lang.pick("王敏 0990-1234567", "Wang Min 0990-1234567").to_owned(),
        agenda: agenda(lang, w),
        days: vec![OneDay {
            title: w.day_and_number(dates(lang), 4),
            current: true,
            lines: vec![("08:30".to_owned(), ItemKind::Exchange.label(lang), "201".to_owned())],
        }],
        w,
    };
    vec![
        ("class_list", shown(&list(vec![group]))),
        ("class_list (empty)", shown(&list(Vec::new()))),
        ("class_form", shown(&form)),
        ("class_home", shown(&home(lang, w))),
        ("class_today", shown(&today)),
    ]
}

fn home(lang: Lang, w: &'static Words) -> HomePage {
    let id = class();
    let step = |figure: &str, label: (&str, &str), progress| Step {
        figure: figure.to_owned(),
        label: lang.pick(label.0, label.1).to_owned(),
        href: links::class_home(&class()),
        progress,
    };
    let todo = |done, title: (&str, &str), note: (&str, &str)| Todo {
        done,
        title: lang.pick(title.0, title.1).to_owned(),
        note: lang.pick(note.0, note.1).to_owned(),
        href: links::class_home(&class()),
    };
    HomePage {
        name: name(lang),
        crumb: lang.pick("2026 年第一期", "2026, first term").to_owned(),
        list_href: links::CLASSES,
        dates: dates(lang),
        place: lang.pick("云岭", "Yunling").to_owned(),
        host: lang.pick("北江省总工会", "Beijiang Provincial Federation").to_owned(),
        contact: String::new(),
        people: Some(figure(w.n_trainees(118), links::roster(&id))),
        spread: w.n_cities_and_industries(14, 11),
        primary: Some(figure(w.open_todays_page(), links::today(&id))),
        edit_href: Some(links::edit(&id)),
        strip: vec![
            step("26", ("职工需求 已汇入", "needs gathered"), Progress::Done),
            step("11", ("课题 已发布", "topics open"), Progress::Done),
            step("6", ("小组 已成组", "groups"), Progress::Now),
            step("9:00", ("周五路演", "roadshow on Friday"), Progress::Ahead),
        ],
        todos: vec![
            todo(true, ("评分表定稿", "Rubric settled"), ("5 个维度，共 100 分", "5 dimensions, 100 points")),
            todo(false, ("第 4 组还没交方案", "Group 4 has not handed in"), ("今晚 22:00 截止", "due 22:00")),
        ],
        agenda: agenda(lang, w),
        timetable_href: links::timetable(&id),
        roster_href: links::roster(&id),
        import_href: Some(links::import(&id)),
        cities: vec![figure(lang.pick("云岭 13", "Yunling 13").to_owned(), links::roster(&id))],
        w,
    }
}

fn of_timetable(lang: Lang) -> Vec<(&'static str, String)> {
    let w = words(lang);
    let id = class();
    let entry = |title: &str, kind: ItemKind| Entry {
        times: "08:30–11:40".to_owned(),
        title: title.to_owned(),
        kind: kind.label(lang),
        place: "201".to_owned(),
        href: Some(links::timetable(&id)),
    };
    let cell = |half: Half, items| HalfCell {
        label: half.label(lang),
        items,
        add_href: Some(links::item_new_at(&id, "2026-07-30", half.word())),
    };
    let day = || DayRow {
        date: dates(lang),
        number: w.day_n(4),
        current: true,
        halves: vec![
            cell(Half::Morning, vec![entry(&ItemKind::Workshop.label(lang), ItemKind::Workshop)]),
            cell(Half::Afternoon, vec![entry(&ItemKind::Rehearsal.label(lang), ItemKind::Rehearsal)]),
            cell(Half::Evening, Vec::new()),
        ],
    };
    let timetable = |paper, undo| TimetablePage {
        name: name(lang),
        dates: dates(lang),
        home_href: links::class_home(&id),
        print_href: links::timetable_print(&id),
        add_href: Some(links::item_new(&id)),
        halves: Half::ALL.map(|half| half.label(lang)),
        days: vec![day()],
        empty: false,
        undo,
        paper,
        w,
    };
    let undo = Undo { said: w.item_removed(ItemKind::Lecture.label(lang)), action: links::timetable(&id) };
    let item = ItemPage {
        title: w.edit_item(),
        action: links::timetable(&id),
        back: links::timetable(&id),
        submit: w.save(),
        remove_action: Some(links::timetable(&id)),
        form: refused(lang, &[("title", ""), ("half", "morning")], "title", Problem::Missing),
        days: vec![("2026-07-30".to_owned(), dates(lang))],
        halves: Half::ALL.map(|half| (half.word().to_owned(), half.label(lang))).into(),
        kinds: ItemKind::ALL.map(|kind| (kind.word().to_owned(), kind.label(lang))).into(),
        w,
    };
    vec![
        ("class_timetable", shown(&timetable(false, Some(undo)))),
        ("class_timetable (paper)", shown(&timetable(true, None))),
        ("class_item", shown(&item)),
    ]
}

fn person_row(lang: Lang, name: &str) -> PersonRow {
    PersonRow {
        number: 1,
        name: name.to_owned(),
        href: Some(links::roster(&class())),
        sex: words(lang).female(),
        unit: lang.pick("云岭市总工会", "Yunling Federation").to_owned(),
        post: lang.pick("宣教部部长", "Head of education").to_owned(),
        category: lang.pick("部长", "Head").to_owned(),
        question: lang.pick("怎样让骑手愿意来听一堂课", "How to get riders to a lesson").to_owned(),
        wishes: "3、1、7".to_owned(),
    }
}

fn of_roster(lang: Lang) -> Vec<(&'static str, String)> {
    let (w, id) = (words(lang), class());
    let pager = || Pager { page: 1, pages: 2, previous: None, next: Some(links::roster(&id)) };
    let any = |word: String| vec![(String::new(), word), ("云岭".to_owned(), "云岭 13".to_owned())];
    let roster = |rows: Vec<PersonRow>, total| RosterPage {
        name: name(lang),
        home_href: links::class_home(&id),
        here: links::roster(&id),
        counts: w.n_people(total),
        order_note: w.by_strokes(),
        filter: Filter::default(),
        cities: any(w.any_city()),
        industries: any(w.any_industry()),
        categories: any(w.any_category()),
        sexes: any(w.any_sex()),
        orders: vec![OrderLink { label: w.order_strokes(), href: links::roster(&id), current: true }],
        rows,
        total,
        clear_href: None,
        pager: pager(),
        print_href: links::roster(&id),
        export_href: Some(links::roster_export(&id)),
        links_href: Some(links::entry_links(&id)),
        add_href: Some(links::enrol(&id)),
        import_href: Some(links::import(&id)),
        undo: Some(Undo { said: w.taken_off("丁一"), action: links::roster(&id) }),
        past: vec![Past { said: w.taken_off_at("丁一", "9:00"), action: links::roster(&id) }],
        w,
    };
    let print = PrintPage {
        name: name(lang),
        dates: dates(lang),
        counts: w.n_people(1),
        order_note: w.by_strokes(),
        rows: vec![person_row(lang, "丁\u{3000}一")],
        back: links::roster(&id),
        w,
    };
    let trainee = TraineePage {
        title: w.edit_trainee(),
        action: links::roster(&id),
        back: links::roster(&id),
        submit: w.save(),
        withdraw_action: Some(links::roster(&id)),
        withdraw_note: w.withdraw_note("丁一"),
        form: refused(lang, &[("name", "丁一")], "phone", Problem::Missing),
        units: any(w.choose_unit()),
        sexes: any(w.sex_not_given()),
        w,
    };
    let unit = lang.pick("云岭市总工会", "Yunling Federation");
    let card = LinkCard::new("丁\u{3000}一", unit, "https://gongfang.example/in/0000");
    let cards = CardsPage {
        name: name(lang),
        sheets: web::cards::sheets(card.into_iter().collect()),
        back: links::roster(&id),
        w,
    };
    let hand_out = LinksPage { back: links::roster(&id), action: links::entry_links(&id), people: 118, w };
    vec![
        ("class_roster", shown(&roster(vec![person_row(lang, "丁一")], 118))),
        ("class_roster (empty)", shown(&roster(Vec::new(), 0))),
        ("class_roster_print", shown(&print)),
        ("class_trainee", shown(&trainee)),
        ("class_links", shown(&hand_out)),
        ("class_cards", shown(&cards)),
    ]
}

fn of_import(lang: Lang) -> Vec<(&'static str, String)> {
    let (w, id) = (words(lang), class());
    let line = |result: String| FileLine {
        file: "云岭回执.xlsx".to_owned(),
        note: w.imported_by("9:00", "王敏"),
        result,
        href: links::import(&id),
    };
    let import = ImportPage {
        name: name(lang),
        home_href: links::class_home(&id),
        action: links::import(&id),
        template_href: links::import_template(&id),
        form: refused(lang, &[], "file", Problem::NoFile),
        waiting: vec![line(String::new())],
        history: vec![line(w.import_result(118, 0, 0))],
        w,
    };
    let said = |weight, zh: &str, en: &str| vec![(weight, lang.pick(zh, en).to_owned())];
    let cell = |text: &str, said| Cell { text: text.to_owned(), from_above: false, said };
    let rows = || {
        vec![PreviewRow {
            number: 5,
            cells: vec![
                cell("丁一", Vec::new()),
                cell(
                    "138001380",
                    said("error", "手机号有 9 位，应为 11 位。", "9 digits; it should have 11."),
                ),
                cell("不存在的单位", said("warn", "没有找到这个单位。", "This unit is not known.")),
            ],
            tag: w.row_wrong(),
            tone: "seal",
            mood: "has-error",
            note: String::new(),
            href: Some(links::import(&id)),
        }]
    };
    let preview = |errors, closed| PreviewPage {
        file: "云岭回执.xlsx".to_owned(),
        back: links::import(&id),
        sentence: w.preview_sentence(44, 43, 0, 0, 0),
        notes: vec![w.columns_not_wanted("身份证号")],
        headings: vec![w.name(), w.phone(), w.unit()],
        rows: rows(),
        pager: Pager { page: 1, pages: 1, previous: None, next: None },
        only_problems: false,
        all_href: links::import(&id),
        problems_href: links::import(&id),
        errors,
        warnings: 1,
        to_do: 43,
        nothing_new: false,
        closed,
        confirm_action: links::import(&id),
        drop_action: links::import(&id),
        marked_href: links::import(&id),
        version: 1,
        strange: vec![StrangeUnit {
            field: "unit0".to_owned(),
            written: lang.pick("铁山市总工会", "Tieshan union").to_owned(),
            note: w.as_a_new_unit(8, people::OrgKind::City.label(lang)),
            rows: vec![5],
        }],
        known_units: vec![lang.pick("北江省总工会", "Beijiang union").to_owned()],
        units_form: refused(lang, &[("unit0", "铁")], "unit0", Problem::TooShort { least: 2 }),
        units_action: links::import(&id),
        w,
    };
    let field = |label: String, kind, said| CellField {
        name: "c1".to_owned(),
        label,
        text: "138001380".to_owned(),
        kind,
        said,
    };
    let units = vec![(String::new(), w.as_in_the_file("不存在的单位"))];
    let row = RowPage {
        file: "云岭回执.xlsx".to_owned(),
        title: w.row_number("5"),
        back: links::import(&id),
        action: links::import(&id),
        skipped: false,
        cells: vec![
            field(w.phone(), CellKind::Text, said("error", "手机号有 9 位，应为 11 位。", "9 digits.")),
            field(w.unit(), CellKind::Choice(units), Vec::new()),
            field(
                lang.pick("身份证号", "ID number").to_owned(),
                CellKind::Clear,
                said("warn", "请删去。", "Delete."),
            ),
        ],
        w,
    };
    vec![
        ("class_import", shown(&import)),
        ("class_import_preview", shown(&preview(1, None))),
        ("class_import_preview (ready)", shown(&preview(0, None))),
        ("class_import_preview (closed)", shown(&preview(0, Some(w.import_result(118, 0, 0))))),
        ("class_import_row", shown(&row)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_renders_in_both_languages() {
        for lang in Lang::ALL {
            for (name, page) in samples(lang) {
                assert_eq!(page.matches("<h1").count(), 1, "{name}");
                assert!(!page.contains("style="), "{name}");
            }
        }
    }

    #[test]
    fn every_template_has_a_sample() {
        let names: Vec<_> = samples(Lang::Zh).into_iter().map(|(name, _)| name).collect();
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")).unwrap();
        for file in folder {
            let file = file.unwrap().file_name().into_string().unwrap();
            let name = file.trim_end_matches(".html");
            // The agenda and the way through a long list are parts of pages.
            assert!(["class_agenda", "class_pager"].contains(&name) || names.contains(&name), "{name}");
        }
    }
}
