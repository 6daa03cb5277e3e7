//! Rate limits on what can be abused: signing in, codes, anonymous forms. Generous by address, for a
//! hall of trainees shares one; what must be guarded closely is also limited by what it guards.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::Error;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Tries of passwords, links and codes, from one address.
    Entry,
    /// Anonymous forms, from one address.
    Anonymous,
    /// Tries at one account from one address.
    Account,
    /// Failed tries at one account that are written down, wherever they come from: nobody fills the disk.
    Failure,
}

/// Who has tried how often, in memory, for this node.
pub struct Limits {
    entry: DefaultKeyedRateLimiter<String>,
    anonymous: DefaultKeyedRateLimiter<String>,
    account: DefaultKeyedRateLimiter<String>,
    failure: DefaultKeyedRateLimiter<String>,
}

/// A hall of a few hundred may sign in within minutes from one address.
const ENTRY_A_MINUTE: u32 = 300;
const ANONYMOUS_A_MINUTE: u32 = 120;
/// Five wrong passwords, then one more every two minutes.
const ACCOUNT_BURST: u32 = 5;
const ACCOUNT_STEP: Duration = Duration::from_secs(120);

/// After so long without a try, in milliseconds, an account has all its tries again: nobody waits any more.
pub const ACCOUNT_RESTS: i64 = ACCOUNT_BURST as i64 * 2 * store::Millis::MINUTE;

impl Default for Limits {
    fn default() -> Self {
        let minute = |n: u32| Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        let account = Quota::with_period(ACCOUNT_STEP)
            .unwrap_or(minute(1))
            .allow_burst(NonZeroU32::new(ACCOUNT_BURST).unwrap_or(NonZeroU32::MIN));
        Self {
            entry: RateLimiter::keyed(minute(ENTRY_A_MINUTE)),
            anonymous: RateLimiter::keyed(minute(ANONYMOUS_A_MINUTE)),
            account: RateLimiter::keyed(account),
            failure: RateLimiter::keyed(account),
        }
    }
}

impl Limits {
    /// Counts a try.
    ///
    /// # Errors
    /// [`Error::TooMany`], with the seconds to wait.
    pub fn count(&self, limit: Limit, key: &str) -> Result<(), Error> {
        let limiter = match limit {
            Limit::Entry => &self.entry,
            Limit::Anonymous => &self.anonymous,
            Limit::Account => &self.account,
            Limit::Failure => &self.failure,
        };
        // Keys that have rested are forgotten, so that a flood of addresses cannot fill the memory.
        if limiter.len() > 50_000 {
            limiter.retain_recent();
        }
        limiter.check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Error::TooMany { wait: wait.as_secs().max(1) }
        })
    }
}
