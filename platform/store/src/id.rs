//! Ids: UUID v7 written short (26 characters) with a prefix that says what it names, `tp_01j9…`.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::{Clock, Millis};

/// Crockford's alphabet in lower case: no i, l, o, u, so an id survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 26;

/// A kind of id; made by [`crate::id!`].
pub trait Id: Sized {
    /// What stands before the underscore.
    const PREFIX: &'static str;
    /// The id with this body, already known to be well formed.
    fn from_body(body: &str) -> Self;
}

/// Where chance comes from; tests bring a seeded one.
pub trait Chance: Send + Sync {
    /// Fills the bytes with unpredictable ones.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's random numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            // Without chance there are no secrets; going on would hand out guessable links.
            tracing::error!(%error, "the operating system gives no random numbers");
            std::process::abort();
        }
    }
}

/// Makes ids that sort by the time they were made, strictly within one process.
#[derive(Default)]
pub struct Mint {
    /// Milliseconds << 12 | counter of the last id.
    last: AtomicU64,
}

impl Mint {
    /// A new id of the wanted kind.
    pub fn id<I: Id>(&self, clock: &dyn Clock, chance: &dyn Chance) -> I {
        I::from_body(&self.body(clock.now(), chance))
    }

    fn body(&self, now: Millis, chance: &dyn Chance) -> String {
        let earliest = u64::try_from(now.0).unwrap_or(0) << 12;
        let next = |last: u64| Some(earliest.max(last + 1));
        let last = self.last.fetch_update(Ordering::SeqCst, Ordering::SeqCst, next).unwrap_or(0);
        let stamp = earliest.max(last + 1);
        let mut random = [0_u8; 8];
        chance.fill(&mut random);
        let (millis, counter) = (stamp >> 12, stamp & 0xfff);
        // The layout of RFC 9562 §5.7: 48 bits time, version 7, 12 bits counter, variant, 62 bits chance.
        let high = u128::from(millis) << 80 | 0x7 << 76 | u128::from(counter) << 64;
        let low = u128::from(u64::from_be_bytes(random) & (u64::MAX >> 2)) | 0b10 << 62;
        encode(high | low)
    }
}

fn encode(mut number: u128) -> String {
    let mut out = [b'0'; LENGTH];
    for place in out.iter_mut().rev() {
        *place = ALPHABET[(number & 31) as usize];
        number >>= 5;
    }
    out.iter().map(|&b| char::from(b)).collect()
}

/// Splits `tp_01j9…` and checks both halves; forged ids end here, before any database.
pub fn body_of<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let body = text.strip_prefix(prefix)?.strip_prefix('_')?;
    (body.len() == LENGTH && body.bytes().all(|b| ALPHABET.contains(&b))).then_some(body)
}

/// Defines an id type: `store::id!(/// A topic. TopicId, "tp");`
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id as text, prefix and all.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl $crate::Id for $name {
            const PREFIX: &'static str = $prefix;
            fn from_body(body: &str) -> Self {
                Self(format!("{}_{body}", $prefix).into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::NotAnId;
            fn from_str(text: &str) -> Result<Self, $crate::NotAnId> {
                $crate::body_of(text, $prefix).ok_or($crate::NotAnId)?;
                Ok(Self(text.into()))
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.0)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <String as $crate::serde::Deserialize>::deserialize(d)?;
                text.parse().map_err($crate::serde::de::Error::custom)
            }
        }

        $crate::text_column!($name, "an id");
    };
}

/// The text is no id of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FixedClock;

    crate::id!(
        /// A thing.
        ThingId,
        "th"
    );

    #[test]
    fn ids_sort_by_the_order_they_were_made_even_within_a_millisecond() {
        let (mint, clock) = (Mint::default(), FixedClock::at(Millis(1_700_000_000_000)));
        let ids: Vec<ThingId> = (0..5_000).map(|_| mint.id(&clock, &SystemChance)).collect();
        assert!(ids.is_sorted());
        assert_eq!(ids[0].as_str().len(), 29);
    }

    #[test]
    fn a_forged_or_foreign_id_is_refused() {
        for forged in ["", "th_", "tp_01j9zzzzzzzzzzzzzzzzzzzzzz", "th_' OR 1=1 --aaaaaaaaaaaaaaa", "th_𠮷"]
        {
            assert!(forged.parse::<ThingId>().is_err(), "{forged}");
        }
    }
}
