//! Who may do what in this room. Everything not listed is denied.

web::permissions! {
    /// Reads the tree of organisations.
    SEE_ORGANISATIONS = "people.see-organisations": Administrator, Organiser, Leader;
    /// Adds, renames, moves organisations, keeps their aliases.
    EDIT_ORGANISATIONS = "people.edit-organisations": Administrator;
    /// Registers a unit that a receipt names and nobody has entered yet.
    REGISTER_UNIT = "people.register-unit": Administrator, Organiser;
    /// Reads who works with the installation.
    SEE_STAFF = "people.see-staff": Administrator;
    /// Invites staff and gives them a link to choose a password.
    INVITE_STAFF = "people.invite-staff": Administrator;
    /// Gives and takes back roles.
    GIVE_ROLE = "people.give-role": Administrator;
    /// Reads a person's data.
    SEE_PERSON = "people.see-person": Administrator, Organiser;
    /// Corrects a person's data, ends their sessions.
    EDIT_PERSON = "people.edit-person": Administrator;
    /// Gives out personal links.
    GIVE_LINK = "people.give-link": Administrator, Organiser;
    /// Complains or suggests something.
    COMPLAIN = "people.complain": Anyone;
    /// Reads and answers complaints.
    HANDLE_COMPLAINTS = "people.handle-complaints": Administrator;
    /// Reads the journal.
    SEE_AUDIT = "people.see-audit": Administrator;
}
