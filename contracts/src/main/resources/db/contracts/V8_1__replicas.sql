-- Processes of one partner that share this database, and which of them had something to do for a negotiation or a transfer
-- last. Empty where a database is not shared.

create table replica (
    name varchar(255) primary key,
    life bigint       not null -- how often it has begun
);

alter table negotiation add column worker varchar(255);
alter table transfer add column worker varchar(255);
