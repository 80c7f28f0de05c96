-- Notes what all rows come to, in the place of what they came to before.
DELETE FROM machine.sums;
INSERT INTO machine.sums FROM machine.whole;
