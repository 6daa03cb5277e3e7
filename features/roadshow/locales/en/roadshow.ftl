### The roadshow of a class: set-up.
roadshow-title = Roadshow
roadshow-new-lead = Choose a scoring rule to start from. Everything can still be changed until you freeze it.
roadshow-start = Start with this
preset-dimensions = { $n } criteria
preset-full-marks = { $marks } points in all
preset-plain-mean = plain mean
preset-trim = { $n } highest and { $n } lowest dropped
preset-show = { $n ->
    [one] { $n } minute on stage
   *[other] { $n } minutes on stage
}
preset-questions = { $n ->
    [one] { $n } minute of questions
   *[other] { $n } minutes of questions
}
roadshow-created = The roadshow is set up. Read the scoring rule through, change what differs, then freeze it.
roadshow-lead = { $groups } groups, { $judges } judges
roadshow-steps = How far we are
done = Done
more-title = Often used
more-desk = Control desk
more-board = All scores
more-sheets = Score sheets
more-summary = Score summary
rule-sentence = Scoring rule
go-back = Back
print = Print
please-choose = Please choose
comma-list = {", "}
yes = Yes
no = No
n-groups = { $n ->
    [one] { $n } group published
   *[other] { $n } groups published
}
n-judges = { $n ->
    [one] { $n } judge
   *[other] { $n } judges
}
step-groups = Groups
step-groups-missing = Groups are not published yet
step-rubric = Scoring rule
step-rubric-done = Frozen: nothing changes it any more
step-rubric-missing = Not frozen yet; scoring needs a frozen rule
step-judges = Judges
step-judges-missing = No judges yet
step-recusals = Standing back
step-recusals-later = Once there are judges
step-recusals-done = Judges of the same unit stand back by themselves; nothing left to decide
step-recusals-missing = { $n ->
    [one] { $n } pair from the same city waits for your decision
   *[other] { $n } pairs from the same city wait for your decision
}
step-draw = Running order
step-draw-done = The running order is drawn
step-draw-missing = Not drawn yet
step-scores = Scores
step-scores-missing = Not open yet
step-scores-now = { $handed } of { $expected } sheets handed in
step-scores-locked = Scores are locked; the result can be announced
step-results = Result
step-results-done = The result is published for anybody to read
step-results-missing = Not published yet
next-groups = Publish groups
next-rubric = Settle the rule
next-judges = Add judges
next-recusals = Decide who stands back
next-draw = Draw the order
next-open = Open the desk and begin
next-scores = Back to the desk
next-announce = Announce
next-results = See the result

### The rule.
rubric-title = Scoring rule
rubric-dimensions = What is scored
rubric-dimension = Item
rubric-dimension-en = English name (optional)
rubric-dimension-n = Item { $n }
rubric-rows-hint = Empty a row to drop it; after saving there are always two empty rows more.
rubric-name = Name of the rule
rubric-name-en = English name (optional)
rubric-max = Maximum
rubric-weight = Weight (1 unless stated)
rubric-full-marks = Full marks
rubric-full-marks-hint = Must equal the maxima times weights; catches slips
rubric-step = Step
rubric-step-hint = 0.5 allows 18 and 18.5
rubric-mean = How the mean is taken
rubric-trim = Dropped at each end
rubric-trim-hint = 0 is the plain mean
rubric-trim-from-label = Dropped from how many judges on
rubric-trim-from-hint = With fewer, the plain mean; never below 5
rubric-trim-on = Dropped from
rubric-trim-totals = Judges’ totals
rubric-trim-dimensions = The scores of each item
rubric-places = Decimals announced
rubric-rounding = Rounding
rubric-round-once = Once, at the end
rubric-round-each = At every stage
rubric-audience = The hall’s share in percent
rubric-audience-hint = 0 unless stated: announced on its own; 20 at most
rubric-time = Time
rubric-show = Minutes to present
rubric-questions = Minutes for questions
rubric-time-hint = For example 8 or 8:30
rubric-questions-hint = 0 for none
rubric-overtime-hint = Leave these three empty if overtime costs nothing.
rubric-overtime-every = For every seconds over
rubric-overtime-points-label = Points off
rubric-overtime-most = Points off at most
rubric-ties = Ties
rubric-ties-hint = Compared from the top down; if all are equal the rank is shared (1-2-2-4).
rubric-tie-n = Step { $n }
rubric-tie-none = Nothing more
rubric-tie-places = Two more decimals
rubric-tie-sum = Sum of all judges’ totals, dropped ones included
rubric-tie-dimension = Mean of “{ $name }”
rubric-save = Save and read the rule
rubric-saved = The rule is saved.
rubric-said = Saved. { $sentence }
rubric-overtaken = Somebody else has just changed the rule; yours was not saved. This is how it stands.
rubric-freeze-title = Freeze
rubric-freeze-note = Once frozen nobody can change it, and judges can score. Save first, then freeze.
rubric-freeze = Freeze the rule
rubric-freeze-sure = It cannot be changed afterwards. The sentence above is printed on every sheet. Freeze it?
rubric-freeze-yes = Yes, freeze it
rubric-frozen = The rule is frozen.
rubric-is-frozen = Frozen
rubric-frozen-note = The rule is frozen; every score is reckoned by it.
rubric-no-dimension = There must be at least one item.
rubric-too-many-dimensions = At most { $most } items.
rubric-max-range = The maximum must be above 0 and at most { $most }.
rubric-max-step = The maximum must be a multiple of { $step }, or nobody could give it.
rubric-weight-range = The weight must be above 0, at most { $most }, with at most three decimals.
rubric-full-marks-differ = The items add up to { $sum }, not { $stated }. Check the maxima and weights.
rubric-step-range = The step must be above 0 with at most three decimals.
rubric-trim-from = Dropping that many needs at least { $least } judges.
rubric-no-time = Say how long a group presents.
rubric-overtime-points = Points off must be above 0, have at most { $places } decimals and stay within the limit.
rubric-places-of-nothing = With rounding at every stage more decimals settle nothing. Change this, or drop “two more decimals”.
rubric-tie-twice = This was compared before.
rubric-time-wrong = Give minutes, such as 8 or 8:30, at most 180.

