//! Who may do what with classes.

web::permissions! {
    /// Sees the list of classes; which ones depends on the grants.
    SEE_CLASSES = "classes.see-list": Administrator, Organiser, Facilitator, Leader;
    /// Sets up a class for an organisation.
    CREATE_CLASS = "classes.create-class": Administrator, Organiser;
    /// Changes a class's name, dates, place.
    EDIT_CLASS = "classes.edit-class": Administrator, Organiser;
    /// Sees a class's home.
    SEE_CLASS = "classes.see-class": Administrator, Organiser, Facilitator, Leader;
    /// Sees who is in a class, without phone numbers.
    SEE_ROSTER = "classes.see-roster": Administrator, Organiser, Facilitator, Leader;
    /// Sees phone numbers and takes the roster away as a file.
    EXPORT_ROSTER = "classes.export-roster": Administrator, Organiser;
    /// Adds, changes and removes people by hand.
    EDIT_ROSTER = "classes.edit-roster": Administrator, Organiser;
    /// Reads receipt files into the roster.
    IMPORT_ROSTER = "classes.import-roster": Administrator, Organiser;
    /// Makes a personal link for everybody in a class.
    MAKE_LINKS = "classes.make-links": Administrator, Organiser;
    /// Changes the timetable.
    EDIT_TIMETABLE = "classes.edit-timetable": Administrator, Organiser;
    /// Sees the timetable.
    SEE_TIMETABLE = "classes.see-timetable": Administrator, Organiser, Facilitator, Leader, Trainee, Lecturer, Judge;
}
