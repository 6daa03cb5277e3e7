//! What people can be told apart by: the columns of a roster and the names they are asked for under.

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 市地, from its own column or the unit's name.
    City,
    /// 产业, likewise.
    Industry,
    /// 单位
    Unit,
    /// 性别
    Sex,
    /// 职务
    Post,
    /// 学员类别
    Category,
    /// Any other column, by its heading.
    Other,
}

/// A column somebody can ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// What it is about.
    pub(super) kind: Kind,
    /// Its name in JSON and on the command line.
    pub(super) key: String,
    /// Its name in words.
    pub(super) name: String,
}

impl Kind {
    /// Those known by name, in the order they are told.
    pub(super) const KNOWN: [Self; 6] =
        [Self::City, Self::Industry, Self::Unit, Self::Sex, Self::Post, Self::Category];

    /// Names it goes by; the first is the one in JSON, the second the one in words.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::City => &[
                "city",
                "市地",
                "市",
                "地区",
                "region",
                "area",
                "市州",
                "地市",
                "城市",
                "区域",
                "地域",
                "市地州",
            ],
            Self::Industry => {
                &["industry", "产业", "行业", "sector", "系统", "产业工会", "行业系统", "产业系统"]
            }
            Self::Unit => &["unit", "单位", "工会", "organisation", "organization"],
            Self::Sex => &["sex", "性别", "gender", "男女"],
            Self::Post => &["post", "职务", "岗位", "position"],
            Self::Category => &["category", "类别", "学员类别", "人员类别"],
            Self::Other => &[],
        }
    }

    /// What a heading that is no field of a receipt is about, or what a name on the command line asks for.
    pub(super) fn of(name: &str) -> Self {
        let plain = plain(name);
        let bare = ["所在", "所属"].iter().find_map(|front| plain.strip_prefix(front)).unwrap_or(&plain);
        Self::KNOWN.into_iter().find(|kind| kind.names().contains(&bare)).unwrap_or(Self::Other)
    }

    /// The column of this kind.
    pub(super) fn column(self) -> Column {
        let name = |at: usize| self.names().get(at).copied().unwrap_or_default().to_owned();
        Column { kind: self, key: name(0), name: name(1) }
    }
}

impl Column {
    /// A column with a heading of its own.
    pub(super) fn other(heading: &str) -> Self {
        Self { kind: Kind::Other, key: heading.to_owned(), name: heading.to_owned() }
    }

    /// Is this the one that is asked for?
    pub(super) fn is_called(&self, name: &str) -> bool {
        match self.kind {
            Kind::Other => plain(&self.name) == plain(name),
            kind => Kind::of(name) == kind,
        }
    }

    /// As it is offered: city（市地）.
    pub(super) fn offered(&self) -> String {
        if self.kind == Kind::Other { self.name.clone() } else { format!("{}（{}）", self.key, self.name) }
    }
}

/// A name as it is compared: no case, no spaces, nothing in brackets at its end.
pub(super) fn plain(name: &str) -> String {
    let end = name.find(['(', '（', '[', '【']).filter(|end| *end > 0).unwrap_or(name.len());
    name[..end].chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_people_use() {
        for name in ["city", "市", "地 区", "所在市（州）", "City"] {
            assert_eq!(Kind::of(name), Kind::City, "{name}");
        }
        assert_eq!((Kind::of("行业"), Kind::of("所属产业")), (Kind::Industry, Kind::Industry));
        assert_eq!(Kind::of("房号"), Kind::Other);
        assert!(Column::other("工 龄").is_called("工龄"));
        assert!(Kind::Sex.column().is_called("性别") && !Kind::Sex.column().is_called("年龄"));
    }
}
