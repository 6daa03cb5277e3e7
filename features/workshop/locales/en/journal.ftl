# What the journal says.

did-make-topic = Made a topic
did-change-topic = Changed a topic
did-pass-topic = Published or withdrew a topic
did-renumber-topic = Renumbered a topic
did-pass-pool = Opened or closed the pool
did-choose-topic = Chose topics
did-compute-groups = Computed groups
did-change-grouping = Changed a grouping
did-publish-groups = Published the groups
did-withdraw-groups = Withdrew the groups
did-plan-stage = Planned a stage
did-open-stage = Opened a stage
did-decide-gate = Decided a gate
did-tick = Ticked a deliverable
did-open-proposal = Opened a proposal
did-save-proposal = Saved a proposal
did-pass-file = Added or removed a file
did-pass-rehearsal = Used the rehearsal clock
did-make-remark = Left a remark
did-pass-remark = Handled a remark
