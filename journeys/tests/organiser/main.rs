//! 培训处干事: runs a class from the receipts to the published result, with a mouse, with the keyboard and
//! without scripts.

#![cfg(test)]

mod judges;
mod receipts;
mod roadshow;
mod studio;
mod walk;
mod workshop;

use walk::Walk;

#[tokio::test]
async fn an_organiser_takes_a_class_from_receipts_to_the_published_result() {
    let walk = Walk::begins(true).await;
    walk.founds_a_class("骨干培训班第二期").await;
    receipts::broken_and_merged(&walk).await;
    receipts::the_roster(&walk).await;
    workshop::a_topic_from_two_needs(&walk).await;
    workshop::groups(&walk).await;
    workshop::stages(&walk).await;
    roadshow::is_prepared(&walk).await;
    let judges = judges::come_by_their_cards(&walk).await;
    roadshow::is_held(&walk, &judges).await;
    roadshow::is_published(&walk).await;
    roadshow::leaves_papers(&walk).await;
}

#[tokio::test]
async fn without_scripts_the_same_road_leads_to_the_same_place() {
    let walk = Walk::begins(false).await;
    walk.founds_a_class("骨干培训班第三期").await;
    receipts::merged_only(&walk).await;
    workshop::a_topic_from_two_needs(&walk).await;
    workshop::groups(&walk).await;
    workshop::stages(&walk).await;
    roadshow::is_prepared(&walk).await;
    let judges = judges::come_by_their_cards(&walk).await;
    roadshow::is_held(&walk, &judges).await;
    roadshow::is_published(&walk).await;
}

#[tokio::test]
async fn a_hundred_and_eighteen_people_come_in_with_one_file_and_go_home_with_a_result() {
    let walk = Walk::begins(true).await;
    walk.founds_a_class("骨干培训班第四期").await;
    receipts::clean(&walk).await;
    workshop::a_topic_from_two_needs(&walk).await;
    studio::is_searched_in_sight(&walk).await;
    studio::is_changed_by_hand(&walk).await;
    studio::is_compared_with_another_seed(&walk).await;
    studio::is_locked_and_published(&walk).await;
    studio::says_why_to_a_trainee(&walk).await;
    roadshow::is_prepared(&walk).await;
    let judges = judges::come_by_their_cards(&walk).await;
    roadshow::is_held(&walk, &judges).await;
    roadshow::is_published(&walk).await;
}

#[tokio::test]
async fn in_an_empty_house_one_file_brings_the_people_and_their_units() {
    let walk = Walk::in_an_empty_house().await;
    walk.founds_a_class("骨干培训班第一期").await;
    receipts::with_new_units(&walk).await;
}
