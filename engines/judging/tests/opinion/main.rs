//! The second opinion: [`roadshow`] tells the story; [`published`], [`twin`] and [`olympic`] hold other people's
//! figures, [`outside`] those that may not be copied here; [`calibration`] holds the words to what they say;
//! [`properties`] is what is true of every table, [`undefined`] what cannot be said about some.

#[cfg(test)]
mod calibration;
#[cfg(test)]
mod olympic;
#[cfg(test)]
mod outside;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod published;
#[cfg(test)]
mod roadshow;
#[cfg(test)]
mod scores;
#[cfg(test)]
mod twin;
#[cfg(test)]
mod undefined;
