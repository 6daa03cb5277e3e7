# The drill: the whole roadshow played beforehand with made-up judges and voters.
drill-title = Drill
drill-go = Run a drill
drill-go-text = Plays the whole roadshow with simulated judges and votes and leaves no record.
drill-ribbon = Drill · judges, scores and votes are simulated
drill-step-of = Step { $at } of { $total }
drill-now = Now
drill-press = On the day, press at the desk
drill-press-none = Nothing to press, just watch
drill-today = As things stand today the desk would refuse this step: { $why }
drill-refused = The drill cannot go on from here. The desk says: { $why }
drill-phones = On judges' phones
drill-hall = On the audience's phones
drill-handed = handed in
drill-not-handed = not yet
drill-stands-back = stands back
drill-absent = absent
drill-nobody-scores = No judge may score this group.
drill-no-code = A drill: this code is no ballot
drill-stand-in = Judge { $n }
drill-play = Play
drill-pause = Pause
drill-next = Next
drill-back = Back
drill-again = From the start
drill-other = Other scores
drill-speed = { $times }× speed
drill-only-stage = Stage only
drill-with-words = With explanation
drill-controls = Drill controls
drill-no-groups = Groups are not published yet
drill-no-groups-text = A drill is played with the groups of this class. Publish them first, then come back.
drill-no-roadshow-text = Choose a scoring rule to start from and you can run a drill, even before judges and running order are settled.

drill-told-begin = The audience sits down, the stage is on the screen. { $groups ->
    [one] 1 group is
   *[other] { $groups } groups are
 } waiting; { $judges ->
    [one] 1 judge has
   *[other] { $judges } judges have
 } a phone open.
drill-told-call = { $name } comes on. The stage and the judges' phones turn to this group.
drill-told-show = The presentation clock starts: { $minutes } min.
drill-told-last-minute = One minute left: the stage rings once and the figures turn gold.
drill-told-time-up = Time is up; { $name } went on for { $over } seconds. The rule takes nothing off: ask them to finish.
drill-told-time-up-fined = Time is up; { $name } went on for { $over } seconds. The rule takes { $points } points off.
drill-told-questions = The judges ask questions: { $minutes } min.
drill-told-pause = They have finished: stop the clock.
drill-told-open = Scoring opens: judges can hand in for { $name } on their phones.
drill-told-open-held = Judges can write their scores for { $name } and hand in together once the first { $groups } groups have shown.
drill-told-hand-in = { $names } handed in for { $name }: { $handed } of { $expected }.
drill-told-nudge = { $names } still missing: a reminder on the judges' phones.
drill-told-close = Everybody has handed in for { $name }: scoring closes.
drill-told-close-nobody = No judge may score { $name }: it can only be closed empty.
drill-told-open-vote = The audience vote opens and a code appears on the stage. The drill's code is not real and gives no ballot.
drill-told-votes = { $issued ->
    [one] 1 ballot
   *[other] { $issued } ballots
 } handed out, { $voted } voted. Nobody can see any group's count yet.
drill-told-close-vote = The vote closes.
drill-told-show-vote = The count is shown at the foot of the stage.
drill-told-lock = Scores are locked: judges change nothing from here on. The ranks are reckoned but not shown yet.
drill-told-reveal = Place { $rank } is revealed: { $name }, { $value }.
drill-told-announce = The result is published: everybody can see it, and each group its own score and comments.
drill-told-hold = As set at the desk, judges hand in for the first { $groups } groups together.
drill-told-sureness = As set at the desk, the stage says beside each place how sure it is.

drill-to-do = Still to do
drill-end-fine = Everything is in order
drill-end-missing = { $n ->
    [one] 1 thing
   *[other] { $n } things
 } to do before the day
drill-end-through = { $groups ->
    [one] 1 group
   *[other] { $groups } groups
 } and { $judges ->
    [one] 1 judge
   *[other] { $judges } judges
 }, from the first call to the published result: every step went through.
drill-end-through-if = The drill took these as done: { $groups ->
    [one] 1 group
   *[other] { $groups } groups
 } and { $judges ->
    [one] 1 judge
   *[other] { $judges } judges
 } got from the first call to the published result.
drill-end-stuck = The drill did not get to the end. Put right what is below and run it again.
drill-end-trace = This drill left no record: desk, stage and judges' phones were not touched.
drill-miss-rule = The scoring rule is not frozen; the drill used the present draft.
drill-miss-judges = No judges yet; the drill used seven stand-ins.
drill-miss-recusals = { $pairs ->
    [one] 1 pair of judge and group is
   *[other] { $pairs } pairs of judge and group are
 } undecided; in the drill they scored as usual.
drill-miss-scorers = No judge may score { $names }, so scores cannot be locked.
drill-miss-trim = { $names }: fewer than { $from } judges score, so nothing is dropped, while for other groups the extremes are. Better give every group as many judges.
drill-miss-order = The running order is not drawn; the drill went by group number.
drill-miss-voters = The groups have no members: apart from those who scan the code nobody can vote.
drill-go-recusals = See who stands back
drill-go-judges = See the judges
