-- What a ballot last voted for is asked by every phone that opens the vote.
CREATE INDEX audience_votes_by_token ON audience_votes (token, id);
