//! Permissions: one table of who may do what. Everything not listed is denied.
//!
//! A room lists its actions with [`crate::permissions!`]; the door puts the lists together, and a
//! test prints the whole table. A grant says that a person has a role over an organisation (and all
//! below it) or over one class.

use std::fmt;
use std::str::FromStr;

use store::{Millis, StoreError, Tx, Witness, args};

store::id!(
    /// A person, in any role.
    PersonId,
    "ps"
);
store::id!(
    /// A grant: a role that a person has over something.
    GrantId,
    "gr"
);

/// What a person is to an organisation or a class (domain glossary: 角色).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Anybody, signed in or not.
    Anyone,
    /// 主办管理员: runs the installation for an organisation.
    Administrator,
    /// 班主任: organises classes.
    Organiser,
    /// 学员.
    Trainee,
    /// 讲师.
    Lecturer,
    /// 评委.
    Judge,
    /// 引导员: helps the groups at their tables.
    Facilitator,
    /// 内容审核.
    Reviewer,
    /// 领导: reads, changes nothing.
    Leader,
}

impl Role {
    /// All roles, in the order tables show them.
    pub const ALL: [Self; 9] = [
        Self::Anyone,
        Self::Administrator,
        Self::Organiser,
        Self::Trainee,
        Self::Lecturer,
        Self::Judge,
        Self::Facilitator,
        Self::Reviewer,
        Self::Leader,
    ];

    /// Whether the role is one of staff: a personal link, which can be passed on, does not carry it.
    pub fn needs_password(self) -> bool {
        matches!(self, Self::Administrator | Self::Organiser | Self::Reviewer | Self::Leader)
    }

    /// The word the database keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Administrator => "administrator",
            Self::Organiser => "organiser",
            Self::Trainee => "trainee",
            Self::Lecturer => "lecturer",
            Self::Judge => "judge",
            Self::Facilitator => "facilitator",
            Self::Reviewer => "reviewer",
            Self::Leader => "leader",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Role {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|role| role.word() == word).ok_or(())
    }
}

store::text_column!(Role, "a role");

/// Something people do, and the roles that may.
#[derive(Debug, Clone, Copy)]
pub struct Action {
    /// `room.verb-noun`.
    pub name: &'static str,
    /// The roles that may; nobody else.
    pub who: &'static [Role],
}

/// Lists a room's actions: `permissions! { IMPORT_ROSTER = "classes.import-roster": Administrator, Organiser; }`
/// makes one constant each and `ALL`.
#[macro_export]
macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $text:literal : $($role:ident),+ ;)*) => {
        $($(#[$doc])* pub const $name: $crate::access::Action =
            $crate::access::Action { name: $text, who: &[$($crate::access::Role::$role),+] };)*
        /// Every action of this room, for the permission table.
        pub const ALL: &[$crate::access::Action] = &[$($name),*];
    };
}

/// Where an action takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Nowhere in particular: any grant of a fitting role is enough.
    Anywhere,
    /// At an organisation, named by its path `/root/child/`.
    Organisation(String),
    /// In a class, hosted by the organisation with this path.
    Class {
        /// The class's id.
        class: String,
        /// Its host's path.
        host: String,
    },
}

/// A role that a person holds over something.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Over what.
    pub over: Over,
}

/// What a grant is over.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Over {
    /// An organisation and all below it, by path.
    Organisation(String),
    /// One class, by id.
    Class(String),
}

impl Grant {
    /// Whether the grant reaches the place.
    pub fn covers(&self, scope: &Scope) -> bool {
        match (&self.over, scope) {
            (_, Scope::Anywhere) => true,
            (Over::Organisation(path), Scope::Organisation(place) | Scope::Class { host: place, .. }) => {
                place.starts_with(path.as_str())
            }
            (Over::Class(mine), Scope::Class { class, .. }) => mine == class,
            (Over::Class(_), Scope::Organisation(_)) => false,
        }
    }
}

/// The rule itself: is there a grant of a listed role that reaches the place?
pub fn allows(action: Action, grants: &[Grant], scope: &Scope) -> bool {
    action.who.contains(&Role::Anyone)
        || grants.iter().any(|grant| action.who.contains(&grant.role) && grant.covers(scope))
}

