//! The journal: the append-only record of what happened, written in the same transaction as the
//! thing itself. It is the audit trail, and what rooms read when they must hear of each other.

use serde::Serialize;

use crate::{Id, Millis, StoreError, Tx, args};

crate::id!(
    /// An entry of the journal.
    EntryId,
    "jr"
);

/// Who acts, when, in which request; made by the platform for each action.
pub trait Witness {
    /// The moment of the action.
    fn now(&self) -> Millis;
    /// Who acts: a person's, a device's or the program's own id.
    fn actor(&self) -> &str;
    /// The request the action belongs to, as the log names it.
    fn request(&self) -> &str;
    /// A new id.
    fn id<I: Id>(&self) -> I;
}

/// Something that happened, as a room tells it.
pub trait Event: Serialize {
    /// `room.past-tense`, such as `workshop.topic-chosen`.
    const KIND: &'static str;
    /// The id of the thing it happened to.
    fn subject(&self) -> String;
}

/// Says what a room writes into the journal, an event in a line: its name, its kind, the thing it happened
/// to (kept beside the detail, not in it), and its other fields.
///
/// ```ignore
/// store::events! {
///     /// A topic was chosen.
///     TopicChosen = "workshop.topic-chosen" about class: ClassId { topics: &'a [TopicId] }
/// }
/// ```
#[macro_export]
macro_rules! events {
    ($(
        $(#[$doc:meta])*
        $name:ident = $kind:literal about $subject:ident: $of:ty {
            $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)?
        }
    )*) => {$(
        $(#[$doc])*
        #[derive($crate::serde::Serialize)]
        #[serde(crate = "store::serde")]
        pub(crate) struct $name<'a> {
            #[serde(skip)]
            pub(crate) $subject: &'a $of,
            $($(#[$field_doc])* pub(crate) $field: $type,)*
        }

        impl $crate::Event for $name<'_> {
            const KIND: &'static str = $kind;
            fn subject(&self) -> String {
                self.$subject.to_string()
            }
        }
    )*};
}

/// One line of the journal, as read back.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id; sorts by time.
    pub id: EntryId,
    /// When.
    pub at: Millis,
    /// Who.
    pub actor: String,
    /// What, `room.past-tense`.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// The event itself, as JSON.
    pub detail: String,
}

/// Writes an event down.
///
/// # Errors
/// As the database fails.
pub fn record<E: Event>(tx: &mut Tx<'_>, who: &impl Witness, event: &E) -> Result<(), StoreError> {
    let detail = serde_json::to_string(event).map_err(StoreError::broken)?;
    let id: EntryId = who.id();
    tx.exec(
        "INSERT INTO journal (id, at, actor, kind, subject, detail, request)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![id, who.now(), who.actor(), E::KIND, event.subject(), detail, who.request()],
    )?;
    Ok(())
}

/// What happened to one thing, newest first.
///
/// # Errors
/// As the database fails.
pub fn about(tx: &mut Tx<'_>, subject: &str, most: usize) -> Result<Vec<Entry>, StoreError> {
    tx.all(
        "SELECT id, at, actor, kind, subject, detail FROM journal WHERE subject = $1
         ORDER BY id DESC LIMIT $2",
        args![subject, most],
        read_entry,
    )
}

/// What happened of one kind to one thing, newest first.
///
/// # Errors
/// As the database fails.
pub fn told<E: Event>(tx: &mut Tx<'_>, subject: &str, most: usize) -> Result<Vec<Entry>, StoreError> {
    tx.all(
        "SELECT id, at, actor, kind, subject, detail FROM journal WHERE subject = $1 AND kind = $2
         ORDER BY id DESC LIMIT $3",
        args![subject, E::KIND, most],
        read_entry,
    )
}

/// What happened anywhere, newest first, before an entry where one is named (for paging).
///
/// # Errors
/// As the database fails.
pub fn latest(tx: &mut Tx<'_>, before: Option<&EntryId>, most: usize) -> Result<Vec<Entry>, StoreError> {
    // No sentinel stands for the end: which text sorts last depends on the server's collation.
    let before = before.map_or("", EntryId::as_str);
    tx.all(
        "SELECT id, at, actor, kind, subject, detail FROM journal WHERE $1 = '' OR id < $1
         ORDER BY id DESC LIMIT $2",
        args![before, most],
        read_entry,
    )
}

fn read_entry(row: &crate::Row<'_>) -> Result<Entry, StoreError> {
    Ok(Entry {
        id: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        kind: row.get(3)?,
        subject: row.get(4)?,
        detail: row.get(5)?,
    })
}
