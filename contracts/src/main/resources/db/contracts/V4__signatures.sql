-- Who signed an agreement: a compact JWS without payload (what was signed is the canonical record of the row) and the public
-- key that it fits, as JSON. Empty where a side has not signed, or cannot. Written once, never changed.

alter table agreement add column provider_jws varchar(2048);
alter table agreement add column provider_key varchar(512);
alter table agreement add column consumer_jws varchar(2048);
alter table agreement add column consumer_key varchar(512);
