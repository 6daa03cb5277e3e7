classes-title = Classes
new-class = New class
no-classes = No classes yet
no-classes-text = Begin by setting up a class: give its name and dates. The timetable is laid out for you; then import the receipts.
first-class-text = Give it a name and dates; five days of timetable are laid out for you.
classes-now = On now
classes-coming = Coming
classes-past = Past
copy-class = Hold it again
create-class = Set up the class
edit-class = Edit class
class-created = The class is set up, with its timetable.
saved = Saved.
save = Save
cancel = Cancel
go-back = Back
undo = Undo
print = Print
done = Done
comma = , 
class-name = Class name
class-name-hint = For example: Training class for communication officers
host = Host organisation
term = Year and term
term-hint = Optional, for example: 2026, first term
starts-on = First day
ends-on = Last day
class-ends-early = The last day cannot be before the first.
class-too-long = A class takes at most { $most } days; please check the dates.
timetable-from = Timetable
timetable-from-hint = Taken over from another class, each item keeps its number of day. People are not copied.
standard-plan = The standard plan (five days: topics, lectures, workshop, rehearsal, roadshow)
like-class = Like {$name} ({ $dates })
place = Place
place-hint = Optional, for example: Workers' palace of culture, Yunling
contact = Contact
contact-hint = Optional, shown to trainees: name and phone
from-to = { $from } to { $to }
day-n = Day { $n }
begins-in = begins in { $days ->
    [one] 1 day
   *[other] { $days } days
 }
is-over = Over
roster-is-empty = The roster is empty
n-trainees = { $n ->
    [one] 1 trainee
   *[other] { $n } trainees
 }
n-cities = from { $n ->
    [one] 1 city
   *[other] { $n } cities
 }
n-industries = from { $n ->
    [one] 1 industry
   *[other] { $n } industries
 }
n-cities-and-industries = { $cities } cities and { $industries } industries
import-receipts = Import receipts
hand-out-links = Hand out links
open-todays-page = Open today's page
today-is-day = Today · day { $n }
first-day = First day · { $day }
today = Today
item-over = Over
item-on = On now
in-minutes = in { $n } min
in-hours = in { $n } h
by-lecturer = with { $name }
until-time = until { $time }
the-loop = Where this class stands
whole-timetable = Whole timetable
nothing-that-day = Nothing is planned for this day yet.
still-to-do = Still to do before the roadshow
open-roster = Open the roster
roster-empty-text = Drop in the receipts (Excel) the units have sent: look them over, put them right, then take them over at once.
about-class = About this class
hosted-by = Host: { $name }
contact-is = Contact: { $contact }
all-days = All days
day-and-number = { $day } · day { $n }
half-morning = Morning
half-afternoon = Afternoon
half-evening = Evening
kind-arrival = Arrival
kind-opening = Opening
kind-lecture = Lecture
kind-exchange = Exchange of experience
kind-visit = Site visit
kind-workshop = Workshop
kind-rehearsal = Rehearsal
kind-roadshow = Roadshow
kind-closing = Closing
kind-activity = Free time and activities
plan-opening = Opening
plan-lecture = Lecture
plan-topics = Topics: what needs solving
plan-exchange = Exchange of experience
plan-groups = Groups meet and choose a leader
plan-causes = Workshop: problem and causes
plan-proposal = Workshop: writing the proposal
plan-finish = Workshop: finishing the proposal
plan-rehearsal = Rehearsal, group by group
plan-roadshow = Roadshow of the proposals
plan-closing = Closing
timetable-title = Timetable
timetable-of = Timetable: { $name }
timetable-empty = The timetable is empty. Begin with “Add an item”.
outside-the-class = outside the class's dates
new-item = Add an item
edit-item = Edit item
add-item = Add to the timetable
add-here = Add
item-added = Added to the timetable.
item-removed = “{ $title }” was taken out of the timetable.
put-back = Put back into the timetable.
remove-item = Take it out
remove-item-note = It disappears from the trainees' phones at once; you can undo this.
item-title = What
item-kind = Kind
item-starts = Begins
item-ends = Ends
item-room = Room
item-lecturer = Lecturer or leader
item-day-outside = Choose a day from { $first } to { $last }.
item-ends-early = It has to end after it begins.
item-other-half = { $time } is not in this half of the day; please check the time or choose another half.
day = Day
half-day = Half day
roster-title = Roster
roster-of = Roster: { $name }
n-people = { $n ->
    [one] 1 person
   *[other] { $n } people
 }
