//! What trainees wish for.
