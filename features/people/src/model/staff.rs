//! Inviting staff: which roles are given over an organisation, and the form.

use web::access::Role;
use web::{Fields, Lang, Problem, Problems};

use crate::model::{LONGEST_POST, NewPerson, OrgId, login_name, mobile_number, read_name};
use crate::words::words;

/// The roles that are given over an organisation, on the staff page. Roles in a class are given where
/// the class is kept.
pub(crate) fn staff_roles() -> [Role; 4] {
    [Role::Administrator, Role::Organiser, Role::Reviewer, Role::Leader]
}

/// A role as shown.
pub fn role_name(role: Role, lang: Lang) -> String {
    let w = words(lang);
    match role {
        Role::Anyone => w.role_anyone(),
        Role::Administrator => w.role_administrator(),
        Role::Organiser => w.role_organiser(),
        Role::Trainee => w.role_trainee(),
        Role::Lecturer => w.role_lecturer(),
        Role::Judge => w.role_judge(),
        Role::Facilitator => w.role_facilitator(),
        Role::Reviewer => w.role_reviewer(),
        Role::Leader => w.role_leader(),
    }
}

/// What the invitation says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InviteDraft {
    pub(crate) person: NewPerson,
    pub(crate) login: String,
    pub(crate) role: Role,
    pub(crate) org: OrgId,
}

impl InviteDraft {
    /// Reads the form. The unit of a new colleague is the organisation they get a role over.
    ///
    /// # Errors
    /// Every problem at its field.
    pub(crate) fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let name = read.text("name", 1..=names::LONGEST);
        if !name.is_empty()
            && let Err(problem) = read_name(&name)
        {
            read.problem("name", problem);
        }
        let phone = match fields.value("phone").trim() {
            "" => None,
            typed => mobile_number(typed).map_err(|problem| read.problem("phone", problem)).ok(),
        };
        let post = read.text("post", 0..=LONGEST_POST);
        let login = login_name(fields.value("login")).map_err(|problem| read.problem("login", problem)).ok();
        let role = read.parsed::<Role>("role").filter(|role| {
            let listed = staff_roles().contains(role);
            if !listed {
                read.problem("role", Problem::NotAChoice);
            }
            listed
        });
        let org = read.parsed::<OrgId>("org");
        read.finish()?;
        match (login, role, org) {
            (Some(login), Some(role), Some(org)) => {
                let person = NewPerson { name, phone, unit: Some(org.clone()), post, sex: None };
                Ok(Self { person, login, role, org })
            }
            _ => Err(Problems::at("role", Problem::Missing)),
        }
    }
}
