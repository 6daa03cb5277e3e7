//! Persons as other rooms keep and read them.

use people::{NewOrg, NewPerson, OrgKind, Sex};

use crate::house::province;

#[test]
fn the_same_phone_is_the_same_person_brought_up_to_date() {
    province(|site, place| {
        let (plant, west) = (place.plant.clone(), place.west.clone());
        site.scene(move |tx, ctx| {
            let mut new = NewPerson {
                name: "阿依古丽•买买提".to_owned(),
                phone: Some("+86 139-0001-0003".to_owned()),
                unit: Some(plant.clone()),
                post: String::new(),
                sex: None,
            };
            let first = people::keep_person(tx, ctx, &new)?;
            assert_eq!(people::keep_person(tx, ctx, &new)?, first, "twice is once");
            new.post = "技术员".to_owned();
            new.sex = Some(Sex::Female);
            new.unit = None;
            assert_eq!(people::keep_person(tx, ctx, &new)?, first);
            let known = people::person(tx, &first)?;
            assert_eq!(known.name, "阿依古丽·买买提");
            assert_eq!((known.post.as_str(), known.sex), ("技术员", Some(Sex::Female)));
            assert_eq!(known.unit.as_ref(), Some(&plant), "what is left empty changes nothing");
            assert_eq!(known.city.as_deref(), Some("东江市总工会"));
            assert_eq!(people::phone_of(tx, ctx, &first)?.as_deref(), Some("13900010003"));
            assert!(!known.phone.unwrap().contains("1390001"), "a number is never stored in the open");
            let sealed = people::sealed_values(tx)?;
            assert_eq!(sealed.len(), 1);
            assert_eq!(ctx.keys().open(&sealed[0])?, "13900010003");
            assert!(people::has_administrator(tx)?);

            new.phone = Some("13900010004".to_owned());
            new.unit = Some(west.clone());
            let second = people::keep_person(tx, ctx, &new)?;
            assert_ne!(second, first, "another phone is another person");
            let both = people::persons(tx, &[second.clone(), first.clone()])?;
            assert_eq!(both.iter().map(|p| &p.id).collect::<Vec<_>>(), [&second, &first]);
            Ok(())
        });
    });
}

#[test]
fn without_a_phone_the_same_name_in_the_same_unit_is_the_same_person() {
    province(|site, place| {
        let (plant, west) = (place.plant.clone(), place.west.clone());
        site.scene(move |tx, ctx| {
            let mut new =
                NewPerson { name: "𠮷祥".to_owned(), unit: Some(plant.clone()), ..NewPerson::default() };
            let first = people::keep_person(tx, ctx, &new)?;
            assert_eq!(people::keep_person(tx, ctx, &new)?, first);
            new.phone = Some("13900010005".to_owned());
            assert_eq!(people::keep_person(tx, ctx, &new)?, first, "the number is added to the one we know");
            new.phone = None;
            new.unit = Some(west.clone());
            assert_ne!(people::keep_person(tx, ctx, &new)?, first);
            Ok(())
        });
    });
}

#[test]
fn nobody_renames_staff_from_a_receipt() {
    province(|site, place| {
        let mut chief = site.visitor_as(&place.chief, "高远");
        let fields = [
            ("name", "林芳"),
            ("phone", "13900010006"),
            ("login", "linfang"),
            ("role", "organiser"),
            ("org", place.east.as_str()),
        ];
        chief.post("/staff/invite", &fields);
        let west = place.west.clone();
        site.scene(move |tx, ctx| {
            let new = NewPerson {
                name: "冒名".to_owned(),
                phone: Some("13900010006".to_owned()),
                unit: Some(west.clone()),
                ..NewPerson::default()
            };
            let person = people::keep_person(tx, ctx, &new)?;
            let known = people::person(tx, &person)?;
            assert_eq!((known.name.as_str(), known.unit_name.as_str()), ("林芳", "东江市总工会"));
            Ok(())
        });
    });
}

#[test]
fn an_industry_is_read_from_the_units_union() {
    province(|site, place| {
        let east = place.east.clone();
        site.scene(move |tx, ctx| {
            let mut new = NewOrg {
                short_name: "机械".to_owned(),
                region_code: Some("990100".to_owned()),
                ..NewOrg::new("东江机械工会", OrgKind::Industry, Some(&east))
            };
            let union = people::add_org(tx, ctx, &new)?;
            new.name = "东江轴承厂工会".to_owned();
            new.short_name = String::new();
            new.kind = OrgKind::Grassroots;
            new.industry_parent = Some(union.clone());
            let factory = people::add_org(tx, ctx, &new)?;
            for (unit, industry) in [(&factory, Some("机械")), (&union, Some("机械")), (&east, None)] {
                let new =
                    NewPerson { name: "韩梅".to_owned(), unit: Some(unit.clone()), ..NewPerson::default() };
                let person = people::keep_person(tx, ctx, &new)?;
                assert_eq!(people::person(tx, &person)?.industry.as_deref(), industry);
            }
            Ok(())
        });
    });
}

#[test]
fn only_organisers_and_administrators_give_links() {
    province(|site, place| {
        let person = crate::entry::trainee(site, place);
        for (who, may) in [(&place.organiser, true), (&place.chief, true), (&person, false)] {
            let (acting, wanted) = (site.acting(who), person.clone());
            let link =
                site.app.db.write_blocking(move |tx| people::link_for(tx, &acting, &wanted, "/account"));
            assert_eq!(link.is_ok(), may);
        }
    });
}