### Judges.
judges-title = Judges
judges-panel = The panel
judges-empty = No judges yet. A name is enough; the unit tells who stands back.
judge-add = Add a judge
judge-added = The judge is added.
judge-name = Name
judge-unit = Unit (optional)
judge-unit-hint = A judge of the same unit as a member stands back by itself
judge-unit-none = Not stated
judge-phone = Mobile number (optional)
judge-phone-hint = Only to know the same person again; kept encrypted
judge-post = Post (optional)
judge-is-removed = Removed
judge-is-absent = Absent
judge-remove = Remove
judge-remove-sure = { $name } leaves the panel; the personal link no longer opens the score sheet.
judge-remove-yes = Yes, remove
judge-removed = { $name } is removed and can be put back at any time.
judge-restore = Put back
judge-restored = { $name } is back on the panel.
judge-absent = Mark as absent
judge-present = Mark as present
judge-marked-absent = { $name } is marked as absent: missing scores are left out, never counted as 0.
judge-marked-present = { $name } is marked as present.
judge-cards = Print judges’ cards
judge-cards-title = Judges’ cards
judge-cards-note = Each card is one person’s own way in. Hand it over in person and do not pass pictures on.
judge-card-how = Scan with a phone and score: nothing to install, no account

### Standing back.
recusals-title = Standing back
recusals-lead = The same unit stands back by itself; the same city is your decision; coaching and other ties are noted here.
recusals-empty = Nothing to see yet
recusals-empty-text = Publish groups and add judges first.
recusals-proposed = Your decision: the same city
recusals-standing = Standing back
recusals-nobody = Nobody stands back.
recusals-closed = Scores are locked; nothing changes any more.
recusal-confirm = Stands back
recusal-decline = May score
recusal-add = Note a tie
recusal-judge = Judge
recusal-group = Group
recusal-ground = Ground
recusal-reason = Reason
recusal-reason-hint = The judge reads it on the phone; required for other ties
recusal-keep = Note it
recusal-kept = Noted: this judge does not score this group.
recusal-lift = Lift
recusal-lift-sure = The judge may then score this group; the reason stays on record.
recusal-lifted = Noted: this judge may score this group.
ground-choice-coached = Coached the group
ground-choice-marked = Another tie
ground-same-unit = A member is of the same unit ({ $name })
ground-same-city = A member is from the same city ({ $name })
ground-same-city-plain = A member is from the same city
ground-coached = Coached the group: { $name }
ground-coached-plain = Coached the group
ground-marked = Another tie: { $name }

