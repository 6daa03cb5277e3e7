//! What the name of a unit tells: 铁山市总工会 is of 铁山市, 北江省铁路工会 of the industry 铁路.

use people::OrgKind;

/// The city (or prefecture, or else county) in a unit's name.
pub(super) fn city(unit: &str) -> Option<String> {
    let name: Vec<char> = below_province(unit).chars().collect();
    let city = (2..=6).find(|at| {
        let near = (name.get(at - 1), name.get(at + 1));
        // 城市建设 and 农贸市场 name no city.
        name.get(*at) == Some(&'市')
            && !matches!(near, (Some('城' | '超' | '都' | '门'), _) | (_, Some('场')))
    });
    let text = |end: usize| Some(name.iter().take(end).collect::<String>());
    if let Some(at) = city {
        return text(at + 1);
    }
    for level in ["地区", "自治州", "州总", "盟总", "县", "区总", "旗总"] {
        let level: Vec<char> = level.chars().collect();
        let kept = level.iter().filter(|c| **c != '总').count();
        if let Some(at) = (2..=8).find(|at| name.get(*at..).is_some_and(|rest| rest.starts_with(&level))) {
            return text(at + kept);
        }
    }
    None
}

/// The industry of an industrial union.
pub(super) fn industry(unit: &str) -> Option<String> {
    (OrgKind::by_name(unit) == OrgKind::Industry)
        .then(|| below_province(unit).trim_end_matches("工会").to_owned())
        .filter(|industry| !industry.is_empty())
}

/// The name without the province in front.
fn below_province(unit: &str) -> &str {
    let behind = |mark| unit.split_once(mark).filter(|(before, _)| before.chars().count() <= 8);
    behind("自治区").or_else(|| behind("省")).map_or(unit, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_tells_its_city() {
        let told = |unit: &str| city(unit).unwrap_or_default();
        assert_eq!(told("铁山市总工会"), "铁山市");
        assert_eq!(told("北江省云岭市第二机械厂"), "云岭市");
        assert_eq!(told("北林地区总工会"), "北林地区");
        assert_eq!(told("河湾县总工会"), "河湾县");
        assert_eq!(told("云岭市东山区总工会"), "云岭市");
        for none in ["北江省铁路工会", "北江省城市建设工会", "北江省总工会", "利民农贸市场", "市总工会", ""]
        {
            assert_eq!(told(none), "", "from {none}");
        }
    }

    #[test]
    fn an_industrial_union_tells_its_industry() {
        assert_eq!(industry("北江省铁路工会").as_deref(), Some("铁路"));
        assert_eq!(industry("省财贸轻纺烟草工会").as_deref(), Some("财贸轻纺烟草"));
        assert_eq!(industry("铁山市总工会"), None);
        assert_eq!(industry("北江省工会"), None);
    }
}
