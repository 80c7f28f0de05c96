-- What did each article's words say when it was last read?
SELECT key, draft FROM machine.drafts;
