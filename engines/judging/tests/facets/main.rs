//! Many-facet Rasch measurement: [`twin`] against an independent program, [`published`] against other people's data,
//! [`properties`] for every table, [`refusals`] for what cannot be measured.

#[cfg(test)]
mod properties;
#[cfg(test)]
mod published;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod rubric;
#[cfg(test)]
mod twin;