### The draw.
draw-title = Drawing the running order
draw-lead = First a seal is published, then the hall says its part; the order follows and anybody can work it out again.
draw-no-groups = No groups are published, so there is nobody to draw.
draw-stale = The groups have changed since the draw. Draw again.
draw-seal-title = First: publish the seal
draw-seal-note = The program chooses a secret and publishes only its fingerprint, the seal. Nobody can change the secret afterwards.
draw-seal = Publish the seal
draw-sealed = The seal is published. Let somebody in the hall say their part.
draw-reveal-title = Second: the hall says its part, the seal is opened
draw-reveal-note = Let three people call out a number each, or anybody say anything, and type it as it was said.
draw-hall = Said in the hall
draw-hall-hint = For example 3-7-5
draw-reveal = Open the seal and see the order
draw-drawn = The running order is drawn.
draw-stands = Scores have come in; the order stands.
draw-again = Draw again
draw-again-note = The first draw stays on this page, and everybody can read why it was drawn again.
draw-again-yes = Publish a new seal
draw-seal-label = Seal (SHA-256)
draw-reason-label = Why it was drawn again
draw-secret-label = Secret
draw-hall-label = Said in the hall
draw-seed-label = Seed (secret, a space, what the hall said)
draw-order-label = Running order
draw-holds = Checked: the secret fits the seal and the order follows from the seed
draw-does-not-hold = It does not add up: do not use this draw
draw-check = How to check it yourself
draw-check-seal = 1. Take SHA-256 of the secret (for instance printf "secret" | sha256sum): it must be the seal.
draw-check-keys = 2. Sort the ids of the groups by their bytes:
draw-check-steps = 3. Key = SHA-256 of “running order”, a line feed and the seed. Read ChaCha20 (nonce zero) as little-endian 64-bit numbers, throw away what would bias, take the remainder, and shuffle from the end (Fisher–Yates). Whoever stands first goes first.
group-gone = a group no longer published

### A judge's phone.
judging-title = Judging
judging-empty = Not started yet
judging-empty-text = Once the rule is frozen and the order drawn, the groups stand here in order.
practice-mark = P
practice-team = Practice team
practice-note = Try it here first: practice scores never count.
practice-never-counts = Practice, never counted
now-scoring = Score now
can-be-scored = Open for scoring
not-open-yet = Not its turn yet
not-handed-in = No score handed in
handed-in-at = Handed in { $time }
handed-in-can-change = Handed in { $time }, can be changed until the lock
go-and-score = Score
you-stand-back = You stand back
your-span = { $count ->
    [one] Your score is { $low } ({ $count } group)
   *[other] Your scores range { $low }–{ $high } ({ $count } groups)
}
your-first-score = You have given { $score }
your-one-score = So far you have given { $score }
scores-are-locked = Scores are locked. Thank you.
see-results = See the result
nth-of = { $n } of { $all }
my-score = My score
scored-so-far = scored so far
score-comment = A word for the group (optional)
score-comment-hint = Members read it after the result, without your name
hand-in = Hand in
hand-in-again = Hand in the change
changeable-until-lock = Can be changed until scores are locked
score-errors = Not quite yet:
your-sheet = What you handed in
sheet-kept = { $total } handed in and kept.
sheet-saved = { $total } handed in, kept { $time }.
sheet-saved-again = { $total } handed in, kept { $time } (change { $revision }).
score-missing = This item has no score yet.
score-not-a-number = Give a number, such as 18 or 18.5.
score-below-zero = The least is 0.
score-above-max = The most is { $max }.
score-between-steps = Steps of { $step }: the nearest are { $below } or { $above }.

### The board.
board-title = All scores
board-group = Group
board-value = Result
board-rank = Rank
board-not-ready = Something has to be set up first
board-can-open = Ready: scoring can be opened
board-waits = { $n ->
    [one] { $n } group still lacks scores
   *[other] { $n } groups still lack scores
}
board-all-in = All scores are in and can be locked
board-announced = The result is published (version { $n })
board-to-set-up = Back to the set-up
board-open = Open scoring for all
board-opened = Judges can score every group now.
board-lock = Lock scores
board-lock-sure = Judges can change nothing afterwards. You can still correct a slip, with a reason.
board-lock-yes = Yes, lock
board-locked = Scores are locked.
board-announce = Publish the result
board-announce-sure = Anybody can then read ranks, results and workings; afterwards only a corrected version with a reason can follow.
board-announce-yes = Yes, publish
board-was-announced = The result is published.
board-lacks = Who is waited for
board-empty = Nothing to show yet
board-empty-text = Publish groups and add judges first.
board-versions = Publications
board-publish-again = Publish a corrected result
board-publish-again-note = Correct the scores first, then say why. The earlier version is kept.
board-export = Export Excel
board-record = Export the whole record
version-first = Published { $time }
version-again = Version { $n }, corrected { $time }: { $reason }
lack-scores = { $group } still lacks: { $names }
lack-nobody = { $group } has nobody to score it: all stand back or are absent
lack-time = { $group } was not timed yet
lack-audience = The hall’s vote for { $group } is not closed
cell-waiting = –
cell-stands-back = stands back
cell-absent = absent
cell-corrected = corrected
cell-title = { $judge } on { $group }
cell-history = What was given
cell-empty = Nothing was handed in yet.
cell-correct = Correct
cell-correct-note = Only for slips, or when a judge used paper. What was there before stays.
cell-correct-announced = The result is published: a correction takes effect when it is published again.
cell-was-corrected = Corrected; what was there before is kept.
correction-reason = Reason
correction-reason-hint = For example: the judge’s paper sheet says 17.5
revision-head = Revision { $n }, { $time }

