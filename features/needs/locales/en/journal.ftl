# What the journal says.

did-say = Said a need
did-answer = Answered a need
did-gather = Gathered a need into a topic
