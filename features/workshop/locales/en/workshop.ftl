refusal-topic-moved = Somebody has just changed this topic, so your changes were not kept. Look at it and edit again.
