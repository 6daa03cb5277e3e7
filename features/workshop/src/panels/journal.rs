//! What the journal calls what happened in this room.

use web::Lang;

use crate::words::words;

/// The words for an event's kind, when it is this room's.
pub(crate) fn happened(kind: &str, lang: Lang) -> Option<String> {
    let w = words(lang);
    let said = match kind.strip_prefix("workshop.")? {
        "topic-made" => w.did_make_topic(),
        "topic-changed" => w.did_change_topic(),
        "topic-passed" => w.did_pass_topic(),
        "topic-renumbered" => w.did_renumber_topic(),
        "pool-passed" => w.did_pass_pool(),
        "topic-chosen" => w.did_choose_topic(),
        "groups-computed" => w.did_compute_groups(),
        "grouping-changed" => w.did_change_grouping(),
        "groups-published" => w.did_publish_groups(),
        "groups-withdrawn" => w.did_withdraw_groups(),
        "stage-planned" => w.did_plan_stage(),
        "stage-opened" => w.did_open_stage(),
        "gate-decided" => w.did_decide_gate(),
        "deliverable-ticked" => w.did_tick(),
        "proposal-opened" => w.did_open_proposal(),
        "proposal-saved" => w.did_save_proposal(),
        "file-passed" => w.did_pass_file(),
        "rehearsal-passed" => w.did_pass_rehearsal(),
        "remark-made" => w.did_make_remark(),
        "remark-passed" => w.did_pass_remark(),
        _ => return None,
    };
    Some(said)
}
