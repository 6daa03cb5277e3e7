//! Training classes: roster, timetable.
