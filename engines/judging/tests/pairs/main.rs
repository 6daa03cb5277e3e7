//! Bradley–Terry strengths: [`published`] figures, [`properties`] of every set of votes, [`refusals`] for what gives no
//! strengths.

#[cfg(test)]
mod ballots;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod published;
#[cfg(test)]
mod refusals;
