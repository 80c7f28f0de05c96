-- Which article does a person mean by its id, its path, its name, or a part of them?
SELECT doc_id, name, path, published, left(text, 480) AS head FROM documents
WHERE starts_with(doc_id, $named) OR contains(path, $named) OR contains(fold(coalesce(title, '')), fold($named))
ORDER BY doc_id = $named DESC, path = $named DESC, name = $named DESC, path, doc_id;