from-n-units = , from { $n ->
    [one] 1 unit
   *[other] { $n } units
 }
women-and-men = ; { $women } women, { $men } men
shown-of = { $n } of { $total } people
order-strokes = Strokes
order-pinyin = Pinyin
order-unit = Unit
by-strokes = In order of strokes of the surname
by-pinyin = In order of pinyin
by-unit = In order of units
any-city = All cities
any-industry = All industries
any-category = All categories
any-sex = Women and men
search = Find
search-hint = Name, unit or post
look = Show
show-all = Show all
nobody-fits = Nobody fits. Try other conditions, or show all.
number = No.
name = Name
sex = Sex
female = F
male = M
sex-not-given = Not given
sex-hint = Optional, for rooms and groups only
unit = Unit
choose-unit = Choose a unit
city = City
industry = Industry
post = Post
category = Category
category-hint = Optional, for example: head of department, correspondent
phone = Mobile number
phone-hint = 11 digits, only to know people again and to reach them
question = Question brought along
question-hint = Optional, in the trainee's own words
wishes = Topic wishes
wishes-hint = Optional: topic numbers, the dearest first, for example 3, 1, 7
wishes-are-numbers = Please give topic numbers only, for example 3, 1, 7.
not-a-name = There are characters that do not belong in a name. Rare characters and “·” are welcome.
stay = Stay
lodging = Lodging
arrival = Arrives
leave = Leaves
travel = Travels by
diet = Diet
diet-hint = Optional, for example: halal, vegetarian
note = Note
pages = Pages
page-of = Page { $page } of { $pages }
previous-page = Previous
next-page = Next
new-trainee = Add a trainee
edit-trainee = Edit trainee
add-trainee = Add to the roster
trainee-added = Added to the roster.
withdraw = Take off the roster
withdraw-note = { $name } will no longer see this class; what was filled in is kept and can be brought back.
taken-off = { $name } was taken off the roster.
taken-off-at = { $name } (taken off { $when })
taken-off-count = { $n } taken off
put-back-on-roster = Put back
back-on-roster = { $name } is back on the roster.
export-excel = Export to Excel
import-nav = Import
class-mark = C
please-fix = A few things to put right
refusal-import-moved = Somebody has just changed this file in the preview. Please look again, then import. The roster has not changed.
refusal-warnings-left = { $count ->
    [one] { $count } remark has not been confirmed. Put it right, or tick that you have seen it, then import.
   *[other] { $count } remarks have not been confirmed. Put them right, or tick that you have seen them, then import.
}
import-lead = Choose several files at once. Look them over and put them right first; until then the roster does not change.
file-refused = A file was not taken
receipt-files = Receipt files
receipt-files-hint = .xlsx, .xls or .csv, 10 MB each at most. ID numbers, ethnicity and political status are not collected.
look-over = Upload and look over
empty-receipt = Download an empty receipt
files-waiting = Files not imported yet
go-on = Go on
import-history = What was imported
no-imports = Nothing has been imported yet.
the-program = the program
imported-by = imported { $when } by { $who }
read-by = uploaded { $when } by { $who }
dropped = Dropped
nothing-changed = No change: all { $n } people are as on the roster.
import-result = { $added } added, { $updated } updated, { $unchanged } unchanged.
too-many-files = At most { $most } files at once; please send them in several goes.
receipt-of = Receipt: { $name }
preview-sentence = { $rows } people found: { $added } new, { $changed } changed, { $same } unchanged, { $skipped } skipped.
columns-not-wanted = Not collected and not kept: { $names }
columns-unknown = Not used: { $names }
rows-not-people = Not people, passed over: rows { $rows }
sheets-unread = Other sheets were not read: { $names }. Save them as a file of their own if they matter.
row-wrong = Error
row-look = Please look
row-new = New
row-back = Comes back
row-changes = Update
row-same = No change
row-skipped = Skipped
units-are-new = { $n ->
    [one] One unit is not registered yet
   *[other] { $n } units are not registered yet
}
units-are-new-text = Check the names and register them all at once. Where only the writing differs, give the registered name; a field left empty is not decided, and those people come without a unit.
as-a-new-unit = { $people ->
    [one] One person
   *[other] { $people } people
}; new, registered as “{ $kind }”
name-units = { $n ->
    [one] Register this unit
   *[other] Register these { $n } units
}
several-units = More than one unit is written so: { $names }. Please give the full name.
units-named = { $n ->
    [one] One unit settled
   *[other] { $n } units settled
}, { $new } of them newly registered.
rows-wrong = { $n ->
    [one] 1 row has an error
   *[other] { $n } rows have errors
 }; put them right or skip them before importing.
