-- What is still going on, or has a beginning but no end?
SELECT edtf, title, status FROM timeline
WHERE status = 'ongoing' OR (earliest IS NOT NULL AND latest IS NULL)
ORDER BY earliest, event_id;
