//! The one error a handler returns. It renders for browser and API alike, in one place
//! ([`crate::failure`]), is logged once with the request's id, and never shows anything internal.

use axum::http::StatusCode;
use store::{NotAnId, StoreError};

use crate::Lang;
use crate::form::Problems;

/// An action that is not listed for any role the actor holds here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denied {
    /// The action's name.
    pub action: &'static str,
    /// Whether we know who it is; if not, signing in may help.
    pub known: bool,
}

/// A rule of a room that says no, in words. Each room has one enum of these, and its sentence comes
/// from an exhaustive match, so that a refusal without words does not compile.
pub trait Refusal: std::fmt::Debug + Send + Sync + 'static {
    /// A stable word for programs, such as `pool-closed`.
    fn code(&self) -> &'static str;
    /// What happened and what to do now, for the reader.
    fn words(&self, lang: Lang) -> String;
}

/// What a handler or an action can fail with.
#[derive(Debug)]
pub enum Error {
    /// There is no such thing, or not for this reader.
    NotFound,
    /// The actor may not do this.
    Forbidden(Denied),
    /// A rule says no.
    Refused(Box<dyn Refusal>),
    /// Fields of a form that cannot be taken as they are.
    Invalid(Problems),
    /// The request itself cannot be read: not a form, wrong encoding.
    Unreadable,
    /// More bytes than this place takes.
    TooLarge {
        /// The most it takes.
        limit: usize,
    },
    /// Too many attempts from here; waiting helps.
    TooMany {
        /// Seconds to wait.
        wait: u64,
    },
    /// The request came from another site's page.
    Foreign,
    /// The database is busy or the disk is full; trying again later helps.
    Busy,
    /// A defect.
    Broken(StoreError),
}

impl Error {
    /// A defect, with the place it was noticed.
    #[track_caller]
    pub fn broken(what: impl ToString) -> Self {
        Self::Broken(StoreError::broken(what))
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) | Self::Foreign => StatusCode::FORBIDDEN,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden(_) => "forbidden",
            Self::Foreign => "foreign-origin",
            Self::Refused(refusal) => refusal.code(),
            Self::Invalid(_) => "invalid",
            Self::Unreadable => "unreadable",
            Self::TooLarge { .. } => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::Busy => "busy",
            Self::Broken(_) => "broken",
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoRow { .. } => Self::NotFound,
            StoreError::Busy | StoreError::Full | StoreError::Closed => Self::Busy,
            other => Self::Broken(other),
        }
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Self::Forbidden(denied)
    }
}

impl From<NotAnId> for Error {
    fn from(_: NotAnId) -> Self {
        Self::NotFound
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems)
    }
}

impl<R: Refusal> From<R> for Error {
    fn from(refusal: R) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