/// The grants a person holds today.
///
/// # Errors
/// As the database fails.
pub fn grants_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Grant>, StoreError> {
    tx.all(
        "SELECT role, over_kind, over_id, over_path FROM grants
         WHERE person = $1 AND revoked_at IS NULL ORDER BY id",
        args![person],
        |row| {
            let over = match row.get::<String>(1)?.as_str() {
                "class" => Over::Class(row.get(2)?),
                _ => Over::Organisation(row.get(3)?),
            };
            Ok(Grant { role: row.get(0)?, over })
        },
    )
}

/// Gives a role; giving what is already held changes nothing. `over_id` is the organisation's or
/// class's id (for an organisation its path is what counts).
///
/// # Errors
/// As the database fails.
pub fn grant(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    person: &PersonId,
    role: Role,
    over: &Over,
    over_id: &str,
) -> Result<(), StoreError> {
    let (kind, path) = match over {
        Over::Organisation(path) => ("organisation", path.as_str()),
        Over::Class(_) => ("class", ""),
    };
    let held = tx.opt(
        "SELECT id FROM grants WHERE person = $1 AND role = $2 AND over_kind = $3 AND over_id = $4
         AND revoked_at IS NULL",
        args![person, role, kind, over_id],
        |row| row.get::<GrantId>(0),
    )?;
    if held.is_some() {
        return Ok(());
    }
    let id: GrantId = who.id();
    tx.exec(
        "INSERT INTO grants (id, person, role, over_kind, over_id, over_path, granted_at, granted_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, person, role, kind, over_id, path, who.now(), who.actor()],
    )?;
    Ok(())
}

/// Takes a role back; says whether it was held.
///
/// # Errors
/// As the database fails.
pub fn revoke(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    person: &PersonId,
    role: Role,
    over_id: &str,
) -> Result<bool, StoreError> {
    let touched = tx.exec(
        "UPDATE grants SET revoked_at = $1, revoked_by = $2
         WHERE person = $3 AND role = $4 AND over_id = $5 AND revoked_at IS NULL",
        args![who.now(), who.actor(), person, role, over_id],
    )?;
    Ok(touched > 0)
}

/// People who hold a role over a class or organisation today, with the moment it was given.
///
/// # Errors
/// As the database fails.
pub fn holders(tx: &mut Tx<'_>, role: Role, over_id: &str) -> Result<Vec<(PersonId, Millis)>, StoreError> {
    tx.all(
        "SELECT person, granted_at FROM grants WHERE role = $1 AND over_id = $2 AND revoked_at IS NULL
         ORDER BY id",
        args![role, over_id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The permission table as text, one action a line: what the snapshot test prints.
pub fn table(rooms: &[&[Action]]) -> String {
    let mut lines: Vec<String> = rooms
        .iter()
        .flat_map(|room| room.iter())
        .map(|action| {
            let who: Vec<_> = action.who.iter().map(|role| role.word()).collect();
            format!("{:<40} {}", action.name, who.join(" "))
        })
        .collect();
    lines.sort();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN_GATE: Action = Action { name: "t.open-gate", who: &[Role::Organiser] };

    #[test]
    fn a_role_reaches_down_the_tree_and_never_sideways_or_up() {
        let organiser = [Grant { role: Role::Organiser, over: Over::Organisation("/p/c1/".into()) }];
        let class = |host: &str| Scope::Class { class: "cl_1".into(), host: host.into() };
        assert!(allows(OPEN_GATE, &organiser, &class("/p/c1/")));
        assert!(allows(OPEN_GATE, &organiser, &class("/p/c1/u/")));
        assert!(!allows(OPEN_GATE, &organiser, &class("/p/c2/")));
        assert!(!allows(OPEN_GATE, &organiser, &Scope::Organisation("/p/".into())));
    }

    #[test]
    fn a_class_grant_is_for_that_class_and_unlisted_roles_are_denied() {
        let over = Over::Class("cl_1".into());
        let scope = Scope::Class { class: "cl_1".into(), host: "/p/".into() };
        let other = Scope::Class { class: "cl_2".into(), host: "/p/".into() };
        let organiser = [Grant { role: Role::Organiser, over: over.clone() }];
        assert!(allows(OPEN_GATE, &organiser, &scope));
        assert!(!allows(OPEN_GATE, &organiser, &other));
        assert!(!allows(OPEN_GATE, &[Grant { role: Role::Trainee, over }], &scope));
        assert!(!allows(OPEN_GATE, &[], &Scope::Anywhere));
    }
}
