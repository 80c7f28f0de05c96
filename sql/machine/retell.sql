-- Takes away what every build tells anew, whatever stays: corrections, problems, the list of builds.
DELETE FROM machine.seals WHERE relation IN ('corrections', 'problems');
DELETE FROM corrections;
DELETE FROM problems;
DELETE FROM builds;
