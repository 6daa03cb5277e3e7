//! Contests from beginning to end: [`roadshow`] tells the story, [`time_and_hall`] what comes after the mean,
//! [`rules`] freezes rules, [`olympic`] holds the published figures, [`properties`] what is true of every table.

#[cfg(test)]
mod olympic;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod roadshow;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod table;
#[cfg(test)]
mod time_and_hall;
