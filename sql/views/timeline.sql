-- Which events does the chart show by default, in order?
CREATE VIEW timeline AS
SELECT * FROM events WHERE edtf IS NOT NULL ORDER BY earliest, latest, event_id;
