-- Articles that have their day, as their container gave them, with the drafts of their words.
SELECT d.doc_id, d.name, d.path, d.text, d.language, d.title, d.source, d.url, k.published, k.basis, coalesce(k.key, ''), k.draft
FROM documents AS d LEFT JOIN machine.drafts AS k USING (doc_id);
