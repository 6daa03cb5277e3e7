# What the journal says.

did-create = Began a roadshow
did-change-rule = Changed the rule
did-freeze-rule = Froze the rule
did-change-judge = Changed a judge
did-decide-recusal = Decided a recusal
did-seal-draw = Published the seal of a draw
did-draw-order = Drew the running order
did-take-desk-step = Took a step at the desk
did-hand-in-sheet = Handed in scores
did-correct-sheet = Corrected scores
did-publish-result = Published a result
did-take-away-scores = Exported the scores
