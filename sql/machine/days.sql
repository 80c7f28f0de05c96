-- Which articles have their day, and why?
SELECT doc_id, published, basis FROM documents;
