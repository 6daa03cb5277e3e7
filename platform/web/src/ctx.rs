//! The context of an action: who acts, when, in which language and request, and where new ids come
//! from. Actions get their clock and their chance from here and nowhere else.

use std::sync::Arc;

use jiff::tz::TimeZone;
use store::{Chance, Clock, Id, Keyring, Millis, Mint, StoreError, Witness, keys};

use crate::access::{Action, Grant, PersonId, Role, Scope, allows};
use crate::{Denied, Lang};

store::id!(
    /// A session: one browser that is known.
    SessionId,
    "se"
);

/// Where time, chance and keys come from; one per running program.
#[derive(Clone)]
pub struct Sources {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub chance: Arc<dyn Chance>,
    /// Makes ids in order.
    pub mint: Arc<Mint>,
    /// The installation's keys.
    pub keys: Keyring,
    /// The organisation's time zone: which day it is.
    pub zone: TimeZone,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Nobody we know.
    Anonymous,
    /// A worker's phone: known again, never by name.
    Device {
        /// Its session.
        session: SessionId,
    },
    /// A person who is in.
    Person {
        /// Who.
        id: PersonId,
        /// Their name, for greeting.
        name: String,
        /// The session they are in by.
        session: SessionId,
        /// What they may do, and where.
        grants: Vec<Grant>,
    },
    /// The program itself: the command line, the demo, jobs.
    Program,
}

/// The context of one action.
#[derive(Clone)]
pub struct Ctx {
    /// The moment; the same throughout the action.
    pub now: Millis,
    /// Who acts.
    pub actor: Actor,
    /// The reader's language.
    pub lang: Lang,
    /// The request's name in the log.
    pub request: String,
    sources: Sources,
    actor_id: String,
}

impl Ctx {
    /// A context for this moment.
    pub fn new(sources: &Sources, actor: Actor, lang: Lang, request: String) -> Self {
        let actor_id = match &actor {
            Actor::Anonymous => "anonymous".to_owned(),
            Actor::Program => "program".to_owned(),
            Actor::Device { session } => session.to_string(),
            Actor::Person { id, .. } => id.to_string(),
        };
        Self { now: sources.clock.now(), actor, lang, request, sources: sources.clone(), actor_id }
    }

    /// The program acting by itself.
    pub fn program(sources: &Sources) -> Self {
        Self::new(sources, Actor::Program, Lang::Zh, "program".to_owned())
    }

    /// The same moment, acted by nobody: for what is said without a name. Nothing in it leads back to
    /// the session or the request.
    #[must_use]
    pub fn unnamed(&self) -> Self {
        let mut nobody = Self::new(&self.sources, Actor::Anonymous, self.lang, String::new());
        nobody.now = self.now;
        nobody
    }

    /// The same context at another moment: for filling a demonstration with what happened before.
    #[must_use]
    pub fn at(&self, now: Millis) -> Self {
        Self { now, ..self.clone() }
    }

    /// Refuses unless the actor may do this here. The program itself may do everything.
    ///
    /// # Errors
    /// [`Denied`], which becomes a page that says so, or the way to sign in.
    pub fn may(&self, action: Action, scope: &Scope) -> Result<(), Denied> {
        let allowed = match &self.actor {
            Actor::Program => true,
            Actor::Person { grants, .. } => allows(action, grants, scope),
            Actor::Anonymous | Actor::Device { .. } => allows(action, &[], scope),
        };
        if allowed { Ok(()) } else { Err(Denied { action: action.name, known: self.person().is_some() }) }
    }

    /// Whether the actor may; for showing or hiding a button.
    pub fn can(&self, action: Action, scope: &Scope) -> bool {
        self.may(action, scope).is_ok()
    }

    /// The person who acts, where it is one.
    pub fn person(&self) -> Option<&PersonId> {
        match &self.actor {
            Actor::Person { id, .. } => Some(id),
            Actor::Anonymous | Actor::Device { .. } | Actor::Program => None,
        }
    }

    /// The name of the person who acts.
    pub fn name(&self) -> Option<&str> {
        match &self.actor {
            Actor::Person { name, .. } => Some(name),
            Actor::Anonymous | Actor::Device { .. } | Actor::Program => None,
        }
    }

    /// The session the actor is in by.
    pub fn session(&self) -> Option<&SessionId> {
        match &self.actor {
            Actor::Person { session, .. } | Actor::Device { session } => Some(session),
            Actor::Anonymous | Actor::Program => None,
        }
    }

    /// What the actor may do, and where.
    pub fn grants(&self) -> &[Grant] {
        match &self.actor {
            Actor::Person { grants, .. } => grants,
            Actor::Anonymous | Actor::Device { .. } | Actor::Program => &[],
        }
    }

    /// Whether the actor holds one of these roles anywhere.
    pub fn is_any(&self, roles: &[Role]) -> bool {
        self.grants().iter().any(|grant| roles.contains(&grant.role))
    }

    /// A new random token for a link; store it [`keys::hashed`].
    pub fn token(&self) -> String {
        keys::new_token(self.sources.chance.as_ref())
    }

    /// Random bytes, for seeds.
    pub fn chance(&self) -> &dyn Chance {
        self.sources.chance.as_ref()
    }

    /// Encrypts a personal value.
    ///
    /// # Errors
    /// As the cipher fails.
    pub fn seal(&self, plain: &str) -> Result<String, StoreError> {
        self.sources.keys.seal(plain, self.sources.chance.as_ref())
    }

    /// The organisation's time zone, for saying which day it is.
    pub fn zone(&self) -> &TimeZone {
        &self.sources.zone
    }

    /// The installation's keys, for opening and looking up sealed values.
    pub fn keys(&self) -> &Keyring {
        &self.sources.keys
    }
}

impl Witness for Ctx {
    fn now(&self) -> Millis {
        self.now
    }

    fn actor(&self) -> &str {
        &self.actor_id
    }

    fn request(&self) -> &str {
        &self.request
    }

    fn id<I: Id>(&self) -> I {
        self.sources.mint.id(self.sources.clock.as_ref(), self.sources.chance.as_ref())
    }
}
