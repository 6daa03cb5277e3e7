refusal-topic-moved = 这个课题刚被别人改过，您的改动没有保存。请看过新内容再改。
