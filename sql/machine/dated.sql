-- Articles that have their day, as their container gave them; of their words the text alone is asked for.
SELECT d.doc_id, d.name, d.path, d.text, d.language, d.title, d.source, d.url, k.published, k.basis, coalesce(k.key, ''), NULL
FROM documents AS d LEFT JOIN machine.drafts AS k USING (doc_id);
