-- What have people corrected, and does it still apply?
SELECT n, fix, value, was, author, reason, applies FROM corrections ORDER BY n;
