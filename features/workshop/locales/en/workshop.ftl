refusal-topic-moved = Somebody has just changed this topic, so your changes were not kept. Look at it and edit again.
refusal-nothing-to-publish = There is no topic to publish yet. Make one first.
refusal-topic-taken = { $group } is working on this topic, so it cannot be withdrawn. Withdraw the groups first.
refusal-number-is-out = A published number stays: trainees choose by it.
refusal-pool-closed = The topic pool is closed, so this choice was not kept. Ask the organiser to open it again.
refusal-groups-are-out = The groups are published. Withdraw them first.
refusal-nobody-to-group = Nobody is on the roster yet. Import the receipts first.
refusal-draft-moved = A colleague has just changed this draft, so your change was not made. Look at the groups again first.
refusal-no-such-change = This change cannot be made: the person is not in this draft, or is in that group already.
refusal-person-is-pinned = This person is pinned to the group. Unpin them first.
refusal-topic-is-full = At most { $most } groups may take this topic, and they have.
refusal-nothing-to-undo = There is no change to take back, or another one has been made since. Reload and look again.
refusal-nothing-to-redo = There is nothing to redo, or something else was changed since. Reload and look again.
refusal-draft-is-locked = This draft is locked and cannot be changed. Unlock it first.
refusal-roster-moved = The roster has changed: { $joined } joined, { $left } left. Compute again before publishing.
refusal-groups-at-work = The class has passed its first gate, so the groups can no longer be withdrawn.
refusal-nothing-published = No groups are published yet.

save = Save
edit = Edit
cancel = Cancel
undo = Undo
print = Print
withdraw = Withdraw
name = Name
unit = Unit
export-excel = Export to Excel
back-to-class = My class
ways-label = Topics and groups
topic = Topic
wish-twice = Choose a topic once only
from-needs = { $n ->
    [one] From { $n } need
   *[other] From { $n } needs
}

pool-title = Topic pool
pool-lead = { $offered } topics published, with places for { $places } groups; { $drafts } drafts
pool-empty = No topics yet
pool-empty-text = Gather a few needs into a topic; trainees choose by its number.
pool-for-readers = Every topic comes from something workers said
pool-nothing-yet = The topics are not published yet
pool-nothing-yet-text = Once they are, you can read them here and choose.
topic-new = New topic
topic-edit = Edit topic { $number }
topic-crumb = Topic { $number }
topic-form-lead = Pick some needs, give it a title, say what result is wanted
topic-title = Title
topic-title-hint = 2–40 characters in plain words
topic-number = No.
topic-state = State
topic-order = Change the order
topic-background = Background
topic-background-hint = Optional: how things are today and why it is hard
topic-wanted = Wanted result
topic-wanted-hint = Optional: what would make it useful
topic-difficulty = Difficulty
difficulty-common = Ordinary
difficulty-harder = Harder
difficulty-hard = Hard
topic-capacity = Places for groups
topic-capacity-hint = How many groups may take this topic
takes-groups = { $n ->
    [one] up to { $n } group
   *[other] up to { $n } groups
}
topic-needs = Needs to gather
topic-needs-hint = Those who said them will see with their reply code that it is in the topic pool
topic-gathered = { $n ->
    [one] { $n } need gathered
   *[other] { $n } needs gathered
}
topic-kept = The topic is saved.
topic-draft = Draft
topic-published = Published
topic-withdrawn = Withdrawn
topic-is-published = The topic is published; trainees can choose it.
topic-is-withdrawn = The topic is withdrawn; it can be put back at any time.
topic-is-restored = The topic is back.
topic-is-moved = The order is changed.
topic-up = Move up: { $title }
topic-down = Move down: { $title }
publish-topic = Publish topic
restore-topic = Put back
withdraw-topic-text = Trainees will no longer see it and wishes for it no longer count. It keeps its number and can be put back.
topic-quotes = In workers' own words ({ $n })
topic-came-of = What came of it
came-group = Group
came-proposal = Proposal
came-result = Result
publish-drafts = { $n ->
    [one] Publish { $n } topic
   *[other] Publish { $n } topics
}
pool-is-published = The topics are published; trainees can choose.
close-pool = Close the pool
close-pool-text = Trainees can no longer change their wishes; { $n } people have none yet. You can open it again.
open-pool = Open again
pool-is-closed = The topic pool is closed.
pool-is-opened = The topic pool is open again.
pool-closed-by = { $by } closed the topic pool at { $at }
pool-closed-at = The topic pool was closed at { $at }
wishes-for = first wish of { $first }, chosen by { $all }
which-class = { $n ->
    [one] { $n } need chosen. Which class's topic pool shall it go into?
   *[other] { $n } needs chosen. Which class's topic pool shall they go into?
}
no-class-open = No class is being prepared
no-class-open-text = Set up a class first, then gather needs into its topics.

wishes-title = Wishes
wishes-choose-title = Choose topics
wishes-choose-lead = { $n } topics. Choose up to three, the dearest first. You can change them until the pool closes.
wish-first = First wish
wish-second = Second wish
wish-third = Third wish
no-wish = Please choose
keep-wishes = Keep these
wishes-kept = Your wishes are kept; you can change them until the pool closes.
numbered-topic = { $number } · { $title }
closed-for-you = The topic pool was closed at { $at }.
from-your-receipt = These are from your sign-up form, filled in for you. Change them and press “Keep these”.
you-chose-at = You chose at { $at }; you can still change it.
my-wishes = My wishes
you-did-not-choose = You made no wish; you will be placed where it fits.
read-topics = Read the topics
go-choose = Choose topics
see-my-wishes = See my wishes
wishes-lead = { $own } chose themselves, { $receipt } by their sign-up form, { $nothing } have none yet
have-wishes = { $n } of { $of } people have wishes
without-wishes = { $n } people have no wishes yet
wishes-need-topics = Publish topics first, then trainees can choose.
wishes-by-topic = How many chose each topic
wishes-by-person = Everybody's wishes
first-wish = First wish
any-wish = First three
source = Source
source-chosen = Chosen
source-receipt = Sign-up form
source-nothing = None
to-pool = To the topic pool

strip-needs = needs gathered
strip-topics = topics published
strip-groups = groups made
todo-topics = Publish the topics
todo-topics-done = { $n ->
    [one] { $n } topic published
   *[other] { $n } topics published
}
todo-topics-drafts = { $n ->
    [one] { $n } draft left
   *[other] { $n } drafts left
}
todo-wishes = { $n } people have no wishes yet
todo-wishes-done = Everybody has wishes
todo-pool-closed = The pool is closed
todo-groups = Publish the groups
todo-groups-done = Groups published
topic-mark = T
card-choose = { $n } topics, choose up to three
card-chosen = Chosen
