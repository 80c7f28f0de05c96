-- Where the events are gathered as they are told, before they are held against those that are here.
CREATE OR REPLACE TEMP TABLE told AS FROM events LIMIT 0;
