-- Which articles do the details cite, under the numbers that the details use? One JSON text.
SELECT to_json(coalesce(list({
  'title': title, 'source': source, 'url': url, 'path': path,
  'published': published, 'basis': basis, 'confidence': confidence
} ORDER BY number), []))::VARCHAR AS json
FROM named;
