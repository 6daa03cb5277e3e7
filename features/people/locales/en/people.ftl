kind-province = Province
kind-city = City
kind-county = County
kind-grassroots = Grass-roots
kind-industry = Industrial union

refusal-root-exists = There is already one topmost organisation here; new ones hang below it.
refusal-name-taken = The same parent already has an organisation of this name. Choose another name, or add it as an alias.
refusal-alias-taken = This alias already points to another organisation. Remove it there first.
refusal-last-administrator = This is the last administrator; without one nobody could run the system. Give the role to somebody else first.
refusal-phone-taken = This phone number is already registered for another person.
refusal-login-taken = This login name is taken. Please choose another.
refusal-link-not-given = Only organisers and administrators give out personal links.
refusal-no-login = This person has not chosen a password yet. Send them a link to choose one.
refusal-already-handled = Somebody has already dealt with this one.
refusal-moved-below-itself = An organisation cannot hang below itself or its own branches.
refusal-already-known = The owner of this number can sign in already, or is kept by another organisation. Look for them under “People” first.

role-anyone = Anybody
role-administrator = Administrator
role-organiser = Class organiser
role-trainee = Trainee
role-lecturer = Lecturer
role-judge = Judge
role-facilitator = Facilitator
role-reviewer = Content reviewer
role-leader = Leader (reads only)
