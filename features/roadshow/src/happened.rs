//! What the journal calls what happened in this room.

use web::Lang;

use crate::words::words;

/// The words for an event's kind, when it is this room's.
pub(crate) fn happened(kind: &str, lang: Lang) -> Option<String> {
    let w = words(lang);
    let said = match kind.strip_prefix("roadshow.")? {
        "created" => w.did_create(),
        "rule-changed" => w.did_change_rule(),
        "rule-frozen" => w.did_freeze_rule(),
        "judge-changed" => w.did_change_judge(),
        "recusal-decided" => w.did_decide_recusal(),
        "draw-sealed" => w.did_seal_draw(),
        "order-drawn" => w.did_draw_order(),
        "desk-step-taken" => w.did_take_desk_step(),
        "sheet-handed-in" => w.did_hand_in_sheet(),
        "sheet-corrected" => w.did_correct_sheet(),
        "result-published" => w.did_publish_result(),
        "scores-taken-away" => w.did_take_away_scores(),
        _ => return None,
    };
    Some(said)
}