rows-to-look-at = { $n ->
    [one] 1 row has a remark
   *[other] { $n } rows have remarks
 }; it can be imported as it is, but please look first.
nothing-new-text = This file says just what the roster says; there is nothing to import.
all-rows = All rows
only-problems = Only rows with problems
warnings-seen = I have seen the remarks; import as it is
import-n = Import { $n ->
    [one] 1 person
   *[other] { $n } people
 }
close-import = All right, file it
download-marked = Download with notes
drop-file = Drop this file
drop-note = You will have to upload it again to import it. The roster is not affected.
import-dropped = Dropped. The roster has not changed.
no-problem-rows = No rows with problems.
excel-row = Row
row-state = State
put-right = Put right
row-number = Row { $n }
row-is-skipped = This row is left out.
take-row = Take it in again
skip-row = Skip this row
save-row = Put right
row-saved = Row { $n } is dealt with.
clear-cell = Empty the cell “{ $name }”
unit-as-above = As in the file
as-in-the-file = As in the file: { $text }
changes-these = Changes: { $names }
marked-file = { $name } (with notes)
personal-link = Personal link
links-lead = One link for each trainee: scan it or tap it, and they are in. No password.
links-text = A new link is made for each of the { $n } people, good for 60 days; links given out before stay good. A link is a key: hand it over in person or one to one, not in a group chat.
links-as-cards = Make cards to print
links-as-excel = Make an Excel file
links-of = Personal links: { $name }
cards-lead = Eight cards on a page of A4, to be cut and handed over. The links are shown only here and are not stored.
scan-to-enter = Scan to come in
withdraw-yes = Take off
drop-yes = Drop it
remove-yes = Take it out
order = Order
did-create-class = Set up a class
did-change-class = Changed a class
did-change-timetable = Changed the timetable
did-enrol = Put somebody on the roster
did-change-enrolment = Changed a trainee's data
did-withdraw = Took somebody off the roster
did-read-receipt = Uploaded a receipt
did-drop-receipt = Dropped a receipt
did-import-receipt = Imported a receipt
did-export-roster = Exported the roster
did-make-links = Made personal links
refusal-rows-with-errors = { $count ->
    [one] { $count } row still has an error (row { $rows }). Put it right or skip it, then import. The roster has not changed.
   *[other] { $count } rows still have errors (rows { $rows }). Put them right or skip them, then import. The roster has not changed.
}
refusal-import-closed = This file has already been imported or dropped. Upload it again if you need it.
refusal-nothing-to-import = There is no row to import.
refusal-phone-in-class = This phone number belongs to { $name } in this class; please check.
refusal-nobody-enrolled = The roster is still empty. Import receipts before making links.
