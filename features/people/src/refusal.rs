//! When this room says no, and why.

use web::Lang;

use crate::words::words;

/// A rule that says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A second topmost organisation.
    RootExists,
    /// Two organisations of one name below the same parent.
    NameTaken,
    /// An alias that already points elsewhere.
    AliasTaken,
    /// Nobody would be left to run the installation.
    LastAdministrator,
    /// Two persons with one phone number.
    PhoneTaken,
    /// Staff whose data only they and their administrator change.
    KeepsOwnData,
    /// Two persons with one login name.
    LoginTaken,
    /// A personal link asked for by somebody who may not give one.
    LinkNotGiven,
    /// An invitation for somebody who signs in already, or is kept by another branch.
    AlreadyKnown,
    /// A password is to be changed where there is none.
    NoLogin,
    /// A complaint that has been dealt with.
    AlreadyHandled,
    /// An organisation moved below itself.
    MovedBelowItself,
}

impl web::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::RootExists => "root-exists",
            Self::NameTaken => "name-taken",
            Self::AliasTaken => "alias-taken",
            Self::LastAdministrator => "last-administrator",
            Self::PhoneTaken => "phone-taken",
            Self::KeepsOwnData => "keeps-own-data",
            Self::LoginTaken => "login-taken",
            Self::LinkNotGiven => "link-not-given",
            Self::AlreadyKnown => "already-known",
            Self::NoLogin => "no-login",
            Self::AlreadyHandled => "already-handled",
            Self::MovedBelowItself => "moved-below-itself",
        }
    }

    fn words(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::RootExists => w.refusal_root_exists(),
            Self::NameTaken => w.refusal_name_taken(),
            Self::AliasTaken => w.refusal_alias_taken(),
            Self::LastAdministrator => w.refusal_last_administrator(),
            Self::PhoneTaken => w.refusal_phone_taken(),
            Self::KeepsOwnData => w.refusal_keeps_own_data(),
            Self::LoginTaken => w.refusal_login_taken(),
            Self::LinkNotGiven => w.refusal_link_not_given(),
            Self::AlreadyKnown => w.refusal_already_known(),
            Self::NoLogin => w.refusal_no_login(),
            Self::AlreadyHandled => w.refusal_already_handled(),
            Self::MovedBelowItself => w.refusal_moved_below_itself(),
        }
    }
}
