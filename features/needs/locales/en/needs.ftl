nav-needs = Needs
tab-say = Say
tab-reply = Replies
tab-all = All

say-title = Tell us what is hard
say-lead = One thing is enough. No sign-in, no name.
say-text = What is hard for you
say-text-hint = For example: the pre-shift meeting has fifteen minutes, and everyone looks at their phone while papers are read out. At most 500 characters.
say-trade = Your work
say-place = Where
say-by-choice = you may leave this empty
say-reply = I would like to know what became of it (give me a reply code)
say-send = Tell the union
say-note = Union staff read what you write and answer in plain words. If it becomes a topic, your words may be quoted, without anything personal.
say-urgent = For urgent matters and formal complaints, call the workers' hotline 12351.
say-before = What you said on this phone

said-title = We heard you. Thank you
said-lead = You will usually have a reply within five working days.
said-code = Your reply code
said-code-hint = Take a screenshot or write it down. With it you can always see what became of it.
said-no-code = You did not ask for a code. On this phone, the page where you said it shows how it goes.
said-look = See how it goes
said-another = Say another thing

reply-title = What became of it
reply-lead = Type your reply code to see what became of it.
reply-code = Reply code
reply-code-hint = Ten letters and digits; capitals and dashes do not matter
reply-look = Look it up
reply-unknown = This reply code was not found. Please compare it with your screenshot and type it again.
reply-you-said = You said
reply-then = Then
reply-nothing-yet = It has arrived; there is no reply yet. You will usually have one within five working days.

needs-title = Workers' needs
needs-lead = { $total } in all, { $open } still without a reply.
needs-late = { $late } have waited more than { $days } working days. Please answer these first.
needs-search = Search
needs-search-hint = Words, trade or place
needs-empty = No needs here yet
needs-empty-text = Put up the poster with the QR code where people work and wait. They scan it and say what is hard.
needs-poster = Print a poster
needs-gather = Gather into a topic
needs-choose = Choose
needs-open = Open

state-open = No reply yet
state-answered = Answered
state-handed-on = Handed on
state-in-pool = In the topic pool
state-not-ours = Not ours

need-title = A need
need-back = Back to the needs
need-story = What became of it
need-no-story = Nobody has answered yet.
need-answer = Answer in plain words
need-answer-hint = The worker sees it with their reply code. Say where to go, whom to ask, what to bring.
need-answer-state = It counts as
need-answer-send = Send the answer
answered = The answer is with the worker

step-topic = It became part of the topic “{ $title }”
step-group = { $title } took this topic on
step-proposal = The proposal “{ $title }” was written
step-result = The roadshow result is out: { $title }

poster-title = Poster
poster-big = Something hard? Say it
poster-small = Scan and say it. No sign-in, no name. A reply code shows you what became of it.
poster-hotline = Urgent? Call the workers' hotline 12351
poster-place = Where it hangs
poster-make = Another place
poster-print = Print

card-said = { $n ->
    [one] Workers said one thing
   *[other] Workers said { $n } things
}
card-heard = { $n } have had an answer
card-mark = N
card-title = { $count ->
    [one] { $count } need still without a reply
   *[other] { $count } needs still without a reply
}
card-note = Answer in plain words, or gather them into a topic

refused-nothing-chosen = No need has been chosen. Tick at least one, then gather them into a topic.
