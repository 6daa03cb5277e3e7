//! Contests from beginning to end: [`roadshow`] tells the story, [`rules`] freezes rules, [`olympic`] holds the
//! published figures, [`properties`] what is true of every table.

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
