-- Has this program made rows of any article that needs no other one?
SELECT true FROM machine.traits WHERE starts_with(state, $program) LIMIT 1;
