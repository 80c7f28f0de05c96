-- Who says so, where, and why this date? The pieces in order, each with the number of its block of $block events.
SELECT position // $block AS block, json FROM pieces ORDER BY position, turn NULLS LAST;
