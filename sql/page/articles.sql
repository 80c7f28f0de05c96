-- Which articles do the details cite, under the numbers that the details use? In their order, each as JSON.
SELECT to_json({
  'title': title, 'source': source, 'url': url, 'path': path,
  'published': published, 'basis': basis, 'confidence': confidence
}) AS json
FROM named
ORDER BY number;
