//! What several pages show alike: dates in words, choices of a form, pages of a long list.

use jiff::civil::Date;
use web::{Ctx, Lang, when};

use crate::model::{Class, Phase};
use crate::words::words;

/// `7 月 27 日（周一）至 7 月 31 日（周五）`, with the year where it is not this one.
pub(crate) fn dates(class: &Class, ctx: &Ctx) -> String {
    let (w, lang) = (words(ctx.lang), ctx.lang);
    let this_year = ctx.now.zoned(ctx.zone()).year();
    let first = if class.starts_on.year() == this_year {
        when::day_with_weekday(class.starts_on, lang)
    } else {
        full(class.starts_on, lang)
    };
    if class.starts_on == class.ends_on {
        return first;
    }
    w.from_to(first, when::day_with_weekday(class.ends_on, lang))
}

fn full(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}（{}）", when::full_day(day, lang), when::weekday(day.weekday(), lang)),
        Lang::En => format!("{} {}", when::weekday(day.weekday(), lang), when::full_day(day, lang)),
    }
}

/// `第 4 天`, `还有 12 天开班`, `已结业`.
pub(crate) fn where_it_stands(class: &Class, ctx: &Ctx) -> String {
    let w = words(ctx.lang);
    match class.phase(ctx.now, ctx.zone()) {
        Phase::Now => w.day_n(class.day_number(ctx.now, ctx.zone()).unwrap_or(1)),
        Phase::Coming => w.begins_in(class.days_until(ctx.now, ctx.zone())),
        Phase::Past => w.is_over(),
    }
}

/// The city alone, where its union stands for it: 云岭 for 云岭市总工会 and 云岭市总.
pub(crate) fn place_word(union: &str) -> &str {
    let city = union.strip_suffix("总工会").or_else(|| union.strip_suffix("总")).unwrap_or(union);
    let bare = ["地区", "市", "州", "盟"].iter().find_map(|level| city.strip_suffix(level)).unwrap_or(city);
    if bare.chars().count() >= 2 { bare } else { city }
}

/// One page of a long list.
pub(crate) struct Pager {
    pub page: usize,
    pub pages: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl Pager {
    /// Cuts a list down to one page; `href` leads to another one.
    pub(crate) fn cut<T>(
        list: &mut Vec<T>,
        wanted: usize,
        most: usize,
        href: impl Fn(usize) -> String,
    ) -> Self {
        let pages = list.len().div_ceil(most).max(1);
        let page = wanted.clamp(1, pages);
        list.drain(..((page - 1) * most).min(list.len()));
        list.truncate(most);
        let previous = (page > 1).then(|| href(page - 1));
        let next = (page < pages).then(|| href(page + 1));
        Self { page, pages, previous, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citys_union_stands_for_the_city() {
        for (union, city) in [
            ("云岭市总工会", "云岭"),
            ("云岭市总", "云岭"),
            ("北林地区总", "北林"),
            ("北江省铁路工会", "北江省铁路工会"),
            ("沙市总工会", "沙市"),
        ] {
            assert_eq!(place_word(union), city);
        }
    }

    #[test]
    fn a_long_list_is_cut_into_pages_and_a_wild_page_number_lands_on_one() {
        let cut = |wanted| {
            let mut list: Vec<usize> = (0..250).collect();
            let pager = Pager::cut(&mut list, wanted, 100, |n| n.to_string());
            (list.len(), pager.page, pager.previous, pager.next)
        };
        assert_eq!(cut(1), (100, 1, None, Some("2".into())));
        assert_eq!(cut(3), (50, 3, Some("2".into()), None));
        assert_eq!(cut(usize::MAX), (50, 3, Some("2".into()), None));
        assert_eq!(cut(0).1, 1);
        assert_eq!(Pager::cut(&mut Vec::<u8>::new(), 9, 100, |n| n.to_string()).pages, 1);
    }
}
