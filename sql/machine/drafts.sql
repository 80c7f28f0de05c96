-- What did the words of some articles say when they were last read?
SELECT key, draft FROM machine.drafts SEMI JOIN asked USING (key);
