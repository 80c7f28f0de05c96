-- Which articles do the details cite, under the numbers that the details use?
SELECT title, source, url, path, published, basis, confidence FROM named ORDER BY number;
