-- What happened in September 2025?
SELECT edtf, title, status, place, n_documents
FROM between_dates('2025-09-01', '2025-09-30');
