-- Seals every row of content as it is now.
INSERT INTO machine.seals SELECT relation, key, seal FROM machine.rows;