### Results.
results-title = Roadshow result
results-not-yet = The result is not published yet
results-not-yet-text = Ranks, results and workings will be on this page.
results-working = How this was worked out
results-chain = From the need to the result
results-audience = Favourite of the hall
results-votes = Votes
results-code = Code of the score sheets
results-code-text = Every score sheet is a link of a chain that ends in this code. If a sheet is changed, left out or added after publication, reckoning again gives another code. The record that organisers export can be checked against it.
published-at = Published { $time }
rank-n = Rank { $n }
rank-n-text = Rank { $n }
tie-shared = Tied to the end: the rank is shared
tie-by-places = A tie settled by more decimals
tie-by-sum = A tie settled by the sum of all judges’ totals
tie-by-dimension = A tie settled by “{ $name }”
kind-need = Need
kind-topic = Topic
kind-group = Group
kind-proposal = Proposal
kind-result = Result
kind-other = Related
trail-result = { $group }: { $value } at the roadshow, rank { $rank }
own-result-title = Our group’s result
own-means = Mean of each item
own-comments = What judges said
own-no-comments = Judges left no comments.
own-comments-note = Without names; the order says nothing about who wrote them.

### On paper and in Excel.
sheet-of = Judge: { $name }
paper-place = No.
paper-total = Total
paper-note = Note
sign-judge = Judge
sign-judges = Judges sign here
sign-supervisor = Supervisor
sign-counter = Scorekeeper
sign-date = Date
printed-at = Printed { $time }
summary-not-complete = Not all scores are in: this is not the result.
scores-of = Roadshow scores of { $name }
excel-judge = Judge
excel-revision = Revision
excel-counts = Counts
excel-reason = Reason for correction
excel-at = Time

### On other pages.
strip-ahead = to come
strip-now = now
strip-announced = announced
strip-outcome = Put to use
strip-outcome-now = to follow up
todo-rubric = Freeze the scoring rule
todo-judges = Add judges
todo-recusals = { $n ->
    [one] { $n } tie to decide
   *[other] { $n } ties to decide
}
todo-draw = Draw the running order
todo-scores = Collect the scores
card-mark = J
card-title = Roadshow of { $class }
card-note = Your scores, please

### When this room says no.
no-rule-frozen = The rule is frozen and cannot be changed.
no-rule-open = The rule is not frozen yet, so nothing can be scored.
no-groups = No groups are published yet. Publish them first.
no-judges = There are no judges yet. Add them first.
no-order-stands = Scores have come in; the order cannot be drawn again.
no-reason-to-redraw = Drawing again needs a reason.
no-not-sealed = Publish the seal first.
no-revealed = This draw is opened already.
no-not-drawn = Draw the running order first.
no-judge-has-scored = This judge has handed in scores and cannot be removed; mark them as absent instead.
no-stands-back = This judge stands back from this group.
no-held-back = The first groups are handed in together: write now, it stays on this phone. Come back and hand in when scoring opens for the last of them.
hand-in-later = Write now, hand in later
no-scoring-closed = This group cannot be scored now; wait for the desk to open it. What you typed is still on your phone.
no-locked = Scores are locked and cannot be changed. Ask the organisers to correct a slip.
no-not-locked = Lock the scores first.
no-scores-missing = Not all scores are in.
no-announced = The result is published; nothing can be changed here.
no-nothing-new = No score has changed; there is nothing to publish again.
no-marked-absent = You are marked as absent. Tell the organisers, then you can score.
