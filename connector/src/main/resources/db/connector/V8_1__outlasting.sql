-- What a connector must know again after a restart, and what those that share this database must know of each other.

-- What the operator has published, and where its bytes come from.
create table publication (
    asset_id varchar(255) ${binary} primary key,
    document varchar not null
);

-- What each member last showed of itself.
create table known_party (
    did         varchar(512) ${binary} primary key,
    shown_at    timestamp(3) with time zone not null,
    credentials varchar not null
);

-- Transfers that were started and have not ended.
create table flow (
    id           varchar(255) ${binary} primary key,
    generation   integer not null, -- of the token that is good
    is_suspended boolean not null,
    document     varchar not null
);

-- Pushes that are expected. Who knows the token may push, so only its hash is here.
create table expected_push (
    token_hash char(64)     primary key,
    transfer   varchar(255) ${binary} not null,
    until_at   timestamp(3) with time zone not null,
    is_here    boolean      not null
);
create index expected_push_transfer on expected_push (transfer);
