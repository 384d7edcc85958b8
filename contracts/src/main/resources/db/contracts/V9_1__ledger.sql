-- What happened under each agreement: events numbered from 1, each with the hash of the one before it. The head is locked while
-- an event is added, so that no two take one number.

create table ledger_head (
    agreement_id varchar(255) primary key,
    events       bigint       not null,
    hash         char(64)     not null -- of the last event; zeros before the first
);

create table ledger_event (
    agreement_id varchar(255) not null,
    number       bigint       not null,
    canonical    varchar      not null,
    hash         char(64)     not null,
    primary key (agreement_id, number)
);

-- A reservation of a process that died is nobody's: of another process on a file that is ours alone, at once; on a shared server,
-- when its time is over.
alter table reservation add column holder varchar(64) default '' not null;
alter table reservation add column held_until timestamp(6) with time zone default current_timestamp not null;
create index reservation_by_counter on reservation (account, limit_name, unit_of_count, state);

-- What each side says of one delivery, signed as agreements are. The other side's statement is missing until it came, or for ever.
create table use_receipt (
    use_id         varchar(64)  primary key,
    agreement_id   varchar(255) not null,
    delivery       varchar, -- the provider's statement
    provider_jws   varchar(2048),
    provider_key   varchar(512),
    arrival        varchar, -- the consumer's statement
    consumer_jws   varchar(2048),
    consumer_key   varchar(512),
    seq            bigint generated always as identity
);
create index use_receipt_by_agreement on use_receipt (agreement_id, seq);

-- What arrived here and is still to be confirmed to the provider.
create table receipt_errand (
    use_id       varchar(64)   primary key references use_receipt (use_id),
    address      varchar(2048) not null,
    tries        integer       not null,
    next_at      timestamp(6) with time zone not null,
    problem      varchar(255)
);
create index receipt_errand_next on receipt_errand (next_at);
